"""Chips: a state or a due time as color, sign and words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.shapes import paint_box
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme
from app.ui.kit.wrapping import follow_width, height_now

_SIGNS = {
    "info": "circle-dot",
    "ok": "check",
    "warn": "triangle-alert",
    "danger": "circle-alert",
    "neutral": "circle",
    "accent": "circle-dot",
}
_DUE_SIGNS = {"neutral": "calendar-clock", "warn": "timer", "danger": "clock-alert", "info": "hourglass", "ok": "check"}


class Chip(QLabel):
    """A pill with a sign and words; the tones are those of `tokens.TONES`."""

    def __init__(
        self, text: str, tone: str = "neutral", icon: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tone = tone
        self._sign = icon
        self.show_state(text, tone, icon, name=name)

    def show_state(self, text: str, tone: str, icon: str = "", *, name: str = "") -> None:
        """Say another state; `name` is what a screen reader says where the words are short ("41 h")."""
        self._tone = tone
        self._sign = icon or self.sign_of(tone)
        self.setText(text)
        self.setAccessibleName(name or text)
        self.updateGeometry()
        self.update()

    def sign_of(self, tone: str) -> str:
        """The sign a tone has where none is given."""
        return _SIGNS[tone]

    def sizeHint(self) -> QSize:
        """All words on one line."""
        width = self._block().width() + self._around()
        return QSize(width, height_now(self, width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        return QSize(self._block().least_width() + self._around(), px(24))

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height with its words wrapped at this width."""
        return max(px(24), self._block().height(width - self._around()) + px(6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        follow_width(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pill, sign and words."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        color = theme().color(self._tone)
        line = theme().color(f"{self._tone}_line")
        paint_box(painter, rect, min(rect.height() / 2, px(12)), theme().color(f"{self._tone}_bg"), line)
        side = px(14)
        paint_icon(painter, QRectF(px(8), (rect.height() - side) / 2, side, side), self._sign, color)
        left = px(8) + side + px(5)
        self._block().draw_centered(painter, QRectF(left, 0, rect.width() - left - px(9), rect.height()), color)

    def _block(self) -> TextBlock:
        return TextBlock(self.text(), "caption_strong")

    def _around(self) -> int:
        return px(8) + px(14) + px(5) + px(10)


class DueChip(Chip):
    """A due time in words: neutral, amber when it is soon, red when it has passed."""

    def sign_of(self, tone: str) -> str:
        """A calendar, a stopwatch or a clock."""
        return _DUE_SIGNS.get(tone, "calendar-clock")
