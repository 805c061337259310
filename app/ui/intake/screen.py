"""Import: sealed files by button and by drop, what became of each, and a way to stop."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.services.intake import Imported
from app.services.session import Session
from app.ui.intake.next_steps import NextSteps
from app.ui.intake.note_writer import NoteWriter
from app.ui.intake.outcome import OutcomeRow, read, spell
from app.ui.intake.pasted import PastedMailCard
from app.ui.intake.under_way import UnderWay, under_way
from app.ui.kit.busy import Busy
from app.ui.kit.buttons import PrimaryButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.empty_state import EmptyState
from app.ui.kit.page import Page
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px

ChooseFiles = Callable[[QWidget], Sequence[str]]
_MEGABYTE = 1_000_000


def choose_files(parent: QWidget) -> Sequence[str]:
    """Ask for sealed files."""
    sealed = _("Sealed reports and mails (*.mamori-report *.eml *.txt)")
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
        self._run: UnderWay | None = None
        self.setAcceptDrops(True)
        self.add_files = SecondaryButton(_("Add files…"), "plus")
        self.paste_mail = SecondaryButton(_("Paste a mail…"), "mail")
        self.pasted: PastedMailCard | None = None
        self.to_cases = PrimaryButton(_("Go to the cases"), "arrow-right", icon_after=True)
        self.empty = EmptyState(
            "folder-input",
            _("Put sealed reports here"),
            _("Drop the files from the stick, or a saved mail, anywhere on this page, or choose them."),
            _("Choose files…"),
        )
        self.busy = Busy("")
        self.rows: list[OutcomeRow] = []
        self.outcome = Card(_("What became of the files"))
        self._build()
        self._show()
        if run := under_way(tasks):
            self.follow(run)
            if run.is_over:
                self._on_import_ended()

    def unsaved(self) -> dict[str, object]:
        """What became of the files so far; an import under way goes on by itself."""
        return {"results": [spell(row.result) for row in self.rows], "waiting": [str(path) for path in self._waiting]}

    def restore(self, state: dict[str, object]) -> None:
        """Show it again."""
        results, waiting = state.get("results"), state.get("waiting")
        if isinstance(results, list) and not self.rows:
            self._fill([read(result) for result in results])
        self.take([Path(path) for path in waiting] if isinstance(waiting, list) else ())

    def take(self, paths: Sequence[Path]) -> None:
        """Import these files; while an import is under way they come after it."""
        self._waiting += paths
        if self._run is None and self._waiting:
            self._begin()

    def follow(self, run: UnderWay) -> None:
        """Show this import from now on, in place of any other screen that did."""
        self._run = run
        if not self.rows:
            self._fill(run.work.earlier)
        run.follower = self
        run.progressed.connect(self._say_progress)
        run.ended.connect(self._on_import_ended)
        self._say_progress(run.work.done, run.work.total)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the one button there is."""
        super().showEvent(event)
        if not self.rows:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the next steps beside the files, or below them where there is no room."""
        super().resizeEvent(event)
        beside = self.width() >= px(980)
        way = QHBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter presses the filled button; Esc stops an import under way."""
        if event.key() == Qt.Key.Key_Escape and self._run is not None:
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
        self.add_button(self.paste_mail)
        self.add_button(self.add_files)
        self.add_button(self.to_cases)
        self.next_steps = NextSteps()
        self.note_writer = NoteWriter(self._tasks, self._session)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(px(16))
        main, aside = QVBoxLayout(), QVBoxLayout()
        main.addWidget(self.outcome)
        main.addStretch(1)
        aside.addWidget(self.next_steps)
        aside.addWidget(self.note_writer)
        aside.addStretch(1)
        self._columns.addLayout(main, 3)
        self._columns.addLayout(aside, 1)
        self.add(self.busy)
        self.add(self._columns)
        self.add(self.empty, 1)
        self.add_space()
        self.add_files.clicked.connect(self._on_choose_clicked)
        self.empty.acted.connect(self._on_choose_clicked)
        self.paste_mail.clicked.connect(self._on_paste_clicked)
        self.to_cases.clicked.connect(self.cases_asked)
        self.busy.cancelled.connect(self._on_cancel_clicked)

    def _begin(self) -> None:
        self.banner.clear()
        run = UnderWay(self._tasks, self._waiting, [row.result for row in self.rows])
        self._waiting = []
        self.follow(run)
        run.begin(self._session)

    def _on_import_ended(self) -> None:
        run, self._run = self._run, None
        if run is None or run.follower is not self:
            return
        self._fill([*run.work.earlier, *run.work.results])
        if run.refusal is not None:
            self.banner.show_error(run.refusal)
        elif run.is_stopped:
            self._waiting = []
            self.banner.say(
                "info", _("Stopped. The file at hand was not imported; those before it are in."), icon="circle-x"
            )
        run.forget()
        if cases := run.work.cases():
            self.imported.emit(cases)
            self.next_steps.offer_reminder(self._tasks, self._session, cases)
        if self._waiting:
            self._begin()

    def _on_cancel_clicked(self) -> None:
        if self._run is not None and not self._run.is_stopped:
            self.busy.button.setEnabled(False)
            self.busy.sentence.say(_("Stopping…"))
            self._run.cancel()

    def _on_choose_clicked(self) -> None:
        self.take([Path(path) for path in self._choose_files(self)])

    def _on_paste_clicked(self) -> None:
        self.pasted = PastedMailCard(self._tasks, self._session, self)
        self.pasted.imported.connect(self._on_mail_pasted)
        self.pasted.finished.connect(self.pasted.deleteLater)
        self.pasted.open()

    def _on_mail_pasted(self, result: Imported) -> None:
        self._fill([*(row.result for row in self.rows), result])
        if result.case is not None and result.is_new_case:
            self.imported.emit((result.case,))
            self.next_steps.offer_reminder(self._tasks, self._session, (result.case,))

    def _say_progress(self, done: int, total: int) -> None:
        if self._run is None or self._run.is_stopped:
            return
        work = self._run.work
        sentence = _("Importing file {number} of {count}").format(number=work.at + 1, count=len(work.paths))
        if total >= _MEGABYTE:
            size = _("{done} of {total} MB").format(done=done // _MEGABYTE, total=total // _MEGABYTE)
            sentence = f"{sentence} · {size}"
        self.busy.sentence.say(sentence)
        self.busy.bar.setAccessibleName(sentence)
        self.busy.report(done // 1024, total // 1024)

    def _fill(self, results: Sequence[Imported]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [OutcomeRow(result, is_first=not place) for place, result in enumerate(results)]
        for row in self.rows:
            self.outcome.add(row)
        self._show()
        self._warn()

    def _show(self) -> None:
        busy = self._run is not None
        self.busy.setVisible(busy)
        self.busy.button.setEnabled(True)
        self.outcome.setVisible(bool(self.rows))
        self.next_steps.setVisible(any(row.result.case for row in self.rows))
        self.note_writer.show_kits([row.result.kit for row in self.rows if row.result.kit])
        self.outcome.title.say(ngettext("{n} file", "{n} files", len(self.rows)).format(n=len(self.rows)))
        self.empty.setVisible(not self.rows and not busy)
        self.add_files.setVisible(bool(self.rows))
        self.to_cases.setVisible(bool(self.rows) and not busy)
        if self.isVisible():
            next_button = self.busy.button if busy else self.to_cases if self.rows else self.empty.button
            next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _warn(self) -> None:
        if any(row.result.missing_numbers for row in self.rows):
            self.banner.say(
                "warn",
                _("Reports are missing between those that are here."),
                _("Their clocks are running already. Ask the volunteer at that desk before any stick is wiped."),
            )
