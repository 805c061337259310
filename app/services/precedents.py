"""Precedents: closed cases about the same clause or behavior, by code name and without a person (R9)."""

from dataclasses import dataclass

from app.domain.case import Case
from app.domain.code_names import CodeName
from app.domain.determination import Determination, Verdict
from app.domain.responses import ProposedResponse
from app.domain.review import may_be_read
from app.domain.review_steps import Close
from app.services.cases import read_case
from app.services.session import Session
from app.storage import cases


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """One finding of a closed case, with what was done."""

    code_name: CodeName
    year: int
    """When the case was closed."""
    verdict: Verdict
    clause: str
    behavior: str
    responses: tuple[str, ...]
    """Codes of the profile."""


def find_precedents(session: Session, case_id: str, clause: str, behavior: str) -> tuple[Precedent, ...]:
    """The closed cases whose findings name this clause or this behavior, the same behavior and the newest first.

    Cases that nobody may read give none.
    """
    found = []
    for other in cases.closed_with_finding(session.database, clause, behavior):
        if other != case_id and may_be_read(case := read_case(session, other)):
            found += _of(case, clause, behavior)
    return tuple(sorted(found, key=lambda one: (one.behavior != behavior, -one.year, str(one.code_name))))


def _of(case: Case, clause: str, behavior: str) -> list[Precedent]:
    closed = case.recorded_at(Close)
    found = []
    for person in case.subjects(Determination):
        finding = case.latest(Determination, person)
        if closed is None or finding is None or not _is_alike(finding, clause, behavior):
            continue
        response = case.latest(ProposedResponse, person)
        found.append(
            Precedent(
                code_name=case.code_name,
                year=closed.year,
                verdict=finding.verdict,
                clause=finding.clause,
                behavior=finding.behavior,
                responses=(response.kind,) if response else (),
            )
        )
    return found


def _is_alike(finding: Determination, clause: str, behavior: str) -> bool:
    return bool((clause and finding.clause == clause) or (behavior and finding.behavior == behavior))
