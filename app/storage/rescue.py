"""Reading a damaged database as far as it goes, and copying what can be read into a new one."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.code_names import CodeName
from app.storage import attachments, cases, database, journal, texts
from app.storage.database import Database, VaultIsDamaged
from app.storage.texts import REGISTRY, Texts

_MADE_ANEW = frozenset({"case_summaries", "retention", "search_documents"})
"""What every opening makes out of the rest where it lacks."""
_TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
_GAP = "entries lost to damage"


class Readable(StrEnum):
    """How much of a case can still be read."""

    WHOLE = "whole"
    PART = "part"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of one case; without a name where not even that can be read."""

    case: str
    name: CodeName | None
    readable: Readable


class Wreck:
    """A database that may be damaged anywhere; every attempt to read it has a connection of its own.

    After one page failed SQLCipher reads nothing more through the same connection.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key

    def ask(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """The rows of a query, or of its beginning, where a page of it is damaged."""
        return list(self._each(sql, values, []))

    def schema(self) -> int:
        """The version of its schema."""
        return int(str(self.ask("PRAGMA user_version")[0][0]))

    def columns(self, table: str) -> list[str]:
        """The columns of a table; none where the database has no such table."""
        return [str(name) for (name,) in self.ask("SELECT name FROM pragma_table_info(?)", table)]

    def tables(self) -> list[str]:
        """The ordinary tables, those of the search index not among them."""
        return [str(name) for (name,) in self.ask(_TABLES)]

    def rows(self, table: str, where: str = "1", *values: object) -> Iterator[tuple[object, ...]]:
        """The rows that can be read, by index and without, from both ends; some may come more than once."""
        for sql in self._ways(table, where):
            broken: list[VaultIsDamaged] = []
            yield from self._each(sql, values, broken)
            if not broken:
                return

    def has_all(self, table: str, where: str, *values: object) -> bool:
        """Whether there is a way to read all of these rows."""
        for sql in self._ways(table, where):
            broken: list[VaultIsDamaged] = []
            for _row in self._each(sql, values, broken):
                pass
            if not broken:
                return True
        return False

    def _ways(self, table: str, where: str) -> Iterator[str]:
        order = self._order(table)
        for source in (table, f"{table} NOT INDEXED"):
            for end in ("ASC", "DESC"):
                by = ", ".join(f"{column} {end}" for column in order)
                yield f"SELECT * FROM {source} WHERE {where} ORDER BY {by}"

    def _order(self, table: str) -> list[str]:
        without = self.ask("SELECT 1 FROM pragma_table_list WHERE name = ? AND wr", table)
        if not without:
            return ["rowid"]
        return [str(name) for (name,) in self.ask("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", table)]

    def _each(self, sql: str, values: tuple[object, ...], broken: list[VaultIsDamaged]) -> Iterator[tuple[object, ...]]:
        with closing(database.open_reading(self._path, self._key)) as opened:
            try:
                yield from opened.each(sql, *values)
            except VaultIsDamaged as damage:
                broken.append(damage)


def copy_readable(wreck: Wreck, new: Database) -> bool:
    """Copy every row that can be read into a new database of the same schema, and its journal as one chain again.

    False where whole tables of cases are not even known any more, so that every case may lack something.
    """
    ours = {entry.table for entry in REGISTRY}
    there = wreck.tables()
    new.run("PRAGMA foreign_keys = OFF")
    with new.transaction():
        for table in there:
            if table not in ours and table != "journal_end":
                _copy(new, table, wreck.columns(table), wreck.rows(table))
        for entry in REGISTRY:
            if entry.table in there and entry.table not in _MADE_ANEW and entry.table != "journal":
                _copy(new, entry.table, wreck.columns(entry.table), _every_row(wreck, entry))
        _copy_journal(wreck, new)
        _keep_together(new)
    new.run("PRAGMA foreign_keys = ON")
    return all(table in there for table in _tables(new) if table in ours)


def what_is_left(wreck: Wreck, new: Database, all_known: bool) -> tuple[Left, ...]:
    """How much of each case came over; one that cannot be understood is taken out of the new database again."""
    there = set(wreck.tables())
    found = []
    for case in _ids(wreck):
        readable, name = _understood(new, case), cases.every_name(new).get(case)
        if readable is Readable.LOST:
            with new.transaction():
                texts.erase(new, case)
        elif not all_known or not all(_is_whole(wreck, entry, case) for entry in REGISTRY if entry.table in there):
            readable = Readable.PART
        found.append(Left(case, name, readable))
    return tuple(found)


def _tables(new: Database) -> list[str]:
    return [str(name) for (name,) in new.query(_TABLES)]


def _every_row(wreck: Wreck, entry: Texts) -> Iterator[tuple[object, ...]]:
    """The rows of a table of cases, sought case by case as well: a damaged page then costs its own cases only."""
    yield from wreck.rows(entry.table)
    if not entry.stays and not wreck.has_all(entry.table, "1"):
        for case in _ids(wreck):
            yield from wreck.rows(entry.table, entry.of_case, case)


def _ids(wreck: Wreck) -> list[str]:
    """The ids of all cases, out of every index that has them."""
    queries = (
        "SELECT id FROM cases ORDER BY id",
        "SELECT id FROM cases ORDER BY id DESC",
        "SELECT id FROM cases NOT INDEXED",
        "SELECT DISTINCT case_id FROM reports",
    )
    there = wreck.tables()
    asked = [query for query in queries if ("reports" if "reports" in query else "cases") in there]
    return list(dict.fromkeys(str(case) for query in asked for (case,) in wreck.ask(query)))


def _is_whole(wreck: Wreck, entry: Texts, case: str) -> bool:
    if entry.stays or entry.table in _MADE_ANEW:
        return True
    return wreck.has_all(entry.table, entry.of_case, case)


def _understood(new: Database, case: str) -> Readable:
    """Whether the case can be read as the app reads it, and each attachment is what it was."""
    try:
        found = cases.read(new, case)
    except (ValueError, KeyError, TypeError):
        return Readable.LOST
    if found is None or not found.reports:
        return Readable.LOST
    try:
        for attached in (one for report in found.reports for one in report.attachments):
            for _chunk in attachments.read(new, attached):
                pass
    except attachments.AttachmentIsDamaged:
        return Readable.PART
    return Readable.WHOLE


def _copy(new: Database, table: str, columns: list[str], rows: Iterable[tuple[object, ...]]) -> None:
    places = ", ".join("?" * len(columns))
    new.run_many(f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)


def _copy_journal(wreck: Wreck, new: Database) -> None:
    """Write it entry by entry: an undamaged one comes out with the same hashes, a gap is an entry of its own."""
    columns = wreck.columns("journal")
    if not journal.is_chained(new):
        _copy(new, "journal", columns, wreck.rows("journal"))
        return
    rows = wreck.rows("journal") if columns else ()
    entries = {int(str(row[0])): dict(zip(columns, row, strict=True)) for row in rows}
    at = ""
    for number, entry in sorted(entries.items()):
        at, case = str(entry["at"]), entry["case_id"]
        if number - 1 not in entries and number > 1:
            journal.add(new, at, _GAP)
        journal.add(new, at, str(entry["what"]), None if case is None else str(case))
    ends = wreck.ask("SELECT id FROM journal_end") if "journal_end" in wreck.tables() else []
    if entries and ends and int(str(ends[0][0])) > max(entries):
        journal.add(new, at, _GAP)


def _keep_together(new: Database) -> None:
    """See that every row finds what it refers to, at the cost of as little as possible.

    A code name stands in its case as well. A report whose kit is lost goes with another kit: its own is named in the
    manifest, which stays as it was sealed. Whatever else refers to something lost goes, too.
    """
    new.run("INSERT OR IGNORE INTO code_names (adjective, noun) SELECT adjective, noun FROM cases")
    new.run(
        "UPDATE reports SET kit_id = (SELECT id FROM kits LIMIT 1) "
        "WHERE kit_id NOT IN (SELECT id FROM kits) AND EXISTS (SELECT 1 FROM kits)"
    )
    while orphans := {(table, key) for table, _rowid, _parent, key in new.query("PRAGMA foreign_key_check")}:
        for table, key in orphans:
            rows = new.query('SELECT "table", "from", "to" FROM pragma_foreign_key_list(?) WHERE id = ?', table, key)
            parent, ours = rows[0][0], ", ".join(row[1] for row in rows)
            theirs = ", ".join(row[2] for row in rows)
            given = " AND ".join(f"{row[1]} IS NOT NULL" for row in rows)
            new.run(f"DELETE FROM {table} WHERE {given} AND ({ours}) NOT IN (SELECT {theirs} FROM {parent})")
