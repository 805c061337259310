"""The list of cases, as a stranger at the next table may see it."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.people import Role
from app.i18n import _, language
from app.services import cases
from app.services.cases import CaseLine
from app.services.session import Session
from app.ui.cases.standing import due_chip, state_chip
from app.ui.kit.badge import RoleBadge
from app.ui.kit.banner import Banner
from app.ui.kit.chip import Chip, DueChip
from app.ui.kit.empty_state import EmptyState
from app.ui.kit.flow import FlowLayout
from app.ui.kit.page import Scroller
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.rows import Row, RowList
from app.ui.kit.segmented import Segmented
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px, theme
from app.ui.people.roles import role_word

OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One case as it is listed, with the roles that are present in it; never how many people have one."""

    line: CaseLine
    roles: tuple[Role, ...]
    now: datetime


def listed_cases(session: Session) -> tuple[Listed, ...]:
    """Every case in the order of the service; called on the worker."""
    now = session.now()
    return tuple(Listed(line=line, roles=_roles(session, line.id), now=now) for line in cases.list_cases(session))


class CaseRow(Row):
    """Code name, state, due time and roles of one case."""

    def __init__(self, listed: Listed) -> None:
        line = listed.line
        state, due = state_chip(line.state), due_chip(line.due_state, line.due, listed.now)
        words = [role_word(role) for role in listed.roles]
        name = line.code_name.say(language())
        super().__init__(
            _("{name}. {state}. {due}. {roles}").format(
                name=name, state=state.name, due=due.name, roles=", ".join(words)
            )
        )
        self.case_id = line.id
        self.name = PlainLabel(name, "body_strong")
        self.state_chip = Chip(state.text, state.tone, state.icon, name=state.name)
        self.due_chip = DueChip(due.text, due.tone, due.icon, name=due.name)
        self.badges = [RoleBadge(str(role), word) for role, word in zip(listed.roles, words, strict=True)]
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.name, 1)
        for badge in self.badges:
            head.addWidget(badge)
        column.addLayout(head)
        chips = FlowLayout(gap=6)
        chips.addWidget(self.state_chip)
        chips.addWidget(self.due_chip)
        column.addLayout(chips)
        self.add(holder, 1)


class CaseListPanel(QWidget):
    """All open cases or all closed ones, beginning where the marked case is; `case_chosen` carries an id."""

    case_chosen = Signal(str)
    import_asked = Signal()

    def __init__(self, tasks: Tasks, session: Session, case_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._session = tasks, session
        self._listed: tuple[Listed, ...] = ()
        self._chosen = case_id
        self.title = PlainLabel(_("Cases"), "title")
        self.filter = Segmented([(word, state_chip(word).text) for word in (OPEN, CLOSED)], _("Which cases"))
        self.banner = Banner()
        self.list = RowList(_("Cases"))
        self.empty = EmptyState("inbox", "")
        self._lay_out()
        self.filter.chosen.connect(self._on_filter_chosen)
        self.list.chosen.connect(self._on_row_chosen)
        self.empty.acted.connect(self.import_asked)
        self.reload()

    def reload(self) -> None:
        """Ask the vault again."""
        session = self._session
        self._tasks.run(lambda: listed_cases(session), self._on_cases_listed, self.banner.show_error)

    def mark(self, case_id: str) -> None:
        """Show which case is open beside the list; an empty id marks none."""
        self._chosen = case_id
        rows = [row.case_id for row in self.rows()]
        self.list.select(rows.index(case_id) if case_id in rows else None)

    def rows(self) -> list[CaseRow]:
        """The rows that are on the screen."""
        return [row for row in self.list.rows if isinstance(row, CaseRow)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and the line towards the case."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().color("border"))

    def _lay_out(self) -> None:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.list)
        inside.addWidget(self.empty, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(16), px(12), px(12))
        column.setSpacing(px(12))
        column.addWidget(self.title)
        column.addWidget(self.filter)
        column.addWidget(self.banner)
        column.addWidget(Scroller(holder), 1)

    def _show(self) -> None:
        closed = self.filter.value() == CLOSED
        shown = [one for one in self._listed if (one.line.state == "closed") is closed]
        self.list.clear()
        for one in shown:
            self.list.add(CaseRow(one))
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self.mark(self._chosen)
        if shown:
            return
        nothing_at_all = not self._listed
        self.empty.title.say(_("No case yet") if nothing_at_all else _("Nothing here"))
        self.empty.sentence.say(
            _("Import sealed reports, and each becomes a case.")
            if nothing_at_all
            else _("No case is closed yet.")
            if closed
            else _("No case is open.")
        )
        self.empty.sentence.show()
        self.empty.button.relabel(_("Import…"))
        self.empty.button.setVisible(nothing_at_all)

    def _on_cases_listed(self, listed: tuple[Listed, ...]) -> None:
        self._listed = listed
        self.banner.clear()
        for one in listed:
            if one.line.id == self._chosen:
                self.filter.set_value(CLOSED if one.line.state == "closed" else OPEN)
        self._show()

    def _on_filter_chosen(self) -> None:
        self._show()

    def _on_row_chosen(self, index: int) -> None:
        row = self.rows()[index]
        self.mark(row.case_id)
        self.case_chosen.emit(row.case_id)


def _roles(session: Session, case_id: str) -> tuple[Role, ...]:
    present = {person.role for person in cases.read_case(session, case_id).people} | {Role.REPORTER}
    return tuple(role for role in Role if role in present)
