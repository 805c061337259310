"""The steps of the review, one class each, in the order in which they are offered."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.case import Case, ReviewStep
from app.domain.determination import Accounts, Determination
from app.domain.forms import Choice, Kind, Privacy, ask
from app.domain.people import Person
from app.domain.report import YesNo
from app.domain.responses import ProposedResponse
from app.domain.review_session import ConflictOfInterest
from app.domain.safety import Safety, held, owes_an_attempt
from app.i18n import N_, _

__all__ = [
    "REVIEW_STEPS",
    "Acknowledgement",
    "CarriedOut",
    "Change",
    "Close",
    "ConflictOfInterest",
    "Feedback",
    "PeopleTold",
    "Publication",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(ReviewStep):
    """That the reporter was answered, or why that cannot be (R24, G1); possible from import on and during a hold."""

    key: ClassVar[str] = "acknowledgement"
    title: ClassVar[str] = N_("Acknowledgement")
    needs_declaration: ClassVar[bool] = False

    sent_at: str = ask(N_("Sent at"), Kind.MOMENT, Privacy.SAFE)
    channel: str = ask(N_("How was it sent?"))
    cannot: str = ask(N_("It cannot be sent, because:"), Kind.TEXT)
    next_by: str = ask(N_("We write again by"), Kind.DAY, Privacy.SAFE)

    def missing(self) -> str | None:
        """A time, or a reason."""
        if not (self.sent_at.strip() or self.cannot.strip()):
            return _("Say when the acknowledgement was sent, or why it cannot be sent.")
        return None


class Change(Choice):
    """What the reporter's feedback did to the proposal (R43)."""

    NOT_ASKED = "", N_("Not decided")
    CHANGED = "changed", N_("The proposal was changed")
    UNCHANGED = "unchanged", N_("The proposal stays as it is")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(ReviewStep):
    """What the reporter thinks of the proposal, considered without a promise (R43)."""

    key: ClassVar[str] = "feedback"
    title: ClassVar[str] = N_("The reporter’s feedback")

    answer: str = ask(N_("What the reporter said, word for word"), Kind.TEXT)
    no_answer_by: str = ask(N_("No answer by"), Kind.DAY, Privacy.SAFE)
    cannot: str = ask(N_("The reporter cannot be asked, because:"), Kind.TEXT)
    change: Change = ask(N_("What it changed"), Kind.CHOICE, Privacy.SAFE, choices=Change)
    why: str = ask(N_("Why?"), Kind.TEXT)

    def missing(self) -> str | None:
        """An answer with what it changed, or the day on which there was none, or why nobody could be asked."""
        if self.answer.strip():
            if self.change is Change.NOT_ASKED or not self.why.strip():
                return _("Say what the feedback changed, and why.")
        elif not (self.no_answer_by.strip() or self.cannot.strip()):
            return _("Record what the reporter said, or the day until which no answer came.")
        return None

    def blocked_by(self, case: Case, person: Person | None) -> str | None:
        """There must be a proposal to speak about."""
        return _unproposed(case)


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOut(ReviewStep):
    """What was really done."""

    key: ClassVar[str] = "carried_out"
    title: ClassVar[str] = N_("Response carried out")

    done: str = ask(N_("What was done, by whom, when, in which space?"), Kind.TEXT, required=True)

    def missing(self) -> str | None:
        """What was done, be it nothing."""
        return None if self.done.strip() else _("Write down what was done, also if it was nothing.")

    def blocked_by(self, case: Case, person: Person | None) -> str | None:
        """No hold, a proposal, and the reporter's feedback or its absence (R33, R43)."""
        if (sentence := held(case) or _unproposed(case)) is not None:
            return sentence
        if case.latest(Feedback) is None:
            return _("Ask the reporter about the proposal first, or record that no answer came.")
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleTold(ReviewStep):
    """Who was told the outcome; the reporter by letter, or why not (R42)."""

    key: ClassVar[str] = "people_told"
    title: ClassVar[str] = N_("People told")

    told: str = ask(N_("Who was told what, when and how?"), Kind.TEXT)
    reporter_not_told: str = ask(N_("The reporter was not told, because:"), Kind.TEXT)

    def missing(self) -> str | None:
        """At least one of the two."""
        if not (self.told.strip() or self.reporter_not_told.strip()):
            return _("Write down who was told, or why the reporter was not.")
        return None

    def blocked_by(self, case: Case, person: Person | None) -> str | None:
        """Not during a hold, and not before the response was carried out."""
        if (sentence := held(case)) is not None:
            return sentence
        return None if case.latest(CarriedOut) else _("Carry out the response first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(ReviewStep):
    """Whether the public is told, why, and who approved it (R14)."""

    key: ClassVar[str] = "publication"
    title: ClassVar[str] = N_("Publication")

    publish: YesNo = ask(N_("Make a public incident report?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    reason: str = ask(N_("Why, or why not?"), Kind.TEXT)
    approved_by: str = ask(N_("Who approved it?"))

    def missing(self) -> str | None:
        """A decision with its reason, and for a public report an approval."""
        if self.publish not in (YesNo.YES, YesNo.NO) or not self.reason.strip():
            return _("Say whether there will be a public report, and why.")
        if self.publish is YesNo.YES and not self.approved_by.strip():
            return _("Say who approved the public report.")
        return None

    def blocked_by(self, case: Case, person: Person | None) -> str | None:
        """Not during a hold (R33)."""
        return held(case)


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(ReviewStep):
    """That nothing more is to be done."""

    key: ClassVar[str] = "close"
    title: ClassVar[str] = N_("Close the case")

    note: str = ask(N_("What should be remembered of this case?"), Kind.TEXT)
    no_attempt: str = ask(N_("No agency was tried, because:"), Kind.TEXT)

    def blocked_by(self, case: Case, person: Person | None) -> str | None:
        """The outcome letter or a reason, a decision about publication, and no hold (R33, R42)."""
        if (sentence := held(case)) is not None:
            return sentence
        told = case.latest(PeopleTold)
        if told is None or not (case.outcome_told or told.reporter_not_told.strip()):
            return _("The case cannot be closed yet. Record the outcome letter, or say why there is none.")
        if case.latest(Publication) is None:
            return _("The case cannot be closed yet. Say whether there will be a public report, and why.")
        if owes_an_attempt(case) and not self.no_attempt.strip():
            return _("The reporter asked us to find an agency. Record an attempt, or say why there was none.")
        return None


REVIEW_STEPS: tuple[type[ReviewStep], ...] = (
    Safety,
    ConflictOfInterest,
    Acknowledgement,
    Accounts,
    Determination,
    ProposedResponse,
    Feedback,
    CarriedOut,
    PeopleTold,
    Publication,
    Close,
)
"""The review, one list (R27 to R43)."""


def _unproposed(case: Case) -> str | None:
    if all(case.latest(ProposedResponse, person) for person in case.subjects(ProposedResponse)):
        return None
    return _("There is no proposed response yet for every reported person.")
