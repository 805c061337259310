"""What happened, newest first, on one line."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.shapes import paint_disc
from app.ui.kit.theme import px, theme


class TimelineRow(QWidget):
    """One entry: a bullet with a sign, what was done, and by whom and when."""

    def __init__(
        self, icon: str, what: str, who_when: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.icon = icon
        self.tone = tone
        self.is_last = True
        self.what = PlainLabel(what, "secondary_strong")
        self.who_when = PlainLabel(who_when, "caption", "faint")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(40), px(4), 0, px(12))
        column.setSpacing(px(1))
        column.addWidget(self.what)
        if who_when:
            column.addWidget(self.who_when)
        else:
            self.who_when.setParent(self)
            self.who_when.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bullet and line."""
        painter = QPainter(self)
        bullet = QRectF(px(2), px(1), px(26), px(26))
        if not self.is_last:
            x = bullet.center().x()
            painter.setPen(QPen(theme().color("border"), px(2)))
            painter.drawLine(QPointF(x, bullet.bottom() + 2), QPointF(x, self.height()))
        paint_disc(painter, bullet, self.icon, self.tone, icon_share=0.5, line=f"{self.tone}_line")


class Timeline(QWidget):
    """The entries below each other."""

    def __init__(self, rows: Iterable[TimelineRow] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TimelineRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        for row in rows:
            self.add(row)

    def add(self, row: TimelineRow) -> None:
        """Put an entry below the others."""
        if self.rows:
            self.rows[-1].is_last = False
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
