"""The journal: what was done and when, each entry bound to the one before it; what a look at the chain can find."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app import canonical_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the journal: fixed words and ids, never content."""

    number: int
    at: str
    case: str | None
    what: str
    hash: str

    @property
    def head(self) -> "Head":
        """This entry as the end of what was written until then."""
        return Head(number=self.number, at=self.at, hash=self.hash)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One entry without its words: enough to recognize the chain up to it."""

    number: int
    at: str
    hash: str


class Fault(StrEnum):
    """What is wrong with a chain."""

    CHANGED = "changed"
    """An entry is not what it was when it was written."""
    MISSING = "missing"
    """An entry is missing, or stands where another was."""
    CUT = "cut"
    """Entries at the end are missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The first place where a chain does not hold."""

    fault: Fault
    number: int


def link(before: str, number: int, at: str, case: str | None, what: str) -> str:
    """The hash of an entry: SHA-256, in hex, of the JSON of what it says and of the hash before it ("" at first)."""
    entry = {"v": 1, "before": before, "number": number, "at": at, "case": case, "what": what}
    return hashlib.sha256(canonical_json.encode(entry)).hexdigest()


def first_fault(entries: Iterable[Entry], end: Head) -> Finding | None:
    """Where the chain first does not hold: an entry edited, dropped or put elsewhere; None when it holds to `end`.

    Whoever holds the key can write the whole chain anew, and then nothing is found: only a head kept elsewhere helps.
    """
    before, number = "", 0
    for entry in entries:
        number += 1
        if entry.number != number:
            return Finding(fault=Fault.MISSING, number=number)
        if entry.hash != link(before, number, entry.at, entry.case, entry.what):
            return Finding(fault=Fault.CHANGED, number=number)
        before = entry.hash
    if (number, before) != (end.number, end.hash):
        return Finding(fault=Fault.CUT, number=number + 1)
    return None
