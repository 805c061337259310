"""Words with the readings of their kanji above them, for easy Japanese; ours alone, never what somebody typed."""

from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout

from app.i18n import split_readings
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import theme

_SHARE = 0.55
"""The size of a reading, as a share of its kanji's."""
_LEAST = 10
"""Pixels that no reading goes below."""


class RubyBlock(TextBlock):
    """A text of the catalogs, measured and painted with the readings that `furigana` brought; without any, plain."""

    def __init__(self, text: str, role: str = "body") -> None:
        plain, self.readings = split_readings(text)
        super().__init__(plain, role)

    def above(self) -> int:
        """Room for the readings over each line."""
        return round(QFontMetricsF(self._small()).ascent()) if self.readings else 0

    def paint_above(self, painter: QPainter, layout: QTextLayout, shown: str, origin: QPointF) -> None:
        """Paint each reading over the middle of its kanji."""
        font = self._small()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        places = _places(self.text, shown)
        row, free = -1.0, 0.0
        for start, length, reading in self.readings:
            begin = places[start]
            line = layout.lineForTextPosition(begin)
            end = min(places[start + length - 1] + 1, line.textStart() + line.textLength())
            middle = (_x(line.cursorToX(begin)) + _x(line.cursorToX(end))) / 2
            width = metrics.horizontalAdvance(reading)
            free = free if line.y() == row else 0.0
            left = max(min(middle - width / 2, line.width() - width), free)
            row, free = line.y(), left + width + 1
            where = QPointF(origin.x() + left, origin.y() + line.y() + metrics.descent())
            painter.drawText(where, reading)

    def _small(self) -> QFont:
        font = QFont(theme().font(self.role))
        font.setPixelSize(max(theme().px(_LEAST), round(font.pixelSize() * _SHARE)))
        font.setWeight(QFont.Weight.Normal)
        return font


class RubyLabel(PlainLabel):
    """A sentence of ours that may carry readings; what it says aloud is without them."""

    def block(self, text: str) -> RubyBlock:
        """The words with their readings."""
        return RubyBlock(text, self._role)

    def readings(self) -> tuple[tuple[int, int, str], ...]:
        """Each reading that is shown, with where its kanji begin and how many they are."""
        return self._block.readings if isinstance(self._block, RubyBlock) else ()


def _places(text: str, shown: str) -> list[int]:
    """Where each letter of the text stands in what is shown, which is the text broken into lines."""
    places, at = [], 0
    for letter in text:
        while at < len(shown) and shown[at] == "\n" != letter:
            at += 1
        places.append(min(at, len(shown) - 1))
        if at < len(shown) and shown[at] == letter:
            at += 1
    return places


def _x(position: Any) -> float:
    return float(position[0] if isinstance(position, tuple) else position)
