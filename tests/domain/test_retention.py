"""How long a case is kept: the period of its outcome, counted from the last of closing and its measures' ends (G3)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.case import Case, ReceivedReport, ReviewStep, StepRecord
from app.domain.code_names import CodeName
from app.domain.community import Retention
from app.domain.determination import Identified, Verdict
from app.domain.people import Person
from app.domain.report import YesNo
from app.domain.responses import ProposedResponse
from app.domain.retention import Outcome, months_later, standing
from app.domain.review_steps import Acknowledgement, Close, Publication
from app.domain.statistics import counted
from app.paths import resource
from app.storage import profile
from tests.builders import FOUND, REPORTED, SECOND_REPORTED, SHORT

PERIODS = Retention(no_violation=0, actor_unidentified=6, resolved=14, flagged=26, after_ban=26)
CLOSED = datetime(2026, 1, 31, 9, 0, tzinfo=UTC)
NONE = replace(FOUND, verdict=Verdict.NOT_A_VIOLATION, clause="")
OPEN = replace(FOUND, verdict=Verdict.UNDETERMINED, clause="")


def closed(*records: tuple[ReviewStep, Person | None], people: tuple[Person, ...] = (REPORTED,)) -> Case:
    """A case with these records, closed on the last day of January."""
    everything = (*records, (Close(), None))
    return Case(
        id="a" * 32,
        code_name=CodeName("quiet", "heron"),
        received_at=CLOSED.replace(day=1),
        reports=(_received(),),
        people=people,
        records=tuple(
            StepRecord(step=step, person=person.id if person else None, recorded_at=CLOSED)
            for step, person in everything
        ),
    )


def _received() -> ReceivedReport:
    return ReceivedReport(
        id="b" * 32,
        report=SHORT,
        further={},
        language="en",
        receipt_code="AAAAA-AAAAA",
        sealed_at=CLOSED,
        received_at=CLOSED,
        imported_at=CLOSED,
        desk_label="",
        desk_is_known=True,
        clock_was_wrong=False,
    )


def answer(kind: str, ends: str = "") -> ProposedResponse:
    return ProposedResponse(kind=kind, reason="r", ends=ends)


@pytest.mark.requirement("G3")
@pytest.mark.parametrize(
    ("records", "outcome", "day"),
    [
        ([NONE, answer("none")], Outcome.NO_VIOLATION, date(2026, 1, 31)),
        ([replace(FOUND, identified=Identified.NO)], Outcome.ACTOR_UNIDENTIFIED, date(2026, 7, 31)),
        ([FOUND, answer("private_reprimand")], Outcome.RESOLVED, date(2027, 3, 31)),
        ([OPEN, answer("no_action_possible")], Outcome.RESOLVED, date(2027, 3, 31)),
        ([FOUND, answer("imposed_break", "2026-02-07")], Outcome.FLAGGED, date(2028, 4, 7)),
        ([FOUND, answer("public_reprimand")], Outcome.FLAGGED, date(2028, 3, 31)),
        ([FOUND, answer("ban_temporary", "2026-12-31")], Outcome.AFTER_BAN, date(2029, 2, 28)),
        ([FOUND, answer("ban_temporary")], Outcome.AFTER_BAN, None),
        ([FOUND, answer("ban_permanent")], Outcome.AFTER_BAN, None),
        ([], Outcome.RESOLVED, date(2027, 3, 31)),
    ],
)
def test_each_outcome_has_its_period(records: list[ReviewStep], outcome: Outcome, day: date | None) -> None:
    found = standing(closed(*((record, REPORTED) for record in records)))
    assert found is not None
    assert (found.outcome, found.erase_from(PERIODS)) == (outcome, day)


def test_the_longest_of_several_people_counts() -> None:
    both = closed(
        (NONE, REPORTED),
        (answer("none"), REPORTED),
        (FOUND, SECOND_REPORTED),
        (answer("ban_temporary", "2027-01-31"), SECOND_REPORTED),
        people=(REPORTED, SECOND_REPORTED),
    )
    found = standing(both)
    assert found is not None
    assert (found.outcome, found.since) == (Outcome.AFTER_BAN, date(2027, 1, 31))


def test_an_open_case_has_no_period() -> None:
    case = closed((FOUND, REPORTED))
    assert standing(replace(case, records=case.records[:-1])) is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2026, 12, 15), 0, date(2026, 12, 15)),
        (date(2026, 11, 30), 26, date(2029, 1, 30)),
    ],
)
def test_months_end_with_their_last_day(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@pytest.mark.requirement("R22")
def test_what_is_counted_names_nobody() -> None:
    case = closed(
        (Acknowledgement(sent_at="2026-01-02T12:00:00+00:00", channel="mail"), None),
        (FOUND, REPORTED),
        (answer("private_reprimand"), REPORTED),
        (Publication(publish=YesNo.YES, reason="r", approved_by="p"), None),
    )
    community = profile.read(resource("communities", "oktech.toml"))
    assert dict(counted(case, community)) == {
        "cases": 1,
        "reports": 1,
        "acknowledged in time": 1,
        "acknowledged after hours: 27": 1,
        "finding: violation": 1,
        "behavior: repeated": 1,
        "response: private_reprimand": 1,
        "published": 1,
    }
