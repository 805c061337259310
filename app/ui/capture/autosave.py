"""Keeping while somebody types: after a pause, at least every ten seconds, and said only when proved (formats.md 5)."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.case import Route
from app.errors import AppError
from app.i18n import _
from app.services import sealed_file
from app.services.capture import OpenKit
from app.services.evidence import AttachedFile
from app.ui.capture.conversation import Conversation
from app.ui.capture.drafts import Drafts
from app.ui.kit.tasks import Tasks

PAUSE = 2_000
"""Milliseconds of rest after which a change is kept."""
LONGEST = 10_000
"""Milliseconds after which a change is kept though somebody still types."""


class Autosave(QObject):
    """Keeps one conversation as sealed drafts; nothing is written before `route_chosen`.

    `kept` carries the moment of the draft that is now proved on the disk, `refused` the reason why there is none,
    `discarded` the sentence about drafts that were deleted; `settled` says that nothing waits any more.
    """

    kept = Signal(object)
    refused = Signal(object)
    discarded = Signal(str)
    settled = Signal()

    def __init__(
        self,
        tasks: Tasks,
        opened: OpenKit,
        outbox: Path,
        conversation: Conversation,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit, self._clock = opened.kit, clock
        self._conversation = conversation
        self._drafts = Drafts(tasks, opened, outbox, conversation, clock, self)
        self._drafts.kept.connect(self._on_kept)
        self._drafts.refused.connect(self._on_refused)
        self._drafts.settled.connect(self._on_settled)
        self.kept_at: datetime | None = None
        self._is_changed = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep_now)
        self._at_most = QTimer(self, singleShot=True, interval=LONGEST)
        self._at_most.timeout.connect(self.keep_now)

    @property
    def report_id(self) -> str:
        """The id that drafts and report share."""
        return self._drafts.report_id

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits to be kept and nothing is under way."""
        return not self._is_changed and self._drafts.is_settled

    def changed(self) -> None:
        """Something was typed, chosen or taken back; a link that is new gets the time it was noted."""
        self._conversation.note_links(sealed_file.in_zone(self._kit, self._clock))
        if not self._drafts.can_keep:
            return
        self._is_changed = True
        self._pause.start()
        if not self._at_most.isActive():
            self._at_most.start()

    def route_chosen(self) -> None:
        """The reporter said who may read it; drafts for anybody else are deleted, and kept anew for the new reader."""
        before, self._drafts.route = self._drafts.route, self._conversation.route
        if before is None or before is self._drafts.route:
            return
        had_drafts = self._drafts.exist
        self.discard()
        if had_drafts and self._drafts.route is Route.PANEL:
            self.discarded.emit(
                _(
                    "What was kept so far was deleted here. "
                    "A deleted file can sometimes be brought back by the person it was sealed to."
                )
            )
        if self._drafts.can_keep and self._conversation.is_typed():
            self._is_changed = True
            self.keep_now()
            for file in self._conversation.attachments:
                self.attached(file)

    def attached(self, file: AttachedFile) -> None:
        """Seal a file that was added, once, in a draft of its own."""
        self._drafts.keep_file(file)

    def removed(self, file: AttachedFile) -> None:
        """Delete the draft of a file that was taken back."""
        self._drafts.drop_file(file)

    def keep_now(self) -> None:
        """Seal what has changed, at once; where a draft is being sealed, right after it."""
        self._rest()
        if self._is_changed:
            self._is_changed = False
            self._drafts.keep_text()

    def discard(self) -> None:
        """Delete every draft, because somebody else shall read it, or nobody."""
        self._rest()
        self._is_changed, self.kept_at = False, None
        self._drafts.drop()

    def finish(self) -> None:
        """The report is sealed and its drafts are deleted: forget them."""
        self._rest()
        self._is_changed, self.kept_at = False, None
        self._drafts.forget()
        self._drafts.route = None

    def _rest(self) -> None:
        self._pause.stop()
        self._at_most.stop()

    def _on_kept(self, at: datetime, is_text: bool) -> None:
        if is_text or not self._is_changed:
            self.kept_at = at
            self.kept.emit(at)

    def _on_refused(self, error: AppError) -> None:
        self._is_changed = True
        self._pause.start()
        self.refused.emit(error)

    def _on_settled(self) -> None:
        if self.is_settled:
            self.settled.emit()
