"""The blank form on paper, for a report no desk can take; the questions come from outside, nobody's words do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from app.i18n import _, split_readings
from app.pdf.engine import new_canvas
from app.pdf.finish import finish
from app.pdf.flow import Draw, PlacedRow, Row, deal, kept_together, text_rows
from app.pdf.fonts import check_coverage, ready
from app.pdf.furigana import furigana_rows
from app.pdf.paragraph import draw_line, set_paragraph, width_of
from app.pdf.style import (
    BOTTOM,
    FULL_WIDTH,
    LARGE,
    LEFT,
    MEDIUM,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SECTION,
    SMALL,
    TIGHT,
    TOP,
    Styles,
    styles,
)

_LINE = 24.0
"""Points from one ruled line to the next: room for a hand."""
_BOX = 8.5
_FOOT = 50.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperQuestion:
    """One question: its words, which may carry readings, and either boxes to tick or lines to write on."""

    words: str
    choices: tuple[str, ...] = ()
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPart:
    """The questions below one heading."""

    heading: str
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForm:
    """Everything the paper says, in one language."""

    title: str
    opening: tuple[str, ...]
    parts: tuple[PaperPart, ...]
    closing: tuple[str, ...]


def render(form: PaperForm, language: str) -> bytes:
    """The form as a PDF: A4, black on white, the same bytes for the same form."""
    look = styles(language)
    rows = list(_rows(form, look))
    check_coverage(_texts(form), look.chains())
    target = BytesIO()
    canvas = new_canvas(target, PAGE_WIDTH, PAGE_HEIGHT, ready(look.body.regular[0]))
    pages = deal(rows, PAGE_HEIGHT - TOP + SECTION, BOTTOM)
    for number, page in enumerate(pages, start=1):
        _draw_page(canvas, page, _("Page {number} of {total}").format(number=number, total=len(pages)), look)
    canvas.save()
    return finish(target.getvalue(), title=split_readings(form.title)[0], language=language)


def _draw_page(canvas: Any, page: Sequence[PlacedRow], stamp: str, look: Styles) -> None:
    for placed in page:
        placed.row.draw(canvas, placed.top)
    for line in set_paragraph(stamp, look.footer, FULL_WIDTH):
        draw_line(canvas, line, LEFT + FULL_WIDTH - line.width, _FOOT)
    canvas.showPage()


def _texts(form: PaperForm) -> list[str]:
    said = [form.title, *form.opening, *form.closing]
    for part in form.parts:
        said.append(part.heading)
        for question in part.questions:
            said += [question.words, *question.choices]
    return [split_readings(text)[0] for text in said] + [reading for text in said for reading in _read(text)]


def _read(text: str) -> list[str]:
    return [reading for _start, _count, reading in split_readings(text)[1]]


def _rows(form: PaperForm, look: Styles) -> list[Row]:
    words = replace(look.body, justified=False, size=look.body.size + 1)
    rows = furigana_rows(form.title, replace(look.title, balanced=False), FULL_WIDTH, LEFT)
    for line in form.opening:
        rows += furigana_rows(line, words, FULL_WIDTH, LEFT, SMALL)
    for part in form.parts:
        head = furigana_rows(part.heading, look.head, FULL_WIDTH, LEFT, LARGE)
        first, *rest = (_question(question, words, look) for question in part.questions)
        rows += kept_together([*head, *first])
        for question in rest:
            rows += kept_together(question)
    closing = [row for line in form.closing for row in furigana_rows(line, words, FULL_WIDTH, LEFT, SMALL)]
    return [*rows, *kept_together([replace(row, before=MEDIUM) if not i else row for i, row in enumerate(closing)])]


def _question(question: PaperQuestion, words: Any, look: Styles) -> list[Row]:
    rows = furigana_rows(question.words, words, FULL_WIDTH, LEFT, SMALL)
    if question.choices:
        return [*rows, *_boxes(question.choices, look)]
    return [*rows, *(Row(_LINE, _ruled) for _line in range(question.lines))]


def _ruled(canvas: Any, top: float) -> None:
    canvas.setStrokeColor(MUTED)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, top - _LINE + 2, LEFT + FULL_WIDTH, top - _LINE + 2)


def _boxes(choices: Sequence[str], look: Styles) -> list[Row]:
    """The answers to tick beside each other, as many to a line as fit."""
    style = replace(look.body, justified=False)
    lines: list[list[tuple[float, str]]] = [[]]
    x = 0.0
    for choice in choices:
        width = _BOX + SMALL + width_of(choice, style) + SECTION
        if lines[-1] and x + width - SECTION > FULL_WIDTH:
            lines.append([])
            x = 0.0
        lines[-1].append((x, choice))
        x += width
    return [Row(style.leading + TIGHT, _ticks(line, style)) for line in lines]


def _ticks(line: Sequence[tuple[float, str]], style: Any) -> Draw:
    def draw(canvas: Any, top: float) -> None:
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.8)
        for x, words in line:
            canvas.rect(LEFT + x, top - style.leading / 2 - _BOX / 2, _BOX, _BOX, stroke=1, fill=0)
            for row in text_rows(set_paragraph(words, style, FULL_WIDTH), LEFT + x + _BOX + SMALL):
                row.draw(canvas, top)

    return draw
