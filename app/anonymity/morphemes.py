"""Japanese text cut into words by the Sudachi dictionary; what a word means for anybody is decided elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

_LARGEST = 8000
"""Letters handed to Sudachi at once; it refuses more than 49,149 bytes."""


@dataclass(frozen=True, slots=True)
class Morpheme:
    """One word of a Japanese text; `start` and `end` count its characters."""

    start: int
    end: int
    surface: str
    part: tuple[str, ...]
    """What kind of word it is, from the general to the special: 名詞, 固有名詞, 人名, 姓."""
    reading: str
    """In katakana."""

    @property
    def is_name(self) -> bool:
        """Whether the dictionary knows it as a part of a person's name here."""
        return self.part[2] == "人名"


@lru_cache(maxsize=16)
def morphemes(text: str) -> tuple[Morpheme, ...]:
    """The words of a text, in order, as short as the dictionary cuts them (mode A)."""
    found: list[Morpheme] = []
    tokenizer = _dictionary().tokenizer(mode="A")
    for start, piece in _pieces(text):
        found += [
            Morpheme(
                start + one.begin(),
                start + one.end(),
                one.surface(),
                tuple(one.part_of_speech()),
                one.reading_form(),
            )
            for one in tokenizer.tokenize(piece)
        ]
    return tuple(found)


@cache
def _dictionary() -> Any:
    """Sudachi's small dictionary, mapped into memory when the first text is read and never at the start of the app."""
    import sudachipy  # noqa: PLC0415

    return sudachipy.Dictionary(dict="small")


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that Sudachi takes, cut at line ends where there are any."""
    at = 0
    while at < len(text):
        end = at + _LARGEST
        if end < len(text):
            cut = max(text.rfind("\n", at + 1, end), text.rfind("。", at + 1, end))
            end = cut + 1 if cut > at else end
        yield at, text[at:end]
        at = end
