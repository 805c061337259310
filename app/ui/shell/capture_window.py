"""The window of a desk: one conversation between its two bars; it reaches no vault, by contract."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import SPEECHES, _, language, speak, speech
from app.services import capture
from app.ui.capture.bars import BottomBar, TopBar
from app.ui.capture.closing_strip import ClosingStrip
from app.ui.capture.desk import CaptureDesk
from app.ui.capture.form_page import FormPage
from app.ui.capture.idle import Idle
from app.ui.capture.read_back import say_who
from app.ui.capture.side_pages import CoverPage, EmergencyPage, KeysPage
from app.ui.capture.stages import Stage
from app.ui.kit.banner import Banner
from app.ui.kit.tasks import Tasks

_QUESTIONS = 8


class CaptureWindow(QWidget):
    """Takes one report with this kit; raises what `capture.open_kit` raises for a wrong or damaged one.

    `left` asks the shell to replace the process, `closed` says that the window was closed instead;
    `language_changed` carries the language that was chosen here, `danger_asked` says that the red key was pressed.
    """

    left = Signal()
    closed = Signal()
    danger_asked = Signal()
    language_changed = Signal(str)

    def __init__(self, tasks: Tasks, kit_path: Path, outbox: Path, clock: Callable[[], datetime] = capture.now) -> None:
        super().__init__()
        self.setWindowTitle("Mamori")
        self.setMinimumSize(640, 480)
        self._asked_to_close = self._closes_when_settled = self._is_keeping_refused = False
        self._leaves_when_settled = self._is_full = False
        self.desk = CaptureDesk(tasks, capture.open_kit(kit_path), outbox, clock)
        self.idle = Idle(self)
        self._strip = ClosingStrip()
        self.closing, self.delete_button = self._strip.banner, self._strip.delete_button
        self.notice = Banner("danger", "")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._build_bars()
        self._connect()
        self._bind_keys()

    def set_language(self, code: str) -> None:
        """Speak this language from now on; not a character of what was typed is lost."""
        self.desk.keep_what_is_composed()
        speak(code)
        self.rebuild()
        self.language_changed.emit(code)

    def rebuild(self) -> None:
        """Build bars and pages anew, after another language or text size."""
        self.desk.rebuild()
        for bar in (self.top, self.bottom):
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        asked, self._asked_to_close = self._asked_to_close, False
        self._strip.hide()
        self._build_bars()
        if asked:
            self._ask_to_close()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first thing to answer."""
        super().showEvent(event)
        self.desk.shown.first_focus().setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once in place where a report is unfinished; never while something is being sealed or kept."""
        if self.desk.is_alone():
            event.ignore()
            self.desk.change_hands()
            return
        if self.desk.sealing.is_busy or (self.desk.is_unsealed() and not self._asked_to_close):
            event.ignore()
            self._ask_to_close()
            return
        self.desk.autosave.keep_now()
        if not self.desk.autosave.is_settled:
            event.ignore()
            self._closes_when_settled = True
            return
        self.desk.conversation.forget()
        event.accept()
        self.closed.emit()

    def _build_bars(self) -> None:
        event = self.desk.opened.kit.event
        name = event.name if event is not None else self.desk.opened.kit.community.name.say(language())
        place = _("Capture desk")
        self.top = TopBar(f"{name} · {place}", self.desk.shown.number)
        self.top.help_button.clicked.connect(self._on_help_asked)
        self.bottom = BottomBar()
        self.bottom.danger_key.clicked.connect(self._on_danger_pressed)
        self.bottom.back_asked.connect(self.desk.go_back)
        self.bottom.next_button.clicked.connect(self.desk.go_on)
        for bar in (self.top, self.bottom):
            bar.language_chosen.connect(self.set_language)
        self._column.addWidget(self.top)
        self._column.addWidget(self._strip)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.desk, 1)
        self._column.addWidget(self.bottom)
        self._on_desk_moved()

    def _connect(self) -> None:
        self.closing.acted.connect(self._on_close_confirmed)
        self.delete_button.clicked.connect(self._on_delete_asked)
        self.idle.rested.connect(self._on_rested)
        self.idle.abandoned.connect(self._on_abandoned)
        self.desk.moved.connect(self._on_desk_moved)
        self.desk.left.connect(self._on_desk_left)
        self.desk.given_up.connect(self._leave_unfinished)
        self.desk.language_asked.connect(self.set_language)
        self.desk.autosave.kept.connect(self._on_kept)
        self.desk.autosave.refused.connect(self._on_keeping_refused)
        self.desk.autosave.discarded.connect(self._on_drafts_discarded)
        self.desk.autosave.settled.connect(self._on_settled)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("F1", self._on_help_asked),
            ("F2", self._on_danger_pressed),
            ("F3", self.desk.change_hands),
            ("F4", self._on_next_language_asked),
            ("Esc", self._on_escape_pressed),
            ("Ctrl+Return", self.desk.go_on),
            ("Ctrl+Enter", self.desk.go_on),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self._jumps = [
            QShortcut(QKeySequence(f"Ctrl+{n}"), self, self._on_jump_asked) for n in range(1, _QUESTIONS + 1)
        ]

    def _on_desk_moved(self) -> None:
        page = self.desk.shown
        self.top.path.show_stage(page.number if self.desk.side is None else self._stage_number())
        self.bottom.say_next(page.next_words(), page.next_icon(), ready=page.is_ready(), why_not=page.why_not())
        self.bottom.back_button.setVisible(page.can_go_back())
        alone = self.desk.is_alone()
        for bar in (self.top, self.bottom):
            bar.show_alone(alone or page.alone)
        if alone != self._is_full:
            self._is_full = alone
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._say_state()

    def _stage_number(self) -> int:
        return self.desk.page.number if self.desk.page is not None else 0

    def _say_state(self) -> None:
        stage = self.desk.stage
        if stage is Stage.SEALED and self.desk.receipt is not None:
            sealed = self.desk.receipt
            words = _("Sealed at {time}").format(time=sealed.sealed_at.strftime("%H:%M"))
            self.bottom.state.say(words, say_who(sealed.route), sealed=True)
        elif stage in (Stage.DANGER, Stage.ROUTE, Stage.NO_PANEL) and not self.desk.conversation.is_typed():
            self.bottom.state.say(_("Nothing is written down yet"), _("No name, no note, no file"), sealed=False)
        else:
            who = say_who(self.desk.conversation.route)
            at = self.desk.autosave.kept_at
            kept = _("Kept {time}").format(time=at.strftime("%H:%M")) if at is not None else _("Nothing is kept yet")
            self.bottom.state.say(kept, who, sealed=at is not None)

    def _ask_to_close(self) -> None:
        self._strip.show()
        if self.desk.sealing.is_busy:
            self.closing.say("info", _("Sealing. This takes a moment."))
            self.delete_button.hide()
            return
        self._asked_to_close = True
        self.delete_button.setVisible(self.desk.is_unsealed())
        self.closing.say(
            "warn",
            _("The report is not finished. If you close now, it stays kept as unfinished."),
            _("This desk cannot open it again; only its reader can."),
            _("Close and keep it unfinished"),
        )

    def _on_desk_left(self) -> None:
        if self.desk.is_unsealed():
            self._ask_to_close()
            return
        self.left.emit()

    def _on_kept(self, _at: datetime) -> None:
        if self._is_keeping_refused:
            self._is_keeping_refused = False
            self.notice.clear()
        self._say_state()

    def _on_keeping_refused(self, error: AppError) -> None:
        self._closes_when_settled, self._is_keeping_refused = False, True
        if self._leaves_when_settled:
            self._leave()
        self.notice.say("warn", error.sentence)

    def _on_drafts_discarded(self, sentence: str) -> None:
        self.notice.say("info", sentence)

    def _leave_unfinished(self) -> None:
        """Keep what there is as an unfinished report, then begin anew; what cannot be kept is gone all the same."""
        self._leaves_when_settled = True
        self.desk.autosave.keep_now()
        if self.desk.autosave.is_settled:
            self._leave()

    def _leave(self) -> None:
        self.desk.conversation.forget()
        self.left.emit()

    def _on_rested(self) -> None:
        if self.desk.conversation.is_typed() and not self.desk.sealing.is_busy:
            self.desk.show_side(CoverPage)

    def _on_abandoned(self) -> None:
        if self.desk.stage is not Stage.DANGER or self.desk.conversation.is_typed():
            self._leave_unfinished()

    def _on_next_language_asked(self) -> None:
        self.set_language(SPEECHES[(SPEECHES.index(speech()) + 1) % len(SPEECHES)])

    def _on_settled(self) -> None:
        self._say_state()
        if self._leaves_when_settled:
            self._leave()
        if self._closes_when_settled:
            self._closes_when_settled = False
            self.close()

    def _on_close_confirmed(self) -> None:
        self.close()

    def _on_delete_asked(self) -> None:
        self.desk.autosave.discard()
        self.desk.conversation.forget()
        self.close()

    def _on_danger_pressed(self) -> None:
        self.desk.show_side(EmergencyPage)
        self.danger_asked.emit()

    def _on_help_asked(self) -> None:
        if self.desk.is_alone():
            return
        self.desk.show_side(KeysPage)

    def _on_escape_pressed(self) -> None:
        if self._asked_to_close:
            self._asked_to_close = False
            self._strip.hide()
            self.desk.shown.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.desk.go_back()

    def _on_jump_asked(self) -> None:
        key = self.sender()
        page = self.desk.shown
        if isinstance(page, FormPage) and key in self._jumps:
            page.show_prompt(self._jumps.index(key))
