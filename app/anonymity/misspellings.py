"""Registered names a slip or two away from what is written, and as they sound in Japanese; these always only ask."""

import re
from collections.abc import Callable, Iterable, Iterator, Set
from functools import cache

from app.anonymity.form import Kind
from app.anonymity.hepburn import hepburn
from app.anonymity.hits import AS_IT_SOUNDS, LIKE_A_NAME, Hit, Known
from app.anonymity.latin_names import Standing, standing
from app.anonymity.name_units import is_ordinary
from app.anonymity.normalize import is_han
from app.anonymity.romaji import is_romaji
from app.anonymity.stream import Script, Stream, Word
from app.domain.public_report import Level

_SHORTEST, _LONG = 5, 8
"""One slip is looked for from five letters on, two from eight."""
_HONORED = re.compile(r"[\s・]?(?:さん|さま|様|氏|君|くん|ちゃん|先生)")
_SPELLINGS = "tch>t sch>s sh>s ch>t ph>h th>s ck>k qu>k wh>h ts>t dz>s x>ks ce>se ci>si cy>si l>r v>b c>k q>k f>h j>s"
_HEARD = dict(pair.split(">") for pair in f"{_SPELLINGS} z>s w> y>".split())
_WRITTEN = re.compile("|".join(_HEARD))


class MisspellingIndex:
    """The longer parts of registered names, to be compared with words that are almost the same."""

    def __init__(self, known: Iterable[Known]) -> None:
        parts = [one for one in known if one.form.kind in {Kind.PART, Kind.FULL} and not one.form.why]
        latin = [one for one in parts if one.form.kind is Kind.PART and one.form.script is Script.LATIN]
        self._latin = [one for one in latin if len(one.form.key) >= _SHORTEST]
        self._kanji = [one for one in parts if one.form.script is Script.HAN and 3 <= len(one.form.exact) <= 6]
        keys = {(one.person, one.form.key) for one in latin}
        foreign = [one for one in latin if not is_romaji(one.form.key) and not _has_an_initial(one, keys)]
        self._foreign = [(key, one) for one in foreign for key in _heard_as(one.form.key)]

    def find(self, stream: Stream) -> Iterator[Hit]:
        """Words that are almost a registered name."""
        for index, word in enumerate(stream.words):
            if word.script is Script.LATIN and self._latin:
                yield from self._slips(stream, index, word)
            elif word.katakana and len(word.text) > 1:
                yield from self._sounding(stream, word)
        yield from self._wrong_kanji(stream)

    def _slips(self, stream: Stream, index: int, word: Word) -> Iterator[Hit]:
        if len(word.text) < _SHORTEST or is_ordinary(word.text):
            return
        meant = [one for one in self._latin if one.form.key[0] == word.text[0] and _is_slip(one.form.key, word.text)]
        if meant and standing(stream, index) in {Standing.NAME, Standing.CAPITAL}:
            yield from (Hit(word.start, word.end, one, Level.WARN, LIKE_A_NAME) for one in meant)

    def _sounding(self, stream: Stream, word: Word) -> Iterator[Hit]:
        """A Latin name in katakana, which keeps its consonants and fills in vowels: Oldfelt is オルドフェルト."""
        heard = consonants(hepburn(word.text.replace("ー", "")))
        least = 2 if _HONORED.match(stream.after(word.end)) else 3
        for key, one in self._foreign:
            if key == heard and len(key) >= least and _starts_alike(one.form.key, word.text):
                yield Hit(word.start, word.end, one, Level.WARN, AS_IT_SOUNDS)

    def _wrong_kanji(self, stream: Stream) -> Iterator[Hit]:
        """A kanji name of three letters or more with one of them wrong, before an honorific."""
        text = stream.folded.text
        for honor in _HONORED.finditer(text) if self._kanji else ():
            for one in self._kanji:
                start = honor.start() - len(one.form.exact)
                written = text[max(0, start) : honor.start()]
                wrong = sum(char != other for char, other in zip(written, one.form.exact, strict=False))
                if start >= 0 and wrong == 1 and all(map(is_han, written)):
                    yield Hit(start, honor.start(), one, Level.WARN, LIKE_A_NAME)


def consonants(word: str) -> str:
    """What katakana keeps of a folded Latin word: its consonants, l as r, v as b, th as s."""
    sound = _WRITTEN.sub(lambda match: _HEARD[match.group()], word)
    bare = re.sub(r"[^a-z]|[aeiou]|(?<=[aeiou])h(?![aeiou])", "", sound)
    return re.sub(r"m(?=[bp])", "n", re.sub(r"(.)\1+", r"\1", bare))


def _has_an_initial(one: Known, keys: Set[tuple[str, str]]) -> bool:
    """Whether it is another part of the same name with an initial glued to it, as accounts are made."""
    return bool({(one.person, one.form.key[1:]), (one.person, one.form.key[:-1])} & keys)


def _heard_as(name: str) -> frozenset[str]:
    """A name with every r heard, and with those left out that only make a vowel long: Marcus is マーカス."""
    return frozenset({consonants(name), consonants(re.sub(r"(?<=[aeiou])r(?![aeiou])", "", name))})


def _starts_alike(latin: str, kana: str) -> bool:
    """Whether both begin with a vowel or both with a consonant."""
    return (latin[0] in "aeiouy") == (kana[0] in "あいうえおぁぃぅぇぉやゆよ")


def _is_slip(name: str, word: str) -> bool:
    """Whether so few letters added, dropped, changed or swapped turn one into the other."""
    allowed = 2 if min(len(name), len(word)) >= _LONG else 1
    return abs(len(name) - len(word)) <= allowed and 0 < _distance()(name, word, score_cutoff=allowed) <= allowed


@cache
def _distance() -> Callable[..., int]:
    """Damerau and Levenshtein's distance; loaded with the first text, not with the app."""
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    return DamerauLevenshtein.distance
