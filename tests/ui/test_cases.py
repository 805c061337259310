"""The list of cases: nothing on it tells a stranger whom or what a case is about."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.report import YesNo
from app.domain.review_steps import PeopleTold
from app.services import cases, intake
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.ui.cases.case_list import CLOSED, OPEN, CaseListPanel
from app.ui.kit.badge import RoleBadge
from app.ui.kit.tasks import Tasks
from app.ui.shell.cases_view import CasesView
from tests.builders import ENGLISH, JAPANESE, REPORTED, REPORTER, SECOND_REPORTED, WITNESS, FakeClock
from tests.ui.case_steps import ALL_STEPS
from tests.ui.case_walk import choose_segment, everything_seen, press, show, tab_to


@pytest.fixture
def three(session: Session, seal: Callable[..., Path], clock: FakeClock) -> tuple[str, ...]:
    found = []
    for report in (ENGLISH, JAPANESE, replace(ENGLISH, ongoing=YesNo.YES)):
        found.append(str(intake.import_report(session, seal(report)).case))
        clock.forward(hours=1)
    for person in (REPORTER, REPORTED, SECOND_REPORTED, WITNESS):
        register_person(session, found[0], person)
    return tuple(found)


@pytest.fixture
def panel(qtbot: QtBot, tasks: Tasks, session: Session, three: tuple[str, ...]) -> CaseListPanel:
    panel = CaseListPanel(tasks, session)
    show(qtbot, panel, 292, 700)
    return panel


def close(session: Session, case: str) -> None:
    for step in ALL_STEPS:
        told = PeopleTold(reporter_not_told="anonymous") if isinstance(step, PeopleTold) else step
        for person in (REPORTED, SECOND_REPORTED) if step.per_person else (None,):
            record_step(session, case, told, person.id if person else None)


def test_a_row_shows_code_name_state_due_time_and_roles_and_nothing_else(
    panel: CaseListPanel, session: Session
) -> None:
    listed = cases.list_cases(session)
    assert [row.case_id for row in panel.rows()] == [line.id for line in listed]
    assert [row.name.words() for row in panel.rows()] == [line.code_name.say("en") for line in listed]
    assert [row.state_chip.text() for row in panel.rows()] == ["Open", "Open", "On hold"]
    assert [row.due_chip.text() for row in panel.rows()] == ["Acknowledge in 2 days"] * 3
    first = panel.rows()[0]
    words = [badge.accessibleName() for badge in first.findChildren(RoleBadge)]
    assert words == ["Reporter", "Reported person", "Witness"]
    seen = everything_seen(panel)
    for secret in ("Aiko", "田中", "Brandt", "dbrandt", "星野", "Okafor", "dress", "国籍", "lobby"):
        assert secret not in seen


@pytest.mark.requirement("R24")
@pytest.mark.parametrize(
    ("hours", "words", "tone"),
    [(0, "Acknowledge in 2 days", "neutral"), (30, "Acknowledge in 39 h", "warn"), (75, "overdue by 6 h", "danger")],
)
def test_the_clock_is_told_in_words_and_tone(
    panel: CaseListPanel, clock: FakeClock, hours: int, words: str, tone: str
) -> None:
    clock.forward(hours=hours)
    panel.reload()
    chip = panel.rows()[0].due_chip
    assert words in chip.text()
    assert chip._tone == tone
    assert "2026" in chip.accessibleName()


def test_arrows_walk_and_enter_opens(qtbot: QtBot, panel: CaseListPanel, three: tuple[str, ...]) -> None:
    tab_to(qtbot, panel.rows()[0])
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Up)
    with qtbot.waitSignal(panel.case_chosen) as chosen:
        press(qtbot, Qt.Key.Key_Return)
    assert chosen.args == [three[1]]
    assert [row.is_selected for row in panel.rows()] == [False, True, False]


def test_closed_cases_are_listed_apart(
    qtbot: QtBot, panel: CaseListPanel, session: Session, three: tuple[str, ...]
) -> None:
    close(session, three[0])
    panel.reload()
    assert [row.case_id for row in panel.rows()] == list(three[1:])
    choose_segment(qtbot, panel.filter, CLOSED)
    assert [row.case_id for row in panel.rows()] == [three[0]]


def test_the_list_stands_where_the_open_case_is(
    qtbot: QtBot, tasks: Tasks, session: Session, three: tuple[str, ...]
) -> None:
    view = CasesView(tasks, session, three[0])
    show(qtbot, view, 1280, 800)
    assert [row.case_id for row in view.cases.rows() if row.is_selected] == [three[0]]
    close(session, three[0])
    view.cases.reload()
    assert view.cases.filter.value() == CLOSED
    view.cases.filter.set_value(OPEN)
    view.cases.filter.segments()[0].setFocus()
    view.cases.reload()
    assert view.cases.filter.segments()[1].hasFocus()
    again = CasesView(tasks, session, three[0])
    show(qtbot, again, 1280, 800)
    assert [(row.case_id, row.is_selected) for row in again.cases.rows()] == [(three[0], True)]


def test_an_empty_vault_says_what_to_do(qtbot: QtBot, tasks: Tasks, session: Session) -> None:
    panel = CaseListPanel(tasks, session)
    show(qtbot, panel, 292, 700)
    assert panel.empty.isVisibleTo(panel)
    assert "No case yet" in everything_seen(panel)
    tab_to(qtbot, panel.empty.button)
    with qtbot.waitSignal(panel.import_asked):
        press(qtbot, Qt.Key.Key_Space)


def test_the_list_speaks_japanese(qtbot: QtBot, tasks: Tasks, session: Session, three: tuple[str, ...]) -> None:
    i18n.speak("ja")
    panel = CaseListPanel(tasks, session)
    show(qtbot, panel, 292, 700)
    assert [row.name.words() for row in panel.rows()] == [
        line.code_name.say("ja") for line in cases.list_cases(session)
    ]
    assert panel.rows()[2].state_chip.text() == "安全のため保留中"
