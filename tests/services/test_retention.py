"""When an erasure is proposed, by a clock that only the test moves."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.services import intake, people, retention
from app.services.review import record_step
from app.services.session import Session
from tests.builders import ENGLISH, REPORTED, REPORTER, FakeClock
from tests.ui.case_steps import ACTION, ALL_STEPS

Seal = Callable[..., Path]


@pytest.fixture
def closed(session: Session, seal: Seal) -> str:
    """A case with an imposed break until 8 June, closed on 16 May."""
    from app.domain.letters import OUTCOME
    from app.services import letters

    case = str(intake.import_report(session, seal(ENGLISH)).case)
    for person in (REPORTER, REPORTED):
        people.register_person(session, case, person)
    for step in ALL_STEPS:
        if step.key == "people_told":
            kept = letters.write_letter(session, case, OUTCOME, "ja", ACTION)
            letters.mark_sent(session, case, kept.id, "mail")
        record_step(session, case, step, REPORTED.id if step.per_person else None)
    return case


def days(session: Session) -> list[date | None]:
    return [one.erase_from for one in retention.due(session)]


@pytest.mark.requirement("G3")
def test_an_erasure_is_proposed_from_its_day_on(session: Session, closed: str, clock: FakeClock) -> None:
    (one,) = retention.coming(session)
    assert (one.case_id, one.outcome, one.closed_on) == (closed, retention.Outcome.FLAGGED, date(2026, 6, 8))
    assert one.erase_from == date(2028, 8, 8)
    clock.moment = clock.moment.replace(year=2028, month=8, day=7, hour=14, minute=59)
    assert days(session) == [], "a minute before midnight in Osaka"
    clock.forward(minutes=1)
    assert days(session) == [date(2028, 8, 8)]
    assert retention.coming(session) == ()


def test_an_open_case_is_never_proposed(session: Session, seal: Seal, clock: FakeClock) -> None:
    intake.import_report(session, seal(ENGLISH))
    clock.forward(days=4000)
    assert retention.due(session) == retention.coming(session) == ()


def test_a_case_is_kept_longer_for_a_reason(session: Session, closed: str, clock: FakeClock) -> None:
    clock.forward(days=1000)
    for until, reason in ((date(2029, 12, 1), " "), (session.now().date(), "a court asked")):
        with pytest.raises(retention.NotKept):
            retention.keep_longer(session, closed, until, reason)
    assert len(retention.due(session)) == 1
    retention.keep_longer(session, closed, date(2029, 12, 1), "a court asked")
    assert retention.due(session) == ()
    (one,) = retention.coming(session)
    assert (one.erase_from, one.kept_because) == (date(2029, 12, 1), "a court asked")
    clock.moment = clock.moment.replace(year=2029, month=12, day=2)
    assert days(session) == [date(2029, 12, 1)]


def test_a_vault_of_an_earlier_version_knows_its_periods(session: Session, closed: str) -> None:
    with session.database.transaction():
        session.database.run("DELETE FROM retention")
    assert retention.coming(session) == ()
    retention.catch_up(session)
    assert [one.case_id for one in retention.coming(session)] == [closed]
