"""Merging two cases about the same events: both originals stay, and the earlier clock counts (R20)."""

from app.domain import merging
from app.domain.case import Case
from app.domain.determination import Determination
from app.domain.merging import DuplicateMerged
from app.domain.report import YesNo
from app.domain.review import closed
from app.domain.review_steps import Acknowledgement
from app.domain.safety import hold_is_on
from app.i18n import _
from app.services.cases import read_case, readable_case
from app.services.review import StepRefused
from app.services.session import Session
from app.storage import cases, entries


def merge_cases(session: Session, case_id: str, other_id: str, why: str) -> Case:
    """Let the case `other_id` go on in this one, which then shows the reports and people of both.

    The other stays in the vault as it is and takes no further record. A hold of either holds both. Raises NoSuchCase,
    ConflictNotDeclared, StepRefused; then nothing was merged.
    """
    case, other = readable_case(session, case_id), readable_case(session, other_id)
    entry = DuplicateMerged(case=other_id, held=YesNo.YES if hold_is_on(other) else YesNo.NO, why=why)
    if (sentence := _refusal(case, other) or entry.missing()) is not None:
        raise StepRefused(sentence)
    with session.change(f"entry added: {entry.key}", case_id):
        cases.merge(session.database, other_id, case_id, session.stamp())
        entries.add(session.database, case_id, entry, None, session.stamp())
        session.note("case merged into another", other_id)
        session.follow(other_id)
    return read_case(session, case_id)


def _refusal(case: Case, other: Case) -> str | None:
    answered = all(one.latest(Acknowledgement) is not None for one in (case, other))
    if (sentence := merging.refusal(case, other, answered) or closed(case) or closed(other)) is not None:
        return sentence
    if other.recorded_at(Determination) is not None:
        return _("The other case was decided about already. Merge this one into that one, or keep them apart.")
    return None
