"""Responses: which of the Guide's measures fits which finding, and what was proposed for whom."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.case import Case, ReviewStep
from app.domain.dates import Dated, Whose, day_of
from app.domain.determination import Determination, Verdict, undecided
from app.domain.forms import Kind, Privacy, ask
from app.domain.people import Person
from app.i18n import N_, _

NONE = "none"
"""No response, because there was no violation (R34)."""
NO_ACTION_POSSIBLE = "no_action_possible"
"""No response, because nothing could be determined (G8)."""

_WITHOUT_VIOLATION = (NONE, NO_ACTION_POSSIBLE, "public_report")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedResponse(ReviewStep):
    """What we want to do about one person's conduct, by a code of the profile."""

    key: ClassVar[str] = "proposed_response"
    title: ClassVar[str] = N_("Proposed response")
    per_person: ClassVar[bool] = True

    kind: str = ask(N_("Which response?"), Kind.LINE, Privacy.SAFE)
    details: str = ask(N_("What exactly, in which spaces?"), Kind.TEXT)
    starts: str = ask(N_("First day"), Kind.DAY)
    ends: str = ask(N_("Last day"), Kind.DAY)
    reason: str = ask(N_("Why this one?"), Kind.TEXT)

    def missing(self) -> str | None:
        """A kind and a reason."""
        if not (self.kind.strip() and self.reason.strip()):
            return _("Choose a response and say why this one.")
        return None

    def dates(self) -> tuple[Dated, ...]:
        """The day a measure ends, so that whoever runs the space is told (R37, R38)."""
        ends = day_of(self.ends)
        return (
            (Dated(what=N_("A measure ends"), on=ends, whose=Whose.ENDING, since=day_of(self.starts)),) if ends else ()
        )

    def blocked_by(self, case: Case, person: Person | None) -> str | None:
        """A finding first; and "nothing" only where the finding is "not a violation" (R34, G8)."""
        if (sentence := undecided(case)) is not None:
            return sentence
        finding = case.latest(Determination, person) or Determination()
        verdict = finding.verdict
        if self.kind == NONE and verdict is not Verdict.NOT_A_VIOLATION:
            return _("“No response” fits only a finding of “not a violation”.")
        if self.kind == NO_ACTION_POSSIBLE and verdict is not Verdict.UNDETERMINED:
            return _("“No action possible” fits only an undetermined finding.")
        if self.kind not in _WITHOUT_VIOLATION and not finding.found_violation():
            return _("A measure needs a finding of violation, wholly or in part.")
        return None
