"""The review: each step with its journal entry in one transaction, or a refusal that says what is missing."""

from app.domain import review, safety
from app.domain.case import Case, CaseEntry, ReviewStep
from app.domain.report import YesNo
from app.domain.safety import Safety
from app.errors import AppError
from app.i18n import _
from app.services.cases import read_case
from app.services.session import Session
from app.storage import cases, entries


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


def record_entry(session: Session, case_id: str, entry: CaseEntry, changes: int | None = None) -> Case:
    """Write down one entry, or a new version of the entry with the id `changes`; the version before stays.

    Raises NoSuchCase, StepRefused; then nothing was written down.
    """
    case = read_case(session, case_id)
    before = next((one.entry for one in case.standing(type(entry)) if one.id == changes), None)
    if changes is not None and before is None:
        raise StepRefused(_("This entry is not in the case any more. Nothing was written down."))
    if (sentence := review.entry_refusal(case, entry, before)) is not None:
        raise StepRefused(sentence)
    done = "entry changed" if changes else "entry added"
    with session.change(f"{done}: {entry.key}", case_id):
        entries.add(session.database, case_id, entry, changes, session.stamp())
    return read_case(session, case_id)


def release_hold(session: Session, case_id: str) -> Case:
    """End the safety hold, after both statements were recorded; raises NoSuchCase, StepRefused (R33)."""
    case = read_case(session, case_id)
    basis = " ".join(one.entry.basis for one in (safety.ended(case), safety.everyone_safe(case)) if one is not None)
    return record_step(session, case_id, Safety(ongoing=YesNo.NO, threat=YesNo.NO, basis=basis, release=YesNo.YES))
