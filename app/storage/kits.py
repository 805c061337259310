"""The kits a vault has made, each with the event key that opens what is sealed with it."""

from dataclasses import dataclass, field

from app import canonical_json
from app.storage.database import Database
from app.storage.kit import LARGEST, Kit


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptKit:
    """A kit with its event key."""

    kit: Kit
    identity: str = field(repr=False)


def add(database: Database, kit: Kit, identity: str) -> None:
    """Keep a new kit and its event key."""
    database.run(
        "INSERT INTO kits (id, made_at, recipient, identity, kit) VALUES (?, ?, ?, ?, ?)",
        kit.id,
        kit.made,
        kit.organizer.recipient,
        identity,
        canonical_json.encode(kit),
    )


def openable(database: Database) -> tuple[KeptKit, ...]:
    """Every kit whose event key was not erased, newest first."""
    rows = database.query("SELECT kit, identity FROM kits WHERE identity IS NOT NULL ORDER BY made_at DESC, rowid DESC")
    return tuple(KeptKit(kit=canonical_json.decode(kit, Kit, limit=LARGEST), identity=key) for kit, key in rows)


def made_for(database: Database) -> tuple[Kit, ...]:
    """Every kit that was made for an event, oldest first."""
    rows = database.query("SELECT kit FROM kits ORDER BY made_at, rowid")
    made = (canonical_json.decode(kit, Kit, limit=LARGEST) for (kit,) in rows)
    return tuple(kit for kit in made if kit.event is not None)


def find(database: Database, kit: str) -> Kit:
    """One kit this vault made; every report names one that is here."""
    rows = database.query("SELECT kit FROM kits WHERE id = ?", kit)
    return canonical_json.decode(rows[0][0], Kit, limit=LARGEST)


def erase_key(database: Database, kit: str) -> None:
    """Forget the event key of this kit: what was sealed with it and has not arrived opens nowhere any more."""
    database.run("UPDATE kits SET identity = NULL WHERE id = ?", kit)
