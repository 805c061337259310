"""Files that shall be sealed with a report: read on the worker, kept through a change of language, sealed as drafts."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from app.errors import AppError
from app.i18n import _
from app.services import evidence
from app.services.evidence import AttachedFile, Progress
from app.ui.capture.autosave import Autosave
from app.ui.capture.conversation import MOST_ATTACHED, MOST_ATTACHMENTS, Conversation
from app.ui.kit.tasks import Tasks


class Attachments(QObject):
    """The attachments of the conversation; `changed` after each, `refused` with the sentence for one that stays out.

    `progressed` carries the bytes read and the bytes there are of the file at hand.
    """

    changed = Signal()
    refused = Signal(object)
    progressed = Signal(object, object)

    def __init__(
        self,
        tasks: Tasks,
        conversation: Conversation,
        autosave: Autosave,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._conversation = conversation
        self._autosave = autosave
        self._clock = clock
        self._waiting = 0

    @property
    def is_busy(self) -> bool:
        """Whether a file is still being read."""
        return self._waiting > 0

    def files(self) -> tuple[AttachedFile, ...]:
        """Every file that was taken in, in order."""
        return tuple(self._conversation.attachments)

    def add(self, paths: Sequence[Path]) -> None:
        """Read these files and take them in, one after the other."""
        for path in paths:
            self._take(partial(evidence.attach, path, self._clock()))

    def add_picture(self, picture: QImage) -> None:
        """Take in a picture that was copied to the clipboard; it never rests in a file."""
        noted = self._clock()
        name = _("Screenshot {time}").format(time=noted.astimezone().strftime("%H-%M-%S")) + ".png"
        self._take(partial(_read_picture, name, QImage(picture), noted))

    def remove(self, place: int) -> None:
        """Leave this one out."""
        self._autosave.removed(self._conversation.attachments.pop(place))
        self.changed.emit()

    def _take(self, read: Callable[[Progress], AttachedFile]) -> None:
        if len(self._conversation.attachments) + self._waiting >= MOST_ATTACHMENTS:
            self._refuse(evidence.too_many())
            return
        self._waiting += 1
        self._tasks.run(read, self._on_attached, self._on_refused, self._on_progressed)
        self.changed.emit()

    def _on_progressed(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _on_attached(self, file: AttachedFile) -> None:
        self._waiting -= 1
        if sum(kept.size for kept in self._conversation.attachments) + file.size > MOST_ATTACHED:
            self._refuse(evidence.too_large())
            return
        self._conversation.attachments.append(file)
        self._autosave.attached(file)
        self.changed.emit()

    def _on_refused(self, error: AppError) -> None:
        self._waiting -= 1
        self._refuse(error)

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(error)
        self.changed.emit()


def _read_picture(name: str, picture: QImage, noted: datetime, progress: Progress) -> AttachedFile:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    data = bytes(buffer.data().data())
    return evidence.attach_stream(name, BytesIO(data), len(data), noted, progress)


def say_size(size: int) -> str:
    """The size of a file in words."""
    if size < 1024 * 1024:
        return _("{size} KB").format(size=max(1, round(size / 1024)))
    return _("{size} MB").format(size=f"{size / 1024 / 1024:.1f}")
