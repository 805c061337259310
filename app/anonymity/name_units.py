"""How a registered name falls apart: units, scripts, spellings, first letters; never what is sought with them."""

import re
from collections.abc import Iterator

from app.anonymity.name_lists import english_words
from app.anonymity.normalize import folded, is_han, is_kana, narrow
from app.anonymity.ordinary_words import ENGLISH, JAPANESE, THINGS
from app.anonymity.stream import Script, read

_BETWEEN_UNITS = re.compile(r"[\s・･,、;/()\[\]（）「」『』\"=＝]+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"), ("ñ", "ny"))
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "prof", "さん"})
_FIRST_LETTERS = {"ty": "ct", "ti": "ct", "tu": "t", "hu": "fh", "zi": "jz", "zy": "jz"}
_ORDINARY_JAPANESE = frozenset(folded(word) for word in JAPANESE)


def units_of(name: str) -> tuple[str, ...]:
    """The parts of a name as it is registered, without titles, in one width."""
    plain = _BETWEEN_UNITS.split(narrow(name).text.strip())
    kept = tuple(unit for unit in plain if letters_of(unit))
    untitled = tuple(unit for unit in kept if letters_of(unit) not in _TITLES)
    return untitled or kept


def letters_of(unit: str) -> str:
    """The folded letters of a unit, without hyphens and apostrophes."""
    return _NOT_LETTERS.sub("", folded(unit))


def script_of(unit: str) -> Script:
    """What a unit is written in; kanji anywhere make it kanji."""
    letters = letters_of(unit)
    if any(is_han(char) for char in letters):
        return Script.HAN
    return Script.KANA if letters and all(is_kana(char) for char in letters) else Script.LATIN


def sound_of(unit: str) -> str:
    """The sounds of a unit as `stream.read` hears them in a text."""
    return read(_NOT_LETTERS.sub("", unit)).sounds


def spellings(unit: str) -> set[str]:
    """A Latin unit with its umlauts written out, and without."""
    lower = unit.casefold()
    written_out = lower
    for letter, pair in _UMLAUTS:
        written_out = written_out.replace(letter, pair)
    plain = letters_of(unit)
    taken_in = plain
    for pair in ("ae", "oe", "ue"):
        taken_in = taken_in.replace(pair, pair[0])
    return {plain, letters_of(written_out)} | ({taken_in} if len(taken_in) > 3 else set())


def halves(name: str) -> Iterator[str]:
    """The parts of a kanji name without a space, wherever it may be divided."""
    size = len(name)
    cuts = {2: (1,), 3: (2, 1), 4: (2,), 5: (2, 3), 6: (3,)}.get(size, ())
    for cut in cuts:
        yield name[:cut]
        yield name[cut:]


def is_japanese_word(letters: str) -> bool:
    """Whether folded kanji or kana are also an ordinary word or a place."""
    return letters in _ORDINARY_JAPANESE


def is_ordinary(letters: str) -> bool:
    """Whether folded letters are also an ordinary word, or too few to be anything else."""
    too_short = letters.isascii() and len(letters) < 3
    return (
        too_short
        or letters in ENGLISH
        or letters in THINGS
        or letters in _ORDINARY_JAPANESE
        or is_english_word(letters)
    )


def is_english_word(letters: str) -> bool:
    """Whether folded letters are a word that English writes small."""
    return letters in english_words()


def initials_of(unit: str) -> str:
    """The letters a unit may begin with in romaji, all that are usual; nothing for kanji."""
    if script_of(unit) is Script.LATIN:
        return letters_of(unit)[:1]
    if script_of(unit) is Script.KANA:
        sound = sound_of(unit)
        return _FIRST_LETTERS.get(sound[:2], sound[:1])
    return ""
