"""The review session: who takes part, what each said to the question of conflict, and when they met (R27, G5, G6)."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.case import Case, CaseEntry, ReviewStep
from app.domain.forms import Choice, Kind, Privacy, ask
from app.domain.report import YesNo
from app.i18n import N_, _


class Part(Choice):
    """What somebody does in the review."""

    DECIDES = "", N_("Decides")
    SECOND_READER = "second_reader", N_("Second reader")
    NOTES = "notes", N_("Takes notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictOfInterest(ReviewStep):
    """Whether the organizer can handle this at all, and who takes part (R27)."""

    key: ClassVar[str] = "conflict_of_interest"
    title: ClassVar[str] = N_("Conflict of interest")
    needs_declaration: ClassVar[bool] = False

    conflict: YesNo = ask(N_("Is somebody named here close to you, or you to them?"), Kind.CHOICE, choices=YesNo)
    took_part: str = ask(N_("Who takes part in the review?"), Kind.TEXT)
    alone: YesNo = ask(N_("Does one person decide?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)

    def missing(self) -> str | None:
        """A yes or a no; nobody has to say why."""
        if self.conflict not in (YesNo.YES, YesNo.NO):
            return _("Say yes or no. You need not say why.")
        return None

    def concern(self) -> str | None:
        """One person may decide, and the record says so (G5)."""
        return _("Decided by one person.") if self.alone is YesNo.YES else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(CaseEntry):
    """One person who takes part in the review, with their own answer to the question of conflict."""

    key: ClassVar[str] = "participant"
    title: ClassVar[str] = N_("Takes part in the review")

    who: str = ask(N_("Who?"), required=True)
    part: Part = ask(N_("What do they do?"), Kind.CHOICE, Privacy.SAFE, choices=Part)
    conflict: YesNo = ask(N_("Is somebody named here close to them, or they to them?"), Kind.CHOICE, choices=YesNo)
    sees_report: YesNo = ask(N_("May they read the report itself?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    reporter_agreed: str = ask(N_("The reporter agreed to that on this day, in this way:"))

    def missing(self) -> str | None:
        """Who it is and their own answer; a second reader reads the report only with the reporter's yes (G6)."""
        if not self.who.strip():
            return _("Say who takes part.")
        if self.conflict not in (YesNo.YES, YesNo.NO):
            return _("Ask each person about a conflict of interest. Nobody has to say why.")
        if self.part is Part.SECOND_READER and self.sees_report is YesNo.YES and not self.reporter_agreed.strip():
            return _("A second reader sees the report itself only when the reporter agreed. Write down when and how.")
        return None

    def decides(self) -> bool:
        """Whether this person's vote counts; whoever declared a conflict steps back."""
        return self.part is Part.DECIDES and self.conflict is YesNo.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSession(CaseEntry):
    """One meeting in which the case was decided about; alone is possible, and stands in the record."""

    key: ClassVar[str] = "review_session"
    title: ClassVar[str] = N_("Review session")

    met_at: str = ask(N_("When?"), Kind.MOMENT, Privacy.SAFE, required=True)
    took_part: str = ask(N_("Who took part?"), Kind.TEXT, required=True)
    alone: YesNo = ask(N_("Does one person decide?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    notes: str = ask(N_("Notes of the session"), Kind.TEXT)

    def missing(self) -> str | None:
        """When it was and who took part."""
        if not (self.met_at.strip() and self.took_part.strip()):
            return _("Say when the session was and who took part.")
        return None

    def blocked_by(self, case: Case, before: CaseEntry | None) -> str | None:
        """Nobody who declared a conflict is alone to decide."""
        deciders = [record.entry for record in case.standing(Participant) if record.entry.part is Part.DECIDES]
        if deciders and not any(one.decides() for one in deciders):
            return _("Everybody who decides declared a conflict of interest. Hand the case to the trusted Volunteers.")
        return None


def unmet(case: Case) -> str | None:
    """The sentence that asks for a review session before anything is decided, or None (R27).

    Who takes part can also stand with the declaration of the conflict of interest, as in older records.
    """
    declared = case.latest(ConflictOfInterest)
    if case.standing(ReviewSession) or (declared and (declared.took_part.strip() or declared.alone)):
        return None
    return _("Record the review session first: when it was, and who took part.")


def decided_alone(case: Case) -> bool:
    """Whether one person decides, which the record says for ever (G5)."""
    sessions = case.standing(ReviewSession)
    if sessions:
        return sessions[-1].entry.alone is YesNo.YES
    declared = case.latest(ConflictOfInterest)
    return declared is not None and declared.alone is YesNo.YES
