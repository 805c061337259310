"""Registered people are met however they are written, and nobody is met where only words stand."""

import random
from collections.abc import Sequence
from typing import Any

import pytest
from disguises import (
    JAPANESE_DISGUISES,
    JAPANESE_FRAMES,
    JAPANESE_NAMES,
    LATIN_DISGUISES,
    LATIN_FRAMES,
    LATIN_NAMES,
    placed,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from app.anonymity.leak_check import check, known_only
from app.domain.people import Person, Role
from app.domain.public_report import Finding, FindingKind, Level

pytestmark = pytest.mark.requirement("R15")

LATIN_PEOPLE = tuple(
    Person(id=str(at), role=Role.OTHER, names=(f"{first} {last}",)) for at, (first, last) in enumerate(LATIN_NAMES)
)
JAPANESE_PEOPLE = tuple(
    Person(id=str(at), role=Role.OTHER, names=(f"{name[0]} {name[1]}", f"{name[2]} {name[3]}", f"{name[5]} {name[4]}"))
    for at, name in enumerate(JAPANESE_NAMES)
)
UNSPLIT_PEOPLE = tuple(
    Person(id=str(at), role=Role.OTHER, names=(name[0] + name[1], f"{name[2]} {name[3]}"))
    for at, name in enumerate(JAPANESE_NAMES)
)


def person(number: str, *names: str, **more: Any) -> Person:
    """An invented person who is registered with these names; `more` goes to Person, which knows its own fields."""
    return Person(id=number, role=Role.OTHER, names=names, **more)


def missed(people: Sequence[Person], disguised: Sequence[str], frames: Sequence[str]) -> list[str]:
    """The texts in which the person with the same index was not touched."""
    texts: list[str] = []
    for at, written in enumerate(disguised):
        for frame in frames:
            text, start, end = placed(frame, written)
            hit = any(
                found.person == str(at) and found.start < end and found.end > start
                for found in known_only(text, people)
            )
            if not hit:
                texts.append(text)
    return texts


@pytest.mark.parametrize("disguise", LATIN_DISGUISES)
def test_latin_names_are_met_in_every_disguise(disguise: str) -> None:
    rng = random.Random(20261101)
    written = [LATIN_DISGUISES[disguise](first, last, rng) for first, last in LATIN_NAMES]
    assert missed(LATIN_PEOPLE, written, LATIN_FRAMES) == []


@pytest.mark.parametrize("disguise", JAPANESE_DISGUISES)
@pytest.mark.parametrize("people", [JAPANESE_PEOPLE, UNSPLIT_PEOPLE], ids=["spaced", "unsplit"])
def test_japanese_names_are_met_in_every_disguise(disguise: str, people: tuple[Person, ...]) -> None:
    rng = random.Random(20261102)
    written = [JAPANESE_DISGUISES[disguise](name, rng) for name in JAPANESE_NAMES]
    assert missed(people, written, JAPANESE_FRAMES) == []


@pytest.mark.parametrize(
    ("registered", "text"),
    [
        ("Иван Петровский", "It was Ivan Petrovsky."),
        ("Ivan Volskov", "Это сказал Иван."),
        ("김민수", "Kim Minsu left."),
        ("Jörg Schäffner", "We met Joerg Schaeffner."),
        ("Jörg Schäffner", "We met Jorg."),
        ("Robert Ashcombe", "Bobby laughed."),
        ("Anne-Liese Duivelaar", "Annelieseduivelaar wrote it."),
        ("Siobhan O'Kellan", "It was OKellan."),
        ("Ludo van der Meersch", "Ludo Meersch wrote it."),
        ("Maren Oldfelt", "That is what Maren Oldflet wrote."),
        ("Maren Oldfelt", "It was O**felt."),
        ("鷺沼 沙弥香", "昨日、鷺○沙弥香と話しました。"),
        ("Ji-woo Kimsun", "then ji-woo came back"),
    ],
)
def test_other_alphabets_short_forms_and_slips_are_met(registered: str, text: str) -> None:
    assert known_only(text, [person("p", registered)])


@pytest.mark.parametrize(
    ("registered", "katakana"),
    [
        ("Maren Oldfelt", "マーレン"),
        ("Maren Oldfelt", "オルドフェルト"),
        ("Tobias Krenwick", "クレンウィック"),
        ("Priyanka Velluri", "プリヤンカ"),
        ("Beatrix Hollander", "ベアトリクス"),
        ("Patrick Stanhope", "スタンホープ"),
        ("Marcus Whitfield", "マーカス"),
        ("Kirsten Halvorsby", "キルステン"),
        ("Jennifer Clarke", "クラーク"),
        ("Steven Dufour", "スティーブン"),
        ("Rashid Benkhoury", "ラシードさん"),
    ],
)
def test_a_latin_name_is_met_in_katakana(registered: str, katakana: str) -> None:
    found = known_only(f"昨日、{katakana}が話しました。", [person("p", registered)])
    assert {one.person for one in found} == {"p"}


def test_katakana_words_are_no_names() -> None:
    text = "スタッフとメンバーがコミュニティのイベントでセッションのスケジュールをチェックしました。"
    assert known_only(text, [*LATIN_PEOPLE, *JAPANESE_PEOPLE]) == ()


@pytest.mark.parametrize(
    ("registered", "text"),
    [
        ("Beatrix Hollander", "Then Holanbder left."),
        ("Priyanka Krishnamurti", "It was Krishnamurtyi who wrote it."),
        ("勅使河原 湊", "勅使川原さんが来ました。"),
        ("佐久間 愛子", "佐久門さんが来ました。"),
    ],
)
def test_two_slips_in_a_long_name_and_one_wrong_kanji_ask_for_a_look(registered: str, text: str) -> None:
    assert [one.level for one in known_only(text, [person("p", registered)])] == [Level.WARN]


@pytest.mark.parametrize(
    "text",
    [
        "@maro_77 wrote it",
        "maro_77#4242",
        "maro-77",
        "ＭＡＲＯ＿７７",
        "git.example/maro_77/code",
        "maro 77x or maro77",
        "m.oldfelt@post.example",
        "m.oldfelt [at] post [dot] example",
        "m.oldfelt at post dot example",
        "m.oldfelt＠post.example",
        "moldfelt",
        "090-8765-4321",
        "０９０ー８７６５ー４３２１",
        "+81 90 8765 4321",
        "〇九〇-八七六五-四三二一",
        "the treasurer spoke",
        "the\ntreasurer",
    ],
)
def test_accounts_addresses_numbers_and_traits_are_met(text: str) -> None:
    known = person(
        "p",
        handles=("@maro_77#4242",),
        emails=("m.oldfelt@post.example",),
        phones=("090-8765-4321",),
        also=("treasurer",),
    )
    found = known_only(text, [known])
    assert [one.person for one in found if one.level is Level.BLOCK][:1] == ["p"]


def test_a_finding_points_into_the_text_as_given_and_never_says_the_name() -> None:
    text = "😀\u200b Ｍａｒｅｎ　Ｏｌｄ\u00adｆｅｌｔ left."
    found = known_only(text, LATIN_PEOPLE)
    assert [(text[one.start : one.end], one.person, one.kind) for one in found] == [
        ("Ｍａｒｅｎ　Ｏｌｄ\u00adｆｅｌｔ", "0", FindingKind.NAME)
    ]
    assert "maren" not in found[0].why.lower()
    assert found[0].why.endswith(".")


_WORD_NAMES = """
Grace Young;Mark Page;Will May;Rose Park;Hope Field;Art Case;Bill Price;Summer Rich;Jun Sen;Ai Mori;Ken Date
Can Deniz;An Le;Dawn Stone;Frank Miles
"""
WORD_NAMES = _WORD_NAMES.strip().replace("\n", ";").split(";")
WORD_NAMES_JA = (
    ("森 のぞみ", "もり のぞみ"),
    ("林 ひかり", "はやし ひかり"),
    ("石川 未来", "いしかわ みらい"),
    ("堀 愛", "ほり あい"),
    ("田中 あい", "たなか あい"),
    ("原 ゆう", "はら ゆう"),
    ("関 光", "せき ひかる"),
    ("東 正", "あずま ただし"),
    ("上野 明", "うえの あきら"),
)
WORD_PEOPLE = [person(name, name) for name in WORD_NAMES] + [person(names[0], *names) for names in WORD_NAMES_JA]


@pytest.mark.parametrize(
    "text",
    [
        "The grace period ended and the organizers will mark the page.",
        "They may rise, and rose again in hope.",
        "In May 2026 the case was closed; the bill and the price were rich in detail.",
        "Will the rules change? May we ask? Mark this page. Hope is not a plan.",
        "AI tools can date a message. To be frank, miles away, at dawn, a stone.",
        "Since May, the group has met in the park. June was quiet.",
        "Young people asked. Case closed. Art is long. Spring, Summer, Autumn.",
        "森の中の公園で、未来の話をしました。希望をもって、のぞみを伝えました。",
        "愛のある言葉、心のこもった返事、正しい判断。光が見えました。",
        "石川県と上野駅の近く。東側。話したなかで、はらはらしました。",
        "あいさつ、ゆうがた、もりあがり、林の中、堀を渡る、関係、関心、明らか、愛情。",
        "山田中学校では、あいことばを使います。",
    ],
)
def test_ordinary_words_that_are_names_never_block(text: str) -> None:
    assert [text[one.start : one.end] for one in known_only(text, WORD_PEOPLE) if one.level is Level.BLOCK] == []


@pytest.mark.parametrize(
    "text",
    [
        "Then Grace said no.",
        "We asked Mark about it.",
        "It was Will May who spoke.",
        "Ms. Park left.",
        "J. Park left.",
        "森さんが話しました。",
        "堀氏の返事",
        "のぞみさん",
        "未来さんが来ました",
        "報告者は林さんです",
        "上野明が話しました",
    ],
)
def test_the_same_words_block_where_they_are_names(text: str) -> None:
    assert any(one.level is Level.BLOCK for one in known_only(text, WORD_PEOPLE))


def test_a_released_person_is_not_sought() -> None:
    released = person("a", "Maren Oldfelt", handles=("maro_77",), consent=True)
    assert check("Maren Oldfelt (@maro_77) agreed to be named.", [released]) == ()


def test_a_release_never_frees_somebody_of_the_same_name() -> None:
    people = [person("a", "Maren Oldfelt", consent=True), person("b", "Tobias Oldfelt")]
    assert [one.person for one in known_only("Oldfelt said so.", people)] == ["b"]
    assert known_only("Maren Oldfelt said so.", people) == ()
    text = "Maren Oldfelt met Tobias Oldfelt."
    assert [text[one.start : one.end] for one in known_only(text, people)] == ["Tobias Oldfelt"]


def test_an_allowed_phrase_frees_a_part_inside_it_but_never_a_whole_name() -> None:
    people = [person("p", "Sora Kazemori")]
    assert known_only("At the Kazemori Tech Night", people, allow=["Kazemori Tech Night"]) == ()
    found: tuple[Finding, ...] = known_only("Sora Kazemori", people, allow=["Sora Kazemori"])
    assert [one.person for one in found] == ["p"]


def test_labels_are_no_initials_but_other_letters_are() -> None:
    people = [person("p", "Tobias Krenwick")]
    assert known_only("Person A told Person B, and Bさん told Aさん.", people) == ()
    assert known_only("Mr. T told Person A.", people) != ()
    assert known_only("Tさんが話しました。", people) != ()


@pytest.mark.parametrize("text", ["", "\x00\x01\xff" * 2000, "( " * 4000, "a" * 20000, "-\n" * 5000, "あ" * 10000])
def test_strings_of_a_file_are_searched_whatever_they_hold(text: str) -> None:
    assert known_only(text, LATIN_PEOPLE) == ()


def test_a_name_deep_in_a_long_string_is_met() -> None:
    text = "x1 \x00\xfe " * 40000 + "Maren Oldfelt" + " 0 0 m" * 40000
    found = known_only(text, LATIN_PEOPLE[:8])
    assert [text[one.start : one.end] for one in found] == ["Maren Oldfelt"]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_whatever_is_typed_gives_places_inside_the_text(text: str) -> None:
    for found in check(text, LATIN_PEOPLE + JAPANESE_PEOPLE, sources=[text[::-1]]):
        assert 0 <= found.start < found.end <= len(text)
