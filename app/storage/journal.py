"""The journal at rest: written at its end, in the transaction of the change it tells of, and never changed."""

from collections.abc import Iterator

from app.domain.journal import Entry, Head, link
from app.storage.database import Database

_BLOCK = 1000


def add(database: Database, at: str, what: str, case: str | None = None) -> None:
    """Note what was done, as one of the app's own fixed words."""
    last = end(database)
    number = last.number + 1
    database.run(
        "INSERT INTO journal (id, at, case_id, what, hash) VALUES (?, ?, ?, ?, ?)",
        number,
        at,
        case,
        what,
        link(last.hash, number, at, case, what),
    )


def end(database: Database) -> Head:
    """Where the chain ends by the vault's own note; number 0 before the first entry."""
    number, digest, at = database.query(
        "SELECT e.id, e.hash, coalesce(j.at, '') FROM journal_end AS e LEFT JOIN journal AS j ON j.id = e.id"
    )[0]
    return Head(number=number, at=at, hash=digest)


def is_chained(database: Database) -> bool:
    """Whether its entries are bound to one another; before schema 2 they were not."""
    return bool(database.query("SELECT 1 FROM sqlite_schema WHERE name = 'journal_end'"))


def entries(database: Database) -> Iterator[Entry]:
    """The whole journal, oldest first, a block at a time."""
    after = -1
    while block := database.query(
        "SELECT id, at, case_id, what, hash FROM journal WHERE id > ? ORDER BY id LIMIT ?", after, _BLOCK
    ):
        yield from map(_entry, block)
        after = block[-1][0]


def of_case(database: Database, case: str) -> tuple[Entry, ...]:
    """The entries of one case, oldest first."""
    rows = database.query("SELECT id, at, case_id, what, hash FROM journal WHERE case_id = ? ORDER BY id", case)
    return tuple(map(_entry, rows))


def _entry(row: tuple[int, str, str | None, str, str]) -> Entry:
    number, at, case, what, digest = row
    return Entry(number=number, at=at, case=case, what=what, hash=digest)


def last_at(database: Database) -> str | None:
    """When the newest entry was written, as it is spelled there."""
    rows = database.query("SELECT at FROM journal ORDER BY id DESC LIMIT 1")
    return rows[0][0] if rows else None
