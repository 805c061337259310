"""Updates to the reporter, reminders, and Today over a real vault."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.clocks import DueState
from app.domain.duties import DutyKind
from app.domain.letters import ACKNOWLEDGEMENT, EXPLANATION
from app.domain.report import Report, YesNo
from app.domain.safety import Safety
from app.domain.statistics import HOURS, counted, median_hours
from app.domain.updates import ACKNOWLEDGED_LATE, UPDATED_LATE, UpdateToReporter
from app.services import capture, cases, intake, journal, letters, today, vault
from app.services.reminders import ReminderCannotBeSaved, save_reminder
from app.services.review import StepRefused, record_step
from app.services.session import Session
from app.services.updates import record_update, standing
from tests.builders import ENGLISH, PASSPHRASE, SHORT, FakeClock


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    return str(intake.import_report(session, seal(ENGLISH)).case)


def acknowledge(session: Session, case: str) -> None:
    letters.mark_sent(session, case, letters.write_letter(session, case, ACKNOWLEDGEMENT, "en").id, "mail")


def told(session: Session, days: int = 14, **more: str) -> UpdateToReporter:
    now = session.now()
    return UpdateToReporter(
        told_at=now.isoformat(), channel="mail", next_by=(now + timedelta(days=days)).date().isoformat(), **more
    )


@pytest.mark.requirement("R41")
def test_each_update_sets_the_next_date_also_during_a_hold(session: Session, case_id: str, clock: FakeClock) -> None:
    acknowledge(session, case_id)
    record_step(session, case_id, Safety(ongoing=YesNo.YES, threat=YesNo.YES))
    clock.forward(days=10)
    record_update(session, case_id, told(session, 7, what="We are still asking."))
    found = standing(session, case_id)
    assert str(found.next_by) == "2026-06-02 23:59:59+09:00"
    assert found.delays == ()
    assert journal.history(session, case_id)[-1].what == "step recorded: update"


@pytest.mark.requirement("R24", "R41")
def test_a_missed_date_is_overdue_in_today_and_stays_in_the_record(
    session: Session, case_id: str, clock: FakeClock
) -> None:
    clock.forward(hours=75)
    found = today.today(session).plan
    assert found.first is not None
    assert found.first.duty.kind is DutyKind.ACKNOWLEDGE
    acknowledge(session, case_id)
    clock.forward(days=20)
    record_update(session, case_id, told(session))
    assert [delay.what for delay in standing(session, case_id).delays] == [ACKNOWLEDGED_LATE, UPDATED_LATE]


@pytest.mark.parametrize(
    ("told_in", "next_in", "said"),
    [(1, 5, "lies ahead"), (0, -1, "in the past"), (0, 15, "30 May 2026")],
)
def test_a_date_that_cannot_be_kept_is_refused(
    session: Session, case_id: str, told_in: int, next_in: int, said: str
) -> None:
    now = session.now()
    update = UpdateToReporter(
        told_at=(now + timedelta(hours=told_in)).isoformat(),
        next_by=(now + timedelta(days=next_in)).date().isoformat(),
    )
    with pytest.raises(StepRefused, match=said):
        record_update(session, case_id, update)
    assert [entry.what for entry in journal.history(session, case_id)] == ["report imported"]


def test_today_counts_what_is_there_and_names_no_one(session: Session, case_id: str, seal: Callable[..., Path]) -> None:
    other = str(intake.import_report(session, seal(Report(account="Another.", danger=YesNo.YES))).case)
    found = today.today(session)
    assert (found.all_cases, found.open_cases) == (2, 2)
    assert found.plan.first is not None
    assert found.plan.first.case == other
    assert found.plan.first.duty.kind is DutyKind.HOLD
    assert {row.case for row in found.plan.soon} == {case_id, other}
    assert "Brandt" not in repr(found)
    assert "Tanaka" not in repr(found)


def test_a_clock_that_went_back_is_noticed(session: Session, case_id: str, clock: FakeClock) -> None:
    assert not today.today(session).clock_went_back
    clock.forward(hours=-2)
    assert today.today(session).clock_went_back


def test_helplines_nobody_checked_for_a_year_come_up(session: Session, clock: FakeClock) -> None:
    never = {line.number for line in session.community.helplines if line.verified_on is None}
    assert {line.number for line in today.today(session).stale_helplines} == never
    clock.forward(days=900)
    assert len(today.today(session).stale_helplines) == len(session.community.helplines)


def test_the_notification_comes_an_hour_before_and_only_once(session: Session, case_id: str, clock: FakeClock) -> None:
    moment = today.next_moment(today.today(session))
    assert moment is not None
    assert (moment - session.now()).total_seconds() == 71 * 3600
    clock.forward(hours=71)
    assert today.next_moment(today.today(session)) is None


def test_the_reminder_after_an_import_is_for_the_earliest_answer(
    session: Session, case_id: str, seal: Callable[..., Path], clock: FakeClock
) -> None:
    clock.forward(hours=5)
    second = str(intake.import_report(session, seal(SHORT)).case)
    first_due = today.earliest_due(session, [case_id, second])
    assert first_due == today.earliest_due(session, [case_id])
    assert first_due != today.earliest_due(session, [second])
    assert today.earliest_due(session, []) is None


def test_a_reminder_is_a_file_without_a_case_in_it(session: Session, case_id: str, tmp_path: Path) -> None:
    by = today.earliest_due(session, [case_id])
    assert by is not None
    for name in ("a.ics", "b.ics"):
        save_reminder(tmp_path / name, by)
    first, second = ((tmp_path / name).read_text("utf-8") for name in ("a.ics", "b.ics"))
    assert "DTSTART:20260519T030000Z" in first
    hidden = re.compile(r"UID:[0-9a-f]{32}\r?\n")
    assert hidden.sub("", first) == hidden.sub("", second)
    assert first != second
    assert case_id not in first
    with pytest.raises(ReminderCannotBeSaved):
        save_reminder(tmp_path / "missing" / "a.ics", by)


@pytest.mark.requirement("R41")
def test_the_explanation_can_be_sent_during_a_hold_and_sets_the_next_date(
    session: Session, case_id: str, clock: FakeClock
) -> None:
    acknowledge(session, case_id)
    record_step(session, case_id, Safety(ongoing=YesNo.YES, threat=YesNo.YES))
    clock.forward(days=12)
    places = {"delay": "people have to be safe first", "so_far": "talked with the venue"}
    letter = letters.write_letter(session, case_id, EXPLANATION, "en", places)
    assert "the safety of people comes first" in letter.body
    assert "11 June 2026" in letter.body
    clock.forward(days=1)
    letters.mark_sent(session, case_id, letter.id, "mail")
    found = standing(session, case_id)
    assert str(found.next_by) == "2026-06-11 23:59:59+09:00"
    assert found.delays == ()


@pytest.mark.requirement("R24", "G10")
def test_the_clock_runs_while_nobody_can_read_and_the_desk_sees_only_its_own_date(
    session: Session, kit: capture.OpenKit, outbox: Path, vault_folder: Path, clock: FakeClock
) -> None:
    receipt = capture.submit_report(kit, ENGLISH, outbox, clock=clock)
    assert receipt.hand_over_by - clock() == timedelta(hours=12)
    assert "acknowledge" not in " ".join(receipt.__slots__)
    session.close()
    clock.forward(hours=80)
    back = vault.open_vault(vault_folder, PASSPHRASE, clock=clock)
    case = str(intake.import_report(back, outbox / receipt.file).case)
    (line,) = cases.list_cases(back)
    assert line.due_state is DueState.OVERDUE
    assert line.was_late
    assert [delay.what for delay in standing(back, case).delays] == [ACKNOWLEDGED_LATE]
    back.close()


@pytest.mark.requirement("R25")
def test_the_yearly_median_is_that_of_a_count_by_hand(
    session: Session, seal: Callable[..., Path], clock: FakeClock
) -> None:
    counts: Counter[str] = Counter()
    for hours in (30, 4, 71, 9):
        case = str(intake.import_report(session, seal(ENGLISH)).case)
        clock.forward(hours=hours)
        acknowledge(session, case)
        counts.update(counted(cases.read_case(session, case), session.community))
    assert median_hours(counts) == (9 + 30) / 2
    assert median_hours({"cases": 3}) is None
    assert median_hours({f"{HOURS}: 5": 2, f"{HOURS}: 40": 1}) == 5
