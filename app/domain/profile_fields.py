"""What of a community can be edited: each section of its profile with its fields, as plain text and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from msgspec import Struct, structs

from app.domain import community as parts
from app.domain.community import Community
from app.domain.dates import day_of
from app.i18n import N_

WHOLE = "community"
"""The section of what stands in the profile only once."""


class FieldKind(StrEnum):
    """How a field is written down."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    """One entry a line."""
    NUMBER = "number"
    DAY = "day"
    YES = "yes"
    SORT = "sort"
    """Which sort of space it is."""


@dataclass(frozen=True, slots=True)
class ProfileField:
    """One field; a dot leads into a sentence of two languages."""

    key: str
    label: str
    kind: FieldKind = FieldKind.LINE


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the profile: one record, or a list to which entries can be added."""

    key: str
    title: str
    line: str
    fields: tuple[ProfileField, ...]
    entry: type[Struct] | None = None
    """None: there is exactly one record of this section."""
    grows: bool = False
    has_code: bool = False


class FieldIsWrong(ValueError):
    """What was written cannot stand in this field; the argument is its key."""


def _both(key: str, english: str, japanese: str, kind: FieldKind = FieldKind.LINE) -> tuple[ProfileField, ...]:
    return ProfileField(f"{key}.en", english, kind), ProfileField(f"{key}.ja", japanese, kind)


_NAME = _both("name", N_("Name in English"), N_("Name in Japanese"))
_TEXT = _both("text", N_("In English"), N_("In Japanese"), FieldKind.TEXT)
_NUMBER = FieldKind.NUMBER
SECTIONS: tuple[Section, ...] = (
    Section(
        WHOLE,
        N_("Name and contact"),
        N_("How the community and its organizer are called, and where reports go."),
        (
            *_NAME,
            *_both("organizer", N_("Who handles reports, in English"), N_("Who handles reports, in Japanese")),
            ProfileField("contact", N_("Address for reports")),
            ProfileField("zone", N_("Time zone")),
            ProfileField("region", N_("Country code")),
            ProfileField("allow", N_("Names a public text may say"), FieldKind.LINES),
        ),
    ),
    Section(
        "clocks",
        N_("Promises in time"),
        N_("When a report is answered, and how long a reporter waits for news at most."),
        (
            ProfileField("acknowledge_hours", N_("Hours until a report is acknowledged"), _NUMBER),
            ProfileField("aim_hours", N_("Hours the community aims for"), _NUMBER),
            ProfileField("hand_over_hours", N_("Hours a desk keeps a sealed report"), _NUMBER),
            ProfileField("next_update_days", N_("Days between updates to the reporter"), _NUMBER),
        ),
    ),
    Section(
        "retention",
        N_("Retention"),
        N_("How many months a closed case is kept, by outcome."),
        (
            ProfileField("no_violation", N_("Not a violation"), _NUMBER),
            ProfileField("actor_unidentified", N_("Nobody identified"), _NUMBER),
            ProfileField("resolved", N_("Resolved"), _NUMBER),
            ProfileField("flagged", N_("Flagged for longer"), _NUMBER),
            ProfileField("after_ban", N_("After a ban has ended"), _NUMBER),
        ),
    ),
    Section(
        "spaces",
        N_("Spaces"),
        N_("Where the community meets, and who can apply a measure there."),
        (
            *_NAME,
            ProfileField("kind", N_("What sort of space"), FieldKind.SORT),
            ProfileField("administrators", N_("Who administers it, and how to reach them"), FieldKind.LINES),
        ),
        parts.Space,
        grows=True,
        has_code=True,
    ),
    Section(
        "helplines",
        N_("Helplines"),
        N_("Numbers people can turn to. Check each once a year on the page of whoever runs it."),
        (
            ProfileField("number", N_("Number or page")),
            *_NAME,
            *_both("hours", N_("Hours, in English"), N_("Hours, in Japanese")),
            ProfileField("languages", N_("Languages"), FieldKind.LINES),
            ProfileField("emergency", N_("For emergencies"), FieldKind.YES),
            ProfileField("verified_on", N_("Verified on"), FieldKind.DAY),
        ),
        parts.Helpline,
        grows=True,
    ),
    Section(
        "volunteers",
        N_("Trusted Volunteers"),
        N_("For reports that concern the organizer. Receipts and letters name them."),
        (*_NAME, *_both("contact", N_("How to reach them, in English"), N_("How to reach them, in Japanese"))),
        parts.Volunteer,
        grows=True,
    ),
    Section(
        "clauses",
        N_("Clauses"),
        N_("The Code of Conduct. Codes stay for ever, so that earlier cases keep their meaning."),
        _TEXT,
        parts.Clause,
        grows=True,
        has_code=True,
    ),
    Section("behaviors", N_("Behaviors"), N_("What the Code speaks of."), _TEXT, parts.Behavior),
    Section("responses", N_("Responses"), N_("What can follow from a finding."), _NAME, parts.ResponseKind),
    Section("traits", N_("Targeted at"), N_("What a behavior can be targeted at."), _NAME, parts.Trait),
)


