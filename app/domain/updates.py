"""Updates: what the reporter was told and when they hear again; no open case is ever without that date (R41)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from app.domain import clocks
from app.domain.case import Case, ReviewStep, StepRecord
from app.domain.community import Community
from app.domain.dates import day_of, moment_of, moment_written
from app.domain.forms import Kind, Privacy, ask
from app.domain.review_steps import Acknowledgement, Close, PeopleTold
from app.i18n import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateToReporter(ReviewStep):
    """That the reporter heard where their report stands, or why not, and when they hear again (R41).

    Possible at any time, during a hold too; it is no step of the review's order.
    """

    key: ClassVar[str] = "update"
    title: ClassVar[str] = N_("Update to the reporter")
    needs_declaration: ClassVar[bool] = False

    told_at: str = ask(N_("Told at"), Kind.MOMENT, Privacy.SAFE)
    channel: str = ask(N_("How were they told?"))
    what: str = ask(N_("What were they told, and why is it not finished?"), Kind.TEXT)
    cannot: str = ask(N_("They cannot be told, because:"), Kind.TEXT)
    next_by: str = ask(N_("We write again by"), Kind.DAY, Privacy.SAFE)

    def missing(self) -> str | None:
        """A time or a reason, and always the next day."""
        if not (self.told_at.strip() or self.cannot.strip()):
            return _("Say when the reporter was told, or why they cannot be.")
        if day_of(self.next_by) is None:
            return _("Say by which day you write again. A case is never without that date.")
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """A promise to the reporter that was missed; it stays in the record for ever (R24, R41)."""

    what: str
    """An untranslated sentence of ours."""
    promised: datetime
    met: datetime | None
    """None: nobody kept it yet."""


ACKNOWLEDGED_LATE = N_("The acknowledgement was late.")
UPDATED_LATE = N_("The update to the reporter was late.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """The chain of promises to the reporter: each contact makes the next."""

    next_by: datetime | None
    """When they hear from us at the latest; None only where the case is closed."""
    delays: tuple[Delay, ...]
    told: bool
    """Whether the acknowledgement is behind us: sent, or impossible."""


def promises(case: Case, community: Community) -> Promises:
    """Every promise of a case, in the order of recording.

    Whatever day is written down, the next date is never later than the community lets a reporter wait.
    """
    zone = ZoneInfo(community.zone)
    due = clocks.acknowledge_by(case.received_at, community.clocks)
    delays: list[Delay] = []
    told = False
    for record in case.records:
        if isinstance(record.step, Close):
            return Promises(next_by=None, delays=tuple(delays), told=told)
        if not isinstance(record.step, Acknowledgement | UpdateToReporter | PeopleTold):
            continue
        at = _contact(record)
        if at > due:
            delays.append(Delay(what=UPDATED_LATE if told else ACKNOWLEDGED_LATE, promised=due, met=at))
        written = day_of(getattr(record.step, "next_by", ""))
        latest = clocks.next_update_by(at, community.clocks)
        due = min(moment_of(written, zone), latest) if written else latest
        told = True
    if case.merged_into is not None:
        return Promises(next_by=None, delays=tuple(delays), told=told)
    return Promises(next_by=due, delays=tuple(delays), told=told)


def delays_at(case: Case, community: Community, now: datetime) -> tuple[Delay, ...]:
    """Every missed promise, the one that is being missed now among them."""
    kept = promises(case, community)
    if kept.next_by is None or now <= kept.next_by:
        return kept.delays
    what = UPDATED_LATE if kept.told else ACKNOWLEDGED_LATE
    return (*kept.delays, Delay(what=what, promised=kept.next_by, met=None))


def _contact(record: StepRecord) -> datetime:
    """When the reporter was reached; no later than it was recorded, whatever was typed."""
    step = record.step
    typed = step.sent_at if isinstance(step, Acknowledgement) else getattr(step, "told_at", "")
    at = moment_written(typed)
    return min(at, record.recorded_at) if at else record.recorded_at
