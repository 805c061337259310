"""Today with something due, with nothing due and on its first day, for the audit and the pictures."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services.session import Session
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.today.screen import TodayScreen
from app.ui.updates.screen import UpdateScreen
from tests.ui.screens_cases import story


def screens(session: Session, folder: Path) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Today in its states, over the story of the cases."""
    tasks, told = Tasks(Immediately()), story(session, folder)
    later = replace(told.session, clock=lambda: told.clock.moment + timedelta(hours=44))
    yield "today", lambda: TodayScreen(tasks, told.session)
    yield "update", lambda: UpdateScreen(tasks, told.session, told.heard)
    yield "update overdue", lambda: UpdateScreen(tasks, later, told.new)
    yield "today overdue", lambda: TodayScreen(tasks, later)
