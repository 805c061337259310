"""The list of cases beside the one that is open; in a narrow window one of them at a time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from app.services.session import Session
from app.ui.cases.case_list import CaseListPanel
from app.ui.kit.empty_state import EmptyState
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.review.case_screen import CaseScreen

_LIST, _NARROW = 300, 900


class CasesView(QWidget):
    """Where the organizer's work is: which case, and what is next in it; `case_asked` wants another, or none."""

    case_asked = Signal(str)
    publish_asked = Signal(str)
    letters_asked = Signal(str)
    file_asked = Signal(str, int)
    update_asked = Signal(str)
    import_asked = Signal()
    sought = Signal(str)

    def __init__(
        self, tasks: Tasks, session: Session, case_id: str = "", sought: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.cases = CaseListPanel(tasks, session, case_id, sought)
        self.cases.sought.connect(self.sought)
        self.cases.case_chosen.connect(self.case_asked)
        self.cases.import_asked.connect(self.import_asked)
        self.case = CaseScreen(tasks, session, case_id) if case_id else None
        self._right: QWidget = self.case or EmptyState(
            "inbox", _("No case is open"), _("Choose one from the list. The list shows no names.")
        )
        if self.case is not None:
            self.case.publish_asked.connect(self.publish_asked)
            self.case.letters_asked.connect(self.letters_asked)
            self.case.file_asked.connect(self.file_asked)
            self.case.update_asked.connect(self.update_asked)
            self.case.case_changed.connect(self._on_case_changed)
            self.case.back_asked.connect(lambda: self.case_asked.emit(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.cases)
        row.addWidget(self._right, 1)

    def unsaved(self) -> dict[str, object]:
        """What was typed in the open case and is not recorded yet."""
        return self.case.unsaved() if self.case is not None else {}

    def restore(self, typed: dict[str, object]) -> None:
        """Put it back."""
        if self.case is not None:
            self.case.restore(typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one of the two where there is no room for both."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < px(_NARROW)
        self.cases.setVisible(not (narrow and self.case is not None))
        self._right.setVisible(not narrow or self.case is not None)
        self.cases.setMaximumWidth(16777215 if narrow else px(_LIST))
        self.cases.setMinimumWidth(0 if narrow else px(_LIST))

    def _on_case_changed(self, _case: str) -> None:
        self.cases.reload()
