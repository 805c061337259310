"""Safety: the hold, the plan to protect people, and the agencies to notify."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.case import Case, ReviewStep
from app.domain.forms import Kind, Privacy, ask
from app.domain.people import Person
from app.domain.report import YesNo
from app.i18n import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety(ReviewStep):
    """Is it ongoing, is anybody threatened, and what is done about it (R31 to R33)."""

    key: ClassVar[str] = "safety"
    title: ClassVar[str] = N_("Danger and safety hold")
    needs_declaration: ClassVar[bool] = False

    ongoing: YesNo = ask(N_("Is it still going on?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    threat: YesNo = ask(N_("Is anyone’s physical safety at risk?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    basis: str = ask(N_("What do we know it from?"), Kind.TEXT)
    plan: str = ask(N_("What protects people: what, where, until when?"), Kind.TEXT)
    plan_owner: str = ask(N_("Who looks after it?"))
    agencies: str = ask(N_("Which agencies were notified or tried, when, with what result?"), Kind.TEXT)
    ended: str = ask(N_("It has ended. We know this from:"), Kind.TEXT)
    everyone_safe: str = ask(N_("Everyone is physically safe. We know this from:"), Kind.TEXT)

    def sees_danger(self) -> bool:
        """Whether this record says that it goes on, or that somebody is at risk."""
        return YesNo.YES in (self.ongoing, self.threat)

    def releases(self) -> bool:
        """Whether it carries both statements that end a hold (R33)."""
        return bool(self.ended.strip() and self.everyone_safe.strip())

    def hold(self) -> bool:
        """Whether this record alone holds the case: a danger, and not both statements that it is over."""
        return self.sees_danger() and not self.releases()

    def missing(self) -> str | None:
        """Both questions want an answer, though "I do not know" is one."""
        if YesNo.NOT_ASKED in (self.ongoing, self.threat):
            return _("Say whether it is still going on and whether anyone is at risk. “I do not know” is an answer.")
        return None

    def blocked_by(self, case: Case, person: Person | None) -> str | None:
        """Whoever sees no danger where the report does says how they know."""
        urgent = any(received.report.urgent() for received in case.reports)
        if urgent and not self.sees_danger() and not self.basis.strip():
            return _("The report speaks of danger, or of something that goes on. Say what you know it from.")
        return None

    def concern(self) -> str | None:
        """A hold without a plan protects nobody (R32)."""
        if self.hold() and not (self.plan.strip() and self.plan_owner.strip()):
            return _("The hold needs a protection plan and somebody who looks after it.")
        return None


def hold_is_on(case: Case) -> bool:
    """Whether official letters and publication wait.

    A report of danger holds the case until somebody recorded what is known; a recorded danger holds it until one
    record carries both statements, whatever later records answer (R31, R33).
    """
    records = [record.step for record in case.records if isinstance(record.step, Safety)]
    on = not records and any(received.report.urgent() for received in case.reports)
    for safety in records:
        on = (on or safety.sees_danger()) and not safety.releases()
    return on


def held(case: Case) -> str | None:
    """The sentence that stands beside whatever the hold delays, or None."""
    if not hold_is_on(case):
        return None
    return _(
        "The safety hold is on. Record how it ended and how you know that everyone is safe. "
        "Acknowledging and protecting people is possible meanwhile."
    )
