"""Determination: hearing the reported person, and the Guide's four questions for each of them."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.accounts import Fact, Statement
from app.domain.case import Case, EntryRecord, ReviewStep
from app.domain.dates import Dated, Whose, day_of
from app.domain.forms import Choice, Kind, Privacy, ask
from app.domain.people import Person
from app.domain.report import YesNo
from app.domain.review_session import unmet
from app.i18n import N_, _


class Hearing(Choice):
    """Where the reported person's view stands (G11)."""

    NOT_ASKED = "", N_("Not asked")
    WAITING = "waiting", N_("Asked, waiting for an answer")
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


class Jurisdiction(Choice):
    """Whether the community may respond at all; nothing is turned away by it (R4)."""

    NOT_ASKED = "", N_("Not said")
    INSIDE = "in", N_("In a space of ours")
    OUTSIDE_AFFECTS = "outside_affects", N_("Outside, but it affects who can take part")
    OUTSIDE = "outside", N_("Outside")
    UNSURE = "unsure", N_("Not sure")


class Weight(Choice):
    """Impact and risk in one: a suggestion, never a decision (Safety First PDX and Otter Tech, CC BY-SA 3.0, R50)."""

    NOT_ASKED = "", N_("Not said")
    LOW_LOW = "low_low", N_("Low impact, low risk: a warning")
    LOW_HIGH = "low_high", N_("Low impact, high risk: a final warning, or a break")
    HIGH_LOW = "high_low", N_("High impact, low risk: a warning, or a break")
    HIGH_HIGH = "high_high", N_("High impact, high risk: a long or lasting ban")


class Sureness(Choice):
    """How sure the finding is."""

    NOT_ASKED = "", N_("Not said")
    ON_RECORD = "on_record", N_("On record")
    AGREE = "agree", N_("Accounts agree")
    ONE = "one", N_("One account")
    DISPUTED = "disputed", N_("Disputed")


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
    answer_by: str = ask(N_("They have time to answer until"), Kind.DAY, Privacy.SAFE)

    def missing(self) -> str | None:
        """A view, or why there is none."""
        if self.hearing is Hearing.NOT_ASKED:
            return _("Say whether the reported person was heard, or why not.")
        if self.hearing is Hearing.WAITING and not self.answer_by.strip():
            return _("Say until which day they have time to answer.")
        if self.hearing is Hearing.NOT_ASKED_BECAUSE and not self.why_not.strip():
            return _("Say why the reported person’s view was not asked for.")
        return None

    def dates(self) -> tuple[Dated, ...]:
        """Until when they have time to answer."""
        day = day_of(self.answer_by) if self.is_waiting() else None
        return (Dated(what=N_("The reported person answers"), on=day, whose=Whose.OTHERS),) if day else ()

    def is_waiting(self) -> bool:
        """They were asked and have time to answer."""
        return self.hearing is Hearing.WAITING

    def blocked_by(self, case: Case, person: Person | None) -> str | None:
        """Whoever was heard is quoted: here, or by an account of their own."""
        quoted = any(record.entry.who == (person.id if person else "") for record in case.standing(Statement))
        if self.hearing is Hearing.HEARD and not (self.account.strip() or quoted):
            return _("Write down what the reported person told you.")
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
    facts: str = ask(N_("What this rests on"), Kind.LINE, Privacy.SAFE)
    sure: Sureness = ask(N_("How sure is it?"), Kind.CHOICE, Privacy.SAFE, choices=Sureness)
    jurisdiction: Jurisdiction = ask(N_("Where was it?"), Kind.CHOICE, Privacy.SAFE, choices=Jurisdiction)
    jurisdiction_reason: str = ask(N_("How does it affect who can take part?"), Kind.TEXT)
    weight: Weight = ask(N_("Impact and risk"), Kind.CHOICE, Privacy.SAFE, choices=Weight)

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
        if self.jurisdiction is Jurisdiction.OUTSIDE_AFFECTS and not self.jurisdiction_reason.strip():
            return _("Say how something outside our spaces affects who can take part.")
        return None

    def concern(self) -> str | None:
        """A finding that rests on nothing it names (R28)."""
        if not (self.source.strip() or self.facts.strip()):
            return _("This finding names no source. Say what you know it from.")
        return None

    def blocked_by(self, case: Case, person: Person | None) -> str | None:
        """Nobody is decided about before being heard, or a reason why not (G11), nor without a session (R27)."""
        heard = case.latest(Accounts, person)
        if person is not None and heard is None:
            return _("Ask the reported person for their view first, or record why not.")
        if heard is not None and heard.hearing is Hearing.WAITING:
            return _("The reported person was asked. Record their answer, or that none came.")
        return unmet(case)

    def rests_on(self, case: Case) -> tuple[EntryRecord[Fact], ...]:
        """The facts it was said to rest on, as they stand now."""
        picked = self.facts.split()
        return tuple(record for record in case.standing(Fact) if str(record.id) in picked)


def findings(case: Case) -> tuple[tuple[Person | None, Determination | None], ...]:
    """Each reported person with the finding about them, or nobody in particular where none is known."""
    return tuple((person, case.latest(Determination, person)) for person in case.subjects(Determination))


def undecided(case: Case) -> str | None:
    """The sentence that asks for a finding about everybody, or None (R30)."""
    if all(finding is not None for _person, finding in findings(case)):
        return None
    return _("There is no determination yet for every reported person.")


def changed_facts(case: Case, person: Person | None) -> tuple[EntryRecord[Fact], ...]:
    """The facts of a recorded finding that were changed after it: it should be looked at again."""
    decided = next(
        (
            record
            for record in reversed(case.records)
            if isinstance(record.step, Determination) and record.person == (person.id if person else None)
        ),
        None,
    )
    if decided is None or not isinstance(decided.step, Determination):
        return ()
    return tuple(fact for fact in decided.step.rests_on(case) if fact.after >= decided.number)


def shows_repetition(case: Case) -> tuple[EntryRecord[Fact], ...]:
    """The facts that are evidence for "repeated": somebody asked to stop, and it went on (R10)."""
    return tuple(record for record in case.standing(Fact) if record.entry.shows_repetition())
