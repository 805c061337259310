"""The journal: what was done and when, in the transaction of the change it tells of; never report content."""

from dataclasses import dataclass

from app.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the journal."""

    at: str
    case: str | None
    what: str


def add(database: Database, at: str, what: str, case: str | None = None) -> None:
    """Note what was done, as one of the app's own fixed words."""
    database.run("INSERT INTO journal (at, case_id, what) VALUES (?, ?, ?)", at, case, what)


def of_case(database: Database, case: str) -> tuple[Entry, ...]:
    """The entries of one case, oldest first."""
    rows = database.query("SELECT at, case_id, what FROM journal WHERE case_id = ? ORDER BY id", case)
    return tuple(Entry(at=at, case=case_id, what=what) for at, case_id, what in rows)
