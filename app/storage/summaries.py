"""Summaries of cases: what lists show and sort by, in columns; derived, and never the only place of anything."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from app.domain.code_names import CodeName
from app.domain.duties import Duty
from app.domain.people import Role
from app.domain.summary import CaseSummary
from app.storage.database import Database

MADE_BY = 1
"""Raised whenever a summary is worked out otherwise; rows of an older number are made anew at opening."""
_COLUMNS = (
    "state, received_at, acknowledged_at, acknowledged_late, cannot_acknowledge, was_late, next_by, due_at, due_what, "
    "held_since, closed_at, may_be_read, next_step, roles"
)

_NAMED = "(SELECT id, adjective, noun, rowid AS place FROM cases) AS named ON named.id = case_id"
_DUTIES = msgspec.json.Decoder(tuple[Duty, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """One case as lists know it."""

    id: str
    code_name: CodeName
    summary: CaseSummary


def put(database: Database, case: str, summary: CaseSummary, duties: tuple[Duty, ...]) -> None:
    """Write the summary and the duties of a case; earlier ones go."""
    database.run(
        f"INSERT OR REPLACE INTO case_summaries (case_id, made_by, {_COLUMNS}, duties) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        case,
        MADE_BY,
        summary.state,
        _seconds(summary.received_at),
        _seconds(summary.acknowledged_at),
        summary.acknowledged_late,
        summary.cannot_acknowledge,
        summary.was_late,
        _seconds(summary.next_by),
        _seconds(summary.due_at),
        summary.due_what,
        _seconds(summary.held_since),
        _seconds(summary.closed_at),
        summary.may_be_read,
        summary.next_step,
        " ".join(summary.roles),
        msgspec.json.encode(duties).decode("ascii"),
    )


def outdated(database: Database) -> tuple[str, ...]:
    """The cases whose summary is missing, or was worked out by an earlier version."""
    rows = database.query(
        "SELECT cases.id FROM cases LEFT JOIN case_summaries ON case_id = cases.id AND made_by = ? "
        "WHERE case_id IS NULL",
        MADE_BY,
    )
    return tuple(case for (case,) in rows)


def listed(
    database: Database,
    zone: ZoneInfo,
    *,
    closed: bool | None = None,
    among: Sequence[str] | None = None,
    most: int = -1,
) -> tuple[ListedCase, ...]:
    """The cases, the longest waiting first, their moments in this zone.

    Only the open or the closed ones, only those among these ids, and only so many, where that is said.
    """
    wanted = None if among is None else msgspec.json.encode(list(among)).decode()
    rows = database.query(
        f"SELECT case_id, adjective, noun, {_COLUMNS} FROM case_summaries JOIN {_NAMED} "
        "WHERE (?1 IS NULL OR (state = 'closed') = ?1) "
        "AND (?2 IS NULL OR case_id IN (SELECT value FROM json_each(?2))) "
        "ORDER BY received_at, named.place LIMIT ?3",
        closed,
        wanted,
        most,
    )
    return tuple(_listed(row, zone) for row in rows)


def duties(database: Database, zone: ZoneInfo) -> tuple[tuple[str, CodeName, tuple[Duty, ...]], ...]:
    """The duties of every case that has some, in this zone; closed ones can still have a measure that ends."""
    rows = database.query(
        f"SELECT case_id, adjective, noun, duties FROM case_summaries JOIN {_NAMED} "
        "WHERE duties <> '[]' ORDER BY received_at, named.place"
    )
    return tuple((case, CodeName(a, n), _in_zone(_DUTIES.decode(found), zone)) for case, a, n, found in rows)


def _in_zone(found: tuple[Duty, ...], zone: ZoneInfo) -> tuple[Duty, ...]:
    return tuple(
        replace(duty, by=duty.by.astimezone(zone), since=duty.since.astimezone(zone) if duty.since else None)
        for duty in found
    )


def _listed(row: tuple[Any, ...], zone: ZoneInfo) -> ListedCase:
    case, adjective, noun, state, received, acknowledged, late, cannot, was_late, next_by, due, what, *rest = row
    held, closed, readable, step, roles = rest
    return ListedCase(
        id=case,
        code_name=CodeName(adjective, noun),
        summary=CaseSummary(
            state=state,
            received_at=datetime.fromtimestamp(received, zone),
            acknowledged_at=_moment(acknowledged, zone),
            acknowledged_late=bool(late),
            cannot_acknowledge=bool(cannot),
            was_late=bool(was_late),
            next_by=_moment(next_by, zone),
            due_at=_moment(due, zone),
            due_what=what,
            held_since=_moment(held, zone),
            closed_at=_moment(closed, zone),
            may_be_read=bool(readable),
            next_step=step,
            roles=tuple(Role(role) for role in roles.split()),
        ),
    )


def _seconds(moment: datetime | None) -> int | None:
    return int(moment.astimezone(UTC).timestamp()) if moment else None


def _moment(seconds: int | None, zone: ZoneInfo) -> datetime | None:
    return datetime.fromtimestamp(seconds, zone) if seconds is not None else None
