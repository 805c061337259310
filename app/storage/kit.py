"""The kit: what a desk must know to seal for one community; who has it can write, nobody with it can read."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from app import canonical_json
from app.canonical_json import Binary, Id, Moment
from app.domain.community import Community
from app.domain.events import Event
from app.errors import AppError
from app.i18n import _
from app.storage import files

SIGNED_AS = b"mamori-kit-v1"
SUFFIX = ".mamori-kit"
LARGEST = 1024 * 1024
_SIGNATURE = 64


class OrganizerKeys(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The public halves of the organizer: where reports go, and who signed the kit."""

    recipient: Annotated[str, Meta(max_length=128)]
    sign: Binary


class PanelKeys(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The public halves of the trusted Volunteers together, and how to reach one of them."""

    recipient: Annotated[str, Meta(max_length=128)]
    sign: Binary
    contact: str


class Kit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kit (formats.md 7); `event` is None in a standing kit."""

    v: Literal[1]
    id: Id
    made: Moment
    until: date
    community: Community
    event: Event | None
    organizer: OrganizerKeys
    panel: PanelKeys | None
    enrol: Binary


class NotAKit(AppError):
    """The file is no kit, or was changed after it was signed."""


class KitIsNewer(AppError):
    """A newer Mamori made the kit."""


class SignedKit(Struct, frozen=True):
    """A kit with the exact bytes that are signed, and the signature."""

    kit: Kit
    body: bytes
    signature: bytes


def spell(kit: Kit) -> bytes:
    """The bytes of a kit that are signed."""
    return canonical_json.encode(kit)


def write(path: Path, body: bytes, signature: bytes) -> None:
    """Save a kit: JSON, newline, signature."""
    try:
        files.replace_file(path, body + b"\n" + signature, 0o644)
    except OSError as error:
        raise KitCannotBeSaved(_("The kit could not be saved here. Choose another place.")) from error


def read(path: Path) -> SignedKit:
    """A kit as it lies in a file; its signature is the caller's to check. Raises NotAKit, KitIsNewer."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + _SIGNATURE + 2)
    except OSError as error:
        raise NotAKit(_("The kit cannot be read. Choose the kit file again.")) from error
    body, signature = data[: -_SIGNATURE - 1], data[-_SIGNATURE:]
    if data[-_SIGNATURE - 1 : -_SIGNATURE] != b"\n":
        raise not_a_kit()
    try:
        return SignedKit(canonical_json.decode(body, Kit, limit=LARGEST), body, signature)
    except canonical_json.MadeByNewer as error:
        raise KitIsNewer(_("This kit was made by a newer Mamori. Use that version at this desk.")) from error
    except canonical_json.NotCanonical as error:
        raise not_a_kit() from error


def not_a_kit() -> NotAKit:
    """The refusal of a file that is no kit, or no longer the kit that was signed."""
    return NotAKit(_("This file is not a kit, or it was changed. Ask the organizer for the kit again."))


class KitCannotBeSaved(AppError):
    """The system refuses the file."""
