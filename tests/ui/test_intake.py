"""Files come in by button and by drop; each tells what became of it, and a stopped import leaves nothing behind."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.crypto import opening, sealing
from app.services import capture, cases, evidence, vault
from app.services.session import Session
from app.ui.intake.screen import ImportScreen
from app.ui.kit.tasks import Tasks
from tests.builders import ENGLISH, JAPANESE, NOON, PASSPHRASE, SHORT, FakeClock

Seal = Callable[..., Path]
LARGE = 20_000_000


def shown(qtbot: QtBot, screen: ImportScreen, *, kept: bool = True) -> ImportScreen:
    if kept:
        qtbot.addWidget(screen)
    screen.resize(1280, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    return screen


def drop(screen: ImportScreen, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(20, 400), Qt.DropAction.CopyAction, data, left, none)
    enter.ignore()
    QApplication.sendEvent(screen, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(screen, QDropEvent(QPointF(20, 400), Qt.DropAction.CopyAction, data, left, none))


def chips(screen: ImportScreen) -> list[list[str]]:
    return [[chip.text() for chip in row.chips] for row in screen.rows]


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A sealed file for somebody else."""
    path = tmp_path / "foreign.mamori-report"
    with path.open("wb") as file, (tmp_path / "words").open("w+b") as words:
        sealing.seal(words, file, opening.recipient_of(opening.new_identity()))
    return path


def test_files_by_button_become_cases_and_lead_to_the_list(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Seal
) -> None:
    files = [seal(ENGLISH), seal(JAPANESE, written_in="ja")]
    screen = shown(qtbot, ImportScreen(tasks, session, lambda _parent: [str(path) for path in files]))
    assert screen.focusWidget() is screen.empty.button
    with qtbot.waitSignal(screen.imported) as told:
        qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert set(told.args[0]) == {line.id for line in cases.list_cases(session)}
    names = {line.code_name.say("en") for line in cases.list_cases(session)}
    assert {row.title.words() for row in screen.rows} == names and len(names) == 2
    assert chips(screen) == [["New case"], ["New case"]]
    assert not screen.banner.isVisible()
    with qtbot.waitSignal(screen.cases_asked):
        qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_good_damaged_and_known_files_by_drop_each_say_what_became_of_them(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Seal, tmp_path: Path
) -> None:
    screen = shown(qtbot, ImportScreen(tasks, session))
    good = seal(SHORT)
    damaged = tmp_path / "damaged.mamori-report"
    damaged.write_bytes(good.read_bytes()[:-9])
    drop(screen, damaged, good, good)
    assert "damaged or changed" in screen.rows[0].title.words()
    assert chips(screen) == [[], ["New case"], ["Already imported"]]
    assert screen.rows[1].title.words() == screen.rows[2].title.words()
    assert len(cases.list_cases(session)) == 1


@pytest.mark.requirement("R44")
def test_a_file_for_somebody_else_is_named_alone_and_passed_over_among_others(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Seal, foreign: Path
) -> None:
    screen = shown(qtbot, ImportScreen(tasks, session))
    with qtbot.assertNotEmitted(screen.imported):
        drop(screen, foreign)
    assert "not for this vault" in screen.rows[0].title.words()
    other = shown(qtbot, ImportScreen(tasks, session))
    drop(other, foreign, seal(SHORT))
    assert [row.result.path.name == foreign.name for row in other.rows] == [False]


def test_missing_numbers_a_wrong_clock_and_an_unknown_desk_are_amber(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Seal, kit: capture.OpenKit, outbox: Path
) -> None:
    first, second, third = seal(SHORT), seal(ENGLISH), seal(JAPANESE)
    ahead = FakeClock(NOON)
    ahead.forward(days=400)
    fourth = outbox / capture.submit_report(kit, SHORT, outbox, clock=ahead).file
    screen = shown(qtbot, ImportScreen(tasks, session))
    drop(screen, fourth, first, third)
    assert chips(screen) == [
        ["New case", "The desk’s clock was wrong", "Not arrived yet from this desk: 2"],
        ["New case", "Not arrived yet from this desk: 2"],
        ["New case", "Not arrived yet from this desk: 2"],
    ]
    assert screen.banner.isVisible() and "missing" in screen.banner.sentence.words()
    drop(screen, second)
    assert chips(screen) == [["New case", "The desk’s clock was wrong"], *[["New case"]] * 3]
    assert not screen.banner.isVisible()


def test_numbers_that_come_later_in_the_same_import_are_not_called_missing(
    qtbot: QtBot, tasks: Tasks, session: Session, seal: Seal
) -> None:
    first, second, third = seal(SHORT), seal(ENGLISH), seal(JAPANESE)
    screen = shown(qtbot, ImportScreen(tasks, session))
    drop(screen, third, second, first)
    assert chips(screen) == [["New case"]] * 3
    assert not screen.banner.isVisible()


def test_a_changed_mind_and_a_folder_import_nothing(
    qtbot: QtBot, tasks: Tasks, session: Session, tmp_path: Path
) -> None:
    screen = shown(qtbot, ImportScreen(tasks, session, lambda _parent: []))
    screen.empty.button.click()
    assert not screen.rows and screen.empty.isVisible()
    drop(screen, tmp_path)
    assert "Nothing was imported" in screen.rows[0].title.words()


@pytest.fixture
def large(seal: Seal, tmp_path: Path) -> Path:
    """A sealed report of 20 MB."""
    (tmp_path / "large.bin").write_bytes(bytes(LARGE))
    return seal(SHORT, attachments=[evidence.attach(tmp_path / "large.bin", NOON)])


