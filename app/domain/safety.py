"""Safety: the hold, what puts it on, what it delays, and what has to be recorded before it ends."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.domain.case import Case, CaseEntry, Entry, EntryRecord, Recorded, ReviewStep, StepRecord
from app.domain.determination import Determination
from app.domain.forms import Kind, Privacy, ask
from app.domain.merging import DuplicateMerged
from app.domain.people import Person
from app.domain.protection import AgencyAttempt, EveryoneSafe, HasEnded, ProtectionMeasure
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
    release: YesNo = ask(N_("Release the hold?"), Kind.CHOICE, Privacy.SAFE, choices=YesNo)

    def sees_danger(self) -> bool:
        """Whether this record says that it goes on, or that somebody is at risk."""
        return YesNo.YES in (self.ongoing, self.threat)

    def releases(self) -> bool:
        """Whether it ends a hold: by the two statements recorded before it, or by both texts of an older record."""
        return self.release is YesNo.YES or bool(self.ended.strip() and self.everyone_safe.strip())

    def hold(self) -> bool:
        """Whether this record alone holds the case."""
        return self.sees_danger() and not self.releases()

    def missing(self) -> str | None:
        """Both questions want an answer, though "I do not know" is one."""
        if YesNo.NOT_ASKED in (self.ongoing, self.threat):
            return _("Say whether it is still going on and whether anyone is at risk. “I do not know” is an answer.")
        return None

    def blocked_by(self, case: Case, person: Person | None) -> str | None:
        """A release needs both statements, keeping a hold needs a plan, and seeing no danger where there was needs
        a basis (R31 to R33).
        """
        if self.ended.strip() or self.everyone_safe.strip():
            return _("Record the two statements one by one, each with its basis and time.")
        if self.release is YesNo.YES:
            return _unreleasable(case, self)
        urgent = any(received.report.urgent() for received in case.reports)
        if urgent and not self.sees_danger() and not self.basis.strip():
            return _("The report speaks of danger, or of something that goes on. Say what you know it from.")
        if self.sees_danger() and _was_recorded(case) and not (has_plan(case) or self._names_a_plan()):
            return _(
                "A hold is kept with a protection plan. Write down what protects people, who looks after it and "
                "until which day."
            )
        return None

    def concern(self) -> str | None:
        """A hold without a plan protects nobody (R32)."""
        if self.hold() and not self._names_a_plan():
            return _("A hold needs a protection plan. Write it down as soon as everybody is safe for now.")
        return None

    def _names_a_plan(self) -> bool:
        return bool(self.plan.strip() and self.plan_owner.strip())


def held_since(case: Case) -> datetime | None:
    """Since when official letters and publication wait, or None while no hold is on.

    A report of danger holds the case until somebody recorded what is known; a recorded danger, be it in the safety
    step, in a finding or in a case that was merged into this one, holds it until a release (R31, R33).
    """
    urgent = any(received.report.urgent() for received in case.reports)
    cry, since = case.received_at if urgent else None, None
    for record in case.history():
        said = _said(record)
        if isinstance(said, Safety):
            if said.releases():
                since = None
            elif said.sees_danger():
                since = since or cry or record.recorded_at
            cry = None
        elif _is_danger(said):
            since = since or record.recorded_at
    return since or cry


def hold_is_on(case: Case) -> bool:
    """Whether official letters and publication wait."""
    return held_since(case) is not None


def is_to_be_asked(case: Case) -> bool:
    """Whether something new came in since safety was last asked about, if it ever was (R31)."""
    asked = next((r.number for r in reversed(case.records) if isinstance(r.step, Safety)), 0)
    return any(record.entry.is_news and record.after >= asked for record in case.entries)


def has_plan(case: Case) -> bool:
    """Whether a measure protects somebody, with somebody who looks after it and an end (R32)."""
    return any(record.entry.protects() for record in case.standing(ProtectionMeasure))


def ended(case: Case) -> EntryRecord[HasEnded] | None:
    """The statement that it has ended, as long as nothing came after it that says otherwise."""
    return _lasting(case, HasEnded)


def everyone_safe(case: Case) -> EntryRecord[EveryoneSafe] | None:
    """The statement that everyone is safe, as long as nothing came after it that says otherwise."""
    return _lasting(case, EveryoneSafe)


def owes_an_attempt(case: Case) -> bool:
    """Whether the reporter asked us to find an agency, and none was tried (R18)."""
    wanted = any(received.report.agency_unknown is YesNo.YES for received in case.reports)
    named = any(isinstance(r.step, Safety) and r.step.agencies.strip() for r in case.records)
    return wanted and not named and not case.standing(AgencyAttempt)


def held(case: Case) -> str | None:
    """The sentence that stands beside whatever the hold delays, or None."""
    if hold_is_on(case):
        return _(
            "The safety hold is on. Record how it ended and how you know that everyone is safe. "
            "Acknowledging and protecting people is possible meanwhile."
        )
    return to_be_asked(case)


def to_be_asked(case: Case) -> str | None:
    """The sentence that asks the question of safety anew, or None (R31)."""
    if not is_to_be_asked(case):
        return None
    return _("Something new was written down. Ask again whether it is still going on and whether anyone is at risk.")


def _unreleasable(case: Case, record: Safety) -> str | None:
    if not hold_is_on(case):
        return _("No safety hold is on.")
    if record.sees_danger():
        return _("A danger that goes on is not released.")
    if ended(case) is None or everyone_safe(case) is None:
        return _("Needs both, recorded one by one, each with its basis and time.")
    return None


def _said(record: Recorded) -> ReviewStep | CaseEntry:
    return record.step if isinstance(record, StepRecord) else record.entry


def _is_danger(said: ReviewStep | CaseEntry) -> bool:
    if isinstance(said, Safety):
        return said.hold()
    if isinstance(said, Determination):
        return said.ongoing_or_threat is YesNo.YES
    return isinstance(said, DuplicateMerged) and said.held is YesNo.YES


def _was_recorded(case: Case) -> bool:
    """Whether somebody recorded a danger already, and the hold still stands for it."""
    return hold_is_on(case) and any(isinstance(record.step, Safety) for record in case.records)


def _lasting(case: Case, kind: type[Entry]) -> EntryRecord[Entry] | None:
    standing = sorted(case.standing(kind), key=lambda record: record.number)
    if not standing:
        return None
    last = standing[-1]
    later = [_said(record) for record in case.history() if _is_later(record, last)]
    return None if any(_is_danger(said) or _is_news(said) for said in later) else last


def _is_later(record: Recorded, than: EntryRecord[Entry]) -> bool:
    return record.number > (than.after if isinstance(record, StepRecord) else than.number)


def _is_news(said: ReviewStep | CaseEntry) -> bool:
    return isinstance(said, CaseEntry) and said.is_news
