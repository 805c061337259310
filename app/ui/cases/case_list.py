"""The list of cases, as a stranger at the next table may see it, and the search inside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.services import cases, search
from app.services.cases import CaseLine
from app.services.search import FoundIn
from app.services.session import Session
from app.ui.cases.case_row import CaseRow
from app.ui.cases.search_field import SearchField
from app.ui.cases.standing import state_chip
from app.ui.kit.announce import announce
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import LinkButton
from app.ui.kit.empty_state import EmptyState
from app.ui.kit.page import Scroller
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.rows import RowList
from app.ui.kit.segmented import Segmented
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px, theme

OPEN, CLOSED = "open", "closed"
PORTION = 30
"""So many rows at once: a vault may hold thousands of cases, and nobody reads thousands of rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Every case at one moment, and where what was sought stands."""

    now: datetime
    lines: tuple[CaseLine, ...] = ()
    sought: str = ""
    found: Mapping[str, tuple[FoundIn, ...]] = field(default_factory=dict)

    def shown(self, closed: bool) -> list[CaseLine]:
        """The cases that were found; where nothing is sought the open or the closed ones."""
        if self.sought:
            return [line for line in self.lines if line.id in self.found]
        return [line for line in self.lines if (line.state == "closed") is closed]


def look(session: Session, sought: str) -> Listing:
    """The cases as they stand now; called on the worker."""
    found = {one.case_id: one.places for one in search.find(session, sought)} if sought else {}
    return Listing(now=session.now(), lines=cases.list_cases(session), sought=sought, found=found)


class CaseListPanel(QWidget):
    """Open or closed cases, or those in which something was found, beginning where the marked case is.

    `case_chosen` carries an id; `sought` what is looked for, so that it outlives this panel.
    """

    case_chosen = Signal(str)
    import_asked = Signal()
    sought = Signal(str)

    def __init__(
        self, tasks: Tasks, session: Session, case_id: str = "", sought: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._session = tasks, session
        self._listing: Listing | None = None
        self._chosen = case_id
        self._portions = 1
        self.title = PlainLabel(_("Cases"), "title")
        self.search = SearchField(sought)
        self.filter = Segmented([(word, state_chip(word).text) for word in (OPEN, CLOSED)], _("Which cases"))
        self.count = PlainLabel("", "secondary", "muted")
        self.banner = Banner()
        self.list = RowList(_("Cases"))
        self.more_button = LinkButton(_("Show more"), "chevron-down")
        self.rule = PlainLabel(
            _(
                "Before the conflict of interest is declared, a case is found only by its code name "
                "and the names given."
            ),
            "caption",
            "muted",
        )
        self.empty = EmptyState("inbox", "")
        self._lay_out()
        self.search.asked.connect(self._on_search_asked)
        self.search.left_below.connect(self._on_list_wanted)
        self.filter.chosen.connect(self._on_filter_chosen)
        self.list.chosen.connect(self._on_row_chosen)
        self.more_button.clicked.connect(self._on_more_asked)
        self.empty.acted.connect(self._on_empty_acted)
        self.reload()

    def reload(self) -> None:
        """Ask the vault again."""
        session, sought = self._session, self.search.sought()
        self._tasks.run(lambda: look(session, sought), self._on_cases_listed, self.banner.show_error)

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
        inside.addWidget(self.more_button)
        inside.addWidget(self.rule)
        inside.addWidget(self.empty, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(16), px(12), px(12))
        column.setSpacing(px(12))
        for part in (self.title, self.search, self.filter, self.count, self.banner):
            column.addWidget(part)
        column.addWidget(Scroller(holder), 1)

    def _show(self, listing: Listing) -> None:
        found = listing.shown(self.filter.value() == CLOSED)
        most = self._portions * PORTION
        shown = [line for at, line in enumerate(found) if at < most or line.id == self._chosen]
        self.list.clear()
        for line in shown:
            self.list.add(CaseRow(line, listing.now, listing.found.get(line.id, ())))
        self.list.setVisible(bool(shown))
        self.more_button.setVisible(len(shown) < len(found))
        self.filter.setVisible(not listing.sought)
        self.count.setVisible(bool(listing.sought and found))
        self.count.say(ngettext("Found in {n} case", "Found in {n} cases", len(found)).format(n=len(found)))
        self.rule.setVisible(bool(listing.sought and found))
        self.mark(self._chosen)
        self.empty.setVisible(not shown)
        if not shown:
            self._say_nothing(listing)

    def _say_nothing(self, listing: Listing) -> None:
        nothing_at_all = not listing.lines
        if listing.sought and not nothing_at_all:
            title = _("Nothing found for these words")
            sentence = _("Names are searched too, but never shown in the list.") + "\n\n" + self.rule.words()
            button = _("Clear the search")
        else:
            title = _("No case yet") if nothing_at_all else _("Nothing here")
            sentence = (
                _("Import sealed reports, and each becomes a case.")
                if nothing_at_all
                else _("No case is closed yet.")
                if self.filter.value() == CLOSED
                else _("No case is open.")
            )
            button = _("Import…")
        self.empty.title.say(title)
        self.empty.sentence.say(sentence)
        self.empty.sentence.show()
        self.empty.button.relabel(button)
        self.empty.button.setVisible(nothing_at_all or bool(listing.sought))

    def _on_cases_listed(self, listing: Listing) -> None:
        if listing.sought != self.search.sought():
            return  # Meanwhile more was typed: its own answer is on the way.
        first = self._listing is None
        asked_anew = self._listing is not None and self._listing.sought != listing.sought
        self._listing = listing
        self.banner.clear()
        if not asked_anew:
            for line in listing.lines:
                if line.id == self._chosen:
                    self.filter.set_value(CLOSED if line.state == "closed" else OPEN)
        self._show(listing)
        if listing.sought and not first:
            announce(self, self.count.words() if self.list.rows else self.empty.title.words())

    def _on_search_asked(self, sought: str) -> None:
        self._portions = 1
        self.sought.emit(sought)
        self.reload()

    def _on_list_wanted(self) -> None:
        if self.list.rows:
            self.list.rows[self.list.selected() or 0].setFocus()

    def _on_filter_chosen(self) -> None:
        self._portions = 1
        if self._listing is not None:
            self._show(self._listing)

    def _on_more_asked(self) -> None:
        self._portions += 1
        if self._listing is not None:
            last = len(self.list.rows) - 1
            self._show(self._listing)
            self.list.rows[last].setFocus()

    def _on_empty_acted(self) -> None:
        if self.search.sought():
            self.search.clear_button.click()
        else:
            self.import_asked.emit()

    def _on_row_chosen(self, index: int) -> None:
        row = self.rows()[index]
        self.mark(row.case_id)
        self.case_chosen.emit(row.case_id)
