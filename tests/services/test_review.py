"""The review: every step in its order, and no guard that can be passed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain import review
from app.domain.case import Case, ReviewStep
from app.domain.determination import Accounts, Hearing, Identified, Verdict
from app.domain.letters import ACKNOWLEDGEMENT, OUTCOME
from app.domain.report import Report, YesNo
from app.domain.responses import ProposedResponse
from app.domain.review_steps import (
    REVIEW_STEPS,
    Acknowledgement,
    Change,
    Close,
    ConflictOfInterest,
    Feedback,
    PeopleTold,
    Publication,
)
from app.domain.safety import Safety, hold_is_on
from app.services import cases, intake, letters
from app.services.people import register_person
from app.services.review import StepRefused, record_step
from app.services.session import Session
from tests.builders import DONE, ENGLISH, FOUND, REPORTED, REPORTER, SECOND_REPORTED, TOLD, WITNESS, FakeClock

SAFE = Safety(ongoing=YesNo.NO, threat=YesNo.NO)
NO_CONFLICT = ConflictOfInterest(conflict=YesNo.NO, alone=YesNo.YES)
HEARD = Accounts(hearing=Hearing.HEARD, account="I did not mean it like that.")
PROPOSED = ProposedResponse(kind="imposed_break", details="Skip the next meetup.", reason="First time.")
ANSWERED = Feedback(answer="That is enough for me.", change=Change.UNCHANGED, why="It fits.")
PUBLISHED = Publication(publish=YesNo.YES, reason="Others asked.", approved_by="the organizer")


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    for person in (REPORTER, REPORTED, WITNESS):
        register_person(session, case, person)
    return case


def walk(session: Session, case: str, *steps: ReviewStep) -> Case:
    for step in steps:
        record_step(session, case, step, REPORTED.id if step.per_person else None)
    return cases.read_case(session, case)


def refused(session: Session, case: str, step: ReviewStep, person: str | None = None) -> str:
    before = cases.read_case(session, case).records
    with pytest.raises(StepRefused) as refusal:
        record_step(session, case, step, person or (REPORTED.id if step.per_person else None))
    assert cases.read_case(session, case).records == before
    return refusal.value.sentence


def test_the_whole_review_in_its_order(session: Session, case_id: str) -> None:
    order = []
    walked = (SAFE, NO_CONFLICT, None, HEARD, FOUND, PROPOSED, ANSWERED, DONE, TOLD, PUBLISHED, Close())
    for step in walked:
        upcoming = review.next_step(cases.read_case(session, case_id))
        assert upcoming is not None
        order.append(upcoming.step)
        if step is None:
            letter = letters.write_letter(session, case_id, ACKNOWLEDGEMENT, "en")
            letters.mark_sent(session, case_id, letter.id, "mail")
        elif isinstance(step, PeopleTold):
            outcome = letters.write_letter(session, case_id, OUTCOME, "ja", {"action": "次回の休止"})
            letters.mark_sent(session, case_id, outcome.id, "mail")
            walk(session, case_id, step)
        else:
            walk(session, case_id, step)
    assert tuple(order) == REVIEW_STEPS
    case = cases.read_case(session, case_id)
    assert review.next_step(case) is None
    assert review.state(case) == "closed"
    assert "closed" in refused(session, case_id, SAFE)


@pytest.mark.requirement("R27")
def test_until_the_conflict_is_declared_only_four_things_are_shown(session: Session, case_id: str) -> None:
    face = cases.case_face(session, case_id)
    assert set(face.__dataclass_fields__) == {"code_name", "due", "urgent", "names_given"}
    assert face.names_given == (ENGLISH.people, ENGLISH.witnesses)
    with pytest.raises(cases.ConflictNotDeclared):
        cases.open_case(session, case_id)
    assert "conflict" in refused(session, case_id, HEARD)
    walk(session, case_id, NO_CONFLICT)
    assert cases.open_case(session, case_id).reports[0].report == ENGLISH


@pytest.mark.requirement("R27")
def test_a_declared_conflict_leaves_the_case_at_rest(session: Session, case_id: str) -> None:
    walk(session, case_id, ConflictOfInterest(conflict=YesNo.YES))
    assert "Volunteers" in refused(session, case_id, HEARD)
    with pytest.raises(cases.ConflictNotDeclared):
        cases.open_case(session, case_id)


@pytest.mark.requirement("R27")
def test_nothing_is_decided_without_a_declaration(session: Session, case_id: str) -> None:
    for step in (HEARD, FOUND, PROPOSED, ANSWERED, DONE, TOLD, PUBLISHED, Close()):
        assert "conflict" in refused(session, case_id, step)


@pytest.mark.requirement("G11")
def test_nobody_is_decided_about_before_being_heard(session: Session, case_id: str) -> None:
    walk(session, case_id, SAFE, NO_CONFLICT)
    assert "their view" in refused(session, case_id, FOUND)
    assert "why" in refused(session, case_id, Accounts(hearing=Hearing.NOT_ASKED_BECAUSE))
    assert refused(session, case_id, Accounts())
    walk(session, case_id, Accounts(hearing=Hearing.NOT_ASKED_BECAUSE, why_not="It would show who reported."), FOUND)


@pytest.mark.requirement("R30")
def test_each_reported_person_has_a_finding_of_their_own(session: Session, case_id: str) -> None:
    register_person(session, case_id, SECOND_REPORTED)
    walk(session, case_id, SAFE, NO_CONFLICT, HEARD, FOUND)
    assert "every reported person" in refused(session, case_id, PROPOSED)
    assert "which reported person" in _refusal_without_person(session, case_id)
    record_step(session, case_id, Accounts(hearing=Hearing.NO_ANSWER), SECOND_REPORTED.id)
    unclear = replace(FOUND, verdict=Verdict.UNDETERMINED, clause="", identified=Identified.NO)
    record_step(session, case_id, unclear, SECOND_REPORTED.id)
    walk(session, case_id, PROPOSED)


def _refusal_without_person(session: Session, case_id: str) -> str:
    with pytest.raises(StepRefused) as refusal:
        record_step(session, case_id, PROPOSED)
    return refusal.value.sentence


@pytest.mark.requirement("R2", "R29")
def test_a_finding_needs_clause_or_spirit_and_a_reason(session: Session, case_id: str) -> None:
    walk(session, case_id, SAFE, NO_CONFLICT, HEARD)
    assert "clause" in refused(session, case_id, replace(FOUND, clause=""))
    assert "why" in refused(session, case_id, replace(FOUND, reason=" "))
    assert "all four" in refused(session, case_id, replace(FOUND, identified=Identified.NOT_ASKED))
    walk(session, case_id, replace(FOUND, clause="", spirit="E4: it drove somebody out"))


@pytest.mark.requirement("R28")
def test_a_finding_without_source_warns(session: Session, case_id: str) -> None:
    assert "source" in str(replace(FOUND, source="").concern())
    assert FOUND.concern() is None
    walk(session, case_id, SAFE, NO_CONFLICT, HEARD, replace(FOUND, source=""))


@pytest.mark.requirement("R34", "G8")
def test_nothing_is_done_only_where_nothing_was_found(session: Session, case_id: str) -> None:
    walk(session, case_id, SAFE, NO_CONFLICT, HEARD, FOUND)
    assert refused(session, case_id, replace(PROPOSED, kind="none"))
    assert refused(session, case_id, replace(PROPOSED, kind="no_action_possible"))
    walk(session, case_id, replace(FOUND, verdict=Verdict.NOT_A_VIOLATION))
    assert refused(session, case_id, PROPOSED)
    assert refused(session, case_id, replace(PROPOSED, kind="no_action_possible"))
    walk(session, case_id, replace(PROPOSED, kind="none"))
    walk(session, case_id, replace(FOUND, verdict=Verdict.UNDETERMINED))
    assert refused(session, case_id, replace(PROPOSED, kind="none"))
    walk(session, case_id, replace(PROPOSED, kind="no_action_possible"))


def test_a_hold_blocks_what_it_must_and_nothing_more(session: Session, case_id: str) -> None:
    walk(session, case_id, SAFE, NO_CONFLICT, HEARD, FOUND, PROPOSED, ANSWERED)
    walk(session, case_id, replace(SAFE, ongoing=YesNo.YES, plan="Escort home", plan_owner="door team"))
    for step in (DONE, TOLD, PUBLISHED, Close()):
        assert "hold" in refused(session, case_id, step)
    with pytest.raises(letters.LetterBlocked, match="hold"):
        letters.write_letter(session, case_id, OUTCOME, "en", {"action": "x"})
    letter = letters.write_letter(session, case_id, ACKNOWLEDGEMENT, "en")
    letters.mark_sent(session, case_id, letter.id, "mail")
    assert review.state(cases.read_case(session, case_id)) == "on hold"


def test_a_report_of_danger_holds_the_case_until_somebody_looked(session: Session, seal: Callable[..., Path]) -> None:
    urgent = str(intake.import_report(session, seal(Report(account="He waits outside.", danger=YesNo.YES))).case)
    assert hold_is_on(cases.read_case(session, urgent))
    assert cases.case_face(session, urgent).urgent
    walk(session, urgent, NO_CONFLICT)
    assert "hold" in refused(session, urgent, PUBLISHED)
    assert "speaks of danger" in refused(session, urgent, SAFE)
    assert not hold_is_on(walk(session, urgent, replace(SAFE, basis="Called them: it was last week and is over.")))


@pytest.mark.requirement("R43")
def test_no_response_before_the_reporter_was_asked(session: Session, case_id: str) -> None:
    walk(session, case_id, SAFE, NO_CONFLICT, HEARD, FOUND)
    assert "proposed" in refused(session, case_id, ANSWERED)
    walk(session, case_id, PROPOSED)
    assert "reporter" in refused(session, case_id, DONE)
    assert refused(session, case_id, Feedback())
    assert refused(session, case_id, replace(ANSWERED, why=""))
    walk(session, case_id, Feedback(no_answer_by="2026-05-30"), DONE)


@pytest.mark.requirement("R42")
def test_no_closing_without_outcome_letter_or_reason(session: Session, case_id: str) -> None:
    walk(session, case_id, SAFE, NO_CONFLICT, HEARD, FOUND, PROPOSED, ANSWERED, DONE, TOLD, PUBLISHED)
    assert "outcome letter" in refused(session, case_id, Close())
    outcome = letters.write_letter(session, case_id, OUTCOME, "en", {"action": "a break of one month"})
    assert "outcome letter" in refused(session, case_id, Close())
    letters.mark_sent(session, case_id, outcome.id, "mail")
    assert review.state(walk(session, case_id, Close())) == "closed"


@pytest.mark.requirement("R42", "G1")
def test_an_anonymous_report_closes_with_a_reason(session: Session, case_id: str) -> None:
    untold = PeopleTold(reporter_not_told="The report was anonymous.")
    walk(session, case_id, SAFE, NO_CONFLICT, Acknowledgement(cannot="anonymous"), HEARD, FOUND, PROPOSED)
    walk(session, case_id, Feedback(cannot="anonymous"), DONE, untold, PUBLISHED, Close())


@pytest.mark.requirement("R14")
def test_publishing_needs_reason_and_approval(session: Session, case_id: str) -> None:
    walk(session, case_id, SAFE, NO_CONFLICT)
    assert refused(session, case_id, replace(PUBLISHED, approved_by=""))
    assert refused(session, case_id, replace(PUBLISHED, reason=""))
    assert refused(session, case_id, Publication())


@pytest.mark.requirement("R24")
def test_the_acknowledgement_stops_the_clock_before_any_review(
    session: Session, case_id: str, clock: FakeClock
) -> None:
    clock.forward(hours=73)
    assert cases.list_cases(session)[0].due_state.value == "overdue"
    letter = letters.write_letter(session, case_id, ACKNOWLEDGEMENT, "ja")
    letters.mark_sent(session, case_id, letter.id, "mail")
    clock.forward(days=30)
    assert cases.list_cases(session)[0].due_state.value == "done_late"


@pytest.mark.requirement("R1")
def test_the_organizer_as_reported_person_has_no_shorter_way(session: Session, case_id: str) -> None:
    as_organizer = replace(SECOND_REPORTED, names=("Organizer Example",))
    register_person(session, case_id, as_organizer)
    walk(session, case_id, SAFE, NO_CONFLICT, HEARD, FOUND)
    assert "every reported person" in refused(session, case_id, PROPOSED)
    assert refused(session, case_id, FOUND, as_organizer.id)


def test_every_record_is_kept_and_told_in_the_journal(session: Session, case_id: str) -> None:
    walk(session, case_id, SAFE, NO_CONFLICT, SAFE)
    kept = cases.read_case(session, case_id).records
    assert [record.step.key for record in kept] == ["safety", "conflict_of_interest", "safety"]
    noted = [what for (what,) in session.database.query("SELECT what FROM journal ORDER BY id")]
    assert [what for what in noted if what.startswith("step")] == [f"step recorded: {r.step.key}" for r in kept]
    everything = " ".join(noted)
    for word in ("Tanaka", "Brandt", "dress", "田中"):
        assert word not in everything
