"""The rooms of a case: Today, the list and the case, its files, letters, updates and public text."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services.session import Session
from app.ui.kit.tasks import Tasks
from app.ui.letters.letters_screen import LettersScreen
from app.ui.shell.cases_view import CasesView
from app.ui.shell.navigation import CASES, COMMUNITY, IMPORT, KITS, TODAY, VAULT
from app.ui.shell.places import FILES, LETTERS, PUBLISH, STUDIO, UPDATE, Maker, Rooms, Where
from app.ui.today.screen import TodayScreen
from app.ui.updates.screen import UpdateScreen

if TYPE_CHECKING:
    from app.services.publication import Built


class CaseRooms(Rooms):
    """What is asked for in one of them is kept for the next: a step, a file, the words sought, a finished PDF."""

    def __init__(
        self, tasks: Tasks, go: Callable[[Where], None], choose_pdf: Callable[[QWidget, str], Path | None] | None
    ) -> None:
        super().__init__(tasks, go)
        self._choose_pdf = choose_pdf
        self._sought = ""
        self._step = ""
        self._file = 0
        self.built: Built | None = None
        """The proved PDF that waits to be saved."""

    def makers(self) -> dict[str, Maker]:
        """The maker of each screen, by its word."""
        return {
            TODAY: self._today,
            CASES: self._cases,
            FILES: self._files,
            LETTERS: self._letters,
            UPDATE: self._update,
            STUDIO: self._studio,
            PUBLISH: self._publish,
        }

    def _today(self, session: Session, _case: str) -> QWidget:
        screen = TodayScreen(self._tasks, session)
        screen.step_asked.connect(self._on_step_asked)
        screen.letters_asked.connect(lambda about: self._go(Where(LETTERS, about)))
        screen.update_asked.connect(lambda about: self._go(Where(UPDATE, about)))
        screen.import_asked.connect(self._to(IMPORT))
        screen.community_asked.connect(self._to(COMMUNITY, "helplines"))
        screen.events_asked.connect(self._to(KITS))
        screen.vault_asked.connect(self._to(VAULT))
        return screen

    def _update(self, session: Session, case: str) -> QWidget:
        screen = UpdateScreen(self._tasks, session, case)
        screen.back_asked.connect(self._to(CASES, case))
        screen.letters_asked.connect(lambda about: self._go(Where(LETTERS, about)))
        return screen

    def _on_step_asked(self, case: str, step: str) -> None:
        self._step = step
        self._go(Where(CASES, case))

    def _cases(self, session: Session, case: str) -> QWidget:
        screen = CasesView(self._tasks, session, case, self._sought)
        screen.sought.connect(self._on_sought)
        screen.file_asked.connect(self._on_file_asked)
        step, self._step = self._step, ""
        if step:
            screen.restore({"step": step})
        screen.case_asked.connect(lambda about: self._go(Where(CASES, about)))
        screen.import_asked.connect(self._to(IMPORT))
        screen.publish_asked.connect(lambda about: self._go(Where(STUDIO, about)))
        screen.update_asked.connect(lambda about: self._go(Where(UPDATE, about)))
        screen.letters_asked.connect(lambda about: self._go(Where(LETTERS, about)))
        return screen

    def _on_sought(self, sought: str) -> None:
        self._sought = sought

    def _on_file_asked(self, case: str, file: int) -> None:
        self._file = file
        self._go(Where(FILES, case))

    def _files(self, session: Session, case: str) -> QWidget:
        from app.ui.attachments.screen import AttachmentScreen  # noqa: PLC0415  (paper's tools, as for the studio)

        screen = AttachmentScreen(self._tasks, session, case, self._file)
        screen.back_asked.connect(self._to(CASES, case))
        return screen

    def _letters(self, session: Session, case: str) -> QWidget:
        screen = LettersScreen(self._tasks, session, case)
        screen.back_asked.connect(self._to(CASES, case))
        return screen

    def _studio(self, session: Session, case: str) -> QWidget:
        # Paper and the leak check are half of what there is to load: they come when a text is first opened.
        from app.ui.anonymity.studio import StudioScreen  # noqa: PLC0415

        screen = StudioScreen(self._tasks, session, case)
        screen.back_asked.connect(self._to(CASES, case))
        screen.built.connect(lambda built: self._on_built(built, case))
        return screen

    def _on_built(self, built: "Built", case: str) -> None:
        self.built = built
        self._go(Where(PUBLISH, case))

    def _publish(self, session: Session, case: str) -> QWidget:
        if self.built is None:
            return self._studio(session, case)
        from app.ui.publication.publish import PublishScreen, choose_with_dialog  # noqa: PLC0415  (as above)

        screen = PublishScreen(self._tasks, session, case, self.built, self._choose_pdf or choose_with_dialog)
        screen.back_asked.connect(self._to(STUDIO, case))
        screen.case_asked.connect(self._to(CASES, case))
        return screen
