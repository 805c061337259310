"""The pages and what is said about them: beside each other, or below each other where there is no room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.page import Scroller
from app.ui.kit.theme import px

_WIDE = 760
_SIDE = 340
_LEAST_UPPER = 96
_HEIGHT_IN_ONE = 480
_MOST = 16777215


class Halves(QWidget):
    """The pages, and a side of 340 where the upper part scrolls and the lower one stays; one column below 760."""

    def __init__(self, pages: QWidget, upper: QWidget, lower: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self._upper, self._lower = pages, upper, lower
        self._scroller = _Upper(_topped(upper))
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
        self.is_wide = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._arrange(_MOST)

    def hasHeightForWidth(self) -> bool:
        """Only a single column is as high as its parts want."""
        return not self.is_wide

    def sizeHint(self) -> QSize:
        """Room for a part of the proofs and all that is below them; the page gives the rest."""
        if not self.is_wide:
            return super().sizeHint()
        return QSize(px(_WIDE), px(_LEAST_UPPER + 12) + self._lower.heightForWidth(px(_SIDE)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column."""
        widest = max(part.minimumSizeHint().width() for part in (self._pages, self._upper, self._lower))
        return QSize(widest, self.sizeHint().height() if self.is_wide else super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        self.is_wide = width >= px(_WIDE)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if self.is_wide else directions.TopToBottom)
        self._side.setMinimumWidth(px(_SIDE) if self.is_wide else 0)
        self._side.setMaximumWidth(px(_SIDE) if self.is_wide else _MOST)
        self._scroller.setMinimumHeight(px(_LEAST_UPPER) if self.is_wide else self._upper.heightForWidth(width))
        self._pages.setMinimumHeight(0 if self.is_wide else px(_HEIGHT_IN_ONE))


class _Upper(Scroller):
    """Scrolls early, so that what stands below it keeps its whole height."""

    def sizeHint(self) -> QSize:
        return QSize(px(_SIDE), self.minimumHeight())


def _topped(part: QWidget) -> QWidget:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    return content
