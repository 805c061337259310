"""What a public report opens with: overline and title, the strip of facts, the summary in its panel."""

from collections.abc import Sequence
from typing import Any

from app.pdf.flow import Draw, Row
from app.pdf.paragraph import SetLine, draw_line, set_paragraph
from app.pdf.style import (
    ACCENT,
    FULL_WIDTH,
    LARGE,
    LEFT,
    MEDIUM,
    RULE,
    SIDE_COLUMN,
    SMALL,
    TEXT_LEFT,
    TEXT_WIDTH,
    TINT,
    Styles,
)

_STRIP_PADDING = 10.0
_BAR = 2.2
_COLUMN_GAP = 10.0


def title_block(overline: str, title: str, look: Styles) -> list[Row]:
    """The overline and the title, over both columns, on one page."""
    above = set_paragraph(overline, look.overline, FULL_WIDTH)
    lines = set_paragraph(title, look.title, FULL_WIDTH, phrases=True)
    tall = [(line, LEFT, 0.0 if i or not above else SMALL) for i, line in enumerate(lines)]
    parts = [(line, LEFT, 0.0) for line in above] + tall
    return [Row(line.style.leading, _text(line, x), before, with_next=True) for line, x, before in parts]


def fact_strip(facts: Sequence[tuple[str, str]], look: Styles) -> list[Row]:
    """Labels over values between two hairlines, four to a strip; a fact without a value is left out."""
    known = [(label, value) for label, value in facts if value.strip()]
    if not known:
        return []
    column = FULL_WIDTH / 4
    labels = [set_paragraph(label, look.fact_label, column - _COLUMN_GAP) for label, _value in known]
    values = [set_paragraph(value, look.fact_value, column - _COLUMN_GAP, phrases=True) for _label, value in known]
    cells = [label + value for label, value in zip(labels, values, strict=True)]
    height = max(sum(line.style.leading for line in cell) for cell in cells) + 2 * _STRIP_PADDING

    def draw(canvas: Any, top: float) -> None:
        _hairline(canvas, top)
        _hairline(canvas, top - height)
        for i, cell in enumerate(cells):
            _stack(canvas, cell, LEFT + i * column, top - _STRIP_PADDING)

    return [Row(height, draw, MEDIUM)]


def summary_panel(head: str, paragraphs: Sequence[Sequence[SetLine]], look: Styles) -> list[Row]:
    """The summary on its tint beside an accent bar; one row a line, so that a very long one may still break."""
    lines = [(line, SMALL if i == 0 and n else 0.0) for n, text in enumerate(paragraphs) for i, line in enumerate(text)]
    if not lines:
        return []
    side = set_paragraph(head, look.head, SIDE_COLUMN - LARGE)
    rows = []
    for i, (line, gap) in enumerate(lines):
        first, last = i == 0, i == len(lines) - 1
        above = LARGE if first else gap
        height = above + line.style.leading + (LARGE if last else 0.0)
        draw = _panel_line(line, above, height, side if first else [])
        rows.append(Row(height, draw, LARGE if first else 0.0, with_next=not last))
    return rows


def summary_measure() -> float:
    """How wide the summary's text is, in points."""
    return TEXT_WIDTH - LARGE


def _panel_line(line: SetLine, above: float, height: float, side: Sequence[SetLine]) -> Draw:
    def draw(canvas: Any, top: float) -> None:
        canvas.setFillColor(TINT)
        canvas.rect(LEFT, top - height - 0.05, FULL_WIDTH, height + 0.05, stroke=0, fill=1)
        canvas.setFillColor(ACCENT)
        canvas.rect(LEFT, top - height - 0.05, _BAR, height + 0.05, stroke=0, fill=1)
        if side:
            middle = top - above - (line.style.leading - side[0].style.leading) / 2
            _stack(canvas, side, LEFT + LARGE, middle)
        draw_line(canvas, line, TEXT_LEFT, top - above)

    return draw


def _text(line: SetLine, x: float) -> Draw:
    return lambda canvas, top: draw_line(canvas, line, x, top)


def _stack(canvas: Any, lines: Sequence[SetLine], x: float, top: float) -> None:
    for line in lines:
        draw_line(canvas, line, x, top)
        top -= line.style.leading


def _hairline(canvas: Any, y: float) -> None:
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.7)
    canvas.line(LEFT, y, LEFT + FULL_WIDTH, y)
