"""Today: what is due in the whole vault, from the summaries, without opening a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app import canonical_json
from app.domain import today as order
from app.domain.clocks import aim_at, later
from app.domain.community import Helpline, is_stale
from app.domain.today import DueRow, Plan
from app.services import backup, retention
from app.services.events import list_events
from app.services.session import Session
from app.storage import journal, summaries

_AHEAD = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What somebody with ten minutes has to know."""

    now: datetime
    plan: Plan
    aims: dict[str, datetime]
    """For each case that is not acknowledged yet, when the community wants to have answered (R25)."""
    next_steps: dict[str, str]
    """For each open case, the key of the first step without a record."""
    open_cases: int
    all_cases: int
    clock_went_back: bool
    """The computer's clock is earlier than the last thing that was done."""
    stale_helplines: tuple[Helpline, ...]
    outdated_events: tuple[str, ...]
    """Events whose desks still have the days before they were moved."""
    backup_due: bool
    erasures: int
    """How many closed cases may be erased now (G3)."""


def today(session: Session) -> Today:
    """Everything that is due, sorted, as of now."""
    now, community = session.now(), session.community
    listed = summaries.listed(session.database, session.zone)
    rows = (
        DueRow(case=case, code_name=name, duty=duty)
        for case, name, duties in summaries.duties(session.database, session.zone)
        for duty in duties
    )
    last = journal.last_at(session.database)
    return Today(
        now=now,
        plan=order.plan(rows, now),
        aims={
            one.id: aim_at(one.summary.received_at, community.clocks)
            for one in listed
            if one.summary.acknowledged_at is None and not one.summary.cannot_acknowledge
        },
        next_steps={one.id: one.summary.next_step for one in listed if one.summary.closed_at is None},
        open_cases=sum(one.summary.closed_at is None for one in listed),
        all_cases=len(listed),
        clock_went_back=last is not None and now < canonical_json.read_moment(last),
        stale_helplines=tuple(line for line in community.helplines if is_stale(line, now.date())),
        outdated_events=tuple(
            one.event.name for one in list_events(session) if one.kits_are_outdated and one.event.last_day >= now.date()
        ),
        backup_due=backup.is_due(session),
        erasures=len(retention.due(session)),
    )


def next_moment(today: Today) -> datetime | None:
    """When somebody should be told that something is due: an hour before the next moment, but not before now."""
    plan = today.plan
    first = () if plan.first is None else (plan.first,)
    ours = (*first, *plan.now, *plan.overdue, *plan.soon, *plan.waiting, *plan.later)
    moments = (later(row.duty.by, -_AHEAD) for row in ours)
    return min((moment for moment in moments if moment.timestamp() > today.now.timestamp()), default=None)


def earliest_due(session: Session, case_ids: Sequence[str]) -> datetime | None:
    """By when the first of these cases has to be answered."""
    listed = summaries.listed(session.database, session.zone)
    found = (one.summary.next_by for one in listed if one.id in case_ids)
    return min((by for by in found if by is not None), default=None)
