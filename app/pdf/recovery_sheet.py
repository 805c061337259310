"""The recovery sheet on paper: the code that opens a vault when the passphrase is lost, and how it is used."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from app.pdf.engine import new_canvas
from app.pdf.finish import finish
from app.pdf.fonts import check_coverage, ready
from app.pdf.paragraph import draw_line, set_paragraph
from app.pdf.style import FULL_WIDTH, INK, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RULE, TINT, TOP, Style, Styles, styles

_COLUMNS = 4
_PLATE = 112.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet in finished words; the code in its groups of four."""

    language: str
    title: str
    lead: str
    code_label: str
    code: Sequence[str] = field(repr=False)
    facts: Sequence[tuple[str, str]]
    """Label and value: which vault, which day."""
    steps_label: str
    steps: Sequence[str]
    warning_label: str
    warnings: Sequence[str]


def render(sheet: Sheet) -> bytes:
    """The sheet as a PDF of one A4 page, made in memory; raises CharactersNotPrintable."""
    look = styles(sheet.language)
    check_coverage(_texts(sheet), look.chains())
    target = BytesIO()
    canvas = new_canvas(target, PAGE_WIDTH, PAGE_HEIGHT, ready(look.body.regular[0]))
    _Drawing(canvas, look).draw(sheet)
    canvas.showPage()
    canvas.save()
    return finish(target.getvalue(), title=sheet.title, language=sheet.language)


def _texts(sheet: Sheet) -> list[str]:
    facts = [text for fact in sheet.facts for text in fact]
    heads = [sheet.title, sheet.lead, sheet.code_label, sheet.steps_label, sheet.warning_label]
    return [*heads, *sheet.code, *facts, *sheet.steps, *sheet.warnings]


@dataclass(slots=True)
class _Drawing:
    """Goes down the page; `_y` is where the next line begins, in points from the bottom."""

    canvas: Any
    look: Styles
    _y: float = PAGE_HEIGHT - TOP

    def draw(self, sheet: Sheet) -> None:
        look = self.look
        self._say(sheet.title, look.title)
        self._y -= 8
        self._say(sheet.lead, look.summary)
        self._rule()
        self._facts(sheet.facts)
        self._y -= 14
        self._say(sheet.code_label, look.fact_label)
        self._code(sheet.code)
        self._list(sheet.steps_label, sheet.steps, numbered=True)
        self._list(sheet.warning_label, sheet.warnings, numbered=False)

    def _facts(self, facts: Sequence[tuple[str, str]]) -> None:
        column = FULL_WIDTH / max(1, len(facts))
        top, lowest = self._y, self._y
        for place, (label, value) in enumerate(facts):
            self._y = top
            self._say(label, self.look.fact_label, LEFT + place * column, column - 12)
            self._say(value, self.look.fact_value, LEFT + place * column, column - 12)
            lowest = min(lowest, self._y)
        self._y = lowest

    def _code(self, groups: Sequence[str]) -> None:
        """The code large and wide on its tint, so that it can be read and typed by somebody in a hurry."""
        self._y -= 6
        self.canvas.setFillColor(TINT)
        self.canvas.rect(LEFT, self._y - _PLATE, FULL_WIDTH, _PLATE, stroke=0, fill=1)
        big = replace(styles("en").fact_value, size=25, leading=38, color=INK)
        column = (FULL_WIDTH - 48) / _COLUMNS
        top = self._y - 18
        for place, group in enumerate(groups):
            down, across = divmod(place, _COLUMNS)
            for line in set_paragraph(group, big, column):
                draw_line(self.canvas, line, LEFT + 32 + across * column, top - down * big.leading)
        self._y -= _PLATE + 24

    def _list(self, label: str, lines: Sequence[str], *, numbered: bool) -> None:
        self._say(label, self.look.head)
        self._y -= 4
        for number, text in enumerate(lines, 1):
            self._say(f"{number}." if numbered else "–", self.look.body, LEFT, 22)
            self._y += self.look.body.leading
            self._say(text, replace(self.look.body, justified=False), LEFT + 22, FULL_WIDTH - 22)
            self._y -= 3
        self._y -= 14

    def _say(self, text: str, style: Style, x: float = LEFT, measure: float = FULL_WIDTH) -> None:
        for line in set_paragraph(text, style, measure):
            draw_line(self.canvas, line, x, self._y)
            self._y -= style.leading

    def _rule(self) -> None:
        self._y -= 10
        self.canvas.setStrokeColor(RULE)
        self.canvas.setLineWidth(0.7)
        self.canvas.line(LEFT, self._y, LEFT + FULL_WIDTH, self._y)
        self._y -= 12
