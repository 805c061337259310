"""A kit made in the window is one a desk can open, and its six words are the desk's."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.case import Route
from app.domain.events import Venue
from app.services import capture
from app.services.session import Session
from app.storage import kits
from app.ui.kit.tasks import Tasks
from app.ui.kits.screen import KitScreen


def shown(qtbot: QtBot, tasks: Tasks, session: Session, path: Path | str) -> KitScreen:
    screen = KitScreen(tasks, session, lambda _parent: str(path))
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    return screen


def test_a_kit_for_an_event_by_keyboard_opens_at_a_desk(
    qtbot: QtBot, tasks: Tasks, session: Session, tmp_path: Path
) -> None:
    screen = shown(qtbot, tasks, session, tmp_path / "spring")
    assert screen.focusWidget() is screen.name
    qtbot.keyClicks(screen.name, "Spring meetup")
    qtbot.keyClicks(screen.first_day, "2026/5/16")
    qtbot.keyClicks(screen.last_day, "2026-05-17")
    screen.places.setPlainText("Lobby\n\n  Hall B ")
    screen.venue_number.setText(" 06-0000-1234 ")
    with qtbot.waitSignal(screen.kit_made) as told:
        qtbot.keyClick(screen.places, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [tmp_path / "spring.mamori-kit"]
    opened = capture.open_kit(told.args[0])
    assert screen.words.groups == opened.words(Route.ORGANIZER)
    event = opened.kit.event
    assert event is not None
    assert (event.name, event.first_day, event.last_day) == ("Spring meetup", date(2026, 5, 16), date(2026, 5, 17))
    assert event.places == ("Lobby", "Hall B")
    assert event.venue == Venue(number="06-0000-1234")


def test_a_standing_kit_asks_for_nothing_and_a_day_alone_is_one_day(
    qtbot: QtBot, tasks: Tasks, session: Session, tmp_path: Path
) -> None:
    standing = shown(qtbot, tasks, session, tmp_path / "standing.mamori-kit")
    standing.kind.segments()[1].click()
    assert not standing.name.isVisible()
    standing.save.click()
    assert capture.open_kit(tmp_path / "standing.mamori-kit").kit.event is None
    day = shown(qtbot, tasks, session, tmp_path / "day.mamori-kit")
    day.name.setText("Picnic")
    day.first_day.setText("2026-05-16")
    day.save.click()
    event = capture.open_kit(tmp_path / "day.mamori-kit").kit.event
    assert event is not None and event.last_day == date(2026, 5, 16)
    assert b'"venue"' not in (tmp_path / "day.mamori-kit").read_bytes()


@pytest.mark.parametrize(
    ("name", "first", "last", "field"),
    [
        (" ", "2026-05-16", "", "name_field"),
        ("Picnic", "", "", "first_field"),
        ("Picnic", "someday", "", "first_field"),
        ("Picnic", "2026-05-16", "2026-02-30", "last_field"),
    ],
)
def test_what_is_missing_is_said_beside_it_and_no_file_is_asked_for(
    qtbot: QtBot, tasks: Tasks, session: Session, name: str, first: str, last: str, field: str
) -> None:
    asked: list[object] = []
    screen = KitScreen(tasks, session, lambda parent: asked.append(parent) or "")
    qtbot.addWidget(screen)
    screen.name.setText(name)
    screen.first_day.setText(first)
    screen.last_day.setText(last)
    screen.save.click()
    faults = {f for f in ("name_field", "first_field", "last_field") if getattr(screen, f).fault.words()}
    assert faults == {field} and not asked
    assert kits.openable(session.database) == ()


def test_days_in_the_wrong_order_and_a_place_that_cannot_be_written_are_refused_and_nothing_is_lost(
    qtbot: QtBot, tasks: Tasks, session: Session, tmp_path: Path
) -> None:
    screen = shown(qtbot, tasks, session, tmp_path / "missing" / "a.mamori-kit")
    screen.name.setText("Picnic")
    screen.first_day.setText("2026-05-16")
    screen.last_day.setText("2026-05-15")
    screen.save.click()
    assert "not before its first" in screen.banner.sentence.words()
    screen.last_day.clear()
    screen.save.click()
    assert "could not be saved" in screen.banner.sentence.words()
    assert screen.name.text() == "Picnic" and screen.save.isEnabled()
    assert kits.openable(session.database) == ()


def test_a_changed_mind_makes_nothing(qtbot: QtBot, tasks: Tasks, session: Session) -> None:
    screen = shown(qtbot, tasks, session, "")
    screen.kind.segments()[1].click()
    with qtbot.assertNotEmitted(screen.kit_made):
        screen.save.click()
    assert kits.openable(session.database) == ()


def test_another_kit_begins_empty_and_another_language_keeps_everything(
    qtbot: QtBot, tasks: Tasks, session: Session, tmp_path: Path
) -> None:
    screen = shown(qtbot, tasks, session, tmp_path / "a.mamori-kit")
    screen.name.setText("Picnic")
    screen.first_day.setText("2026-05-16")
    typing = shown(qtbot, tasks, session, "")
    typing.restore(screen.unsaved())
    assert (typing.name.text(), typing.first_day.text(), typing.save.isVisible()) == ("Picnic", "2026-05-16", True)
    screen.save.click()
    saved = shown(qtbot, tasks, session, "")
    saved.restore(screen.unsaved())
    assert saved.words.groups == screen.words.groups and saved.words.isVisible() and not saved.save.isVisible()
    screen.another.click()
    assert screen.name.text() == "" and screen.save.isVisible() and not screen.words.isVisible()
