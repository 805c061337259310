"""Head files `*.mamori-journal`: numbers, times and hashes of a journal for somebody else to keep; never words."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from app import canonical_json
from app.canonical_json import Id, Moment
from app.domain.journal import Head
from app.errors import AppError
from app.i18n import _
from app.storage import files

SUFFIX = ".mamori-journal"
_LARGEST = 256 * 1024 * 1024


class NotAHeadFile(AppError):
    """The file is no head file, or was changed."""


class OfAnotherVault(AppError):
    """The head file tells of another vault's journal."""


class CannotBeSaved(AppError):
    """The system refuses the file."""


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    number: int
    at: Moment
    hash: str


class _HeadFile(Struct, frozen=True, forbid_unknown_fields=True):
    v: int
    vault: Id
    entries: tuple[_Line, ...]


def write(path: Path, vault: str, heads: Sequence[Head]) -> None:
    """Save the heads of a vault; raises CannotBeSaved."""
    lines = tuple(_Line(number=head.number, at=head.at, hash=head.hash) for head in heads)
    try:
        files.replace_file(path, canonical_json.encode(_HeadFile(v=1, vault=vault, entries=lines)))
    except OSError as error:
        raise CannotBeSaved(
            _("The file could not be saved here. Nothing was changed. Choose another place.")
        ) from error


def read(path: Path, vault: str) -> list[Head]:
    """The heads kept in a file of this vault; raises NotAHeadFile, OfAnotherVault."""
    try:
        with path.open("rb") as file:
            found = canonical_json.decode(file.read(_LARGEST + 1), _HeadFile, limit=_LARGEST)
    except (OSError, canonical_json.NotCanonical, canonical_json.MadeByNewer) as error:
        raise NotAHeadFile(
            _("This is no file of an activity record, or it was changed. Nothing was compared. Choose another file.")
        ) from error
    if found.vault != vault:
        raise OfAnotherVault(_("This file tells of another vault. Nothing was compared. Choose another file."))
    return [Head(number=line.number, at=line.at, hash=line.hash) for line in found.entries]
