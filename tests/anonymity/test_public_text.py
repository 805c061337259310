"""A public text becomes a report whole or not at all."""

import ast
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from test_unknown_identifiers import ENGLISH_REPORT, JAPANESE_REPORT, SOMEBODY

import app
from app.anonymity.leak_check import check
from app.anonymity.proposal import Moment, Point, propose
from app.anonymity.public_text import IdentitiesLeft, anonymize, find_identities, quarter
from app.anonymity.text_format import EmptyText, UnknownHeading
from app.domain.people import Person
from app.domain.public_report import AnonymizedReport, BlockKind

pytestmark = pytest.mark.requirement("R15")


def made(text: str, language: str = "en", people: Sequence[Person] = SOMEBODY) -> AnonymizedReport:
    """The report this text becomes, published in November 2026."""
    return anonymize(
        text,
        language=language,
        reference="CR-2026-014",
        published_on=date(2026, 11, 22),
        community_name="Group",
        contact="conduct@group.example",
        people=people,
    )


def test_an_english_text_is_read_into_its_parts() -> None:
    report = made(ENGLISH_REPORT)
    assert (report.title, report.setting) == ("Unwelcome comments at a social event", "In person, social event")
    assert (report.outcome, report.published) == ("Violation in part", "Fourth quarter of 2026")
    first = report.determination[0]
    assert first.kind is BlockKind.ITEM
    assert [first.text[start:end] for start, end in first.strong] == ["violation."]
    assert [(block.kind, block.lead) for block in report.timeline][::3] == [
        (BlockKind.MOMENT, "Day 0"),
        (BlockKind.MOMENT, "Week 8"),
    ]
    assert report.timeline[0].text == "Reports received. Person A was asked to leave."
    assert report.contact == "conduct@group.example"


def test_a_japanese_text_is_read_into_its_parts() -> None:
    report = made(JAPANESE_REPORT, "ja")
    assert (report.title, report.setting, report.outcome) == (
        "懇親会での望まない発言",
        "対面、懇親会",
        "一部を違反と判断",
    )
    assert report.published == "2026年第4四半期（10〜12月）"
    assert [block.lead for block in report.timeline] == ["当日", "2日以内", "1〜4週目", "8週目"]
    assert [len(report.summary), len(report.determination), len(report.reconsideration)] == [1, 2, 1]


@pytest.mark.parametrize(
    "text", [ENGLISH_REPORT, JAPANESE_REPORT, "One.\nTwo.\n\n- three\n・ four * five\n\nOutcome: x"]
)
def test_no_word_is_lost(text: str) -> None:
    report = made(text)
    sections = (
        report.summary,
        report.what_happened,
        report.determination,
        report.response,
        report.timeline,
        report.reconsideration,
    )
    kept = report.title + report.setting + report.outcome
    kept += "".join(block.lead + block.text for section in sections for block in section)
    dropped = [
        "Summary",
        "What happened",
        "Determination",
        "Response",
        "Timeline",
        "Reconsideration",
        "概要",
        "何があったか",
    ]
    for word in text.replace("*", " ").split():
        pieces = [piece for piece in word.strip("#-・:").replace("：", ":").split(":") if piece]
        for piece in pieces:
            heading = any(
                piece in name for name in [*dropped, "判断", "対応", "経過", "再検討", "場面", "Setting", "Outcome"]
            )
            assert heading or piece.strip("-・*") in kept, piece


def test_plain_text_without_headings_tells_what_happened() -> None:
    report = made("An attendee was loud.\n\nWe asked them to stop.")
    assert report.title == "Public incident report"
    assert [block.text for block in report.what_happened] == ["An attendee was loud.", "We asked them to stop."]
    assert report.summary == ()
    assert made("声が大きかったです。", "ja").title == "事案の公開報告書"


def test_lines_of_one_paragraph_run_on_as_their_script_wants() -> None:
    assert made("It was\nloud.").what_happened[0].text == "It was loud."
    assert made("声が\n大きかった。", "ja").what_happened[0].text == "声が大きかった。"


