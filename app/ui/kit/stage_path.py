"""The stages of the capture desk, beside each other; it shows the way and is not pressed."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.i18n import _
from app.ui.kit.icons import paint_icon
from app.ui.kit.shapes import paint_box
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme


class StagePath(QLabel):
    """Rings with a number, then a check, joined by lines; too narrow, it shows the words of the present stage only."""

    def __init__(self, words: Sequence[str], now: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self._now = now
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_stage(now)

    def show_stage(self, now: int) -> None:
        """Mark the stage that is under way, counted from 0."""
        self._now = now
        self.setAccessibleName(
            _("{number} of {count}, {step}, {state}").format(
                number=now + 1, count=len(self._words), step=self._words[now], state=_("current step")
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All rings, words and lines."""
        return QSize(self._width(all_words=True), px(28))

    def minimumSizeHint(self) -> QSize:
        """All rings, and the words of the present stage."""
        return QSize(self._width(all_words=False), px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the path."""
        painter = QPainter(self)
        all_words = self.width() >= self._width(all_words=True)
        x, middle = 0.0, self.height() / 2
        for i in range(len(self._words)):
            if i:
                painter.setPen(QPen(theme().color("accent" if i <= self._now else "border_strong"), px(2)))
                painter.drawLine(QPointF(x + px(12), middle), QPointF(x + px(32), middle))
                x += px(44)
            self._paint_ring(painter, QRectF(x, middle - px(11), px(22), px(22)), i)
            x += px(22)
            if all_words or i == self._now:
                x += px(8)
                block = self._block(i)
                tone = "text" if i == self._now else "muted"
                block.draw_centered(painter, QRectF(x, 0, block.width() + 1, self.height()), theme().color(tone))
                x += block.width()

    def _paint_ring(self, painter: QPainter, ring: QRectF, i: int) -> None:
        if i < self._now:
            paint_box(painter, ring, ring.width() / 2, theme().color("accent"))
            paint_icon(painter, ring.adjusted(px(4), px(4), -px(4), -px(4)), "check", theme().color("on_accent"))
            return
        now = i == self._now
        line = theme().color("accent" if now else "border_strong")
        paint_box(painter, ring, ring.width() / 2, theme().color("surface"), line, px(2) if now else px(1.5))
        tone = theme().color("accent_text" if now else "muted")
        TextBlock(str(i + 1), "caption_strong").draw_centered(painter, ring, tone, Qt.AlignmentFlag.AlignHCenter)

    def _block(self, i: int) -> TextBlock:
        return TextBlock(self._words[i], "body_strong" if i == self._now else "body_medium")

    def _width(self, *, all_words: bool) -> int:
        shown = range(len(self._words)) if all_words else (self._now,)
        words = sum(px(8) + self._block(i).width() for i in shown)
        return px(22) * len(self._words) + px(44) * (len(self._words) - 1) + words + 2
