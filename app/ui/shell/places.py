"""Where the window can be: the words of the screens, and what every maker of screens needs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services.session import Session
from app.ui.intake.screen import ChooseFiles
from app.ui.kit.tasks import Tasks
from app.ui.shell.doors import BACKUPS, KEYS, RECORD, RESTORE, RETENTION, SUCCESSION
from app.ui.shell.navigation import CASES, COMMUNITY, IMPORT, KITS, PREFERENCES, TODAY, VAULT

LETTERS, UPDATE, STUDIO, PUBLISH, FILES = "letters", "update", "studio", "publish", "files"
ROOM_OF = {
    **dict.fromkeys((LETTERS, UPDATE, STUDIO, PUBLISH, FILES), CASES),
    **dict.fromkeys((BACKUPS, RECORD, RESTORE, RETENTION, KEYS, SUCCESSION), VAULT),
}
"""Which word of the rail is lit on a screen that has no word of its own."""
COME_BACK = (
    TODAY,
    CASES,
    IMPORT,
    KITS,
    COMMUNITY,
    VAULT,
    LETTERS,
    UPDATE,
    STUDIO,
    BACKUPS,
    RECORD,
    RETENTION,
    PREFERENCES,
)
"""Where a lock comes back to; a screen that stands on something just made is not among them."""


@dataclass(frozen=True, slots=True)
class Where:
    """One screen of the window: its word, and the case it is about."""

    screen: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class Choosers:
    """How files are chosen: the system's dialogs, or what a test answers."""

    reports: ChooseFiles
    pdf: Callable[[QWidget, str], Path | None] | None = None


Maker = Callable[[Session, str], QWidget]
"""Makes one screen of an open vault, about a case, a section or a stage."""


class Rooms:
    """Makes some of the screens; `go` leads from one to another."""

    def __init__(self, tasks: Tasks, go: Callable[[Where], None]) -> None:
        self._tasks = tasks
        self._go = go

    def makers(self) -> dict[str, Maker]:
        """The maker of each screen of these rooms, by its word."""
        return {}

    def _to(self, screen: str, case: str = "") -> Callable[[], None]:
        return lambda: self._go(Where(screen, case))
