"""One import on the worker: each file by the service, told as it goes, and stopped between two reads."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.services import intake
from app.services.intake import FileIsNotForThisVault, Imported
from app.services.session import Session

_PAUSE = 0.05
"""Seconds between two words of progress."""

Tell = Callable[[int, int], None]


@dataclass(slots=True)
class TakingIn:
    """The files of one import, how far it is, and what became of those that are done.

    The worker appends, the window reads; a stopped import keeps what was done before.
    """

    paths: Sequence[Path]
    at: int = 0
    done: int = 0
    total: int = 0
    earlier: list[Imported] = field(default_factory=list)
    """What earlier imports of the same screen brought; a number that was missing then may come now."""
    results: list[Imported] = field(default_factory=list)

    def run(self, session: Session, tell: Tell) -> None:
        """Import every file; what `tell` raises rolls the file at hand back and ends it."""
        for place, path in enumerate(self.paths):
            self.at = place
            self._read(tell, 0, 0)
            (result,) = intake.import_reports(session, [path], _Rarely(partial(self._read, tell)))
            # Of several files those for somebody else are passed over without a word (formats.md 6).
            if len(self.paths) == 1 or not isinstance(result.refused, FileIsNotForThisVault):
                self.results.append(result)
        # A desk's files come in no order: a number that was missing may have come since.
        for results in (self.earlier, self.results):
            results[:] = [intake.look_for_gaps(session, result) for result in results]

    def cases(self) -> tuple[str, ...]:
        """The cases that are new."""
        return tuple(result.case for result in self.results if result.case and result.is_new_case)

    def _read(self, tell: Tell, done: int, total: int) -> None:
        self.done, self.total = done, total
        tell(done, total)


class _Rarely:
    """Tells at most twenty times a second, and always at the end."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total or now - self._last >= _PAUSE:
            self._last = now
            self._tell(done, total)
