"""The rooms that keep a vault: making and listing backups, restoring one, and the activity record."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import backup, cases, intake, journal, vault
from app.services.people import register_person
from app.services.session import Session
from app.ui.backup.restore import ASK, DONE, FOUND, RestoreScreen
from app.ui.backup.screen import BackupScreen
from app.ui.backup.under_way import under_way
from app.ui.journal.screen import ALL, CASES, VAULT, JournalScreen
from app.ui.kit.tasks import Tasks
from tests.builders import ENGLISH, PASSPHRASE, REPORTED


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    """One imported case."""
    return str(intake.import_report(session, seal(ENGLISH)).case)


def words_of(screen: object) -> str:
    """Every word that stands on a screen."""
    from app.ui.kit.plain_label import PlainLabel

    return "\n".join(label.words() for label in screen.findChildren(PlainLabel) if not label.isHidden())


def test_a_backup_is_made_where_somebody_says(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str, tmp_path: Path
) -> None:
    asked: list[str] = []

    def choose(_parent: object, name: str) -> str:
        asked.append(name)
        return str(tmp_path / "mine")

    screen = BackupScreen(tasks, session, choose)
    qtbot.addWidget(screen)
    assert "There is no backup." in words_of(screen)
    screen.make.click()
    assert asked == ["backup-2026-05-16.mamori-backup"], "no name of anybody, only the day"
    assert (tmp_path / "mine.mamori-backup").exists() and backup.every_backup(session)[0].cases == 1
    assert [card.made.name for card in screen.cards] == ["mine.mamori-backup"]
    assert "The backup is made, read back and checked" in words_of(screen)
    assert under_way(tasks) is None and screen.make.isEnabled()
    screen.make.click()
    assert "There is a file of this name already." in words_of(screen)
    assert len(backup.every_backup(session)) == 1


def test_a_changed_mind_makes_nothing(qtbot: QtBot, tasks: Tasks, session: Session) -> None:
    screen = BackupScreen(tasks, session, lambda _parent, _name: "")
    qtbot.addWidget(screen)
    screen.make.click()
    assert backup.every_backup(session) == () and screen.cards == []


def test_others_work_while_it_is_made_and_the_screen_may_be_left(
    qtbot: QtBot, vault_folder: Path, tmp_path: Path, session: Session, case_id: str
) -> None:
    session.close()
    tasks = Tasks()
    opened: list[Session] = []
    tasks.run(lambda: vault.open_vault(vault_folder, PASSPHRASE), opened.append, opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    ours = opened[0]
    filled: list[object] = []

    def fill() -> None:
        with ours.database.transaction():
            rows = ((f"a{number}", "x" * 3000) for number in range(4000))
            ours.database.run_many("INSERT INTO code_names (adjective, noun) VALUES (?, ?)", rows)

    tasks.run(fill, filled.append, filled.append)
    qtbot.waitUntil(lambda: bool(filled))
    screen = BackupScreen(tasks, ours, lambda _parent, _name: str(tmp_path / "b.mamori-backup"))
    screen.make.click()
    order: list[str] = []
    for number in range(5):
        tasks.run(lambda: register_person(ours, case_id, REPORTED), lambda _none, n=number: order.append(str(n)), print)
    making = under_way(tasks)
    assert making is not None
    making.ended.connect(lambda: order.append("backup"))
    screen.deleteLater()
    again = BackupScreen(tasks, ours, lambda _parent, _name: "")
    assert not again.make.isEnabled() and not again.busy.isHidden()
    qtbot.waitUntil(lambda: "backup" in order, timeout=20_000)
    assert order == ["0", "1", "2", "3", "4", "backup"]
    qtbot.waitUntil(lambda: len(again.cards) == 1)
    assert again.make.isEnabled()
    closed: list[object] = []
    tasks.run(ours.close, closed.append, closed.append)
    qtbot.waitUntil(lambda: bool(closed))
    again.deleteLater()
    tasks.shutdown()


def test_a_file_said_to_be_gone_is_asked_about_first(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str, tmp_path: Path
) -> None:
    backup.make(session, tmp_path / "1.mamori-backup")
    answers = [False, True]
    screen = BackupScreen(tasks, session, ask_deleted=lambda _parent, _name: answers.pop(0))
    qtbot.addWidget(screen)
    screen.cards[0].deleted.click()
    assert backup.backups_holding(session, case_id)
    screen.cards[0].deleted.click()
    assert not backup.backups_holding(session, case_id) and screen.cards[0].deleted.isHidden()
    assert backup.every_backup(session)[0].deleted_at is not None


def test_damage_is_looked_for_and_said(qtbot: QtBot, tasks: Tasks, session: Session) -> None:
    screen = BackupScreen(tasks, session)
    qtbot.addWidget(screen)
    screen.check.click()
    assert "No damage" in words_of(screen)
    session.database.run("DROP TRIGGER journal_is_never_changed")
    session.database.run("UPDATE journal SET what = 'nothing' WHERE id = 1")
    screen.check.click()
    assert "Entry 1 of the activity record" in words_of(screen) and "No damage" not in words_of(screen)


def test_a_backup_is_looked_into_and_restored(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str, tmp_path: Path
) -> None:
    made = backup.make(session, tmp_path / "1.mamori-backup")
    screen = RestoreScreen(tasks, place=tmp_path, choose_file=lambda _parent: str(tmp_path / "1.mamori-backup"))
    qtbot.addWidget(screen)
    screen.go_on.click()
    assert screen.step == ASK and "Choose the backup first." in words_of(screen)
    screen.ask.choose.click()
    screen.ask.passphrase.line.setText("not this one at all")
    screen.go_on.click()
    assert screen.step == ASK and "does not open the vault" in words_of(screen)
    screen.ask.passphrase.line.setText(PASSPHRASE)
    screen.go_on.click()
    assert screen.step == FOUND and "1 case" in screen.found.facts
    assert " ".join(journal.words(made.head)) in words_of(screen)
    assert not list(tmp_path.glob("*.mamori"))[1:] and not list(tmp_path.glob("*.part"))
    screen.found.place.line("name").setText("Again")
    screen.go_on.click()
    assert screen.step == DONE and screen.ask.passphrase.line.text() == ""
    with qtbot.waitSignal(screen.restored) as restored:
        screen.go_on.click()
    again = vault.open_vault(restored.args[0], PASSPHRASE)
    assert cases.read_case(again, case_id).reports[0].report == ENGLISH
    again.close()


def test_a_taken_folder_keeps_everything_that_was_typed(
    qtbot: QtBot, tasks: Tasks, session: Session, tmp_path: Path
) -> None:
    backup.make(session, tmp_path / "1.mamori-backup")
    (tmp_path / "Taken.mamori").mkdir()
    (tmp_path / "Taken.mamori" / "letter.txt").write_text("mine")
    screen = RestoreScreen(tasks, place=tmp_path)
    qtbot.addWidget(screen)
    screen.ask.path.setText(str(tmp_path / "1.mamori-backup"))
    screen.ask.passphrase.line.setText(PASSPHRASE)
    screen.go_on.click()
    screen.found.place.line("name").setText("Taken")
    screen.go_on.click()
    assert screen.step == FOUND and "something in this folder already" in words_of(screen)
    screen.found.place.line("name").setText("Free")
    screen.go_on.click()
    assert screen.step == DONE and (tmp_path / "Taken.mamori" / "letter.txt").read_text() == "mine"


def test_the_record_is_shown_in_words_and_can_be_filtered(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    name = journal.case_names(session)[case_id].say("en")
    screen = JournalScreen(tasks, session)
    qtbot.addWidget(screen)
    shown = [(row.what.words(), row.who_when.words()) for row in screen.timeline.rows]
    first = ["Report imported", "Event kit made", "Recovery code typed back", "Vault made"]
    assert [what for what, _when in shown] == first
    assert shown[0][1].startswith(name)
    for kind, count in ((CASES, 1), (VAULT, 3), (ALL, 4)):
        screen.kind.set_value(kind)
        screen.kind.chosen.emit(kind)
        assert len(screen.timeline.rows) == count
    screen.filter.set_answer(name.upper())
    screen.filter.edited.emit()
    assert [row.what.words() for row in screen.timeline.rows] == ["Report imported"]
    screen.filter.set_answer("no such thing")
    screen.filter.edited.emit()
    assert screen.timeline.rows == [] and "No entry like this." in words_of(screen)


def test_a_long_record_comes_in_portions(qtbot: QtBot, tasks: Tasks, session: Session) -> None:
    before = len(journal.whole_history(session))
    for _number in range(120):
        with session.change("something a newer Mamori writes"):
            pass
    screen = JournalScreen(tasks, session)
    qtbot.addWidget(screen)
    assert len(screen.timeline.rows) == 100 and not screen.more.isHidden()
    assert screen.timeline.rows[0].what.words() == "something a newer Mamori writes", "unknown words stand as they are"
    screen.more.click()
    assert len(screen.timeline.rows) == before + 120 and screen.more.isHidden()


def test_the_record_is_checked_saved_and_compared(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str, tmp_path: Path
) -> None:
    path = tmp_path / "state.mamori-journal"
    screen = JournalScreen(tasks, session, lambda _parent: str(path), lambda _parent: str(path))
    qtbot.addWidget(screen)
    six = " ".join(screen.holding.words.groups)
    screen.holding.check.click()
    entries = len(journal.whole_history(session))
    assert f"The activity record holds: {entries} entries" in words_of(screen)
    screen.holding.save.click()
    assert path.exists() and six in words_of(screen) and screen.timeline.rows[0].what.words().startswith("State of")
    screen.holding.kept.set_answer(six)
    screen.holding.compare.click()
    assert f"holds: {entries + 1} entries" in words_of(screen) and "Compared with 1 state" in words_of(screen)
    screen.holding.from_file.click()
    assert f"Compared with {entries} states" in words_of(screen)
    screen.holding.kept.set_answer("abacus abdomen abdominal abide abiding ability")
    screen.holding.compare.click()
    assert "does not contain a state that was kept elsewhere" in words_of(screen)
    screen.holding.kept.set_answer("six words of mine are these")
    screen.holding.compare.click()
    assert "not six words of the list" in words_of(screen)
    QApplication.processEvents()
