"""Intake: sealed files are opened, proved and become cases; whatever is wrong is refused and nothing of it is kept."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BufferedReader
from pathlib import Path

from app import canonical_json
from app.crypto import opening, recovery_code, signing
from app.domain.code_names import CodeName
from app.errors import AppError
from app.i18n import _
from app.services import mail
from app.services.arrival import Arrival
from app.services.kits import signing_key_of
from app.services.session import Session
from app.storage import cases, envelope, import_note, imported_files, inbox, kits, reports
from app.storage import mail as mails

MAIL = "mail"
"""What a report is called that came by mail."""


class FileIsAltered(AppError):
    """The file was damaged, cut, changed or sealed anew after the desk sealed it."""


class FileIsNotForThisVault(AppError):
    """No key of this vault opens it."""


class FileIsNewer(AppError):
    """A newer Mamori sealed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one file."""

    path: Path
    kind: str = "report"
    """What it was: report, draft, handover, practice or mail; reports, drafts and mails become a case or a part."""
    kit: str = ""
    """The id of the kit it was sealed with."""
    desk: str = ""
    """The public half of its desk's key, in hex."""
    case: str | None = None
    code_name: CodeName | None = None
    already_here: bool = False
    is_new_case: bool = False
    clock_was_wrong: bool = False
    desk_is_known: bool = True
    missing_numbers: tuple[int, ...] = ()
    """Numbers of the same desk that have not arrived yet."""
    refused: AppError | None = None


Progress = Callable[[int, int], None]
"""Called with the bytes done and the bytes there are; what it raises ends the import of that file."""


def import_reports(session: Session, paths: Sequence[Path], progress: Progress | None = None) -> tuple[Imported, ...]:
    """Import each file on its own; a refused one is told with its reason and keeps nothing.

    Of several files those for somebody else are passed over without a word (formats.md 6). What `progress` raises
    passes through: the file at hand is rolled back, those before it stay.
    """
    results = []
    for path in paths:
        try:
            results.append(import_report(session, path, progress))
        except FileIsNotForThisVault as refusal:
            if len(paths) == 1:
                results.append(Imported(path=path, refused=refusal))
        except AppError as refusal:
            results.append(Imported(path=path, refused=refusal))
    # A desk's files come in no order: what is missing is known only after the last.
    return tuple(look_for_gaps(session, result) for result in results)


def look_for_gaps(session: Session, result: Imported) -> Imported:
    """The same result with the numbers of its desk that are missing by now."""
    if not result.kit:
        return result
    missing = imported_files.missing_numbers(session.database, result.kit, bytes.fromhex(result.desk))
    return replace(result, missing_numbers=missing)


def find_by_code(session: Session, typed: str) -> tuple[reports.FiledReport, ...]:
    """What was filed under a receipt code as somebody says or types it, with the proof that their receipt must show."""
    return reports.of_code(session.database, recovery_code.receipt_code(typed))


def write_import_notes(session: Session, kits_of_files: Sequence[str], folder: Path) -> int:
    """Save a note for each of these kits under a name that says nothing; the number of files they name.

    Raises import_note.NoteCannotBeSaved.
    """
    names = (recovery_code.random_letters(20) + import_note.SUFFIX for _kit in kits_of_files)
    return sum(write_import_note(session, kit, folder / name) for kit, name in zip(kits_of_files, names, strict=True))


def write_import_note(session: Session, kit: str, path: Path) -> int:
    """Save a signed note of every file of this kit that is in the vault, for its desks; the number of files (R44).

    Raises import_note.NoteCannotBeSaved.
    """
    files = imported_files.of_kit(session.database, kit)
    body = import_note.spell(
        import_note.ImportNote(v=1, kit=kit, by="organizer", files=tuple(canonical_json.Binary(f) for f in files))
    )
    with session.change("import note written"):
        signature = signing.sign(signing_key_of(session, kit), import_note.SIGNED_AS, body)
        import_note.write(path, body, signature)
    return len(files)


