"""Erasing a case: its rows, its words in the index, and the record that it once was; never why, never whose."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from app.domain.code_names import CodeName
from app.storage import place, search, texts
from app.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedCase:
    """All that is left of an erased case."""

    id: str
    code_name: CodeName
    erased_at: str


def erase(database: Database, case: str, erased_at: str) -> None:
    """Delete everything of a case and leave its erasure record, inside the transaction that is open.

    The file on the disk holds its words until `Database.fold_in`: call that before anybody is told.
    """
    key = _key(database)
    for (report,) in database.query("SELECT id FROM reports WHERE case_id = ?", case):
        database.run("INSERT OR IGNORE INTO erased_reports (keyed_hash) VALUES (?)", _hashed(key, report))
    database.run(
        "INSERT INTO erased_cases (id, adjective, noun, erased_at) SELECT id, adjective, noun, ? FROM cases "
        "WHERE id = ?",
        erased_at,
        case,
    )
    search.forget(database, case)
    place.forget(database, case)
    texts.erase(database, case)


def was_erased(database: Database, report: str) -> bool:
    """Whether a report of this id belonged to a case that was erased."""
    rows = database.query("SELECT key FROM erasure_key")
    return bool(rows) and bool(
        database.query("SELECT 1 FROM erased_reports WHERE keyed_hash = ?", _hashed(rows[0][0], report))
    )


def erased(database: Database) -> tuple[ErasedCase, ...]:
    """The erasure records, the newest first."""
    rows = database.query("SELECT id, adjective, noun, erased_at FROM erased_cases ORDER BY erased_at DESC, rowid DESC")
    return tuple(ErasedCase(id=i, code_name=CodeName(a, n), erased_at=at) for i, a, n, at in rows)


def _key(database: Database) -> bytes:
    """A key of this vault alone: whoever finds a report elsewhere cannot tell from a copied record that it was here."""
    database.run("INSERT OR IGNORE INTO erasure_key (only_one, key) VALUES (1, ?)", secrets.token_bytes(32))
    key: bytes = database.query("SELECT key FROM erasure_key")[0][0]
    return key


def _hashed(key: bytes, report: str) -> bytes:
    return hmac.new(key, report.encode(), hashlib.sha256).digest()
