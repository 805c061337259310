"""A list of entries of a case: a row each, and the words that add one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case import Case, EntryRecord
from app.i18n import _
from app.ui.kit.badge import RoleBadge
from app.ui.kit.buttons import QuietButton
from app.ui.kit.card import Rule
from app.ui.kit.chip import Chip
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.rows import Row, RowList
from app.ui.kit.theme import px
from app.ui.review.entry_words import LISTS, RowWords, row_words


class EntryList(QWidget):
    """The entries of one kind; `asked` carries the kind and the entry's id, 0 for a new one."""

    asked = Signal(str, int)

    def __init__(
        self,
        case: Case,
        kind: str,
        records: Sequence[EntryRecord[Any]],
        *,
        can_add: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        title, add, empty = LISTS[kind]
        self._kind, self._ids = kind, [record.id for record in records]
        self.setAccessibleName(_(title))
        self.add_button = QuietButton(_(add), "plus")
        self.add_button.clicked.connect(self._on_add_clicked)
        reveal(self.add_button, can_add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_(title), "body_medium"), 1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        column.addWidget(Rule())
        self.rows = RowList(_(title), gap=0)
        for record in records:
            self.rows.add(_row(row_words(case, record)))
        self.rows.chosen.connect(self._on_row_chosen)
        column.addWidget(self.rows)
        if not records:
            self.rows.hide()
            column.addWidget(PlainLabel(_(empty), "secondary", "muted"))

    def _on_add_clicked(self) -> None:
        self.asked.emit(self._kind, 0)

    def _on_row_chosen(self, index: int) -> None:
        self.asked.emit(self._kind, self._ids[index])


def _row(words: RowWords) -> Row:
    row = Row(", ".join(part for part in (words.title, words.note, words.chip) if part))
    row.body.setContentsMargins(px(4), px(8), px(4), px(8))
    if words.role:
        row.add(RoleBadge(words.role, words.title, 28))
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(PlainLabel(words.title, "body_medium"))
    if words.note:
        lines.addWidget(PlainLabel(words.note, "caption", "muted"))
    row.body.addLayout(lines, 1)
    if words.chip:
        row.add(Chip(words.chip, words.tone, words.icon))
    return row
