"""A vault locks by itself: when nobody is there, when the computer slept, when the system says so; and only then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.services import vault
from app.storage import preferences
from app.storage.preferences import Preferences
from app.ui.kit.tasks import Tasks
from app.ui.preferences.screen import PreferencesScreen
from app.ui.shell import auto_lock, screen_guard
from app.ui.shell.auto_lock import AutoLock
from app.ui.shell.main_window import MainWindow
from app.ui.shell.system_signs import SystemSigns
from tests.builders import PASSPHRASE


class Clocks:
    """The clock that stands still in sleep, and the one on the wall."""

    def __init__(self) -> None:
        self.awake, self.wall = 100.0, 1_800_000_000.0

    def pass_by(self, seconds: float) -> None:
        self.awake += seconds
        self.wall += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watching(qtbot: QtBot, clocks: Clocks) -> Iterator[tuple[AutoLock, list[str]]]:
    lock, told = AutoLock(None, lambda: clocks.awake, lambda: clocks.wall), list[str]()
    lock.due.connect(lambda: told.append("lock"))
    lock.watch(5)
    yield lock, told
    lock.stop()


@pytest.mark.requirement("H12")
def test_nobody_for_five_minutes_locks_and_a_second_less_does_not(
    watching: tuple[AutoLock, list[str]], clocks: Clocks
) -> None:
    lock, told = watching
    clocks.pass_by(299)
    lock.look()
    assert told == []
    clocks.pass_by(1)
    lock.look()
    assert told == ["lock"]
    clocks.pass_by(1000)
    lock.look()
    assert told == ["lock"], "it says so once"


def focused(qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusObject() is line)
    return line


@pytest.mark.parametrize("hand", ["key", "mouse", "composing"])
def test_a_hand_on_the_keyboard_or_the_mouse_starts_the_minutes_anew(
    qtbot: QtBot, watching: tuple[AutoLock, list[str]], clocks: Clocks, hand: str
) -> None:
    lock, told = watching
    line = focused(qtbot)
    clocks.pass_by(299)
    if hand == "key":
        QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    elif hand == "mouse":
        QTest.mouseClick(line.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    else:
        QApplication.sendEvent(line, QInputMethodEvent("か", []))
    clocks.pass_by(299)
    lock.look()
    assert told == []
    clocks.pass_by(1)
    lock.look()
    assert told == ["lock"]


def test_what_the_app_does_by_itself_is_no_hand(
    qtbot: QtBot, watching: tuple[AutoLock, list[str]], clocks: Clocks
) -> None:
    lock, told = watching
    line, other = focused(qtbot), QLineEdit()
    qtbot.addWidget(other)
    clocks.pass_by(299)
    other.setText("written by the app")
    QApplication.sendEvent(line, QEvent(QEvent.Type.UpdateRequest))
    QApplication.processEvents()
    clocks.pass_by(1)
    lock.look()
    assert told == ["lock"]


def test_a_sleep_that_nobody_announced_locks_at_the_next_look(
    watching: tuple[AutoLock, list[str]], clocks: Clocks
) -> None:
    lock, told = watching
    clocks.pass_by(auto_lock.LOOKED_EVERY)
    lock.look()
    clocks.wall += auto_lock.SLEPT
    lock.look()
    assert told == [], "a clock that is set a little is no sleep"
    clocks.wall += auto_lock.SLEPT + 1
    lock.look()
    assert told == ["lock"]


def test_a_clock_set_back_is_no_sleep(watching: tuple[AutoLock, list[str]], clocks: Clocks) -> None:
    lock, told = watching
    clocks.wall -= 86_400
    clocks.pass_by(10)
    lock.look()
    assert told == []


def test_what_the_system_says_locks_and_its_way_back_does_not(watching: tuple[AutoLock, list[str]]) -> None:
    lock, told = watching
    lock.signs.on_switched(False)
    assert told == []
    lock.signs.on_switched(True)
    lock.signs.on_locked()
    assert told == ["lock"]


def test_nothing_is_watched_before_a_vault_is_open(qtbot: QtBot, clocks: Clocks) -> None:
    lock, told = AutoLock(None, lambda: clocks.awake, lambda: clocks.wall), list[str]()
    lock.due.connect(lambda: told.append("lock"))
    clocks.pass_by(10_000)
    lock.look()
    lock.signs.on_locked()
    assert told == [] and not lock.timer.isActive()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_the_window_watches_while_a_vault_is_open_and_keeps_what_was_typed(
    qtbot: QtBot, tasks: Tasks, vault_folder: Path, elsewhere: None
) -> None:
    went: list[list[str]] = []
    window = MainWindow(lambda arguments: went.append(list(arguments)), tasks)
    qtbot.addWidget(window)
    assert not window.auto_lock.timer.isActive()
    window.show_vault(vault.open_vault(vault_folder, PASSPHRASE), vault_folder)
    assert window.auto_lock.timer.isActive()
    window.like(Preferences(lock_after=2))
    assert preferences.read().lock_after == 2
    window.auto_lock.signs.on_locked()
    assert went == [["locked", str(vault_folder)]]
    assert not window.auto_lock.timer.isActive() and window.session is None
    vault.open_vault(vault_folder, PASSPHRASE).close()


def test_the_minutes_are_chosen_in_the_settings(qtbot: QtBot) -> None:
    screen = PreferencesScreen(Preferences())
    qtbot.addWidget(screen)
    assert screen.lock_after.answer() == "5"
    chosen: list[Preferences] = []
    screen.changed.connect(chosen.append)
    screen.lock_after.segments()[-1].click()
    assert chosen[-1].lock_after == 15


def test_a_system_without_a_bus_says_nothing_and_breaks_nothing(qtbot: QtBot) -> None:
    signs = SystemSigns()
    signs.listen()
    signs.listen()
    signs.deafen()


def test_no_system_is_said_to_keep_captures_out_that_did_not_say_so(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    assert screen_guard.keep_off_recordings(line) is False
