"""The right column of a case: its people and what was done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.session import Session
from app.ui.journal.activity import ActivityCard
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.people.people_panel import PeoplePanel
from app.ui.review.opened import OpenedCase
from app.ui.updates.promises_card import PromisesCard


class Side(QWidget):
    """People and activity; empty until the conflict of interest is declared."""

    person_asked = Signal(str)
    update_asked = Signal()

    def __init__(self, tasks: Tasks, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._session = tasks, session
        self.people: PeoplePanel | None = None
        self.promises: PromisesCard | None = None
        self.activity: ActivityCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(16))
        self._column.addStretch(1)

    def show_case(self, opened: OpenedCase) -> None:
        """Show the people and the activity of this state of the case."""
        if self.activity is not None:
            self._column.removeWidget(self.activity)
            self.activity.hide()
            self.activity.deleteLater()
            self.activity = None
        if self.promises is not None:
            self._column.removeWidget(self.promises)
            self.promises.hide()
            self.promises.deleteLater()
        self.promises = PromisesCard(opened.next_by, opened.delays, opened.now)
        self.promises.update_asked.connect(self.update_asked)
        self._column.insertWidget(0, self.promises)
        if not opened.is_readable:
            if self.people is not None:
                self.people.hide_names()
                self.people.hide()
            return
        if self.people is None:
            self.people = PeoplePanel(self._tasks, self._session, opened.case)
            self.people.show_case(opened.case, opened.elsewhere)
            self.people.person_asked.connect(self.person_asked)
            self._column.insertWidget(1, self.people)
        else:
            self.people.show_case(opened.case, opened.elsewhere)
            self.people.show()
        self.activity = ActivityCard(opened.activity)
        self._column.insertWidget(2, self.activity)
