"""The list of cases, as a stranger at the next table may see it, and the search inside them."""

from collections.abc import Mapping
from dataclasses import dataclass
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
class Wanted:
    """What is asked of the vault: words, or open or closed cases; so many rows, and the marked case among them."""

    sought: str
    closed: bool
    most: int
    chosen: str = ""
    follow: bool = False
    """Whether the marked case decides if open or closed ones are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The rows that are shown of the cases at one moment, and where what was sought stands."""

    now: datetime
    sought: str
    closed: bool
    lines: tuple[CaseLine, ...]
    found: Mapping[str, tuple[FoundIn, ...]]
    count: int
    """In how many cases something was found."""
    has_more: bool
    is_empty: bool
    """Whether the vault has no case at all."""


def look(session: Session, wanted: Wanted) -> Listing:
    """The cases as they stand now, no more of them than are shown; called on the worker."""
    chosen = cases.list_cases(session, among=(wanted.chosen,)) if wanted.chosen else ()
    closed = chosen[0].state == "closed" if chosen and wanted.follow else wanted.closed
    hits = search.find(session, wanted.sought, wanted.most) if wanted.sought else ()
    found = {one.case_id: one.places for one in hits}
    if wanted.sought:
        lines = cases.list_cases(session, among=tuple(found)[: wanted.most])
        has_more, marked = len(found) > wanted.most, [line for line in chosen if line.id in found]
    else:
        lines = cases.list_cases(session, closed=closed, most=wanted.most + 1)
        has_more, marked = len(lines) > wanted.most, [line for line in chosen if (line.state == "closed") is closed]
        lines = lines[: wanted.most]
    shown = {line.id for line in lines}
    return Listing(
        now=session.now(),
        sought=wanted.sought,
        closed=closed,
        lines=(*lines, *(line for line in marked if line.id not in shown)),
        found=found,
        count=len(found),
        has_more=has_more,
        is_empty=not lines and not cases.list_cases(session, most=1),
    )


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
        self._ask(follow=True)

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
        column.setContentsMargins(px(8), px(16), px(8), px(12))
        column.setSpacing(px(12))
        for part in (self.title, self.search, self.filter, self.count, self.banner):
            column.addWidget(part)
        column.addWidget(Scroller(holder), 1)

    def _ask(self, *, follow: bool = False) -> None:
        session = self._session
        wanted = Wanted(
            sought=self.search.sought(),
            closed=self.filter.value() == CLOSED,
            most=self._portions * PORTION,
            chosen=self._chosen,
            follow=follow,
        )
        self._tasks.run(lambda: look(session, wanted), self._on_cases_listed, self.banner.show_error)

    def _show(self, listing: Listing) -> None:
        self.list.clear()
        for line in listing.lines:
            self.list.add(CaseRow(line, listing.now, listing.found.get(line.id, ())))
        self.list.setVisible(bool(listing.lines))
        self.more_button.setVisible(listing.has_more)
        self.filter.setVisible(not listing.sought)
        self.count.setVisible(bool(listing.count))
        self.count.say(ngettext("Found in {n} case", "Found in {n} cases", listing.count).format(n=listing.count))
        self.rule.setVisible(bool(listing.count))
        self.mark(self._chosen)
        self.empty.setVisible(not listing.lines)
        if not listing.lines:
            self._say_nothing(listing)

    def _say_nothing(self, listing: Listing) -> None:
        nothing_at_all = listing.is_empty
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
        searched = self._listing is not None and bool(listing.sought)
        self._listing = listing
        self.banner.clear()
        self.filter.set_value(CLOSED if listing.closed else OPEN)
        kept = self._row_to_keep()
        self._show(listing)
        if kept is not None and kept < len(self.list.rows):
            self.list.rows[kept].setFocus()
        if searched:
            announce(self, self.count.words() if self.list.rows else self.empty.title.words())

    def _row_to_keep(self) -> int | None:
        """Where the keyboard goes on after "show more": the last row there was."""
        return len(self.list.rows) - 1 if self.more_button.hasFocus() else None

    def _on_search_asked(self, sought: str) -> None:
        self._portions = 1
        self.sought.emit(sought)
        self._ask()

    def _on_list_wanted(self) -> None:
        if self.list.rows:
            self.list.rows[self.list.selected() or 0].setFocus()

    def _on_filter_chosen(self) -> None:
        self._portions = 1
        self._ask()

    def _on_more_asked(self) -> None:
        self._portions += 1
        self._ask()

    def _on_empty_acted(self) -> None:
        if self.search.sought():
            self.search.clear_button.click()
        else:
            self.import_asked.emit()

    def _on_row_chosen(self, index: int) -> None:
        row = self.rows()[index]
        self.mark(row.case_id)
        self.case_chosen.emit(row.case_id)
