"""Names of people nobody registered, in both languages: the lists, the dictionary and, where installed, the model."""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.anonymity import name_model, names_english, names_japanese
from app.anonymity.names_japanese import NAME
from app.anonymity.spotting import Spot
from app.domain.public_report import FindingKind, Level

_SENTENCE = re.compile(r".+?(?:[.!?…]+[\"'”’)]*\s+|$)")
_LETTERS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]{2,}")
_OTHERS = re.compile(r"[ぁ-ヺ一-鿿々가-힣]")


def find(text: str) -> Iterator[Spot]:
    """Every place of the narrow text that reads as a person's name."""
    found = [(spot.start, spot.end) for spot in (*names_japanese.find(text), *names_english.find(text))]
    if name_model.available():
        found += _by_model(text)
    for start, end in _joined(sorted(found), text):
        yield Spot(start, end, FindingKind.NAME, Level.BLOCK, NAME)


def _by_model(text: str) -> Iterator[tuple[int, int]]:
    """What the model finds in the lines that are in Latin script, sentence by sentence."""
    for start, sentence in _sentences(text):
        for low, high in _read(sentence):
            if not names_english.is_in_a_house(text, start + low, start + high):
                yield start + low, start + high


@lru_cache(maxsize=512)
def _read(sentence: str) -> tuple[tuple[int, int], ...]:
    """The names the model reads in a sentence: kept, for only the one being written changes."""
    return tuple(place for place in name_model.names(sentence) if names_english.could_be(sentence[slice(*place)]))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences that may hold a name no list decides, each by itself: none need be read twice."""
    for line in re.finditer(r"[^\n]+", text):
        if len(_OTHERS.findall(line.group())) * 4 > sum(map(len, _LETTERS.findall(line.group()))):
            continue
        for sentence in _SENTENCE.finditer(line.group()):
            if names_english.may_hold_a_name(sentence.group()):
                yield line.start() + sentence.start(), sentence.group()


def _joined(places: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Places that overlap or stand side by side as one."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start] in {" ", "-", "'", "’"}):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    yield from joined
