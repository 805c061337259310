"""The register of a case, laid out once and sought in any number of texts; never a rule about unregistered people."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.anonymity.form import Kind
from app.anonymity.hits import Hit, Known, findings, strongest
from app.anonymity.known_contacts import ContactIndex
from app.anonymity.known_names import NameIndex
from app.anonymity.masked_names import MaskedIndex
from app.anonymity.misspellings import MisspellingIndex
from app.anonymity.normalize import fold
from app.anonymity.stream import Stream, read
from app.anonymity.written_forms import forms
from app.domain.people import Person
from app.domain.public_report import Finding, Level


class Register:
    """All written forms of the people of a case; made once for each change of the register."""

    def __init__(self, people: Sequence[Person], allow: Sequence[str] = ()) -> None:
        sought = [Known(person.id, form) for person in people if not person.consent for form in forms(person)]
        released = [Known(person.id, form) for person in people if person.consent for form in forms(person)]
        self._names = NameIndex(sought)
        self._contacts = ContactIndex(sought)
        self._misspelled = MisspellingIndex(sought)
        self._masked = MaskedIndex(sought)
        self._released_names = NameIndex(released)
        self._released_contacts = ContactIndex(released)
        self._allow = tuple(phrase for phrase in (fold(text).text.strip() for text in allow) if phrase)

    def find(self, text: str) -> tuple[Finding, ...]:
        """Every place that shows a person without a release, sorted by start; reasons in the language being spoken."""
        stream = _read(text)
        if not stream.words:
            return ()
        searches = (self._names, self._contacts, self._misspelled, self._masked)
        hits = strongest(hit for search in searches for hit in search.find(stream))
        shadows = self._shadows(stream)
        kept = [hit for hit in map(self._softened(stream), hits) if hit and not _in_shadow(hit, shadows)]
        return tuple(findings(kept, stream.folded))

    def ordinary(self, text: str) -> tuple[Finding, ...]:
        """Every word of the text that is also somebody's name, whatever it means there."""
        stream = _read(text)
        return tuple(findings(list(self._names.ordinary(stream)), stream.folded))

    def released(self, text: str) -> tuple[tuple[int, int], ...]:
        """The spans of the original where a person with a release is named: nothing unknown is sought there."""
        stream = _read(text)
        spans = (stream.folded.span(start, end) for start, end in self._shadows(stream))
        return tuple(sorted(_with_marks(text, start, end) for start, end in spans))

    def _shadows(self, stream: Stream) -> list[tuple[int, int]]:
        """Where a released person stands whole; a part of the name alone casts no shadow (R16)."""
        hits = [*self._released_names.full_names(stream), *self._released_contacts.find(stream)]
        return [(hit.start, hit.end) for hit in hits if hit.level is Level.BLOCK]

    def _softened(self, stream: Stream) -> "_Softening":
        return _Softening([*_occurrences(stream.folded.text, self._allow)])


class _Softening:
    """Frees what is only a part of an allowed phrase; a phrase that is the name itself is still shown."""

    def __init__(self, allowed: list[tuple[int, int]]) -> None:
        self._allowed = allowed

    def __call__(self, hit: Hit) -> Hit | None:
        for start, end in self._allowed:
            if start <= hit.start and hit.end <= end:
                if end - start > hit.end - hit.start and hit.known.form.kind in {
                    Kind.PART,
                    Kind.SHORT,
                    Kind.INITIALS,
                    Kind.HANDLE,
                    Kind.ALSO,
                }:
                    return None
                return Hit(hit.start, hit.end, hit.known, Level.WARN, hit.why)
        return hit


@lru_cache(maxsize=2)
def _read(text: str) -> Stream:
    """The text as a stream, which is only looked at: finding and releasing read the same one."""
    return read(text)


@lru_cache(maxsize=4)
def register(people: tuple[Person, ...], allow: tuple[str, ...]) -> Register:
    """The register of these people, kept while they do not change."""
    return Register(people, allow)


def _in_shadow(hit: Hit, shadows: Sequence[tuple[int, int]]) -> bool:
    return hit.known.form.kind is not Kind.FULL and any(start <= hit.start and hit.end <= end for start, end in shadows)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span together with the "@" before an account and the "#1234" after it."""
    number = re.compile(r"[#＃]\d{1,6}").match(text, end)
    return (start - 1 if text[:start].endswith(("@", "＠")) else start), number.end() if number else end


def _occurrences(text: str, phrases: Sequence[str]) -> Iterator[tuple[int, int]]:
    for phrase in phrases:
        at = text.find(phrase)
        while at >= 0:
            yield at, at + len(phrase)
            at = text.find(phrase, at + 1)
