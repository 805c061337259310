"""Protection: what keeps people safe, which agencies were tried, and the two statements that end a hold."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.case import CaseEntry
from app.domain.dates import Dated, day_of
from app.domain.forms import Choice, Kind, Privacy, ask
from app.domain.report import YesNo
from app.i18n import N_, _


class Progress(Choice):
    """How far a measure of the protection plan is."""

    PLANNED = "", N_("Planned")
    IN_PLACE = "in_place", N_("In place")
    ENDED = "ended", N_("Ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionMeasure(CaseEntry):
    """One thing that protects somebody: what, where, who looks after it, until when (R32)."""

    key: ClassVar[str] = "protection_measure"
    title: ClassVar[str] = N_("Measure of protection")
    needs_declaration: ClassVar[bool] = False

    what: str = ask(N_("What protects people?"), Kind.LINE, required=True)
    where: str = ask(N_("Where?"), Kind.LINE)
    owner: str = ask(N_("Who looks after it?"))
    until: str = ask(N_("Until which day?"), Kind.DAY)
    progress: Progress = ask(N_("How far is it?"), Kind.CHOICE, Privacy.SAFE, choices=Progress)

    def missing(self) -> str | None:
        """What it is; and nothing is in place that nobody looks after, or that has no end."""
        if not self.what.strip():
            return _("Write down what protects people.")
        if self.progress is Progress.IN_PLACE and not self.protects():
            return _("Say who looks after it and until which day, or keep it as planned.")
        return None

    def dates(self) -> tuple[Dated, ...]:
        """When it runs out."""
        day = day_of(self.until)
        if day is None or self.progress is Progress.ENDED:
            return ()
        return (Dated(what=N_("A measure of protection runs out"), on=day),)

    def protects(self) -> bool:
        """Whether it counts as a plan: it runs, somebody looks after it, and it has an end."""
        return self.progress is not Progress.ENDED and bool(self.owner.strip() and self.until.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyAttempt(CaseEntry):
    """One attempt to notify an agency, with what came of it (R18)."""

    key: ClassVar[str] = "agency_attempt"
    title: ClassVar[str] = N_("Agency notified or tried")
    needs_declaration: ClassVar[bool] = False

    agency: str = ask(N_("Which agency?"), Kind.LINE, required=True)
    tried_at: str = ask(N_("When?"), Kind.MOMENT, Privacy.SAFE)
    tried_by: str = ask(N_("Who tried?"))
    result: str = ask(N_("What came of it?"), Kind.TEXT)
    agreed: YesNo = ask(N_("Did the reporter agree to it?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)
    danger: str = ask(N_("Against the reporter’s wish, because of this danger:"), Kind.TEXT)
    again_on: str = ask(N_("Try again on"), Kind.DAY, Privacy.SAFE)

    def missing(self) -> str | None:
        """Which agency, when, by whom, with what result; and against a wish only for a danger (G7)."""
        if not (self.agency.strip() and self.tried_at.strip() and self.tried_by.strip() and self.result.strip()):
            return _("Say which agency, when, who tried and what came of it. “Nobody answered” is a result.")
        if self.agreed is YesNo.NO and not self.danger.strip():
            return _("The reporter did not agree. Say which danger makes it necessary all the same.")
        return None

    def dates(self) -> tuple[Dated, ...]:
        """When to try again."""
        day = day_of(self.again_on)
        return (Dated(what=N_("Try the agency again"), on=day),) if day else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HasEnded(CaseEntry):
    """The first of the two statements that end a hold (R33)."""

    key: ClassVar[str] = "has_ended"
    title: ClassVar[str] = N_("It has ended")
    needs_declaration: ClassVar[bool] = False

    basis: str = ask(N_("How do you know?"), Kind.TEXT, required=True)
    since: str = ask(N_("Since when?"), Kind.MOMENT, Privacy.SAFE, required=True)
    told_by: str = ask(N_("Who said so?"))

    def missing(self) -> str | None:
        """Basis and time."""
        return _based(self.basis, self.since)


@dataclass(frozen=True, slots=True, kw_only=True)
class EveryoneSafe(CaseEntry):
    """The second of the two statements that end a hold (R33)."""

    key: ClassVar[str] = "everyone_safe"
    title: ClassVar[str] = N_("Everyone is physically safe")
    needs_declaration: ClassVar[bool] = False

    basis: str = ask(N_("How do you know it of each person, asked alone?"), Kind.TEXT, required=True)
    asked_at: str = ask(N_("When were they asked?"), Kind.MOMENT, Privacy.SAFE, required=True)
    told_by: str = ask(N_("Who said so?"))

    def missing(self) -> str | None:
        """Basis and time."""
        return _based(self.basis, self.asked_at)


def _based(basis: str, moment: str) -> str | None:
    if basis.strip() and moment.strip():
        return None
    return _("Write down how you know it, and since when. Both statements need a basis and a time.")
