"""Every screen of an open vault: the rooms of a case, those of the vault, and the few that stand alone."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.profile_fields import WHOLE
from app.services.session import Session
from app.ui.community.screen import CommunityScreen
from app.ui.intake.screen import ImportScreen
from app.ui.kit.tasks import Tasks
from app.ui.kits.screen import KitScreen
from app.ui.shell.care_rooms import CareRooms, Changes
from app.ui.shell.case_rooms import CaseRooms
from app.ui.shell.navigation import CASES, COMMUNITY, IMPORT, KITS
from app.ui.shell.places import Choosers, Maker, Rooms, Where


class VaultScreens(Rooms):
    """Makes the screens of an open vault; `go` leads from one to another."""

    def __init__(self, tasks: Tasks, go: Callable[[Where], None], choosers: Choosers, changes: Changes) -> None:
        super().__init__(tasks, go)
        self._choosers = choosers
        self.cases = CaseRooms(tasks, go, choosers.pdf)
        self._care = CareRooms(tasks, go, changes)
        self._makers = {**self.makers(), **self.cases.makers(), **self._care.makers()}

    def makers(self) -> dict[str, Maker]:
        """The maker of each screen that stands alone, by its word."""
        return {IMPORT: self._import, KITS: self._kits, COMMUNITY: self._community}

    def make(self, session: Session, where: Where) -> QWidget:
        """A new screen of this kind, wired."""
        return self._makers[where.screen](session, where.case)

    def _import(self, session: Session, _case: str) -> QWidget:
        screen = ImportScreen(self._tasks, session, self._choosers.reports)
        screen.cases_asked.connect(self._to(CASES))
        return screen

    def _kits(self, session: Session, _case: str) -> QWidget:
        return KitScreen(self._tasks, session)

    def _community(self, session: Session, section: str) -> QWidget:
        return CommunityScreen(self._tasks, session, section or WHOLE)
