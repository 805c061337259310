"""What a volunteer does between two reports: the pre-event check, handing over, and what a crash left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.case import Route
from app.domain.report import YesNo
from app.services import capture, cases, intake, readiness
from app.services.session import Session
from app.ui.capture.outbox_page import OutboxPage
from app.ui.capture.readiness_page import ReadinessPage
from app.ui.capture.stages import Stage
from app.ui.kit.tasks import Tasks
from app.ui.shell.capture_window import CaptureWindow
from tests.builders import SHORT, FakeClock
from tests.ui.at_the_desk import Open, desks, go_to_form, words, write
from tests.ui.screens_capture import kit_with_panel


@pytest.fixture
def open_window(qtbot: QtBot, tasks: Tasks, kit_path: Path, outbox: Path, clock: FakeClock) -> Iterator[Open]:
    yield from desks(qtbot, tasks, kit_path, outbox, clock)


def hand_over_page(window: CaptureWindow) -> OutboxPage:
    window.desk.page.outbox_button.click()
    page = window.desk.shown
    assert isinstance(page, OutboxPage)
    return page


def readiness_page(window: CaptureWindow) -> ReadinessPage:
    window.desk.page.readiness_button.click()
    page = window.desk.shown
    assert isinstance(page, ReadinessPage)
    return page


@pytest.mark.requirement("R44")
def test_a_stick_is_filled_given_and_the_note_that_comes_back_deletes(
    qtbot: QtBot,
    open_window: Open,
    session: Session,
    kit: capture.OpenKit,
    outbox: Path,
    tmp_path: Path,
    clock: FakeClock,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for _number in range(2):
        capture.submit_report(kit, SHORT, outbox, clock=clock)
    window = open_window()
    page = hand_over_page(window)
    assert "2 sealed reports" in words(window) and "No gap" in words(window)
    page.choose_stick = lambda _parent: ""
    window.bottom.next_button.click()
    assert not page.copying.copied
    page.choose_stick = lambda _parent: str(stick)
    window.bottom.next_button.click()
    assert page.copying.copied == 3 and window.bottom.next_button.text() == "Handed over"
    results = intake.import_reports(session, sorted(stick.iterdir()))
    window.bottom.next_button.click()
    assert page.copying.is_handed
    assert all(row.waiting.handed_at is not None for row in page.waiting.rows)
    note = tmp_path / "back.mamori-imported"
    intake.write_import_note(session, results[0].kit or kit.kit.id, note)
    page.note.choose_note = lambda _parent: str(note)
    page.note.button.click()
    assert not list(outbox.glob("*.mamori-report"))
    assert "3 files have arrived" in words(window) and "No sealed reports" in words(window)
    window.bottom.next_button.click()
    assert window.desk.side is None


def test_a_wrong_note_and_a_full_stick_are_told_in_place(
    open_window: Open, kit: capture.OpenKit, outbox: Path, tmp_path: Path, clock: FakeClock
) -> None:
    capture.submit_report(kit, SHORT, outbox, clock=clock)
    window = open_window()
    page = hand_over_page(window)
    (tmp_path / "x.mamori-imported").write_bytes(b"x" * 200)
    page.note.choose_note = lambda _parent: str(tmp_path / "x.mamori-imported")
    page.note.button.click()
    assert "Nothing was deleted" in words(window)
    page.choose_stick = lambda _parent: str(tmp_path / "gone")
    window.bottom.next_button.click()
    assert "stick cannot take" in words(window) and not page.copying.copied
    assert page.is_ready()


@pytest.mark.requirement("R45")
def test_one_readers_list_says_nothing_of_the_others(
    open_window: Open, session: Session, outbox: Path, tmp_path: Path, clock: FakeClock
) -> None:
    path = kit_with_panel(session, tmp_path)
    opened = capture.open_kit(path)
    capture.submit_report(opened, SHORT, outbox, clock=clock)
    for _number in range(2):
        capture.submit_report(opened, SHORT, outbox, route=Route.PANEL, clock=clock)
    window = open_window(path)
    page = hand_over_page(window)
    assert [row.waiting.number for row in page.waiting.rows] == [1]
    assert "1 sealed report" in words(window) and "2" not in page.waiting.reader.accessibleName()
    page.waiting.reader.set_value(Route.PANEL)
    page.waiting.reader.chosen.emit(Route.PANEL)
    assert [row.waiting.number for row in page.waiting.rows] == [1, 2]


def test_a_missing_number_is_said(open_window: Open, kit: capture.OpenKit, outbox: Path, clock: FakeClock) -> None:
    first = capture.submit_report(kit, SHORT, outbox, clock=clock).file
    capture.submit_report(kit, SHORT, outbox, clock=clock)
    (outbox / first).unlink()
    window = open_window()
    hand_over_page(window)
    assert "Missing on this computer: number 1" in words(window)


def test_a_desk_after_a_crash_says_so_once_and_shows_nothing(
    open_window: Open, kit: capture.OpenKit, outbox: Path, clock: FakeClock
) -> None:
    capture.keep_draft(kit, SHORT, outbox, id="1" * 32, route=Route.ORGANIZER, clock=clock)
    window = open_window()
    assert "An unfinished report was kept safe for the organizer" in words(window)
    assert SHORT.account not in words(window)
    window.set_language("ja")
    assert "途中の報告" in words(window)
    window.set_language("en")
    assert "unfinished report was kept" not in words(open_window())


@pytest.mark.requirement("R45")
def test_with_a_panel_the_sentence_tells_nobody_for_whom_it_was_kept(
    open_window: Open, session: Session, outbox: Path, tmp_path: Path, clock: FakeClock
) -> None:
    path = kit_with_panel(session, tmp_path)
    said = set()
    for route in Route:
        folder = tmp_path / route.value
        capture.keep_draft(capture.open_kit(path), SHORT, folder, id="1" * 32, route=route, clock=clock)
        window = open_window(path, folder)
        said.add(words(window))
    assert len(said) == 1 and "for the people it is meant for" in said.pop()


def test_the_work_between_reports_is_out_of_the_way_once_something_is_written(open_window: Open) -> None:
    window = open_window()
    assert window.desk.page.outbox_button.isVisible()
    write(go_to_form(window), "account", "It was them.")
    window.desk.show_stage(Stage.DANGER)
    assert not window.desk.page.outbox_button.isVisible()


def test_two_minutes_before_the_doors_open(
    qtbot: QtBot, open_window: Open, session: Session, kit: capture.OpenKit, outbox: Path
) -> None:
    window = open_window()
    page = readiness_page(window)
    said = words(window)
    for line in (
        "Signed by the organizer",
        "None in this kit",
        "16 May 2026 (Saturday), 12:00 JST",
        "GB free",
        "printer",
    ):
        assert line in said
    assert all(word in said for word in kit.words(Route.ORGANIZER))
    window.bottom.next_button.click()
    assert page.practice is not None
    name = page.practice.name
    qtbot.waitUntil(lambda: name in words(window))
    result = intake.import_report(session, outbox / page.practice.name)
    assert (result.kind, result.case) == ("practice", None) and cases.list_cases(session) == ()
    window.bottom.next_button.click()
    assert window.desk.stage is Stage.DANGER and window.desk.side is None


def test_words_that_differ_stop_the_check(open_window: Open, outbox: Path) -> None:
    window = open_window()
    page = readiness_page(window)
    page.same.set_answer("differ")
    page.same.edited.emit()
    assert not window.bottom.next_button.isEnabled()
    assert "Use the paper form" in words(window)
    page.same.set_answer("same")
    page.same.edited.emit()
    assert window.bottom.next_button.isEnabled()


@pytest.mark.parametrize(
    ("days", "what"), [(-3, readiness.Clock.BEFORE_KIT), (0, readiness.Clock.GOOD), (1, readiness.Clock.GOOD)]
)
def test_a_clock_before_the_kit_is_wrong(
    kit: capture.OpenKit,
    outbox: Path,
    clock: FakeClock,
    days: int,
    what: readiness.Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import time

    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        clock.forward(days=days)
        assert readiness.look(kit, outbox, clock).clock is what
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


def test_a_panel_and_a_past_date_are_found(session: Session, outbox: Path, tmp_path: Path, clock: FakeClock) -> None:
    opened = capture.open_kit(kit_with_panel(session, tmp_path))
    found = readiness.look(opened, outbox, clock)
    assert found.has_panel and not found.is_past and found.free > 0
    clock.forward(days=30)
    assert readiness.look(opened, outbox, clock).is_past


def test_keys_alone_reach_the_work(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    button: QWidget = window.desk.page.readiness_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert isinstance(window.desk.shown, ReadinessPage)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.desk.side is None
    assert window.desk.conversation.danger is YesNo.NOT_ASKED
