"""The activity record of the vault: every entry, newest first, and whether all of it still holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain import journal_words
from app.domain.code_names import CodeName
from app.errors import AppError
from app.i18n import _, language, ngettext
from app.services import journal
from app.services.journal import Entry, Head
from app.services.session import Session
from app.ui.journal.activity import entry_row
from app.ui.journal.holding import HoldingCard, choose_kept, choose_where_to_save
from app.ui.kit.buttons import LinkButton, QuietButton
from app.ui.kit.card import Card
from app.ui.kit.editors import LineEdit
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.segmented import Segmented
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.kit.timeline import Timeline
from app.ui.vault.threshold import Choose

ALL, CASES, VAULT = "all", "cases", "vault"
_BESIDE = 860
PORTION = 100
"""So many entries at once; the others come when they are asked for."""


@dataclass(frozen=True, slots=True)
class Record:
    """The whole journal at one moment, with the names of its cases."""

    entries: tuple[Entry, ...]
    names: Mapping[str, CodeName]
    head: Head

    def about(self, entry: Entry) -> str:
        """The code name of the case an entry is about, or nothing."""
        if entry.case is None:
            return ""
        name = self.names.get(entry.case)
        return name.say(language()) if name else _("a case that is no longer here")


def read(session: Session) -> Record:
    """The journal as it stands, newest first; called on the worker."""
    return Record(tuple(reversed(journal.whole_history(session))), journal.case_names(session), journal.head(session))


class JournalScreen(Page):
    """Entries with a filter, and beside them the check of all."""

    back_asked = Signal()

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        choose_place: Choose = choose_where_to_save,
        choose_file: Choose = choose_kept,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Activity record"), parent=parent)
        self._tasks, self._session = tasks, session
        self._record = Record((), {}, Head(number=0, at="", hash=""))
        self._shown = PORTION
        self.back = QuietButton(_("Vault"), "arrow-left")
        self.kind = Segmented(
            ((ALL, _("Everything")), (CASES, _("About cases")), (VAULT, _("About the vault"))), _("What is shown"), ALL
        )
        self.filter = LineEdit(_("Filter"), _("A code name, or what was done"))
        self.holding = HoldingCard(tasks, session, choose_place, choose_file)
        self.count = PlainLabel("", "caption", "faint")
        self.timeline = Timeline()
        self.more = LinkButton(_("Show more"))
        self._lay_out()
        self.back.clicked.connect(self.back_asked)
        self.kind.chosen.connect(self._on_filter_changed)
        self.filter.edited.connect(self._on_filter_changed)
        self.more.clicked.connect(self._on_more_clicked)
        self.holding.saved.connect(self._load)
        self._load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The check stands at the right of the entries, or above them where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with what is looked for."""
        super().showEvent(event)
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.add_button(self.back)
        self.add(PlainLabel(_("What was done in this vault, and when. Nothing in it can be changed."), tone="muted"))
        self._entries = Card()
        for part in (self.kind, self.filter, self.count, self.timeline, self.more):
            self._entries.add(part)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(px(16))
        for card, share in ((self.holding, 2), (self._entries, 3)):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(card)
            column.addStretch(1)
            self._both.addWidget(holder, share)
        self.add(self._both)
        self.add_space()

    def _arrange(self) -> None:
        wide = self.width() >= px(_BESIDE)
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.RightToLeft if wide else directions.TopToBottom)

    def _load(self) -> None:
        session = self._session
        self._tasks.run(lambda: read(session), self._on_loaded, self._on_refused)

    def _on_loaded(self, record: Record) -> None:
        self._record = record
        self.holding.show_head(record.head)
        self._show()

    def _on_refused(self, error: AppError) -> None:
        self.banner.show_error(error)

    def _on_filter_changed(self) -> None:
        self._shown = PORTION
        self._show()

    def _on_more_clicked(self) -> None:
        self._shown += PORTION
        self._show()

    def _fitting(self) -> list[Entry]:
        kind, sought = self.kind.value(), self.filter.answer().strip().casefold()
        return [
            entry
            for entry in self._record.entries
            if kind == ALL or (entry.case is not None) == (kind == CASES)
            if sought in f"{journal_words.say(entry.what)} {self._record.about(entry)}".casefold()
        ]

    def _show(self) -> None:
        fitting = self._fitting()
        fresh = Timeline(entry_row(entry, self._record.about(entry)) for entry in fitting[: self._shown])
        self._entries.body.replaceWidget(self.timeline, fresh)
        self.timeline.hide()
        self.timeline.deleteLater()
        self.timeline = fresh
        self.more.setVisible(len(fitting) > self._shown)
        words = ngettext("{n} entry", "{n} entries", len(fitting)).format(n=len(fitting))
        self.count.say(words if fitting else _("No entry like this."))
