"""Each choice is told at once, whole, and nothing waits to be saved."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.sources import SOURCES
from app.storage.preferences import Preferences
from app.ui.preferences.screen import PreferencesScreen


def shown(qtbot: QtBot, preferences: Preferences) -> PreferencesScreen:
    screen = PreferencesScreen(preferences)
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    return screen


def test_what_is_liked_is_shown_as_chosen(qtbot: QtBot) -> None:
    screen = shown(qtbot, Preferences(language="ja", scheme="dark", text_size=150))
    assert (screen.language.answer(), screen.scheme.answer(), screen.text_size.answer()) == ("ja", "dark", "150")
    assert shown(qtbot, Preferences()).language.answer() == ""


def test_each_choice_is_told_with_the_others_unchanged(qtbot: QtBot) -> None:
    screen = shown(qtbot, Preferences(language="en"))
    told: list[Preferences] = []
    screen.changed.connect(told.append)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(screen.scheme.segments()[2], left)
    qtbot.mouseClick(screen.text_size.segments()[3], left)
    qtbot.mouseClick(screen.language.segments()[0], left)
    assert told == [
        Preferences(language="en", scheme="dark"),
        Preferences(language="en", scheme="dark", text_size=200),
        Preferences(language="", scheme="dark", text_size=200),
    ]


def test_arrows_choose_and_focus_survives_the_rebuilding(qtbot: QtBot) -> None:
    screen = shown(qtbot, Preferences())
    screen.text_size.segments()[0].setFocus()
    with qtbot.waitSignal(screen.changed) as told:
        qtbot.keyClick(screen.text_size.segments()[0], Qt.Key.Key_Right)
    assert told.args == [Preferences(text_size=125)]
    again = shown(qtbot, Preferences(text_size=125))
    again.restore(screen.unsaved())
    assert again.focusWidget() is again.text_size.segments()[1]


@pytest.mark.requirement("R50")
def test_the_settings_name_every_source(qtbot: QtBot) -> None:
    screen = PreferencesScreen(Preferences())
    qtbot.addWidget(screen)
    said = " ".join(line.words() for line in screen.sources.lines)
    for source in SOURCES:
        assert source.by in said and source.license in said
