"""Code names: two neutral words that lists, titles and logs show instead of people."""

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache

from app.paths import resource

HALF = 256
"""So many adjectives, and so many nouns."""


@dataclass(frozen=True, slots=True)
class CodeName:
    """The name of one case, kept as the keys of its two words and said in the reader's language."""

    adjective: str
    noun: str

    def say(self, language: str) -> str:
        """The name as it is shown: `Quiet Heron`, 「静かなサギ」."""
        en_adjective, ja_adjective = _words()[self.adjective]
        en_noun, ja_noun = _words()[self.noun]
        return ja_adjective + ja_noun if language == "ja" else f"{en_adjective} {en_noun}".title()

    def matches(self, typed: str) -> bool:
        """Whether somebody typed this name, in either language, with any spaces, hyphens, case or width."""
        typed = _bare(typed)
        return typed in {_bare(self.say("en")), _bare(self.say("ja")), _bare(self.adjective + self.noun)}


def all_adjectives() -> tuple[str, ...]:
    """The keys of the first words."""
    return tuple(_words())[:HALF]


def all_nouns() -> tuple[str, ...]:
    """The keys of the second words."""
    return tuple(_words())[HALF:]


@cache
def _words() -> dict[str, tuple[str, str]]:
    with resource("words", "code_names.tsv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: (row["en"], row["ja"]) for row in csv.DictReader(file, delimiter="\t")}


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum() or c == "ー")
