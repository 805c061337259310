"""Every way a registered person can be written, worked out from what the register holds; never a text."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.anonymity import name_forms
from app.anonymity.form import Form, Kind
from app.anonymity.name_units import initials_of, is_ordinary, letters_of, script_of, sound_of, units_of
from app.anonymity.normalize import folded, narrow
from app.anonymity.stream import Script, read
from app.anonymity.transliteration import to_latin
from app.domain.people import Person

_COMMON_LOCAL_PARTS = frozenset(
    {"info", "contact", "admin", "mail", "email", "hello", "office", "team", "support", "post"}
)


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
        whole = name_forms.with_particles(units)
        yield from name_forms.full(whole)
        yield from name_forms.backwards(whole)
        for unit in name_forms.parts(units):
            yield from name_forms.part(unit)
        yield from name_forms.initials(units)
        yield from name_forms.glued(whole)
    yield from name_forms.across_scripts(names)
    yield from name_forms.guessed(names)
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
