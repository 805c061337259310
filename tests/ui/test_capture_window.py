"""A report at the desk, with keyboard and mouse, from the danger question to the receipt."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.case import Route
from app.domain.report import Report, YesNo
from app.errors import AppError
from app.services import capture, cases, intake
from app.services.session import Session
from app.storage import envelope
from app.ui.capture import conversation
from app.ui.capture.desk import Stage
from app.ui.capture.form_page import FormPage
from app.ui.capture.read_back import ReadBackPage
from app.ui.capture.route_page import NoPanelPage
from app.ui.capture.seal_page import SealPage
from app.ui.capture.sealed_page import SealedPage
from app.ui.kit.tasks import Tasks
from app.ui.shell.capture_window import CaptureWindow
from tests.builders import FakeClock
from tests.ui.screens_capture import kit_with_panel

ACCOUNT = "懇親会のあと、ロビーで腕をつかまれました。\n「やめてください」と言っても、やめませんでした。"
Open = Callable[..., CaptureWindow]


@pytest.fixture
def open_window(qtbot: QtBot, tasks: Tasks, kit_path: Path, outbox: Path, clock: FakeClock) -> Iterator[Open]:
    """Open a window with the run's kit, or another one."""
    windows: list[CaptureWindow] = []

    def opening(kit: Path = kit_path, folder: Path = outbox) -> CaptureWindow:
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
        next(row for row in page.answers.rows() if row.value == answer).click()  # type: ignore[attr-defined]
        window.bottom.next_button.click()
    assert isinstance(window.desk.shown, FormPage)
    return window.desk.shown


def write(page: FormPage, key: str, text: str) -> None:
    """Write an answer into its control."""
    for panel in (page.opening.panel, *(box.panel for box in page.boxes)):
        if key in [*panel._fields]:
            panel.editor(key).set_answer(text)  # type: ignore[attr-defined]
            panel.changed.emit()


