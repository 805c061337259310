"""Every community profile in the repository is whole: OKTech's, and an invented one that shares none of its words."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from app.domain.community import Community, Text
from app.paths import resource

OKTECH = resource("communities", "oktech.toml")
TEATIME = Path(__file__).parent.parent / "profiles" / "teatime.toml"
EIGHT = {"threat", "discrimination", "explicit", "doxing", "insult", "sexual", "encouraging", "repeated"}
CHECKED_ON = date(2026, 11, 22)
UNCHECKED = {
    "www.pref.osaka.lg.jp",
    "curetime.jp",
    "189",
    "0120-279-338",
    "0120-079714",
    "#7119",
    "050-3816-2787",
    "0800-300-8355",
}
UNWANTED_MARKS = re.compile(r"[!！～'\"｡-ﾟ]|――")
JAPANESE = re.compile(r"[ぁ-ヺ一-鿿]")
SPACE_BESIDE_LATIN = re.compile(r"[ぁ-ヺ一-鿿] [A-Za-z0-9]|[A-Za-z0-9] [ぁ-ヺ一-鿿]")

every_profile = pytest.mark.parametrize("path", [OKTECH, TEATIME], ids=lambda path: path.stem)


def profile(path: Path) -> Community:
    return msgspec.toml.decode(path.read_bytes(), type=Community)


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, msgspec.Struct):
        yield from texts(msgspec.structs.astuple(value))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)


@every_profile
def test_codes_are_unique_and_plain(path: Path) -> None:
    community = profile(path)
    lists = ("clauses", "behaviors", "spaces", "responses", "traits")
    for codes in ([entry.code for entry in getattr(community, name)] for name in lists):
        assert codes
        assert len(set(codes)) == len(codes)
        assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for code in codes)
    assert community.code == path.stem
    numbers = [line.number for line in community.helplines]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.requirement("R9")
@every_profile
def test_the_eight_behaviors_and_the_two_of_mamori_are_there_by_code(path: Path) -> None:
    assert {behavior.code for behavior in profile(path).behaviors} >= EIGHT | {"retaliation", "spirit"}


@pytest.mark.requirement("R9")
@every_profile
def test_a_behavior_belongs_to_a_clause_that_exists(path: Path) -> None:
    community = profile(path)
    clauses = {clause.code for clause in community.clauses}
    assert {behavior.clause for behavior in community.behaviors if behavior.clause} <= clauses
    assert {behavior.code for behavior in community.behaviors if not behavior.clause} == {"retaliation", "spirit"}


@pytest.mark.requirement("R3")
@every_profile
def test_every_space_of_the_community_has_an_administrator(path: Path) -> None:
    spaces = profile(path).spaces
    for space in spaces:
        assert bool(space.administrators) == (space.kind in {"physical", "digital", "other"}), space.code
        assert all(contact.strip() for contact in space.administrators)
    assert {space.kind for space in spaces} == {"physical", "digital", "other", "outside", "unsure"}


@every_profile
def test_clocks_and_periods_make_sense(path: Path) -> None:
    community = profile(path)
    clocks = community.clocks
    assert 0 < clocks.hand_over_hours <= clocks.aim_hours < clocks.acknowledge_hours
    assert clocks.next_update_days > 0
    assert all(months >= 0 for months in msgspec.structs.astuple(community.retention))
    assert ZoneInfo(community.zone).key == community.zone
    assert re.fullmatch(r"[A-Z]{2}", community.region)
    assert community.volunteers


@every_profile
def test_every_text_is_there_in_both_languages_and_keeps_the_rules_of_writing(path: Path) -> None:
    found = list(texts(profile(path)))
    assert len(found) > 40
    for text in found:
        assert text.en == text.en.strip() != ""
        assert text.ja == text.ja.strip() != ""
        assert not UNWANTED_MARKS.search(text.en + text.ja), text
        assert not SPACE_BESIDE_LATIN.search(text.ja), text
        assert not JAPANESE.search(text.en), text
        assert "。" not in text.ja or text.ja.endswith("。"), text


@every_profile
def test_the_emergency_lines_come_first(path: Path) -> None:
    lines = profile(path).helplines
    assert lines[0].emergency
    assert [line.emergency for line in lines] == sorted((line.emergency for line in lines), reverse=True)
    assert all(line.languages for line in lines)


def test_oktech_promises_what_its_guide_promises() -> None:
    community = profile(OKTECH)
    assert msgspec.structs.astuple(community.clocks) == (72, 24, 12, 14)
    assert msgspec.structs.astuple(community.retention) == (0, 6, 14, 26, 26)
    assert (community.contact, community.zone, community.region) == ("oktechjp@proton.me", "Asia/Tokyo", "JP")
    assert [clause.code for clause in community.clauses] == [
        "friendly",
        "welcoming",
        "considerate",
        "respectful",
        "words",
        "disagree",
    ]
    assert [line.number for line in community.helplines if line.emergency] == ["110", "119"]


def test_oktech_has_every_response_of_the_guide() -> None:
    assert {response.code for response in profile(OKTECH).responses} == {
        "none",
        "no_action_possible",
        "private_reprimand",
        "public_reprimand",
        "imposed_break",
        "ban_temporary",
        "ban_permanent",
        "apology_request",
        "public_report",
    }


def test_only_a_helpline_that_was_checked_says_so() -> None:
    lines = profile(OKTECH).helplines
    assert {line.number for line in lines if line.verified_on is None} == UNCHECKED
    assert {line.verified_on for line in lines if line.number not in UNCHECKED} == {CHECKED_ON}


def test_the_invented_community_shares_no_sentence_with_oktech() -> None:
    ours, theirs = ({text.en for text in texts(profile(path))} for path in (OKTECH, TEATIME))
    assert ours & theirs <= {"24 hours", "None named"}
