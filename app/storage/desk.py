"""The desk: its key for each kit, its two chains and the list of its sealed files, in one small file (formats.md 6)."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct, structs

from app import canonical_json
from app.canonical_json import Binary, Id
from app.domain.case import Route
from app.errors import AppError
from app.i18n import _
from app.storage import files, outbox

_NAME = "desk.json"
_LARGEST = 4 * 1024 * 1024
START = Binary(bytes(32))

RouteName = Literal["organizer", "panel"]
Kind = Literal["report", "draft", "handover", "practice"]


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The end of one chain: how many reports it has, and the SHA-256 of the last sealed file."""

    number: Annotated[int, Meta(ge=0)] = 0
    previous: Binary = START


class Pending(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sealing that began: the name its file will have, and its place in a chain."""

    name: str
    route: RouteName
    number: int
    previous: Binary
    at: str = ""


class SealedNote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the desk remembers of one sealed file, and all it can ever know of it."""

    name: str
    kind: Kind
    route: RouteName
    number: int = 0
    """Its place in the chain of its route; only reports have one."""
    at: str = ""
    """When it was sealed; the file itself tells only the day."""
    report: str = ""
    """Drafts: the id they share, so that all of one report can be deleted together."""
    handed: str = ""
    """When it was given to a person; the file stays until an import note names it."""
    told: bool = False
    """Drafts: whether somebody was told that an unfinished report was kept."""


class Desk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One desk with one kit."""

    kit: Id
    label: str
    secret: Binary
    organizer: Link = Link()
    panel: Link = Link()
    pending: Pending | None = None
    files: tuple[SealedNote, ...] = ()

    def chain(self, route: Route) -> Link:
        """The end of this route's chain."""
        return self.organizer if route is Route.ORGANIZER else self.panel


class _DeskFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    v: Literal[1] = 1
    desks: tuple[Desk, ...] = ()


class DeskIsDamaged(AppError):
    """The desk's own file cannot be read."""


def open_desk(folder: Path, kit: str, new_secret: bytes, label: str) -> Desk:
    """The desk for this kit, made at its first opening; what a crash interrupted is counted or forgotten."""
    desk = look(folder, kit)
    if desk is None:
        desk = _store(folder, Desk(kit=kit, label=label, secret=Binary(new_secret)))
    if (pending := desk.pending) is not None:
        found = outbox.find(folder, pending.name)
        outbox.forget(folder, pending.name)
        desk = finished(folder, desk, found.sha256) if found else _store(folder, structs.replace(desk, pending=None))
    gone = [note.name for note in desk.files if note.kind != "report" and not (folder / note.name).exists()]
    for name in gone:
        outbox.forget(folder, name)
    return forget(folder, desk, gone) if gone else desk


def look(folder: Path, kit: str) -> Desk | None:
    """The desk for this kit as it was left, or None before its first sealing; raises DeskIsDamaged."""
    return next((desk for desk in _read(folder).desks if desk.kit == kit), None)


def begin(folder: Path, desk: Desk, name: str, route: Route, at: str = "") -> Desk:
    """Note the next number of a chain before its file is written."""
    end = desk.chain(route)
    pending = Pending(name=name, route=route.value, number=end.number + 1, previous=end.previous, at=at)
    return _store(folder, structs.replace(desk, pending=pending))


def finished(folder: Path, desk: Desk, sha256: bytes) -> Desk:
    """Count the file that was pending."""
    if (pending := desk.pending) is None:
        return desk
    link = Link(number=pending.number, previous=Binary(sha256))
    note = SealedNote(name=pending.name, kind="report", route=pending.route, number=pending.number, at=pending.at)
    desk = structs.replace(desk, pending=None, files=(*desk.files, note))
    if pending.route == "panel":
        return _store(folder, structs.replace(desk, panel=link))
    return _store(folder, structs.replace(desk, organizer=link))


def add(folder: Path, desk: Desk, note: SealedNote) -> Desk:
    """Note a file without a number (a draft, a hand-over, practice) before it is written."""
    return _store(folder, structs.replace(desk, files=(*desk.files, note)))


def forget(folder: Path, desk: Desk, names: Collection[str]) -> Desk:
    """Drop the notes of files that are gone."""
    left = tuple(note for note in desk.files if note.name not in names)
    return _store(folder, structs.replace(desk, files=left))


def hand(folder: Path, desk: Desk, at: str) -> Desk:
    """Remember when everything that is here was given to a person."""
    handed = tuple(structs.replace(note, handed=note.handed or at) for note in desk.files)
    return _store(folder, structs.replace(desk, files=handed))


def tell(folder: Path, desk: Desk) -> Desk:
    """Remember that somebody was told of the drafts there are."""
    told = tuple(structs.replace(note, told=True) if note.kind == "draft" else note for note in desk.files)
    return _store(folder, structs.replace(desk, files=told))


def _read(folder: Path) -> _DeskFile:
    try:
        data = (folder / _NAME).read_bytes()
    except FileNotFoundError:
        return _DeskFile()
    try:
        return canonical_json.decode(data, _DeskFile, limit=_LARGEST)
    except (canonical_json.NotCanonical, canonical_json.MadeByNewer) as error:
        raise DeskIsDamaged(
            _("The desk’s own file is damaged or newer than this Mamori. Nothing was sealed. Choose another folder.")
        ) from error


def _store(folder: Path, desk: Desk) -> Desk:
    others = tuple(d for d in _read(folder).desks if d.kit != desk.kit)
    files.replace_file(folder / _NAME, canonical_json.encode(_DeskFile(desks=(*others, desk))))
    return desk