def words(widget: QWidget) -> str:
    """Everything a window says in labels that are seen."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.mark.requirement("R12", "R17", "R19", "R23", "R45")
def test_a_japanese_report_typed_by_keyboard_alone_arrives_word_for_word(
    qtbot: QtBot, open_window: Open, session: Session, outbox: Path
) -> None:
    window = open_window()
    window.set_language("ja")
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    assert window.desk.conversation.danger is YesNo.NO
    press(qtbot, window, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    assert window.desk.stage is Stage.FORM
    press(qtbot, window, Qt.Key.Key_4, ctrl=True)
    for line in ACCOUNT.split("\n"):
        compose(window, line)
        if line != ACCOUNT.rsplit("\n", maxsplit=1)[-1]:
            press(qtbot, window, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    assert window.desk.stage is Stage.READ_BACK
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    page = window.desk.shown
    assert isinstance(page, SealedPage)
    (sealed,) = outbox.glob("*.mamori-report")
    assert page.file.words() == sealed.name
    result = intake.import_report(session, sealed)
    assert result.case is not None
    (arrived,) = cases.read_case(session, result.case).reports
    assert arrived.report == Report(danger=YesNo.NO, account=ACCOUNT)
    assert arrived.language == "ja"


def test_nothing_is_chosen_for_anybody(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    assert window.desk.shown.answers.answer() == ""  # type: ignore[attr-defined]
    assert not window.bottom.next_button.isEnabled()
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    assert window.desk.stage is Stage.DANGER
    window.desk.conversation.danger = YesNo.NO
    window.desk.show_stage(Stage.ROUTE)
    assert window.desk.shown.answers.answer() == ""  # type: ignore[attr-defined]
    assert not window.bottom.next_button.isEnabled()


@pytest.mark.requirement("R17")
@pytest.mark.parametrize("answer", [YesNo.YES, YesNo.UNKNOWN])
def test_danger_shows_whom_to_call_and_still_lets_one_go_on(
    open_window: Open, session: Session, outbox: Path, answer: YesNo
) -> None:
    window = open_window()
    page = window.desk.shown
    assert "#8891" not in words(page)
    next(row for row in page.answers.rows() if row.value == answer).click()  # type: ignore[attr-defined]
    for number in ("110", "119", "#8891"):
        assert number in words(page)
    window.bottom.next_button.click()
    assert window.desk.stage is Stage.ROUTE
    window.desk.conversation.about_organizer = YesNo.NO
    window.desk.show_stage(Stage.FORM)
    write(window.desk.shown, "account", "Somebody followed me.")  # type: ignore[arg-type]
    seal(window)
    assert arrived(session, outbox).danger is answer


@pytest.mark.requirement("R17")
def test_the_red_key_leads_to_the_numbers_and_back_from_every_stage(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    write(go_to_form(window), "account", ACCOUNT)
    for stage in (Stage.DANGER, Stage.ROUTE, Stage.FORM, Stage.READ_BACK, Stage.SEAL):
        window.desk.show_stage(stage)
        before = window.desk.page
        assert window.bottom.danger_key.isVisible()
        with qtbot.waitSignal(window.danger_asked):
            press(qtbot, window, Qt.Key.Key_F2)
        assert "110" in words(window.desk.shown)
        assert "119" in words(window.desk.shown)
        press(qtbot, window, Qt.Key.Key_F2)
        assert window.desk.shown is before
    window.bottom.danger_key.click()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.desk.stage is Stage.SEAL
    assert window.desk.side is None
    assert window.desk.conversation.answers["account"] == ACCOUNT


@pytest.mark.requirement("R45")
@pytest.mark.parametrize("about", [YesNo.YES, YesNo.UNKNOWN])
def test_without_a_panel_nothing_is_sealed_and_people_are_named(
    qtbot: QtBot, open_window: Open, kit: capture.OpenKit, outbox: Path, about: YesNo
) -> None:
    window = open_window()
    window.desk.conversation.danger = YesNo.NO
    window.desk.conversation.about_organizer = about
    window.desk.show_stage(Stage.ROUTE)
    window.bottom.next_button.click()
    page = window.desk.shown
    assert isinstance(page, NoPanelPage)
    for volunteer in kit.kit.community.volunteers:
        assert volunteer.name.en[1:] in words(page)
        assert volunteer.contact.en[1:] in words(page)
    assert "paper" in words(page)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.desk.stage is Stage.ROUTE
    window.bottom.next_button.click()
    with qtbot.waitSignal(window.left):
        window.bottom.next_button.click()
    assert not outbox.exists()


@pytest.mark.requirement("R26", "R45")
def test_the_panels_route_seals_to_the_panel_and_asks_nothing_about_the_event_organizer(
    open_window: Open, session: Session, tmp_path: Path, outbox: Path
) -> None:
    window = open_window(kit_with_panel(session, tmp_path))
    page = go_to_form(window)
    write(page, "account", ACCOUNT)
    write(page, "tell_event_organizer", YesNo.YES)
    window.desk.show_stage(Stage.ROUTE)
    window.desk.conversation.about_organizer = YesNo.UNKNOWN
    window.desk.go_on()
    assert all("tell_event_organizer" not in box.prompt.keys for box in window.desk.shown.boxes)  # type: ignore[attr-defined]
    window.desk.go_on()
    assert "event organizer" not in words(window.desk.shown)
    window.desk.go_on()
    assert isinstance(window.desk.shown, SealPage)
    assert window.desk.shown.words == window.desk.opened.words(Route.PANEL)
    window.desk.go_on()
    page = window.desk.shown
    assert isinstance(page, SealedPage)
    assert page.contact.words() == "mio.arai@example.org"
    assert page.event_organizer is None
    assert session.community.contact not in words(window)
    (sealed,) = outbox.glob("*.mamori-report")
    with pytest.raises(intake.FileIsNotForThisVault):
        intake.import_report(session, sealed)


@pytest.mark.requirement("R26")
def test_a_yes_about_the_event_organizer_gives_one_fixed_sentence(open_window: Open) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "account", "Maya Okafor shouted at me at 21:00.")
    write(page, "tell_event_organizer", YesNo.YES)
    seal(window)
    sealed = window.desk.shown
    assert isinstance(sealed, SealedPage)
    assert sealed.event_organizer is not None
    assert sealed.event_organizer.words() == (
        "A report under the Code of Conduct was made. The organizer will handle it. I cannot say more."
    )
    assert "Maya" not in words(window)


@pytest.mark.requirement("R23")
def test_the_form_asks_every_question_in_the_order_of_the_guide(open_window: Open) -> None:
    page = go_to_form(open_window())
    asked = [key for box in page.boxes for key in box.prompt.keys]
    numbers = {question.key: question.prompt for question in Report.questions()}
    assert [numbers[key] for key in asked if numbers[key]] == sorted(n for n in numbers.values() if n)
    assert {*asked, "danger", "consent"} == set(numbers)


def test_text_fields_are_sensitive_and_take_no_dropped_files(open_window: Open) -> None:
    page = go_to_form(open_window())
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QTextEdit)]
    assert len(fields) == 13
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


def test_read_back_says_every_answer_and_leads_to_the_one_to_change(open_window: Open) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "account", "<b>bold</b> & plain\nsecond line")
    write(page, "when", "around nine")
    window.desk.go_on()
    page = window.desk.shown
    assert isinstance(page, ReadBackPage)
    assert [(key, row.text.words()) for key, row in page.rows.items()] == [
        ("danger", "No"),
        ("when", "around nine"),
        ("account", "<b>bold</b> & plain\nsecond line"),
    ]
    page.rows["when"].change.click()
    assert window.desk.stage is Stage.FORM
    assert window.focusWidget() is window.desk.shown.boxes[2].panel.editor("when")  # type: ignore[attr-defined]


@pytest.mark.requirement("R12", "R24")
def test_the_receipt_says_code_dates_contact_and_file_and_the_form_is_gone(
    qtbot: QtBot, open_window: Open, clock: FakeClock, kit: capture.OpenKit
) -> None:
    window = open_window()
    form = go_to_form(window)
    write(form, "account", "Daniel Brandt said it.")
    write(form, "contact", "aiko.tanaka@example.org")
    editor = form.boxes[3].panel.editor("account")
    window.desk.go_on()
    window.desk.go_on()
    seal_page = window.desk.shown
    assert isinstance(seal_page, SealPage)
    assert seal_page.words == kit.words(Route.ORGANIZER)
    for word in seal_page.words:
        assert word in words(seal_page)
    assert "The OKTech organizer" in words(seal_page)
    with qtbot.waitSignal(editor.destroyed):
        window.desk.go_on()
    page = window.desk.shown
    assert isinstance(page, SealedPage)
    assert len(page.code.words()) == 11
    assert page.reply_by.words() == "19 May 2026 (Tuesday), 12:00"
    assert page.hand_over_by.words() == "17 May 2026 (Sunday), 00:00"
    assert page.contact.words() == kit.kit.community.contact
    assert window.desk.conversation == conversation.Conversation()
    assert "Daniel" not in words(window)
    assert "aiko" not in words(window)
    assert page.timer.isActive()
    assert page.timer.interval() == 180_000
    with qtbot.waitSignal(window.left):
        page.timer.timeout.emit()
    with qtbot.waitSignal(window.left):
        window.bottom.next_button.click()


def test_a_refused_sealing_says_why_and_loses_nothing(open_window: Open, tmp_path: Path, session: Session) -> None:
    occupied = tmp_path / "occupied"
    occupied.write_text("a file where the folder should be")
    window = open_window(folder=occupied)
    write(go_to_form(window), "account", ACCOUNT)
    before = dict(window.desk.conversation.answers)
    seal(window)
    page = window.desk.shown
    assert isinstance(page, SealPage)
    assert "The report could not be sealed" in page.banner.sentence.words()
    assert window.desk.conversation.answers == before
    assert window.bottom.next_button.isEnabled()
    window.desk.go_back()
    window.desk.go_back()
    assert window.desk.shown.boxes[3].panel.values()["account"] == ACCOUNT  # type: ignore[attr-defined]
    occupied.unlink()
    window.desk.go_on()
    window.desk.go_on()
    window.desk.go_on()
    assert arrived(session, occupied).account == ACCOUNT


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


def test_closing_asks_once_in_place_when_something_would_be_lost(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    write(go_to_form(window), "account", ACCOUNT)
    assert not window.close()
    assert window.closing.isVisible()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.closing.isVisible()
    assert window.desk.stage is Stage.FORM
    assert not window.close()
    with qtbot.waitSignal(window.closed):
        window.closing.button.click()
    assert window.desk.conversation.answers == {}


def test_closing_with_nothing_typed_asks_nothing(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    go_to_form(window)
    with qtbot.waitSignal(window.closed):
        assert window.close()


def test_a_kit_past_its_date_warns_and_still_seals(
    open_window: Open, clock: FakeClock, session: Session, outbox: Path
) -> None:
    clock.forward(days=30)
    window = open_window()
    assert "This kit is past its date" in window.desk.shown.banner.sentence.words()
    write(go_to_form(window), "account", ACCOUNT)
    seal(window)
    assert arrived(session, outbox).account == ACCOUNT


def test_a_changed_kit_is_refused(tasks: Tasks, kit_path: Path, outbox: Path) -> None:
    kit_path.write_bytes(kit_path.read_bytes().replace(b"Spring", b"Summer"))
    with pytest.raises(AppError, match="it was changed"):
        CaptureWindow(tasks, kit_path, outbox)


def test_the_list_says_what_is_answered_current_and_left_open(open_window: Open) -> None:
    page = go_to_form(open_window())
    page.show_prompt(0)
    page.show_prompt(2)
    write(page, "when", "around nine")
    page.show_prompt(3)
    states = [(row.step.state.value, row.step.note) for row in page.stepper.rows]
    assert states[:5] == [("next", "Left open"), ("next", ""), ("done", ""), ("current", "Writing now"), ("next", "")]


def test_the_state_tile_never_tells_which_answer_was_given(open_window: Open, session: Session, tmp_path: Path) -> None:
    window = open_window(kit_with_panel(session, tmp_path))
    go_to_form(window, YesNo.YES)
    assert window.bottom.state.words.words() == "Nothing is kept before sealing"
    assert window.bottom.state.line.words() == "Only the people chosen can open it"


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
