"""A page: its header with chips and buttons, a banner, and a body that scrolls and never cuts."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.banner import Banner
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.theme import px, theme

_FRAME, _TITLE_BAR = 4, 36
"""Pixels that a system puts around a window and above it; it says how many only when the window stands there."""


class Scroller(QScrollArea):
    """A column that scrolls up and down; sideways only when even the longest words have no room."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setWidget(content)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


class PageHeader(QWidget):
    """Chips above, the title below at the left and the buttons at the right, which go below when there is no room."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, "title")
        self.chips = QWidget()
        self.chip_row = FlowLayout(self.chips)
        self.buttons = QWidget()
        self.button_row = FlowLayout(self.buttons, right=True)
        for part in (self.chips, self.buttons):
            part.hide()
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(12), px(20), px(14))
        column.setSpacing(px(6))
        column.addWidget(self.chips)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self.title, 1)
        row.addWidget(self.buttons, 1)
        column.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and the line below it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.setPen(QPen(theme().color("border"), 1))
        bottom = self.height() - 0.5
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))


class Page(QWidget):
    """What a screen derives from: header, banner and scrolling body."""

    def __init__(self, title: str = "", *, margins: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(title)
        self.title = self.header.title
        reveal(self.header, bool(title))
        self.banner = Banner()
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        side = px(16) if margins else 0
        self.body.setContentsMargins(side, side, side, side)
        self.body.setSpacing(px(16))
        self.body.addWidget(self.banner)
        self.scroller = Scroller(self._content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.scroller, 1)

    def set_title(self, title: str) -> None:
        """Put another title into the header."""
        self.title.say(title)
        reveal(self.header, bool(title))

    def add_chip(self, chip: QWidget) -> None:
        """Put a chip into the row above the title."""
        self.header.chip_row.addWidget(chip)
        reveal(self.header.chips, True)

    def add_button(self, button: QWidget) -> None:
        """Put a button beside the title; the primary one comes last."""
        self.header.button_row.addWidget(button)
        reveal(self.header.buttons, True)

    def add_line(self, line: QWidget) -> None:
        """Put a line of words below the title."""
        self.header.column.addWidget(line)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a part below the others."""
        if isinstance(part, QWidget):
            self.body.addWidget(part, stretch)
        else:
            self.body.addLayout(part, stretch)

    def add_narrow(self, part: QWidget, width: int) -> None:
        """Put a part below the others that is at most so wide.

        It stands in a row of its own: a column would give it the height it needs at the width of the page.
        """
        part.setMaximumWidth(width)
        row = QHBoxLayout()
        row.addWidget(part, 1000)
        row.addStretch(1)
        self.add(row)

    def add_space(self) -> None:
        """Keep the parts together at the top."""
        self.body.addStretch(1)


def open_size(window: QWidget) -> QSize:
    """The size a window opens with: that of the design in this text size, as far as screen and title bar have room."""
    room = window.screen().availableSize() - QSize(2 * _FRAME, _TITLE_BAR + _FRAME)
    return QSize(px(1280), px(800)).boundedTo(room)
