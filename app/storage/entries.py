"""The entries of a case: every version of each, in the one order with the steps of its review."""

from collections.abc import Mapping

from msgspec import Struct

from app import canonical_json
from app.domain.case import CaseEntry, EntryRecord
from app.domain.entries import ENTRIES
from app.storage.database import Database


class _Answers(Struct, forbid_unknown_fields=True):
    v: int
    answers: dict[str, str]


_KINDS: Mapping[str, type[CaseEntry]] = {kind.key: kind for kind in ENTRIES}
_LARGEST = 16 * 1024 * 1024


def add(database: Database, case: str, entry: CaseEntry, changes: int | None, recorded_at: str) -> int:
    """Write down an entry, or a new version of the one whose first version has this number; the entry's id."""
    number = database.run(
        "INSERT INTO entries (case_id, changes, kind, answers, after_record, recorded_at) "
        "VALUES (?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM step_records WHERE case_id = ?), ?)",
        case,
        changes,
        entry.key,
        canonical_json.encode({"v": 1, "answers": entry.answers()}),
        case,
        recorded_at,
    )
    return changes or number


def of_case(database: Database, case: str) -> tuple[EntryRecord[CaseEntry], ...]:
    """Every version of every entry, in the order of recording."""
    rows = database.query(
        "SELECT id, coalesce(changes, id), kind, answers, after_record, recorded_at FROM entries "
        "WHERE case_id = ? ORDER BY id",
        case,
    )
    return tuple(
        EntryRecord(
            id=entry,
            entry=_KINDS[kind].from_answers(canonical_json.decode(answers, _Answers, limit=_LARGEST).answers)[0],
            recorded_at=canonical_json.read_moment(at),
            number=number,
            after=after,
        )
        for number, entry, kind, answers, after, at in rows
    )
