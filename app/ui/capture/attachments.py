"""Files that shall be sealed with a report: looked at on the worker, kept through a change of language."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.i18n import _
from app.services.capture import AttachedFile, DoesNotFit, attach
from app.ui.capture.conversation import MOST_ATTACHED, MOST_ATTACHMENTS, Conversation
from app.ui.kit.tasks import Tasks


class Attachments(QObject):
    """The attachments of the conversation; `changed` after each, `refused` with the sentence for one that stays out."""

    changed = Signal()
    refused = Signal(object)

    def __init__(
        self, tasks: Tasks, conversation: Conversation, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._conversation = conversation
        self._clock = clock
        self._waiting = 0

    @property
    def is_busy(self) -> bool:
        """Whether a file is still being looked at."""
        return self._waiting > 0

    def files(self) -> tuple[AttachedFile, ...]:
        """Every file that was taken in, in order."""
        return tuple(self._conversation.attachments)

    def add(self, paths: Sequence[Path]) -> None:
        """Look at these files and take them in, one after the other."""
        for path in paths:
            if len(self._conversation.attachments) + self._waiting >= MOST_ATTACHMENTS:
                self._on_refused_before(_too_many())
                return
            self._waiting += 1
            self._tasks.run(partial(attach, path, self._clock()), self._on_attached, self._on_refused)
        self.changed.emit()

    def remove(self, place: int) -> None:
        """Leave this one out."""
        del self._conversation.attachments[place]
        self.changed.emit()

    def _on_attached(self, file: AttachedFile) -> None:
        self._waiting -= 1
        if sum(kept.size for kept in self._conversation.attachments) + file.size > MOST_ATTACHED:
            self._on_refused_before(_too_large())
            return
        self._conversation.attachments.append(file)
        self.changed.emit()

    def _on_refused(self, error: AppError) -> None:
        self._waiting -= 1
        self._on_refused_before(error)

    def _on_refused_before(self, error: AppError) -> None:
        self.refused.emit(error)
        self.changed.emit()


def say_size(size: int) -> str:
    """The size of a file in words."""
    if size < 1024 * 1024:
        return _("{size} KB").format(size=max(1, round(size / 1024)))
    return _("{size} MB").format(size=f"{size / 1024 / 1024:.1f}")


def _too_many() -> DoesNotFit:
    return DoesNotFit(_("A report can have 50 attachments at most. Nothing was sealed; leave some for a second one."))


def _too_large() -> DoesNotFit:
    return DoesNotFit(
        _("Attachments can have 256 MB together at most. Nothing was sealed; leave some for a second one.")
    )
