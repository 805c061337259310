"""Safety: the hold, the plan to protect people, and the agencies to notify."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.case import Case, ReviewStep
from app.domain.forms import Kind, Privacy, ask
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

    def hold(self) -> bool:
        """Whether this record holds the case: a danger, and not both statements that it is over (R33)."""
        over = self.ended.strip() and self.everyone_safe.strip()
        return YesNo.YES in (self.ongoing, self.threat) and not over

    def missing(self) -> str | None:
        """Both questions want an answer, though "I do not know" is one."""
        if YesNo.NOT_ASKED in (self.ongoing, self.threat):
            return _("Say whether it is still going on and whether anyone is at risk. “I do not know” is an answer.")
        return None

    def concern(self) -> str | None:
        """A hold without a plan protects nobody (R32)."""
        if self.hold() and not (self.plan.strip() and self.plan_owner.strip()):
            return _("The hold needs a protection plan and somebody who looks after it.")
        return None


def hold_is_on(case: Case) -> bool:
    """Whether official letters and publication wait: by the record, or by the report until there is a record."""
    if (safety := case.latest(Safety)) is not None:
        return safety.hold()
    return any(received.report.urgent() for received in case.reports)


def held(case: Case) -> str | None:
    """The sentence that stands beside whatever the hold delays, or None."""
    if not hold_is_on(case):
        return None
    return _(
        "The safety hold is on. Record how it ended and how you know that everyone is safe. "
        "Acknowledging and protecting people is possible meanwhile."
    )
