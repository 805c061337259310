"""Keeping while somebody types: when a draft is sealed, what "Kept" may say, and what a changed mind deletes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from app.crypto import opening
from app.domain.report import YesNo
from app.services import evidence
from app.services.session import Session
from app.storage import kits as kept_kits
from app.ui.capture import autosave
from app.ui.capture.stages import Stage
from app.ui.kit.tasks import Tasks
from app.ui.shell.capture_window import CaptureWindow
from tests.builders import FakeClock
from tests.services.test_drafts import Opened
from tests.ui.at_the_desk import Open, desks, drop, go_to_form, press, seal, words, write
from tests.ui.screens_capture import kit_with_panel


@pytest.fixture
def open_window(
    qtbot: QtBot, tasks: Tasks, kit_path: Path, outbox: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Open a window whose pauses are short."""
    monkeypatch.setattr(autosave, "PAUSE", 60)
    monkeypatch.setattr(autosave, "LONGEST", 300)
    yield from desks(qtbot, tasks, kit_path, outbox, clock)


def sealed(outbox: Path) -> list[Path]:
    return sorted(outbox.glob("*.mamori-report"))


def kept(qtbot: QtBot, window: CaptureWindow) -> None:
    """Wait until everything that was written is on the disk."""
    qtbot.waitUntil(lambda: window.desk.autosave.is_settled and window.desk.autosave.kept_at is not None)


def test_the_pauses_are_those_of_the_promise() -> None:
    assert (autosave.PAUSE, autosave.LONGEST) == (2_000, 10_000)


@pytest.mark.requirement("R44")
def test_what_is_typed_is_kept_after_a_pause_and_only_then_said_to_be(
    qtbot: QtBot, open_window: Open, outbox: Path, session: Session
) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "account", "Somebody stood in my way.")
    assert window.bottom.state.words.words() == "Nothing is kept yet"
    assert not outbox.exists()
    kept(qtbot, window)
    assert window.bottom.state.words.words() == "Kept 12:00"
    (first,) = sealed(outbox)
    write(page, "account", "Somebody stood in my way and laughed.")
    qtbot.waitUntil(lambda: sealed(outbox) not in ([first], []) and len(sealed(outbox)) == 1)
    kept(qtbot, window)
    (second,) = sealed(outbox)
    identity = kept_kits.openable(session.database)[0].identity
    assert Opened.of(second, identity).manifest.report["account"] == "Somebody stood in my way and laughed."


def test_who_never_pauses_is_kept_all_the_same(
    qtbot: QtBot, open_window: Open, outbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "PAUSE", 3_600_000)
    window = open_window()
    page = go_to_form(window)
    text = ""
    while not sealed(outbox):
        text += "a"
        write(page, "account", text)
        qtbot.wait(20)
        assert len(text) < 500


@pytest.mark.requirement("R45")
@pytest.mark.parametrize("about", [YesNo.NO, YesNo.YES])
def test_nothing_is_kept_before_the_route_is_answered(
    qtbot: QtBot, open_window: Open, outbox: Path, session: Session, tmp_path: Path, about: YesNo
) -> None:
    window = open_window(kit_with_panel(session, tmp_path))
    window.desk.conversation.answers["account"] = "typed somehow"
    window.desk.autosave.changed()
    window.desk.autosave.keep_now()
    qtbot.wait(150)
    assert not outbox.exists()
    go_to_form(window, about)
    window.desk.autosave.changed()
    kept(qtbot, window)
    (path,) = sealed(outbox)
    identity = kept_kits.openable(session.database)[0].identity
    if about is YesNo.NO:
        assert Opened.of(path, identity).manifest.route == "organizer"
    else:
        with pytest.raises(opening.NotForThisKey):
            Opened.of(path, identity)


