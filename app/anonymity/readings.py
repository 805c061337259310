"""Readings of a Japanese name, proposed for the register: kana and romaji of kanji, kana and kanji of romaji.

Only the person's own family knows how a name is read: everything here is a proposal to be confirmed (anonymity.md 6).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from app.anonymity import name_lists
from app.anonymity.hepburn import hepburn, hiragana
from app.anonymity.morphemes import morphemes
from app.anonymity.name_units import letters_of, script_of, units_of
from app.anonymity.normalize import folded, is_han, is_kana, one_kanji
from app.anonymity.romaji import is_romaji, romaji, skeleton
from app.anonymity.stream import Script

_MOST = 6
"""So many readings of one name are offered at most."""
_LONGEST_FAMILY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What a name may be written as besides, the most likely first; a person confirms or corrects it."""

    kana: tuple[str, ...] = ()
    """Family and given name in hiragana: "さくま あいこ"."""
    romaji: tuple[str, ...] = ()
    """Given and family name as on a passport, one for each of `kana`: "Aiko Sakuma"."""
    kanji: tuple[str, ...] = ()
    """Family names in kanji that are read like this; for a name given in kana or romaji."""


@lru_cache(maxsize=256)
def propose(name: str) -> Readings:
    """Readings of one name as somebody typed it; all empty for a name that is not Japanese."""
    units = units_of(name)
    if not units:
        return Readings()
    if any(is_han(char) for char in name):
        return _of_kanji(divided(units))
    if all(script_of(unit) is Script.KANA for unit in units):
        return _of_kana([_kana(unit) for unit in units])
    if len(units) == 2 and all(is_romaji(letters_of(unit)) for unit in units):
        return _of_romaji(units)
    return Readings()


def divided(units: Sequence[str]) -> tuple[str, ...]:
    """Family and given name of a kanji name that may stand without a space: the longest family name that is known."""
    if len(units) != 1 or not any(is_han(char) for char in units[0]):
        return tuple(units)
    letters = one_kanji(units[0])
    for size in range(min(_LONGEST_FAMILY, len(letters) - 1), 0, -1):
        family, given = letters[:size], letters[size:]
        if family in name_lists.surnames() and (size > 1 or given in name_lists.given_names()):
            return units[0][:size], units[0][size:]
    cut = {2: 1, 3: 2, 4: 2, 5: 3}.get(len(letters))
    return (units[0][:cut], units[0][cut:]) if cut and len(letters) > 2 else tuple(units)


def family_readings(kanji: str) -> tuple[str, ...]:
    """How a family name may be read, in hiragana: the list's reading, then the dictionary's."""
    letters = one_kanji(folded(kanji))
    listed = name_lists.surnames().get(letters, ())
    return _distinct([*listed, *_of_dictionary(kanji), *_of_dictionary(letters)])


def given_readings(kanji: str) -> tuple[str, ...]:
    """How a given name may be read, in hiragana: the dictionary's reading, then all the list knows."""
    letters = one_kanji(folded(kanji))
    listed = name_lists.given_names().get(letters, ())
    known = [reading for reading in _of_dictionary(kanji) if reading in listed or not listed]
    return _distinct([*known, *listed, *_of_dictionary(kanji)])


def family_kanji(sounds: str) -> tuple[str, ...]:
    """Family names in kanji that sound like this skeleton, the most frequent first."""
    return _families_by_sound().get(sounds, ())


def _of_kanji(units: Sequence[str]) -> Readings:
    if len(units) == 1:
        readings = _distinct([*family_readings(units[0]), *given_readings(units[0])])[:_MOST]
        return Readings(kana=readings, romaji=tuple(hepburn(kana).capitalize() for kana in readings))
    families = family_readings(units[0]) if any(map(is_han, units[0])) else (_kana(units[0]),)
    given = given_readings(units[-1]) if any(map(is_han, units[-1])) else (_kana(units[-1]),)
    pairs = [(family, name) for family in families[:2] for name in given[:_MOST] if family and name][:_MOST]
    return Readings(
        kana=tuple(f"{family} {name}" for family, name in pairs),
        romaji=tuple(f"{hepburn(name).capitalize()} {hepburn(family).capitalize()}" for family, name in pairs),
    )


def _of_kana(units: Sequence[str]) -> Readings:
    written = tuple(hepburn(unit).capitalize() for unit in units)
    return Readings(romaji=(" ".join(reversed(written)),), kanji=_as_written(family_kanji(romaji(units[0]))))


def _of_romaji(units: Sequence[str]) -> Readings:
    """Kana of "Aiko Sakuma" or "Sakuma Aiko": which of the two is the family is asked of the list."""
    first, second = (letters_of(unit) for unit in units)
    swapped = bool(family_kanji(skeleton(first))) and not family_kanji(skeleton(second))
    given, family = (second, first) if swapped else (first, second)
    kanji = family_kanji(skeleton(family))
    listed = family_readings(kanji[0])[0] if kanji else hiragana(family)
    named = _given_by_sound().get(skeleton(given), hiragana(given))
    return Readings(kana=(f"{listed} {named}",), kanji=_as_written(kanji))


def _as_written(kanji: Sequence[str]) -> tuple[str, ...]:
    """The first of these names, with 々 where people write it."""
    return tuple(re.sub(r"([一-鿿])\1", r"\1々", name) for name in kanji[:_MOST])


def _of_dictionary(kanji: str) -> tuple[str, ...]:
    """What Sudachi reads, where it reads anything but signs."""
    reading = "".join(one.reading for one in morphemes(kanji))
    kana = _kana(reading)
    return (kana,) if kana and all(is_kana(char) for char in kana) else ()


@cache
def _families_by_sound() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kanji, readings in name_lists.surnames().items():
        for reading in readings:
            sound = romaji(reading)
            found[sound] = (*found.get(sound, ()), kanji)
    return found


@cache
def _given_by_sound() -> dict[str, str]:
    """For the sounds of each given name, its reading; of several the one with most spellings in kanji."""
    spelled = sorted(name_lists.given_name_kana().items(), key=lambda one: len(one[1]))
    return {romaji(kana): kana for kana, _kanji in spelled}


def _kana(unit: str) -> str:
    return re.sub(r"[^ぁ-ゖー]", "", folded(unit))


def _distinct(readings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading for reading in readings if reading))
