"""The tokens of the page design (pdf.md 6): sizes, colors, measures and steps, all in points."""

from dataclasses import dataclass, replace

from app.pdf.fonts import Face

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89
LEFT = RIGHT = 62.4
TOP, BOTTOM = 70.0, 76.0
SIDE_COLUMN = 110.0
FULL_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_LEFT = LEFT + SIDE_COLUMN
TEXT_WIDTH = FULL_WIDTH - SIDE_COLUMN
TIGHT, SMALL, MEDIUM, LARGE, SECTION = 4.0, 7.0, 14.0, 16.0, 24.0
"""The spacing steps."""

INK, MUTED, ACCENT, TINT, RULE = "#1E2328", "#55606A", "#0B5360", "#F2F6F6", "#CCD5D8"
"""Colors: 15.8, 6.4 and 8.7 to 1 on white for the three that carry text."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of text is set; `regular` and `strong` are chains of faces, the first that has a glyph wins."""

    size: float
    leading: float
    regular: tuple[Face, ...]
    strong: tuple[Face, ...]
    color: str = INK
    justified: bool = False
    balanced: bool = False
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one language."""

    overline: Style
    title: Style
    head: Style
    summary: Style
    body: Style
    fact_label: Style
    fact_value: Style
    badge: Style
    moment: Style
    note: Style
    contact: Style
    footer: Style
    bullet: str
    indent: float
    """How far the text of a list item stands in, in points."""

    def chains(self) -> frozenset[tuple[Face, ...]]:
        """Every chain of faces that this language prints with."""
        names = ("title", "head", "body")
        return frozenset(chain for name in names for chain in (getattr(self, name).regular, getattr(self, name).strong))


def styles(language: str) -> Styles:
    """The styles of this language: `ja`, or English for any other code."""
    return _japanese() if language == "ja" else _english()


def _english() -> Styles:
    sans, strong = (Face.SANS, Face.KANJI), (Face.SANS_STRONG, Face.KANJI_STRONG)
    serif = (Face.SERIF, Face.SANS_STRONG, Face.KANJI_STRONG)
    body = Style(10.5, 16, sans, strong)
    return Styles(
        overline=Style(8, 12, strong, strong, ACCENT, tracking=0.9),
        title=Style(25, 30, serif, serif, balanced=True),
        head=Style(10.5, 16, strong, strong, ACCENT),
        summary=replace(body, size=12, leading=18, balanced=True),
        body=body,
        fact_label=Style(7.5, 11, sans, strong, MUTED),
        fact_value=Style(10, 14, strong, strong),
        badge=Style(10, 14, strong, strong, ACCENT),
        moment=Style(9.5, 16, strong, strong, MUTED),
        note=Style(8.5, 13, sans, strong, MUTED),
        contact=Style(8.5, 13, strong, strong),
        footer=Style(8, 11, sans, strong, MUTED),
        bullet="–",
        indent=13,
    )


def _japanese() -> Styles:
    sans, strong = (Face.KANJI, Face.SANS), (Face.KANJI_STRONG, Face.SANS_STRONG)
    body = Style(10, 18, sans, strong, justified=True)
    return Styles(
        overline=Style(8, 12, strong, strong, ACCENT),
        title=Style(22, 32, strong, strong, balanced=True),
        head=Style(10, 18, strong, strong, ACCENT),
        summary=replace(body, size=11, leading=20),
        body=body,
        fact_label=Style(7.5, 11, sans, strong, MUTED),
        fact_value=Style(9.5, 14, strong, strong),
        badge=Style(9.5, 14, strong, strong, ACCENT),
        moment=Style(9, 18, strong, strong, MUTED),
        note=Style(8.5, 14.5, sans, strong, MUTED, justified=True),
        contact=Style(8.5, 14.5, strong, strong),
        footer=Style(8, 11, sans, strong, MUTED),
        bullet="・",
        indent=13,
    )