@pytest.mark.requirement("R45")
def test_changing_the_answer_to_the_panel_deletes_what_was_kept_and_says_so(
    qtbot: QtBot, open_window: Open, outbox: Path, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("something")
    window = open_window(kit_with_panel(session, tmp_path))
    page = go_to_form(window)
    drop(page, tmp_path / "a.txt")
    write(page, "account", "It was them.")
    kept(qtbot, window)
    before = sealed(outbox)
    assert len(before) == 2
    identity = kept_kits.openable(session.database)[0].identity
    (report_id,) = {Opened.of(path, identity).manifest.id for path in before}
    window.desk.go_back()
    page = window.desk.shown
    next(row for row in page.answers.rows() if row.value == YesNo.YES).click()
    window.bottom.next_button.click()
    kept(qtbot, window)
    after = sealed(outbox)
    assert not set(before) & set(after) and len(after) == 2
    for path in after:
        with pytest.raises(opening.NotForThisKey):
            Opened.of(path, identity)
    assert "was deleted here" in words(window) and "brought back" in words(window)
    assert window.desk.autosave.report_id != report_id


def test_changing_the_answer_where_there_is_no_panel_deletes_and_keeps_nothing(
    qtbot: QtBot, open_window: Open, outbox: Path
) -> None:
    window = open_window()
    write(go_to_form(window), "account", "It was them.")
    kept(qtbot, window)
    window.desk.go_back()
    next(row for row in window.desk.shown.answers.rows() if row.value == YesNo.UNKNOWN).click()
    window.bottom.next_button.click()
    assert window.desk.stage is Stage.NO_PANEL
    qtbot.waitUntil(lambda: window.desk.autosave.is_settled)
    window.desk.autosave.changed()
    window.desk.autosave.keep_now()
    assert sealed(outbox) == []


def test_the_sealed_report_takes_the_place_of_its_drafts(
    qtbot: QtBot, open_window: Open, outbox: Path, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("something")
    window = open_window()
    page = go_to_form(window)
    drop(page, tmp_path / "a.txt")
    write(page, "account", "It was them.")
    kept(qtbot, window)
    assert len(sealed(outbox)) == 2
    report_id = window.desk.autosave.report_id
    seal(window)
    (path,) = sealed(outbox)
    manifest = Opened.of(path, kept_kits.openable(session.database)[0].identity).manifest
    assert (manifest.kind, manifest.id, len(manifest.attachments)) == ("report", report_id, 1)
    assert window.desk.autosave.kept_at is None


def test_a_file_taken_back_takes_its_draft_along(qtbot: QtBot, open_window: Open, outbox: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("something")
    window = open_window()
    page = go_to_form(window)
    drop(page, tmp_path / "a.txt")
    qtbot.waitUntil(lambda: len(sealed(outbox)) == 1)
    page.attachment_list.remove_buttons[0].click()
    qtbot.waitUntil(lambda: sealed(outbox) == [])


def test_a_disk_that_refuses_is_told_and_tried_again(qtbot: QtBot, open_window: Open, outbox: Path) -> None:
    outbox.mkdir()
    (outbox / "desk.json.new").mkdir()
    window = open_window()
    page = go_to_form(window)
    write(page, "account", "It was them.")
    qtbot.waitUntil(lambda: "Not kept yet" in words(window))
    assert window.bottom.state.words.words() == "Nothing is kept yet"
    (outbox / "desk.json.new").rmdir()
    kept(qtbot, window)
    assert not window.notice.isVisible() and len(sealed(outbox)) == 1


def test_closing_keeps_what_is_unsaved_first(qtbot: QtBot, open_window: Open, outbox: Path) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "account", "The last word.")
    assert not window.close()
    with qtbot.waitSignal(window.closed):
        window.closing.button.click()
    assert len(sealed(outbox)) == 1


def test_a_reporter_who_stops_leaves_nothing(qtbot: QtBot, open_window: Open, outbox: Path) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "account", "It was them.")
    kept(qtbot, window)
    assert not window.close()
    with qtbot.waitSignal(window.closed):
        window.delete_button.click()
    assert sealed(outbox) == []


@pytest.mark.requirement("R23")
def test_a_copied_screenshot_is_attached_by_the_key_that_pastes(qtbot: QtBot, open_window: Open, outbox: Path) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    window = open_window()
    go_to_form(window)
    press(qtbot, window, Qt.Key.Key_4, ctrl=True)
    QGuiApplication.clipboard().setImage(picture)
    press(qtbot, window, Qt.Key.Key_V, ctrl=True)
    (attached,) = window.desk.conversation.attachments
    assert attached.type == "image/png" and attached.name.startswith("Screenshot ")
    assert QImage.fromData(bytes(attached.data)) == picture.convertToFormat(QImage.Format.Format_RGB32)
    QGuiApplication.clipboard().setText("only words")
    press(qtbot, window, Qt.Key.Key_V, ctrl=True)
    assert window.desk.conversation.answers["account"] == "only words"
    assert len(window.desk.conversation.attachments) == 1


def test_a_picture_that_tells_its_place_is_pointed_out(
    qtbot: QtBot, open_window: Open, outbox: Path, tmp_path: Path
) -> None:
    tiff = b"MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0"
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe1\0\x40Exif\0\0" + tiff + b"\xff\xd9")
    window = open_window()
    page = go_to_form(window)
    drop(page, tmp_path / "a.jpg")
    (attached,) = window.desk.conversation.attachments
    assert attached.remark is evidence.Remark.PLACE
    qtbot.waitUntil(lambda: "where it was taken" in words(window))


@pytest.mark.requirement("R23")
def test_a_link_gets_the_time_it_was_noted(
    qtbot: QtBot, open_window: Open, clock: FakeClock, outbox: Path, session: Session
) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "account", "See there.")
    write(page, "links", "https://example.org/a")
    clock.forward(minutes=5)
    write(page, "links", "https://example.org/a and https://example.org/b）")
    assert window.desk.conversation.answers["links"].count("[") == 0, "what is typed stays as it was typed"
    seal(window)
    (path,) = sealed(outbox)
    manifest = Opened.of(path, kept_kits.openable(session.database)[0].identity).manifest
    assert manifest.report["links"] == (
        "https://example.org/a [2026-05-16 12:00 JST] and https://example.org/b [2026-05-16 12:05 JST]）"
    )
    assert window.desk.conversation.links_noted == {}
