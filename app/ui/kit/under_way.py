"""A long job that outlives the screen that began it: it belongs to the worker until a screen has shown its end."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.ui.kit.tasks import Report, Task, Tasks


class UnderWay(QObject):
    """One long job, from its beginning until a screen has shown what became of it; each kind has a class of its own."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks)
        self.result: object = None
        self.refusal: AppError | None = None
        self.is_over = False
        self._tasks = tasks
        self._task: Task | None = None

    @property
    def is_stopped(self) -> bool:
        """Whether somebody pressed Cancel."""
        return self._task is not None and self._task.is_cancelled

    def start(self, does: Callable[[Report], object], *, gives_way: bool = False) -> None:
        """Do it on the worker."""
        task = self._tasks.run(does, self._on_finished, self._on_refused, self._on_progressed, gives_way=gives_way)
        if not self.is_over:
            self._task = task
            task.ended.connect(self._end)

    def cancel(self) -> None:
        """Stop at the next report; what was half done is undone."""
        if self._task is not None:
            self._task.cancel()

    def forget(self) -> None:
        """Its end was shown."""
        self.setParent(None)
        self.deleteLater()

    def _on_progressed(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _on_finished(self, result: object) -> None:
        self.result = result
        self._end()

    def _on_refused(self, error: AppError) -> None:
        self.refusal = error
        self._end()

    def _end(self) -> None:
        if not self.is_over:
            self.is_over = True
            self.ended.emit()


Kind = TypeVar("Kind", bound=UnderWay)


def find(tasks: Tasks, kind: type[Kind]) -> Kind | None:
    """The job of this kind that no screen has shown the end of yet."""
    found = [child for child in tasks.children() if isinstance(child, kind)]
    return found[-1] if found else None
