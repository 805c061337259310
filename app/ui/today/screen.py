"""Today: somebody with ten minutes does the right thing first and then may close the app."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.today import DueRow
from app.i18n import _, ngettext, say_clock
from app.services.session import Session
from app.services.today import Today, today
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.today.aside import Aside
from app.ui.today.calm import Calm
from app.ui.today.rows import Duties, DutyRow, FirstCard, Group
from app.ui.today.words import LETTER, STEP, UPDATE, words_of

_ASIDE, _BESIDE = 352, 1000


class TodayScreen(Page):
    """What is due, overdue, waiting for whom; each button leads to where it can be done."""

    step_asked = Signal(str, str)
    """A case, and the key of the step to open it at; an empty key opens it where it stands."""
    letters_asked = Signal(str)
    update_asked = Signal(str)
    import_asked = Signal()
    community_asked = Signal()
    events_asked = Signal()
    vault_asked = Signal()

    def __init__(self, tasks: Tasks, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Today"), parent=parent)
        self._tasks, self._session = tasks, session
        self.today: Today | None = None
        self.first: FirstCard | None = None
        self.duties = Duties()
        self.calm: Calm | None = None
        self.aside: Aside | None = None
        self.line = PlainLabel("", "secondary", "muted")
        self.add_line(self.line)
        self.import_button = SecondaryButton(_("Import reports…"), "folder-input")
        self.import_button.clicked.connect(self.import_asked)
        self.add_button(self.import_button)
        self._holder = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._holder)
        self._columns.setContentsMargins(px(8), px(8), px(8), px(8))
        self._columns.setSpacing(px(24))
        self.add(self._holder)
        self.add_space()
        self.reload()

    def reload(self) -> None:
        """Ask the vault again."""
        session = self._session
        self._tasks.run(lambda: today(session), self._on_today_known, self.banner.show_error)

    def rows(self) -> list[DutyRow]:
        """Every row, from the top."""
        return self.duties.rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right column below where there is no room beside."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        if self.aside is not None:
            self.aside.setMaximumWidth(px(_ASIDE) if beside else 16777215)
            self.aside.setMinimumWidth(px(_ASIDE) if beside else 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first thing to do."""
        super().showEvent(event)
        self._focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter does the first thing."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.first is not None:
                self.first.button.click()
            return
        super().keyPressEvent(event)

    def _on_today_known(self, found: Today) -> None:
        self.today = found
        if found.clock_went_back:
            self.banner.say("warn", _("The computer’s clock is earlier than the last entry. Times below may be wrong."))
        self._clear()
        plan = found.plan
        self.line.say(self._counts(found))
        if plan.first is None and not plan.waiting:
            self.calm = Calm(found)
            self.calm.import_asked.connect(self.import_asked)
            self.calm.case_asked.connect(lambda case: self.step_asked.emit(case, ""))
            self._columns.addWidget(self.calm, 1)
        else:
            self._show_duties(found)
            self._columns.addWidget(self.duties, 1)
        self.aside = Aside(found)
        self.aside.community_asked.connect(self.community_asked)
        self.aside.events_asked.connect(self.events_asked)
        self.aside.vault_asked.connect(self.vault_asked)
        self.aside.setVisible(not self.aside.is_empty())
        self._columns.addWidget(self.aside)
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
        self._focus()

    def _focus(self) -> None:
        if self.first is not None:
            self.first.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.first, self.calm, self.aside, self.duties = None, None, None, Duties()
        while (item := self._columns.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()

    def _counts(self, found: Today) -> str:
        plan = found.plan
        if plan.first is None and not plan.waiting:
            open_cases = ngettext("{n} open case", "{n} open cases", found.open_cases).format(n=found.open_cases)
            return f"{say_clock(found.now)} · {open_cases}"
        counted = ((_("To do now"), plan.now), (_("Overdue"), plan.overdue), (_("In the next 7 days"), plan.soon))
        first = () if plan.first is None else (plan.first,)
        parts = []
        for word, rows in counted:
            on_top = sum(self._group_of(row, found) == word for row in first)
            if rows or on_top:
                parts.append(_("{word}: {n}").format(word=word, n=len(rows) + on_top))
        return " · ".join((say_clock(found.now), *parts))

    def _group_of(self, row: DueRow, found: Today) -> str:
        if row in found.plan.holds and row.duty.by.date() <= found.now.date():
            return _("To do now")
        return _("Overdue") if row.duty.by < found.now else _("In the next 7 days")

    def _show_duties(self, found: Today) -> None:
        plan = found.plan
        if plan.first is not None:
            first, words = plan.first, words_of(plan.first, found)
            self.first = FirstCard(words)
            self.first.acted.connect(lambda: self._lead(first, words.leads_to))
            self.first.case_asked.connect(lambda: self.step_asked.emit(first.case, ""))
            self.duties.add(self.first)
        for title, rows, tone in (
            (_("To do now"), plan.now, "danger"),
            (_("Overdue"), plan.overdue, "danger"),
            (_("In the next 7 days"), plan.soon, "muted"),
            (_("Waiting for others"), plan.waiting, "muted"),
        ):
            if rows:
                make = partial(self._row_at, rows, found)
                self.duties.add(Group(title, len(rows), make, tone))
        self.duties.end()

    def _row_at(self, rows: Sequence[DueRow], found: Today, place: int) -> DutyRow:
        row = rows[place]
        words = words_of(row, found)
        made = DutyRow(words)
        made.acted.connect(lambda: self._lead(row, words.leads_to))
        return made

    def _lead(self, row: DueRow, to: str) -> None:
        if to == STEP:
            self.step_asked.emit(row.case, row.duty.step)
        elif to == LETTER:
            self.letters_asked.emit(row.case)
        elif to == UPDATE:
            self.update_asked.emit(row.case)
