"""Letters: written in either language, closed by guards, copied as a secret, and marked as sent."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.clocks import DueState
from app.domain.report import YesNo
from app.domain.review_steps import Acknowledgement
from app.domain.safety import Safety
from app.services import cases, intake
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.storage import letters
from app.ui.kit.tasks import Tasks
from app.ui.letters.copying import KEPT_FOR, secret_copy
from app.ui.letters.letters_screen import LettersScreen
from tests.builders import ENGLISH, REPORTED, REPORTER
from tests.ui.case_steps import FOUND, HEARD, NO_CONFLICT, SAFE
from tests.ui.case_walk import choose_segment, everything_seen, press, show, tab_to


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    for person in (REPORTER, REPORTED):
        register_person(session, case, person)
    return case


@pytest.fixture
def decided(session: Session, case_id: str) -> str:
    for step in (SAFE, NO_CONFLICT, HEARD, FOUND):
        record_step(session, case_id, step, REPORTED.id if step.per_person else None)
    return case_id


@pytest.fixture
def clean_clipboard(qapp: object) -> Iterator[None]:
    yield
    secret_copy().forget()
    QGuiApplication.clipboard().clear()


def screen_of(qtbot: QtBot, tasks: Tasks, session: Session, case: str) -> LettersScreen:
    screen = LettersScreen(tasks, session, case)
    show(qtbot, screen)
    return screen


@pytest.mark.requirement("R24")
def test_the_acknowledgement_is_written_and_marked_as_sent_by_keyboard(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    screen = screen_of(qtbot, tasks, session, case_id)
    press(qtbot, Qt.Key.Key_Return, control=True)
    (kept,) = letters.of_case(session.database, case_id)
    assert screen.sheet.text is not None
    assert screen.sheet.text.toPlainText() == f"{kept.subject}\n\n{kept.body}"
    press(qtbot, Qt.Key.Key_Return, control=True)
    assert screen.leaving.channel_field.fault.words()
    assert letters.of_case(session.database, case_id)[0].sent_at is None
    tab_to(qtbot, screen.leaving.channel)
    qtbot.keyClicks(screen.leaving.channel, "mail")
    with qtbot.waitSignal(screen.case_changed) as changed:
        press(qtbot, Qt.Key.Key_Return, control=True)
    assert changed.args == [case_id]
    sent = letters.of_case(session.database, case_id)[0]
    assert (sent.channel, bool(sent.sent_at)) == ("mail", True)
    case = cases.read_case(session, case_id)
    assert case.latest(Acknowledgement) is not None
    assert cases.acknowledgement_state(session, case) is DueState.DONE
    assert "mail" in screen.leaving.sent_chip.text()
    assert not screen.leaving.sent_button.isVisibleTo(screen)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_outcome_asks_for_the_places_it_needs(
    qtbot: QtBot, tasks: Tasks, session: Session, decided: str, language: str
) -> None:
    screen = screen_of(qtbot, tasks, session, decided)
    screen.show_kind("outcome")
    if language == "ja":
        choose_segment(qtbot, screen.letter_language, "ja")
    assert list(screen.places.fields) == ["action"]
    tab_to(qtbot, screen.places.fields["action"].control)
    press(qtbot, Qt.Key.Key_Return, control=True)
    assert screen.places.fields["action"].fault.words()
    assert not letters.of_case(session.database, decided)
    qtbot.keyClicks(screen.places.fields["action"].control, "one meetup off")
    press(qtbot, Qt.Key.Key_Return, control=True)
    (kept,) = letters.of_case(session.database, decided)
    assert (kept.kind, kept.language) == ("outcome", language)
    assert "one meetup off" in kept.body
    assert ("様" in kept.body) is (language == "ja")
    assert screen.unsaved() == {}
    tab_to(qtbot, screen.sheet.rewrite_button)
    press(qtbot, Qt.Key.Key_Space)
    assert screen.places.answers() == {"action": "one meetup off"}


def test_a_hold_closes_the_outcome_and_not_the_acknowledgement(
    qtbot: QtBot, tasks: Tasks, session: Session, decided: str
) -> None:
    record_step(session, decided, Safety(ongoing=YesNo.YES, threat=YesNo.NO))
    screen = screen_of(qtbot, tasks, session, decided)
    assert screen.sheet.write_button.isVisibleTo(screen)
    screen.show_kind("outcome")
    assert "safety hold is on" in screen.guard.detail.words()
    assert not screen.sheet.write_button.isVisibleTo(screen)
    assert not screen.places_card.isVisibleTo(screen)
    press(qtbot, Qt.Key.Key_Return, control=True)
    assert not letters.of_case(session.database, decided)


def test_copied_words_are_marked_as_a_secret_and_cleared(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str, clean_clipboard: None
) -> None:
    screen = screen_of(qtbot, tasks, session, case_id)
    press(qtbot, Qt.Key.Key_Return, control=True)
    tab_to(qtbot, screen.leaving.copy_button)
    press(qtbot, Qt.Key.Key_Space)
    clipboard = QGuiApplication.clipboard()
    assert screen.sheet.text is not None
    assert clipboard.text() == screen.sheet.text.toPlainText()
    assert clipboard.mimeData().data("x-kde-passwordManagerHint").data() == b"secret"
    assert screen.leaving.copied.isVisibleTo(screen)
    timer = secret_copy().timer
    assert timer.isActive()
    assert timer.interval() == KEPT_FOR * 1000
    timer.timeout.emit()
    assert clipboard.text() == ""
    assert not screen.leaving.copied.isVisibleTo(screen)


def test_what_somebody_else_copied_meanwhile_stays(clean_clipboard: None, qapp: object) -> None:
    secret_copy().copy("Dear Aiko Tanaka,")
    QGuiApplication.clipboard().setText("a shopping list")
    secret_copy().timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == "a shopping list"


def test_places_typed_in_both_languages_survive_a_change_of_the_window_language(
    qtbot: QtBot, tasks: Tasks, session: Session, decided: str
) -> None:
    screen = screen_of(qtbot, tasks, session, decided)
    screen.show_kind("outcome")
    screen.places.fields["action"].control.set_answer("one meetup off")
    choose_segment(qtbot, screen.letter_language, "ja")
    screen.places.fields["action"].control.set_answer("次回の休止")
    kept = screen.unsaved()
    i18n.speak("ja")
    again = screen_of(qtbot, tasks, session, decided)
    again.restore(kept)
    assert (again.kind.value(), again.letter_language.value()) == ("outcome", "ja")
    assert again.places.answers() == {"action": "次回の休止"}
    choose_segment(qtbot, again.letter_language, "en")
    assert again.places.answers() == {"action": "one meetup off"}


def test_no_word_of_the_report_stands_on_the_letters_screen(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    screen = screen_of(qtbot, tasks, session, case_id)
    press(qtbot, Qt.Key.Key_Return, control=True)
    seen = everything_seen(screen)
    assert "dress" not in seen
    assert "Brandt" not in seen
    with qtbot.waitSignal(screen.back_asked):
        press(qtbot, Qt.Key.Key_Escape)


@pytest.mark.requirement("G4")
def test_a_letter_that_names_somebody_else_can_only_be_written_anew(
    qtbot: QtBot, tasks: Tasks, session: Session, decided: str
) -> None:
    screen = screen_of(qtbot, tasks, session, decided)
    screen.show_kind("outcome")
    for field, words in zip(screen.places.fields.values(), ("We spoke with Daniel Brandt",) * 3, strict=False):
        field.control.set_answer(words)
    screen.places.edited.emit()
    screen.sheet.write_button.click()
    assert "Daniel Brandt" in screen.guard.detail.words()
    assert screen.leaving.isHidden() and not screen.sheet.rewrite_button.isHidden()
    screen.sheet.rewrite_button.click()
    for field in screen.places.fields.values():
        field.control.set_answer("We spoke with the person")
    screen.sheet.write_button.click()
    assert not screen.leaving.isHidden() and screen.guard.isHidden()
