"""A list of sentences that are ticked one by one: with the mouse, or with Tab and Space."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.banner import Sign
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.rows import Row
from app.ui.kit.theme import px


class Tick(Row):
    """One sentence, ticked or not."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(sentence, framed=True, parent=parent)
        self.setCheckable(True)
        self.sign = Sign("circle", "muted", 18)
        self.body.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        self.add(PlainLabel(sentence), 1)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, ticked: bool) -> None:
        self.sign.show_icon("circle-check" if ticked else "circle", "ok" if ticked else "muted")


class TickList(QWidget):
    """`ticked` after each change; `are_all_ticked()` says whether nothing is left."""

    ticked = Signal()

    def __init__(self, sentences: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows = [Tick(sentence) for sentence in sentences]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for row in self.rows:
            row.toggled.connect(self._on_row_toggled)
            column.addWidget(row)

    def are_all_ticked(self) -> bool:
        """Whether every sentence is ticked."""
        return all(row.isChecked() for row in self.rows)

    def _on_row_toggled(self) -> None:
        self.ticked.emit()
