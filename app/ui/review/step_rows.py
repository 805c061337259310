"""The rows of the stepper: each step of the review with how far it is and why it is closed."""

from app.domain import review
from app.domain.case import ReviewStep
from app.domain.review_steps import REVIEW_STEPS, Acknowledgement
from app.domain.safety import Safety
from app.i18n import _, say_time
from app.ui.kit.stepper import Step, StepState
from app.ui.review.guards import closed_by, short
from app.ui.review.opened import OpenedCase


def step_rows(opened: OpenedCase) -> list[Step]:
    """Every step of REVIEW_STEPS as the stepper shows it."""
    upcoming = review.next_step(opened.case)
    return [_row(opened, step, is_next=upcoming is not None and upcoming.step is step) for step in REVIEW_STEPS]


def done_count(opened: OpenedCase) -> int:
    """How many steps have a record for everybody they are about."""
    return sum(_is_done(opened, step) for step in REVIEW_STEPS)


def _row(opened: OpenedCase, step: type[ReviewStep], *, is_next: bool) -> Step:
    title = _(step.title)
    if step is Safety and opened.on_hold:
        return Step(title, StepState.HOLD, _("Hold on"))
    if _is_done(opened, step):
        return Step(title, StepState.DONE, _recorded(opened, step))
    refusals = [closed_by(opened, step, person) for person in opened.case.subjects(step)]
    if (first := next((r for r in refusals if r), None)) is not None and all(refusals):
        return Step(title, StepState.BLOCKED, short(opened, first))
    if is_next:
        return Step(title, StepState.CURRENT, _progress(opened, step))
    begun = opened.case.recorded_at(step) is not None
    return Step(title, StepState.OPEN if begun else StepState.NEXT, _progress(opened, step))


def _is_done(opened: OpenedCase, step: type[ReviewStep]) -> bool:
    return all(review.is_done(opened.case, step, person) for person in opened.case.subjects(step))


def _recorded(opened: OpenedCase, step: type[ReviewStep]) -> str:
    moment = opened.case.recorded_at(step)
    answered = opened.case.latest(Acknowledgement) if step is Acknowledgement else None
    if answered is not None and not answered.sent_at:
        return _("It cannot be sent")
    return say_time(moment) if moment else ""


def _progress(opened: OpenedCase, step: type[ReviewStep]) -> str:
    subjects = opened.case.subjects(step)
    if step is Safety and opened.case.latest(Safety) is not None:
        return _("To be asked again")
    if len(subjects) < 2:
        return ""
    done = sum(review.is_done(opened.case, step, person) for person in subjects)
    return _("{done} of {count} people").format(done=done, count=len(subjects))
