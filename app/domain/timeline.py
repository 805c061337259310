"""The timeline of a case: what happened and what was told, in the order of its days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.accounts import Fact, Statement
from app.domain.case import Case
from app.domain.dates import day_of, moment_written


class Happening(StrEnum):
    """What sort of thing it is."""

    REPORT = "report"
    FACT = "fact"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One thing with its time; `on_day` means that only the day is known."""

    at: datetime
    on_day: bool
    what: Happening
    words: str = ""
    """Of a fact: what was done, as somebody wrote it."""
    person: str = ""
    """Of an account: whose, by the person's id."""


def timeline(case: Case, zone: ZoneInfo) -> tuple[TimelineEntry, ...]:
    """Reports, dated facts and accounts, the earliest first; what was set aside is left out."""
    return tuple(sorted(_entries(case, zone), key=lambda entry: entry.at))


def _entries(case: Case, zone: ZoneInfo) -> Iterator[TimelineEntry]:
    for report in case.reports:
        yield TimelineEntry(at=report.received_at, on_day=False, what=Happening.REPORT)
    for fact in case.standing(Fact):
        if (day := day_of(fact.entry.day)) and not fact.entry.set_aside.strip():
            at = datetime.combine(day, time(), zone)
            yield TimelineEntry(at=at, on_day=True, what=Happening.FACT, words=fact.entry.behavior)
    for said in case.standing(Statement):
        if (moment := moment_written(said.entry.said_at)) and not said.entry.set_aside.strip():
            yield TimelineEntry(at=moment, on_day=False, what=Happening.STATEMENT, person=said.entry.who)
