"""Duties: what a case asks of somebody by when, worked out from its records and never stored by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain import clocks, review
from app.domain.case import Case
from app.domain.community import Community
from app.domain.dates import Dated, Whose, moment_of
from app.domain.entries import ENTRIES
from app.domain.safety import Safety, held_since, owes_an_attempt
from app.domain.updates import UpdateToReporter, promises
from app.i18n import N_

ASK_AGAIN_HOURS = 24
"""A hold is looked at every day (practice.md 2, H)."""
ASK_AGAIN = N_("Ask again: has it ended, and is everyone safe?")
NOTIFY = N_("Try to notify an agency")
ACKNOWLEDGE = N_("Acknowledge the report")
UPDATE = N_("Tell the reporter where it stands")


class DutyKind(StrEnum):
    """What sort of duty it is; holds come before everything."""

    HOLD = "hold"
    ACKNOWLEDGE = "acknowledge"
    TELL = "update"
    DATE = "date"
    """A date that a record of the review sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to be done or seen to; `by` always has a moment."""

    kind: DutyKind
    what: str
    """An untranslated sentence of ours."""
    by: datetime
    whose: Whose = Whose.OURS
    since: datetime | None = None
    step: str = ""
    """The key of the record it leads to."""
    person: int = 0
    """Which reported person, counted from 1; 0 for nobody in particular or the only one."""


def duties(case: Case, community: Community) -> tuple[Duty, ...]:
    """What this case asks for, the earliest first; a closed one keeps only what still ends by itself."""
    found = [*_of_records(case, ZoneInfo(community.zone))]
    if review.is_closed(case):
        return tuple(duty for duty in found if duty.whose is Whose.ENDING)
    found += _of_the_hold(case)
    found += _of_agencies(case)
    kept = promises(case, community)
    if kept.next_by is not None:
        kind = DutyKind.TELL if kept.told else DutyKind.ACKNOWLEDGE
        what, step = (UPDATE, UpdateToReporter.key) if kept.told else (ACKNOWLEDGE, "acknowledgement")
        found.append(Duty(kind=kind, what=what, by=kept.next_by, step=step))
    return tuple(sorted(found, key=lambda duty: duty.by))


def _of_the_hold(case: Case) -> Iterator[Duty]:
    since = held_since(case)
    if since is None:
        return
    asked = case.recorded_at(Safety)
    by = clocks.later(asked, timedelta(hours=ASK_AGAIN_HOURS)) if asked else since
    yield Duty(kind=DutyKind.HOLD, what=ASK_AGAIN, by=by, since=asked or since, step=Safety.key)


def _of_agencies(case: Case) -> Iterator[Duty]:
    """Whoever asked us to find an agency waits for an attempt (R18)."""
    if owes_an_attempt(case):
        by = clocks.later(case.received_at, timedelta(hours=ASK_AGAIN_HOURS))
        yield Duty(kind=DutyKind.DATE, what=NOTIFY, by=by, step=Safety.key)


def _of_records(case: Case, zone: ZoneInfo) -> Iterator[Duty]:
    for kind in ENTRIES:
        for record in case.standing(kind):
            yield from (_dated(dated, zone, Safety.key) for dated in record.entry.dates())
    for step in review.RECORDED:
        subjects = case.subjects(step)
        for place, person in enumerate(subjects, 1):
            latest = case.latest(step, person)
            for dated in latest.dates() if latest else ():
                yield _dated(dated, zone, step.key, place if person and len(subjects) > 1 else 0)


def _dated(dated: Dated, zone: ZoneInfo, step: str, person: int = 0) -> Duty:
    return Duty(
        kind=DutyKind.DATE,
        what=dated.what,
        by=moment_of(dated.on, zone),
        whose=dated.whose,
        since=moment_of(dated.since, zone) if dated.since else None,
        step=step,
        person=person,
    )
