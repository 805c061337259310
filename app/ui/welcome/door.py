"""A door: one large button for one person's work, with room for the sentence that refuses."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.shapes import paint_box, paint_focus
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme

_HEIGHT, _LOW, _LEFT, _RIGHT = 116, 88, 104, 56


class Door(QPushButton):
    """A sign on its tile, what it opens, whom it is for, and an arrow; the whole row is the target."""

    def __init__(self, icon: str, title: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._icon, self._line = icon, line
        self._refusal = ""
        self._least = _HEIGHT
        self.setAccessibleName(title.replace("&", ""))
        self.setAccessibleDescription(line)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def refuse(self, sentence: str) -> None:
        """Say in amber why this door did not open; an empty sentence says it no more."""
        self._refusal = sentence
        self.setAccessibleDescription(sentence or self._line)
        self.updateGeometry()
        self.update()

    def set_low(self, low: bool) -> None:
        """Be 88 pixels high instead of 116, where the window is low."""
        self._least = _LOW if low else _HEIGHT
        self.updateGeometry()

    @property
    def refusal(self) -> str:
        """Why it did not open, or nothing."""
        return self._refusal

    def sizeHint(self) -> QSize:
        """All words on lines of their own."""
        width = max(block.width() for block, _tone in self._blocks())
        return QSize(px(_LEFT + _RIGHT) + width, px(self._least))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        width = max(block.least_width() for block, _tone in self._blocks())
        return QSize(px(_LEFT + _RIGHT) + width, px(self._least))

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Its least height, or more where the words need it."""
        words = sum(self._heights(width - px(_LEFT + _RIGHT)))
        return max(px(self._least), words + px(4) * len(self._blocks()) + px(24))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go dark again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint row, tile, words and arrow."""
        painter, rect = QPainter(self), QRectF(self.rect())
        fill = "sunken" if self.isDown() else "hover" if self.underMouse() else "surface"
        paint_box(painter, rect, px(10), theme().color(fill), theme().color("border_strong"))
        tile = QRectF(px(24), rect.center().y() - px(28), px(56), px(56))
        paint_box(painter, tile, px(12), theme().color("selected"))
        sign = tile.adjusted(px(14), px(14), -px(14), -px(14))
        paint_icon(painter, sign, self._icon, theme().color("accent_text"))
        self._paint_words(painter, rect)
        arrow = QRectF(rect.right() - px(44), rect.center().y() - px(10), px(20), px(20))
        paint_icon(painter, arrow, "chevron-right", theme().color("muted"))
        if self.hasFocus():
            paint_focus(painter, rect, px(10))

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        width = rect.width() - px(_LEFT + _RIGHT)
        heights = self._heights(width)
        y = rect.center().y() - (sum(heights) + px(4) * (len(heights) - 1)) / 2
        for (block, tone), height in zip(self._blocks(), heights, strict=True):
            inset = _inset(tone)
            if inset:
                side = px(16)
                paint_icon(painter, QRectF(px(_LEFT), y + px(1), side, side), "triangle-alert", theme().color(tone))
            block.draw(painter, QRectF(px(_LEFT) + inset, y, width - inset, height), theme().color(tone))
            y += height + px(4)

    def _heights(self, width: float) -> list[int]:
        return [block.height(width - _inset(tone)) for block, tone in self._blocks()]

    def _blocks(self) -> list[tuple[TextBlock, str]]:
        title = (TextBlock(self.text().replace("&", ""), "big_answer"), "text")
        if self._refusal:
            return [title, (TextBlock(self._refusal, "label"), "warn")]
        return [title, (TextBlock(self._line, "prompt"), "muted")]


def _inset(tone: str) -> int:
    """The room of the sign before a refusal."""
    return px(24) if tone == "warn" else 0
