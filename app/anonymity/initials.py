"""Initials of registered people, alone, in pairs or spelled out; never a letter that is a label of the report."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from app.anonymity.hits import INITIALS, Hit, Known
from app.anonymity.stream import Script, Stream, Word
from app.domain.public_report import Level

_NOT_INITIALS = frozenset(
    [
        "us",
        "uk",
        "eu",
        "ie",
        "eg",
        "am",
        "pm",
        "ps",
        "nb",
        "dc",
        "ok",
        "id",
        "qa",
        "pr",
        "it",
        "ai",
        "os",
        "tv",
        "vs",
        "ad",
        "bc",
        "ce",
        "un",
    ]
)
_LABELS = re.compile(r"(?:person|participant|attendee|organizer|member)s?\s+([a-z])(?![a-z])|(?<![a-z])([a-z])\s?さん")
_LONE_INITIAL = re.compile(
    r"(?<![a-z0-9])([a-z])\.?\s?-?(?:さん|氏|君|くん|ちゃん|様|先生|san(?![a-z]))|(?:mr|ms|mrs|mx"
    r"|dr)\.?\s([a-z])(?![a-z])"
)
_HONORED = re.compile(r"\.?\s?-?(?:さん|氏|君|くん|ちゃん|様|先生|san(?![a-z]))")


class InitialIndex:
    """The initials of a register, in every order."""

    def __init__(self) -> None:
        self._initials: dict[str, list[Known]] = defaultdict(list)
        self._letters: dict[str, set[str]] = defaultdict(set)

    def add(self, one: Known) -> None:
        """File one form of somebody's initials."""
        self._initials[one.form.key].append(one)
        self._letters[one.person].update(one.form.key)

    def letters_of(self, person: str) -> set[str]:
        """All letters a part of this person's name begins with."""
        return self._letters[person]

    def find(self, stream: Stream) -> Iterator[Hit]:
        """Every place where initials may stand for somebody."""
        if self._initials:
            yield from self._initial_letters(stream)
            yield from self._lone_initials(stream)

    def _initial_letters(self, stream: Stream) -> Iterator[Hit]:
        for first, second in pairwise(stream.words):
            between = stream.folded.text[first.end : second.start]
            single = first.end - first.start == second.end - second.start == 1
            if single and between in {".", ". ", "・", "-", " ", ".-"}:
                yield from self._initials_at(stream, first.start, second.end, first.text + second.text, between)
        for word in stream.words:
            if word.script is Script.LATIN and (word.spelled or _is_honored_capitals(stream, word)):
                yield from self._initials_at(stream, word.start, word.end, word.text, ".")

    def _initials_at(self, stream: Stream, start: int, end: int, letters: str, between: str) -> Iterator[Hit]:
        low, high = stream.folded.span(start, end)
        capital = any(char.isupper() for char in stream.original[low:high])
        after = stream.after(end, 6)
        honored = _HONORED.match(after) is not None
        time_of_day = letters in {"am", "pm"} and stream.before(start, 3).strip()[-1:].isdigit()
        if not capital or time_of_day or (between == " " and not honored and not after.startswith(".")):
            return
        level = Level.WARN if letters in _NOT_INITIALS and not honored else Level.BLOCK
        for one in self._initials.get(letters, ()):
            yield Hit(start, end, one, level, INITIALS)

    def _lone_initials(self, stream: Stream) -> Iterator[Hit]:
        """A single letter that stands for a person and is not one of the report's own labels A, B, C."""
        text = stream.folded.text
        used = {first or second for first, second in _LABELS.findall(text)}
        labels = {chr(code) for code in range(ord("a"), ord("a") + len(used))}
        for match in _LONE_INITIAL.finditer(text):
            letter = match.group(1) or match.group(2)
            low, high = stream.folded.span(match.start(), match.end())
            if letter in labels or not any(char.isupper() for char in stream.original[low:high]):
                continue
            for key, people in self._initials.items():
                for one in people if key[0] == letter else ():
                    yield Hit(match.start(), match.end(), one, Level.WARN, INITIALS)


def _is_honored_capitals(stream: Stream, word: Word) -> bool:
    """Whether two or three capitals are addressed like a person: "JI氏"."""
    return (
        len(word.text) in {2, 3}
        and stream.written(word).isupper()
        and _HONORED.match(stream.after(word.end)) is not None
    )
