"""The intake form, as the Guide asks for it."""

import tomllib
from pathlib import Path

import pytest

from app.domain.forms import Privacy
from app.domain.people import Person, Standing
from app.domain.report import PartyKind, Report, YesNo

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.requirement("R23")
def test_the_seven_prompts_come_in_the_guides_order() -> None:
    prompts = [question.prompt for question in Report.questions() if question.prompt]
    assert prompts == sorted(prompts)
    assert set(prompts) == {1, 2, 3, 4, 5, 6, 7}
    first = {question.prompt: question.key for question in reversed(Report.questions())}
    assert [first[n] for n in range(1, 8)] == [
        "contact",
        "people",
        "when",
        "account",
        "context",
        "ongoing",
        "anything_else",
    ]


@pytest.mark.requirement("R19")
def test_only_the_account_is_required() -> None:
    assert [question.key for question in Report.questions() if question.required] == ["account"]


def test_danger_is_asked_first() -> None:
    assert Report.questions()[0].key == "danger"


@pytest.mark.requirement("R6", "R21")
def test_nobody_is_rated_and_no_trait_is_kept_of_a_person() -> None:
    fields = {*Person.__dataclass_fields__, *(question.key for question in Report.questions())}
    traits = {"race", "sex", "gender", "age", "religion", "nationality", "disability", "orientation"}
    ratings = {"severity", "credibility", "rating", "reliability", "score", "report_count"}
    assert not fields & (traits | ratings)


@pytest.mark.requirement("R19")
def test_every_choice_can_be_left_open() -> None:
    for question in Report.questions():
        if question.choices:
            assert "" in question.choices
    assert {YesNo.UNKNOWN, YesNo.RATHER_NOT} <= set(YesNo)


def test_a_question_without_a_word_on_privacy_counts_as_identifying() -> None:
    by_key = {question.key: question.privacy for question in Report.questions()}
    assert by_key["contact"] is Privacy.IDENTIFYING
    assert by_key["people"] is Privacy.IDENTIFYING
    assert by_key["account"] is Privacy.FREE_TEXT


def test_answers_survive_the_way_through_a_map() -> None:
    report = Report(account="x", ongoing=YesNo.UNKNOWN, contact="y")
    assert report.answers() == {"contact": "y", "account": "x", "ongoing": "unknown"}
    assert Report.from_answers(report.answers()) == (report, {})
    again, further = Report.from_answers({"account": "x", "ongoing": "perhaps", "mood": "blue"})
    assert again == Report(account="x")
    assert further == {"ongoing": "perhaps", "mood": "blue"}


KEYS_FOR_EVER = frozenset(
    "danger called police_wish contact anonymous safe_contact reply_language people appearance witnesses reporter_is "
    "reported_is when when_exact place account own_words notes links stop_asked asked_to_stop went_on targeted_at "
    "context ongoing afraid worries anything_else viewpoint reported_elsewhere wishes may_know tell_event_organizer "
    "agency_unknown consent read_back".split()
)


def test_a_key_is_for_ever() -> None:
    assert {question.key for question in Report.questions()} >= KEYS_FOR_EVER


@pytest.mark.requirement("G2")
def test_fear_of_what_comes_next_is_asked_and_retaliation_has_a_code_of_its_own() -> None:
    (afraid,) = [question for question in Report.questions() if question.key == "afraid"]
    assert YesNo.YES in afraid.choices
    profile = tomllib.loads((ROOT / "resources" / "communities" / "oktech.toml").read_text("utf-8"))
    assert "retaliation" in {behavior["code"] for behavior in profile["behaviors"]}


def test_asked_to_stop_and_going_on_speaks_for_repeated() -> None:
    told = Report(account="x", stop_asked=YesNo.YES, went_on=YesNo.YES)
    assert told.went_on_after_asking()
    for other in (YesNo.NO, YesNo.UNKNOWN, YesNo.NOT_ASKED):
        assert not Report(account="x", stop_asked=YesNo.YES, went_on=other).went_on_after_asking()
        assert not Report(account="x", stop_asked=other, went_on=YesNo.YES).went_on_after_asking()


@pytest.mark.requirement("R8")
def test_whoever_is_outside_the_community_has_a_word_of_their_own() -> None:
    assert {kind.value for kind in PartyKind if kind} == set(Standing)
