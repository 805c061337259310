"""Neutral labels for people in public texts, alike in both languages; never somebody's own initial (language.md 0)."""

from collections.abc import Iterator, Sequence

from app.anonymity.written_forms import first_letters
from app.domain.people import Person

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_STARTS = "AXPKF"
"""Where a run of letters may begin; a run other than A, B, C is taken only when no order of A, B, C will do."""


def labels(people: Sequence[Person]) -> dict[str, str]:
    """A letter for each person id, in order of appearance; no letter when there is only one person.

    Letters are swapped, never skipped, where somebody would get the first letter of a name, reading or account.
    """
    if len(people) < 2:
        return {person.id: "" for person in people}
    own = [first_letters(person) for person in people]
    for start in _STARTS:
        first = _ALPHABET.index(start)
        letters = _ALPHABET[first : first + len(people)]
        if len(letters) == len(people) and (order := _swapped(letters, own)):
            return {person.id: letter for person, letter in zip(people, order, strict=True)}
    return {person.id: _letter(index) for index, person in enumerate(people)}


def say(letter: str, language: str) -> str:
    """The label as it stands in a text: "Person A", 「Aさん」; without a letter "the person", 「その人」."""
    if language == "ja":
        return f"{letter}さん" if letter else "その人"
    return f"Person {letter}" if letter else "the person"


def _swapped(letters: str, own: Sequence[frozenset[str]]) -> list[str] | None:
    """One letter each with nobody's own, by augmenting paths; everybody keeps the letter of their place if possible."""
    taken: dict[str, int] = {}
    for index in range(len(own)):
        if not _place(index, letters, own, taken, set()):
            return None
    order = {index: letter for letter, index in taken.items()}
    return [order[index] for index in range(len(own))]


def _place(index: int, letters: str, own: Sequence[frozenset[str]], taken: dict[str, int], tried: set[str]) -> bool:
    for letter in _from(letters, index):
        if letter in own[index] or letter in tried:
            continue
        tried.add(letter)
        if letter not in taken or _place(taken[letter], letters, own, taken, tried):
            taken[letter] = index
            return True
    return False


def _from(letters: str, index: int) -> Iterator[str]:
    """The letter of one's own place first, then the others in order."""
    yield letters[index]
    yield from (letter for letter in letters if letter != letters[index])


def _letter(index: int) -> str:
    """A, B, ... Z, AA, AB, ... for more people than letters."""
    return _ALPHABET[index] if index < 26 else _letter(index // 26 - 1) + _ALPHABET[index % 26]
