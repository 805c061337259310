"""Every way a registered person can be written, worked out from what the register holds; never a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import permutations

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
from app.anonymity.normalize import folded, is_han, narrow
from app.anonymity.ordinary_words import ENGLISH, PARTICLES
from app.anonymity.romaji import is_romaji, skeleton
from app.anonymity.stream import Script, read
from app.anonymity.transliteration import to_latin
from app.domain.people import Person

_COMMON_LOCAL_PARTS = frozenset(
    {"info", "contact", "admin", "mail", "email", "hello", "office", "team", "support", "post"}
)


class Kind(Enum):
    """What a written form is made from."""

    FULL = "full name"
    PART = "part of a name"
    SHORT = "short form"
    INITIALS = "initials"
    HANDLE = "account"
    EMAIL = "mail"
    PHONE = "phone"
    ALSO = "also recognised by"


@dataclass(frozen=True, slots=True)
class Form:
    """One written form: what is compared (`key`), and what the comparison must know about it."""

    kind: Kind
    key: str
    script: Script = Script.LATIN
    exact: str = ""
    """The folded letters as registered; equal to the key where sounds are not compared."""
    sounding: bool = False
    """True where any spelling of the same sounds counts: readings and romaji."""
    ordinary: bool = False
    """True where the form is also an ordinary word in one of the two languages."""
    units: frozenset[str] = frozenset()
    """For a full name, the sounds of its parts."""


@lru_cache(maxsize=512)
def forms(person: Person) -> tuple[Form, ...]:
    """All written forms of a person, each once."""
    found: dict[tuple[Kind, str, Script], Form] = {}
    for form in _all(person):
        if len(form.key) > 1 or (form.script is Script.HAN and form.key):
            found.setdefault((form.kind, form.key, form.script), form)
    return tuple(found.values())


def first_letters(person: Person) -> frozenset[str]:
    """The capital letters a name, reading, account or mail of this person begins with."""
    units = [unit for name in _with_transliterations(person.names) for unit in units_of(name)]
    accounts = [form.exact[:1] for form in forms(person) if form.kind is Kind.HANDLE]
    return frozenset(letter.upper() for unit in [*units, *accounts] for letter in initials_of(unit))


def _all(person: Person) -> Iterator[Form]:
    names = [units for name in _with_transliterations(person.names) if (units := units_of(name))]
    for units in names:
        yield from _full(units)
        for unit in _parts(units):
            yield from _part(unit)
        yield from _initials(units)
        yield from _glued(units)
    yield from _across_scripts(names)
    for handle in person.handles:
        yield from _handle(handle)
    for address in person.emails:
        yield from _mail(address)
    for number in person.phones:
        digits = re.sub(r"\D", "", narrow(number).text)
        if len(digits) >= 7:
            yield Form(Kind.PHONE, digits[-8:])
    for trait in person.also:
        if key := read(trait).sounds:
            yield Form(Kind.ALSO, key, exact=folded(trait))


def _with_transliterations(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        if (latin := to_latin(name)) != name:
            yield latin


def _full(units: tuple[str, ...]) -> Iterator[Form]:
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


def _parts(units: tuple[str, ...]) -> Iterator[str]:
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


def _part(unit: str) -> Iterator[Form]:
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


def _initials(units: tuple[str, ...]) -> Iterator[Form]:
    firsts = [letters for unit in units if letters_of(unit) not in PARTICLES and (letters := initials_of(unit))]
    if len(firsts) < 2:
        return
    for order in (firsts, firsts[::-1], [firsts[0], firsts[-1]], [firsts[-1], firsts[0]]):
        for chosen in _products([list(choice) for choice in order]):
            yield Form(Kind.INITIALS, "".join(chosen))


def _glued(units: tuple[str, ...]) -> Iterator[Form]:
    """What mail and account names are made of: "jsmith", "smithj"."""
    if len(units) < 2 or any(script_of(unit) is Script.HAN for unit in units):
        return
    kana = script_of(units[0]) is Script.KANA
    orders = ((units[-1], units[0]),) if kana else ((units[0], units[-1]), (units[-1], units[0]))
    for first, last in orders:
        name = sound_of(last) if kana else letters_of(last)
        for letter in initials_of(first):
            for glued in (letter + name, name + letter):
                if len(name) >= (4 if kana else 5) and glued not in ENGLISH:
                    yield Form(Kind.PART, glued, Script.LATIN, glued)


def _across_scripts(names: list[tuple[str, ...]]) -> Iterator[Form]:
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


def _handle(handle: str) -> Iterator[Form]:
    name = re.sub(r"^https?://(www\.)?", "", narrow(handle).text.strip().lower())
    name = name.rstrip("/").rsplit("/", 1)[-1] if "/" in name else name
    name = re.sub(r"#\d{1,6}$", "", name).lstrip("@").split("@")[0]
    letters = letters_of(name)
    if len(letters) < 2:
        return
    script = script_of(name)
    key = letters if script is Script.LATIN else sound_of(name)
    yield Form(Kind.HANDLE, key, script, letters, ordinary=is_ordinary(letters))
    stem = letters.rstrip("0123456789")
    if len(stem) >= 4 and stem != letters and script is Script.LATIN:
        yield Form(Kind.HANDLE, stem, script, stem, ordinary=is_ordinary(stem))


def _mail(address: str) -> Iterator[Form]:
    plain = folded(address).strip()
    if "@" not in plain:
        return
    yield Form(Kind.EMAIL, plain, exact=plain)
    local = plain.split("@")[0].split("+")[0]
    if len(letters_of(local)) >= 4 and letters_of(local) not in _COMMON_LOCAL_PARTS:
        yield from _handle(local)
