"""Promises to the reporter: every open case has a next date, and a missed one is never forgotten."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import duties
from app.domain.case import Case, ReceivedReport, ReviewStep, StepRecord
from app.domain.code_names import CodeName
from app.domain.dates import Whose
from app.domain.duties import DutyKind
from app.domain.report import Report, YesNo
from app.domain.responses import ProposedResponse
from app.domain.review_steps import Acknowledgement, Close, PeopleTold
from app.domain.safety import Safety
from app.domain.summary import summarize
from app.domain.updates import ACKNOWLEDGED_LATE, UPDATED_LATE, UpdateToReporter, delays_at, promises
from app.paths import resource
from app.storage import profile

OKTECH = profile.read(resource("communities", "oktech.toml"))
BERLIN = msgspec.structs.replace(OKTECH, zone="Europe/Berlin")
START = datetime(2026, 5, 16, 21, 5, tzinfo=ZoneInfo("Asia/Tokyo"))
ANSWERED = Acknowledgement(sent_at="2026-05-17T09:00:00+09:00", channel="mail")


def after(days: float = 0, hours: float = 0) -> datetime:
    return START + timedelta(days=days, hours=hours)


def case(*records: tuple[datetime, ReviewStep], urgent: bool = False, received_at: datetime = START) -> Case:
    told = Report(account="Somebody kept on.", danger=YesNo.YES if urgent else YesNo.NO)
    received = ReceivedReport(
        id="1" * 32,
        report=told,
        further={},
        language="en",
        receipt_code="K7QPM-3XW9D",
        sealed_at=received_at,
        received_at=received_at,
        imported_at=received_at,
        desk_label="Desk A",
        desk_is_known=True,
        clock_was_wrong=False,
    )
    kept = tuple(StepRecord(step=step, person=None, recorded_at=at) for at, step in records)
    return Case(
        id="c" * 32, code_name=CodeName("quiet", "heron"), received_at=received_at, reports=(received,), records=kept
    )


def test_until_the_answer_the_next_date_is_that_of_the_answer() -> None:
    kept = promises(case(), OKTECH)
    assert kept.next_by == after(days=3)
    assert not kept.told


def test_an_answer_makes_the_next_date_and_the_letter_may_promise_an_earlier_one() -> None:
    assert promises(case((after(hours=12), ANSWERED)), OKTECH).next_by == datetime.fromisoformat(
        "2026-05-31T09:00:00+09:00"
    )
    sooner = Acknowledgement(sent_at=ANSWERED.sent_at, next_by="2026-05-20")
    assert promises(case((after(hours=12), sooner)), OKTECH).next_by == datetime.fromisoformat(
        "2026-05-20T23:59:59+09:00"
    )


@pytest.mark.requirement("R41")
@given(
    st.lists(
        st.tuples(
            st.integers(0, 400),
            st.sampled_from(["ack", "cannot", "update", "unreachable", "told", "danger"]),
            st.sampled_from(["", "2026-05-20", "2031-01-01", "1999-01-01", "soon"]),
        ),
        max_size=12,
    )
)
def test_no_open_case_is_without_a_date_within_what_a_reporter_waits(
    steps: list[tuple[int, str, str]],
) -> None:
    kinds = {
        "ack": lambda day: Acknowledgement(sent_at="2026-05-17T09:00:00+09:00", next_by=day),
        "cannot": lambda day: Acknowledgement(cannot="No contact was left.", next_by=day),
        "update": lambda day: UpdateToReporter(told_at="2026-05-18T09:00:00+09:00", next_by=day),
        "unreachable": lambda day: UpdateToReporter(cannot="The mail came back.", next_by=day),
        "told": lambda _day: PeopleTold(told="The reporter."),
        "danger": lambda _day: Safety(ongoing=YesNo.YES, threat=YesNo.NO),
    }
    records = [(after(hours=at), kinds[kind](day)) for at, kind, day in sorted(steps, key=lambda step: step[0])]
    open_case = case(*records)
    next_by = promises(open_case, OKTECH).next_by
    assert next_by is not None
    last = records[-1][0] if records else START
    assert next_by <= last + timedelta(days=OKTECH.clocks.next_update_days)
    asked = duties.duties(open_case, OKTECH)
    assert any(duty.kind in (DutyKind.ACKNOWLEDGE, DutyKind.TELL) and duty.by == next_by for duty in asked)
    assert promises(case(*records, (last, Close())), OKTECH).next_by is None


@pytest.mark.requirement("R24", "R41")
def test_what_was_late_stays_late_whatever_is_recorded_afterwards() -> None:
    late = Acknowledgement(sent_at=after(hours=75).isoformat())
    update = UpdateToReporter(told_at=after(days=30).isoformat(), next_by="2026-06-20")
    told = case(
        (after(hours=75), late),
        (after(hours=76), ANSWERED),
        (after(days=30), update),
        (after(days=31), PeopleTold(told="All.")),
        (after(days=31), Close()),
    )
    kept = promises(told, OKTECH).delays
    assert [(delay.what, delay.met) for delay in kept] == [
        (ACKNOWLEDGED_LATE, after(hours=75)),
        (UPDATED_LATE, after(days=30)),
    ]
    assert kept[0].promised == after(hours=72)
    summary = summarize(told, OKTECH, ())
    assert summary.was_late
    assert summary.acknowledged_late


def test_a_promise_being_missed_now_is_told_before_anybody_keeps_it() -> None:
    waiting = case()
    assert delays_at(waiting, OKTECH, after(hours=71.9)) == ()
    (delay,) = delays_at(waiting, OKTECH, after(hours=72.1))
    assert (delay.what, delay.promised, delay.met) == (ACKNOWLEDGED_LATE, after(hours=72), None)


def test_a_contact_is_no_later_than_its_record() -> None:
    ahead = UpdateToReporter(told_at="2030-01-01T00:00:00+09:00", next_by="2030-01-10")
    assert promises(case((after(hours=1), ahead)), OKTECH).next_by == after(days=14, hours=1)


@pytest.mark.requirement("R24")
@pytest.mark.parametrize("desk", ["Asia/Tokyo", "America/New_York", "Europe/Berlin", "Pacific/Kiritimati"])
def test_a_desk_in_another_zone_changes_no_moment(desk: str) -> None:
    sealed = START.astimezone(ZoneInfo(desk))
    assert promises(case(received_at=sealed), OKTECH).next_by == after(days=3)


@pytest.mark.requirement("R24")
def test_seventy_two_hours_are_real_hours_where_clocks_change() -> None:
    evening = datetime(2026, 10, 23, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    by = promises(case(received_at=evening), BERLIN).next_by
    assert by is not None
    assert by.astimezone(UTC) - evening.astimezone(UTC) == timedelta(hours=72)
    assert by.astimezone(ZoneInfo("Europe/Berlin")).isoformat() == "2026-10-26T19:00:00+01:00"


def test_a_day_ends_at_midnight_of_the_community_not_of_the_desk() -> None:
    promised = Acknowledgement(sent_at=ANSWERED.sent_at, next_by="2026-05-20")
    in_berlin = promises(case((after(hours=12), promised)), BERLIN).next_by
    assert in_berlin == datetime.fromisoformat("2026-05-20T23:59:59+02:00")


def test_a_hold_is_asked_about_each_day() -> None:
    def asked(*records: tuple[datetime, ReviewStep]) -> list[datetime]:
        found = duties.duties(case(*records, urgent=True), OKTECH)
        return [duty.by for duty in found if duty.kind is DutyKind.HOLD]

    danger = Safety(ongoing=YesNo.YES, threat=YesNo.YES, plan="Walk home together.", plan_owner="Maya")
    over = Safety(ongoing=YesNo.NO, threat=YesNo.NO, ended="He left town.", everyone_safe="All three said so.")
    assert asked() == [START]
    assert asked((after(hours=5), danger)) == [after(hours=29)]
    assert asked((after(hours=5), danger), (after(hours=20), danger)) == [after(hours=44)]
    assert asked((after(hours=5), danger), (after(hours=20), over)) == []


def test_a_closed_case_keeps_only_what_ends_by_itself() -> None:
    measure = ProposedResponse(kind="imposed_break", reason="First time.", starts="2026-06-01", ends="2026-06-30")
    closed = case((after(hours=12), ANSWERED), (after(days=2), measure), (after(days=3), Close()))
    (duty,) = duties.duties(closed, OKTECH)
    assert (duty.whose, duty.by.isoformat(), duty.step) == (
        Whose.ENDING,
        "2026-06-30T23:59:59+09:00",
        "proposed_response",
    )


def test_an_update_needs_a_time_or_a_reason_and_always_the_next_day() -> None:
    assert UpdateToReporter(next_by="2026-06-01").missing()
    assert UpdateToReporter(told_at="2026-05-20T09:00:00+09:00").missing()
    assert UpdateToReporter(cannot="The mail came back.", next_by="someday").missing()
    assert UpdateToReporter(cannot="The mail came back.", next_by="2026-06-01").missing() is None
