"""Reads the sets of sentences and forms beside it: written by hand with invented people, never from the app's lists.

While the rules were written only every second line was looked at. The last lines of ordinary (60), names_en (40) and
names_ja (40) came after the rules; the closing note of issue 7 tells what the check made of them at first sight.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_SETS = Path(__file__).parent / "sets"
_MARKED = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Sentence:
    """A sentence and the places in it that must be met."""

    text: str
    marked: tuple[tuple[int, int], ...]


@dataclass
class Score:
    """How many marked places were met, and how many findings met one."""

    marked: int = 0
    met: int = 0
    found: int = 0
    right: int = 0

    def add(self, sentence: Sentence, places: list[tuple[int, int]]) -> None:
        """Count one sentence and the places found in it."""
        self.marked += len(sentence.marked)
        self.met += sum(any(overlap(one, place) for place in places) for one in sentence.marked)
        self.found += len(places)
        self.right += sum(any(overlap(one, place) for one in sentence.marked) for place in places)

    @property
    def recall(self) -> float:
        """The share of marked places that were met."""
        return self.met / self.marked

    @property
    def precision(self) -> float:
        """The share of findings that met a marked place."""
        return self.right / self.found


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two places share a letter."""
    return one[0] < other[1] and other[0] < one[1]


def lines(name: str) -> list[str]:
    """The lines of one set."""
    return (_SETS / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def sentences(name: str) -> list[Sentence]:
    """The sentences of one set; what must be met stands between square brackets."""
    found = []
    for line in lines(name):
        marked, text, at = [], "", 0
        for match in _MARKED.finditer(line):
            text += line[at : match.start()]
            marked.append((len(text), len(text) + len(match.group(1))))
            text += match.group(1)
            at = match.end()
        found.append(Sentence(text + line[at:], tuple(marked)))
    return found


def forms() -> list[tuple[str, str]]:
    """Each kind of structured identifier with every written form of it."""
    split = [line.split(":", 1) for line in lines("structured")]
    return [(kind, form.strip()) for kind, rest in split for form in rest.split(" | ")]
