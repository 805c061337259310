"""The sections of a public report: a head in the side column, paragraphs, lists, badge and timeline beside it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from app.domain.public_report import Block, BlockKind
from app.pdf.flow import Draw, Row, both, kept_together, text_rows
from app.pdf.fonts import cleaned
from app.pdf.paragraph import SetLine, draw_line, set_paragraph
from app.pdf.style import (
    ACCENT,
    LEFT,
    RULE,
    SECTION,
    SIDE_COLUMN,
    SMALL,
    TEXT_LEFT,
    TEXT_WIDTH,
    TIGHT,
    Style,
    Styles,
)

_SHORT_LIST, _SHORT_LIST_ROWS = 4, 10
_HEAD_KEEPS = 110.0
_LABEL_LEFT, _LABEL_WIDTH = 15.5, 82.0
_RING_X, _RING = 3.0, 2.7
_BADGE_SIDE, _BADGE_HEIGHT, _BADGE_CORNER = 10.0, 4.0, 3.0


def section(head: str, parts: Sequence[Sequence[Row]], look: Styles) -> list[Row]:
    """One section from its parts, the head beside the first row and on one page with the first two parts.

    No part, no section. A first part of more than about seven lines keeps only its first three with the head.
    """
    parts = [part for part in parts if part]
    if not parts:
        return []
    rows = [row for part in parts for row in part]
    start = len(parts[0]) + min(2, len(parts[1])) if len(parts) > 1 else len(parts[0])
    if sum(row.before + row.height for row in rows[:start]) > _HEAD_KEEPS:
        start = min(3, len(parts[0]))
    rows = [*kept_together(rows[:start])[: start - 1], *rows[start - 1 :]]
    lines = set_paragraph(head, look.head, SIDE_COLUMN - SMALL)
    rows[0] = replace(
        rows[0], before=SECTION, draw=both(_side_head(lines, rows[0].height - rows[0].below), rows[0].draw)
    )
    return rows


def blocks(content: Sequence[Block], style: Style, look: Styles) -> list[list[Row]]:
    """The rows of each block, in order; short lists stay whole, moments form one timeline."""
    parts: list[list[Row]] = []
    for kind, run in groupby((block for block in content if _says_something(block)), _kind):
        group = list(run)
        if kind is BlockKind.MOMENT:
            made = _moments(group, style, look)
        elif kind is BlockKind.ITEM:
            made = _items(group, style, look)
        else:
            made = [_paragraph(block, style) for block in group]
        parts += [_spaced(part, SMALL) if i == 0 and parts else part for i, part in enumerate(made)]
    return [_spaced(part, 0.0) if i == 0 else part for i, part in enumerate(parts)]


def badge(text: str, look: Styles) -> list[Row]:
    """A verdict in an outlined box, on one page with what follows."""
    lines = set_paragraph(text, look.badge, TEXT_WIDTH - 2 * _BADGE_SIDE, phrases=True)
    if not lines:
        return []
    height = sum(line.style.leading for line in lines) + _BADGE_HEIGHT
    width = max(line.width for line in lines) + 2 * _BADGE_SIDE

    def draw(canvas: Any, top: float) -> None:
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1)
        canvas.roundRect(TEXT_LEFT + 0.5, top - height, width - 1, height, _BADGE_CORNER, stroke=1, fill=0)
        y = top - _BADGE_HEIGHT / 2
        for line in lines:
            draw_line(canvas, line, TEXT_LEFT + _BADGE_SIDE, y)
            y -= line.style.leading

    return [Row(height, draw, with_next=True)]


def _says_something(block: Block) -> bool:
    text = block.text + block.lead if block.kind is BlockKind.MOMENT else block.text
    return bool(cleaned(text).strip())


def _kind(block: Block) -> BlockKind:
    return block.kind


def _spaced(part: Sequence[Row], before: float) -> list[Row]:
    return [replace(row, before=before) if i == 0 else row for i, row in enumerate(part)]


def _paragraph(block: Block, style: Style) -> list[Row]:
    return text_rows(set_paragraph(block.text, style, TEXT_WIDTH, block.strong), TEXT_LEFT, SMALL)


def _items(group: Sequence[Block], style: Style, look: Styles) -> list[list[Row]]:
    parts = [_item(block, style, look) for block in group]
    if len(parts) <= _SHORT_LIST and sum(len(part) for part in parts) <= _SHORT_LIST_ROWS:
        bound = [[replace(row, with_next=True) for row in part] for part in parts[:-1]]
        return [*bound, kept_together(parts[-1])]
    return parts


def _item(block: Block, style: Style, look: Styles) -> list[Row]:
    lines = set_paragraph(block.text, style, TEXT_WIDTH - look.indent, block.strong)
    rows = text_rows(lines, TEXT_LEFT + look.indent, TIGHT)
    marker = set_paragraph(look.bullet, replace(style, balanced=False, justified=False), look.indent)
    rows[:1] = [replace(row, draw=both(_at(marker, TEXT_LEFT), row.draw)) for row in rows[:1]]
    return rows


def _moments(group: Sequence[Block], style: Style, look: Styles) -> list[list[Row]]:
    return [_moment(block, style, look, first=i == 0, last=i == len(group) - 1) for i, block in enumerate(group)]


def _moment(block: Block, style: Style, look: Styles, *, first: bool, last: bool) -> list[Row]:
    left = _LABEL_LEFT + _LABEL_WIDTH
    labels = set_paragraph(block.lead, look.moment, _LABEL_WIDTH - SMALL, phrases=True)
    lines = set_paragraph(block.text, style, TEXT_WIDTH - left, block.strong)
    count = max(len(labels), len(lines))
    rows = []
    for i in range(count):
        below = SMALL if i == count - 1 and not last else 0.0
        thread = _thread(style.leading, style.leading + below, starts=first and i == 0, ends=last, ring=i == 0)
        draw = both(_at(labels[i : i + 1], TEXT_LEFT + _LABEL_LEFT), _at(lines[i : i + 1], TEXT_LEFT + left))
        rows.append(Row(style.leading + below, both(thread, draw), below=below))
    return kept_together(rows) if count <= _SHORT_LIST else rows


def _thread(leading: float, height: float, *, starts: bool, ends: bool, ring: bool) -> Draw:
    """The line down the timeline for one row, and the ring where a moment begins."""

    def draw(canvas: Any, top: float) -> None:
        x, middle = TEXT_LEFT + _RING_X, top - leading / 2
        upper = middle - _RING if starts else top
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.8)
        if ring and not starts:
            canvas.line(x, top, x, middle + _RING)
        if not ends:
            canvas.line(x, middle - _RING if ring else upper, x, top - height)
        if ring:
            canvas.setStrokeColor(ACCENT)
            canvas.setLineWidth(1.4)
            canvas.circle(x, middle, _RING, stroke=1, fill=0)

    return draw


def _side_head(lines: Sequence[SetLine], row_height: float) -> Draw:
    def draw(canvas: Any, top: float) -> None:
        y = top - (row_height - lines[0].style.leading) / 2 if lines else top
        for line in lines:
            draw_line(canvas, line, LEFT, y)
            y -= line.style.leading

    return draw


def _at(lines: Sequence[SetLine], x: float) -> Draw:
    def draw(canvas: Any, top: float) -> None:
        for line in lines:
            draw_line(canvas, line, x, top)

    return draw


def contact_part(question: str, contact: str, look: Styles) -> list[Row]:
    """The way to reach the community, as text and never as a link, bound to the sentence that leads to it."""
    if not contact.strip():
        return []
    lead = text_rows(set_paragraph(question, look.note, TEXT_WIDTH), TEXT_LEFT, SMALL)
    address = text_rows(set_paragraph(contact, look.contact, TEXT_WIDTH), TEXT_LEFT, TIGHT)
    return kept_together([*lead, *address])
