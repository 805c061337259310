"""Intake: sealed files are opened, proved and become cases; whatever is wrong is refused and nothing of it is kept."""

import hashlib
import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from io import BufferedReader
from pathlib import Path

from app import canonical_json
from app.crypto import desk_key, opening, signing
from app.domain import clocks, code_names
from app.domain.code_names import CodeName
from app.errors import AppError
from app.i18n import _
from app.services.session import Session
from app.storage import attachments, cases, envelope, erasure, inbox, kits, reports


class FileIsAltered(AppError):
    """The file was damaged, cut, changed or sealed anew after the desk sealed it."""


class FileIsNotForThisVault(AppError):
    """No key of this vault opens it."""


class FileIsNewer(AppError):
    """A newer Mamori sealed it."""


class FileIsNotAReport(AppError):
    """It is a draft, a hand-over or a practice report, which this version does not import."""


class ReportWasErased(AppError):
    """The report was in this vault once, and its case was erased."""


class NoCodeNameLeft(AppError):
    """All 65,536 code names were used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one file."""

    path: Path
    case: str | None = None
    code_name: CodeName | None = None
    already_here: bool = False
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
    return tuple(
        replace(r, missing_numbers=reports.missing_numbers(session.database, r.case)) if r.case else r for r in results
    )


def import_report(session: Session, path: Path, progress: Progress | None = None) -> Imported:
    """Open one sealed file and make it a case, in one transaction.

    Raises FileIsAltered, FileIsNotForThisVault, FileIsNewer, FileIsNotAReport, inbox.CannotBeRead, or what the
    database refuses; then nothing was imported.
    """
    with inbox.opened(path) as file:
        sealed = inbox.sha256_of(file)
        if (case := reports.case_of_file(session.database, sealed)) is not None:
            return _already_here(session, path, case)
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


@dataclass(slots=True)
class _Arrival:
    """One report on its way into the transaction that is open."""

    session: Session
    kept: kits.KeptKit
    sealed_sha256: bytes
    case: str = field(default_factory=lambda: secrets.token_hex(16))
    name: CodeName | None = None
    clock_was_wrong: bool = False
    desk_is_known: bool = False
    duplicate_of: str | None = None
    _attachments: dict[int, tuple[int, int]] = field(default_factory=dict)
    _buffers: dict[int, bytearray] = field(default_factory=dict)

    def on_head(self, head: envelope.Head) -> None:
        """Prove who sealed it for whom, and open a case for it."""
        manifest, kit = head.manifest, self.kept.kit
        if manifest.to != kit.organizer.recipient or manifest.kit != kit.id or manifest.route != "organizer":
            raise envelope.NotAnEnvelope("was sealed anew for somebody else")
        digest = hashlib.sha512(head.manifest_bytes).digest()
        if not signing.is_signed_by(bytes(manifest.desk.key), head.signature, b"mamori-report-v1", digest):
            raise envelope.NotAnEnvelope("is not signed by its desk")
        if manifest.kind != "report":
            raise FileIsNotAReport(_("This file is no finished report. Nothing was imported."))
        if erasure.was_erased(self.session.database, manifest.id):
            raise ReportWasErased(_("This report was in the vault once and was erased. Nothing was imported."))
        self.duplicate_of = reports.case_of_report(self.session.database, manifest.id)
        if self.duplicate_of is None:
            self._open_case(head)

    def on_chunk(self, position: int, data: bytes) -> None:
        """Store an attachment in rows of one size, whatever the pieces it arrives in."""
        if self.duplicate_of is None:
            buffer = self._buffers.setdefault(position, bytearray())
            buffer += data
            while len(buffer) >= attachments.CHUNK:
                self._store(position, bytes(buffer[: attachments.CHUNK]))
                del buffer[: attachments.CHUNK]

    def finish(self) -> None:
        """Store the last, shorter rows."""
        for position, buffer in self._buffers.items():
            if buffer:
                self._store(position, bytes(buffer))

    def _store(self, position: int, data: bytes) -> None:
        attachment, count = self._attachments[position]
        attachments.add_chunk(self.session.database, attachment, count, data)
        self._attachments[position] = attachment, count + 1

    def _open_case(self, head: envelope.Head) -> None:
        manifest, database, now = head.manifest, self.session.database, self.session.now()
        receipt = clocks.first_receipt(
            canonical_json.read_moment(manifest.captured.sealed), now, canonical_json.read_moment(self.kept.kit.made)
        )
        received_at = canonical_json.spell_moment(receipt.received_at)
        self.name = _new_name(self.session)
        self.clock_was_wrong = receipt.clock_was_wrong
        self.desk_is_known = desk_key.has_kit(
            bytes(self.kept.kit.enrol), bytes(manifest.desk.key), bytes(manifest.desk.proof)
        )
        cases.add(database, self.case, self.name, received_at)
        reports.add(
            database,
            self.case,
            reports.NewReport(
                head=head,
                sealed_sha256=self.sealed_sha256,
                received_at=received_at,
                imported_at=canonical_json.spell_moment(now),
                desk_is_known=self.desk_is_known,
                clock_was_wrong=self.clock_was_wrong,
            ),
        )
        for position, note in enumerate(manifest.attachments):
            self._attachments[position] = (attachments.add(database, manifest.id, position, note), 0)
        self.session.note("report imported", self.case)
        self.session.follow(self.case)


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
    arrival = _Arrival(session, kept, sealed)
    reader = envelope.Reader(arrival.on_head, arrival.on_chunk)
    try:
        with session.database.transaction():
            opening.open_sealed(file, reader, kept.identity)
            reader.finish()
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
    if arrival.duplicate_of is not None:
        return _already_here(session, path, arrival.duplicate_of)
    return Imported(
        path=path,
        case=arrival.case,
        code_name=arrival.name,
        clock_was_wrong=arrival.clock_was_wrong,
        desk_is_known=arrival.desk_is_known,
        missing_numbers=reports.missing_numbers(session.database, arrival.case),
    )


def _already_here(session: Session, path: Path, case_id: str) -> Imported:
    case = cases.read(session.database, case_id)
    return Imported(path=path, case=case_id, code_name=case.code_name if case else None, already_here=True)


def _new_name(session: Session) -> CodeName:
    taken = cases.names_taken(session.database)
    adjectives, nouns = code_names.all_adjectives(), code_names.all_nouns()
    if len(taken) >= len(adjectives) * len(nouns):
        raise NoCodeNameLeft(_("Every code name of this vault is used up. Nothing was imported. Make a new vault."))
    while (name := CodeName(secrets.choice(adjectives), secrets.choice(nouns))) in taken:
        pass
    return name
