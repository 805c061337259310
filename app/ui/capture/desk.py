"""The way through one conversation: which page is seen, and what follows from what a page announces."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case import Route
from app.i18n import _
from app.services.capture import OpenKit
from app.ui.capture.attachments import Attachments
from app.ui.capture.autosave import Autosave
from app.ui.capture.conversation import Conversation
from app.ui.capture.danger_page import DangerPage
from app.ui.capture.form_page import FormPage
from app.ui.capture.read_back import ReadBackPage
from app.ui.capture.route_page import NoPanelPage, RoutePage
from app.ui.capture.seal_page import SealPage
from app.ui.capture.sealed_page import SealedPage
from app.ui.capture.sealing import Sealed, Sealing
from app.ui.capture.side_pages import EmergencyPage, KeysPage
from app.ui.capture.stage_page import StagePage
from app.ui.kit.tasks import Tasks


class Stage(StrEnum):
    """Where the conversation is."""

    DANGER = "danger"
    ROUTE = "route"
    NO_PANEL = "no_panel"
    FORM = "form"
    READ_BACK = "read_back"
    SEAL = "seal"
    SEALED = "sealed"


LONGEST_RECEIPT = 3 * 60 * 1000
"""Milliseconds until the receipt is left by itself (formats.md 10)."""
_BEFORE = {
    Stage.ROUTE: Stage.DANGER,
    Stage.NO_PANEL: Stage.ROUTE,
    Stage.FORM: Stage.ROUTE,
    Stage.READ_BACK: Stage.FORM,
    Stage.SEAL: Stage.READ_BACK,
}
_AFTER = {
    Stage.DANGER: Stage.ROUTE,
    Stage.FORM: Stage.READ_BACK,
    Stage.READ_BACK: Stage.SEAL,
}


class CaptureDesk(QWidget):
    """One page at a time; `moved` says that the bars have to say something else, `left` that nothing is left to do."""

    moved = Signal()
    left = Signal()

    def __init__(self, tasks: Tasks, opened: OpenKit, outbox: Path, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.opened = opened
        self.conversation = Conversation()
        self.stage = Stage.DANGER
        self.receipt: Sealed | None = None
        self._clock = clock
        self.autosave = Autosave(tasks, opened, outbox, self.conversation, clock, self)
        self.attachments = Attachments(tasks, self.conversation, self.autosave, clock, self)
        self.sealing = Sealing(tasks, opened, outbox, self.autosave, clock, self)
        self.sealing.sealed.connect(self._on_sealed)
        self.timer = QTimer(self, singleShot=True, interval=LONGEST_RECEIPT)
        self.timer.timeout.connect(self.left)
        self.page: StagePage | None = None
        self.side: StagePage | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.show_stage(Stage.DANGER)

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
        self.page = self._page(stage)
        self._show(self.page, self._on_done)

    def show_side(self, kind: type[EmergencyPage] | type[KeysPage]) -> None:
        """Show a page beside the conversation; asked for again, it leads back."""
        if isinstance(self.side, kind):
            self.leave_side()
            return
        self._drop(self.side)
        self.side = EmergencyPage(self.opened.kit.community) if kind is EmergencyPage else KeysPage()
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
        elif self.shown.can_go_back() and self.stage in _BEFORE:
            self.show_stage(_BEFORE[self.stage])

    def rebuild(self) -> None:
        """Build the pages anew, in the language spoken and the text size worn now; nothing that was typed is lost."""
        side = type(self.side) if self.side is not None else None
        self.show_stage(self.stage)
        if side in (EmergencyPage, KeysPage):
            self.show_side(side)

    def keep_what_is_composed(self) -> None:
        """Let an input method finish what it still composes, before a page goes away."""
        QGuiApplication.inputMethod().commit()

    def is_unsealed(self) -> bool:
        """Whether leaving now would lose something that was typed."""
        return self.stage is not Stage.SEALED and self.conversation.is_typed()

    def _page(self, stage: Stage) -> StagePage:
        community = self.opened.kit.community
        builders: dict[Stage, Callable[[], StagePage]] = {
            Stage.DANGER: lambda: DangerPage(self.conversation, community, self._warning()),
            Stage.ROUTE: lambda: RoutePage(self.conversation, community),
            Stage.NO_PANEL: lambda: NoPanelPage(community),
            Stage.FORM: self._form,
            Stage.READ_BACK: self._read_back,
            Stage.SEAL: lambda: SealPage(self.conversation, self.opened, self.sealing),
            Stage.SEALED: self._sealed,
        }
        return builders[stage]()

    def _sealed(self) -> SealedPage:
        assert self.receipt is not None
        return SealedPage(self.receipt)

    def _read_back(self) -> ReadBackPage:
        page = ReadBackPage(self.conversation)
        page.change_asked.connect(self._on_change_asked)
        page.route_asked.connect(self._on_route_asked)
        return page

    def _form(self) -> FormPage:
        if self.conversation.began is None:
            self.conversation.began = self._clock()
        page = FormPage(self.conversation, self.attachments)
        page.answers_changed.connect(self.autosave.changed)
        return page

    def _warning(self) -> str:
        past = self.opened.is_past(self._clock())
        return _("This kit is past its date. It still seals; ask the organizer for a new one.") if past else ""

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
        elif self.stage in _AFTER:
            self.show_stage(_AFTER[self.stage])

    def _on_change_asked(self, key: str) -> None:
        self.conversation.at = "account" if key == "attachments" else key
        self.show_stage(Stage.DANGER if key == "danger" else Stage.FORM)

    def _on_route_asked(self) -> None:
        self.show_stage(Stage.ROUTE)

    def _on_sealed(self, sealed: Sealed) -> None:
        self.receipt = sealed
        self.conversation.forget()
        self.timer.start()
        self.show_stage(Stage.SEALED)
