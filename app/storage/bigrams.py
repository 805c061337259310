"""How text is cut for the search index: Latin words as they are, Japanese characters in overlapping pairs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

VERSION = 1
"""Rises when the same text is cut in another way: the index is then made anew at the next opening."""

_BREAK = "\ue000"
"""A token nobody can type, between texts: no phrase reaches from one into the next."""
_LETTERS = (
    "ł:l ø:o đ:d ð:d þ:th æ:ae œ:oe ħ:h ı:i ŋ:n ŧ:t ĸ:k ƀ:b ɓ:b ƈ:c ɗ:d ƒ:f ɠ:g ɨ:i ƙ:k ƚ:l ɲ:n ɵ:o ƥ:p ƭ:t ʉ:u ƴ:y ƶ:z"
)
_PLAINER = str.maketrans(dict(pair.split(":") for pair in _LETTERS.split()))
"""Letters with a stroke or a hook: they decompose into nothing plainer, and unicode61 leaves them as they are."""
_MARKED = re.compile("[\u0080-\u2e7f]+")
"""Where accents are dropped; the marks of kana make another sound and stay."""
_PAIRED = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
"""Scripts written without spaces, and their signs that belong to words (々, ー)."""
_RUNS = re.compile(rf"([{_PAIRED}]+)|([^\W_{_PAIRED}]+)")


def fold(text: str) -> str:
    """The text as it is compared: width, case, accents, strokes and ligatures do not count."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isascii():
        return folded
    folded = unicodedata.normalize("NFKC", folded).translate(_PLAINER)
    return _MARKED.sub(lambda found: _unmarked(found.group()), folded)


def cut(texts: Iterable[str]) -> str:
    """What the index stores of these texts."""
    return f" {_BREAK} ".join(" ".join(_tokens(fold(text))) for text in texts)


def ask(typed: str) -> tuple[str, ...]:
    """What the index is asked for: a phrase for each piece between spaces, the end of its last word still open.

    All of them must be found; no phrase at all means that nothing was typed that could be found.
    """
    return tuple(phrase for piece in fold(typed).split() if (phrase := _phrase(piece)))


def _phrase(piece: str) -> str:
    """One piece as a phrase: its last pair is whole, its last word or lone character only begun."""
    tokens = list(_tokens(piece))
    runs = _RUNS.findall(piece)
    if not runs:
        return ""
    last_pairs = runs[-1][0]
    if len(last_pairs) > 1:
        return f'"{" ".join(tokens[:-1])}"'
    return f'"{" ".join(tokens)}"*'


def _tokens(text: str) -> Iterator[str]:
    """Words, and of a run of paired script every two neighbors and the last character alone."""
    for found in _RUNS.finditer(text):
        run = found.group()
        if found.group(1) is None:
            yield run
        else:
            yield from (run[at : at + 2] for at in range(len(run)))


def _unmarked(letters: str) -> str:
    decomposed = unicodedata.normalize("NFD", letters)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if unicodedata.category(c) != "Mn"))
