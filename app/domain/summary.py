"""What is known of a case without opening it: derived from its records, so that a thousand can be listed at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain import review
from app.domain.case import Case
from app.domain.community import Community
from app.domain.dates import Whose, moment_written
from app.domain.duties import Duty
from app.domain.people import Role
from app.domain.review_steps import Acknowledgement, Close
from app.domain.safety import held_since
from app.domain.updates import ACKNOWLEDGED_LATE, promises


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """One case in a list: no name, no count of people, nothing of what happened (R13)."""

    state: str
    """One of the untranslated words of `review.state`."""
    received_at: datetime
    acknowledged_at: datetime | None
    acknowledged_late: bool
    cannot_acknowledge: bool
    was_late: bool
    """Whether any promise to the reporter was missed before its next contact; it never goes away (R24, R41)."""
    next_by: datetime | None
    """When the reporter hears again; None only where the case is closed."""
    due_at: datetime | None
    """The earliest of the organizer's own duties."""
    due_what: str
    held_since: datetime | None
    closed_at: datetime | None
    may_be_read: bool
    next_step: str
    """The key of the first step without a record; empty where there is none."""
    roles: tuple[Role, ...]


def summarize(case: Case, community: Community, asked: Sequence[Duty]) -> CaseSummary:
    """The summary of a case with these duties; nothing in it depends on the moment it is read."""
    kept = promises(case, community)
    first = next((duty for duty in asked if duty.whose is Whose.OURS), None)
    upcoming = review.next_step(case)
    closed = review.is_closed(case)
    return CaseSummary(
        state=review.state(case),
        received_at=case.received_at,
        acknowledged_at=_acknowledged_at(case),
        acknowledged_late=any(delay.what == ACKNOWLEDGED_LATE for delay in kept.delays),
        cannot_acknowledge=case.latest(Acknowledgement) is not None,
        was_late=bool(kept.delays),
        next_by=kept.next_by,
        due_at=first.by if first else None,
        due_what=first.what if first else "",
        held_since=held_since(case),
        closed_at=(case.merged_at or case.recorded_at(Close)) if closed else None,
        may_be_read=review.may_be_read(case),
        next_step=upcoming.step.key if upcoming and not closed else "",
        roles=tuple(role for role in Role if role is Role.REPORTER or any(p.role is role for p in case.people)),
    )


def _acknowledged_at(case: Case) -> datetime | None:
    """When the first acknowledgement went out; a later record of it changes no lateness."""
    for record in case.records:
        if isinstance(record.step, Acknowledgement) and record.step.sent_at.strip():
            at = moment_written(record.step.sent_at)
            return min(at, record.recorded_at) if at else record.recorded_at
    return None
