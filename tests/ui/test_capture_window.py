"""A report at the desk, with keyboard and mouse, from the danger question to the receipt."""

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.domain.case import Route
from app.domain.report import Report, YesNo
from app.errors import AppError
from app.pdf.preview import pages
from app.services import capture, cases, intake
from app.services.session import Session
from app.ui.capture import conversation, printing
from app.ui.capture.route_page import NoPanelPage
from app.ui.capture.seal_page import SealPage
from app.ui.capture.sealed_page import SealedPage
from app.ui.capture.stages import Stage
from app.ui.kit.tasks import Tasks
from app.ui.shell.capture_window import CaptureWindow
from tests.builders import FakeClock
from tests.ui.at_the_desk import ACCOUNT, Open, arrived, compose, desks, go_to_form, press, seal, words, write
from tests.ui.screens_capture import kit_with_panel


@pytest.fixture
def open_window(qtbot: QtBot, tasks: Tasks, kit_path: Path, outbox: Path, clock: FakeClock) -> Iterator[Open]:
    """Open a window with the kit of the test, or another one."""
    yield from desks(qtbot, tasks, kit_path, outbox, clock)


@pytest.mark.requirement("R12", "R19", "R23")
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
    assert window.desk.shown.answers.answer() == ""
    assert not window.bottom.next_button.isEnabled()
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    assert window.desk.stage is Stage.DANGER
    window.desk.conversation.danger = YesNo.NO
    window.desk.show_stage(Stage.ROUTE)
    assert window.desk.shown.answers.answer() == ""
    assert not window.bottom.next_button.isEnabled()


@pytest.mark.parametrize("answer", [YesNo.YES, YesNo.UNKNOWN])
def test_danger_shows_whom_to_call_and_still_lets_one_go_on(
    open_window: Open, session: Session, outbox: Path, answer: YesNo
) -> None:
    window = open_window()
    page = window.desk.shown
    assert "#8891" not in words(page)
    next(row for row in page.answers.rows() if row.value == answer).click()
    for number in ("110", "119", "#8891"):
        assert number in words(page)
    window.bottom.next_button.click()
    assert window.desk.stage is Stage.ROUTE
    window.desk.conversation.about_organizer = YesNo.NO
    window.desk.show_stage(Stage.FORM)
    write(window.desk.shown, "account", "Somebody followed me.")
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


@pytest.mark.requirement("R26")
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
    assert all("tell_event_organizer" not in box.prompt.keys for box in window.desk.shown.boxes)
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
    assert page.reply_by.words() == "19 May 2026 (Tuesday), 12:00 JST"
    assert page.hand_over_by.words() == "17 May 2026 (Sunday), 00:00"
    assert page.contact.words() == kit.kit.community.contact
    assert window.desk.conversation == conversation.Conversation()
    assert "Daniel" not in words(window)
    assert "aiko" not in words(window)
    assert window.desk.timer.isActive()
    assert window.desk.timer.interval() == 180_000
    with qtbot.waitSignal(window.left):
        window.desk.timer.timeout.emit()
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
    assert window.desk.shown.boxes[3].panel.values()["account"] == ACCOUNT
    occupied.unlink()
    window.desk.go_on()
    window.desk.go_on()
    window.desk.go_on()
    assert arrived(session, occupied).account == ACCOUNT


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


def test_the_state_tile_never_tells_which_answer_was_given(open_window: Open, session: Session, tmp_path: Path) -> None:
    window = open_window(kit_with_panel(session, tmp_path))
    go_to_form(window, YesNo.YES)
    assert window.bottom.state.words.words() == "Nothing is kept yet"
    assert window.bottom.state.line.words() == "Only the people chosen can open it"


def test_leaving_without_a_panel_asks_when_something_was_typed(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    write(go_to_form(window), "account", ACCOUNT)
    window.desk.show_stage(Stage.ROUTE)
    window.desk.conversation.about_organizer = YesNo.YES
    window.desk.go_on()
    with qtbot.assertNotEmitted(window.left):
        window.bottom.next_button.click()
    assert window.closing.isVisible()
    window.desk.go_back()
    assert window.desk.conversation.answers["account"] == ACCOUNT


class Later(Executor):
    """A worker that works only when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future, object]] = []

    def submit(self, fn, /, *args, **kwargs):
        future: Future = Future()
        self.waiting.append((future, lambda: fn(*args, **kwargs)))
        return future

    def work(self) -> None:
        """Do what waits."""
        while self.waiting:
            future, job = self.waiting.pop(0)
            future.set_result(job())


def test_while_it_is_sealed_nothing_is_pressed_twice_and_no_language_loses_the_receipt(
    open_window: Open, outbox: Path
) -> None:
    worker = Later()
    window = open_window(tasks=Tasks(worker))
    worker.work()
    write(go_to_form(window), "account", ACCOUNT)
    seal(window)
    assert window.desk.stage is Stage.SEAL
    assert window.desk.shown.busy.isVisible()
    assert not window.bottom.next_button.isEnabled()
    assert not window.bottom.back_button.isVisible()
    window.desk.go_on()
    assert not window.close()
    window.set_language("ja")
    assert len(worker.waiting) == 1
    worker.work()
    assert isinstance(window.desk.shown, SealedPage)
    assert len(list(outbox.glob("*.mamori-report"))) == 1


def test_the_numbers_stay_through_a_change_of_language(open_window: Open) -> None:
    window = open_window()
    go_to_form(window)
    window.bottom.danger_key.click()
    window.set_language("ja")
    assert "警察" in words(window.desk.shown)
    window.bottom.next_button.click()
    assert window.desk.stage is Stage.FORM


def test_the_slip_is_saved_where_somebody_chose_and_the_screen_says_so(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    write(go_to_form(window), "account", "Somebody stood in my way.")
    seal(window)
    page = window.desk.shown
    assert isinstance(page, SealedPage)
    page._choose_file = lambda _parent: str(tmp_path / "slip.pdf")
    page.save_button.click()
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF-")
    assert "The slip is saved" in words(window)
    assert not page.print_button.isEnabled() and "No printer was found" in words(window)
    page._choose_file = lambda _parent: str(tmp_path / "gone" / "slip.pdf")
    page.save_button.click()
    assert "could not be saved" in words(window)


def test_a_slip_that_is_printed_looks_like_the_one_that_is_saved(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    write(go_to_form(window), "account", "Somebody stood in my way.")
    seal(window)
    assert window.desk.receipt is not None
    made: list[bytes] = []
    window.desk.receipt.make_slip(made.append, lambda error: made.append(error.sentence.encode()))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A6))
    assert printing.paint(printer, made[0])
    (before,), (after,) = pages(made[0], 72), pages((tmp_path / "printed.pdf").read_bytes(), 72)
    assert abs(before.width - after.width) <= 2 and abs(before.height - after.height) <= 2
    dark = [sum(1 for light in page.pixels[::4] if light < 128) for page in (before, after)]
    assert dark[1] > dark[0] / 2 > 500
