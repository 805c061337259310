"""Original, public text and check beside each other, or below each other where there is no room."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.theme import px

_WIDE = 780
_SHARES = (368, 488, 296)
_LEAST_HEIGHT = 400
_HEIGHT_IN_ONE = 440


class Columns(QWidget):
    """Three columns of one height from 780 up, else one column; `arranged` after every change of place or size.

    The list of findings scrolls by itself; what is `pinned` below it is always there.
    """

    arranged = Signal()

    def __init__(
        self, original: QWidget, text: QWidget, findings: QWidget, pinned: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._findings = findings
        side = QWidget()
        self._column = column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(findings, 1)
        column.addWidget(pinned)
        self._parts = (original, text, side)
        self.is_wide = True
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(16))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._arrange(is_wide=True)

    def hasHeightForWidth(self) -> bool:
        """Only a single column is as high as its parts want."""
        return not self.is_wide

    def sizeHint(self) -> QSize:
        """Room for the list and what is pinned below it; the page gives the rest."""
        if not self.is_wide:
            return super().sizeHint()
        width = max(self.width(), px(_WIDE)) * _SHARES[2] // sum(_SHARES) - px(16)
        return QSize(px(_WIDE), max(px(_LEAST_HEIGHT), self._column.totalMinimumHeightForWidth(width)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column."""
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, self.sizeHint().height() if self.is_wide else super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as there is room for."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= px(_WIDE)
        if is_wide != self.is_wide:
            self._arrange(is_wide=is_wide)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self.arranged.emit()

    def _arrange(self, *, is_wide: bool) -> None:
        self.is_wide = is_wide
        original, text, side = self._parts
        order = self._parts if is_wide else (text, side, original)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        for part in order:
            self._row.removeWidget(part)
            self._row.addWidget(part, _SHARES[self._parts.index(part)] if is_wide else 0)
        for part in (original, text, self._findings):
            part.setMinimumHeight(0 if is_wide else px(_HEIGHT_IN_ONE))
