"""The community's sections, for the audit and the pictures."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services.session import Session
from app.ui.community.screen import PANEL, CommunityScreen
from app.ui.kit.tasks import Immediately, Tasks


def screens(session: Session, folder: Path) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """One record, a list with amber rows, and the panel."""
    tasks = Tasks(Immediately())
    yield "community", lambda: CommunityScreen(tasks, session)
    yield "community helplines", lambda: CommunityScreen(tasks, session, "helplines")
    yield "community panel", lambda: CommunityScreen(tasks, session, PANEL)
