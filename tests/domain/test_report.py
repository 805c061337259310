"""The intake form, as the Guide asks for it."""

import pytest

from app.domain.forms import Privacy
from app.domain.people import Person
from app.domain.report import Report, YesNo


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
