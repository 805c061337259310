"""Who somebody is in a case: a disc with the sign of the role, and the word beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.kit.shapes import paint_disc
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme
from app.ui.kit.tokens import ROLE_ICONS


class RoleBadge(QLabel):
    """The disc of a role, 24 pixels, as lists show it; its word is the tooltip and the name."""

    def __init__(self, role: str, word: str, size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role if role in ROLE_ICONS else "other"
        self._size = size
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(self._size), px(self._size))

    def minimumSizeHint(self) -> QSize:
        """The same square."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and its sign."""
        paint_disc(QPainter(self), QRectF(self.rect()), ROLE_ICONS[self._role], self._role)


class PersonBadge(QLabel):
    """A person by role: disc, word, and a second line such as "Not asked yet"."""

    def __init__(self, role: str, word: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role if role in ROLE_ICONS else "other"
        self._note = note
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(word)
        self.setAccessibleName(f"{word}. {note}" if note else word)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Word and note on a line each."""
        width = max(block.width() for block in self._blocks())
        return QSize(self._left() + width, self.heightForWidth(self._left() + width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        return QSize(self._left() + max(block.least_width() for block in self._blocks()), px(32))

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height with its words wrapped at this width."""
        return max(px(32), sum(block.height(width - self._left()) for block in self._blocks()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc, word and note."""
        painter = QPainter(self)
        width = self.width() - self._left()
        blocks = self._blocks()
        y = (self.height() - sum(block.height(width) for block in blocks)) / 2
        disc_top = (self.height() - px(32)) / 2
        paint_disc(painter, QRectF(0, disc_top, px(32), px(32)), ROLE_ICONS[self._role], self._role, icon_share=0.5)
        for block, tone in zip(blocks, ("text", "faint"), strict=False):
            height = block.height(width)
            block.draw(painter, QRectF(self._left(), y, width, height), theme().color(tone))
            y += height

    def _left(self) -> int:
        return px(32 + 12)

    def _blocks(self) -> tuple[TextBlock, ...]:
        word = TextBlock(self.text(), "body_medium")
        return (word, TextBlock(self._note, "caption")) if self._note else (word,)
