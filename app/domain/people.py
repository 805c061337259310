"""The people of a case: who they are in it, and every way they can be written."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.labels import Labeled
from app.i18n import N_


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


class WhyNames(Labeled):
    """Why somebody looks at the names of a case; the journal keeps the reason, never the names (R13)."""

    CONTACT = "to write or talk to somebody", N_("To write or talk to somebody")
    WHO_IS_WHO = "to know who is who", N_("To know who is who")
    CHECK_TEXT = "to check a text", N_("To check a text")
    CORRECT = "to correct what is known", N_("To correct what is known of somebody")
    PROTECT = "to protect somebody", N_("To protect somebody")


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
    readings: tuple[str, ...] = ()
    """How the names are read: furigana and romaji."""
    aliases: tuple[str, ...] = ()
    """Other names this person goes by."""
    contact: str = ""
    """How to reach this person, and how not to."""
    may_be_told: str = ""
    """What this person may be told of the case, and what not."""

    def every_name(self) -> tuple[str, ...]:
        """Names, readings and aliases, each once: what the leak check seeks."""
        return tuple(dict.fromkeys((*self.names, *self.readings, *self.aliases)))
