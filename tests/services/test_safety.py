"""Safety: what puts a hold on, what ends it, and what waits meanwhile (R17, R18, R31 to R33)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.accounts import Fact, Statement
from app.domain.case import Case, CaseEntry, ReviewStep
from app.domain.letters import ACKNOWLEDGEMENT, OUTCOME
from app.domain.protection import AgencyAttempt, EveryoneSafe, HasEnded, Progress, ProtectionMeasure
from app.domain.report import Report, YesNo
from app.domain.review import next_step
from app.domain.review_steps import Close, ConflictOfInterest, Publication
from app.domain.safety import Safety, held, hold_is_on, is_to_be_asked
from app.services import cases, intake, letters
from app.services.people import register_person
from app.services.review import StepRefused, record_entry, record_step, release_hold
from app.services.session import Session
from app.storage import cases as stored
from tests.builders import DONE, ENGLISH, FOUND, REPORTED, REPORTER, TOLD
from tests.ui.case_steps import ASKED, HEARD, NO_CONFLICT, PROPOSED, PUBLISHED, SAFE

DANGER = Safety(ongoing=YesNo.YES, threat=YesNo.UNKNOWN, basis="She called.")
MEASURE = ProtectionMeasure(
    what="Two people walk her to the station", where="the station", owner="the door team", until="2026-05-20"
)
ENDED = HasEnded(basis="He left the country.", since="2026-05-16T18:00:00+09:00", told_by="Two witnesses")
ALL_SAFE = EveryoneSafe(basis="Each asked alone, by phone.", asked_at="2026-05-16T18:30:00+09:00")
FACT = Fact(behavior="Followed her to the platform", source="Two accounts")


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    for person in (REPORTER, REPORTED):
        register_person(session, case, person)
    record_step(session, case, NO_CONFLICT)
    return case


def walk(session: Session, case: str, *what: ReviewStep | CaseEntry) -> Case:
    for one in what:
        if isinstance(one, CaseEntry):
            record_entry(session, case, one)
        else:
            record_step(session, case, one, REPORTED.id if one.per_person else None)
    return cases.read_case(session, case)


def refused(session: Session, case: str, what: ReviewStep | CaseEntry) -> str:
    before = cases.read_case(session, case)
    with pytest.raises(StepRefused) as refusal:
        walk(session, case, what)
    assert cases.read_case(session, case) == before
    return refusal.value.sentence


@pytest.mark.requirement("R33")
def test_a_hold_is_released_by_two_statements_each_with_basis_and_time(session: Session, case_id: str) -> None:
    walk(session, case_id, DANGER)
    for halves in ((), (ENDED,), (ALL_SAFE,)):
        assert hold_is_on(walk(session, case_id, MEASURE, DANGER, *halves))
        with pytest.raises(StepRefused, match="both"):
            release_hold(session, case_id)
    assert "basis and a time" in refused(session, case_id, replace(ENDED, since=""))
    assert "basis and a time" in refused(session, case_id, replace(ALL_SAFE, basis=" "))
    walk(session, case_id, ENDED, ALL_SAFE)
    assert hold_is_on(cases.read_case(session, case_id)), "both are recorded, and nobody released it"
    assert not hold_is_on(release_hold(session, case_id))
    walk(session, case_id, PUBLISHED)


@pytest.mark.requirement("R33")
def test_no_single_record_carries_both_statements(session: Session, case_id: str) -> None:
    walk(session, case_id, DANGER)
    assert "one by one" in refused(session, case_id, replace(SAFE, ended="They left.", everyone_safe="All at home."))
    assert "one by one" in refused(session, case_id, replace(SAFE, ended="They left."))
    assert "both" in refused(session, case_id, replace(SAFE, release=YesNo.YES))
    assert hold_is_on(walk(session, case_id, SAFE)), "a later no does not end a hold"


def test_the_record_of_an_older_version_ended_the_hold_and_still_does(session: Session, case_id: str) -> None:
    walk(session, case_id, DANGER)
    old = replace(SAFE, ended="They left.", everyone_safe="All at home.")
    with session.change("step recorded: safety", case_id):
        stored.add_record(session.database, case_id, old, None, session.stamp())
    assert not hold_is_on(cases.read_case(session, case_id))


@pytest.mark.requirement("R33")
@pytest.mark.parametrize("news", [DANGER, FACT, Statement(who=REPORTER.id, words="He came back.")])
def test_a_statement_lapses_when_something_new_comes_in(
    session: Session, case_id: str, news: ReviewStep | CaseEntry
) -> None:
    walk(session, case_id, DANGER, MEASURE, ENDED, news, ALL_SAFE)
    with pytest.raises(StepRefused, match="both"):
        release_hold(session, case_id)
    walk(session, case_id, ENDED)
    assert not hold_is_on(release_hold(session, case_id))


@pytest.mark.requirement("R33")
def test_a_hold_delays_what_it_must_and_nothing_else(session: Session, case_id: str) -> None:
    walk(session, case_id, SAFE, HEARD, FOUND, PROPOSED, ASKED, DANGER, MEASURE)
    for step in (DONE, TOLD, PUBLISHED, Close()):
        assert "hold" in refused(session, case_id, step)
    with pytest.raises(letters.LetterBlocked, match="hold"):
        letters.write_letter(session, case_id, OUTCOME, "en", {"action": "a break"})
    kept = letters.write_letter(session, case_id, ACKNOWLEDGEMENT, "en")
    letters.mark_sent(session, case_id, kept.id, "mail")
    called = AgencyAttempt(
        agency="#9110", tried_at="2026-05-16T19:00:00+09:00", tried_by="The organizer", result="They call back."
    )
    walk(session, case_id, MEASURE, called, HEARD, FOUND)


@pytest.mark.requirement("R31")
@pytest.mark.parametrize("news", [FACT, Statement(who=REPORTER.id, words="There was more.")])
def test_safety_is_asked_again_after_every_new_entry(session: Session, case_id: str, news: CaseEntry) -> None:
    assert not is_to_be_asked(walk(session, case_id, SAFE, HEARD, FOUND, PROPOSED, ASKED))
    case = walk(session, case_id, news)
    upcoming = next_step(case)
    assert is_to_be_asked(case)
    assert upcoming is not None
    assert upcoming.step is Safety
    for step in (DONE, PUBLISHED, Close()):
        assert "Ask again" in refused(session, case_id, step)
    with pytest.raises(letters.LetterBlocked, match="Ask again"):
        letters.write_letter(session, case_id, OUTCOME, "en", {"action": "a break"})
    assert held(walk(session, case_id, SAFE)) is None
    walk(session, case_id, DONE)


@pytest.mark.requirement("R31")
def test_a_danger_seen_in_a_finding_puts_the_hold_on(session: Session, case_id: str) -> None:
    case = walk(session, case_id, SAFE, HEARD, replace(FOUND, ongoing_or_threat=YesNo.YES))
    assert hold_is_on(case)
    assert "hold" in refused(session, case_id, PUBLISHED)


@pytest.mark.requirement("R32")
def test_a_hold_is_kept_with_a_protection_plan(session: Session, case_id: str) -> None:
    assert hold_is_on(walk(session, case_id, DANGER)), "the hold comes first, the plan after"
    assert "plan" in str(DANGER.concern())
    assert "plan" in refused(session, case_id, DANGER)
    walk(session, case_id, replace(MEASURE, owner=""))
    assert "plan" in refused(session, case_id, DANGER), "nobody looks after it"
    walk(session, case_id, replace(MEASURE, progress=Progress.ENDED))
    assert "plan" in refused(session, case_id, DANGER), "it has ended"
    assert hold_is_on(cases.read_case(session, case_id))
    walk(session, case_id, MEASURE, DANGER)


@pytest.mark.requirement("R32")
def test_nothing_is_in_place_that_nobody_looks_after(session: Session, case_id: str) -> None:
    in_place = replace(MEASURE, progress=Progress.IN_PLACE)
    assert "who looks after it" in refused(session, case_id, replace(in_place, owner=""))
    assert "until which day" in refused(session, case_id, replace(in_place, until=""))
    assert refused(session, case_id, replace(in_place, what=""))
    walk(session, case_id, in_place)


@pytest.mark.requirement("R18")
def test_a_case_with_an_unknown_agency_closes_with_an_attempt_or_a_reason(
    session: Session, seal: Callable[..., Path]
) -> None:
    wanted = replace(ENGLISH, agency_unknown=YesNo.YES)
    attempt = AgencyAttempt(
        agency="Human rights, foreign languages", tried_at="2026-05-16T13:00:00+09:00", tried_by="Me", result="Busy."
    )
    for what in (attempt, None):
        case = str(intake.import_report(session, seal(wanted)).case)
        register_person(session, case, replace(REPORTED, id=case))
        for step in (SAFE, NO_CONFLICT, HEARD, FOUND, PROPOSED, ASKED, DONE, TOLD, PUBLISHED):
            record_step(session, case, step, case if step.per_person else None)
        told = letters.write_letter(session, case, OUTCOME, "en", {"action": "a break"})
        letters.mark_sent(session, case, told.id, "mail")
        with pytest.raises(StepRefused, match="agency"):
            record_step(session, case, Close())
        if what is not None:
            record_entry(session, case, what)
        record_step(session, case, Close() if what else Close(no_attempt="The reporter asked us not to."))


@pytest.mark.requirement("G7")
def test_an_agency_is_told_against_a_wish_only_for_a_danger(session: Session, case_id: str) -> None:
    attempt = AgencyAttempt(
        agency="Police", tried_at="2026-05-16T13:00:00+09:00", tried_by="Me", result="They come.", agreed=YesNo.NO
    )
    assert "danger" in refused(session, case_id, attempt)
    walk(session, case_id, replace(attempt, danger="He waits at her door."))


@pytest.mark.requirement("R18")
@pytest.mark.parametrize("lacking", ["agency", "tried_at", "tried_by", "result"])
def test_an_attempt_says_which_agency_when_who_and_what_came_of_it(
    session: Session, case_id: str, lacking: str
) -> None:
    attempt = AgencyAttempt(agency="Police", tried_at="2026-05-16T13:00:00+09:00", tried_by="Me", result="They come.")
    emptied = AgencyAttempt.from_answers({**attempt.answers(), lacking: ""})[0]
    assert "which agency" in refused(session, case_id, emptied)


@pytest.mark.requirement("R31")
def test_a_report_of_danger_holds_the_case_and_protection_needs_no_declaration(
    session: Session, seal: Callable[..., Path]
) -> None:
    case = str(intake.import_report(session, seal(Report(account="He waits outside.", danger=YesNo.YES))).case)
    assert hold_is_on(cases.read_case(session, case))
    record_entry(session, case, MEASURE)
    record_step(session, case, DANGER)
    with pytest.raises(StepRefused, match="conflict"):
        record_entry(session, case, FACT)
    record_step(session, case, ConflictOfInterest(conflict=YesNo.NO))
    with pytest.raises(StepRefused, match="hold"):
        record_step(session, case, Publication(publish=YesNo.NO, reason="Nothing to tell."))
