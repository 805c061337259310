"""What a volunteer does at the desk, for the tests of its window."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.report import Report, YesNo
from app.services import cases, intake
from app.services.session import Session
from app.ui.capture.form_page import FormPage
from app.ui.capture.stages import Stage
from app.ui.kit.tasks import Tasks
from app.ui.shell.capture_window import CaptureWindow
from tests.builders import FakeClock

ACCOUNT = "懇親会のあと、ロビーで腕をつかまれました。\n「やめてください」と言っても、やめませんでした。"
Open = Callable[..., CaptureWindow]


def desks(qtbot: QtBot, tasks: Tasks, kit: Path, outbox: Path, clock: FakeClock) -> Iterator[Open]:
    """A way to open windows with this kit or another one; they are closed afterwards."""
    windows: list[CaptureWindow] = []

    def opening(kit: Path = kit, folder: Path = outbox, tasks: Tasks = tasks) -> CaptureWindow:
        window = CaptureWindow(tasks, kit, folder, clock)
        windows.append(window)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield opening
    for window in windows:
        window.desk.conversation.forget()
        window.close()
        window.deleteLater()


def press(qtbot: QtBot, window: CaptureWindow, key: Qt.Key, *, ctrl: bool = False) -> None:
    """Press a key where the focus is."""
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def compose(window: CaptureWindow, text: str) -> None:
    """Write as an input method does: first it composes, then it commits."""
    for event in (QInputMethodEvent(text[:2], []), QInputMethodEvent()):
        if not event.preeditString():
            event.setCommitString(text)
        QApplication.sendEvent(window.focusWidget(), event)


def go_to_form(window: CaptureWindow, about: YesNo = YesNo.NO) -> FormPage:
    """Answer danger and route, as a click would."""
    for answer in (YesNo.NO, about):
        page = window.desk.shown
        next(row for row in page.answers.rows() if row.value == answer).click()
        window.bottom.next_button.click()
    assert isinstance(window.desk.shown, FormPage)
    return window.desk.shown


def write(page: FormPage, key: str, text: str) -> None:
    """Write an answer into its control."""
    panels = [(("consent",), page.opening.panel), *((box.prompt.keys, box.panel) for box in page.boxes)]
    panel = next(panel for keys, panel in panels if key in keys)
    panel.editor(key).set_answer(text)
    panel.changed.emit()


def words(widget: QWidget) -> str:
    """Everything a window says in labels that are seen."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def seal(window: CaptureWindow) -> None:
    """From the form over the read-back to the seal."""
    for _stage in (Stage.FORM, Stage.READ_BACK, Stage.SEAL):
        window.bottom.next_button.click()


def arrived(session: Session, outbox: Path) -> Report:
    """The one report in the outbox, as the organizer reads it."""
    (sealed,) = outbox.glob("*.mamori-report")
    case = intake.import_report(session, sealed).case
    assert case is not None
    return cases.read_case(session, case).reports[0].report


def drop(page: FormPage, *paths: Path) -> None:
    """Let go of files over the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    way = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(10, 10), *way)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(10, 10), *way))
