"""A content stream played through: text that a reader would not see as it stands there is a fault (pdf.md 3)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from app.pdf.content_text import Codes, decoded

Matrix = tuple[float, float, float, float, float, float]
Color = tuple[float, float, float]
"""Red, green and blue from 0 to 1; above, the six numbers of a PDF matrix."""

SMALLEST = 7.0
"""The smallest type, in points; below, the lowest contrast of type to its ground and the widest line, in points."""
LOWEST_CONTRAST = 4.5
WIDEST_LINE = 2.0
_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)
_WITHOUT_EFFECT = frozenset({"RG", "G", "J", "j", "M", "d", "TL", "n", "S", "s"})
_PATHS = frozenset({"m", "l", "c", "v", "y", "h", "re"})
_FILLS = frozenset({"f", "F", "f*", "b", "b*", "B", "B*"})


@dataclass(slots=True)
class _State:
    """What the operators so far have set."""

    matrix: Matrix = _PLAIN
    text: Matrix = _PLAIN
    line: Matrix = _PLAIN
    color: Color = (0, 0, 0)
    size: float = 0.0
    spacing: float = 0.0
    codes: Codes = field(default_factory=dict)


def drawing_faults(stream: Any, fonts: dict[str, Codes], width: float, height: float) -> list[str]:
    """What is wrong with a content stream of ours on a page of this size in points, in fixed English words.

    Too small, too pale, off the page, covered afterwards, in a mode other than filled, without a character code, and
    every operator that our reports do not need: pictures, forms, clips, layers, inline properties.
    """
    try:
        return list(dict.fromkeys(_Player(fonts, width, height).play(stream)))
    except (pikepdf.PdfError, ValueError, TypeError, IndexError, KeyError):
        return ["unreadable operators"]


class _Player:
    def __init__(self, fonts: dict[str, Codes], width: float, height: float) -> None:
        self.fonts = fonts
        self.width, self.height = width, height
        self.state = _State()
        self.points: list[tuple[float, float]] = []
        self.path: list[tuple[float, float]] = []
        self.areas: list[tuple[tuple[float, float, float, float], Color]] = []

    def play(self, stream: Any) -> Iterator[str]:
        for instruction in pikepdf.parse_content_stream(stream):
            name, operands = str(instruction.operator), list(instruction.operands)
            if name in _PATHS:
                self._extend(name, [float(value) for value in operands])
            elif name in _FILLS:
                yield from self._filled()
            elif name == "Tj":
                yield from self._shown(bytes(operands[0]))
            elif name == "Tr":
                if int(operands[0]):
                    yield "text that is not filled"
            elif name == "w":
                if float(operands[0]) * max(abs(value) for value in self.state.matrix[:4]) > WIDEST_LINE:
                    yield "a line wide enough to cover text"
            elif name in self._setters():
                self._setters()[name](operands)
            elif name not in _WITHOUT_EFFECT:
                yield f"the operator {name}" if name.isascii() and len(name) < 4 else "an unusual operator"
            if name in {"n", "S", "s"} | _FILLS:
                self.path = []

    def _setters(self) -> dict[str, Callable[[Sequence[Any]], None]]:
        return {
            "cm": self._transform,
            "BT": self._begin,
            "ET": self._begin,
            "Tm": self._place,
            "Td": self._move,
            "Tf": self._font,
            "Tc": self._space,
            "rg": self._paint,
            "g": self._paint,
        }

    def _transform(self, operands: Sequence[Any]) -> None:
        self.state.matrix = _times(_matrix(operands), self.state.matrix)

    def _begin(self, operands: Sequence[Any]) -> None:
        self.state.text = self.state.line = _PLAIN

    def _place(self, operands: Sequence[Any]) -> None:
        self.state.text = self.state.line = _matrix(operands)

    def _move(self, operands: Sequence[Any]) -> None:
        x, y = (float(value) for value in operands)
        self.state.text = self.state.line = _times((1, 0, 0, 1, x, y), self.state.line)

    def _font(self, operands: Sequence[Any]) -> None:
        self.state.codes = self.fonts.get(str(operands[0]), {})
        self.state.size = float(operands[1])

    def _space(self, operands: Sequence[Any]) -> None:
        self.state.spacing = float(operands[0])

    def _paint(self, operands: Sequence[Any]) -> None:
        values = [float(value) for value in operands]
        self.state.color = (values[0], values[1], values[2]) if len(values) == 3 else (values[0],) * 3

    def _extend(self, name: str, values: list[float]) -> None:
        pairs = list(zip(values[::2], values[1::2], strict=True))
        if name == "re":
            (x, y), (w, h) = pairs
            pairs = [(x, y), (x + w, y + h)]
        self.path += [_at(self.state.matrix, x, y) for x, y in pairs]

    def _filled(self) -> Iterator[str]:
        if not self.path:
            return
        left, right = min(x for x, _y in self.path), max(x for x, _y in self.path)
        low, high = min(y for _x, y in self.path), max(y for _x, y in self.path)
        if any(left <= x <= right and low <= y <= high for x, y in self.points):
            yield "text that is painted over"
        self.areas.append(((left, low, right, high), self.state.color))

    def _ground(self, x: float, y: float) -> Color:
        """The color of the paper at this point, after the fills so far."""
        for (left, low, right, high), color in reversed(self.areas):
            if left <= x <= right and low <= y <= high:
                return color
        return (1, 1, 1)

    def _shown(self, data: bytes) -> Iterator[str]:
        state = self.state
        whole = _times(state.text, state.matrix)
        size = abs(state.size) * min(abs(whole[0]), abs(whole[3]))
        if whole[1] or whole[2] or size < SMALLEST - 0.001:
            yield "text that is too small or turned"
        if any(data[i : i + 1] not in state.codes for i in range(len(data))):
            yield "text without characters"
        x, y = _at(whole, 0, 0)
        if _contrast(state.color, self._ground(x + 0.1, y + 0.1 * size)) < LOWEST_CONTRAST:
            yield "text that is too pale"
        glyphs = len(decoded(data, state.codes))
        end = x + glyphs * max(state.spacing, 0) + (glyphs - 1) * 0.1 * size
        if not (x >= 0 and end <= self.width and y >= 0 and y + size * 0.7 <= self.height):
            yield "text off the page"
        self.points += [(x + 0.1, y + 0.1 * size), (max(end, x), y + 0.3 * size)]


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return (a, b, c, d, e, f)


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _contrast(color: Color, ground: Color) -> float:
    """The contrast of two colors (WCAG 2)."""
    lights = sorted((_light(color), _light(ground)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(color: Color) -> float:
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in color]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
