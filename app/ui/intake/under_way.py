"""An import under way: it belongs to the worker, so it outlives the screen that began it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.services.intake import Imported
from app.services.session import Session
from app.ui.intake.taking_in import TakingIn
from app.ui.kit.tasks import Task, Tasks


class UnderWay(QObject):
    """One import, from its beginning until a screen has shown what became of it."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, tasks: Tasks, paths: Sequence[Path], earlier: Sequence[Imported] = ()) -> None:
        super().__init__(tasks)
        self.work = TakingIn(tuple(paths), earlier=list(earlier))
        self.follower: QObject | None = None
        self.refusal: AppError | None = None
        self.is_over = False
        self._tasks = tasks
        self._task: Task | None = None

    @property
    def is_stopped(self) -> bool:
        """Whether somebody pressed Cancel."""
        return self._task is not None and self._task.is_cancelled

    def begin(self, session: Session) -> None:
        """Start on the worker."""
        work = self.work
        task = self._tasks.run(
            lambda tell: work.run(session, tell), self._on_finished, self._on_refused, self._on_progressed
        )
        if not self.is_over:
            self._task = task
            task.ended.connect(self._end)

    def cancel(self) -> None:
        """Stop; the file at hand is rolled back."""
        if self._task is not None:
            self._task.cancel()

    def _on_progressed(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _on_finished(self, _nothing: None) -> None:
        self._end()

    def _on_refused(self, error: AppError) -> None:
        self.refusal = error
        self._end()

    def _end(self) -> None:
        if not self.is_over:
            self.is_over = True
            self.ended.emit()


def under_way(tasks: Tasks) -> UnderWay | None:
    """The import of this worker that no screen has shown the end of yet."""
    found = [child for child in tasks.children() if isinstance(child, UnderWay)]
    return found[-1] if found else None
