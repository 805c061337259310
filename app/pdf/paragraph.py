"""A paragraph as lines of runs: the right face for each character, strong spans, no markup that could be injected."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.pdf.fonts import Face, advance, choose, cleaned_with, ready
from app.pdf.line_breaking import Line, Setting, balance_lines, break_lines, break_points, phrase_points
from app.pdf.style import Style

_OPTICAL_MIDDLE = 0.36


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face, equally spaced: `x` from the line's left, `spacing` after each, in points."""

    face: Face
    x: float
    spacing: float
    text: str


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line ready to draw; `width`, in points, is without the trailing space that the text layer keeps."""

    style: Style
    runs: tuple[Run, ...]
    width: float


def set_paragraph(
    text: str, style: Style, measure: float, strong: Sequence[tuple[int, int]] = (), *, phrases: bool = False
) -> list[SetLine]:
    """Break a text into lines of this measure, in points; `strong` are spans of code points, end exclusive.

    With `phrases` a Japanese line ends only between BudouX phrases, as titles do. An empty text has no line.
    """
    flags = [any(start <= i < end for start, end in strong) for i in range(len(text))]
    clean = _trimmed(cleaned_with(text, flags))
    letters = "".join(char for char, _flag in clean)
    faces = _faces(clean, style)
    advances = [_width(face, char, style) for face, char in zip(faces, letters, strict=True)]
    points = phrase_points(letters) if phrases else break_points(letters)
    setting = Setting(letters, advances, style.size, points)
    if style.balanced:
        lines = balance_lines(setting, measure)
    else:
        lines = break_lines(setting, measure, justify=style.justified)
    return [SetLine(style, tuple(_runs(setting, line, faces, style.tracking)), line.width) for line in lines]


def width_of(text: str, style: Style) -> float:
    """How wide the text is on one line, in points."""
    return max((line.width for line in set_paragraph(text, style, 1e6)), default=0.0)


def shortened(text: str, style: Style, measure: float) -> str:
    """The text if it fits the measure, in points, on one line; else its beginning and an ellipsis."""
    if width_of(text, style) <= measure:
        return text
    while text and width_of(text + "…", style) > measure:
        text = text[:-1].rstrip()
    return text + "…"


def draw_line(canvas: Any, line: SetLine, x: float, top: float) -> None:
    """Draw a line with its left at `x` and the top of its box at `top`, in points from the bottom of the page."""
    baseline = top - line.style.leading / 2 - _OPTICAL_MIDDLE * line.style.size
    canvas.setFillColor(line.style.color)
    words = canvas.beginText()
    for run in line.runs:
        words.setTextOrigin(x + run.x, baseline)
        words.setFont(ready(run.face), line.style.size, line.style.leading)
        words.setCharSpace(run.spacing)
        words.textOut(run.text)
    words.setCharSpace(0)
    canvas.drawText(words)


def _trimmed(clean: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    kept = [pair for i, pair in enumerate(clean) if pair[0] != " " or (i and clean[i - 1][0] not in " \n")]
    while kept and kept[-1][0] in " \n":
        kept.pop()
    while kept and kept[0][0] in " \n":
        kept.pop(0)
    return kept


def _faces(clean: list[tuple[str, bool]], style: Style) -> list[Face]:
    letters = "".join(char for char, _flag in clean)
    regular = choose(letters, style.regular)
    if not any(flag for _char, flag in clean):
        return regular
    strong = choose(letters, style.strong)
    return [bold if flag else plain for (_char, flag), plain, bold in zip(clean, regular, strong, strict=True)]


def _width(face: Face, char: str, style: Style) -> float:
    return 0.0 if char == "\n" else advance(face, char) * style.size + style.tracking


def _runs(setting: Setting, line: Line, faces: Sequence[Face], tracking: float) -> list[Run]:
    """Cut the line where the face changes or a gap differs from the gaps before it."""
    runs: list[Run] = []
    end = line.end - 1 if setting.text[line.end - 1] == "\n" else line.end
    start = line.start
    while start < end:
        first = line.offsets[start - line.start]
        stop, spacing = start + 1, 0.0
        while stop < end and faces[stop] == faces[start]:
            here = line.offsets[stop - line.start] - line.offsets[stop - 1 - line.start] - setting.advances[stop - 1]
            if stop == start + 1:
                spacing = here
            elif abs(here - spacing) > 0.001:
                break
            stop += 1
        runs.append(Run(faces[start], round(first, 3), round(spacing + tracking, 4), setting.text[start:stop]))
        start = stop
    return runs
