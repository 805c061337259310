"""The last look at a finished PDF: everything written in it, anywhere, is handed to the leak check."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.public_report import Finding, FindingKind, Level
from app.pdf.fonts import is_wide
from app.pdf.passages import Passage, passages

Find = Callable[[str], Sequence[Finding]]
"""A leak check bound to the people of a case: a text in, its findings out."""

_LINE_END = re.compile(r"[ \t]*\r?\n\s*")
_HYPHENATED = re.compile(r"(?:[-\u2010\u00ad\ufffe\x02])[ \t]*\r?\n\s*|[\u00ad\ufffe\x02]")
_SPELLED = re.compile(r"\b\w(?:[ \u00a0\u3000]\w\b){2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """Something in a finished PDF that could show who somebody is; never the text itself."""

    place: str
    """ "page 1 text", "title", "XMP", "outline", "attachment", ...: fixed words, not translated (formats.md 12)."""
    kind: FindingKind
    level: Level
    person: str | None
    why: str


def verify(pdf: bytes, find: Find, find_known: Find) -> tuple[Leak, ...]:
    """What the leak check finds in any PDF, ours or foreign, each once a place; no leak, an empty tuple (R15).

    `find` holds every rule and reads page text, titles and alternative texts; `find_known` seeks only the known people
    and reads every string of the file (formats.md 12). Texts are handed over as they stand and with their lines,
    hyphens and spelled-out letters joined. Raises `UnreadablePdf` or `PdfTooLarge` (app.pdf.passages).
    """
    leaks: dict[Leak, None] = {}
    known: dict[str, Sequence[Finding]] = {}
    for passage in passages(pdf):
        for finding in _findings(passage, find, find_known, known):
            leak = Leak(
                place=passage.place, kind=finding.kind, level=finding.level, person=finding.person, why=finding.why
            )
            leaks[leak] = None
    return tuple(leaks)


def _findings(passage: Passage, find: Find, find_known: Find, known: dict[str, Sequence[Finding]]) -> Iterator[Finding]:
    if passage.shown:
        for text in dict.fromkeys((passage.text, _flowing(passage.text))):
            yield from find(text)
    for text in dict.fromkeys(_readings(passage.text)):
        if text not in known:
            known[text] = find_known(text) if text.strip() else ()
        yield from known[text]


def _readings(text: str) -> Iterator[str]:
    """The text as it stands, and as it reads when what was split is joined again."""
    yield text
    if "\n" in text or any(char in text for char in "\u00ad\ufffe\x02"):
        yield _flowing(text)
        yield _LINE_END.sub("", text)
        yield _LINE_END.sub("", _HYPHENATED.sub("", text))
        yield _LINE_END.sub(" ", _HYPHENATED.sub("", text))
    yield _without_japanese_gaps(text)
    yield _SPELLED.sub(lambda match: "".join(match.group().split()), text)


def _flowing(text: str) -> str:
    """The lines run on: with a space between Latin words, with none beside Japanese, hyphens kept."""
    return _without_japanese_gaps(_LINE_END.sub(" ", text))


def _without_japanese_gaps(text: str) -> str:
    words = text.replace("\u3000", " ").replace("\u00a0", " ").split(" ")
    parts = words[:1]
    for before, after in pairwise(words):
        beside = (before and is_wide(before[-1])) or (after and is_wide(after[0]))
        parts.append(after if beside else " " + after)
    return "".join(parts)
