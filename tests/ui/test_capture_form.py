"""The form of the desk: its questions, its limits, its files, and what a change of language leaves as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.report import Report, YesNo
from app.services import cases, intake
from app.services.session import Session
from app.storage import envelope
from app.ui.capture import conversation
from app.ui.capture.form_page import FormPage
from app.ui.capture.read_back import ReadBackPage
from app.ui.capture.stages import Stage
from app.ui.kit.editors import LineEdit
from app.ui.kit.tasks import Tasks
from tests.builders import FakeClock
from tests.ui.at_the_desk import ACCOUNT, Open, compose, desks, drop, go_to_form, press, seal, words, write


@pytest.fixture
def open_window(qtbot: QtBot, tasks: Tasks, kit_path: Path, outbox: Path, clock: FakeClock) -> Iterator[Open]:
    """Open a window with the kit of the test, or another one."""
    yield from desks(qtbot, tasks, kit_path, outbox, clock)


@pytest.mark.requirement("R23")
def test_the_form_asks_every_question_in_the_order_of_the_guide(open_window: Open) -> None:
    page = go_to_form(open_window())
    asked = [key for box in page.boxes for key in box.prompt.keys]
    numbers = {question.key: question.prompt for question in Report.questions() if question.key != "own_words"}
    assert [numbers[key] for key in asked if numbers[key]] == sorted(n for n in numbers.values() if n)
    assert {*asked, "danger", "called", "police_wish", "consent", "read_back"} == set(numbers)


def test_text_fields_are_sensitive_and_take_no_dropped_files(open_window: Open) -> None:
    page = go_to_form(open_window())
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QTextEdit)]
    assert len(fields) == 19
    for edit in fields:
        assert edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
        assert not edit.acceptDrops()


def test_a_change_of_language_loses_no_character_no_file_and_no_stage(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    picture = tmp_path / "badge.png"
    picture.write_bytes(b"picture")
    window = open_window()
    window.set_language("ja")
    page = go_to_form(window)
    write(page, "place", "2階　ロビー")
    write(page, "ongoing", YesNo.UNKNOWN)
    page.attachment_list.add([picture])
    page.show_prompt(3)
    compose(window, ACCOUNT)
    before = dict(window.desk.conversation.answers)
    with qtbot.waitSignal(window.language_changed) as changed:
        window.bottom.languages.segments()[0].click()
    assert changed.args == ["en"]
    page = window.desk.shown
    assert isinstance(page, FormPage)
    assert window.desk.conversation.answers == before
    shown = {key: box.panel.values().get(key) for box in page.boxes for key in box.prompt.keys}
    assert {key: answer for key, answer in shown.items() if answer} == before
    assert [file.name for file in window.desk.attachments.files()] == ["badge.png"]
    assert len(page.attachment_list.remove_buttons) == 1
    assert window.focusWidget() is page.boxes[3].panel.editor("account")
    assert "What happened" in words(page)
    assert window.desk.conversation.written_in == "ja"
    for stage in (Stage.READ_BACK, Stage.SEAL):
        window.desk.show_stage(stage)
        window.set_language("ja" if i18n.language() == "en" else "en")
        assert window.desk.stage is stage
    assert window.desk.conversation.answers == before


@pytest.mark.requirement("R12")
def test_read_back_says_every_answer_and_puts_it_right_in_place(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "account", "<b>bold</b> & plain\nsecond line")
    write(page, "when", "around nine")
    window.desk.go_on()
    page = window.desk.shown
    assert isinstance(page, ReadBackPage)
    assert [(key, row.text.words()) for key, row in page.rows.items()] == [
        ("danger", "No"),
        ("contact", "Left open"),
        ("people", "Left open"),
        ("when", "around nine"),
        ("account", "<b>bold</b> & plain\nsecond line"),
        ("context", "Left open"),
        ("ongoing", "Left open"),
        ("anything_else", "Left open"),
    ]
    row = page.rows["when"]
    row.change.setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    editor = window.focusWidget()
    assert isinstance(editor, LineEdit)
    editor.setText("around ten")
    row.change.click()
    assert row.text.words() == "around ten"
    assert window.focusWidget() is row.change
    press(qtbot, window, Qt.Key.Key_Down)
    assert window.focusWidget() is page.rows["account"].change
    page.rows["danger"].change.click()
    assert window.desk.stage is Stage.DANGER
    assert window.desk.conversation.report().when == "around ten"


def test_dropped_files_are_sealed_with_the_report_as_they_are(
    open_window: Open, tmp_path: Path, session: Session, outbox: Path
) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "account", ACCOUNT)
    for name in ("badge.png", "chat.txt"):
        (tmp_path / name).write_bytes(name.encode())
    drop(page, tmp_path / "badge.png", tmp_path / "chat.txt")
    assert [file.name for file in window.desk.attachments.files()] == ["badge.png", "chat.txt"]
    page.attachment_list.remove_buttons[0].click()
    assert [file.name for file in window.desk.attachments.files()] == ["chat.txt"]
    seal(window)
    (sealed,) = outbox.glob("*.mamori-report")
    case = intake.import_report(session, sealed).case
    assert case is not None
    (report,) = cases.read_case(session, case).reports
    assert [(file.name, file.size) for file in report.attachments] == [("chat.txt", 8)]


def test_what_is_too_large_or_too_many_stays_out_with_a_sentence(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    page = go_to_form(window)
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(envelope.LARGEST_ATTACHMENTS + 1)
    drop(page, large)
    assert window.desk.attachments.files() == ()
    assert page.attachment_list.banner.sentence.words() == (
        "Attachments can have 256 MB together at most. Nothing was sealed; leave some for a second one."
    )
    small = tmp_path / "small.txt"
    small.write_text("small")
    drop(page, *([small] * (envelope.MOST_ATTACHMENTS + 1)))
    assert len(window.desk.attachments.files()) == envelope.MOST_ATTACHMENTS
    assert "50 attachments at most" in page.attachment_list.banner.sentence.words()


def test_the_limits_of_the_form_are_those_of_the_sealed_file() -> None:
    assert conversation.MOST_TEXT == envelope.LARGEST_TEXT
    assert conversation.MOST_ATTACHMENTS == envelope.MOST_ATTACHMENTS
    assert conversation.MOST_ATTACHED == envelope.LARGEST_ATTACHMENTS


def test_text_that_has_no_room_is_refused_before_the_read_back(open_window: Open) -> None:
    window = open_window()
    page = go_to_form(window)
    window.desk.conversation.answers["account"] = "あ" * (envelope.LARGEST_TEXT // 3 + 1)
    window.desk.go_on()
    assert window.desk.shown is page
    assert "too long to seal" in page.banner.sentence.words()


def test_only_the_account_is_needed(open_window: Open) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "people", "someone with a blue badge")
    assert not window.bottom.next_button.isEnabled()
    assert window.bottom.reason.words() == "Write one sentence in 4"
    write(page, "account", "   ")
    assert not window.bottom.next_button.isEnabled()
    write(page, "account", "He shouted.")
    assert window.bottom.next_button.isEnabled()


def test_the_list_says_what_is_answered_current_and_left_open(open_window: Open) -> None:
    page = go_to_form(open_window())
    page.show_prompt(0)
    page.show_prompt(2)
    write(page, "when", "around nine")
    page.show_prompt(3)
    states = [(row.step.state.value, row.step.note) for row in page.stepper.rows]
    assert states[:5] == [("next", "Left open"), ("next", ""), ("done", ""), ("current", "Writing now"), ("next", "")]
