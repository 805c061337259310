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


def rename(database: Database, identity: str) -> None:
    """Make it another vault: what was rescued out of a damaged one goes on under an id of its own."""
    database.run("UPDATE vault SET id = ?", identity)


def read(database: Database) -> VaultRow | None:
    """The one row, or None in a database that is not a vault's."""
    rows = database.query("SELECT id, community, signing_key FROM vault")
    if not rows:
        return None
    identity, community, key = rows[0]
    return VaultRow(id=identity, community=canonical_json.decode(community, Community, limit=_LARGEST), signing_key=key)


def replace_signing_key(database: Database, new: bytes, retired_public: bytes, retired_at: str) -> None:
    """Sign with a new key from now on; the one before stays for answers to the kits it signed."""
    database.run(
        "INSERT INTO former_signing_keys (public, signing_key, retired_at) SELECT ?, signing_key, ? FROM vault",
        retired_public,
        retired_at,
    )
    database.run("UPDATE vault SET signing_key = ?", new)


def former_signing_key(database: Database, public: bytes) -> bytes | None:
    """The retired signing key with this public half."""
    rows = database.query("SELECT signing_key FROM former_signing_keys WHERE public = ?", public)
    return bytes(rows[0][0]) if rows else None


def sheet_is_proven(database: Database) -> bool:
    """Whether the recovery code was once typed back from paper."""
    return bool(database.query("SELECT 1 FROM recovery_sheet"))


def prove_sheet(database: Database, proven_at: str) -> None:
    """Remember that the recovery code was typed back from paper."""
    database.run("INSERT OR REPLACE INTO recovery_sheet (only_one, proven_at) VALUES (1, ?)", proven_at)


def set_community(database: Database, community: Community) -> None:
    """Put another profile in the place of the one there is."""
    database.run("UPDATE vault SET community = ?", canonical_json.encode(community))
