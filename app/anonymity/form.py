"""One written form of one registered person, as a plain value; how forms are made is decided elsewhere."""

from dataclasses import dataclass
from enum import Enum

from app.anonymity.stream import Script


class Kind(Enum):
    """What a written form is made from."""

    FULL = "full name"
    PART = "part of a name"
    SHORT = "short form"
    INITIALS = "initials"
    HANDLE = "account"
    EMAIL = "mail"
    PHONE = "phone"
    ALSO = "also recognised by"


@dataclass(frozen=True, slots=True)
class Form:
    """One written form: what is compared (`key`), and what the comparison must know about it."""

    kind: Kind
    key: str
    script: Script = Script.LATIN
    exact: str = ""
    """The folded letters as registered; equal to the key where sounds are not compared."""
    sounding: bool = False
    """True where any spelling of the same sounds counts: readings and romaji."""
    ordinary: bool = False
    """True where the form is also an ordinary word in one of the two languages."""
    units: frozenset[str] = frozenset()
    """For a full name, the sounds of its parts."""
    why: str = ""
    """A reason of its own, as a message of the catalog, where the kind alone does not say it."""
