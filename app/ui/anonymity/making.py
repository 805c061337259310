"""Making the public PDF: the last page first, then the services' own check and proof."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.services import publication
from app.services.session import Session
from app.ui.anonymity.last_page import LastPageCard
from app.ui.kit.tasks import Tasks


class Making(QObject):
    """`began` and `ended` around the work; `built` carries a proved PDF, `refused` an AppError."""

    began = Signal()
    ended = Signal()
    built = Signal(object)
    refused = Signal(object)

    def __init__(self, tasks: Tasks, session: Session, case_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._session, self._case_id = tasks, session, case_id
        self._window = parent
        self.is_under_way = False
        self.last_page: LastPageCard | None = None
        """The last page, while it is open and after."""

    def ask(self, language: str, text: str) -> None:
        """Show what no program can see; whoever has looked at all of it makes the PDF."""
        card = self.last_page = LastPageCard(self._window)
        card.accepted.connect(lambda: self._make(language, text))
        card.finished.connect(card.deleteLater)
        card.open()

    def _make(self, language: str, text: str) -> None:
        session, case_id = self._session, self._case_id
        self.is_under_way = True
        self.began.emit()
        self._tasks.run(
            lambda: publication.build(session, case_id, language, text), self._on_built, self._on_build_refused
        )

    def _on_built(self, built: publication.Built) -> None:
        self._end()
        self.built.emit(built)

    def _on_build_refused(self, error: AppError) -> None:
        self._end()
        self.refused.emit(error)

    def _end(self) -> None:
        self.is_under_way = False
        self.ended.emit()
