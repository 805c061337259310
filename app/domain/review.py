"""The review as a whole: what comes next, and what stands in the way."""

from dataclasses import dataclass

from app.domain.case import Case, CaseEntry, ReviewStep
from app.domain.people import Person
from app.domain.report import YesNo
from app.domain.review_steps import REVIEW_STEPS, Close, ConflictOfInterest
from app.domain.safety import Safety, hold_is_on, is_to_be_asked
from app.domain.updates import UpdateToReporter
from app.i18n import N_, _, language

RECORDED: tuple[type[ReviewStep], ...] = (*REVIEW_STEPS, UpdateToReporter)
"""Whatever can be recorded in a case: the steps in their order, and what happens beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The first step that is to be done, and for whom."""

    step: type[ReviewStep]
    person: Person | None


def next_step(case: Case) -> NextStep | None:
    """What to do next, in the order of REVIEW_STEPS; None when the case is closed."""
    if is_closed(case):
        return None
    for step in REVIEW_STEPS:
        for person in case.subjects(step):
            if not is_done(case, step, person):
                return NextStep(step=step, person=person)
    return None


def is_done(case: Case, step: type[ReviewStep], person: Person | None) -> bool:
    """Whether this step (for this person) has a record that waits for nobody, and nothing asks for it anew (R31)."""
    record = case.latest(step, person)
    if step is Safety and record is not None and not is_closed(case):
        return not is_to_be_asked(case)
    return record is not None and not record.is_waiting()


def is_closed(case: Case) -> bool:
    """Whether nothing more is recorded in this case, because it ended or goes on in another one (R20)."""
    return case.latest(Close) is not None or case.merged_into is not None


def may_be_read(case: Case) -> bool:
    """Whether somebody declared that no conflict of interest stands in the way (R27, G5)."""
    declared = case.latest(ConflictOfInterest)
    return declared is not None and declared.conflict is YesNo.NO


def refusal(case: Case, step: ReviewStep, person: Person | None) -> str | None:
    """Why this record cannot be taken now, as a sentence; None when it can."""
    if (sentence := closed(case)) is not None:
        return sentence
    if step.needs_declaration and not may_be_read(case):
        return undeclared(case)
    if step.per_person and person is None and case.reported_people():
        return _("Say which reported person this is about.")
    return step.missing() or step.blocked_by(case, person)


def entry_refusal(case: Case, entry: CaseEntry, before: CaseEntry | None) -> str | None:
    """Why this entry cannot be written down now, as a sentence; None when it can."""
    if (sentence := closed(case)) is not None:
        return sentence
    if entry.needs_declaration and not may_be_read(case):
        return undeclared(case)
    return entry.missing() or entry.blocked_by(case, before)


def closed(case: Case) -> str | None:
    """The sentence that stands before a case in which nothing more is recorded, or None."""
    if case.merged_into is not None:
        return _("This case was merged. It goes on as {case}.").format(case=case.merged_into.say(language()))
    return _("This case is closed.") if case.latest(Close) is not None else None


def undeclared(case: Case) -> str | None:
    """The sentence that stands before a case nobody may read yet, or None."""
    if may_be_read(case):
        return None
    if case.latest(ConflictOfInterest) is None:
        return _("Declare first whether you have a conflict of interest. You need not say why.")
    return _("You declared a conflict of interest. The case rests; the trusted Volunteers can help.")


def state(case: Case) -> str:
    """One word for lists, to be translated: where the case stands."""
    if is_closed(case):
        return N_("closed")
    if hold_is_on(case):
        return N_("on hold")
    return N_("in review") if may_be_read(case) else N_("open")
