"""Every way a name can be written: orders, parts, initials, glued, backwards, read aloud; never a text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from app.anonymity.form import Form, Kind
from app.anonymity.name_lists import english_words
from app.anonymity.name_units import (
    halves,
    initials_of,
    is_japanese_word,
    is_ordinary,
    letters_of,
    script_of,
    sound_of,
    spellings,
    units_of,
)
from app.anonymity.nicknames import SHORT_FORMS
from app.anonymity.normalize import folded, is_han
from app.anonymity.ordinary_words import ENGLISH, PARTICLES
from app.anonymity.readings import divided, propose
from app.anonymity.romaji import is_romaji, skeleton
from app.anonymity.stream import Script
from app.i18n import N_

BACKWARDS = N_("A registered person's name, written backwards.")
GUESSED = N_("How a registered person's name may be read or written. Nobody has registered the reading.")

_NOT_LETTERS = re.compile(r"[\W_]+")
_REPEATED = re.compile(r"([一-鿿])([一-鿿])\2")
"""A repeated kanji; backwards its 々 repeats the letter before it: 佐々木 is 木々佐."""


def with_particles(units: tuple[str, ...]) -> tuple[str, ...]:
    """The units with "van den" and the like joined to the name they belong to: "van den Ouweland" is one."""
    joined: list[str] = []
    waiting = ""
    for unit in units:
        if letters_of(unit) in PARTICLES and len(units) > 1:
            waiting += f"{unit} "
        else:
            joined.append(waiting + unit)
            waiting = ""
    return tuple(joined) if not waiting and joined else units


def full(units: tuple[str, ...]) -> Iterator[Form]:
    """The whole name in every order of its parts."""
    for unit in units:
        if " " in unit:
            yield from _joined_full((unit,))
    if len(units) == 1:
        unit = units[0]
        if script_of(unit) is Script.HAN and len(unit) > 1:
            yield Form(Kind.FULL, sound_of(unit), Script.HAN, letters_of(unit), units=frozenset({sound_of(unit)}))
        return
    orders = {units, units[::-1]}
    if len(units) <= 4:
        named = [unit for unit in units if letters_of(unit) not in PARTICLES and len(letters_of(unit)) > 1]
        orders |= set(permutations(named, 2))
    for order in orders:
        if len(order) > 1:
            yield from _joined_full(order)


def _joined_full(order: tuple[str, ...]) -> Iterator[Form]:
    script = Script.HAN if any(script_of(unit) is Script.HAN for unit in order) else script_of(order[0])
    ordinary = all(is_ordinary(letters_of(unit)) for unit in order)
    sounds = frozenset(sound_of(unit) for unit in order)
    exact = "".join(letters_of(unit) for unit in order)
    for key in ("".join(sound_of(unit) for unit in order), sound_of("".join(order))):
        yield Form(Kind.FULL, key, script, exact, ordinary=ordinary, units=sounds)
    if any(script_of(unit) is not Script.LATIN for unit in order):
        return
    for key in {"".join(choice) for choice in _products([sorted(spellings(unit)) for unit in order])}:
        yield Form(Kind.FULL, skeleton(key), script, exact, ordinary=ordinary, units=sounds)


def _products(choices: list[list[str]]) -> Iterator[tuple[str, ...]]:
    if not choices:
        yield ()
        return
    for rest in _products(choices[1:]):
        for choice in choices[0]:
            yield (choice, *rest)


def parts(units: tuple[str, ...]) -> Iterator[str]:
    """What stands for the person alone: each part, halves of a hyphenated part, likely splits of a kanji name."""
    for unit in units:
        letters = letters_of(unit)
        if script_of(unit) is not Script.HAN:
            if letters not in PARTICLES or len(units) == 1:
                yield unit
            yield from (half for half in re.split(r"[-'.]", unit) if half != unit and len(half) > 2)
        elif len(units) > 1:
            yield unit
        else:
            yield from halves(unit)


def part(unit: str) -> Iterator[Form]:
    """One part by itself, with its short forms."""
    script = script_of(unit)
    letters = letters_of(unit)
    if script is not Script.LATIN:
        ordinary = is_japanese_word(letters)
        yield Form(Kind.PART, sound_of(unit), script, letters, sounding=script is Script.KANA, ordinary=ordinary)
        if script is Script.HAN and is_han(letters[0]) and len(letters) > 1:
            yield Form(Kind.SHORT, letters[0], script, letters[0])
        if script is Script.KANA and len(letters) > 2:
            yield Form(Kind.SHORT, sound_of(unit[:2]), script, letters[:2])
        return
    for spelling in spellings(unit):
        ordinary = is_ordinary(spelling)
        yield Form(Kind.PART, spelling, script, spelling, ordinary=ordinary)
        if len(spelling) > 2 and is_romaji(spelling):
            yield Form(Kind.PART, skeleton(spelling), Script.KANA, spelling, sounding=True, ordinary=ordinary)
        for short in SHORT_FORMS.get(spelling, ()):
            yield Form(Kind.SHORT, short, script, short, ordinary=is_ordinary(short))


def backwards(units: tuple[str, ...]) -> Iterator[Form]:
    """The name with its letters in reverse, as a whole and part by part."""
    for order in {units, units[::-1]}:
        letters = _NOT_LETTERS.sub("", "".join(order))[::-1]
        script = script_of(letters)
        if len(letters) > (2 if script is Script.HAN else 3):
            for turned in {letters, _REPEATED.sub(r"\1\1\2", letters)}:
                yield Form(Kind.FULL, sound_of(turned), script, folded(turned), why=BACKWARDS)
    for unit in units:
        letters = letters_of(unit)[::-1]
        if script_of(unit) is Script.LATIN and len(letters) > 3 and letters not in english_words():
            yield Form(Kind.PART, letters, Script.LATIN, letters, why=BACKWARDS)


def guessed(names: list[tuple[str, ...]]) -> Iterator[Form]:
    """Where no reading is registered, how kanji may be read, and how romaji may be written in kanji."""
    scripts = {script_of(unit) for units in names for unit in units}
    for units in names:
        if scripts <= {Script.HAN}:
            yield from _read_aloud(" ".join(units))
        elif scripts == {Script.LATIN} and len(units) == 2:
            for kanji in propose(" ".join(units)).kanji:
                yield Form(Kind.PART, sound_of(kanji), Script.HAN, letters_of(kanji), ordinary=True, why=GUESSED)


def _read_aloud(name: str) -> Iterator[Form]:
    readings = propose(name)
    for at, reading in enumerate((*readings.kana, *readings.romaji)):
        units = tuple(reading.split())
        found = [*full(units), *backwards(units), *initials(units), *glued(units)]
        for unit in units:
            found += part(unit)
        for form in found:
            likely = at in {0, len(readings.kana)} or form.kind is not Kind.PART
            yield replace(form, ordinary=form.ordinary or not likely, why=GUESSED)
    families = divided(units_of(name))
    if len(families) == 2:
        given = dict.fromkeys(reading.split(" ")[-1] for reading in readings.kana)
        family = dict.fromkeys(reading.split(" ")[0] for reading in readings.kana)
        pairs = [*((families[0], kana) for kana in given), *((kana, families[1]) for kana in family)]
        for pair in pairs:
            yield from (replace(form, why=GUESSED) for form in _joined_full(pair))


def initials(units: tuple[str, ...]) -> Iterator[Form]:
    """First letters, in both orders."""
    firsts = [letters for unit in units if letters_of(unit) not in PARTICLES and (letters := initials_of(unit))]
    if len(firsts) < 2:
        return
    for order in (firsts, firsts[::-1], [firsts[0], firsts[-1]], [firsts[-1], firsts[0]]):
        for chosen in _products([list(choice) for choice in order]):
            yield Form(Kind.INITIALS, "".join(chosen))


def glued(units: tuple[str, ...]) -> Iterator[Form]:
    """What mail and account names are made of: "jsmith", "smithj"."""
    if len(units) < 2 or any(script_of(unit) is Script.HAN for unit in units):
        return
    kana = script_of(units[0]) is Script.KANA
    orders = ((units[-1], units[0]),) if kana else ((units[0], units[-1]), (units[-1], units[0]))
    for first, last in orders:
        name = sound_of(last) if kana else letters_of(last)
        for letter in initials_of(first):
            for glued in (letter + name, name + letter):
                if len(name) >= 4 and glued not in ENGLISH and (len(name) > 4 or glued not in english_words()):
                    script, key = (Script.KANA, skeleton(glued)) if kana else (Script.LATIN, glued)
                    yield Form(Kind.PART, key, script, glued, sounding=kana)


def across_scripts(names: list[tuple[str, ...]]) -> Iterator[Form]:
    """Full names with each part in another script: 田中アイコ, Tanaka 愛子."""
    slots: tuple[set[str], set[str]] = (set(), set())
    readings: list[tuple[str, str]] = []
    for units in sorted(names, key=lambda name: script_of(name[0]) is Script.LATIN):
        pairs = [units] if len(units) == 2 else _cuts(units)
        if script_of(units[0]) is Script.KANA and len(units) == 2:
            readings.append((sound_of(units[0]), sound_of(units[1])))
        for pair in pairs:
            swapped = script_of(units[0]) is Script.LATIN and (sound_of(pair[1]), sound_of(pair[0])) in readings
            family, given = pair[swapped], pair[not swapped]
            if script_of(units[0]) is not Script.LATIN or (sound_of(family), sound_of(given)) in readings:
                slots[0].add(family)
                slots[1].add(given)
    for family in sorted(slots[0]):
        for given in sorted(slots[1]):
            if script_of(family) is not script_of(given):
                yield from (*_joined_full((family, given)), *_joined_full((given, family)))


def _cuts(units: tuple[str, ...]) -> list[tuple[str, ...]]:
    if len(units) != 1 or script_of(units[0]) is not Script.HAN:
        return []
    cut = list(halves(units[0]))
    return list(zip(cut[::2], cut[1::2], strict=True))
