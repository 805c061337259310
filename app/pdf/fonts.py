"""The five faces that ship with the app: loaded when first needed, chosen for each character, checked first."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import Any
from unicodedata import category, combining, east_asian_width, normalize

from app.errors import AppError
from app.i18n import ngettext
from app.paths import resource
from app.pdf.engine import register_font


class Face(StrEnum):
    """One shipped font file; the value is the file's name without `.ttf`."""

    SANS = "SourceSans3-Regular"
    SANS_STRONG = "SourceSans3-SemiBold"
    SERIF = "SourceSerif4-SemiBold"
    KANJI = "NotoSansJP-Regular"
    KANJI_STRONG = "NotoSansJP-Bold"


class CharactersNotPrintable(AppError):
    """A text holds characters that none of the shipped faces can draw; the sentence says how many, never which."""

    def __init__(self, count: int) -> None:
        super().__init__(
            ngettext(
                "{count} character of this text cannot be printed. Nothing was saved. "
                "Replace emoji and rare symbols with words, then try again.",
                "{count} characters of this text cannot be printed. Nothing was saved. "
                "Replace emoji and rare symbols with words, then try again.",
                count,
            ).format(count=count)
        )
        self.count = count


@cache
def _font(face: Face) -> Any:
    return register_font(face.value, str(resource("fonts", f"{face.value}.ttf")))


def ready(face: Face) -> str:
    """Load the face if it is not loaded yet, and return the name the canvas knows it by."""
    _font(face)
    return face.value


def covers(face: Face, char: str) -> bool:
    """Whether the face has a glyph for this character."""
    return ord(char) in _font(face).face.charToGlyph


@cache
def advance(face: Face, char: str) -> float:
    """How wide the character is, in ems."""
    metrics = _font(face).face
    return float(metrics.charWidths.get(ord(char), metrics.defaultWidth)) / 1000


def cleaned(text: str) -> str:
    """The text in NFC, without what no eye sees: controls, zero-width and tag characters, selectors (pdf.md 2.2)."""
    return "".join(char for char, _flag in cleaned_with(text, [False] * len(text)))


def cleaned_with(text: str, flags: Sequence[bool]) -> list[tuple[str, bool]]:
    """What `cleaned` keeps, each character with its base character's flag; newlines stay, tabs become spaces."""
    clusters: list[tuple[str, bool]] = []
    for char, flag in zip(text.replace("\t", " ").replace("\u00a0", " "), flags, strict=True):
        if combining(char) and clusters:
            base, base_flag = clusters[-1]
            clusters[-1] = (base + char, base_flag)
        elif char == "\n" or not _is_unseen(char):
            clusters.append((char, flag))
    return [(char, flag) for cluster, flag in clusters for char in normalize("NFC", cluster)]


def _is_unseen(char: str) -> bool:
    return (
        category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0000" <= char <= "\U000e0fff"
    )


def is_wide(char: str) -> bool:
    """Whether the character is Japanese: set on the square, broken anywhere the rules allow."""
    return east_asian_width(char) in "WF"


def choose(text: str, chain: Sequence[Face]) -> list[Face]:
    """The face for each character: the first of the chain that has it, but one face for a whole Latin word.

    A character that no face has gets the first face; `check_coverage` refuses such text before.
    """
    faces: list[Face] = []
    start = 0
    while start < len(text):
        end = start + 1
        if _joins(text[start]):
            while end < len(text) and _joins(text[end]):
                end += 1
        faces += (
            [_face_for(text[start:end], chain)] * (end - start) if end - start == 1 else _word(text[start:end], chain)
        )
        start = end
    return faces


def _joins(char: str) -> bool:
    return char.isalpha() and not is_wide(char)


def _word(word: str, chain: Sequence[Face]) -> list[Face]:
    whole = next((face for face in chain if all(covers(face, char) for char in word)), None)
    return [whole or _face_for(char, chain) for char in word]


def _face_for(char: str, chain: Sequence[Face]) -> Face:
    return next((face for face in chain if covers(face, char)), chain[0])


def check_coverage(texts: Iterable[str], chains: Iterable[Sequence[Face]]) -> None:
    """Raise `CharactersNotPrintable` if some character of the texts is missing from every face of one of the chains."""
    needed = {char for text in texts for char in cleaned(text) if char != "\n"}
    missing = {char for chain in chains for char in needed if not any(covers(face, char) for face in chain)}
    if missing:
        raise CharactersNotPrintable(len(missing))
