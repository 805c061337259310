"""The receipt on paper: one A6 slip in finished words, with nothing about what was reported and no name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from app.pdf.engine import new_canvas
from app.pdf.finish import finish
from app.pdf.fonts import check_coverage, ready
from app.pdf.paragraph import draw_line, set_paragraph
from app.pdf.qr import QUIET, modules
from app.pdf.style import INK, RULE, Style, styles

_WIDTH, _HEIGHT = 297.638, 419.528
_SIDE, _TOP = 28.0, 30.0
_QR = 122.0
_GAP = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipWords:
    """What the slip says in one language."""

    language: str
    title: str
    code_label: str
    reply: str
    contact_label: str
    keep: str
    proof_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One receipt: what is the same in every language, and its words in each."""

    code: str
    contact: str
    proof: Sequence[str]
    """The commitment in lines short enough to be copied by hand."""
    qr: str
    words: Sequence[SlipWords]


def render(slip: Slip) -> bytes:
    """The slip as a PDF of one page; raises CharactersNotPrintable."""
    chains = frozenset().union(*(styles(words.language).chains() for words in slip.words))
    check_coverage(_texts(slip), chains)
    target = BytesIO()
    canvas = new_canvas(target, _WIDTH, _HEIGHT, ready(styles("en").body.regular[0]))
    _Drawing(canvas).draw(slip)
    canvas.showPage()
    canvas.save()
    first = slip.words[0]
    return finish(target.getvalue(), title=first.title, language=first.language)


def _texts(slip: Slip) -> list[str]:
    found = [slip.code, slip.contact, *slip.proof]
    for words in slip.words:
        found += [words.title, words.code_label, words.reply, words.contact_label, words.keep, words.proof_label]
    return found


@dataclass(slots=True)
class _Drawing:
    """Goes down the page; `_y` is where the next line begins, in points from the bottom."""

    canvas: Any
    _y: float = _HEIGHT - _TOP

    def draw(self, slip: Slip) -> None:
        look = styles("en")
        small, code = replace(look.fact_label, size=8, leading=11), replace(look.fact_value, size=26, leading=32)
        self._say(" · ".join(words.title for words in slip.words), look.head)
        self._rule()
        self._say(" · ".join(words.code_label for words in slip.words), small)
        self._say(slip.code, code)
        self._rule()
        for words in slip.words:
            own = styles(words.language)
            self._say(words.reply, replace(own.fact_value, size=9.5, leading=17))
        self._rule()
        self._say(" · ".join(words.contact_label for words in slip.words), small)
        self._say(slip.contact, replace(look.fact_value, size=10.5, leading=15))
        self._rule()
        self._draw_foot(slip, small)

    def _draw_foot(self, slip: Slip, small: Style) -> None:
        """The QR code at the left, beside it what it is good for."""
        top, left = self._y, _SIDE + _QR + _GAP
        self._draw_code(slip.qr, _SIDE, top - _QR)
        measure = _WIDTH - _SIDE - left
        for words in slip.words:
            own = styles(words.language)
            self._say(words.keep, replace(own.note, size=8, leading=11.5, justified=False), left, measure)
            self._y -= 3
        self._say(" · ".join(words.proof_label for words in slip.words), small, left, measure)
        for line in slip.proof:
            self._say(line, replace(styles("en").fact_value, size=8, leading=10.5), left, measure)

    def _say(self, text: str, style: Style, x: float = _SIDE, measure: float = _WIDTH - 2 * _SIDE) -> None:
        for line in set_paragraph(text, style, measure):
            draw_line(self.canvas, line, x, self._y)
            self._y -= style.leading

    def _rule(self) -> None:
        self._y -= 10
        self.canvas.setStrokeColor(RULE)
        self.canvas.setLineWidth(0.7)
        self.canvas.line(_SIDE, self._y, _WIDTH - _SIDE, self._y)
        self._y -= 11

    def _draw_code(self, text: str, x: float, y: float) -> None:
        rows = modules(text)
        module = _QR / (len(rows) + QUIET)
        self.canvas.setFillColor(INK)
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    self.canvas.rect(
                        x + across * module, y + _QR - (down + 1) * module, module, module, stroke=0, fill=1
                    )
