"""Places, firms, posts, ages, awards and titles ask for a look; together they ask for a second reader."""

import pytest
from sentences import Score, sentences

from app.anonymity import combination, difference
from app.anonymity.leak_check import check, ordinary_places
from app.anonymity.public_text import find_identities
from app.domain.people import Person, Role
from app.domain.public_report import FindingKind, Level

pytestmark = pytest.mark.requirement("R15")

INDIRECT = {FindingKind.PLACE, FindingKind.ORG, FindingKind.ROLE, FindingKind.QUOTE}


def indirect(text: str) -> list[tuple[int, int]]:
    """Where the check sees something indirect or stops altogether."""
    return [(one.start, one.end) for one in check(text, []) if one.kind in INDIRECT or one.level is Level.BLOCK]


def test_nine_of_ten_indirect_details_are_met_with_few_false_alarms() -> None:
    counted = Score()
    letters = 0
    for sentence in sentences("indirect"):
        counted.add(sentence, indirect(sentence.text))
        letters += len(sentence.text)
    assert counted.recall >= 0.90
    assert counted.found - counted.right <= 2 * letters / 1000


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It happened at the Blue Lantern bar.", "place"),
        ("北浜ビルに集まりました。", "place"),
        ("She works for Tidemark Systems.", "org"),
        ("北都大学の人です。", "org"),
        ("The treasurer heard it.", "role"),
        ("副代表が謝りました。", "role"),
        ("A 34-year-old designer from Brazil left.", "role"),
        ("ブラジル出身の人です。", "role"),
        ("He received the Golden Keyboard Award.", "role"),
        ("最優秀新人賞を受けました。", "role"),
        ('Her talk "Sailing with Kafka" was full.', "quote"),
        ("『夜のデプロイ』で話しました。", "quote"),
    ],
)
def test_each_kind_warns_and_never_blocks(text: str, kind: str) -> None:
    found = [one for one in check(text, []) if one.kind == kind]
    assert found
    assert {one.level for one in found} == {Level.WARN}


MANY = "The treasurer met a Korean engineer at the Blue Lantern bar."
MANY_JA = "副代表が韓国人の参加者に北浜ビルで声をかけました。"


@pytest.mark.parametrize("text", [MANY, MANY_JA])
def test_three_details_in_a_paragraph_ask_for_a_second_reader(text: str) -> None:
    found = find_identities(text, language="mixed", people=())
    assert combination.small_things(text, found) == 3
    assert combination.needs_second_reader(text, found)
    assert [one.level for one in found if one.kind is FindingKind.COMBINATION] == [Level.WARN]


def test_two_details_are_noted_and_one_said_twice_is_one() -> None:
    two = find_identities("The treasurer met a Korean engineer.", language="en", people=())
    assert [one.kind for one in two].count(FindingKind.COMBINATION) == 1
    assert not combination.needs_second_reader("The treasurer met a Korean engineer.", two)
    once = "The treasurer left. The treasurer came back."
    found = find_identities(once, language="en", people=())
    assert combination.small_things(once, found) == 1
    assert FindingKind.COMBINATION not in {one.kind for one in found}


def test_details_far_apart_are_counted_for_the_whole_text() -> None:
    text = "The treasurer spoke.\n\nIt was at the Blue Lantern bar.\n\nA Korean engineer left."
    found = find_identities(text, language="en", people=())
    together = [one for one in found if one.kind is FindingKind.COMBINATION]
    assert [text[one.start : one.end] for one in together] == ["Korean engineer"]
    assert combination.needs_second_reader(text, found)


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("In May 2026 the treasurer was asked to leave.", "Spring 2026: the treasurer was warned."),
        ("2026年5月、副代表が話しました。", "2026年第2四半期、副代表が謝りました。"),
        ("The treasurer spoke at the Blue Lantern bar.", "At the Blue Lantern bar our treasurer left."),
        ("In January 2026 our treasurer spoke.", "In winter 2025 the treasurer was warned."),
    ],
)
def test_a_detail_that_joins_two_publications_is_shown(text: str, earlier: str) -> None:
    found = difference.find(text, [earlier])
    assert found
    assert {(one.kind, one.level) for one in found} == {(FindingKind.COMBINATION, Level.WARN)}


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("In May 2026 the treasurer was asked to leave.", "In fall 2025 the treasurer was warned."),
        ("In May 2026 the treasurer was asked to leave.", "In May 2026 the founder of Tidemark was warned."),
        ("A participant made a remark in May 2026.", "A participant made a remark in May 2026."),
    ],
)
def test_what_joins_nothing_is_silent(text: str, earlier: str) -> None:
    assert difference.find(text, [earlier]) == ()


def test_a_word_that_is_also_a_name_is_never_dropped_without_a_place_to_look() -> None:
    person = Person(id="p", role=Role.OTHER, names=("Grace Young",))
    text = "The grace period ended, and young people came."
    assert check(text, [person]) == ()
    assert [text[one.start : one.end] for one in ordinary_places(text, [person])] == ["grace", "young"]
    assert ordinary_places("Grace Young came.", [person]) == ()
