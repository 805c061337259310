"""An import under way: it belongs to the worker, so it outlives the screen that began it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from app.services.intake import Imported
from app.services.session import Session
from app.ui.intake.taking_in import TakingIn
from app.ui.kit import under_way as long_jobs
from app.ui.kit.tasks import Tasks


class UnderWay(long_jobs.UnderWay):
    """One import, from its beginning until a screen has shown what became of it."""

    def __init__(self, tasks: Tasks, paths: Sequence[Path], earlier: Sequence[Imported] = ()) -> None:
        super().__init__(tasks)
        self.work = TakingIn(tuple(paths), earlier=list(earlier))
        self.follower: QObject | None = None

    def begin(self, session: Session) -> None:
        """Start on the worker; a file at hand is rolled back when it is stopped."""
        self.start(lambda tell: self.work.run(session, tell))


def under_way(tasks: Tasks) -> UnderWay | None:
    """The import of this worker that no screen has shown the end of yet."""
    return long_jobs.find(tasks, UnderWay)
