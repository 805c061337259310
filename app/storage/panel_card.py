"""The panel card `*.mamori-panel`: the public halves of the trusted Volunteers, and how to reach one (formats.md 7)."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from app import canonical_json
from app.canonical_json import Binary
from app.errors import AppError
from app.i18n import _
from app.storage import files
from app.storage.database import Database
from app.storage.kit import PanelKeys

SIGNED_AS = b"mamori-panel-v1"
SUFFIX = ".mamori-panel"
_LARGEST = 64 * 1024
_SIGNATURE = 64


class PanelCard(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One panel: to whom its reports are sealed, and how many of how many cards open them."""

    v: Literal[1]
    recipient: Annotated[str, Meta(max_length=128)]
    sign: Binary
    contact: Annotated[str, Meta(min_length=1, max_length=2000)]
    k: Annotated[int, Meta(ge=2, le=16)]
    n: Annotated[int, Meta(ge=2, le=16)]
    set: Annotated[int, Meta(ge=0, le=32767)]
    made: date

    def keys(self) -> PanelKeys:
        """What a kit says of the panel."""
        return PanelKeys(recipient=self.recipient, sign=self.sign, contact=self.contact)


class SignedCard(Struct, frozen=True):
    """A card with the exact bytes that are signed, and the signature."""

    card: PanelCard
    body: bytes
    signature: bytes


class NotAPanelCard(AppError):
    """The file is no panel card, or was changed after it was signed."""


def write(path: Path, body: bytes, signature: bytes) -> None:
    """Save a card: JSON, newline, signature; the system's refusal passes through."""
    files.replace_file(path, body + b"\n" + signature, 0o644)


def read(path: Path) -> SignedCard:
    """A card as it lies in a file; its signature is the caller's to check. Raises NotAPanelCard."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + _SIGNATURE + 2)
    except OSError as error:
        raise NotAPanelCard(_("The panel card cannot be read. Choose the file again.")) from error
    body, signature = data[: -_SIGNATURE - 1], data[-_SIGNATURE:]
    if data[-_SIGNATURE - 1 : -_SIGNATURE] != b"\n":
        raise not_a_card()
    try:
        return SignedCard(canonical_json.decode(body, PanelCard, limit=_LARGEST), body, signature)
    except canonical_json.MadeByNewer as error:
        raise NotAPanelCard(_("This panel card was made by a newer Mamori. Use that version.")) from error
    except canonical_json.NotCanonical as error:
        raise not_a_card() from error


def not_a_card() -> NotAPanelCard:
    """The refusal of a file that is no panel card, or no longer the one that was signed."""
    return NotAPanelCard(
        _("This file is not a panel card, or it was changed. Nothing was kept. Ask the trusted Volunteers again.")
    )


def keep(database: Database, imported_at: str, card: SignedCard) -> None:
    """Keep a card; the newest is the one that counts, earlier ones stay as a record."""
    database.run(
        "INSERT INTO panel_cards (imported_at, card, signature) VALUES (?, ?, ?)",
        imported_at,
        card.body,
        card.signature,
    )


def newest(database: Database) -> PanelCard | None:
    """The card that counts, or None where none was imported."""
    rows = database.query("SELECT card FROM panel_cards ORDER BY id DESC LIMIT 1")
    return canonical_json.decode(rows[0][0], PanelCard, limit=_LARGEST) if rows else None
