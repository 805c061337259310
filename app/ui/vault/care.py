"""The vault itself: what keeps it safe for years, one door each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.chip import Chip
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.rows import Row, RowList


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One thing that can be looked after, and what it says of itself where something is due."""

    key: str
    title: str
    line: str
    due: str = ""


class VaultScreen(Page):
    """The doors of the vault; `asked` names the one to open."""

    asked = Signal(str)

    def __init__(self, doors: Sequence[Door], parent: QWidget | None = None) -> None:
        super().__init__(_("Vault"), parent=parent)
        self._doors = tuple(doors)
        self.rows = RowList(_("Vault"), gap=8)
        for door in self._doors:
            self.rows.add(_row(door))
        self.rows.chosen.connect(lambda index: self.asked.emit(self._doors[index].key))
        self.add(PlainLabel(_("What keeps it safe, and what comes after you."), tone="muted"))
        self.add(self.rows)
        self.add_space()


def _row(door: Door) -> Row:
    row = Row(door.title, framed=True)
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(PlainLabel(door.title, "body_strong"))
    column.addWidget(PlainLabel(door.line, "secondary", "muted"))
    row.add(words, 1)
    if door.due:
        row.add(Chip(door.due, "warn", "clock"))
    return row
