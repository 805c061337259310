"""A volunteer who has never seen it: from the first start to a sealed file, with few keys, in each language."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.report import Consent, Report, YesNo
from app.services import cases, intake
from app.services.session import Session
from app.ui.capture.sealed_page import SealedPage
from app.ui.capture.stages import Stage
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.shell.capture_window import CaptureWindow
from app.ui.shell.desk import open_desk
from app.ui.shell.main_window import MainWindow
from tests.ui.at_the_desk import ACCOUNT, compose

BUDGET = 25


class Keyboard:
    """Presses keys where the focus is, and counts them; typed text is no key action."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.pressed: list[str] = []

    def press(self, window: QWidget, key: Qt.Key, *, ctrl: bool = False) -> None:
        """One key, with Ctrl or without."""
        self.pressed.append(f"Ctrl+{key.name}" if ctrl else key.name)
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        self.qtbot.keyClick(window.focusWidget() or window, key, modifier)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Preferences that nobody else reads."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    """A keyboard whose presses are counted."""
    return Keyboard(qtbot)


@pytest.fixture
def first_start(qtbot: QtBot, keyboard: Keyboard, kit_path: Path) -> Sequence[str]:
    """What the welcome screen asks to go on as, after its first door was opened by keyboard alone."""
    asked: list[Sequence[str]] = []
    window = MainWindow(asked.append, Tasks(Immediately()))
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(str(kit_path))
        keyboard.pressed.append("Key_Return")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    QTimer.singleShot(0, choose)
    keyboard.press(window, Qt.Key.Key_Return)
    window.close()
    window.deleteLater()
    return asked[0]


@pytest.fixture
def desk(qtbot: QtBot, first_start: Sequence[str]) -> Iterator[CaptureWindow]:
    """The desk as the first door opens it."""
    verb, kit = first_start
    assert verb == "capture"
    left: list[Sequence[str]] = []
    window = open_desk(Path(kit), left.append)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.desk.conversation.forget()
    window.close()


@pytest.mark.requirement("R19")
@pytest.mark.parametrize("language", i18n.SPEECHES)
def test_a_minimal_report_needs_few_keys(
    keyboard: Keyboard, desk: CaptureWindow, qtbot: QtBot, session: Session, kit_path: Path, language: str
) -> None:
    while i18n.speech() != language:
        keyboard.press(desk, Qt.Key.Key_F4)
    for _answer in range(2):
        keyboard.press(desk, Qt.Key.Key_Down)
    keyboard.press(desk, Qt.Key.Key_Return)
    keyboard.press(desk, Qt.Key.Key_Return, ctrl=True)
    keyboard.press(desk, Qt.Key.Key_Return)
    keyboard.press(desk, Qt.Key.Key_Return, ctrl=True)
    keyboard.press(desk, Qt.Key.Key_Right)
    keyboard.press(desk, Qt.Key.Key_4, ctrl=True)
    compose(desk, ACCOUNT)
    for stage in (Stage.READ_BACK, Stage.SEAL):
        keyboard.press(desk, Qt.Key.Key_Return, ctrl=True)
        assert desk.desk.stage is stage
    keyboard.press(desk, Qt.Key.Key_Return, ctrl=True)
    qtbot.waitUntil(lambda: isinstance(desk.desk.shown, SealedPage), timeout=20_000)
    (sealed,) = (kit_path.parent / "outbox").glob("*.mamori-report")
    case = intake.import_report(session, sealed).case
    assert case is not None
    (arrived,) = cases.read_case(session, case).reports
    assert arrived.report == Report(danger=YesNo.NO, account=ACCOUNT, consent=Consent.YES)
    assert arrived.language == language.partition("@")[0]
    print(f"\n{language}: {len(keyboard.pressed)} key actions: {' '.join(keyboard.pressed)}")
    assert len(keyboard.pressed) < BUDGET
