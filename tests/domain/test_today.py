"""The order of Today, and the reminder for the phone, byte by byte."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.code_names import CodeName
from app.domain.dates import Whose
from app.domain.duties import Duty, DutyKind
from app.domain.reminders import calendar_entry, remind_at
from app.domain.today import DueRow, plan

OSAKA = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 22, 14, 5, tzinfo=OSAKA)


def row(hours: float, kind: DutyKind = DutyKind.TELL, whose: Whose = Whose.OURS, zone: str = "Asia/Tokyo") -> DueRow:
    by = (NOW + timedelta(hours=hours)).astimezone(ZoneInfo(zone))
    return DueRow(
        case=f"{kind}{hours}", code_name=CodeName("quiet", "heron"), duty=Duty(kind=kind, what="x", by=by, whose=whose)
    )


def test_danger_is_before_overdue_and_overdue_before_what_comes() -> None:
    hold, late, later_late, soon = row(4, DutyKind.HOLD), row(-30), row(-2), row(50)
    found = plan((soon, later_late, hold, late), NOW)
    assert found.first is hold
    assert found.overdue == (late, later_late)
    assert found.soon == (soon,)
    assert found.holds == (hold,)
    assert found.now == ()
    assert plan((soon, later_late, late), NOW).first is late
    assert plan((soon,), NOW).first is soon
    assert plan((), NOW).first is None


def test_what_waits_for_others_is_ours_again_once_its_date_has_passed() -> None:
    waiting, given_up = row(100, DutyKind.DATE, Whose.OTHERS), row(-1, DutyKind.DATE, Whose.OTHERS)
    found = plan((waiting, given_up), NOW)
    assert found.waiting == (waiting,)
    assert found.first is given_up


def test_a_hold_asked_about_today_waits_for_tomorrow() -> None:
    found = plan((row(20, DutyKind.HOLD), row(1)), NOW)
    assert found.first is not None
    assert found.first.duty.kind is DutyKind.TELL
    assert [one.duty.kind for one in found.soon] == [DutyKind.HOLD]


def test_every_duty_has_a_place_and_none_has_two() -> None:
    rows = tuple(
        row(hours, kind, whose)
        for hours in (-500, -3, 0, 5, 160, 170, 700, 900)
        for kind in DutyKind
        for whose in Whose
    )
    found = plan(rows, NOW)
    groups = (found.now, found.overdue, found.soon, found.waiting, found.ending, found.later)
    placed = [one for group in groups for one in group]
    gone = [one for one in rows if one.duty.whose is Whose.ENDING and one.duty.by < NOW - timedelta(days=14)]
    assert len(gone) == len(DutyKind)
    assert found.first is not None
    assert sorted(map(id, (*placed, found.first, *gone))) == sorted(map(id, rows))


def test_the_order_goes_by_moments_not_by_what_clocks_show() -> None:
    first, second = row(10, zone="America/New_York"), row(11, zone="Pacific/Kiritimati")
    assert plan((second, first), NOW).first is first


@pytest.mark.parametrize(("language", "words"), [("en", "Look into Mamori"), ("ja", "Mamoriを確認する")])
def test_the_reminder_says_the_time_and_the_words_and_nothing_else(language: str, words: str) -> None:
    made = calendar_entry(NOW, "0" * 32, language)
    alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:{words}\r\nTRIGGER:{before}\r\nEND:VALARM\r\n"
    assert made.decode() == (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mamori//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:{'0' * 32}\r\nDTSTAMP:20261122T050500Z\r\nDTSTART:20261122T050500Z\r\nSUMMARY:{words}\r\n"
        + alarm.format(words=words, before="-P1D")
        + alarm.format(words=words, before="-PT1H")
        + "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_a_day_is_reminded_of_in_its_morning() -> None:
    end = datetime(2026, 11, 24, 23, 59, 59, tzinfo=OSAKA)
    assert remind_at(end).isoformat() == "2026-11-24T09:00:00+09:00"
    assert remind_at(NOW) == NOW
