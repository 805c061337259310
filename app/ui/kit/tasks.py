"""The one door to the worker: every call that touches the vault goes through it, on one thread, one after the other."""

import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from contextvars import copy_context
from threading import Event
from typing import Any, TypeVar, overload

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.errors import AppError
from app.i18n import _

T = TypeVar("T")
"""What a job brings back."""

Report = Callable[[int, int], None]
"""What a long job calls with the parts done and their number; it raises `Cancelled` when nobody waits any more."""


class Cancelled(Exception):
    """Somebody stopped the job, or the vault is being locked."""


class SomethingWentWrong(AppError):
    """A fault of the app itself, in a sentence without a word of its cause."""


class Immediately(Executor):
    """Runs a job at once where it is asked for, so that tests never wait."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> "Future[T]":
        """Run it, and give back what is already there."""
        pool: Future[T] = Future()
        try:
            pool.set_result(fn(*args, **kwargs))
        except Exception as fault:  # noqa: BLE001  (as every executor does: the future carries it)
            pool.set_exception(fault)
        return pool


class Task(QObject):
    """One job under way; `ended` comes after its result, its refusal or its cancelling."""

    ended = Signal()
    _progressed = Signal(int, int)
    _finished = Signal(object)

    def __init__(self, then: Callable[..., None], failed: Callable[[AppError], None], progress: Report | None) -> None:
        super().__init__()
        self._then = then
        self._failed = failed
        self._progress = progress
        self._give_way: Callable[[Task], None] = _stay
        self._stop = Event()
        self._progressed.connect(self._on_progressed)
        self._finished.connect(self._on_finished)

    def cancel(self) -> None:
        """Stop at the next report; neither the result nor a refusal is told any more."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody stopped it."""
        return self._stop.is_set()

    def report(self, done: int, total: int) -> None:
        """Called by the job, on the worker."""
        self.stop_if_cancelled()
        self._progressed.emit(done, total)
        self._give_way(self)

    def give_way_with(self, give_way: "Callable[[Task], None]") -> None:
        """What the job does at each report, on the worker, besides telling."""
        self._give_way = give_way

    def stop_if_cancelled(self) -> None:
        """Raise `Cancelled` when somebody stopped it."""
        if self._stop.is_set():
            raise Cancelled

    def hand_over(self, future: "Future[Any]") -> None:
        """Called when the job is over, on the worker; goes on where the window lives."""
        if isValid(self):
            self._finished.emit(future)

    def _on_progressed(self, done: int, total: int) -> None:
        if self._progress is not None and not self.is_cancelled and _lives(self._progress):
            self._progress(done, total)

    def _on_finished(self, future: "Future[Any]") -> None:
        try:
            self._tell(future)
        finally:
            self.ended.emit()

    def _tell(self, future: "Future[Any]") -> None:
        fault = CancelledError() if future.cancelled() else future.exception()
        if self.is_cancelled and (fault is None or isinstance(fault, (AppError, Cancelled, CancelledError))):
            return
        if fault is None:
            if _lives(self._then):
                self._then(future.result())
            return
        if not isinstance(fault, (AppError, Cancelled, CancelledError)):
            sys.excepthook(type(fault), fault, fault.__traceback__)
            fault = SomethingWentWrong(
                _("Something went wrong inside Mamori. What you typed is still here. Try again.")
            )
        if isinstance(fault, AppError) and not self.is_cancelled and _lives(self._failed):
            self._failed(fault)


class Tasks(QObject):
    """Runs jobs on one worker that lives as long as the window; the vault is opened there and stays there."""

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor or ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._open: set[Task] = set()
        self._waiting: deque[tuple[Task, Callable[[], object]]] = deque()

    @overload
    def run(self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[AppError], None]) -> Task:
        """Do a short job."""

    @overload
    def run(
        self,
        job: Callable[[Report], T],
        then: Callable[[T], None],
        failed: Callable[[AppError], None],
        progress: Report,
        *,
        gives_way: bool = False,
    ) -> Task:
        """Do a long job that reports how far it is."""

    def run(
        self,
        job: Callable[..., T],
        then: Callable[[T], None],
        failed: Callable[[AppError], None],
        progress: Report | None = None,
        *,
        gives_way: bool = False,
    ) -> Task:
        """Do the job on the worker; `then` gets its result, `failed` its refusal, both where the window lives.

        With `progress` the job is called with a `report(done, total)`, which raises `Cancelled` once it is stopped.
        One that `gives_way` lets the jobs that wait behind it go first at each report; it has no transaction open then.
        """
        task = Task(then, failed, progress)
        if gives_way:
            task.give_way_with(self._let_others_go)
        task.ended.connect(self._on_ended)
        self._open.add(task)
        spoken = copy_context()

        def work() -> T:
            task.stop_if_cancelled()
            return spoken.run(job, task.report) if progress is not None else spoken.run(job)

        self._waiting.append((task, work))
        self._executor.submit(self._do_next)
        return task

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way or waits."""
        return bool(self._open)

    def cancel_all(self) -> None:
        """Stop every job at its next report."""
        for task in tuple(self._open):
            task.cancel()

    def shutdown(self, wait: bool = True) -> None:
        """Stop every job, drop those that wait, and close the worker."""
        self.cancel_all()
        while self._waiting:
            dropped: Future[object] = Future()
            dropped.cancel()
            self._waiting.popleft()[0].hand_over(dropped)
        self._executor.shutdown(wait=wait, cancel_futures=True)

    def _do_next(self) -> None:
        """Do the job that waits longest, on the worker; none waits where another let it go first."""
        if self._waiting:
            self._do(*self._waiting.popleft())

    def _do(self, task: Task, work: Callable[[], object]) -> None:
        task.hand_over(Immediately().submit(work))

    def _let_others_go(self, giving: Task) -> None:
        while self._waiting:
            waiting = self._waiting.popleft()
            # Asked only now: who stopped this one may have put the next one there, to close what this one reads.
            if giving.is_cancelled:
                self._waiting.appendleft(waiting)
                giving.stop_if_cancelled()
            self._do(*waiting)

    def _on_ended(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._open.discard(task)


def _stay(_task: Task) -> None:
    """Most jobs let nobody go first."""


def _lives(call: Callable[..., object]) -> bool:
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
