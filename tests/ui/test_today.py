"""Today, the update to the reporter, and the reminder, by keyboard over a real vault."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.letters import ACKNOWLEDGEMENT
from app.domain.report import Report, YesNo
from app.services import cases, intake, letters
from app.services.session import Session
from app.services.today import today
from app.services.updates import standing
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.review.case_screen import CaseScreen
from app.ui.today.notifier import Notifier
from app.ui.today.screen import TodayScreen
from app.ui.updates.screen import UpdateScreen
from tests.builders import ENGLISH, FakeClock

DANGER = Report(account="He waits outside.", danger=YesNo.YES)


@pytest.fixture
def tasks() -> Tasks:
    return Tasks(Immediately())


def shown(qtbot: QtBot, screen: TodayScreen | UpdateScreen) -> None:
    qtbot.addWidget(screen)
    screen.resize(1216, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()


def imported(session: Session, seal: Callable[..., Path], *reports: Report) -> list[str]:
    return [str(intake.import_report(session, seal(report)).case) for report in reports]


def test_the_first_thing_is_done_by_control_enter(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Callable[..., Path], clock: FakeClock
) -> None:
    _quiet, held = imported(session, seal, ENGLISH, DANGER)
    clock.forward(minutes=1)
    screen = TodayScreen(tasks, session)
    shown(qtbot, screen)
    assert screen.first is not None
    assert screen.first.words.chip == "Ask now"
    assert screen.first.button.hasFocus()
    with qtbot.waitSignal(screen.step_asked) as asked:
        qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [held, "safety"]


def test_arrows_walk_through_the_rows_and_enter_presses(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Callable[..., Path], clock: FakeClock
) -> None:
    first, second, held = imported(session, seal, ENGLISH, ENGLISH, DANGER)
    clock.forward(hours=80)
    letters.mark_sent(session, second, letters.write_letter(session, second, ACKNOWLEDGEMENT, "en").id, "mail")
    clock.forward(days=20)
    screen = TodayScreen(tasks, session)
    shown(qtbot, screen)
    rows = screen.rows()
    assert [row.words.what for row in rows] == [
        "Acknowledge the report",
        "Acknowledge the report",
        "Tell the reporter why it is not resolved yet",
    ]
    assert {row.words.tone for row in rows} == {"danger"}
    rows[0].button.setFocus()
    for _step in range(2):
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Down)
    assert rows[2].button.hasFocus()
    with qtbot.waitSignal(screen.update_asked) as asked:
        qtbot.keyClick(rows[2].button, Qt.Key.Key_Return)
    assert asked.args == [second]
    with qtbot.waitSignal(screen.letters_asked) as asked:
        qtbot.keyClick(rows[0].button, Qt.Key.Key_Return)
    assert asked.args[0] in (first, held)


@pytest.mark.requirement("R24")
def test_the_acknowledgement_is_amber_past_the_aim_and_red_past_the_promise(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Callable[..., Path], clock: FakeClock
) -> None:
    imported(session, seal, ENGLISH)
    tones = []
    for minutes in (23 * 60 + 59, 2, 47 * 60 + 58, 2):
        clock.forward(minutes=minutes)
        screen = TodayScreen(tasks, session)
        qtbot.addWidget(screen)
        assert screen.first is not None
        tones.append(screen.first.words.tone)
    assert tones == ["neutral", "warn", "warn", "danger"]


def test_a_day_without_duties_is_calm(qtbot: QtBot, tasks: Tasks, session: Session, seal: Callable[..., Path]) -> None:
    screen = TodayScreen(tasks, session)
    shown(qtbot, screen)
    assert screen.calm is not None
    assert screen.calm.empty.title.words() == "No case yet"
    with qtbot.waitSignal(screen.import_asked):
        screen.calm.empty.button.click()
    (case,) = imported(session, seal, ENGLISH)
    letters.mark_sent(session, case, letters.write_letter(session, case, ACKNOWLEDGEMENT, "en").id, "mail")
    screen.reload()
    assert screen.calm.empty.title.words() == "Nothing is due today"
    with qtbot.waitSignal(screen.step_asked) as asked:
        screen.calm.lines[0].button.click()
    assert asked.args == [case, ""]


def test_an_update_is_recorded_with_its_next_date(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Callable[..., Path], tmp_path: Path
) -> None:
    (case,) = imported(session, seal, ENGLISH)
    saved = tmp_path / "look"
    screen = UpdateScreen(tasks, session, case, lambda _parent: str(saved))
    shown(qtbot, screen)
    assert screen.form.values()["next_by"] == "2026-05-30"
    screen.record_button.click()
    assert screen.banner.sentence.words() == "Say when the reporter was told, or why they cannot be."
    screen.now_button.click()
    screen.form.set_values(screen.form.values() | {"next_by": "2026-05-25"})
    with qtbot.waitSignal(screen.case_changed):
        qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert str(standing(session, case).next_by) == "2026-05-25 23:59:59+09:00"
    assert "25 May 2026" in screen.next_by.words()
    assert screen.remind is not None
    screen.remind.button.click()
    assert b"DTSTART:20260525T000000Z" in saved.with_suffix(".ics").read_bytes()


def test_what_is_typed_survives_and_a_day_that_is_none_is_told(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Callable[..., Path]
) -> None:
    (case,) = imported(session, seal, ENGLISH)
    screen = UpdateScreen(tasks, session, case)
    shown(qtbot, screen)
    assert screen.unsaved() == {}
    screen.form.set_values({"cannot": "The mail came back.", "next_by": "soon"})
    screen.record_button.click()
    assert screen.form.field("next_by").fault.words()
    again = UpdateScreen(tasks, session, case)
    again.restore(screen.unsaved())
    qtbot.addWidget(again)
    assert again.form.values()["cannot"] == "The mail came back."
    assert again.form.values()["next_by"] == "soon"


@pytest.mark.requirement("R24", "R41")
def test_a_late_case_is_late_in_list_and_record_for_ever(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Callable[..., Path], clock: FakeClock
) -> None:
    (case,) = imported(session, seal, ENGLISH)
    clock.forward(hours=75)
    letters.mark_sent(session, case, letters.write_letter(session, case, ACKNOWLEDGEMENT, "en").id, "mail")
    screen = UpdateScreen(tasks, session, case)
    shown(qtbot, screen)
    assert screen.delays is not None
    assert screen.due_chip.text() == "Was late before"
    (line,) = cases.list_cases(session)
    assert line.was_late


def test_the_desktop_is_told_that_something_is_due_and_nothing_more(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Callable[..., Path], clock: FakeClock
) -> None:
    imported(session, seal, ENGLISH)
    screen = TodayScreen(tasks, session)
    qtbot.addWidget(screen)
    said: list[str] = []
    notifier = Notifier(tasks, session, screen, said.append)
    notifier.watch(today(session))
    notifier.timer.timeout.emit()
    assert said == []
    clock.forward(hours=70)
    notifier.look()
    assert notifier.timer.interval() == 3601 * 1000
    clock.forward(hours=1, seconds=1)
    notifier.timer.timeout.emit()
    assert said == ["Something is due"]
    notifier.timer.timeout.emit()
    assert said == ["Something is due"]


@pytest.mark.requirement("R24", "R41")
def test_every_case_shows_its_next_date_and_what_was_late(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Callable[..., Path], clock: FakeClock
) -> None:
    (case,) = imported(session, seal, ENGLISH)
    clock.forward(hours=75)
    screen = CaseScreen(tasks, session, case)
    qtbot.addWidget(screen)
    assert screen.side.promises is not None
    assert screen.side.promises.next_by.words() == "Hears from us by Tue 19 May"
    letters.mark_sent(session, case, letters.write_letter(session, case, ACKNOWLEDGEMENT, "en").id, "mail")
    screen.reload()
    assert screen.side.promises.next_by.words() == "Hears from us by Tue 2 Jun"
    said = [label.words() for label in screen.side.promises.findChildren(PlainLabel)]
    assert "The acknowledgement was late." in said
    with qtbot.waitSignal(screen.update_asked) as asked:
        screen.side.promises.update_button.click()
    assert asked.args == [case]
