"""The community: its clauses, spaces, clocks, response kinds, helplines and periods, as a profile declares them."""

from datetime import date
from typing import Literal
from zoneinfo import available_timezones

from msgspec import Struct


class Text(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sentence of the profile in both languages."""

    en: str
    ja: str

    def say(self, language: str) -> str:
        """The sentence in this language, in English for any other."""
        return self.ja if language == "ja" else self.en


class Clause(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One section of the Code of Conduct; its code is for ever."""

    code: str
    text: Text


class Behavior(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of conduct the Code speaks of; cases are counted and compared by its code (R9)."""

    code: str
    clause: str
    """The code of the clause it belongs to; empty where any clause may be meant."""
    text: Text


class Space(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One real or digital place the community runs, or the word for "outside" and "unsure" (R3)."""

    code: str
    kind: Literal["physical", "digital", "other", "outside", "unsure"]
    name: Text
    administrators: tuple[str, ...] = ()
    """How to reach whoever can apply a measure there; required for physical, digital and other."""


class Volunteer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One trusted Volunteer, or how to find one: for reports that concern the organizer (R45)."""

    name: Text
    contact: Text


class ResponseKind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One response the Guide lists; its code is for ever."""

    code: str
    name: Text


class Helpline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One number or page people can turn to, and the day somebody last checked it."""

    number: str
    name: Text
    hours: Text
    languages: tuple[str, ...] = ()
    emergency: bool = False
    verified_on: date | None = None
    """None: nobody has checked it yet, which the screens say."""


class Trait(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a behavior can be targeted at; a property of the behavior, never of a person (R6)."""

    code: str
    name: Text


class Clocks(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The community's promises in time."""

    acknowledge_hours: int
    """The promise to answer a report (R24)."""
    aim_hours: int
    """What the community aims for (R25)."""
    hand_over_hours: int
    """How long a desk may keep a sealed report, so that transport does not eat the promise."""
    next_update_days: int
    """How long a reporter waits for news at most (R41)."""


class Retention(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many months a closed case is kept, by outcome (G3)."""

    no_violation: int
    actor_unidentified: int
    resolved: int
    flagged: int
    after_ban: int


class Community(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One community's whole profile; a copy of it lies in every vault and every kit."""

    v: Literal[1]
    code: str
    name: Text
    organizer: Text
    """Who handles reports, as the screens say it: "the OKTech organizer"."""
    contact: str
    zone: str
    """The IANA zone its clocks run in."""
    region: str
    """ISO 3166 code of the country whose phone numbers need no prefix."""
    clocks: Clocks
    retention: Retention
    clauses: tuple[Clause, ...]
    behaviors: tuple[Behavior, ...]
    spaces: tuple[Space, ...]
    volunteers: tuple[Volunteer, ...]
    responses: tuple[ResponseKind, ...]
    helplines: tuple[Helpline, ...]
    traits: tuple[Trait, ...]
    allow: tuple[str, ...] = ()
    """Names and addresses of the community itself, which a public text may say."""


VERIFIED_DAYS = 365
"""How long a helpline that somebody checked is believed (practice.md 8.1)."""


def is_stale(line: Helpline, today: date) -> bool:
    """Whether nobody checked this helpline in the last year."""
    return line.verified_on is None or (today - line.verified_on).days > VERIFIED_DAYS


def problem(community: Community) -> str | None:
    """The first field whose content does not fit the others, or None; its shape is right already."""
    clauses = {clause.code for clause in community.clauses}
    for name in ("clauses", "behaviors", "spaces", "responses", "traits"):
        codes = [entry.code for entry in getattr(community, name)]
        if not codes or len(set(codes)) < len(codes):
            return f"{name}.code"
    for place, behavior in enumerate(community.behaviors):
        if behavior.clause and behavior.clause not in clauses:
            return f"behaviors[{place}].clause"
    for place, space in enumerate(community.spaces):
        if space.kind in ("physical", "digital", "other") and not space.administrators:
            return f"spaces[{place}].administrators"
    if community.zone not in available_timezones():
        return "zone"
    if not 0 < community.clocks.aim_hours <= community.clocks.acknowledge_hours:
        return "clocks.aim_hours"
    return None if community.contact.strip() else "contact"
