"""Two columns beside each other, which go below each other where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.kit.theme import px


class Columns(QWidget):
    """The wide column at the left, the narrow one at the right or, below `least` pixels, under it."""

    def __init__(self, wide: QWidget, narrow: QWidget, *, width: int, least: int, gap: int = 24) -> None:
        super().__init__()
        self._narrow = narrow
        self._width, self._least = width, least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(gap))
        self._row.addWidget(wide, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(narrow, 0, Qt.AlignmentFlag.AlignTop)
        self._arrange(beside=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go beside or below each other."""
        super().resizeEvent(event)
        self._arrange(beside=event.size().width() >= px(self._least))

    def _arrange(self, *, beside: bool) -> None:
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._narrow.setMinimumWidth(px(self._width) if beside else 0)
        self._narrow.setMaximumWidth(px(self._width) if beside else 16777215)
