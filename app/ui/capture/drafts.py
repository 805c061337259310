"""The sealed drafts of one report: what waits to be sealed, what is on the disk, and deleting it again."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.case import Route
from app.domain.report import Report
from app.errors import AppError
from app.services import capture, sealed_file
from app.services.capture import Kept, OpenKit
from app.services.evidence import AttachedFile
from app.ui.capture.conversation import Conversation
from app.ui.kit.tasks import Tasks


class Drafts(QObject):
    """Seals one thing at a time on the worker; `kept` carries the moment and whether it was the text."""

    kept = Signal(object, bool)
    refused = Signal(object)
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
        self.route: Route | None = None
        """Who may read them; nothing is written while it is None."""
        self.report_id = sealed_file.new_id()
        """The id that drafts and report share."""
        self._text = ""
        """The file of the last draft of the text."""
        self._files: dict[int, str] = {}
        """The draft of each attached file, by the identity of the file in memory."""
        self._text_waits = False
        self._waiting: list[AttachedFile] = []
        self._under_way = 0
        self._job: tuple[str, AttachedFile | None] = ("", None)
        """What is being sealed: of which report, and the file or, for None, the text."""

    @property
    def can_keep(self) -> bool:
        """Whether there is somebody to seal to."""
        return self.route is Route.ORGANIZER or (self.route is Route.PANEL and self._kit.kit.panel is not None)

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits and nothing is under way."""
        return not self._text_waits and not self._waiting and not self._under_way

    @property
    def exist(self) -> bool:
        """Whether something of this report is on the disk, or will be in a moment."""
        return bool(self._text or self._files or self._under_way)

    def keep_text(self) -> None:
        """Seal what is written now."""
        self._text_waits = self.can_keep
        self._go_on()

    def keep_file(self, file: AttachedFile) -> None:
        """Seal an attached file, in a draft of its own."""
        if self.can_keep:
            self._waiting.append(file)
            self._go_on()

    def drop_file(self, file: AttachedFile) -> None:
        """Delete the draft of a file that was taken back."""
        self._waiting = [other for other in self._waiting if other is not file]
        if name := self._files.pop(id(file), ""):
            self._tell_worker(partial(capture.drop_drafts, self._kit, self._outbox, self.report_id, name))

    def drop(self) -> None:
        """Delete all of them; what is still being sealed comes first on the worker, and is deleted with them."""
        self._tell_worker(partial(capture.drop_drafts, self._kit, self._outbox, self.report_id))
        self.forget()

    def forget(self) -> None:
        """Begin anew, with another report."""
        self.report_id = sealed_file.new_id()
        self._text, self._text_waits = "", False
        self._files.clear()
        self._waiting.clear()

    def _go_on(self) -> None:
        if not self._under_way and self._text_waits:
            self._text_waits = False
            self._keep(None)
        elif not self._under_way and self._waiting:
            self._keep(self._waiting.pop(0))

    def _keep(self, file: AttachedFile | None) -> None:
        assert self.route is not None
        talk = self._conversation
        self._under_way += 1
        self._job = (self.report_id, file)
        job = partial(
            capture.keep_draft,
            self._kit,
            talk.report() if file is None else Report(),
            self._outbox,
            id=self.report_id,
            route=self.route,
            attachments=() if file is None else (file,),
            writer=talk.writer,
            written_in=talk.written_in or "en",
            languages=talk.spoken() if file is None else {},
            began=talk.began,
            replaces=self._text if file is None else "",
            clock=self._clock,
        )
        self._tasks.run(job, self._on_kept, self._on_refused)

    def _on_kept(self, kept: Kept) -> None:
        report_id, file = self._job
        if report_id == self.report_id:
            if file is None:
                self._text = kept.file
            elif any(attached is file for attached in self._conversation.attachments):
                self._files[id(file)] = kept.file
            else:
                self._tell_worker(partial(capture.drop_drafts, self._kit, self._outbox, report_id, kept.file))
            self.kept.emit(kept.at, file is None)
        self._on_ended()

    def _on_refused(self, error: AppError) -> None:
        report_id, file = self._job
        if report_id == self.report_id and file is not None:
            self._waiting.append(file)
        self._under_way -= 1
        self.refused.emit(error)

    def _tell_worker(self, job: Callable[[], int]) -> None:
        self._under_way += 1
        self._tasks.run(job, self._on_ended, self._on_drop_refused)

    def _on_drop_refused(self, error: AppError) -> None:
        self.refused.emit(error)
        self._on_ended()

    def _on_ended(self, _count: int = 0) -> None:
        self._under_way -= 1
        self._go_on()
        if self.is_settled:
            self.settled.emit()
