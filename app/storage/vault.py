"""The vault's own row: which vault it is, its community, and the organizer's signing key."""

from dataclasses import dataclass, field

from app import canonical_json
from app.domain.community import Community
from app.storage.database import Database

_LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultRow:
    """What a vault knows of itself."""

    id: str
    community: Community
    signing_key: bytes = field(repr=False)


def add(database: Database, row: VaultRow, created_at: str) -> None:
    """Write the one row of a new vault."""
    database.run(
        "INSERT INTO vault (only_one, id, community, signing_key, created_at) VALUES (1, ?, ?, ?, ?)",
        row.id,
        canonical_json.encode(row.community),
        row.signing_key,
        created_at,
    )


def read(database: Database) -> VaultRow | None:
    """The one row, or None in a database that is not a vault's."""
    rows = database.query("SELECT id, community, signing_key FROM vault")
    if not rows:
        return None
    identity, community, key = rows[0]
    return VaultRow(id=identity, community=canonical_json.decode(community, Community, limit=_LARGEST), signing_key=key)
