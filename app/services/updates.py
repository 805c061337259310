"""Updates to the reporter: what was promised, what was missed, and the next date, which is always there (R41)."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain import clocks, updates
from app.domain.case import Case
from app.domain.code_names import CodeName
from app.domain.dates import day_of, moment_written
from app.domain.updates import Delay, UpdateToReporter
from app.i18n import _, say_day
from app.services.cases import read_case
from app.services.review import StepRefused, record_step
from app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the promises to one reporter stand now."""

    code_name: CodeName
    now: datetime
    next_by: datetime | None
    """None only where the case is closed."""
    acknowledged: bool
    delays: tuple[Delay, ...]
    latest_day: date
    """The last day that may be promised now."""


def standing(session: Session, case_id: str) -> Standing:
    """What the reporter of this case was promised; raises NoSuchCase."""
    case, now = read_case(session, case_id), session.now()
    kept = updates.promises(case, session.community)
    return Standing(
        code_name=case.code_name,
        now=now,
        next_by=kept.next_by.astimezone(session.zone) if kept.next_by else None,
        acknowledged=kept.told,
        delays=updates.delays_at(case, session.community, now),
        latest_day=clocks.next_update_by(now, session.community.clocks).date(),
    )


def record_update(session: Session, case_id: str, update: UpdateToReporter) -> Case:
    """Record that the reporter was told, with the next date; the case as it is now.

    Raises NoSuchCase, StepRefused where the time lies ahead or the next day is past or too far.
    """
    now = session.now()
    told, next_day = moment_written(update.told_at), day_of(update.next_by)
    if told is not None and told > now:
        raise StepRefused(_("This time lies ahead. Say when the reporter was really told."))
    if next_day is not None and next_day < now.date():
        raise StepRefused(_("The next day lies in the past. Choose one that can be kept."))
    latest = clocks.next_update_by(now, session.community.clocks).date()
    if next_day is not None and next_day > latest:
        raise StepRefused(
            _("The community promises news by {day} at the latest. Choose that day or an earlier one.").format(
                day=say_day(latest)
            )
        )
    return record_step(session, case_id, update)
