"""The public incident report on paper (R40): the design of pdf.md 6, from an anonymized report and nothing else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from app.domain.public_report import AnonymizedReport, Block
from app.i18n import _, speaking
from app.pdf.engine import new_canvas
from app.pdf.finish import finish
from app.pdf.flow import PlacedRow, Row, deal
from app.pdf.fonts import check_coverage, cleaned, ready
from app.pdf.front_matter import fact_strip, summary_measure, summary_panel, title_block
from app.pdf.paragraph import draw_line, set_paragraph, shortened, width_of
from app.pdf.sections import badge, blocks, contact_part, section
from app.pdf.style import (
    BOTTOM,
    FULL_WIDTH,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SECTION,
    SMALL,
    TOP,
    Styles,
    styles,
)

_HEAD_TEXT, _HEAD_RULE = PAGE_HEIGHT - 34.5, PAGE_HEIGHT - 52.0
_FOOT_RULE, _FOOT_TEXT = 59.3, 50.5


def render(report: AnonymizedReport) -> bytes:
    """The report as a PDF: the same bytes for the same report, whatever the clock, the place or the machine's language.

    Raises `CharactersNotPrintable`, in the language being spoken, if a text holds a character without a glyph.
    """
    look = styles(report.language)
    check_coverage(_texts(report), look.chains())
    with speaking(report.language):
        drawn = _draw(report, deal(_rows(report, look), PAGE_HEIGHT - TOP, BOTTOM), look)
    return finish(drawn, title=_one_line(report.title), language="ja" if report.language == "ja" else "en")


def _texts(report: AnonymizedReport) -> Iterator[str]:
    yield from (report.reference, report.title, report.setting, report.outcome, report.published)
    yield from (report.publisher, report.contact)
    for content in _contents(report):
        for block in content:
            yield from (block.text, block.lead)


def _contents(report: AnonymizedReport) -> tuple[tuple[Block, ...], ...]:
    return (
        report.summary,
        report.what_happened,
        report.determination,
        report.response,
        report.timeline,
        report.reconsideration,
        report.about,
    )


def _rows(report: AnonymizedReport, look: Styles) -> list[Row]:
    facts = (
        (_("Reference"), report.reference),
        (_("Setting"), report.setting),
        (_("Outcome"), report.outcome),
        (_("Published"), report.published),
    )
    overline = _("Public incident report")
    summary = [set_paragraph(block.text, look.summary, summary_measure(), block.strong) for block in report.summary]
    return [
        *title_block(overline.upper(), report.title, look),
        *fact_strip(facts, look),
        *summary_panel(_("Summary"), [lines for lines in summary if lines], look),
        *_sections(report, look),
    ]


def _sections(report: AnonymizedReport, look: Styles) -> list[Row]:
    question = _("To report a concern, or to ask a question about this report:")
    parts: Sequence[tuple[str, list[list[Row]]]] = (
        (_("What happened"), blocks(report.what_happened, look.body, look)),
        (_("Determination"), _determination(report, look)),
        (_("Response"), blocks(report.response, look.body, look)),
        (_("Timeline"), blocks(report.timeline, look.body, look)),
        (_("Reconsideration"), blocks(report.reconsideration, look.body, look)),
        (
            _("About this report"),
            [*blocks(report.about, look.note, look), contact_part(question, report.contact, look)],
        ),
    )
    return [row for head, content in parts for row in section(head, content, look)]


def _determination(report: AnonymizedReport, look: Styles) -> list[list[Row]]:
    """The outcome in its box, then what was determined; nothing where nothing was."""
    parts = blocks(report.determination, look.body, look)
    verdict = badge(report.outcome, look)
    if verdict and parts:
        parts[0][0] = replace(parts[0][0], before=SMALL)
        return [verdict, *parts]
    return parts


def _draw(report: AnonymizedReport, pages: list[list[PlacedRow]], look: Styles) -> bytes:
    target = BytesIO()
    canvas = new_canvas(target, PAGE_WIDTH, PAGE_HEIGHT, ready(look.body.regular[0]))
    for number, page in enumerate(pages, start=1):
        if number > 1:
            _running_head(canvas, report, look)
        for placed in page:
            placed.row.draw(canvas, placed.top)
        stamp = _("Page {number} of {total}").format(number=number, total=len(pages))
        _hairline(canvas, _FOOT_RULE)
        _pair(canvas, _one_line(report.publisher), stamp, _FOOT_TEXT, look)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _running_head(canvas: Any, report: AnonymizedReport, look: Styles) -> None:
    _pair(canvas, _one_line(report.title), _one_line(report.reference), _HEAD_TEXT, look)
    _hairline(canvas, _HEAD_RULE)


def _pair(canvas: Any, left: str, right: str, top: float, look: Styles) -> None:
    """One text at the left margin, shortened if it must be, and one at the right."""
    room = FULL_WIDTH - width_of(right, look.footer) - SECTION
    for line in set_paragraph(shortened(left, look.footer, room), look.footer, FULL_WIDTH):
        draw_line(canvas, line, LEFT, top)
    for line in set_paragraph(right, look.footer, FULL_WIDTH):
        draw_line(canvas, line, LEFT + FULL_WIDTH - line.width, top)


def _hairline(canvas: Any, y: float) -> None:
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.7)
    canvas.line(LEFT, y, LEFT + FULL_WIDTH, y)


def _one_line(text: str) -> str:
    return re.sub(r"[ \n]+", " ", cleaned(text)).strip()
