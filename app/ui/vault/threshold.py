"""What every screen in front of an open vault shares: the mark, the language switch, and the foot with the red key."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _, language
from app.ui.kit.buttons import DangerKey
from app.ui.kit.icons import paint_icon
from app.ui.kit.page import Scroller
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.segmented import Segmented
from app.ui.kit.shapes import paint_box
from app.ui.kit.theme import px, theme


class Mark(QLabel):
    """The sign of the app on its tile, for the eye only."""

    def __init__(
        self, size: int = 56, fill: str = "accent", sign: str = "on_accent", icon: str = "shield", *, disc: bool = False
    ) -> None:
        super().__init__()
        self._size, self._fill, self._sign, self._icon, self._disc = size, fill, sign, icon, disc
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(self._size), px(self._size))

    def minimumSizeHint(self) -> QSize:
        """The same square."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tile and sign."""
        painter, rect = QPainter(self), QRectF(self.rect())
        radius = rect.width() / 2 if self._disc else rect.width() * 12 / 56
        paint_box(painter, rect, radius, theme().color(self._fill))
        inset = rect.width() * 0.23
        paint_icon(painter, rect.adjusted(inset, inset, -inset, -inset), self._icon, theme().color(self._sign))


class LanguageSwitch(Segmented):
    """English or Japanese, each in its own words; `chosen` carries the code."""

    def __init__(self) -> None:
        super().__init__((("en", "English"), ("ja", "日本語")), _("Language"), language(), desk=True)


class Foot(QWidget):
    """The lowest line of a screen: the red key at the left, one honest sentence at the right."""

    danger_asked = Signal()

    def __init__(self, sentence: str = "", side: int = 24) -> None:
        super().__init__()
        self.danger_key = DangerKey()
        self.danger_key.clicked.connect(self.danger_asked)
        self.sentence = PlainLabel(sentence, "caption", "faint", align=Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(side), px(12), px(side), px(24))
        row.setSpacing(px(16))
        row.addWidget(self.danger_key)
        row.addWidget(self.sentence, 1)


def in_the_middle(column: QWidget, top: int = 0) -> QWidget:
    """The column in the middle of as much room as there is, never wider than it may be."""
    content = QWidget()
    row = QHBoxLayout(content)
    row.setContentsMargins(px(24), top, px(24), 0)
    row.addStretch(1)
    row.addWidget(column, 1000)
    row.addStretch(1)
    return content


def fill(screen: QWidget, language: QWidget, column: QWidget, foot: QWidget) -> None:
    """A screen of its own: the language switch above, the column in the middle, the foot below."""
    head = QHBoxLayout()
    head.setContentsMargins(px(24), px(20), px(24), px(8))
    head.addStretch(1)
    head.addWidget(language)
    whole = QVBoxLayout(screen)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addLayout(head)
    whole.addWidget(Scroller(in_the_middle(column, px(16))), 1)
    whole.addWidget(foot)


def pressed_by_enter(screen: QWidget, event: QKeyEvent, primary: QPushButton) -> QPushButton:
    """The button that Enter presses: the one in focus; the primary one elsewhere, and always with Ctrl."""
    focused = screen.focusWidget()
    with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return focused if isinstance(focused, QPushButton) and not with_ctrl else primary


def walked_by_key(screen: QWidget, event: QKeyEvent, go_on: QPushButton, back: QPushButton) -> bool:
    """Whether the key led on or back: Enter presses the button in focus, or goes on; Esc goes one step back."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and go_on.isEnabled():
        pressed_by_enter(screen, event, go_on).click()
    elif event.key() == Qt.Key.Key_Escape and back.isVisible() and back.isEnabled():
        back.click()
    else:
        return False
    return True


def code_typed(text: str) -> str:
    """A code as it was meant: the long-vowel mark is what the hyphen key writes in Japanese."""
    return text.replace("ー", "-").replace("ｰ", "-")


Choose = Callable[[QWidget], str]
"""Asks the person for a path in front of this widget; empty when they changed their mind."""
