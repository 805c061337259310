"""Import: sealed files by button and by drop, what became of each, and a way to stop."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import AppError
from app.i18n import _, ngettext
from app.services.session import Session
from app.ui.intake.outcome import OutcomeRow
from app.ui.intake.taking_in import TakingIn
from app.ui.kit.busy import Busy
from app.ui.kit.buttons import PrimaryButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.empty_state import EmptyState
from app.ui.kit.page import Page
from app.ui.kit.tasks import Report, Task, Tasks

ChooseFiles = Callable[[QWidget], Sequence[str]]
_MEGABYTE = 1_000_000


def choose_files(parent: QWidget) -> Sequence[str]:
    """Ask for sealed files."""
    sealed = _("Sealed reports (*.mamori-report)")
    return QFileDialog.getOpenFileNames(parent, _("Choose sealed reports"), "", f"{sealed};;" + _("All files (*)"))[0]


class ImportScreen(Page):
    """Files land here from the button or dropped anywhere; `imported` carries the cases that are new."""

    imported = Signal(tuple)
    cases_asked = Signal()

    def __init__(
        self, tasks: Tasks, session: Session, choose_files: ChooseFiles = choose_files, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Import reports"), parent=parent)
        self._tasks, self._session, self._choose_files = tasks, session, choose_files
        self._waiting: list[Path] = []
        self._at_work: TakingIn | None = None
        self._task: Task | None = None
        self._look = QTimer(self, interval=100)
        self._look.timeout.connect(self._on_looked)
        self.setAcceptDrops(True)
        self.add_files = SecondaryButton(_("Add files…"), "plus")
        self.to_cases = PrimaryButton(_("Go to the cases"), "arrow-right", icon_after=True)
        self.empty = EmptyState(
            "folder-input",
            _("Put sealed reports here"),
            _("Drop the files from the stick anywhere on this page, or choose them."),
            _("Choose files…"),
        )
        self.busy = Busy("")
        self.rows: list[OutcomeRow] = []
        self.outcome = Card(_("What became of the files"))
        self._build()
        self._show()

    def unsaved(self) -> dict[str, object]:
        """What became of the files so far, and the import under way."""
        return {
            "results": tuple(row.result for row in self.rows),
            "waiting": tuple(self._waiting),
            "at_work": self._at_work,
            "task": self._task,
        }

    def restore(self, state: dict[str, object]) -> None:
        """Show it again."""
        results = state.get("results")
        for result in results if isinstance(results, tuple) else ():
            self._add_row(OutcomeRow(result))
        waiting, work, task = state.get("waiting"), state.get("at_work"), state.get("task")
        self._waiting = list(waiting) if isinstance(waiting, tuple) else []
        if isinstance(work, TakingIn) and isinstance(task, Task):
            self._at_work, self._task = work, task
            task.ended.connect(self._on_adopted_ended)
            self._look.start()
            self._say_progress(work.done, work.total)
        self._show()
        self._warn()

    def take(self, paths: Sequence[Path]) -> None:
        """Import these files; while an import is under way they come after it."""
        self._waiting += paths
        if self._at_work is None and self._waiting:
            self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the one button there is."""
        super().showEvent(event)
        if not self.rows:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter presses the filled button; Esc stops an import under way."""
        if event.key() == Qt.Key.Key_Escape and self._at_work is not None:
            self._on_cancel_clicked()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            (self.to_cases if self.to_cases.isVisible() else self.empty.button).click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _build(self) -> None:
        self.add_button(self.add_files)
        self.add_button(self.to_cases)
        self.add(self.busy)
        self.add(self.outcome)
        self.add(self.empty, 1)
        self.add_space()
        self.add_files.clicked.connect(self._on_choose_clicked)
        self.empty.acted.connect(self._on_choose_clicked)
        self.to_cases.clicked.connect(self.cases_asked)
        self.busy.cancelled.connect(self._on_cancel_clicked)

    def _begin(self) -> None:
        self.banner.clear()
        self._at_work = work = TakingIn(tuple(self._waiting))
        self._waiting = []
        session = self._session

        def job(tell: Report) -> None:
            work.run(session, tell)

        self._say_progress(0, 0)
        self._show()
        self._task = self._tasks.run(job, self._on_import_finished, self._on_import_refused, self._say_progress)

    def _on_import_finished(self, _result: None) -> None:
        self._end(stopped=False)

    def _on_import_refused(self, error: AppError) -> None:
        self._end(stopped=False)
        self.banner.show_error(error)

    def _on_import_stopped(self) -> None:
        self._end(stopped=True)

    def _on_adopted_ended(self) -> None:
        self._end(stopped=self._task is not None and self._task.is_cancelled)

    def _on_looked(self) -> None:
        if self._at_work is not None:
            self._say_progress(self._at_work.done, self._at_work.total)

    def _on_cancel_clicked(self) -> None:
        if self._task is not None and self._at_work is not None and not self._task.is_cancelled:
            self.busy.button.setEnabled(False)
            self.busy.sentence.say(_("Stopping…"))
            self._task.ended.connect(self._on_import_stopped)
            self._task.cancel()

    def _on_choose_clicked(self) -> None:
        self.take([Path(path) for path in self._choose_files(self)])

    def _end(self, *, stopped: bool) -> None:
        self._look.stop()
        work, self._at_work, self._task = self._at_work, None, None
        if work is None:
            return
        for result in work.results:
            self._add_row(OutcomeRow(result))
        self._show()
        self._warn()
        if stopped:
            self._waiting = []
            self.banner.say(
                "info", _("Stopped. The file at hand was not imported; those before it are in."), icon="circle-x"
            )
        if cases := work.cases():
            self.imported.emit(cases)
        if self._waiting:
            self._begin()

    def _say_progress(self, done: int, total: int) -> None:
        work = self._at_work
        if work is None or (self._task is not None and self._task.is_cancelled):
            return
        sentence = _("Importing file {number} of {count}").format(number=work.at + 1, count=len(work.paths))
        if total >= _MEGABYTE:
            size = _("{done} of {total} MB").format(done=done // _MEGABYTE, total=total // _MEGABYTE)
            sentence = f"{sentence} · {size}"
        self.busy.sentence.say(sentence)
        self.busy.bar.setAccessibleName(sentence)
        self.busy.report(done // 1024, total // 1024)

    def _add_row(self, row: OutcomeRow) -> None:
        if self.rows:
            self.outcome.add_rule()
        self.rows.append(row)
        self.outcome.add(row)

    def _show(self) -> None:
        busy = self._at_work is not None
        self.busy.setVisible(busy)
        self.busy.button.setEnabled(True)
        self.outcome.setVisible(bool(self.rows))
        self.outcome.title.say(ngettext("{n} file", "{n} files", len(self.rows)).format(n=len(self.rows)))
        self.empty.setVisible(not self.rows and not busy)
        self.add_files.setVisible(bool(self.rows))
        self.to_cases.setVisible(bool(self.rows) and not busy)

    def _warn(self) -> None:
        if any(row.result.missing_numbers for row in self.rows):
            self.banner.say(
                "warn",
                _("Reports are missing between those that are here."),
                _("Their clocks are running already. Ask the volunteer at that desk before any stick is wiped."),
            )
