"""The garbage collector runs between the window's events, and nowhere else."""

import gc
import threading
import weakref

from PySide6.QtWidgets import QApplication

from app.ui.tidying import Tidying


class Ring:
    """Something only the collector can take away."""

    def __init__(self) -> None:
        self.itself = self


def test_it_never_runs_by_itself_and_takes_away_what_is_due(qapp: QApplication) -> None:
    assert not gc.isenabled()
    ring = weakref.ref(Ring())

    def make_rubbish() -> None:
        for _number in range(50_000):
            Ring()

    worker = threading.Thread(target=make_rubbish)
    worker.start()
    worker.join()
    assert ring() is not None, "the collector ran on another thread"
    (tidying,) = qapp.findChildren(Tidying)
    tidying.tidy()
    assert ring() is None
