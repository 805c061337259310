"""Seven hundred invented people in every disguise are met, by the right person and whole; a tenth each time."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from crowd import japanese_crowd, latin_crowd
from disguises import JAPANESE_DISGUISES, JAPANESE_FRAMES, LATIN_DISGUISES, LATIN_FRAMES, placed

from app.anonymity.leak_check import known_only
from app.domain.people import Person, Role

pytestmark = pytest.mark.requirement("R15")

REGISTERED = 8
Name = tuple[str, ...]


@dataclass
class Tally:
    """What became of the disguised names of a crowd."""

    written: int = 0
    touched: int = 0
    right: int = 0
    whole: int = 0

    def count(self, text: str, start: int, end: int, people: Sequence[Person], who: str) -> None:
        """Check one text in which this person's name stands at this place."""
        found = [one for one in known_only(text, people) if one.start < end and one.end > start]
        covered = {at for one in found for at in range(one.start, one.end)}
        self.written += 1
        self.touched += bool(found)
        self.right += any(one.person == who for one in found)
        self.whole += bool(found) and all(at in covered for at in range(start, end) if text[at].isalnum())


def registered(number: int, name: Name, *, readings: bool) -> Person:
    """The person as the register holds them: with readings, or with the name alone."""
    names = [f"{name[0]} {name[1]}"]
    if readings and len(name) > 2:
        names += [f"{name[2]} {name[3]}", f"{name[5]} {name[4]}"]
    return Person(id=str(number), role=Role.OTHER, names=tuple(names))


def tally(crowd: Sequence[Name], *, japanese: bool, readings: bool = True) -> Tally:
    """Write every person of the crowd in every disguise, with seven others registered beside them."""
    rng = random.Random(20261122)
    frames = JAPANESE_FRAMES if japanese else LATIN_FRAMES
    write: dict[str, Callable[[Name], str]] = (
        {kind: lambda n, f=f: f(n, rng) for kind, f in JAPANESE_DISGUISES.items()}
        if japanese
        else {kind: lambda n, f=f: f(n[0], n[1], rng) for kind, f in LATIN_DISGUISES.items()}
    )
    people = [registered(number, name, readings=readings) for number, name in enumerate(crowd)]
    result = Tally()
    for number, name in enumerate(crowd):
        first = number - number % REGISTERED
        beside = people[first : first + REGISTERED]
        for disguise in write.values():
            text, start, end = placed(rng.choice(frames), disguise(name))
            result.count(text, start, end, beside, str(number))
    return result


def share(crowd: Sequence[Name], tenths: int) -> Sequence[Name]:
    """Every tenth person of a crowd, or all of them."""
    return crowd[:: 10 // tenths]


TENTHS = [1, pytest.param(10, marks=pytest.mark.long)]


def test_there_are_as_many_people_and_disguises_as_promised() -> None:
    assert len(set(latin_crowd(400, 1))) == 400
    assert len(set(japanese_crowd(300, 2))) == 300
    assert len(LATIN_DISGUISES) >= 23
    assert len(JAPANESE_DISGUISES) >= 19


@pytest.mark.parametrize("tenths", TENTHS)
def test_names_in_latin_script_are_met(tenths: int) -> None:
    result = tally(share(latin_crowd(400, 20261122), tenths), japanese=False)
    assert result.touched >= result.written * 0.995
    assert result.right >= result.touched * 0.99
    assert result.whole >= result.touched * 0.97


@pytest.mark.parametrize("tenths", TENTHS)
def test_japanese_names_with_readings_are_met(tenths: int) -> None:
    result = tally(share(japanese_crowd(300, 20261123), tenths), japanese=True)
    assert result.touched >= result.written * 0.995
    assert result.right >= result.touched * 0.99
    assert result.whole >= result.touched * 0.97


@pytest.mark.parametrize("tenths", TENTHS)
def test_nine_of_ten_japanese_names_are_met_when_only_kanji_are_registered(tenths: int) -> None:
    result = tally(share(japanese_crowd(300, 20261123), tenths), japanese=True, readings=False)
    assert result.touched >= result.written * 0.90
    assert result.right >= result.touched * 0.99
