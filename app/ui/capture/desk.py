"""The way through one conversation: which page is seen, and what follows from what a page announces."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case import Route
from app.errors import AppError
from app.services.capture import OpenKit, notice_unfinished
from app.ui.capture.attachments import Attachments
from app.ui.capture.autosave import Autosave
from app.ui.capture.conversation import Conversation
from app.ui.capture.danger_page import DangerPage, say_unfinished
from app.ui.capture.form_page import FormPage
from app.ui.capture.hand_over import WordPage
from app.ui.capture.pages import Pages
from app.ui.capture.read_back import ReadBackPage
from app.ui.capture.sealing import Sealed, Sealing
from app.ui.capture.side_pages import SidePage
from app.ui.capture.solo_pages import MORE, TOGETHER, UNSEEN, DonePage
from app.ui.capture.stage_page import StagePage
from app.ui.capture.stages import AFTER, BEFORE, Stage
from app.ui.kit.tasks import Tasks

LONGEST_RECEIPT = 3 * 60 * 1000
"""Milliseconds until the receipt is left by itself (formats.md 10)."""


class CaptureDesk(QWidget):
    """One page at a time; `moved` says that the bars have to say something else, `left` that nothing is left to do.

    `given_up` says that the form has to be closed, with what is kept of it; `language_asked` carries a language.
    """

    moved = Signal()
    left = Signal()
    given_up = Signal()
    language_asked = Signal(str)

    def __init__(self, tasks: Tasks, opened: OpenKit, outbox: Path, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.opened = opened
        self._tasks = tasks
        self.conversation = Conversation()
        self.stage = Stage.DANGER
        self.autosave = Autosave(tasks, opened, outbox, self.conversation, clock, self)
        self.attachments = Attachments(tasks, self.conversation, self.autosave, clock, self)
        self.sealing = Sealing(tasks, opened, outbox, self.autosave, clock, self)
        self.sealing.sealed.connect(self._on_sealed)
        self._pages = Pages(tasks, opened, outbox, self.conversation, self.attachments, self.sealing, clock)
        self.timer = QTimer(self, singleShot=True, interval=LONGEST_RECEIPT)
        self.timer.timeout.connect(self.left)
        self.page: StagePage | None = None
        self.side: SidePage | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.show_stage(Stage.DANGER)
        tasks.run(partial(notice_unfinished, opened, outbox), self._on_unfinished_noticed, self._on_notice_refused)

    @property
    def shown(self) -> StagePage:
        """The page that is seen."""
        page = self.side or self.page
        assert page is not None
        return page

    def show_stage(self, stage: Stage) -> None:
        """Go to this stage, on a new page."""
        self.stage = stage
        self._drop(self.side)
        self._drop(self.page)
        self.side = None
        self.page = self._pages.make(stage)
        self._connect(self.page)
        self._show(self.page, self._on_done)

    def show_side(self, kind: type[SidePage]) -> None:
        """Show a page beside the conversation; asked for again, it leads back."""
        if isinstance(self.side, kind):
            self.leave_side()
            return
        self._drop(self.side)
        self.side = self._pages.make_side(kind)
        if self.page is not None:
            self.page.hide()
        self._show(self.side, self.leave_side)

    def leave_side(self) -> None:
        """Back to where somebody was, with everything as it was."""
        self._drop(self.side)
        self.side = None
        if self.page is not None:
            self.page.show()
            self.page.first_focus().setFocus()
        self.moved.emit()

    def go_on(self) -> None:
        """Do what the filled button says, if it can be pressed."""
        if self.shown.is_ready():
            self.shown.go_on()

    def go_back(self) -> None:
        """One step back; nothing is discarded."""
        if self.side is not None:
            self.leave_side()
        elif self.shown.can_go_back() and self.stage in BEFORE:
            self.show_stage(BEFORE[self.stage])

    def change_hands(self) -> None:
        """Hand the keyboard to the reporter, or ask for the word that gives it back."""
        if self.sealing.is_busy:
            return
        if self.is_alone():
            self.show_stage(Stage.WORD)
        elif self.stage in (Stage.FORM, Stage.READ_BACK):
            self.show_stage(Stage.HAND_OVER)

    def is_alone(self) -> bool:
        """Whether the reporter has the keyboard, until the word gives it back or the report is sealed."""
        return bool(self.conversation.solo)

    def rebuild(self) -> None:
        """Build the pages anew, in the language spoken and the text size worn now; nothing that was typed is lost."""
        side = type(self.side) if self.side is not None else None
        self.show_stage(self.stage)
        if side is not None and issubclass(side, SidePage):
            self.show_side(side)

    def keep_what_is_composed(self) -> None:
        """Let an input method finish what it still composes, before a page goes away."""
        QGuiApplication.inputMethod().commit()

    @property
    def receipt(self) -> Sealed | None:
        """What was sealed, once it was."""
        return self._pages.receipt

    def is_unsealed(self) -> bool:
        """Whether leaving now would lose something that was typed."""
        return self.stage is not Stage.SEALED and self.conversation.is_typed()

    def _connect(self, page: StagePage) -> None:
        page.answered.connect(self.autosave.changed)
        if isinstance(page, ReadBackPage):
            page.change_asked.connect(self._on_change_asked)
            page.route_asked.connect(self._on_route_asked)
            page.language_asked.connect(self.language_asked)
        elif isinstance(page, FormPage):
            page.hand_over_asked.connect(self.change_hands)
        elif isinstance(page, DangerPage):
            page.work_asked.connect(self.show_side)
        elif isinstance(page, DonePage):
            page.chosen.connect(self._on_done_chosen)
        elif isinstance(page, WordPage):
            page.given_up.connect(self.given_up)

    def _show(self, page: StagePage, on_done: Callable[[], None]) -> None:
        page.changed.connect(self.moved)
        page.done.connect(on_done)
        self._column.addWidget(page)
        page.show()
        page.first_focus().setFocus()
        self.moved.emit()

    def _drop(self, page: StagePage | None) -> None:
        if page is not None:
            self._column.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _on_done(self) -> None:
        if self.stage in (Stage.SEALED, Stage.NO_PANEL):
            self.left.emit()
        elif self.stage is Stage.ROUTE:
            self.autosave.route_chosen()
            no_panel = self.conversation.route is Route.PANEL and self.opened.kit.panel is None
            self.show_stage(Stage.NO_PANEL if no_panel else Stage.FORM)
        elif self.stage is Stage.WORD:
            self.show_stage(Stage.READ_BACK if self.conversation.is_shown else Stage.FORM)
        elif self.stage in AFTER:
            self.show_stage(AFTER[self.stage])

    def _on_unfinished_noticed(self, count: int) -> None:
        if count:
            self._pages.has_unfinished = True
            if isinstance(self.page, DangerPage):
                self.page.say(say_unfinished(self.opened))

    def _on_notice_refused(self, error: AppError) -> None:
        if isinstance(self.page, DangerPage):
            self.page.banner.show_error(error)

    def _on_done_chosen(self, what: str) -> None:
        self.conversation.is_shown = what == TOGETHER
        after = {TOGETHER: Stage.WORD, UNSEEN: Stage.SOLO_READ_BACK, MORE: Stage.SOLO_QUESTIONS}
        self.show_stage(after.get(what, Stage.SOLO))

    def _on_change_asked(self, key: str) -> None:
        self.conversation.at = "account" if key == "attachments" else key
        self.show_stage(Stage.DANGER if key == "danger" else Stage.FORM)

    def _on_route_asked(self) -> None:
        self.show_stage(Stage.ROUTE)

    def _on_sealed(self, sealed: Sealed) -> None:
        self._pages.receipt = sealed
        self.conversation.forget()
        self.timer.start()
        self.show_stage(Stage.SEALED)
