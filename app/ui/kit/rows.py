"""A column of rows that are pressed as a whole, walked with the arrows."""

from PySide6.QtCore import QChildEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.shapes import paint_box, paint_focus
from app.ui.kit.theme import px, theme
from app.ui.kit.walking import chooses, step_to, walks
from app.ui.kit.wrapping import follow_width, height_now


class Row(QPushButton):
    """One row; a screen fills `body` with labels, chips and badges, and gives the words a screen reader says."""

    def __init__(self, name: str, *, framed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.is_selected = False
        self._framed = framed
        self.body = QHBoxLayout(self)
        self.body.setContentsMargins(px(14), px(10), px(12), px(10))
        self.body.setSpacing(px(12))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Put a part at the right of the others; the mouse passes through it."""
        self.body.addWidget(part, stretch)

    def childEvent(self, event: QChildEvent) -> None:
        """Let the mouse through every part, so that the row is one target."""
        super().childEvent(event)
        child = event.child()
        if event.added() and isinstance(child, QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """What the parts need, at least 44 high."""
        width = self.body.totalSizeHint().width()
        return QSize(width, height_now(self, px(4000)) if self.hasHeightForWidth() else self._single_height())

    def minimumSizeHint(self) -> QSize:
        """What the parts need at least."""
        return self.body.totalMinimumSize().expandedTo(QSize(0, px(44)))

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return self.body.hasHeightForWidth()

    def _single_height(self) -> int:
        return max(px(44), self.body.totalSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """The height its parts need at this width."""
        return max(px(44), self.body.totalHeightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the walking keys to the column."""
        if walks(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        follow_width(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, the bar of the selected row, and the ring."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        line = theme().color("border_strong") if self._framed else None
        token = "selected" if self.is_selected else "hover" if self.underMouse() or self.isDown() else None
        fill = theme().color(token) if token else theme().color("surface") if self._framed else None
        paint_box(painter, rect, px(8), fill, line)
        if self.is_selected:
            paint_box(painter, QRectF(px(1), px(12), px(3), rect.height() - px(24)), px(1.5), theme().color("accent"))
        if self.hasFocus():
            paint_focus(painter, rect, px(8))


class RowList(QWidget):
    """Rows below each other: arrows walk and choose, `chosen` carries the index; Tab enters at the selected one."""

    chosen = Signal(int)

    def __init__(self, name: str, *, gap: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(gap))
        self._column.addStretch(1)

    def add(self, row: Row) -> None:
        """Put a row below the others."""
        self.rows.append(row)
        row.clicked.connect(self._on_row_clicked)
        self._column.insertWidget(len(self.rows) - 1, row)
        self._rove(self.selected() or 0)

    def clear(self) -> None:
        """Take all rows away."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []

    def selected(self) -> int | None:
        """The index of the selected row."""
        return next((i for i, row in enumerate(self.rows) if row.is_selected), None)

    def select(self, index: int | None) -> None:
        """Mark a row as the one being shown, without a signal."""
        for i, row in enumerate(self.rows):
            row.is_selected = i == index
            row.update()
        self._rove(index or 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, Home and End; Enter chooses."""
        at = next((i for i, row in enumerate(self.rows) if row.hasFocus()), None)
        if at is None:
            super().keyPressEvent(event)
            return
        target = step_to(event, at, len(self.rows))
        if target is not None:
            self._rove(target)
            self.rows[target].setFocus(Qt.FocusReason.OtherFocusReason)
        elif chooses(event):
            self.chosen.emit(at)
        else:
            super().keyPressEvent(event)

    def _rove(self, index: int) -> None:
        for i, row in enumerate(self.rows):
            row.setProperty("roving", i != index)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if i == index else Qt.FocusPolicy.ClickFocus)

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, Row) and row in self.rows:
            self._rove(self.rows.index(row))
            self.chosen.emit(self.rows.index(row))
