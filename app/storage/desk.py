"""The desk: its key for each kit and its two chains, in one small file beside the sealed reports (formats.md 6)."""

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
_LARGEST = 1024 * 1024
START = Binary(bytes(32))


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The end of one chain: how many reports it has, and the SHA-256 of the last sealed file."""

    number: Annotated[int, Meta(ge=0)] = 0
    previous: Binary = START


class Pending(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sealing that began: the name its file will have, and its place in a chain."""

    name: str
    route: Literal["organizer", "panel"]
    number: int
    previous: Binary


class Desk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One desk with one kit."""

    kit: Id
    label: str
    secret: Binary
    organizer: Link = Link()
    panel: Link = Link()
    pending: Pending | None = None

    def chain(self, route: Route) -> Link:
        """The end of this route's chain."""
        return self.organizer if route is Route.ORGANIZER else self.panel


class _DeskFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    v: Literal[1] = 1
    desks: tuple[Desk, ...] = ()


class DeskIsDamaged(AppError):
    """The desk's own file cannot be read."""


def open_desk(folder: Path, kit: str, new_secret: bytes, label: str) -> Desk:
    """The desk for this kit, made at its first opening; a sealing that a crash interrupted is counted or forgotten."""
    file = _read(folder)
    desk = next((d for d in file.desks if d.kit == kit), None)
    if desk is None:
        desk = Desk(kit=kit, label=label, secret=Binary(new_secret))
        _store(folder, desk)
    if (pending := desk.pending) is not None:
        found = outbox.find(folder, pending.name)
        outbox.forget(folder, pending.name)
        desk = finished(folder, desk, found.sha256) if found else _store(folder, structs.replace(desk, pending=None))
    return desk


def begin(folder: Path, desk: Desk, name: str, route: Route) -> Desk:
    """Note the next number of a chain before its file is written."""
    end = desk.chain(route)
    pending = Pending(name=name, route=route.value, number=end.number + 1, previous=end.previous)
    return _store(folder, structs.replace(desk, pending=pending))


def finished(folder: Path, desk: Desk, sha256: bytes) -> Desk:
    """Count the file that was pending."""
    if desk.pending is None:
        return desk
    link = Link(number=desk.pending.number, previous=Binary(sha256))
    if desk.pending.route == "panel":
        return _store(folder, structs.replace(desk, pending=None, panel=link))
    return _store(folder, structs.replace(desk, pending=None, organizer=link))


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
