"""Keeps and checks a text while it is typed: never on the window's thread, one at a time, the newest text last."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import AppError
from app.services import public_texts
from app.services.session import Session
from app.ui.kit.tasks import Tasks

PAUSE = 200
"""Milliseconds without a key before a check begins."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check says of one text of one language; it counts only while the text is still this one."""

    language: str
    text: str
    look: public_texts.Look


class Checker(QObject):
    """`found` carries a `Checked`, `refused` an AppError."""

    found = Signal(object)
    refused = Signal(object)

    def __init__(self, tasks: Tasks, session: Session, case_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._session, self._case_id = tasks, session, case_id
        self._wanted: tuple[str, str] | None = None
        self._running = False
        self._waiting = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._go_on)

    def want(self, language: str, text: str) -> None:
        """Check this text after a pause; whatever was wanted before is not."""
        self._wanted = language, text
        if not self._waiting:
            self._pause.start()

    def wait(self) -> None:
        """Begin nothing while an input method composes."""
        self._waiting = True
        self._pause.stop()

    def go_on(self) -> None:
        """Go on after a pause, if something is wanted."""
        self._waiting = False
        if self._wanted is not None:
            self._pause.start()

    def check_now(self) -> None:
        """Begin the check without a pause."""
        self._pause.stop()
        self._go_on()

    def _go_on(self) -> None:
        if self._running or self._wanted is None:
            return
        (language, text), self._wanted = self._wanted, None
        self._running = True
        session, case_id = self._session, self._case_id

        def job() -> Checked:
            public_texts.keep_draft(session, case_id, language, text)
            return Checked(language, text, public_texts.look(session, case_id, text, language))

        self._tasks.run(job, self._on_checked, self._on_refused)

    def _on_checked(self, checked: Checked) -> None:
        self._running = False
        self.found.emit(checked)
        self._again()

    def _on_refused(self, error: AppError) -> None:
        self._running = False
        self.refused.emit(error)
        self._again()

    def _again(self) -> None:
        if not self._pause.isActive() and not self._waiting:
            self._go_on()
