"""Paragraphs with the readings of their kanji above them, for easy Japanese on paper (language.md 1.4)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.i18n import split_readings
from app.pdf.flow import Draw, Row, both, text_rows
from app.pdf.fonts import advance
from app.pdf.paragraph import SetLine, draw_line, set_paragraph, width_of
from app.pdf.style import Style

_SHARE = 0.55
"""The size of a reading, as a share of its kanji's."""
_ABOVE = 1.08
"""How far a reading's line lies above the middle of its kanji, as a share of their size."""


def furigana_rows(text: str, style: Style, measure: float, x: float, before: float = 0.0) -> list[Row]:
    """The rows of a paragraph whose kanji may carry readings in 《》; without any it is set as all others are."""
    plain, readings = split_readings(text)
    look = replace(style, leading=style.leading + style.size * _SHARE) if readings else style
    lines = set_paragraph(plain, look, measure)
    rows = text_rows(lines, x, before)
    small = replace(style, size=style.size * _SHARE, leading=style.size * _SHARE)
    at, placed = 0, []
    for line, row in zip(lines, rows, strict=True):
        letters = list(_letters(line))
        held = "".join(letter for letter, _left, _right in letters)
        begin = plain.find(held.strip(), at)
        mine = [(start - begin, count, said) for start, count, said in readings if begin <= start < begin + len(held)]
        at = begin + len(held.strip())
        placed.append(replace(row, draw=both(row.draw, _readings(letters, mine, small, x, look.leading))))
    return placed


def _letters(line: SetLine) -> Iterator[tuple[str, float, float]]:
    """Each letter of a line with its left and right, in points from the line's left."""
    for run in line.runs:
        left = run.x
        for letter in run.text:
            right = left + advance(run.face, letter) * line.style.size
            yield letter, left, right
            left = right + run.spacing


def _readings(
    letters: Sequence[tuple[str, float, float]],
    readings: Sequence[tuple[int, int, str]],
    small: Style,
    x: float,
    leading: float,
) -> Draw:
    def draw(canvas: Any, top: float) -> None:
        free = 0.0
        for start, count, said in readings:
            span = letters[start : start + count]
            left = max((span[0][1] + span[-1][2] - width_of(said, small)) / 2, free)
            for line in set_paragraph(said, small, 1e6):
                draw_line(canvas, line, x + left, top - leading / 2 + small.size / _SHARE * _ABOVE)
                free = left + line.width + 1

    return draw
