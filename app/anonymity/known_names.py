"""Registered names met in a text, in any script, order, spelling or disguise; never a name that nobody registered."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product

from app.anonymity.form import Kind
from app.anonymity.hits import (
    FULL_NAME,
    ORDINARY_WORD,
    OTHER_SPELLING,
    PART_OF_NAME,
    RECOGNISED_BY,
    SHORT_NAME,
    Hit,
    Known,
)
from app.anonymity.initials import InitialIndex
from app.anonymity.japanese_names import cuts_a_word, in_kana, in_kanji
from app.anonymity.latin_names import Standing, standing
from app.anonymity.name_units import is_english_word
from app.anonymity.romaji import skeleton
from app.anonymity.stream import Script, Stream, Word, humps
from app.anonymity.transliteration import to_latin
from app.domain.public_report import Level

_LEET = {
    "0": "o",
    "1": "il",
    "2": "z",
    "3": "e",
    "4": "a",
    "5": "s",
    "6": "g",
    "7": "t",
    "8": "b",
    "9": "g",
    "@": "a",
    "$": "s",
    "!": "i",
}
_LEET_WORD = re.compile(
    r"(?<![a-z0-9@$!])(?=[a-z0-9@$!]*[a-z])(?=[a-z0-9$!]+[0-9@$!]|[0-9$!])[a-z0-9$!][a-z0-9@$!]{2,39}(?![a-z0-9@$])"
)
_TAIL = re.compile(r"(?:san|sama|kun|chan|sensei|s|\d+)$")
_HEAD = re.compile(r"^(?:mr|mrs|ms|dr|\d+)")
_INITIAL_BEFORE = re.compile(r"(?<![a-z0-9])[a-z]\.\s?$")
_INITIAL_AFTER = re.compile(r"\s([a-z])\.")
_GAP_IN_NAME = 4
_MARKS = frozenset("#@/._-=&")
"""What stands before a name in an account, a link or a file name."""


class NameIndex:
    """The names of a register, laid out for one pass over a text."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._full: dict[str, list[Known]] = defaultdict(list)
        self._also: dict[str, list[Known]] = defaultdict(list)
        self._words: dict[str, list[Known]] = defaultdict(list)
        self._sounds: dict[str, list[Known]] = defaultdict(list)
        self._kanji: dict[str, list[Known]] = defaultdict(list)
        self._short_kana: dict[str, list[Known]] = defaultdict(list)
        self._initials = InitialIndex()
        for one in known:
            self._file(one)

    def _file(self, one: Known) -> None:
        form = one.form
        if form.kind is Kind.FULL:
            self._full[form.key].append(one)
        elif form.kind is Kind.ALSO:
            self._also[form.key].append(one)
        elif form.kind is Kind.INITIALS:
            self._initials.add(one)
        elif form.kind in {Kind.PART, Kind.SHORT}:
            if form.script is Script.HAN:
                self._kanji[form.key].append(one)
            elif form.script is Script.LATIN:
                self._words[form.key].append(one)
            elif form.kind is Kind.SHORT:
                self._short_kana[form.key].append(one)
            else:
                self._sounds[form.key].append(one)

    def find(self, stream: Stream) -> Iterator[Hit]:
        """Every place where a registered name may stand, in no order, with repetitions."""
        yield from self._full_names(stream)
        yield from self._phrases(stream)
        yield from self._latin(stream)
        yield from self._leet(stream)
        yield from in_kanji(stream, self._kanji)
        yield from in_kana(stream, self._sounds, self._short_kana)
        yield from self._initials.find(stream)

    def ordinary(self, stream: Stream) -> Iterator[Hit]:
        """Words that are letter for letter somebody's name, in Latin script and in kana, as places to look at."""
        for word in stream.words:
            tables = (self._words, self._sounds, self._kanji)
            for one in {one for table in tables for one in table.get(word.text, ())}:
                if one.form.exact == word.text and len(word.text) > 1:
                    yield Hit(word.start, word.end, one, Level.WARN, ORDINARY_WORD)

    def full_names(self, stream: Stream) -> Iterator[Hit]:
        """Full names alone: what a released name covers when it stands there whole."""
        return self._full_names(stream)

    def _full_names(self, stream: Stream) -> Iterator[Hit]:
        for key, people in self._full.items():
            for at in _places(stream.sounds, key):
                for one in people:
                    level = _weight_of_full(stream, one, at, at + len(key))
                    if level is not None:
                        start, end = stream.starts[at], stream.ends[at + len(key) - 1]
                        plain = stream.folded.text[start:end] == one.form.exact
                        yield Hit(start, end, one, level, FULL_NAME if plain or level is Level.BLOCK else ORDINARY_WORD)

    def _phrases(self, stream: Stream) -> Iterator[Hit]:
        for key, people in self._also.items():
            for at in _places(stream.sounds, key):
                if _whole_words(stream, at, at + len(key)) and _gaps(stream, at, at + len(key)) <= _GAP_IN_NAME:
                    for one in people:
                        yield Hit(stream.starts[at], stream.ends[at + len(key) - 1], one, Level.BLOCK, RECOGNISED_BY)

    def _latin(self, stream: Stream) -> Iterator[Hit]:
        for index, word in enumerate(stream.words):
            if word.script is not Script.LATIN:
                continue
            for one, exact in self._named(word.text):
                if hit := _weighed(stream, index, one, exact):
                    yield _with_initial(stream, hit, self._initials.letters_of(one.person))
            if glued := _hyphened(stream, index):
                for one, exact in self._named(glued.text):
                    if exact and len(glued.text) > 3:
                        yield Hit(glued.start, glued.end, one, Level.BLOCK, OTHER_SPELLING)
            for piece in self._pieces(stream, word):
                for one, _exact in self._named(piece):
                    if not one.form.ordinary and len(piece) > 2:
                        yield Hit(word.start, word.end, one, Level.BLOCK, PART_OF_NAME)
                for one in self._full.get(skeleton(piece), ()) if len(piece) > 5 else ():
                    yield Hit(word.start, word.end, one, Level.BLOCK, FULL_NAME)

    def _named(self, word: str) -> Iterator[tuple[Known, bool]]:
        for one in self._words.get(word, ()):
            yield one, True
        if word.isalpha() and len(word) > 2:
            for one in self._sounds.get(skeleton(word), ()):
                yield one, one.form.exact == word

    def _pieces(self, stream: Stream, word: Word) -> Iterator[str]:
        """What a word holds besides itself: humps, a title or honorific stuck to it, another alphabet."""
        written = stream.written(word)
        yield from humps(written)
        bare = _HEAD.sub("", _TAIL.sub("", word.text))
        if bare != word.text and not is_english_word(word.text):
            yield bare
        if not written.isascii() and (latin := to_latin(written.lower())) != written.lower():
            yield latin.replace("'", "")

    def _leet(self, stream: Stream) -> Iterator[Hit]:
        for match in _LEET_WORD.finditer(stream.folded.text):
            options = [_LEET.get(char, char) for char in match.group()]
            if sum(len(option) > 1 for option in options) > 5:
                continue
            for letters in product(*options):
                word = "".join(letters)
                full = self._full.get(skeleton(word), ()) if len(word) > 5 else ()
                for one in [*full, *(named for named, _exact in self._named(word))]:
                    if len(word) > 2:
                        yield Hit(match.start(), match.end(), one, Level.BLOCK, OTHER_SPELLING)


