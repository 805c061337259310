"""Plain text laid out with the theme's line heights; every part that paints words paints them with this."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from app.ui.kit.phrases import has_japanese, last_break
from app.ui.kit.theme import theme

_FIRST_JAPANESE = "\u2e80"
_FOREVER = 1e6
_LAST_OF_ONE_UNIT = "\uffff"


class TextBlock:
    """A text in one role, measured and painted; markup stays visible as it was typed."""

    def __init__(self, text: str, role: str = "body", *, by_phrases: bool = True) -> None:
        self.text = text
        self.role = role
        self._by_phrases = by_phrases

    def width(self) -> int:
        """The pixels it needs on lines of its own."""
        return _natural_width(self.text, self.role, theme().factor)

    def least_width(self) -> int:
        """The width of its longest word, up to nine letters high; longer words are broken."""
        return _least_width(self.text, self.role, theme().factor)

    def line_height(self) -> int:
        """The height of one line, higher where there is Japanese."""
        step = theme().type(self.role)
        japanese = max(self.text, default="") >= _FIRST_JAPANESE
        return theme().px(step.japanese_line if japanese else step.line) + self.above()

    def above(self) -> int:
        """Room over each line for what stands above the words."""
        return 0

    def paint_above(self, painter: QPainter, layout: QTextLayout, shown: str, origin: QPointF) -> None:
        """Paint what stands above the words of these laid out lines."""

    def height(self, width: float) -> int:
        """The pixels it needs below each other at this width."""
        count = _count_lines(self.text, self.role, theme().factor, int(width), by_phrases=self._by_phrases)
        return self.line_height() * count

    def draw(
        self,
        painter: QPainter,
        rect: QRectF,
        color: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Paint it from the top of the rectangle, wrapped at its width."""
        text = _broken(self.text, self.role, theme().factor, int(rect.width())) if self._by_phrases else self.text
        layout = _laid_out(text, theme().font(self.role), rect.width(), align)
        step, above = self.line_height(), self.above()
        for row in range(layout.lineCount()):
            line = layout.lineAt(row)
            line.setPosition(QPointF(0, row * step + above + (step - above - line.height()) / 2))
        painter.setPen(color)
        layout.draw(painter, rect.topLeft())
        self.paint_above(painter, layout, text, rect.topLeft())

    def draw_centered(
        self,
        painter: QPainter,
        rect: QRectF,
        color: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Paint it in the middle of the rectangle's height."""
        height = self.height(rect.width())
        top = rect.top() + (rect.height() - height) / 2
        self.draw(painter, QRectF(rect.left(), top, rect.width(), height), color, align)


def _laid_out(
    text: str, font: QFont, width: float, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
    layout.endLayout()
    return layout


@lru_cache(maxsize=4096)
def _natural_width(text: str, role: str, _factor: int) -> int:
    layout = _laid_out(text, theme().font(role), _FOREVER)
    rows = range(layout.lineCount())
    return int(max((layout.lineAt(row).naturalTextWidth() for row in rows), default=0)) + 2


@lru_cache(maxsize=4096)
def _least_width(text: str, role: str, _factor: int) -> int:
    metrics = QFontMetricsF(theme().font(role))
    longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)
    return int(min(longest, 9 * metrics.height())) + 2


@lru_cache(maxsize=4096)
def _count_lines(text: str, role: str, factor: int, width: int, *, by_phrases: bool) -> int:
    shown = _broken(text, role, factor, width) if by_phrases else text
    return max(1, _laid_out(shown, theme().font(role), width).lineCount())


@lru_cache(maxsize=4096)
def _broken(text: str, role: str, _factor: int, width: int) -> str:
    if not has_japanese(text) or max(text) > _LAST_OF_ONE_UNIT:
        return text
    lines: list[str] = []
    for paragraph in text.split("\n"):
        rest = paragraph
        while (layout := _laid_out(rest, theme().font(role), width)).lineCount() > 1:
            at = last_break(rest, layout.lineAt(0).textLength())
            lines.append(rest[:at].rstrip())
            rest = rest[at:].lstrip(" ")
        lines.append(rest)
    return "\n".join(lines)
