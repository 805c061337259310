"""Attached files are looked at inside the window; a copy leaves it only with a reason and a place somebody chose."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services import journal
from app.services.session import Session
from app.ui.attachments.screen import AttachmentScreen
from app.ui.kit.tasks import Tasks
from app.ui.shell.cases_view import CasesView
from app.ui.shell.main_window import MainWindow
from app.ui.shell.places import Where
from tests.ui import screens_retention
from tests.ui.case_walk import everything_seen, press, show, tab_to

PICTURE, PDF, TEXT, OTHER, BROKEN = range(5)


class Chosen:
    """Where somebody would save; nowhere at first."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.suggested: list[str] = []

    def __call__(self, _parent: QWidget, suggested: str) -> Path | None:
        self.suggested.append(suggested)
        return self.path


@pytest.fixture
def case(session: Session, tmp_path: Path) -> str:
    return screens_retention.case_with_files(session, tmp_path)


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


@pytest.fixture
def screen(qtbot: QtBot, tasks: Tasks, session: Session, case: str, chosen: Chosen) -> AttachmentScreen:
    made = AttachmentScreen(tasks, session, case, choose=chosen, drawing=tasks)
    show(qtbot, made, 1100, 800)
    return made


def test_a_picture_is_seen_at_any_size(qtbot: QtBot, screen: AttachmentScreen) -> None:
    assert screen.shown.preview is not None and screen.shown.pixels is not None
    assert (screen.shown.pixels.width, screen.shown.pixels.height) == (900, 600)
    view = screen.shown.preview.picture
    assert view.image.pixelColor(450, 2).lightness() < 10
    assert view.image.pixelColor(450, 597).lightness() > 240
    before = view.width()
    press(qtbot, Qt.Key.Key_Minus)
    smaller = view.width()
    press(qtbot, Qt.Key.Key_Plus)
    press(qtbot, Qt.Key.Key_Plus)
    assert smaller < before and view.width() > smaller
    press(qtbot, Qt.Key.Key_0)
    assert view.width() == before
    assert not screen.shown.next_button.isVisibleTo(screen)


def test_a_pdf_is_read_page_by_page(qtbot: QtBot, screen: AttachmentScreen) -> None:
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert "Page 1 of 3" in everything_seen(screen)
    assert not screen.shown.previous_button.isEnabled()
    for _page in range(4):
        press(qtbot, Qt.Key.Key_PageDown)
    assert "Page 3 of 3" in everything_seen(screen)
    press(qtbot, Qt.Key.Key_PageUp)
    assert "Page 2 of 3" in everything_seen(screen)


def test_text_is_text_and_what_cannot_be_shown_is_said(screen: AttachmentScreen) -> None:
    screen.list.chosen.emit(TEXT)
    assert "やめてください、と二回言いました。" in everything_seen(screen)
    screen.list.chosen.emit(OTHER)
    assert "cannot be shown here" in everything_seen(screen)
    screen.list.chosen.emit(BROKEN)
    assert "damaged, too large, or not what it says" in everything_seen(screen)
    screen.list.chosen.emit(PICTURE)
    assert screen.shown.pixels is not None and not screen.banner.isVisibleTo(screen)


def test_a_copy_needs_a_reason_and_a_place(
    qtbot: QtBot, screen: AttachmentScreen, session: Session, case: str, chosen: Chosen, tmp_path: Path
) -> None:
    screen.list.chosen.emit(OTHER)
    before = len(journal.history(session, case))
    card = screen.export
    assert not card.save_button.isEnabled() and card.closed.isVisibleTo(screen)
    tab_to(qtbot, card.reason)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    tab_to(qtbot, card.save_button)
    press(qtbot, Qt.Key.Key_Space)
    assert len(journal.history(session, case)) == before, "a dialog that is left changes nothing"
    chosen.path = tmp_path / "copy.m4a"
    press(qtbot, Qt.Key.Key_Space)
    assert chosen.suggested == ["attachment-4.bin"] * 2
    assert chosen.path.read_bytes() == screens_retention.files()[OTHER][1]
    assert journal.history(session, case)[-1].what == "attachment exported: authorities"
    assert "The copy is saved" in everything_seen(screen)
    assert not card.save_button.isEnabled(), "the next copy asks for its own reason"


def test_the_report_leads_to_its_files_and_back(
    qtbot: QtBot, tasks: Tasks, session: Session, case: str, tmp_path: Path
) -> None:
    window = MainWindow(lambda _arguments: None, tasks)
    window.show_vault(session, tmp_path)
    window.go(Where("cases", case))
    show(qtbot, window, 1280, 800)
    assert isinstance(window.shown, CasesView) and window.shown.case is not None
    report = window.shown.case.work.report_view
    assert report is not None
    report.cards[0].files_button.click()
    qtbot.wait(10)
    assert isinstance(window.shown, AttachmentScreen)
    qtbot.keyClick(window.shown, Qt.Key.Key_Escape)
    qtbot.wait(10)
    assert window.where == Where("cases", case)
    window.session = None