def _weighed(stream: Stream, index: int, one: Known, exact: bool) -> Hit | None:
    """A Latin word that is somebody's name: how surely it means the person, or nothing."""
    word = stream.words[index]
    how = standing(stream, index)
    ordinary = one.form.ordinary or (not exact and is_english_word(word.text))
    why = PART_OF_NAME if exact else OTHER_SPELLING
    if one.form.kind is Kind.SHORT:
        why = SHORT_NAME
        ordinary = ordinary or how is Standing.LOWER
    if not ordinary and how is Standing.LOWER and not exact and len(word.text) < 4:
        ordinary = True
    if not ordinary or how is Standing.NAME:
        return Hit(word.start, word.end, one, Level.BLOCK, why)
    if how is Standing.DOUBTFUL:
        return Hit(word.start, word.end, one, Level.WARN, ORDINARY_WORD)
    if how is Standing.CAPITAL:
        return Hit(word.start, word.end, one, Level.BLOCK, why)
    return None


def _hyphened(stream: Stream, index: int) -> Word | None:
    """The Latin word together with the next one, where only a hyphen divides them."""
    first, *rest = stream.words[index : index + 2]
    if rest and rest[0].script is Script.LATIN and stream.folded.text[first.end : rest[0].start] == "-":
        return replace(first, end=rest[0].end, text=first.text + rest[0].text)
    return None