@pytest.fixture
def behind(qtbot: QtBot, session: Session, vault_folder: Path, clock: FakeClock) -> Iterator[tuple[Tasks, Session]]:
    """A real worker, and the vault opened on it."""
    session.close()
    tasks = Tasks()
    opened: list[Session] = []
    tasks.run(lambda: vault.open_vault(vault_folder, PASSPHRASE, clock=clock), opened.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(opened))
    yield tasks, opened[0]
    tasks.run(opened[0].close, lambda _none: None, pytest.fail)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    tasks.shutdown()


def rows_of(qtbot: QtBot, tasks: Tasks, session: Session) -> list[int]:
    counted: list[list[int]] = []
    tables = ("cases", "reports", "attachments", "attachment_chunks", "code_names")

    def count() -> list[int]:
        return [session.database.query(f"SELECT count(*) FROM {table}")[0][0] for table in tables]

    tasks.run(count, counted.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(counted), timeout=20_000)
    return counted[0]


@pytest.mark.requirement("H8")
def test_cancel_in_the_middle_leaves_nothing_of_the_file_and_keeps_those_before(
    qtbot: QtBot, seal: Seal, large: Path, behind: tuple[Tasks, Session]
) -> None:
    tasks, session = behind
    screen = shown(qtbot, ImportScreen(tasks, session))
    with qtbot.waitSignal(screen.imported, timeout=20_000) as told:
        drop(screen, seal(ENGLISH), large, seal(JAPANESE))
        assert screen.busy.isVisible()
        qtbot.waitUntil(lambda: "MB" in screen.busy.sentence.words() and screen.busy.bar.value() > 0, timeout=20_000)
        qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert len(told.args[0]) == 1 and len(screen.rows) == 1
    assert "Stopped" in screen.banner.sentence.words() and not screen.busy.isVisible()
    assert rows_of(qtbot, tasks, session) == [1, 1, 0, 0, 1]
    with qtbot.waitSignal(screen.imported, timeout=20_000):
        drop(screen, large)
    assert rows_of(qtbot, tasks, session)[:3] == [2, 2, 1]


def test_an_import_outlives_its_screen_and_the_rows_survive_a_lock(
    qtbot: QtBot, seal: Seal, large: Path, behind: tuple[Tasks, Session]
) -> None:
    tasks, session = behind
    screen = shown(qtbot, ImportScreen(tasks, session), kept=False)
    with qtbot.waitSignal(screen.imported, timeout=20_000):
        drop(screen, seal(ENGLISH))
    first = screen.rows[0].title.words()
    drop(screen, large)
    state = msgspec.msgpack.decode(msgspec.msgpack.encode(screen.unsaved()))
    screen.hide()
    screen.deleteLater()
    other = shown(qtbot, ImportScreen(tasks, session))
    other.restore(state)
    assert other.busy.isVisible() and [row.title.words() for row in other.rows] == [first]
    qtbot.waitUntil(lambda: len(other.rows) == 2, timeout=20_000)
    assert not other.busy.isVisible() and chips(other) == [["New case"], ["New case"]]
    assert other.rows[0].title.words() == first


def test_an_import_that_ended_while_nobody_looked_is_told_to_the_next_screen(
    qtbot: QtBot, seal: Seal, large: Path, behind: tuple[Tasks, Session]
) -> None:
    tasks, session = behind
    screen = shown(qtbot, ImportScreen(tasks, session), kept=False)
    drop(screen, large)
    screen.hide()
    screen.deleteLater()
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=20_000)
    other = shown(qtbot, ImportScreen(tasks, session))
    assert chips(other) == [["New case"]]
    assert not shown(qtbot, ImportScreen(tasks, session)).rows


def test_what_a_refused_file_said_is_kept_too(qtbot: QtBot, tasks: Tasks, session: Session, tmp_path: Path) -> None:
    screen = shown(qtbot, ImportScreen(tasks, session))
    drop(screen, tmp_path)
    other = shown(qtbot, ImportScreen(tasks, session))
    other.restore(msgspec.msgpack.decode(msgspec.msgpack.encode(screen.unsaved())))
    assert other.rows[0].title.words() == screen.rows[0].title.words()


@pytest.mark.requirement("R5", "G12")
def test_a_mail_is_pasted_and_its_provider_is_not_forgotten(qtbot: QtBot, tasks: Tasks, session: Session) -> None:
    screen = ImportScreen(tasks, session)
    qtbot.addWidget(screen)
    screen.show()
    screen.paste_mail.click()
    card = screen.pasted
    assert card is not None
    assert not card.take.isEnabled()
    qtbot.keyClicks(card.words, "They called me names.")
    card.received.set_answer("2026-05-15T21:30:00+09:00")
    with qtbot.waitSignal(screen.imported):
        qtbot.keyClick(card.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = screen.rows
    assert any("mail provider keeps a copy" in chip.text() for chip in row.chips)


@pytest.mark.requirement("R44")
def test_the_note_for_the_desk_is_saved_where_the_stick_is(
    qtbot: QtBot, tasks: Tasks, session: Session, kit: capture.OpenKit, seal: Callable[..., Path], tmp_path: Path
) -> None:
    screen = ImportScreen(tasks, session)
    qtbot.addWidget(screen)
    screen.show()
    screen.take([seal(ENGLISH)])
    stick = tmp_path / "stick"
    stick.mkdir()
    screen.note_writer.choose_folder = lambda _parent: ""
    screen.note_writer.button.click()
    assert list(stick.iterdir()) == [] and screen.note_writer.banner.isHidden()
    screen.note_writer.choose_folder = lambda _parent: str(stick)
    screen.note_writer.button.click()
    (note,) = stick.glob("*.mamori-imported")
    assert "1 file" in screen.note_writer.banner.sentence.words()
    assert b"mamori" not in note.name.split(".")[0].encode()
