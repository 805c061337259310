"""The organizer erases what is due: by keyboard, after reading what goes and what stays, and nothing by a slip."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services import backup, cases, lessons, retention
from app.services.session import Session
from app.ui.kit.tasks import Tasks
from app.ui.retention.screen import RetentionScreen
from tests.builders import FakeClock
from tests.ui import screens_cases
from tests.ui.case_walk import everything_seen, press, show, tab_to


@pytest.fixture
def told(session: Session, tmp_path: Path) -> screens_cases.Story:
    """A vault with one closed case among others."""
    return screens_cases.story(session, tmp_path)


def opened(qtbot: QtBot, tasks: Tasks, told: screens_cases.Story) -> RetentionScreen:
    told.clock.moment = told.clock.moment.replace(year=2028, month=9)
    screen = RetentionScreen(tasks, told.session)
    show(qtbot, screen, 1000, 800)
    return screen


@pytest.mark.requirement("G3")
def test_what_is_due_is_erased_by_the_organizers_word_alone(
    qtbot: QtBot, tasks: Tasks, told: screens_cases.Story, tmp_path: Path
) -> None:
    backup.make(told.session, tmp_path / "spring.mamori-backup")
    screen = opened(qtbot, tasks, told)
    tab_to(qtbot, screen.due_list.rows[0])
    press(qtbot, Qt.Key.Key_Return)
    card = screen.erase_card
    assert card is not None and "spring.mamori-backup" in everything_seen(screen)
    assert card.leave_button.hasFocus(), "Enter by a slip erases nothing"
    tab_to(qtbot, card.lesson)
    qtbot.keyClicks(card.lesson, "Ask Daniel Brandt to stay away.")
    tab_to(qtbot, card.erase_button)
    press(qtbot, Qt.Key.Key_Space)
    assert "could show who someone is" in card.refusal.accessibleName() + everything_seen(card)
    assert cases.read_case(told.session, told.closed).people
    card.lesson.set_answer("Greet newcomers at the door.")
    with qtbot.waitSignal(screen.case_erased) as erased:
        press(qtbot, Qt.Key.Key_Space)
    assert erased.args == [told.closed]
    with pytest.raises(cases.NoSuchCase):
        cases.read_case(told.session, told.closed)
    assert lessons.all_lessons(told.session) == ("Greet newcomers at the door.",)
    seen = everything_seen(screen)
    assert "is erased" in seen and "spring.mamori-backup" in seen
    assert "Nothing is due" in seen


def test_leaving_or_keeping_changes_what_it_says(qtbot: QtBot, tasks: Tasks, told: screens_cases.Story) -> None:
    screen = opened(qtbot, tasks, told)
    screen.due_list.chosen.emit(0)
    press(qtbot, Qt.Key.Key_Escape)
    assert screen.erase_card is None and len(retention.due(told.session)) == 1
    screen.due_list.chosen.emit(0)
    card = screen.erase_card
    assert card is not None
    card.keep_button.click()
    assert "say until which day" in everything_seen(card)
    card.until.set_answer("2030-01-31")
    card.reason.set_answer("A court asked")
    card.keep_button.click()
    qtbot.wait(1)
    assert retention.due(told.session) == ()
    assert "A court asked" in everything_seen(screen)
    with qtbot.waitSignal(screen.back_asked):
        press(qtbot, Qt.Key.Key_Escape)


def test_nothing_due_is_said(qtbot: QtBot, tasks: Tasks, session: Session, clock: FakeClock) -> None:
    screen = RetentionScreen(tasks, session)
    show(qtbot, screen, 1000, 800)
    assert "Nothing is due" in everything_seen(screen)
    assert not screen.coming_card.isVisibleTo(screen)
