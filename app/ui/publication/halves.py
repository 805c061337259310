"""The pages and what is said about them: beside each other, or below each other where there is no room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.page import Scroller
from app.ui.kit.theme import px

_WIDE = 760
_SIDE = 340
_MOST = 16777215


class Halves(QWidget):
    """The pages, and a side of 340 where the upper part scrolls and the lower one stays; one column below 760."""

    def __init__(self, pages: QWidget, upper: QWidget, lower: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self._upper, self._lower = pages, upper, lower
        self._scroller = Scroller(_topped(upper))
        self._scroller.setMinimumHeight(px(96))
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._scroller, 1)
        column.addWidget(lower)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(16))
        self._row.addWidget(pages, 1)
        self._row.addWidget(self._side)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._arrange(_MOST)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column."""
        widest = max(part.minimumSizeHint().width() for part in (self._pages, self._upper, self._lower))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        wide = width >= px(_WIDE)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._side.setMinimumWidth(px(_SIDE) if wide else 0)
        self._side.setMaximumWidth(px(_SIDE) if wide else _MOST)
        self._scroller.setMinimumHeight(px(96) if wide else self._upper.heightForWidth(width))


def _topped(part: QWidget) -> QWidget:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    return content
