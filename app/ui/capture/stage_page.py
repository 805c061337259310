"""What every stage of the conversation is: one scrolling page with a banner, and what its filled button does."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.banner import Banner
from app.ui.kit.choices import BigAnswers
from app.ui.kit.page import Scroller
from app.ui.kit.theme import px, theme

_COLUMN = 760


class StagePage(QWidget):
    """One stage; `done` asks for the next one, `changed` says that the bar below may have to say something else.

    `answered` comes after every answer that is to be kept.
    """

    done = Signal()
    changed = Signal()
    answered = Signal()
    number = 0
    """Its place in the stage path, from 0."""
    calm = True
    """Whether it has the wide margins of a page with one question."""
    surface = False
    """Whether it lies on the surface color, as the pages for the reporter alone do."""
    alone = False
    """Whether the reporter sits before it alone, and nothing but the page is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self._content = Ground("surface" if self.surface else "app")
        self.body = QVBoxLayout(self._content)
        self.body.setSpacing(px(16))
        self.body.addWidget(self.banner)
        self.scroller = Scroller(self._content)
        self.scroller.setMinimumHeight(px(48))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.row.addWidget(self.scroller, 1)
        self._set_margins()

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a part below the others."""
        if isinstance(part, QWidget):
            self.body.addWidget(part, stretch)
        else:
            self.body.addLayout(part, stretch)

    def centered(self) -> QVBoxLayout:
        """A column of comfortable width in the middle of the page, for one question or statement."""
        middle = QWidget()
        middle.setMaximumWidth(px(_COLUMN))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self.add(row)
        return column

    def next_words(self) -> str:
        """What the filled button says."""
        return _("Continue")

    def next_icon(self) -> str:
        """The sign of the filled button."""
        return "arrow-right"

    def is_ready(self) -> bool:
        """Whether the filled button can be pressed."""
        return True

    def why_not(self) -> str:
        """The reason beside the filled button while it cannot be pressed."""
        return ""

    def can_go_back(self) -> bool:
        """Whether there is a way back from here."""
        return True

    def go_on(self) -> None:
        """Do what the filled button says."""
        self.done.emit()

    def first_focus(self) -> QWidget:
        """The first thing to answer."""
        return self

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the wide margins where there is no room for them."""
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        wide = self.calm and self.width() >= px(1100)
        side, top = (80, 48) if wide else (24, 20)
        self.body.setContentsMargins(px(side), px(top), px(side), px(20))


class Ground(QWidget):
    """What scrolls, with the color it lies on."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), theme().color(self._token))


class Answers(BigAnswers):
    """Big answers of which Enter chooses the one with the focus, as Space does."""

    def __init__(self, answers: list[tuple[str, str, str]], name: str, chosen: str) -> None:
        super().__init__(answers, name)
        self.set_answer(chosen)
        for row in self.rows():
            row.installEventFilter(self)

    def first_focus(self) -> QWidget:
        """The chosen answer, else the first one."""
        rows = self.rows()
        return next((row for row in rows if row.isChecked()), rows[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter choose; with Ctrl it belongs to the filled button."""
        rows = self.rows()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched in rows:
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                rows[rows.index(watched)].click()
                return True
        return False
