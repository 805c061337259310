"""The review: each step with its journal entry in one transaction, or a refusal that says what is missing."""

from app.domain import review
from app.domain.case import Case, ReviewStep
from app.errors import AppError
from app.services.cases import read_case
from app.services.session import Session
from app.storage import cases


class StepRefused(AppError):
    """A guard stands in the way, or the record lacks something; the sentence says which."""


def record_step(session: Session, case_id: str, step: ReviewStep, person: str | None = None) -> Case:
    """Record one step, for one person where it is about one; the case one step further.

    Raises NoSuchCase, StepRefused; then nothing was recorded.
    """
    case = read_case(session, case_id)
    about = next((p for p in case.people if p.id == person), None)
    if (sentence := review.refusal(case, step, about)) is not None:
        raise StepRefused(sentence)
    with session.change(f"step recorded: {step.key}", case_id):
        cases.add_record(session.database, case_id, step, about.id if about else None, session.stamp())
    return read_case(session, case_id)
