"""Retention: how long a closed case is kept, by its outcome, and from which day its erasure is proposed (G3)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from app.domain.case import Case
from app.domain.community import Retention
from app.domain.dates import day_of
from app.domain.determination import Identified, Verdict, findings
from app.domain.labels import Labeled
from app.domain.responses import ProposedResponse
from app.domain.review_steps import Close
from app.i18n import N_

_BANS = frozenset({"ban_temporary", "ban_permanent"})
_REMEMBERED = frozenset({"imposed_break", "public_reprimand"})
"""Measures that count when something happens again."""
_WITHOUT_END = frozenset({"ban_permanent"})


class Outcome(Labeled):
    """How a case ended, as far as its period goes; the value is the field of the profile's periods."""

    NO_VIOLATION = "no_violation", N_("Not a violation")
    ACTOR_UNIDENTIFIED = "actor_unidentified", N_("Violation, person not identified")
    RESOLVED = "resolved", N_("Resolved")
    FLAGGED = "flagged", N_("A measure that counts if something happens again")
    AFTER_BAN = "after_ban", N_("Ban")

    def months(self, periods: Retention) -> int:
        """For how many months a case with this outcome is kept."""
        return int(getattr(periods, self.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the period of a closed case is counted from."""

    outcome: Outcome
    since: date | None
    """The last of closing and the ends of all measures; None while a measure has no end."""

    def erase_from(self, periods: Retention) -> date | None:
        """From which day its erasure is proposed; None while a measure has no end."""
        return months_later(self.since, self.outcome.months(periods)) if self.since else None


def standing(case: Case) -> Standing | None:
    """The outcome of a closed case and what its period counts from; None while it is open."""
    closed = case.recorded_at(Close)
    if closed is None:
        return None
    proposed = [case.latest(ProposedResponse, person) for person in case.subjects(ProposedResponse)]
    measures = [one for one in proposed if one is not None]
    days = [day_of(one.ends) for one in measures if one.kind in _BANS or one.ends]
    endless = any(one.kind in _WITHOUT_END for one in measures) or None in days
    since = None if endless else max([closed.date(), *(day for day in days if day)])
    return Standing(outcome=_outcome(case, {one.kind for one in measures}), since=since)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _outcome(case: Case, measures: set[str]) -> Outcome:
    found = [finding for _person, finding in findings(case) if finding is not None]
    violations = [finding for finding in found if finding.found_violation()]
    if measures & _BANS:
        return Outcome.AFTER_BAN
    if violations and all(finding.identified is Identified.NO for finding in violations):
        return Outcome.ACTOR_UNIDENTIFIED
    if measures & _REMEMBERED:
        return Outcome.FLAGGED
    if found and all(finding.verdict is Verdict.NOT_A_VIOLATION for finding in found):
        return Outcome.NO_VIOLATION
    return Outcome.RESOLVED
