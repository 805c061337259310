"""Where lines end: the Japanese rules hold at every width, and nothing is lost or doubled."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.pdf.fonts import is_wide
from app.pdf.line_breaking import NO_END, NO_START, Setting, break_lines, break_points, phrase_points
from app.pdf.paragraph import set_paragraph
from app.pdf.style import styles

ALPHABET = "あいうかがっゃー々漢字度第三人件日、。「」（）・…？ Person A 12-3,%/.\n"
MIXED = (
    "主催者は「Aさん」に対し、2026年10月に行われた第12回のイベント（東西2か所）で、Slack・メールを含む"
    "すべての場への参加を24か月間、休止としました…。詳しくはhttps://conduct.example.org/a/b?c=d&e=f-gを"
    "ご覧ください。ウェブサイト、サーバー、フォルダーのうち30%を見直し、佐藤様とBさんにも知らせました。"
)


def lines_of(text: str, measure: float) -> list[str]:
    setting = Setting(text, [10.0 if is_wide(char) else 5.0 for char in text], 10.0, break_points(text))
    return [text[line.start : line.end] for line in break_lines(setting, measure)]


@given(st.text(alphabet=ALPHABET, max_size=120), st.floats(min_value=60, max_value=400))
@settings(max_examples=300, deadline=None)
def test_no_character_is_lost_or_doubled(text: str, measure: float) -> None:
    assert "".join(lines_of(text, measure)) == text


@pytest.mark.parametrize("measure", range(90, 400, 5))
def test_no_line_starts_or_ends_with_a_forbidden_character(measure: int) -> None:
    lines = lines_of(MIXED, measure)
    assert len(lines) > 1
    for line in lines[1:]:
        assert line[0] not in NO_START
    for line in lines[:-1]:
        assert line.rstrip()[-1] not in NO_END


@given(st.text(alphabet="あっー漢、。「」（）々ァ", min_size=1, max_size=80), st.floats(min_value=100, max_value=300))
@settings(max_examples=200, deadline=None)
def test_break_points_never_part_forbidden_pairs(text: str, measure: float) -> None:
    points = break_points(text)
    for i in range(1, len(text)):
        if points[i]:
            assert text[i] not in NO_START
            assert text[i - 1] not in NO_END


@pytest.mark.parametrize(
    "kept",
    [
        "24か月",
        "第12回",
        "30%",
        "藤様",
        "Bさん",
        "2026年",
        "10月",
        "2か所",
        "Slack",
        "Person A",
        "12 months",
        "#8891",
    ],
)
def test_numbers_names_and_words_stay_with_what_belongs_to_them(kept: str) -> None:
    text = f"これは{kept}です"
    points = break_points(text)
    start = text.index(kept)
    assert not any(points[start + 1 : start + len(kept)])


def test_addresses_break_only_behind_their_marks() -> None:
    address = "https://conduct.example.org/path/to?query=one&more=two"
    points = break_points(address)
    broken = {address[i - 1] for i in range(1, len(address)) if points[i]}
    assert broken == set("/.?=&")
    assert "".join(lines_of(f"See {address} now", 120)) == f"See {address} now"


@pytest.mark.parametrize("measure", [40, 90, 200])
def test_a_word_wider_than_the_line_is_cut_and_never_runs_out(measure: int) -> None:
    text = "AVeryLongWordWithoutAnyPlaceToBreak" * 4
    setting = Setting(text, [5.0] * len(text), 10.0, break_points(text))
    assert all(line.width <= measure + 0.01 for line in break_lines(setting, measure))


def test_titles_break_between_phrases_and_before_no_particle() -> None:
    title = "カンファレンス懇親会における不適切な発言について"
    points = phrase_points(title)
    places = {title[i:] for i in range(1, len(title)) if points[i]}
    assert "不適切な発言について" in places
    assert not any(rest.startswith(("における", "ける", "について", "いて")) for rest in places)


def test_justified_lines_are_flush_and_the_last_is_not_stretched() -> None:
    body = styles("ja").body
    lines = set_paragraph(MIXED.replace("https://conduct.example.org/a/b?c=d&e=f-g", "手引き"), body, 360)
    assert len(lines) >= 3
    assert all(abs(line.width - 360) < 0.02 for line in lines[:-1])
    assert lines[-1].width < 360


def test_a_lone_syllable_does_not_stand_on_the_last_line() -> None:
    body = styles("ja").body
    for extra in range(30):
        text = "あ" * (30 + extra) + "しました。"
        last = set_paragraph(text, body, 300)[-1]
        assert sum(len(run.text) for run in last.runs) >= 3


def test_the_text_layer_keeps_the_space_between_two_lines() -> None:
    lines = set_paragraph("several words that need more than one line to stand on", styles("en").body, 100)
    assert len(lines) > 1
    for line in lines[:-1]:
        assert line.runs[-1].text.endswith(" ")


def test_balanced_titles_have_lines_of_nearly_one_length() -> None:
    lines = set_paragraph("Unwelcome comments at a conference social event", styles("en").title, 470)
    widths = [line.width for line in lines]
    assert len(lines) == 2
    assert min(widths) > 0.8 * max(widths)