def records(community: Community, section: Section) -> tuple[Struct, ...]:
    """The records of a section: one, or as many as the list has."""
    if section.key == WHOLE:
        return (community,)
    found = getattr(community, section.key)
    return (found,) if section.entry is None else tuple(found)


def answers(record: Struct | None, section: Section) -> dict[str, str]:
    """What stands in each field of a record; empty for a new one."""
    return {field.key: "" if record is None else _spell(_at(record, field.key)) for field in section.fields}


def changed(community: Community, section: Section, place: int, typed: Mapping[str, str]) -> Community:
    """The community with one record as it was typed; a place beyond the last adds one. Raises FieldIsWrong."""
    found = records(community, section)
    record = found[place] if place < len(found) else None
    values: dict[str, Any] = {}
    for field in section.fields:
        head, _dot, language = field.key.partition(".")
        value = _read(field, typed.get(field.key, ""))
        values[head] = {**values.get(head, {}), language: value} if language else value
    whole = {head: parts.Text(**value) if isinstance(value, dict) else value for head, value in values.items()}
    if section.key == WHOLE:
        return structs.replace(community, **whole)
    made = structs.replace(record, **whole) if record is not None else _new(section, found, whole)
    if section.entry is None:
        return structs.replace(community, **{section.key: made})
    return structs.replace(community, **{section.key: (*found[:place], made, *found[place + 1 :])})


def without(community: Community, section: Section, place: int) -> Community:
    """The community without one entry of a list."""
    found = records(community, section)
    return structs.replace(community, **{section.key: (*found[:place], *found[place + 1 :])})


def _new(section: Section, found: Sequence[Struct], values: dict[str, Any]) -> Struct:
    if section.entry is None:
        raise FieldIsWrong(section.key)
    if section.has_code:
        values = values | {"code": _new_code(found, values)}
    return section.entry(**values)


def _new_code(found: Sequence[Struct], values: Mapping[str, Any]) -> str:
    """A code of letters that no entry has: from the English words where there are some."""
    english = values["name"].en if "name" in values else " ".join(values["text"].en.split()[:3])
    words = "".join(c if "a" <= c <= "z" else " " for c in english.lower()).split()
    wanted = "_".join(words)[:32].strip("_") or "entry"
    taken = {getattr(one, "code", "") for one in found}
    while wanted in taken:
        wanted += "_again"
    return wanted


def _at(record: Struct, key: str) -> object:
    head, _dot, language = key.partition(".")
    value = getattr(record, head)
    return getattr(value, language) if language else value


def _spell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)


def _read(field: ProfileField, typed: str) -> Any:
    text = typed.strip()
    if field.kind is FieldKind.LINES:
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    if field.kind is FieldKind.YES:
        return text == "yes"
    if field.kind is FieldKind.DAY:
        if text and day_of(text) is None:
            raise FieldIsWrong(field.key)
        return day_of(text)
    if field.kind is FieldKind.NUMBER:
        if not (text.isascii() and text.isdigit()) or len(text) > 4:
            raise FieldIsWrong(field.key)
        return int(text)
    if not text or (field.kind is FieldKind.SORT and text not in SORTS):
        raise FieldIsWrong(field.key)
    return text


SORTS: Mapping[str, str] = {
    "physical": N_("A place"),
    "digital": N_("A digital space"),
    "other": N_("Something else of ours"),
    "outside": N_("Outside our spaces"),
    "unsure": N_("The word for “unsure”"),
}
"""The sorts of spaces with their words."""
