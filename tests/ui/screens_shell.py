"""The organizer's window around the screens, for the audit."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services.session import Session
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.shell.main_window import MainWindow
from app.ui.shell.navigation import CASES, IMPORT, KITS, PREFERENCES
from app.ui.shell.places import Where
from app.ui.vault.care import Door, VaultScreen
from tests.ui.screens_publication import case_for_publication

SOME_DOORS = (
    Door(key="keys", title="Keys", line="The passphrase, the recovery code, and a new key after a leak."),
    Door(key="backups", title="Backups", line="One file that restores everything.", due="Last one 40 days ago"),
)


def window(session: Session | None = None) -> MainWindow:
    """The window, on a vault that is open already, which goes nowhere when it is told to go on as another process."""
    made = MainWindow(lambda _arguments: None, Tasks(Immediately()))
    if session is not None:
        made.show_vault(session, Path("Test.mamori"))
        made.go(Where(CASES))
    return made


def screens(session: Session, folder: Path) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """The frame with each place of the rail, and what can lie over it."""
    case = case_for_publication(session, folder / "shell")

    def at(screen: str, about: str = "") -> QWidget:
        made = window(session)
        made.go(Where(screen, about))
        return made

    def under(key: Qt.Key) -> QWidget:
        made = window(session)
        made.press(key)
        return made

    yield "window-welcome", window
    yield "vault", lambda: VaultScreen(SOME_DOORS)
    yield "window-cases", lambda: at(CASES)
    yield "window-case", lambda: at(CASES, case)
    yield "window-import", lambda: at(IMPORT)
    yield "window-events", lambda: at(KITS)
    yield "window-settings", lambda: at(PREFERENCES)
    yield "window-danger", lambda: under(Qt.Key.Key_F2)
    yield "window-keys", lambda: under(Qt.Key.Key_F1)
    yield "window-hidden", lambda: under(Qt.Key.Key_F12)
