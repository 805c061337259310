"""Drafts while somebody types: sealed after a pause, proved, and only then said to be kept (formats.md 5)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.case import Route
from app.domain.report import Report
from app.errors import AppError
from app.i18n import _
from app.services import capture, sealed_file
from app.services.capture import Kept, OpenKit
from app.services.evidence import AttachedFile
from app.ui.capture.conversation import Conversation
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
        self._tasks, self._kit, self._outbox, self._clock = tasks, opened, outbox, clock
        self._conversation = conversation
        self.report_id = sealed_file.new_id()
        """The id that drafts and report share."""
        self.kept_at: datetime | None = None
        self._route: Route | None = None
        self._text = ""
        """The file of the last draft of the text."""
        self._files: dict[int, str] = {}
        """The draft of each attached file, by the identity of the file in memory."""
        self._is_changed = False
        self._under_way = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep_now)
        self._at_most = QTimer(self, singleShot=True, interval=LONGEST)
        self._at_most.timeout.connect(self.keep_now)

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits to be kept and nothing is under way."""
        return not self._is_changed and not self._under_way

    @property
    def _can_keep(self) -> bool:
        return self._route is Route.ORGANIZER or (self._route is Route.PANEL and self._kit.kit.panel is not None)

    def changed(self) -> None:
        """Something was typed, chosen or taken back."""
        if not self._can_keep:
            return
        self._is_changed = True
        self._pause.start()
        if not self._at_most.isActive():
            self._at_most.start()

    def route_chosen(self) -> None:
        """The reporter said who may read it; drafts for anybody else are deleted, and kept anew for the new reader."""
        before, self._route = self._route, self._conversation.route
        if before is None or before is self._route:
            return
        had_drafts = self.kept_at is not None or bool(self._files) or self._under_way > 0
        self._drop()
        if had_drafts and self._route is Route.PANEL:
            self.discarded.emit(
                _(
                    "What was kept so far was deleted here. "
                    "A deleted file can sometimes be brought back by the person it was sealed to."
                )
            )
        if self._can_keep and self._conversation.is_typed():
            for file in self._conversation.attachments:
                self.attached(file)
            self._is_changed = True
            self.keep_now()

    def attached(self, file: AttachedFile) -> None:
        """Seal a file that was added, once, in a draft of its own."""
        if self._can_keep:
            self._run((file,), partial(self._on_file_kept, self.report_id, id(file)))

    def removed(self, file: AttachedFile) -> None:
        """Delete the draft of a file that was taken back."""
        if name := self._files.pop(id(file), ""):
            self._tell_worker(partial(capture.drop_drafts, self._kit, self._outbox, self.report_id, name))

    def keep_now(self) -> None:
        """Seal what has changed, at once; where a draft is being sealed, right after it."""
        self._pause.stop()
        self._at_most.stop()
        if self._is_changed and self._can_keep and not self._under_way:
            self._is_changed = False
            self._run((), partial(self._on_text_kept, self.report_id))

    def discard(self) -> None:
        """Delete every draft, because the reporter wants nothing kept."""
        self._drop()

    def finish(self) -> None:
        """The report is sealed and its drafts are deleted: forget them."""
        self._pause.stop()
        self._at_most.stop()
        self._forget()
        self._route = None

    def _run(self, attachments: tuple[AttachedFile, ...], then: Callable[[Kept], None]) -> None:
        assert self._route is not None
        talk = self._conversation
        self._under_way += 1
        job = partial(
            capture.keep_draft,
            self._kit,
            Report() if attachments else talk.report(),
            self._outbox,
            id=self.report_id,
            route=self._route,
            attachments=attachments,
            writer=talk.writer,
            written_in=talk.written_in or "en",
            languages=talk.spoken(),
            began=talk.began,
            replaces="" if attachments else self._text,
            clock=self._clock,
        )
        self._tasks.run(job, then, self._on_refused)

    def _on_text_kept(self, report_id: str, kept: Kept) -> None:
        if report_id == self.report_id:
            self._text, self.kept_at = kept.file, kept.at
            self.kept.emit(kept.at)
        self._go_on()

    def _on_file_kept(self, report_id: str, file: int, kept: Kept) -> None:
        if report_id == self.report_id:
            if any(id(attached) == file for attached in self._conversation.attachments):
                self._files[file] = kept.file
            else:
                self._tell_worker(partial(capture.drop_drafts, self._kit, self._outbox, report_id, kept.file))
            self.kept.emit(kept.at)
        self._go_on()

    def _on_refused(self, error: AppError) -> None:
        self._is_changed = True
        self.refused.emit(error)
        self._under_way -= 1
        self.changed()

    def _go_on(self) -> None:
        self._under_way -= 1
        if self._is_changed and not self._pause.isActive():
            self.keep_now()
        elif self.is_settled:
            self.settled.emit()

    def _drop(self) -> None:
        """Delete the drafts there are; those still being sealed are older on the worker, and deleted with them."""
        self._tell_worker(partial(capture.drop_drafts, self._kit, self._outbox, self.report_id))
        self._forget()

    def _forget(self) -> None:
        self.report_id = sealed_file.new_id()
        self.kept_at = None
        self._text = ""
        self._files.clear()
        self._is_changed = False

    def _tell_worker(self, job: Callable[[], int]) -> None:
        self._under_way += 1
        self._tasks.run(job, self._on_dropped, self._on_drop_refused)

    def _on_dropped(self, _count: int) -> None:
        self._go_on()

    def _on_drop_refused(self, error: AppError) -> None:
        self.refused.emit(error)
        self._go_on()
