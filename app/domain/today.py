"""Today: the duties of all cases in the order in which the next right action is on top (organizer.md 2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.domain.code_names import CodeName
from app.domain.dates import Whose
from app.domain.duties import Duty, DutyKind

SOON = timedelta(days=7)
ENDING = timedelta(days=30)
"""How long before a measure ends it is shown."""
ENDED = timedelta(days=14)
"""And how long afterwards, so that nobody misses to tell whoever runs the space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One duty of one case, by its code name (R13)."""

    case: str
    code_name: CodeName
    duty: Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is due, sorted; `first` stands on top and is not repeated in its group."""

    first: DueRow | None
    now: tuple[DueRow, ...]
    """Holds to be asked about today."""
    overdue: tuple[DueRow, ...]
    soon: tuple[DueRow, ...]
    waiting: tuple[DueRow, ...]
    holds: tuple[DueRow, ...]
    """Every hold, whether it is to be asked about today or not."""
    ending: tuple[DueRow, ...]
    later: tuple[DueRow, ...]
    """Beyond the next seven days."""


def plan(rows: Iterable[DueRow], now: datetime) -> Plan:
    """Sort the duties: danger first, then overdue, then the next seven days by date, then what waits for others.

    What waits for somebody else is ours again once its date has passed. Never sorted by person.
    """
    groups: dict[str, list[DueRow]] = {name: [] for name in ("now", "overdue", "soon", "waiting", "ending", "later")}
    ordered = sorted(rows, key=lambda row: row.duty.by.astimezone(UTC))
    for row in ordered:
        if (group := _group(row.duty, now)) is not None:
            groups[group].append(row)
    first = next((group[0] for group in (groups["now"], groups["overdue"], groups["soon"]) if group), None)
    left = {name: tuple(row for row in group if row is not first) for name, group in groups.items()}
    return Plan(first=first, holds=tuple(row for row in ordered if row.duty.kind is DutyKind.HOLD), **left)


def is_overdue(duty: Duty, now: datetime) -> bool:
    """Whether its moment has passed."""
    return duty.by.astimezone(UTC) < now.astimezone(UTC)


def _group(duty: Duty, now: datetime) -> str | None:
    ahead = duty.by.astimezone(UTC) - now.astimezone(UTC)
    if duty.whose is Whose.ENDING:
        return None if ahead < -ENDED else "ending" if ahead <= ENDING else "later"
    if duty.kind is DutyKind.HOLD and duty.by.astimezone(now.tzinfo).date() <= now.date():
        return "now"
    if ahead < timedelta(0):
        return "overdue"
    if duty.whose is Whose.OTHERS:
        return "waiting"
    return "soon" if ahead <= SOON else "later"
