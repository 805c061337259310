"""Merging: two reports of the same events become one case, and neither is lost (R20)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.report import Report, YesNo
from app.domain.review import is_closed, state
from app.domain.review_steps import Acknowledgement, ConflictOfInterest
from app.domain.safety import hold_is_on, is_to_be_asked
from app.services import cases, intake
from app.services.merging import merge_cases
from app.services.people import new_id, register_person
from app.services.precedents import find_precedents
from app.services.review import StepRefused, record_step
from app.services.session import Session
from app.storage.cases import merged_into
from tests.builders import ENGLISH, FOUND, JAPANESE, REPORTED, REPORTER, FakeClock
from tests.ui.case_steps import ALL_STEPS, HEARD, NO_CONFLICT, SAFE

WHY = "Both tell of the same evening."
ACKNOWLEDGED = Acknowledgement(sent_at="2026-05-16T14:00:00+09:00", channel="mail")


@pytest.fixture
def new_case(session: Session, seal: Callable[..., Path], clock: FakeClock) -> Callable[..., str]:
    def making(report: Report, *, answered: bool = True) -> str:
        case = str(intake.import_report(session, seal(report)).case)
        clock.forward(hours=1)
        register_person(session, case, replace(REPORTED, id=new_id()))
        record_step(session, case, NO_CONFLICT)
        if answered:
            record_step(session, case, ACKNOWLEDGED)
        return case

    return making


def refused(session: Session, case: str, other: str, why: str = WHY) -> str:
    with pytest.raises(StepRefused) as refusal:
        merge_cases(session, case, other, why)
    assert session.database.query("SELECT * FROM merges") == []
    return refusal.value.sentence


@pytest.mark.requirement("R20")
def test_a_merge_keeps_both_originals_and_the_earlier_clock(session: Session, new_case: Callable[..., str]) -> None:
    first, second = new_case(ENGLISH), new_case(JAPANESE)
    before = {case: cases.read_case(session, case) for case in (first, second)}
    manifests = session.database.query("SELECT id, manifest, signature, case_id FROM reports ORDER BY id")
    case = merge_cases(session, second, first, WHY)
    assert [one.report for one in case.reports] == [ENGLISH, JAPANESE]
    assert case.received_at == before[first].received_at < before[second].received_at
    assert {person.id for person in case.people} == {person.id for one in before.values() for person in one.people}
    assert session.database.query("SELECT id, manifest, signature, case_id FROM reports ORDER BY id") == manifests
    other = cases.read_case(session, first)
    assert other.reports == before[first].reports
    assert other.records == before[first].records
    assert is_closed(other)
    assert state(other) == "closed"
    assert str(other.merged_into) == str(case.code_name)
    assert merged_into(session.database, second) == (first,)
    with pytest.raises(StepRefused, match="merged"):
        record_step(session, first, SAFE)
    noted = session.database.query("SELECT case_id, what FROM journal ORDER BY id DESC LIMIT 2")
    assert sorted(noted) == sorted([(second, "entry added: duplicate_merged"), (first, "case merged into another")])


@pytest.mark.requirement("R20", "R31")
def test_a_hold_of_either_holds_both_and_safety_is_asked_again(session: Session, new_case: Callable[..., str]) -> None:
    calm, urgent = new_case(ENGLISH), new_case(replace(JAPANESE, ongoing=YesNo.YES))
    record_step(session, calm, SAFE)
    case = merge_cases(session, calm, urgent, WHY)
    assert hold_is_on(case)
    assert is_to_be_asked(case)


@pytest.mark.requirement("R20")
def test_what_cannot_be_merged_stays_apart(session: Session, new_case: Callable[..., str]) -> None:
    case, unanswered, decided = new_case(ENGLISH), new_case(ENGLISH, answered=False), new_case(JAPANESE)
    person = cases.read_case(session, decided).people[0].id
    for step in (SAFE, HEARD, FOUND):
        record_step(session, decided, step, person if step.per_person else None)
    assert "itself" in refused(session, case, case)
    assert "Acknowledge both" in refused(session, case, unanswered)
    assert "Acknowledge both" in refused(session, unanswered, case)
    assert "decided" in refused(session, case, decided)
    assert "about the same" in refused(session, decided, case, " ")
    record_step(session, case, ConflictOfInterest(conflict=YesNo.YES))
    with pytest.raises(cases.ConflictNotDeclared):
        merge_cases(session, decided, case, WHY)


@pytest.mark.requirement("R20")
def test_a_merged_case_is_merged_once(session: Session, new_case: Callable[..., str]) -> None:
    first, second, third = (new_case(ENGLISH) for _case in range(3))
    merge_cases(session, first, second, WHY)
    for pair in ((third, second), (second, third)):
        with pytest.raises(StepRefused, match="merged already"):
            merge_cases(session, *pair, WHY)
    assert len(merge_cases(session, first, third, WHY).reports) == 3


@pytest.mark.requirement("R9")
def test_precedents_are_closed_cases_about_the_same_behavior_or_clause(
    session: Session, new_case: Callable[..., str]
) -> None:
    closed, still_open, unlike = new_case(ENGLISH), new_case(ENGLISH), new_case(ENGLISH)
    for case in (closed, unlike):
        register_person(session, case, replace(REPORTER, id=new_id()))
        person = cases.read_case(session, case).reported_people()[0].id
        for step in ALL_STEPS[:-2]:
            recorded = (
                replace(FOUND, clause="friendly", behavior="insult") if step is FOUND and case == unlike else step
            )
            record_step(session, case, recorded, person if step.per_person else None)
        _close(session, case)
    found = find_precedents(session, still_open, "words", "repeated")
    assert [str(one.code_name) for one in found] == [str(cases.read_case(session, closed).code_name)]
    assert found[0].responses == ("imposed_break",)
    assert [one.clause for one in find_precedents(session, still_open, "friendly", "repeated")] == ["words", "friendly"]
    assert find_precedents(session, closed, "words", "repeated") == ()
    assert find_precedents(session, still_open, "", "") == ()


def _close(session: Session, case: str) -> None:
    from app.domain.review_steps import Close, PeopleTold, Publication

    record_step(session, case, PeopleTold(reporter_not_told="The report was anonymous."))
    record_step(session, case, Publication(publish=YesNo.NO, reason="Nobody asked."))
    record_step(session, case, Close())
