"""Summaries: what lists say without opening a case is always what the case itself says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.clocks import DueState
from app.domain.duties import duties
from app.domain.letters import ACKNOWLEDGEMENT
from app.domain.people import Role
from app.domain.report import Report, YesNo
from app.domain.review_steps import ConflictOfInterest
from app.domain.safety import Safety
from app.domain.summary import summarize
from app.domain.updates import UpdateToReporter
from app.services import cases, intake, letters, vault
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.storage import summaries
from tests.builders import ENGLISH, PASSPHRASE, REPORTED, FakeClock


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    return str(intake.import_report(session, seal(ENGLISH)).case)


def stands_as_derived(session: Session) -> bool:
    """Whether every kept summary is the one its case has now, and no case is without."""
    listed = {one.id: one.summary for one in summaries.listed(session.database, session.zone)}
    kept = {case: found for case, _name, found in summaries.duties(session.database, session.zone)}
    for line in cases.list_cases(session):
        case = cases.read_case(session, line.id)
        asked = duties(case, session.community)
        if listed.pop(line.id) != summarize(case, session.community, asked) or kept.get(line.id, ()) != asked:
            return False
    return not listed


def test_each_change_renews_the_summary(session: Session, case_id: str, clock: FakeClock) -> None:
    assert stands_as_derived(session)
    changes: tuple[Callable[[], object], ...] = (
        lambda: record_step(session, case_id, Safety(ongoing=YesNo.YES, threat=YesNo.UNKNOWN)),
        lambda: record_step(session, case_id, ConflictOfInterest(conflict=YesNo.NO)),
        lambda: register_person(session, case_id, REPORTED),
        lambda: letters.mark_sent(
            session, case_id, letters.write_letter(session, case_id, ACKNOWLEDGEMENT, "en").id, "mail"
        ),
        lambda: record_step(session, case_id, UpdateToReporter(cannot="The mail came back.", next_by="2026-05-29")),
    )
    before = summaries.listed(session.database, session.zone)
    for change in changes:
        clock.forward(hours=7)
        change()
        after = summaries.listed(session.database, session.zone)
        assert after != before
        assert stands_as_derived(session)
        before = after
    (line,) = cases.list_cases(session)
    assert line.on_hold
    assert line.roles == (Role.REPORTER, Role.REPORTED)
    assert str(line.next_by) == "2026-05-29 23:59:59+09:00"


def test_a_refused_change_leaves_the_summary(session: Session, case_id: str) -> None:
    before = summaries.listed(session.database, session.zone)
    with pytest.raises(RuntimeError), session.change("step recorded: safety", case_id):
        raise RuntimeError
    assert summaries.listed(session.database, session.zone) == before


@pytest.mark.parametrize(
    "spoil", ["DELETE FROM case_summaries", "UPDATE case_summaries SET made_by = 0, state = 'closed'"]
)
def test_a_vault_of_an_earlier_version_gets_its_summaries_at_opening(
    session: Session, seal: Callable[..., Path], vault_folder: Path, spoil: str
) -> None:
    intake.import_reports(session, [seal(ENGLISH), seal(Report(account="Another."))])
    expected = summaries.listed(session.database, session.zone)
    with session.database.transaction():
        session.database.run(spoil)
    session.close()
    again = vault.open_vault(vault_folder, PASSPHRASE, clock=session.clock)
    try:
        assert summaries.listed(again.database, again.zone) == expected
        assert stands_as_derived(again)
    finally:
        again.close()


@pytest.mark.requirement("R24", "R25")
def test_the_list_follows_the_clock_though_nothing_is_written(session: Session, case_id: str, clock: FakeClock) -> None:
    states = []
    for minutes in (23 * 60 + 59, 2, 47 * 60 + 58, 2):
        clock.forward(minutes=minutes)
        (line,) = cases.list_cases(session)
        states.append((line.due_state, line.was_late))
    assert states == [
        (DueState.ON_TIME, False),
        (DueState.PAST_AIM, False),
        (DueState.PAST_AIM, False),
        (DueState.OVERDUE, True),
    ]


def test_the_letter_keeps_the_date_it_promised_however_late_it_is_sent(
    session: Session, case_id: str, clock: FakeClock
) -> None:
    letter = letters.write_letter(session, case_id, ACKNOWLEDGEMENT, "en")
    assert "30 May 2026" in letter.body
    clock.forward(days=2)
    letters.mark_sent(session, case_id, letter.id, "mail")
    (line,) = cases.list_cases(session)
    assert line.next_by is not None
    assert line.next_by.date().isoformat() == "2026-05-30"
