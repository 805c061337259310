"""The community's promises in time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain import clocks
from app.domain.clocks import DueState
from app.domain.community import Clocks

OKTECH = Clocks(acknowledge_hours=72, aim_hours=24, hand_over_hours=12, next_update_days=14)
START = datetime(2026, 5, 16, 21, 5, tzinfo=ZoneInfo("Asia/Tokyo"))


def state(after: timedelta, *, answered: timedelta | None = None, cannot: bool = False) -> DueState:
    answered_at = START + answered if answered is not None else None
    return clocks.due_state(START, START + after, OKTECH, acknowledged_at=answered_at, cannot=cannot)


@pytest.mark.requirement("R24")
def test_seventy_two_hours_and_not_a_minute_more() -> None:
    assert state(timedelta(hours=71, minutes=59)) is DueState.PAST_AIM
    assert state(timedelta(hours=72, minutes=1)) is DueState.OVERDUE
    assert clocks.acknowledge_by(START, OKTECH).isoformat() == "2026-05-19T21:05:00+09:00"


def test_the_aim_of_a_day_turns_amber() -> None:
    assert state(timedelta(hours=23, minutes=59)) is DueState.ON_TIME
    assert state(timedelta(hours=24, minutes=1)) is DueState.PAST_AIM


@pytest.mark.requirement("R24", "G1")
def test_late_stays_late_and_a_reason_ends_the_clock() -> None:
    long_after = timedelta(days=400)
    assert state(long_after, answered=timedelta(hours=71)) is DueState.DONE
    assert state(long_after, answered=timedelta(hours=73)) is DueState.DONE_LATE
    assert state(long_after, cannot=True) is DueState.CANNOT


def test_the_clock_counts_hours_not_calendar_days() -> None:
    lisbon = datetime(2026, 3, 28, 12, 0, tzinfo=ZoneInfo("UTC"))
    by = clocks.acknowledge_by(lisbon, OKTECH).astimezone(ZoneInfo("Europe/Lisbon"))
    assert by.isoformat() == "2026-03-31T13:00:00+01:00"


def test_what_the_desk_shows_leaves_time_for_the_way() -> None:
    assert clocks.hand_over_by(START, OKTECH) < clocks.acknowledge_by(START, OKTECH)
