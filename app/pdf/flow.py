"""Rows of print, top to bottom, and how they are dealt onto pages; what is printed is told elsewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.pdf.paragraph import SetLine, draw_line

Draw = Callable[[Any, float], None]
"""Draws one row on a canvas, given the row's top in points from the bottom of the page."""


@dataclass(frozen=True, slots=True)
class Row:
    """The smallest piece that a page break leaves whole; heights in points."""

    height: float
    draw: Draw
    before: float = 0.0
    """White space above, dropped at the top of a page."""
    with_next: bool = False
    """Stands on the same page as the row that follows."""
    below: float = 0.0
    """How much of the height is white space below what is printed."""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its top on its page, in points from the bottom of the page."""

    row: Row
    top: float


def text_rows(lines: Sequence[SetLine], x: float, before: float = 0.0) -> list[Row]:
    """One row a line, with no single first or last line left alone on a page."""
    rows = [Row(line.style.leading, _line_drawer(line, x), before if i == 0 else 0.0) for i, line in enumerate(lines)]
    for i in (0, len(rows) - 2):
        if 0 <= i < len(rows) - 1:
            rows[i] = replace(rows[i], with_next=True)
    return rows


def _line_drawer(line: SetLine, x: float) -> Draw:
    return lambda canvas, top: draw_line(canvas, line, x, top)


def both(first: Draw, second: Draw) -> Draw:
    """Draw one over the other."""

    def draw(canvas: Any, top: float) -> None:
        first(canvas, top)
        second(canvas, top)

    return draw


def kept_together(rows: Sequence[Row]) -> list[Row]:
    """The rows, bound to one page, and free after the last."""
    return [*(replace(row, with_next=True) for row in rows[:-1]), *rows[-1:]]


def deal(rows: Sequence[Row], top: float, bottom: float) -> list[list[PlacedRow]]:
    """Put the rows on pages between these heights, in points from the bottom; rows bound together move together.

    Bound rows that are higher than a page are broken where the page ends.
    """
    pages: list[list[PlacedRow]] = [[]]
    y = top
    for group in _groups(rows):
        if pages[-1] and y - _height(group, at_top=False) < bottom and _height(group, at_top=True) <= top - bottom:
            pages.append([])
            y = top
        for row in group:
            if pages[-1] and y - row.before - row.height < bottom:
                pages.append([])
                y = top
            y -= row.before if pages[-1] else 0.0
            pages[-1].append(PlacedRow(row, y))
            y -= row.height
    return pages


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    groups: list[list[Row]] = []
    open_group = False
    for row in rows:
        if open_group:
            groups[-1].append(row)
        else:
            groups.append([row])
        open_group = row.with_next
    return groups


def _height(group: Sequence[Row], *, at_top: bool) -> float:
    return sum(row.before + row.height for row in group) - (group[0].before if at_top else 0.0)
