"""The first screen: doors by mouse, keyboard and drop; a refusal stands inside its door."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.welcome.screen import WelcomeScreen
from tests.ui.audit import runs_of


def drop(screen: QWidget, *paths: Path) -> bool:
    """Drag files over a screen and let them go; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, data, left, none)
    enter.ignore()
    QApplication.sendEvent(screen, enter)
    if enter.isAccepted():
        QApplication.sendEvent(screen, QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, left, none))
    return enter.isAccepted()


def shown(qtbot: QtBot, screen: WelcomeScreen) -> WelcomeScreen:
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    return screen


def test_the_volunteer_finds_their_door_first_and_enter_opens_it(qtbot: QtBot, tmp_path: Path) -> None:
    kit = tmp_path / "spring.mamori-kit"
    screen = shown(qtbot, WelcomeScreen(lambda _parent: str(kit)))
    assert screen.focusWidget() is screen.take_reports
    with qtbot.waitSignal(screen.kit_chosen) as told:
        qtbot.keyClick(screen.take_reports, Qt.Key.Key_Return)
    assert told.args == [kit]


def test_arrows_walk_the_doors_and_each_says_what_it_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(qtbot, WelcomeScreen(lambda _parent: "", lambda _parent: str(tmp_path)))
    qtbot.keyClick(screen.take_reports, Qt.Key.Key_Down)
    assert screen.focusWidget() is screen.open_vault
    with qtbot.waitSignal(screen.vault_chosen) as told:
        qtbot.keyClick(screen.open_vault, Qt.Key.Key_Return)
    assert told.args == [tmp_path]
    qtbot.keyClick(screen.open_vault, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.create_asked):
        qtbot.keyClick(screen.create_vault, Qt.Key.Key_Space)
    with qtbot.waitSignal(screen.practice_asked):
        screen.practice.click()
    with qtbot.waitSignal(screen.danger_asked):
        screen.foot.danger_key.click()


def test_a_changed_mind_opens_nothing(qtbot: QtBot) -> None:
    screen = shown(qtbot, WelcomeScreen(lambda _parent: "", lambda _parent: ""))
    with qtbot.assertNotEmitted(screen.kit_chosen), qtbot.assertNotEmitted(screen.vault_chosen):
        screen.take_reports.click()
        screen.open_vault.click()


def test_a_kit_and_a_vault_can_be_dropped_anywhere(qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(qtbot, WelcomeScreen())
    kit, vault = tmp_path / "a.mamori-kit", tmp_path / "a.mamori"
    kit.write_bytes(b"")
    vault.mkdir()
    with qtbot.waitSignal(screen.kit_chosen) as told:
        assert drop(screen, kit)
    assert told.args == [kit]
    with qtbot.waitSignal(screen.vault_chosen) as told:
        assert drop(screen, vault)
    assert told.args == [vault]
    assert not drop(screen, kit, vault)


def test_a_refusal_stands_in_the_door_which_keeps_its_height(qtbot: QtBot) -> None:
    screen = shown(qtbot, WelcomeScreen())
    before = screen.take_reports.height()
    screen.refuse_kit("This file is not a kit, or it was changed. Ask the organizer for the kit again.")
    QApplication.processEvents()
    assert any("not a kit" in run.text for run in runs_of(screen.take_reports))
    assert screen.take_reports.height() == before
    assert screen.take_reports.hasFocus()
    screen.refuse_vault("There is no vault here.")
    assert (screen.take_reports.refusal, screen.open_vault.refusal) == ("", "There is no vault here.")


def test_the_language_switch_asks_for_the_other_language(qtbot: QtBot) -> None:
    screen = shown(qtbot, WelcomeScreen())
    with qtbot.waitSignal(screen.language_chosen) as told:
        qtbot.mouseClick(screen.language.segments()[1], Qt.MouseButton.LeftButton)
    assert told.args == ["ja"]


@pytest.mark.parametrize("size", [(1280, 800), (960, 640), (700, 640)])
def test_the_honest_limits_are_never_behind_a_link(qtbot: QtBot, size: tuple[int, int]) -> None:
    screen = shown(qtbot, WelcomeScreen())
    screen.resize(*size)
    QApplication.processEvents()
    assert screen.panel.isVisibleTo(screen)
    assert screen.foot.danger_key.isVisibleTo(screen)
    assert screen.rect().contains(screen.foot.danger_key.geometry().translated(screen.foot.pos()))
