"""The import note: which sealed files have arrived, signed by who imported them, so that the desk may delete them."""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from app import canonical_json
from app.canonical_json import Binary, Id
from app.errors import AppError
from app.i18n import _
from app.storage import files

SIGNED_AS = b"mamori-imported-v1"
SUFFIX = ".mamori-imported"
LARGEST = 4 * 1024 * 1024
_SIGNATURE = 64


class ImportNote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One note (formats.md 6)."""

    v: Literal[1]
    kit: Id
    by: Literal["organizer", "panel"]
    files: Annotated[tuple[Binary, ...], Meta(max_length=65536)]


class SignedNote(Struct, frozen=True):
    """A note with the exact bytes that are signed, and the signature."""

    note: ImportNote
    body: bytes
    signature: bytes


class NotANote(AppError):
    """The file is no import note, or was changed, or is from somebody else."""


class NoteCannotBeSaved(AppError):
    """The system refuses the file."""


def spell(note: ImportNote) -> bytes:
    """The bytes of a note that are signed."""
    return canonical_json.encode(note)


def write(path: Path, body: bytes, signature: bytes) -> None:
    """Save a note: JSON, newline, signature; raises NoteCannotBeSaved."""
    try:
        files.replace_file(path, body + b"\n" + signature, 0o644)
    except OSError as error:
        raise NoteCannotBeSaved(_("The import note could not be saved here. Choose another place.")) from error


def read(path: Path) -> SignedNote:
    """A note as it lies in a file; its signature is the caller's to check. Raises NotANote."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + _SIGNATURE + 2)
        body, signature = data[: -_SIGNATURE - 1], data[-_SIGNATURE:]
        if data[-_SIGNATURE - 1 : -_SIGNATURE] == b"\n":
            return SignedNote(canonical_json.decode(body, ImportNote, limit=LARGEST), body, signature)
    except (OSError, canonical_json.NotCanonical, canonical_json.MadeByNewer) as error:
        raise not_a_note() from error
    raise not_a_note()


def not_a_note() -> NotANote:
    """The refusal of a file that lets nothing be deleted."""
    return NotANote(_("This is no import note for this desk, or it was changed. Nothing was deleted."))
