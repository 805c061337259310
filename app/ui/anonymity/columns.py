"""Original, public text and check beside each other, or below each other where there is no room."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.theme import px

_WIDE, _MEDIUM = 1040, 720
_SHARES = (368, 488, 296)
_HEIGHT_IN_ONE = 420


class Columns(QWidget):
    """Three columns from 1040 up, two from 720 up, else one; `arranged` after every change of place or size."""

    arranged = Signal()

    def __init__(self, original: QWidget, text: QWidget, check: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.original, self.text, self.check = original, text, check
        self.count = 0
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(16))
        self._pair = QVBoxLayout()
        self._pair.setSpacing(px(16))
        self._row.addLayout(self._pair)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._arrange(3)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column, so that it can become one."""
        widest = max(part.minimumSizeHint().width() for part in (self.original, self.text, self.check))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as there is room for."""
        super().resizeEvent(event)
        width = event.size().width()
        count = 3 if width >= px(_WIDE) else 2 if width >= px(_MEDIUM) else 1
        if count != self.count:
            self._arrange(count)
        self.arranged.emit()

    def _arrange(self, count: int) -> None:
        self.count = count
        directions = QBoxLayout.Direction
        for part in (self.original, self.text, self.check):
            self._row.removeWidget(part)
            self._pair.removeWidget(part)
            part.setMinimumHeight(px(_HEIGHT_IN_ONE) if count == 1 else 0)
        self._row.setDirection(directions.TopToBottom if count == 1 else directions.LeftToRight)
        self._row.setStretchFactor(self._pair, 5 if count == 2 else 0)
        if count == 3:
            for part, share in zip((self.original, self.text, self.check), _SHARES, strict=True):
                self._row.addWidget(part, share)
        elif count == 2:
            self._pair.addWidget(self.text, 3)
            self._pair.addWidget(self.original, 2)
            self._row.addWidget(self.check, 3)
        else:
            for part in (self.text, self.check, self.original):
                self._row.addWidget(part)
