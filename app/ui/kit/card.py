"""A card: a box with a section title and whatever a screen puts in it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.shapes import paint_box
from app.ui.kit.theme import px, theme


class Box(QFrame):
    """A frame with the fill, line and radius of the theme; what banners and cards are drawn on."""

    def __init__(
        self, fill: str | None = "surface", line: str | None = "border", radius: int = 10, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fill = fill
        self._line = line
        self._radius = radius

    def set_colors(self, fill: str | None, line: str | None) -> None:
        """Take other tokens."""
        self._fill, self._line = fill, line
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box."""
        fill = theme().color(self._fill) if self._fill else None
        line = theme().color(self._line) if self._line else None
        paint_box(QPainter(self), QRectF(self.rect()), px(self._radius), fill, line)


class Card(Box):
    """A section of a page; `column` holds the title and `body`, `body` the parts; `aside` stands right of the title."""

    def __init__(
        self, title: str = "", aside: QWidget | None = None, *, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(12))
        self.title = PlainLabel(title, "section")
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(12))
        if title or aside is not None:
            head = QHBoxLayout()
            head.setSpacing(px(8))
            head.addWidget(self.title, 1)
            if aside is not None:
                head.addWidget(aside)
            column.addLayout(head)
        else:
            self.title.setParent(self)
            self.title.hide()
        if note:
            column.addWidget(PlainLabel(note, "secondary", "muted"))
        column.addLayout(self.body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a part below the others."""
        if isinstance(part, QWidget):
            self.body.addWidget(part, stretch)
        else:
            self.body.addLayout(part, stretch)

    def add_rule(self) -> None:
        """Draw a line below the last part."""
        self.body.addWidget(Rule())


class Rule(Box):
    """A line of one pixel between two parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("border", None, 0, parent)
        self.setFixedHeight(1)
