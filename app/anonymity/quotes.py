"""Words taken over as they were said or written, which a search engine can find; never who said them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.anonymity.normalize import Folded, fold, is_han, is_kana
from app.anonymity.spotting import Rule
from app.domain.public_report import FindingKind, Level
from app.i18n import N_

_QUOTE = N_("A quotation of four words or more. Say what it meant instead.")
TAKEN_OVER = N_("Words taken over from a report or an account. Say it in other words.")
"""Why a place of `taken_over` is shown."""

WORDS_IN_A_ROW = 5
"""So many words in a row out of a source are a quotation (formats.md 12)."""
LETTERS_IN_A_ROW = 12
"""So many letters of Japanese in a row out of a source are a quotation (formats.md 12)."""
_LONG_QUOTE_JA = 10
_WORD = re.compile(r"[^\W_ぁ-ゖァ-ヺー一-鿿㐀-䶿々]+(?:'[a-z]+)?")
_STOP_TEXT = """
a an and any are as at be been but by can did do does for from had has have he her his how i if in into is it its me
more most my no not of on one or our out she so some than that the their them then there these they this those to up
us was we were what when where which who will with would you your person other others about after all also because
before being could during both each few just only over same said
"""
_STOP = frozenset(_STOP_TEXT.split())


def _is_short(match: re.Match[str]) -> bool:
    inside = match.group("it")
    japanese = sum(is_han(char) or is_kana(char) for char in inside)
    return len(_WORD.findall(inside.casefold())) < 4 and japanese < _LONG_QUOTE_JA


_MARK_TEXT = '“” „“ «» 「」 『』 ‘’ 〝〟 "" ＂＂'
_MARKS = [(pair[0], pair[1]) for pair in _MARK_TEXT.split()]
RULES = tuple(
    Rule(
        re.compile(
            rf"(?<![A-Za-z0-9]){opened}(?P<it>[^{opened}{closed}\n]{{1,600}}?){closed}(?![A-Za-z0-9])"
            if opened == "‘"
            else rf"{opened}(?P<it>[^{opened}{closed}\n]{{1,600}}?){closed}"
        ),
        FindingKind.QUOTE,
        _QUOTE,
        Level.WARN,
        _is_short,
    )
    for opened, closed in _MARKS
)
"""The rule for quotation marks; it reads the text as it stands, not narrowed."""


def taken_over(text: str, sources: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The spans of the text, in code points, whose wording returns from a source."""
    if not sources:
        return
    folded = fold(text)
    yield from _words_in_a_row(folded, sources)
    yield from _letters_in_a_row(folded, sources)


def _words_in_a_row(folded: Folded, sources: Sequence[str]) -> Iterator[tuple[int, int]]:
    known = _word_runs(tuple(sources))
    words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(folded.text)]
    for at in range(len(words) - WORDS_IN_A_ROW + 1):
        run = words[at : at + WORDS_IN_A_ROW]
        if tuple(word for _, _, word in run) in known:
            yield folded.span(run[0][0], run[-1][1])


def _letters_in_a_row(folded: Folded, sources: Sequence[str]) -> Iterator[tuple[int, int]]:
    known = _letter_runs(tuple(sources))
    places = [at for at, char in enumerate(folded.text) if char.isalnum()]
    letters = "".join(folded.text[at] for at in places)
    for at in range(len(letters) - LETTERS_IN_A_ROW + 1):
        if letters[at : at + LETTERS_IN_A_ROW] in known:
            yield folded.span(places[at], places[at + LETTERS_IN_A_ROW - 1] + 1)


@lru_cache(maxsize=4)
def _word_runs(sources: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for source in sources:
        words = _WORD.findall(fold(source).text)
        for at in range(len(words) - WORDS_IN_A_ROW + 1):
            run = tuple(words[at : at + WORDS_IN_A_ROW])
            if any(len(word) > 2 and word not in _STOP for word in run):
                runs.add(run)
    return frozenset(runs)


@lru_cache(maxsize=4)
def _letter_runs(sources: tuple[str, ...]) -> frozenset[str]:
    runs: set[str] = set()
    for source in sources:
        letters = "".join(char for char in fold(source).text if char.isalnum())
        for at in range(len(letters) - LETTERS_IN_A_ROW + 1):
            run = letters[at : at + LETTERS_IN_A_ROW]
            if sum(is_han(char) or is_kana(char) for char in run) >= LETTERS_IN_A_ROW - 3:
                runs.add(run)
    return frozenset(runs)
