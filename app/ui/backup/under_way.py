"""A backup under way: it belongs to the worker, so it goes on while its screen is left and come back to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.services import backup
from app.services.backup import BackupMade
from app.services.session import Session
from app.ui.kit.tasks import Task, Tasks


class UnderWay(QObject):
    """One backup, from its beginning until a screen has shown what became of it."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, tasks: Tasks, path: Path) -> None:
        super().__init__(tasks)
        self.path = path
        self.made: BackupMade | None = None
        self.refusal: AppError | None = None
        self.is_over = False
        self._tasks = tasks
        self._task: Task | None = None

    def begin(self, session: Session) -> None:
        """Start on the worker; whatever else is to be done there goes first at each step."""
        task = self._tasks.run(
            lambda tell: backup.make(session, self.path, tell),
            self._on_made,
            self._on_refused,
            self._on_progressed,
            gives_way=True,
        )
        if not self.is_over:
            self._task = task
            task.ended.connect(self._end)

    def cancel(self) -> None:
        """Stop; nothing is left of it."""
        if self._task is not None:
            self._task.cancel()

    def follow(self, progressed: Callable[[int, int], None], ended: Callable[[], None]) -> None:
        """Tell a screen how far it is and that it is over, also when that was before."""
        self.progressed.connect(progressed)
        self.ended.connect(ended)
        if self.is_over:
            ended()

    def _on_progressed(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _on_made(self, made: BackupMade) -> None:
        self.made = made
        self._end()

    def _on_refused(self, error: AppError) -> None:
        self.refusal = error
        self._end()

    def _end(self) -> None:
        if not self.is_over:
            self.is_over = True
            self.ended.emit()


def under_way(tasks: Tasks) -> UnderWay | None:
    """The backup of this worker that no screen has shown the end of yet."""
    found = [child for child in tasks.children() if isinstance(child, UnderWay)]
    return found[-1] if found else None
