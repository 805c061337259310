"""The list of the backups that were made: what each is called and holds, and whether it is said to be gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app import canonical_json
from app.domain.journal import Head
from app.storage.database import Database

_SELECT = """
    SELECT b.id, b.made_at, b.name, b.size, b.sha256, b.deleted_at, b.journal_id, b.journal_hash,
        (SELECT count(*) FROM backup_cases AS c WHERE c.backup_id = b.id),
        (SELECT count(*) FROM backup_cases AS c
            WHERE c.backup_id = b.id AND c.case_id NOT IN (SELECT id FROM cases))
    FROM backups AS b
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade:
    """One backup, as far as the vault knows of it."""

    id: int
    made_at: datetime
    name: str
    """The name of its file, without a folder."""
    size: int
    sha256: str
    head: Head
    """Where the journal ended in it."""
    cases: int
    erased: int
    """How many of its cases this vault has erased since."""
    deleted_at: datetime | None
    """When somebody said that it was deleted."""


def add(database: Database, made_at: str, name: str, size: int, sha256: str, head: Head, cases: Iterable[str]) -> int:
    """Note a backup that was made and checked; its number in the list."""
    backup = database.run(
        "INSERT INTO backups (made_at, name, size, sha256, journal_id, journal_hash) VALUES (?, ?, ?, ?, ?, ?)",
        made_at,
        name,
        size,
        sha256,
        head.number,
        head.hash,
    )
    database.run_many("INSERT INTO backup_cases (backup_id, case_id) VALUES (?, ?)", ((backup, c) for c in cases))
    return backup


def every(database: Database) -> tuple[BackupMade, ...]:
    """All of them, the newest first."""
    return tuple(map(_backup, database.query(_SELECT + " ORDER BY b.id DESC")))


def holding(database: Database, case: str) -> tuple[BackupMade, ...]:
    """Those that hold this case, erased or not, and are not said to be deleted; the newest first."""
    rows = database.query(
        _SELECT
        + " JOIN backup_cases AS h ON h.backup_id = b.id"
        + " WHERE h.case_id = ? AND b.deleted_at IS NULL ORDER BY b.id DESC",
        case,
    )
    return tuple(map(_backup, rows))


def note_deleted(database: Database, backup: int, deleted_at: str) -> None:
    """Note that somebody says to have deleted the file."""
    database.run("UPDATE backups SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL", deleted_at, backup)


def _backup(row: tuple[int, str, str, int, str, str | None, int, str, int, int]) -> BackupMade:
    number, made_at, name, size, sha256, deleted_at, journal_id, journal_hash, cases, erased = row
    return BackupMade(
        id=number,
        made_at=canonical_json.read_moment(made_at),
        name=name,
        size=size,
        sha256=sha256,
        head=Head(number=journal_id, at=made_at, hash=journal_hash),
        cases=cases,
        erased=erased,
        deleted_at=canonical_json.read_moment(deleted_at) if deleted_at else None,
    )
