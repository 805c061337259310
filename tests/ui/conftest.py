"""The windows of the tests: no screen, the real look, and a worker that never lets them wait."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.ui.application import make_application, speak_qt
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.kit.theme import theme

_tests = 0


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it, in place of pytest-qt's bare one."""
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else make_application(["mamori"], "light", 100, "en")


@pytest.fixture(autouse=True)
def in_daylight(qapp: QApplication) -> Iterator[None]:
    """Every test begins with light colors and plain text size."""
    if (theme().scheme, theme().factor) != ("light", 100):
        theme().wear("light", 100)
    yield
    # What Python put into the clipboard must not outlive Python: Qt takes it down when the process has ended.
    QApplication.clipboard().clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    global _tests  # noqa: PLW0603  (how many there were in this process)
    _tests += 1
    if _tests % 10 == 0:
        gc.collect()
    speak_qt("en")


@pytest.fixture
def tasks() -> Tasks:
    """The door to the worker, with a worker that works at once."""
    return Tasks(Immediately())
