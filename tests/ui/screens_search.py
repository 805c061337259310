"""The list of cases while something is sought in them, for the audit and the pictures."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services.session import Session
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.shell.cases_view import CasesView
from tests.ui import screens_cases

Screens = Iterator[tuple[str, Callable[[], QWidget]]]


def screens(session: Session, folder: Path) -> Screens:
    """Found in several places, and found nowhere."""
    told = screens_cases.story(session, folder)
    tasks = Tasks(Immediately())
    yield "cases found", lambda: CasesView(tasks, told.session, "", "brandt")
    yield "cases not found", lambda: CasesView(tasks, told.session, "", "zebra")
