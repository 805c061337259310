"""Text as the numbers a BERT model reads: words, and pieces of words from its vocabulary; never what they mean.

The uncased WordPiece of BERT (Devlin et al. 2018): small letters without accents, every punctuation mark for itself,
the longest piece first. Checked piece by piece against the tokenizer that came with the model.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_LONGEST_WORD = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: its number, and where its word begins and ends in the text."""

    number: int
    start: int
    end: int
    begins: bool
    """Whether a word begins with it."""


def pieces(text: str, vocabulary: Mapping[str, int]) -> list[Piece]:
    """The text as pieces of this vocabulary; a word it cannot spell is one piece "[UNK]"."""
    found: list[Piece] = []
    for start, end in _words(text):
        found += _spelled(text[start:end], start, end, vocabulary)
    return found


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Runs of letters and digits; punctuation and Chinese characters each for themselves."""
    begin = -1
    for at, char in enumerate(text):
        apart = _is_punctuation(char) or "一" <= char <= "鿿" or "㐀" <= char <= "䶿"
        if begin >= 0 and (apart or char.isspace() or _is_control(char)):
            yield begin, at
            begin = -1
        if apart:
            yield at, at + 1
        elif begin < 0 and not char.isspace() and not _is_control(char):
            begin = at
    if begin >= 0:
        yield begin, len(text)


def _spelled(word: str, start: int, end: int, vocabulary: Mapping[str, int]) -> list[Piece]:
    apart = unicodedata.normalize("NFD", word.lower())
    plain = "".join(char for char in apart if unicodedata.category(char) != "Mn")
    found: list[Piece] = []
    at = 0
    while 0 < len(plain) <= _LONGEST_WORD and at < len(plain):
        size = next((size for size in range(len(plain) - at, 0, -1) if _piece(plain, at, size) in vocabulary), 0)
        if size == 0:
            break
        found.append(Piece(vocabulary[_piece(plain, at, size)], start, end, at == 0))
        at += size
    return found if plain and at == len(plain) else [Piece(vocabulary["[UNK]"], start, end, True)] * bool(plain)


def _piece(word: str, at: int, size: int) -> str:
    return ("##" if at else "") + word[at : at + size]


def _is_control(char: str) -> bool:
    return char == "\ufffd" or (unicodedata.category(char)[0] == "C" and char not in "\t\n\r")


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] == "P" or (
        char.isascii() and char.isprintable() and not char.isalnum() and char != " "
    )
