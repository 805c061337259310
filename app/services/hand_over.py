"""Handing over: what waits at this desk, every file copied and proved, and deleted only against a signed note."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import canonical_json
from app.crypto import signing
from app.domain.case import Route
from app.errors import AppError
from app.i18n import _
from app.services import capture, sealed_file
from app.services.capture import OpenKit
from app.services.sealed_file import Contents
from app.storage import desk, import_note, outbox

Progress = Callable[[int, int], None]
"""Called with the bytes copied and the bytes there are; what it raises ends the copying."""


class CannotCopy(AppError):
    """The files are not on the stick; all of them are still here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One sealed report or draft of this desk, as far as the desk can know it."""

    number: int
    """Its place in the chain; 0 for an unfinished one."""
    sealed_at: datetime | None
    size: int
    """Bytes; 0 where the file is no longer here."""
    handed_at: datetime | None = None

    @property
    def is_missing(self) -> bool:
        """Whether somebody took the file away from this computer."""
        return self.size == 0


def waiting(opened: OpenKit, folder: Path, route: Route) -> tuple[Waiting, ...]:
    """What was sealed here on one route, reports in their order and then what is unfinished; raises DeskIsDamaged."""
    mine = desk.look(folder, opened.kit.id)
    if mine is None:
        return ()
    notes = [note for note in mine.files if note.route == route.value and note.kind in ("report", "draft")]
    unfinished = {note.report: note for note in notes if note.kind == "draft"}
    rows = [_row(folder, note) for note in notes if note.kind == "report"]
    return (*sorted(rows, key=lambda row: row.number), *(_row(folder, note) for note in unfinished.values()))


def copy_all(opened: OpenKit, folder: Path, target: Path, clock: Callable[[], datetime], progress: Progress) -> int:
    """Write the desk's word for each route, then copy every sealed file and prove each copy; the number of files.

    Everybody gets everything and opens their own (formats.md 6). Raises CannotCopy, desk.DeskIsDamaged; what was
    copied whole stays, no half copy does.
    """
    _say_where_chains_end(opened, folder, clock)
    names = outbox.names(folder)
    sizes = {name: (folder / name).stat().st_size for name in names}
    done, total = 0, sum(sizes.values())

    def copied(size: int) -> None:
        nonlocal done
        done += size
        progress(done, total)

    try:
        if target.resolve() == folder.resolve():
            raise CannotCopy(_("This is the desk’s own folder. Choose the stick."))
        needed = sum(size for name, size in sizes.items() if not (target / name).exists())
        if shutil.disk_usage(target).free < needed:
            raise _stick_cannot_take()
        for name in names:
            outbox.copy(folder, name, target, copied)
    except outbox.ReadBackDiffers as error:
        raise CannotCopy(_("One copy is not the same. It was removed. Copy again, or use another stick.")) from error
    except OSError as error:
        raise _stick_cannot_take() from error
    return len(names)


def mark_handed(opened: OpenKit, folder: Path, clock: Callable[[], datetime]) -> None:
    """Remember that everything here was given to a person; raises capture.CannotSeal."""
    mine = desk.look(folder, opened.kit.id)
    if mine is not None:
        with capture.saying_why_not():
            desk.hand(folder, mine, sealed_file.spell(sealed_file.in_zone(opened.kit, clock)))


def take_note(opened: OpenKit, folder: Path, path: Path) -> int:
    """Delete exactly the files that a signed import note names; how many there were (R44).

    Raises import_note.NotANote, and then nothing is deleted; capture.CannotSeal where the disk refuses.
    """
    signed = import_note.read(path)
    panel = opened.kit.panel
    signers = {"organizer": bytes(opened.kit.organizer.sign), "panel": bytes(panel.sign) if panel else b""}
    key = signers[signed.note.by]
    if signed.note.kit != opened.kit.id or not signing.is_signed_by(
        key, signed.signature, import_note.SIGNED_AS, signed.body
    ):
        raise import_note.not_a_note()
    wanted = {bytes(sha256) for sha256 in signed.note.files}
    gone = []
    with capture.saying_why_not():
        for name in outbox.names(folder):
            found = outbox.find(folder, name)
            if found is not None and found.sha256 in wanted:
                outbox.delete(folder, name)
                gone.append(name)
        mine = desk.look(folder, opened.kit.id)
        if mine is not None and gone:
            desk.forget(folder, mine, gone)
    return len(gone)


def _say_where_chains_end(opened: OpenKit, folder: Path, clock: Callable[[], datetime]) -> None:
    """One hand-over file for each route, always for both, so that a missing last file is noticed."""
    now = sealed_file.in_zone(opened.kit, clock)
    routes = (Route.ORGANIZER, Route.PANEL) if opened.kit.panel is not None else (Route.ORGANIZER,)
    with capture.saying_why_not():
        for route in routes:
            capture.write_unnumbered(opened, folder, Contents(kind="handover", route=route, began=now, sealed=now))


def _row(folder: Path, note: desk.SealedNote) -> Waiting:
    path = folder / note.name
    return Waiting(
        number=note.number,
        sealed_at=canonical_json.read_moment(note.at) if note.at else None,
        size=path.stat().st_size if path.exists() else 0,
        handed_at=canonical_json.read_moment(note.handed) if note.handed else None,
    )


def _stick_cannot_take() -> CannotCopy:
    return CannotCopy(_("This stick cannot take the files: it is full, write-protected or gone. Use another one."))
