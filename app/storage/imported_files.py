"""Every sealed file this vault ever took in, by its hash, and how far each desk said its chain goes (formats.md 6)."""

from dataclasses import dataclass

from app.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """A file that was imported before."""

    kind: str
    kit: str
    case: str | None


def add(database: Database, sha256: bytes, kit: str, kind: str, case: str | None, imported_at: str) -> None:
    """Remember one file; a file that was remembered stays as it was."""
    database.run(
        "INSERT OR IGNORE INTO imported_files (sha256, kit_id, kind, case_id, imported_at) VALUES (?, ?, ?, ?, ?)",
        sha256.hex(),
        kit,
        kind,
        case,
        imported_at,
    )


def find(database: Database, sha256: bytes) -> KnownFile | None:
    """What this very file was, if it was imported before."""
    rows = database.query("SELECT kind, kit_id, case_id FROM imported_files WHERE sha256 = ?", sha256.hex())
    return KnownFile(kind=rows[0][0], kit=rows[0][1], case=rows[0][2]) if rows else None


def of_kit(database: Database, kit: str) -> tuple[bytes, ...]:
    """The hash of every file of one kit that was imported."""
    rows = database.query("SELECT sha256 FROM imported_files WHERE kit_id = ? ORDER BY sha256", kit)
    return tuple(bytes.fromhex(sha256) for (sha256,) in rows)


def end_chain(database: Database, kit: str, desk_key: bytes, number: int) -> None:
    """A desk said that its chain goes at least as far as this number."""
    database.run(
        "INSERT INTO desk_chains (kit_id, desk_key, number) VALUES (?, ?, ?) "
        "ON CONFLICT (kit_id, desk_key) DO UPDATE SET number = max(number, excluded.number)",
        kit,
        desk_key,
        number,
    )


def missing_numbers(database: Database, kit: str, desk_key: bytes) -> tuple[int, ...]:
    """The numbers of this desk's chain that have not arrived, up to the last one it told of."""
    rows = database.query("SELECT desk_number FROM reports WHERE kit_id = ? AND desk_key = ?", kit, desk_key)
    seen = {number for (number,) in rows}
    ends = database.query("SELECT number FROM desk_chains WHERE kit_id = ? AND desk_key = ?", kit, desk_key)
    last = max(seen | {number for (number,) in ends}, default=0)
    return tuple(number for number in range(1, last + 1) if number not in seen)