def test_an_unknown_heading_is_refused_with_the_allowed_ones() -> None:
    with pytest.raises(UnknownHeading) as refused:
        made("## Summary\nx\n## Gossip\ny")
    assert "What happened" in refused.value.sentence
    assert "Gossip" not in refused.value.sentence


@pytest.mark.parametrize("text", ["", " \n\n", "# Title alone", "\u200b"])
def test_a_text_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(EmptyText):
        made(text)


def test_hidden_characters_do_not_reach_the_report() -> None:
    report = made("The gro\u00adup\u200b met\ufe0f.\u202e")
    assert report.what_happened[0].text == "The group met."


@pytest.mark.parametrize(
    "text",
    [
        "# Comments by Maren Oldfelt\n\nText.",
        "# T\nSetting: at Oldfelt's desk\n\nText.",
        "# T\nOutcome: Maren left\n\nText.",
        "## Timeline\n- 22 November 2026: Report received.",
        "It was Ma*ren Oldf*elt.",
        "## Summary\nText about Mar\u200ben.",
    ],
)
def test_nothing_is_made_while_somebody_can_be_recognised(text: str) -> None:
    with pytest.raises(IdentitiesLeft) as refused:
        made(text)
    assert refused.value.findings
    assert "Oldfelt" not in refused.value.sentence
    assert all(0 <= one.start < one.end <= len(text) for one in refused.value.findings)


def test_findings_point_into_the_text_as_given() -> None:
    text = "\u200bIt was Ma*ren*."
    found = find_identities(text, language="en", people=SOMEBODY)
    assert [text[one.start : one.end] for one in found] == ["Ma*ren"]


def test_the_sentence_counts_the_places() -> None:
    with pytest.raises(IdentitiesLeft) as refused:
        made("Maren Oldfelt met 鷺沼さん.")
    assert refused.value.sentence.startswith("2 places")


def test_what_only_asks_for_a_look_does_not_refuse() -> None:
    assert made("They said “this is not for you” again.").what_happened


def test_a_release_frees_one_person_only() -> None:
    released = [Person(id="1", role=SOMEBODY[0].role, names=("Maren Oldfelt",), consent=True), SOMEBODY[1]]
    assert made("Maren Oldfelt agreed to be named.", people=released).what_happened
    with pytest.raises(IdentitiesLeft):
        made("Maren Oldfelt and 鷺沼さん agreed.", people=released)


@pytest.mark.parametrize(("month", "said"), [(1, "First"), (3, "First"), (4, "Second"), (9, "Third"), (12, "Fourth")])
def test_published_is_a_quarter(month: int, said: str) -> None:
    assert quarter(date(2026, month, 28), "en") == f"{said} quarter of 2026"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_proposal_passes_its_own_check_and_becomes_a_report(language: str) -> None:
    english = language == "en"
    text = propose(
        language=language,
        people=SOMEBODY,
        outcome="Violation in part" if english else "一部を違反と判断",
        points=[
            Point(
                behavior="Sexual attention that is not wanted" if english else "望まない性的な関心や働きかけ",
                outcome="violation" if english else "違反と判断",
                clause="Choose kind, professional words." if english else "言葉を選び、仕事の場にふさわしくふるまう。",
            )
        ],
        responses=["A private reprimand" if english else "本人への注意（非公開）"],
        setting="In person" if english else "対面",
        moments=[Moment(when="Week 3", what="We decided.") if english else Moment(when="3週目", what="判断しました。")],
    )
    assert check(text, SOMEBODY, language=language) == ()
    report = made(text, language)
    assert all((report.summary, report.what_happened, report.determination, report.response, report.reconsideration))
    assert [block.lead for block in report.timeline] == (["Day 0", "Week 3"] if english else ["当日", "3週目"])
    assert ("Person A" if english else "Aさん") in report.what_happened[0].text


def test_a_proposal_about_one_person_needs_no_letter() -> None:
    text = propose(language="en", people=SOMEBODY[:1], outcome="Undetermined")
    assert "the person said or did" in text
    assert "Person A" not in text


def test_only_one_room_makes_anonymized_reports() -> None:
    makers = [
        path.name
        for path in Path(app.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "AnonymizedReport"
    ]
    assert makers == ["public_text.py"]
