"""The search index: one document a case, without its text; kept in the transaction of every change."""

import hashlib
from collections.abc import Iterable, Mapping

from app.domain.search import FoundIn
from app.storage import bigrams
from app.storage.database import Database

_COLUMNS = tuple(FoundIn)
_PUT = f"INSERT OR REPLACE INTO search (rowid, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)})"


def put(database: Database, case: str, texts: Mapping[FoundIn, Iterable[str]]) -> None:
    """Make a case findable by these texts and by nothing else; nothing happens where they are the same as before."""
    words = [bigrams.cut(texts.get(column, ())) for column in _COLUMNS]
    digest = hashlib.sha256("\0".join(words).encode()).digest()
    rows = database.query("SELECT id, words_sha256, made_by FROM search_documents WHERE case_id = ?", case)
    if rows and rows[0][1:] == (digest, bigrams.VERSION):
        return
    document = rows[0][0] if rows else None
    number = database.run(
        "INSERT OR REPLACE INTO search_documents (id, case_id, made_by, words_sha256) VALUES (?, ?, ?, ?)",
        document,
        case,
        bigrams.VERSION,
        digest,
    )
    database.run(_PUT, document or number, *words)


def forget(database: Database, case: str) -> None:
    """Take a case out of the index, and its words out of the index's blocks (formats.md 9)."""
    database.run(
        "DELETE FROM search WHERE rowid = (SELECT id FROM search_documents WHERE case_id = ?)",
        case,
    )
    database.run("INSERT INTO search (search) VALUES ('optimize')")


def unknown(database: Database) -> tuple[str, ...]:
    """The cases the index does not know, or knows as an older version cut them."""
    rows = database.query(
        "SELECT cases.id FROM cases LEFT JOIN search_documents AS d ON d.case_id = cases.id AND d.made_by = ? "
        "WHERE d.id IS NULL",
        bigrams.VERSION,
    )
    return tuple(case for (case,) in rows)


def find(database: Database, typed: str) -> tuple[str, ...]:
    """The cases in which everything typed stands somewhere, the longest waiting first."""
    phrases = bigrams.ask(typed)
    if not phrases:
        return ()
    rows = database.query(
        "SELECT cases.id FROM search JOIN search_documents AS d ON d.id = search.rowid "
        "JOIN cases ON cases.id = d.case_id WHERE search MATCH ? ORDER BY julianday(cases.received_at), cases.rowid",
        " AND ".join(phrases),
    )
    return tuple(case for (case,) in rows)


def places(database: Database, typed: str, cases: Iterable[str]) -> dict[str, tuple[FoundIn, ...]]:
    """In which kinds of places of these cases any of it stands."""
    numbers = {
        number: case
        for case in cases
        for (number,) in database.query("SELECT id FROM search_documents WHERE case_id = ?", case)
    }
    if not numbers:
        return {}
    any_of_it = " OR ".join(bigrams.ask(typed))
    found: dict[int, list[FoundIn]] = {number: [] for number in numbers}
    for column in _COLUMNS:
        rows = database.query(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?",
            f"{column} : ({any_of_it})",
            min(numbers),
            max(numbers),
        )
        for (number,) in rows:
            if number in found:
                found[number].append(column)
    return {case: tuple(found[number]) for number, case in numbers.items()}
