"""Reading a public text once more: by a second person, or by the same one after a night (G5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.i18n import N_

SHORT_LIST: tuple[str, ...] = (
    N_("Would somebody who was there know who it is?"),
    N_("Is a detail in it that only one person has: a task, an origin, a way to speak, a thing they made?"),
    N_("Would the date of the event and the list of speakers, laid beside it, show somebody?"),
    N_("Does an earlier public report become clearer beside this one?"),
    N_("Would it hurt the person harmed to read it?"),
)
"""What the text is read against; no program can answer any of it."""


class ReadingKind(StrEnum):
    """What was recorded about the reading of one text."""

    SECOND_READER = "second_reader"
    """Somebody who sees the public text and nothing else found nobody in it."""
    SOMEBODY_SEEN = "somebody_seen"
    """The second reader would recognize somebody."""
    RESTS = "rests"
    """Nobody else can read it: it lies until the next day."""
    READ_AGAIN = "read_again"
    """The same person read it against the short list after that night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One record about one text; a text that was changed by a letter is another text."""

    kind: ReadingKind
    reader: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingState:
    """How far the reading of one text is."""

    read_by_two: bool = False
    read_by_one: bool = False
    somebody_seen: str = ""
    """What the second reader wrote, where they would recognize somebody and nobody read it anew since."""
    rests_until: datetime | None = None
    """Set while it rests, and still set when the night is over."""

    def is_read(self) -> bool:
        """Whether the text was read as the community promises."""
        return self.read_by_two or self.read_by_one


def rested_until(began: datetime, zone: str) -> datetime:
    """The next midnight in the community's zone: a text rests until the next day."""
    local = began.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date() + timedelta(days=1), time(), ZoneInfo(zone))


def reading_state(readings: Sequence[Reading], zone: str) -> ReadingState:
    """What the records of one text say, oldest first; the newest word of a second reader counts."""
    second = next((r for r in reversed(readings) if r.kind in _OF_THE_SECOND), None)
    rests = next((r for r in readings if r.kind is ReadingKind.RESTS), None)
    seen = second is not None and second.kind is ReadingKind.SOMEBODY_SEEN
    return ReadingState(
        read_by_two=second is not None and not seen,
        read_by_one=not seen and any(r.kind is ReadingKind.READ_AGAIN for r in readings),
        somebody_seen=second.note if second is not None and seen else "",
        rests_until=rested_until(rests.at, zone) if rests is not None else None,
    )


_OF_THE_SECOND = (ReadingKind.SECOND_READER, ReadingKind.SOMEBODY_SEEN)