def import_text(session: Session, text: str, received_at: datetime | None = None) -> Imported:
    """Make a pasted mail a case; `received_at` is when it came, its own date or now where nobody says so.

    Raises mail.NotAMail.
    """
    pasted = mails.spell(text.encode())
    return _import_mail(session, Path("mail.txt"), replace(pasted, sent_at=received_at or pasted.sent_at))


def _import_mail(session: Session, path: Path, letter: mails.Mail) -> Imported:
    digest = hashlib.sha256(letter.original).digest()
    if (known := imported_files.find(session.database, digest)) is not None:
        name = code_name(session, known.case)
        return Imported(path=path, kind=MAIL, case=known.case, code_name=name, already_here=True)
    arrival = mail.bring(session, letter, f"mail{path.suffix.casefold()}")
    return Imported(
        path=path,
        kind=MAIL,
        case=arrival.case,
        code_name=code_name(session, arrival.case),
        is_new_case=arrival.is_new,
        clock_was_wrong=arrival.clock_was_wrong,
    )


def import_report(session: Session, path: Path, progress: Progress | None = None) -> Imported:
    """Open one sealed file and make it a case, in one transaction; drafts of one report are joined by its id.

    A saved mail or a text file becomes a case as it is (R5). Practice and hand-over files make no case. Raises
    FileIsAltered, FileIsNotForThisVault, FileIsNewer, inbox.CannotBeRead, mail.NotAMail, or what the database refuses;
    then nothing was imported.
    """
    if mails.looks_like_one(path):
        return _import_mail(session, path, mails.read(path))
    with inbox.opened(path) as file:
        sealed = inbox.sha256_of(file)
        if (known := imported_files.find(session.database, sealed)) is not None:
            return Imported(
                path=path,
                kind=known.kind,
                kit=known.kit,
                case=known.case,
                code_name=code_name(session, known.case),
                already_here=True,
            )
        for kept in kits.openable(session.database):
            file.seek(0)
            try:
                return _import_with(session, path, _Watched(file, progress), sealed, kept)
            except opening.NotForThisKey:
                continue
    raise FileIsNotForThisVault(
        _(
            "This file is not for this vault. Nothing was recorded. "
            "If it comes from one of your desks, hand it to the trusted Volunteers."
        )
    )


class _Watched:
    """The sealed file while it is read, telling how far it is."""

    def __init__(self, file: BufferedReader, progress: Progress | None) -> None:
        self._file = file
        self._progress = progress
        self._size = os.fstat(file.fileno()).st_size
        self._done = 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size)
        self._done += len(data)
        if self._progress is not None:
            self._progress(self._done, self._size)
        return data


def _import_with(session: Session, path: Path, file: _Watched, sealed: bytes, kept: kits.KeptKit) -> Imported:
    arrival = Arrival(session, kept, sealed)
    reader = envelope.Reader(arrival.on_head, arrival.on_chunk)
    try:
        with session.database.transaction():
            opening.open_sealed(file, reader, kept.identity)
            manifest = reader.finish().manifest
            arrival.finish()
    except canonical_json.MadeByNewer as error:
        raise FileIsNewer(
            _("This file was sealed by a newer Mamori. Nothing was imported. Use that version.")
        ) from error
    except (opening.NotSealedFile, envelope.NotAnEnvelope, canonical_json.NotCanonical) as error:
        raise FileIsAltered(
            _(
                "This file was damaged or changed after it was sealed. Nothing was imported. "
                "Ask the desk for another copy."
            )
        ) from error
    desk = bytes(manifest.desk.key)
    return Imported(
        path=path,
        kind=manifest.kind,
        kit=kept.kit.id,
        desk=desk.hex(),
        case=arrival.case,
        code_name=code_name(session, arrival.case),
        already_here=arrival.is_superfluous,
        is_new_case=arrival.is_new,
        clock_was_wrong=arrival.clock_was_wrong,
        desk_is_known=arrival.desk_is_known,
        missing_numbers=imported_files.missing_numbers(session.database, kept.kit.id, desk),
    )


def code_name(session: Session, case_id: str | None) -> CodeName | None:
    """The code name of a case; None for no case."""
    case = cases.read(session.database, case_id) if case_id is not None else None
    return case.code_name if case is not None else None
