"""The clocks: when a report must be acknowledged, handed over and followed up."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from app.domain.community import Clocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """When a report counts as received, and whether the desk's clock can be believed."""

    received_at: datetime
    clock_was_wrong: bool


class DueState(StrEnum):
    """Where the acknowledgement stands; `late` stays in the record for ever (R24)."""

    ON_TIME = "on_time"
    PAST_AIM = "past_aim"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    CANNOT = "cannot"


def first_receipt(sealed_at: datetime, imported_at: datetime, kit_made: datetime) -> Receipt:
    """The earlier of sealing and import starts the clock; a sealing time outside kit and import is doubted."""
    return Receipt(
        received_at=min(sealed_at, imported_at),
        clock_was_wrong=sealed_at > imported_at or sealed_at < kit_made,
    )


def later(moment: datetime, duration: timedelta) -> datetime:
    """The moment so much real time later, in the zone of `moment`.

    Adding to a moment of a zone with summer time counts hours on the wall instead, and is wrong by one twice a year.
    """
    return (moment.astimezone(UTC) + duration).astimezone(moment.tzinfo)


def acknowledge_by(received_at: datetime, clocks: Clocks) -> datetime:
    """The end of the community's promise to answer (R24)."""
    return later(received_at, timedelta(hours=clocks.acknowledge_hours))


def aim_at(received_at: datetime, clocks: Clocks) -> datetime:
    """When the community wants to have answered (R25)."""
    return later(received_at, timedelta(hours=clocks.aim_hours))


def hand_over_by(sealed_at: datetime, clocks: Clocks) -> datetime:
    """All that a desk shows of the promise, so that transport does not eat it (R24)."""
    return later(sealed_at, timedelta(hours=clocks.hand_over_hours))


def next_update_by(since: datetime, clocks: Clocks) -> datetime:
    """When the reporter hears again at the latest (R41)."""
    return later(since, timedelta(days=clocks.next_update_days))


def due_state(
    received_at: datetime, now: datetime, clocks: Clocks, *, acknowledged_at: datetime | None, cannot: bool
) -> DueState:
    """The state of the acknowledgement at `now`: on time up to the aim, past it, overdue, or done (R24, R25)."""
    now, promised = now.astimezone(UTC), acknowledge_by(received_at, clocks).astimezone(UTC)
    if acknowledged_at is not None:
        return DueState.DONE if acknowledged_at <= promised else DueState.DONE_LATE
    if cannot:
        return DueState.CANNOT
    if now > promised:
        return DueState.OVERDUE
    return DueState.PAST_AIM if now > aim_at(received_at, clocks).astimezone(UTC) else DueState.ON_TIME
