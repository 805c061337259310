"""A backup under way: it goes on while its screen is left and come back to."""

from collections.abc import Callable
from pathlib import Path

from app.services import backup
from app.services.session import Session
from app.ui.kit import under_way as long_jobs
from app.ui.kit.tasks import Tasks


class UnderWay(long_jobs.UnderWay):
    """One backup; whatever else is to be done on the worker goes first at each of its steps."""

    def __init__(self, tasks: Tasks, path: Path) -> None:
        super().__init__(tasks)
        self.path = path

    def begin(self, session: Session) -> None:
        """Start on the worker."""
        self.start(lambda tell: backup.make(session, self.path, tell), gives_way=True)

    def follow(self, progressed: Callable[[int, int], None], ended: Callable[[], None]) -> None:
        """Tell a screen how far it is and that it is over, also when that was before."""
        self.progressed.connect(progressed)
        self.ended.connect(ended)
        if self.is_over:
            ended()


def under_way(tasks: Tasks) -> UnderWay | None:
    """The backup of this worker that no screen has shown the end of yet."""
    return long_jobs.find(tasks, UnderWay)
