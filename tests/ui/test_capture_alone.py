"""The reporter writes alone: nothing else is shown, and only a word gives the keyboard back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from app.domain.report import ReadBack
from app.services import cases, intake
from app.services.session import Session
from app.storage import envelope
from app.ui.capture.hand_over import WordPage
from app.ui.capture.read_back import OwnReadBackPage, ReadBackPage
from app.ui.capture.sealed_page import SealedPage
from app.ui.capture.side_pages import CoverPage
from app.ui.capture.solo_pages import DonePage, QuestionsPage, SoloPage
from app.ui.capture.stages import Stage
from app.ui.kit.tasks import Tasks
from app.ui.shell.capture_window import CaptureWindow
from tests.builders import FakeClock
from tests.ui.at_the_desk import ACCOUNT, Open, arrived, compose, desks, go_to_form, press, words, write

NOTED = "She says a man with a blue badge came up to her."


@pytest.fixture
def open_window(qtbot: QtBot, tasks: Tasks, kit_path: Path, outbox: Path, clock: FakeClock) -> Iterator[Open]:
    """Open a window with the kit of the test, or another one."""
    yield from desks(qtbot, tasks, kit_path, outbox, clock)


def hand_over(qtbot: QtBot, window: CaptureWindow, word: str = "Plum") -> SoloPage:
    """The volunteer presses F3, chooses a word and goes."""
    press(qtbot, window, Qt.Key.Key_F3)
    assert not window.bottom.next_button.isEnabled()
    qtbot.keyClicks(window.focusWidget(), word)
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    page = window.desk.shown
    assert isinstance(page, SoloPage)
    return page


def choose(window: CaptureWindow, what: str) -> None:
    """Say what shall become of the text."""
    page = window.desk.shown
    assert isinstance(page, DonePage)
    next(row for row in page.answers.rows() if row.value == what).click()
    window.bottom.next_button.click()


def typed(window: CaptureWindow) -> str:
    """Everything that can be read on the window, fields included."""
    lines = [field.text() for field in window.findChildren(QLineEdit) if field.isVisible()]
    texts = [field.toPlainText() for field in window.findChildren(QTextEdit) if field.isVisible()]
    return "\n".join([words(window), *lines, *texts])


def test_nothing_but_the_page_is_shown_and_only_the_word_gives_the_keyboard_back(
    qtbot: QtBot, open_window: Open
) -> None:
    window = open_window()
    form = go_to_form(window)
    write(form, "account", NOTED)
    write(form, "contact", "aiko@example.org")
    hand_over(qtbot, window)
    assert window.isFullScreen()
    compose(window, ACCOUNT)
    assert NOTED not in typed(window)
    assert "Spring" not in typed(window)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
        press(qtbot, window, key)
        assert isinstance(window.desk.shown, SoloPage)
    press(qtbot, window, Qt.Key.Key_F2)
    assert "110" in words(window.desk.shown)
    assert NOTED not in typed(window)
    press(qtbot, window, Qt.Key.Key_F2)
    assert not window.close()
    page = window.desk.shown
    assert isinstance(page, WordPage)
    qtbot.keyClicks(window.focusWidget(), "peach")
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    assert "Nothing has changed" in words(page)
    assert window.focusWidget() is page.word
    assert window.isFullScreen()
    assert ACCOUNT not in typed(window)
    page.word.insert(" ＰＬＵＭ ")
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    assert window.desk.stage is Stage.FORM
    assert not window.isFullScreen()
    assert NOTED in typed(window)
    assert ACCOUNT not in typed(window)


@pytest.mark.requirement("R12")
def test_what_was_written_alone_is_sealed_unseen_and_says_who_wrote_it(
    qtbot: QtBot, open_window: Open, session: Session, outbox: Path
) -> None:
    window = open_window()
    go_to_form(window)
    hand_over(qtbot, window)
    compose(window, ACCOUNT)
    window.bottom.next_button.click()
    choose(window, "unseen")
    page = window.desk.shown
    assert isinstance(page, OwnReadBackPage)
    assert page.rows["own_words"].text.words() == ACCOUNT
    window.bottom.next_button.click()
    window.bottom.next_button.click()
    assert isinstance(window.desk.shown, SealedPage)
    assert not window.isFullScreen()
    report = arrived(session, outbox)
    assert (report.account, report.own_words, report.read_back) == (ACCOUNT, "", ReadBack.YES)


def test_both_texts_go_into_the_report_and_the_own_one_is_shown_only_if_wished(
    qtbot: QtBot, open_window: Open, session: Session, outbox: Path
) -> None:
    window = open_window()
    write(go_to_form(window), "account", NOTED)
    hand_over(qtbot, window)
    compose(window, ACCOUNT)
    press(qtbot, window, Qt.Key.Key_F3)
    qtbot.keyClicks(window.focusWidget(), "plum")
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    window.desk.go_on()
    assert isinstance(window.desk.shown, ReadBackPage)
    assert ACCOUNT not in typed(window)
    assert not window.desk.shown.rows["own_words"].change.isVisible()
    hand_over(qtbot, window)
    window.bottom.next_button.click()
    choose(window, "together")
    qtbot.keyClicks(window.focusWidget(), "plum")
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    assert window.desk.stage is Stage.READ_BACK
    assert window.desk.shown.rows["own_words"].text.words() == ACCOUNT
    hand_over(qtbot, window)
    press(qtbot, window, Qt.Key.Key_F3)
    qtbot.keyClicks(window.focusWidget(), "plum")
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    window.desk.go_on()
    assert ACCOUNT not in typed(window)
    window.desk.go_on()
    window.desk.go_on()
    report = arrived(session, outbox)
    assert (report.account, report.own_words) == (NOTED, ACCOUNT)


def test_questions_the_volunteer_has_answers_to_are_not_shown_again(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    form = go_to_form(window)
    write(form, "contact", "aiko@example.org")
    hand_over(qtbot, window)
    compose(window, ACCOUNT)
    window.desk.go_on()
    choose(window, "more")
    page = window.desk.shown
    assert isinstance(page, QuestionsPage)
    assert "contact" not in page.keys
    assert "aiko" not in typed(window)
    assert "Not asked" not in typed(window)
    page.panel.editor("people").set_answer("blue badge")
    window.set_language("ja")
    page = window.desk.shown
    assert isinstance(page, QuestionsPage)
    assert page.panel.values()["people"] == "blue badge"
    assert window.desk.conversation.languages["people"] == "en"


def test_a_forgotten_word_closes_the_form_and_keeps_what_there_is(
    qtbot: QtBot, open_window: Open, outbox: Path
) -> None:
    window = open_window()
    go_to_form(window)
    hand_over(qtbot, window)
    compose(window, ACCOUNT)
    press(qtbot, window, Qt.Key.Key_F3)
    page = window.desk.shown
    assert isinstance(page, WordPage)
    page.forgotten.click()
    assert "can only be closed" in words(page)
    with qtbot.waitSignal(window.left):
        page.giving_up.button.click()
    assert len(list(outbox.glob("*.mamori-report"))) == 1
    assert window.desk.conversation.answers == {}


@pytest.mark.requirement("R44")
def test_a_desk_nobody_touches_is_covered_and_then_closed_with_what_there_is(
    qtbot: QtBot, open_window: Open, outbox: Path
) -> None:
    window = open_window()
    write(go_to_form(window), "account", ACCOUNT)
    assert (window.idle.rest.interval(), window.idle.end.interval()) == (300_000, 900_000)
    window.idle.rest.timeout.emit()
    assert isinstance(window.desk.shown, CoverPage)
    assert ACCOUNT not in typed(window)
    assert window.bottom.danger_key.isVisible()
    press(qtbot, window, Qt.Key.Key_A)
    assert window.desk.stage is Stage.FORM
    assert window.desk.side is None
    assert window.desk.conversation.answers["account"] == ACCOUNT
    for timer in (window.idle.rest, window.idle.end):
        timer.stop()
    press(qtbot, window, Qt.Key.Key_Shift)
    assert window.idle.rest.isActive()
    assert window.idle.end.isActive()
    with qtbot.waitSignal(window.left):
        window.idle.end.timeout.emit()
    assert len(list(outbox.glob("*.mamori-report"))) == 1
    assert window.desk.conversation.answers == {}


def test_a_desk_with_nothing_on_it_is_neither_covered_nor_closed(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.idle.rest.timeout.emit()
    assert window.desk.side is None
    with qtbot.assertNotEmitted(window.left):
        window.idle.end.timeout.emit()


def test_the_language_of_each_answer_is_in_the_sealed_file(
    qtbot: QtBot, open_window: Open, session: Session, outbox: Path
) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "people", "blue badge")
    window.set_language("ja@easy")
    write(window.desk.shown, "account", ACCOUNT)
    window.set_language("en")
    write(window.desk.shown, "people", "blue badge, grey hair")
    for _stage in (Stage.FORM, Stage.READ_BACK, Stage.SEAL):
        window.bottom.next_button.click()
    (sealed,) = outbox.glob("*.mamori-report")
    case = intake.import_report(session, sealed).case
    assert case is not None
    (report,) = cases.read_case(session, case).reports
    assert report.language == "ja"
    row = session.database.query("SELECT manifest FROM reports WHERE id = ?", report.id)[0][0]
    manifest = envelope.canonical_json.decode(row, envelope.Manifest, limit=envelope.LARGEST_MANIFEST)
    assert manifest.languages == {"people": "en", "account": "ja"}
