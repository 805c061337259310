"""Determination: hearing the reported person, and the Guide's four questions for each of them."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.case import Case, ReviewStep
from app.domain.forms import Choice, Kind, Privacy, ask
from app.domain.people import Person
from app.domain.report import YesNo
from app.i18n import N_, _


class Hearing(Choice):
    """Where the reported person's view stands (G11)."""

    NOT_ASKED = "", N_("Not asked")
    HEARD = "heard", N_("Heard")
    NO_ANSWER = "no_answer", N_("Asked, no answer")
    DECLINED = "declined", N_("Declined to answer")
    NOT_ASKED_BECAUSE = "not_asked_because", N_("Not asked, for a reason")


class Verdict(Choice):
    """The answer to "is it a violation" for one person; the word itself is never shown (language.md 2.2)."""

    NOT_ASKED = "", N_("Not decided")
    VIOLATION = "violation", N_("Violation")
    IN_PART = "in_part", N_("Violation in part")
    NOT_A_VIOLATION = "not_a_violation", N_("Not a violation")
    UNDETERMINED = "undetermined", N_("Undetermined")


class Identified(Choice):
    """Whether it is known who it was (R30)."""

    NOT_ASKED = "", N_("Not decided")
    YES = "yes", N_("This person")
    NO = "no", N_("Not identified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts(ReviewStep):
    """What people told us, the reported person's view among them."""

    key: ClassVar[str] = "accounts"
    title: ClassVar[str] = N_("Accounts and evidence")
    per_person: ClassVar[bool] = True

    hearing: Hearing = ask(N_("The reported person’s view"), Kind.CHOICE, Privacy.SAFE, choices=Hearing)
    account: str = ask(N_("What they told us, word for word"), Kind.TEXT)
    how: str = ask(N_("When, how and in which language"))
    why_not: str = ask(N_("Why the view is missing"), Kind.TEXT)
    other_accounts: str = ask(N_("What others told us, each with who, when and how"), Kind.TEXT)

    def missing(self) -> str | None:
        """A view, or why there is none."""
        if self.hearing is Hearing.NOT_ASKED:
            return _("Say whether the reported person was heard, or why not.")
        if self.hearing is Hearing.HEARD and not self.account.strip():
            return _("Write down what the reported person told you.")
        if self.hearing is Hearing.NOT_ASKED_BECAUSE and not self.why_not.strip():
            return _("Say why the reported person’s view was not asked for.")
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Determination(ReviewStep):
    """What happened, is it a violation, who was it, does it go on: one record for each person (R28 to R31)."""

    key: ClassVar[str] = "determination"
    title: ClassVar[str] = N_("Determination")
    per_person: ClassVar[bool] = True

    what_happened: str = ask(N_("What happened, as far as we could confirm?"), Kind.TEXT)
    source: str = ask(N_("What do we know it from?"), Kind.TEXT)
    verdict: Verdict = ask(N_("Is it a violation of the Code?"), Kind.CHOICE, Privacy.SAFE, choices=Verdict)
    clause: str = ask(N_("Which clause?"), Kind.LINE, Privacy.SAFE)
    spirit: str = ask(N_("Against the spirit of a clause: which, and why?"), Kind.TEXT)
    behavior: str = ask(N_("Which behavior?"), Kind.LINE, Privacy.SAFE)
    reason: str = ask(N_("Why do we decide so?"), Kind.TEXT)
    identified: Identified = ask(N_("Who was it?"), Kind.CHOICE, Privacy.SAFE, choices=Identified)
    ongoing_or_threat: YesNo = ask(
        N_("Does it go on, or is anyone’s safety at risk?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo
    )

    def found_violation(self) -> bool:
        """Whether this person's conduct went against the Code, wholly or in part."""
        return self.verdict in (Verdict.VIOLATION, Verdict.IN_PART)

    def missing(self) -> str | None:
        """All four answers, a reason, and for a violation a clause or the spirit of one (R2, R29)."""
        four = self.what_happened.strip() and self.verdict and self.identified and self.ongoing_or_threat
        if not four:
            return _("Answer all four: what happened, whether it is a violation, who it was, and whether it goes on.")
        if not self.reason.strip():
            return _("Write down why you decide so.")
        if self.found_violation() and not (self.clause.strip() or self.spirit.strip()):
            return _("A violation names a clause of the Code, or the spirit of one with the reason.")
        return None

    def concern(self) -> str | None:
        """A fact without a source (R28)."""
        if not self.source.strip():
            return _("This finding names no source. Say what you know it from.")
        return None

    def blocked_by(self, case: Case, person: Person | None) -> str | None:
        """Nobody is decided about before being heard, or a reason why not (G11)."""
        if person is not None and case.latest(Accounts, person) is None:
            return _("Ask the reported person for their view first, or record why not.")
        return None


def findings(case: Case) -> tuple[tuple[Person | None, Determination | None], ...]:
    """Each reported person with the finding about them, or nobody in particular where none is known."""
    return tuple((person, case.latest(Determination, person)) for person in case.subjects(Determination))


def undecided(case: Case) -> str | None:
    """The sentence that asks for a finding about everybody, or None (R30)."""
    if all(finding is not None for _person, finding in findings(case)):
        return None
    return _("There is no determination yet for every reported person.")
