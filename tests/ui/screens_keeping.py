"""The rooms that keep a vault, in their interesting states: backups, restoring one, the activity record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services import backup, intake, kits
from app.services.capture import open_kit, submit_report
from app.services.checking import Checked
from app.services.session import Session
from app.storage import texts
from app.storage.soundness import Soundness
from app.ui.backup.restore import RestoreScreen
from app.ui.backup.screen import BackupScreen
from app.ui.backup.under_way import UnderWay
from app.ui.journal.screen import JournalScreen
from app.ui.kit.tasks import Immediately, Tasks
from tests.builders import JAPANESE, PASSPHRASE, SHORT

Screens = Iterator[tuple[str, Callable[[], QWidget]]]


def screens(session: Session, folder: Path) -> Screens:
    """Every screen of this file."""
    kept = Keeping(session, folder, Tasks(Immediately()))
    yield "backups-none", kept.none_yet
    yield "backups", kept.backups
    yield "backups-busy", kept.busy
    yield "backups-damaged", kept.damaged
    for step in ("ask", "code", "found", "done", "inside"):
        yield f"restore-{step}", lambda step=step: kept.restoring(step)
    yield "record", kept.record
    yield "record-checked", kept.checked


@dataclass
class Keeping:
    """An open vault with two backups, one of which holds a case that was erased since."""

    session: Session
    folder: Path
    tasks: Tasks

    def none_yet(self) -> QWidget:
        """Cases, and no backup at all."""
        self._remove_backups()
        self._case("x" * 8)
        return BackupScreen(self.tasks, self.session)

    def backups(self) -> QWidget:
        """Three backups: of now, one that holds what was erased, one that is deleted."""
        self._remove_backups()
        erased = self._case("erased")
        for number in (1, 2):
            backup.make(self.session, self._new(f"2026-05-0{number}"))
        backup.note_deleted(self.session, backup.every_backup(self.session)[-1].id)
        with self.session.change("case erased", erased):
            texts.erase(self.session.database, erased)
        backup.make(self.session, self._new("2026-05-16"))
        return BackupScreen(self.tasks, self.session)

    def busy(self) -> QWidget:
        """A backup under way."""
        tasks = Tasks(Immediately())
        UnderWay(tasks, self.folder / "never")
        screen = BackupScreen(tasks, self.session)
        screen.busy.report(2, 7)
        return screen

    def damaged(self) -> QWidget:
        """After a check that found damage."""
        screen = BackupScreen(self.tasks, self.session)
        whole = Soundness(pages=(3, 4), structure=False, references=True)
        screen._on_checked(Checked(soundness=whole, verdict=None))
        return screen

    def restoring(self, step: str) -> QWidget:
        """One step of restoring."""
        made = self._new("restore")
        backup.make(self.session, made)
        screen = RestoreScreen(Tasks(Immediately()), inside=step == "inside", place=self.folder)
        screen.ask.path.setText(str(made))
        screen.ask.passphrase.line.setText(PASSPHRASE)
        screen.found.place.line("name").setText(made.stem)
        screen.ask.show_way(step == "code")
        if step in ("found", "done", "inside"):
            screen.go_on.click()
        if step in ("done", "inside"):
            screen.go_on.click()
        return screen

    def record(self) -> QWidget:
        """The record as it opens."""
        return JournalScreen(self.tasks, self.session)

    def checked(self) -> QWidget:
        """The record after a check, and with words that are none."""
        screen = JournalScreen(self.tasks, self.session)
        screen.holding.check.click()
        screen.holding.compare.click()
        return screen

    def _case(self, name: str) -> str:
        path = self._new(name).with_suffix(".mamori-kit")
        kits.make_kit(self.session, path, None)
        out = path.with_suffix("")
        report = submit_report(open_kit(path), JAPANESE if "erased" in name else SHORT, out)
        return str(intake.import_report(self.session, out / report.file).case)

    def _remove_backups(self) -> None:
        self.session.database.run("DELETE FROM backup_cases")
        self.session.database.run("DELETE FROM backups")

    def _new(self, name: str) -> Path:
        return self.folder / f"{name}-{len(list(self.folder.iterdir()))}.mamori-backup"
