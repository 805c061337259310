"""The people of a case: who they are in it, and every way they can be written."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is in one case; never a trait and never a judgement (R1, R6)."""

    REPORTER = "reporter"
    REPORTED = "reported"
    AFFECTED = "affected"
    WITNESS = "witness"
    ORGANIZER = "organizer"
    OTHER = "other"


class Standing(StrEnum):
    """What somebody is to the community (R8); it changes nothing in the forms or the responses."""

    MEMBER = "member"
    ATTENDEE = "attendee"
    NON_MEMBER = "non_member"
    VENUE = "venue"
    PASSER_BY = "passer_by"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of one case, with every written form the leak check must know."""

    id: str
    role: Role
    names: tuple[str, ...] = ()
    """Every name and reading: "田中 愛子", "たなか あいこ", "Aiko Tanaka"."""
    handles: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """What this person could also be recognised by: a post, a town, the title of a talk."""
    standing: Standing = Standing.UNKNOWN
    language: str = ""
    consent: bool = False
    """True only for the publication at hand, by this person's own recorded release (R16)."""
