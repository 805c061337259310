"""People of a case: roles first, names for a minute, and every written form put down."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.people import Role
from app.domain.report import Report
from app.services import cases, intake
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.storage import journal
from app.ui.kit.tasks import Tasks
from app.ui.people.people_panel import SHOWN_FOR, PeoplePanel
from app.ui.people.person_form import PersonForm
from app.ui.people.roles import labels
from app.ui.review.case_screen import CaseScreen
from tests.builders import ENGLISH, REPORTED, REPORTER, SECOND_REPORTED, WITNESS
from tests.ui.case_steps import HEARD, NO_CONFLICT, SAFE
from tests.ui.case_walk import everything_seen, press, show, tab_to

NAMES = ("田中 愛子", "Daniel Brandt", "星野 潤", "Maya Okafor")


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    case = str(intake.import_report(session, seal(Report(account="Somebody did something."))).case)
    for person in (REPORTER, REPORTED, SECOND_REPORTED, WITNESS):
        register_person(session, case, person)
    for step in (SAFE, NO_CONFLICT):
        record_step(session, case, step)
    record_step(session, case, HEARD, REPORTED.id)
    return case


@pytest.fixture
def panel(qtbot: QtBot, tasks: Tasks, session: Session, case_id: str) -> PeoplePanel:
    panel = PeoplePanel(tasks, session, cases.read_case(session, case_id))
    show(qtbot, panel, 280, 500)
    return panel


def names_shown(session: Session, case_id: str) -> int:
    return sum(entry.what.startswith("names shown: ") for entry in journal.of_case(session.database, case_id))


def no_name_in(window: QWidget) -> bool:
    seen = everything_seen(window)
    return not any(name in seen for name in NAMES)


def test_people_are_called_by_role_and_numbered_where_there_are_several() -> None:
    people = (REPORTER, REPORTED, SECOND_REPORTED, WITNESS)
    assert list(labels(people).values()) == ["Reporter", "Reported person 1", "Reported person 2", "Witness"]
    assert labels((REPORTED,))[REPORTED.id] == "Reported person"
    i18n.speak("ja")
    assert labels((REPORTED,))[REPORTED.id] == "相手方"


def test_names_are_shown_only_when_asked_for_and_hide_by_themselves(
    qtbot: QtBot, panel: PeoplePanel, session: Session, case_id: str
) -> None:
    assert no_name_in(panel)
    assert names_shown(session, case_id) == 0
    tab_to(qtbot, panel.names_button)
    press(qtbot, Qt.Key.Key_Space)
    assert no_name_in(panel), "a reason first"
    assert names_shown(session, case_id) == 0
    assert QApplication.focusWidget() is panel.reasons.buttons[0]
    press(qtbot, Qt.Key.Key_Space)
    assert panel.reasons.isHidden()
    assert all(name in everything_seen(panel) for name in NAMES)
    assert "Reported person 2" in everything_seen(panel)
    assert names_shown(session, case_id) == 1
    assert panel.countdown.text() == "Names hide in 1:00"
    assert panel.timer.isActive()
    for _second in range(SHOWN_FOR - 1):
        panel.timer.timeout.emit()
    assert panel.countdown.text() == "Names hide in 0:01"
    assert not no_name_in(panel)
    panel.timer.timeout.emit()
    assert no_name_in(panel)
    assert not panel.timer.isActive()


def ask_for_names(panel: PeoplePanel) -> None:
    panel.names_button.click()
    panel.reasons.buttons[1].click()


def hide_by_button(qtbot: QtBot, panel: PeoplePanel) -> None:
    tab_to(qtbot, panel.names_button)
    press(qtbot, Qt.Key.Key_Space)


def hide_by_leaving(_qtbot: QtBot, panel: PeoplePanel) -> None:
    panel.hide()
    panel.show()


def hide_by_another_window(qtbot: QtBot, panel: PeoplePanel) -> None:
    other = QWidget()
    show(qtbot, other, 100, 100)


@pytest.mark.parametrize("way", [hide_by_button, hide_by_leaving, hide_by_another_window])
def test_names_hide_at_once_when_somebody_turns_away(
    qtbot: QtBot, panel: PeoplePanel, way: Callable[[QtBot, PeoplePanel], None]
) -> None:
    ask_for_names(panel)
    QApplication.processEvents()
    assert not no_name_in(panel)
    way(qtbot, panel)
    qtbot.waitUntil(lambda: no_name_in(panel), timeout=1000)
    assert not panel.timer.isActive()


def test_the_note_says_who_was_heard(panel: PeoplePanel) -> None:
    notes = [badge.accessibleName() for badge in panel.badges]
    assert notes == ["Reporter", "Reported person 1. Heard", "Reported person 2. Not asked", "Witness"]


def test_a_person_is_put_down_by_keyboard(qtbot: QtBot, tasks: Tasks, session: Session, case_id: str) -> None:
    form = PersonForm(tasks, session, case_id)
    show(qtbot, form, 700, 1200)
    tab_to(qtbot, form.role)
    press(qtbot, Qt.Key.Key_Home)
    for _step in range(3):
        press(qtbot, Qt.Key.Key_Down)
    tab_to(qtbot, form.names)
    qtbot.keyClicks(form.names, "Kim Park")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(form.names, "  Kimmy  ")
    tab_to(qtbot, form.handles)
    qtbot.keyClicks(form.handles, "kpark")
    with qtbot.waitSignal(form.registered):
        press(qtbot, Qt.Key.Key_Return, control=True)
    put = cases.read_case(session, case_id).people[-1]
    assert (put.role, put.names, put.handles) == (Role.WITNESS, ("Kim Park", "Kimmy"), ("kpark",))
    assert len({person.id for person in cases.read_case(session, case_id).people}) == 5


def test_readings_are_proposed_to_be_looked_at_and_everything_known_is_kept(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    form = PersonForm(tasks, session, case_id)
    show(qtbot, form, 700, 1200)
    form.names.setPlainText("田中 愛子")
    form.readings.setPlainText("たなか　あいこ")
    tab_to(qtbot, form.propose_button)
    press(qtbot, Qt.Key.Key_Space)
    proposed = form.readings.toPlainText().splitlines()
    assert proposed[0] == "たなか　あいこ", "what somebody wrote stays, and stands first"
    assert any("tanaka" in line.lower() for line in proposed)
    assert QApplication.focusWidget() is form.readings
    for control, words in ((form.aliases, "aya"), (form.contact, "by mail only"), (form.may_be_told, "the outcome")):
        tab_to(qtbot, control)
        qtbot.keyClicks(control, words)
    with qtbot.waitSignal(form.registered):
        press(qtbot, Qt.Key.Key_Return, control=True)
    put = cases.read_case(session, case_id).people[-1]
    assert put.readings == tuple(proposed)
    assert (put.aliases, put.contact, put.may_be_told) == (("aya",), "by mail only", "the outcome")


def test_somebody_without_any_name_is_not_put_down(qtbot: QtBot, tasks: Tasks, session: Session, case_id: str) -> None:
    form = PersonForm(tasks, session, case_id)
    show(qtbot, form, 700, 1200)
    form.emails.setPlainText("somebody@example.org")
    press(qtbot, Qt.Key.Key_Return, control=True)
    assert form.banner.sentence.words()
    assert form.emails.toPlainText() == "somebody@example.org"
    assert QApplication.focusWidget() is form.names
    assert len(cases.read_case(session, case_id).people) == 4


def test_changing_a_person_is_journaled_and_keeps_what_the_form_does_not_ask(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    screen = CaseScreen(tasks, session, case_id)
    show(qtbot, screen)
    assert screen.side.people is not None
    assert no_name_in(screen)
    tab_to(qtbot, screen.side.people.edit_buttons[0])
    press(qtbot, Qt.Key.Key_Space)
    form = screen.work.person_form
    assert form is not None
    assert form.names.toPlainText() == "\n".join(REPORTER.names)
    assert names_shown(session, case_id) == 1
    form.also.setPlainText("the typography talk")
    kept = screen.unsaved()
    i18n.speak("ja")
    again = CaseScreen(tasks, session, case_id)
    show(qtbot, again)
    again.restore(kept)
    restored = again.work.person_form
    assert restored is not None
    assert restored.also.toPlainText() == "the typography talk"
    assert restored.person_id() == REPORTER.id
    press(qtbot, Qt.Key.Key_Return, control=True)
    changed = cases.read_case(session, case_id).people[0]
    assert (changed.id, changed.names, changed.also) == (REPORTER.id, REPORTER.names, ("the typography talk",))
    assert again.work.person_form is None
    assert no_name_in(again)


def test_the_words_of_the_report_are_offered_to_copy_from(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Callable[..., Path]
) -> None:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    record_step(session, case, NO_CONFLICT)
    screen = CaseScreen(tasks, session, case)
    show(qtbot, screen)
    assert screen.side.people is not None
    tab_to(qtbot, screen.side.people.add_button)
    press(qtbot, Qt.Key.Key_Space)
    assert screen.work.person_form is not None
    seen = everything_seen(screen.work.person_form)
    assert all(words in seen for words in (ENGLISH.contact, ENGLISH.people, ENGLISH.witnesses))
    press(qtbot, Qt.Key.Key_Escape)
    assert screen.work.person_form is None
    assert screen.work.card.isVisibleTo(screen)


def test_no_name_is_a_window_title_or_an_object_name(panel: PeoplePanel) -> None:
    ask_for_names(panel)
    QApplication.sendEvent(panel, QEvent(QEvent.Type.WindowTitleChange))
    for widget in [panel, *panel.findChildren(QWidget)]:
        assert not any(name in widget.objectName() + widget.windowTitle() for name in NAMES)
