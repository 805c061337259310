"""Search in the list of cases: by keyboard, as one types, and without telling a stranger anything."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.services import intake
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.ui.cases.case_list import PORTION, CaseListPanel, Wanted, look
from app.ui.kit.tasks import Tasks
from app.ui.shell.main_window import MainWindow
from app.ui.shell.places import Where
from tests.builders import ENGLISH, JAPANESE, REPORTED
from tests.many_cases import fill
from tests.ui.case_steps import NO_CONFLICT
from tests.ui.case_walk import everything_seen, press, show


@pytest.fixture
def two(session: Session, seal: Callable[..., Path]) -> tuple[str, ...]:
    found = []
    for report in (ENGLISH, JAPANESE):
        case = str(intake.import_report(session, seal(report)).case)
        record_step(session, case, NO_CONFLICT)
        found.append(case)
    register_person(session, found[0], REPORTED)
    return tuple(found)


@pytest.fixture
def panel(qtbot: QtBot, tasks: Tasks, session: Session, two: tuple[str, ...]) -> CaseListPanel:
    panel = CaseListPanel(tasks, session)
    show(qtbot, panel, 292, 700)
    return panel


def seek(qtbot: QtBot, panel: CaseListPanel, typed: str) -> None:
    """Press Ctrl+F, type, and wait as long as the list waits."""
    qtbot.keyClick(panel.window(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is panel.search
    if typed.isascii():
        qtbot.keyClicks(panel.search, typed)
    else:
        panel.search.insert(typed)
    with qtbot.waitSignal(panel.search.asked):
        pass
    QApplication.processEvents()


@pytest.mark.parametrize(("typed", "place"), [("bran", "in a report, in the people"), ("dres", "in a report")])
def test_a_result_says_where_and_never_who(
    qtbot: QtBot, panel: CaseListPanel, two: tuple[str, ...], typed: str, place: str
) -> None:
    seek(qtbot, panel, typed)
    assert [row.case_id for row in panel.rows()] == [two[0]]
    assert panel.rows()[0].found.words() == f"Found {place}"
    assert place in panel.rows()[0].accessibleName()
    panel.search.blockSignals(True)
    panel.search.setText("")
    seen = everything_seen(panel)
    for secret in ("Brandt", "brandt", "dress", "Aiko", "lobby"):
        assert secret not in seen


def test_one_japanese_character_is_enough(qtbot: QtBot, panel: CaseListPanel, two: tuple[str, ...]) -> None:
    seek(qtbot, panel, "籍")
    assert [row.case_id for row in panel.rows()] == [two[1]]


def test_arrow_and_enter_open_a_result_and_the_search_stays(
    qtbot: QtBot, tasks: Tasks, session: Session, two: tuple[str, ...], tmp_path: Path
) -> None:
    window = MainWindow(lambda _arguments: None, tasks)
    window.show_vault(session, tmp_path)
    window.go(Where("cases"))
    show(qtbot, window, 1280, 800)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.shown.cases.search)
    seek(qtbot, window.shown.cases, "dress")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert window.where == Where("cases", two[0])
    panel = window.shown.cases
    assert panel.search.text() == "dress"
    assert [(row.case_id, row.is_selected) for row in panel.rows()] == [(two[0], True)]
    window.session = None


def test_what_is_not_there_is_said_and_esc_brings_the_list_back(qtbot: QtBot, panel: CaseListPanel) -> None:
    seek(qtbot, panel, "zebra")
    assert not panel.rows()
    assert "Nothing found for these words" in everything_seen(panel)
    assert not panel.filter.isVisibleTo(panel)
    panel.search.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert len(panel.rows()) == 2
    assert panel.filter.isVisibleTo(panel)
    assert panel.search.text() == ""


def test_an_answer_that_comes_too_late_is_dropped(qtbot: QtBot, panel: CaseListPanel, session: Session) -> None:
    late = look(session, Wanted(sought="dress", closed=False, most=10))
    seek(qtbot, panel, "zebra")
    panel._on_cases_listed(late)
    assert not panel.rows()


def test_a_long_list_comes_in_portions(qtbot: QtBot, tasks: Tasks, session: Session, kit_path: Path) -> None:
    made = [case for case, _texts in fill(session, PORTION + 30)]
    panel = CaseListPanel(tasks, session, case_id=made[0])
    show(qtbot, panel, 292, 700)
    assert len(panel.rows()) == PORTION + 1, "the open case is marked even where its turn has not come"
    assert panel.rows()[-1].case_id == made[0]
    panel.more_button.click()
    assert len(panel.rows()) == PORTION + 30
    assert not panel.more_button.isVisibleTo(panel)


def test_a_result_speaks_japanese(qtbot: QtBot, tasks: Tasks, session: Session, two: tuple[str, ...]) -> None:
    i18n.speak("ja")
    panel = CaseListPanel(tasks, session, sought="brandt")
    show(qtbot, panel, 292, 700)
    assert panel.rows()[0].found.words() == "見つかった所：報告、関係者"