def _with_initial(stream: Stream, hit: Hit, letters: set[str]) -> Hit:
    """The hit together with the person's initial beside it: "A. Tanaka", "Aiko T."."""
    before = _INITIAL_BEFORE.search(stream.before(hit.start))
    after = _INITIAL_AFTER.match(stream.after(hit.end))
    start = hit.start - len(before.group()) if before and before.group()[0] in letters else hit.start
    end = hit.end + after.end() if after and after.group(1) in letters else hit.end
    return replace(hit, start=start, end=end)


def _places(sounds: str, key: str) -> Iterator[int]:
    at = sounds.find(key)
    while at >= 0:
        yield at
        at = sounds.find(key, at + 1)


def _gaps(stream: Stream, low: int, high: int) -> int:
    """The widest run of characters that are no letters between the sounds of a place."""
    words = stream.words[stream.owners[low] : stream.owners[high - 1] + 1]
    return max((second.start - first.end for first, second in pairwise(words)), default=0)


def _whole_words(stream: Stream, low: int, high: int) -> bool:
    """Whether a place begins and ends where Latin words do; kana and kanji have no such borders."""
    first, last = stream.owners[low], stream.owners[high - 1]
    begins = low == 0 or stream.owners[low - 1] != first
    ends = high == len(stream.owners) or stream.owners[high] != last
    latin = Script.LATIN
    return (begins or stream.words[first].script is not latin) and (ends or stream.words[last].script is not latin)


def _between(stream: Stream, words: Sequence[Word]) -> list[str]:
    return [stream.folded.text[first.end : second.start] for first, second in pairwise(words)]


def _weight_of_full(stream: Stream, one: Known, low: int, high: int) -> Level | None:
    form = one.form
    size = high - low
    words = stream.words[stream.owners[low] : stream.owners[high - 1] + 1]
    if _gaps(stream, low, high) > _GAP_IN_NAME:
        return None
    between = _between(stream, words)
    if form.script is Script.HAN and size < 4 and any(gap.strip(" \n・\t　") for gap in between):
        return None
    if form.script is Script.HAN and size < 4 and cuts_a_word(stream, stream.starts[low], stream.ends[high - 1]):
        return Level.WARN
    return _weight_of_latin(stream, one, low, high) if form.script is Script.LATIN else Level.BLOCK


def _weight_of_latin(stream: Stream, one: Known, low: int, high: int) -> Level | None:
    """A full name in Latin letters: short ones only where they stand as words, or glued into an account."""
    form, size = one.form, high - low
    words = stream.words[stream.owners[low] : stream.owners[high - 1] + 1]
    whole = _whole_words(stream, low, high)
    if not whole and size < 8:
        return None
    sounds = {skeleton(word.text) for word in words}
    glued = whole and len(words) == 1 and stream.before(words[0].start, 1) in _MARKS
    if (
        size < 7
        and not glued
        and not (len(words) > 1 and sounds == form.units)
        and len(humps(stream.written(words[0]))) < 2
    ):
        return None if len(words) > 1 or not stream.written(words[0])[:1].isupper() else Level.WARN
    if form.ordinary and not all(stream.written(word)[:1].isupper() for word in words):
        return Level.WARN if all(gap == " " for gap in _between(stream, words)) else None
    return Level.BLOCK
