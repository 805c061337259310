"""How the tests of the case screens use a keyboard, and what they can see."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.case import ReviewStep
from app.ui.kit.choices import ChoiceBox
from app.ui.kit.form_panel import FormPanel
from app.ui.kit.segmented import Segmented
from app.ui.review.case_screen import CaseScreen


def everything_seen(window: QWidget) -> str:
    """Every word a window shows or would say: labels, texts, choices, names and tooltips."""
    said = []
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisibleTo(window):
            continue
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            said.append(widget.text())
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            said.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            said += [widget.itemText(i) for i in range(widget.count())]
    return "\n".join(said)


def show(qtbot: QtBot, screen: QWidget, width: int = 1216, height: int = 800) -> None:
    """Put a screen on the stage, active."""
    qtbot.addWidget(screen)
    screen.resize(width, height)
    screen.show()
    screen.activateWindow()
    qtbot.waitActive(screen)
    QApplication.processEvents()


def press(qtbot: QtBot, key: Qt.Key, *, control: bool = False) -> None:
    """Press a key where the keyboard's focus is."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the keyboard's focus"
    qtbot.keyClick(focused, key, modifier)
    QApplication.processEvents()


def tab_to(qtbot: QtBot, *targets: QWidget) -> None:
    """Press Tab until one of these has the focus; it must be reachable."""
    for _step in range(120):
        if QApplication.focusWidget() in targets:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {targets[0].accessibleName()}")


def choose_segment(qtbot: QtBot, segmented: Segmented, value: str) -> None:
    """Press Tab until the segments have the focus, then an arrow until this value is chosen."""
    segments = segmented.segments()
    tab_to(qtbot, *segments)
    for arrow in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        for _segment in segments:
            if segmented.value() == value:
                return
            press(qtbot, arrow)
    assert segmented.value() == value


def type_into(qtbot: QtBot, form: FormPanel[Any], key: str, answer: str) -> None:
    """Walk to a question and answer it: by its keys where it is chosen, letter by letter where it is written."""
    control = form.editor(key)
    if isinstance(control, Segmented):
        choose_segment(qtbot, control, answer)
        return
    tab_to(qtbot, control)
    if isinstance(control, ChoiceBox):
        press(qtbot, Qt.Key.Key_Home)
        for _step in range(control.count()):
            if control.answer() == answer:
                return
            press(qtbot, Qt.Key.Key_Down)
        raise AssertionError(f"{answer} cannot be chosen")
    press(qtbot, Qt.Key.Key_A, control=True)
    qtbot.keyClicks(control, answer)


def record_by_keyboard(qtbot: QtBot, screen: CaseScreen, step: ReviewStep) -> None:
    """Type a whole step and press Ctrl+Enter."""
    assert screen.work.card.step is type(step)
    for key, answer in step.answers().items():
        form = screen.work.card.form
        assert form is not None
        shown = answer[:16].replace("T", " ") if key == "sent_at" else answer
        type_into(qtbot, form, key, shown)
    press(qtbot, Qt.Key.Key_Return, control=True)
