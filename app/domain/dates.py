"""Dates that a record sets: what is to be done or seen to by when, and by whom."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo


class Whose(StrEnum):
    """On whom a date waits."""

    OURS = "ours"
    OTHERS = "others"
    ENDING = "ending"
    """It comes by itself, and somebody has to see to it: a break that ends, a plan that runs out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One thing with its date, as a record sets it; `what` is one of the app's own sentences, never content."""

    what: str
    on: date | datetime
    whose: Whose = Whose.OURS
    since: date | datetime | None = None
    """When it was asked or begun, where the record says so."""


def moment_of(on: date | datetime, zone: ZoneInfo) -> datetime:
    """The moment a date is over: a day counts until its last second in this zone."""
    return on if isinstance(on, datetime) else datetime.combine(on, time(23, 59, 59), zone)


def day_of(typed: str) -> date | None:
    """The day somebody wrote down as `2026-11-22`; None where there is none."""
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        return None


def moment_written(typed: str) -> datetime | None:
    """The moment somebody wrote down with its offset; None where there is none."""
    try:
        moment = datetime.fromisoformat(typed.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
