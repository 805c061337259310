"""The public report as plain values: what may be printed, and what the leak check says about a text."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding weighs: `block` stops the publication, `warn` asks for a look."""

    BLOCK = "block"
    WARN = "warn"


class FindingKind(StrEnum):
    """What a finding is about (formats.md 12)."""

    NAME = "name"
    HANDLE = "handle"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    ID = "id"
    ADDRESS = "address"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    ORG = "org"
    ROLE = "role"
    QUOTE = "quote"
    COMBINATION = "combination"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place in a text that could show who somebody is; `start` and `end` count code points, end exclusive."""

    start: int
    end: int
    kind: FindingKind
    level: Level
    person: str | None
    why: str
    """The reason as a sentence in the language being spoken; never the name itself."""


class BlockKind(StrEnum):
    """How one block of a section is set."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, list item or moment of a section."""

    kind: BlockKind = BlockKind.PARAGRAPH
    text: str
    lead: str = ""
    """For a moment of the timeline: "Day 0", "Weeks 1 to 4"."""
    strong: tuple[tuple[int, int], ...] = ()
    """Spans of `text` set in bold, in code points, end exclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymizedReport:
    """A public incident report that passed the leak check; only `app.anonymity.public_text` makes one."""

    language: str
    reference: str
    title: str
    setting: str
    outcome: str
    published: str
    """When, no finer than a quarter: "Fourth quarter of 2026"."""
    publisher: str
    contact: str
    """How to reach the community, as text, not as a link."""
    summary: tuple[Block, ...]
    what_happened: tuple[Block, ...]
    determination: tuple[Block, ...]
    response: tuple[Block, ...]
    timeline: tuple[Block, ...]
    reconsideration: tuple[Block, ...]
    about: tuple[Block, ...]
