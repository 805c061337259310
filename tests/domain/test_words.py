"""The words a case is called by, and the words a fingerprint is read aloud in."""

import csv
import hashlib
import re
from itertools import pairwise

import pytest

from app.paths import resource

CODE_NAMES = resource("words", "code_names.tsv")
WORD_LIST = resource("words", "eff_large_wordlist.txt")

SKIN_AND_HAIR = (
    "black white brown yellow red blond blonde dark pale fair tan beige ivory olive bronze golden silver grey"
)
JUDGEMENTS = (
    "fat thin old young big small tall short slim round heavy crazy lazy angry shy slow dull bright sharp strange odd "
    "ugly pretty dirty clean poor rich stupid clever loud rude nice kind bad good"
)
BODIES_AND_INNUENDO = "wet stiff naked hard soft hot dry tight loose bare raw juicy horny hairy bald stripped throbbing"
DANGER = "bloody dead burning broken sick blind deaf lame violent deadly poison toxic sharp knife gun arrow blade trap"
INSULTING_CREATURES = (
    "snake rat pig monkey dog cow whale fox donkey snail chicken hyena worm ape goat sheep vulture shark toad slug "
    "louse leech parasite cockroach weasel skunk raccoon turkey goose beaver bear wolf crow"
)
ENGLISH_NAMES = (
    "rose lily robin jasmine heather amber olive ivy violet hazel sage rowan jade ruby pearl dawn summer april holly "
    "iris daisy wren jay cliff forrest river sky reed brook glen dale heath ash sandy rusty misty sunny stormy dusty "
    "fern willow clover poppy laurel juniper myrtle basil ginger rosemary clementine opal crystal coral emerald "
    "scarlet martin phoebe merlin finch linnet raven drake frost storm rain star luna aurora clay flint stone slate"
)
DENIED_ENGLISH = frozenset(
    " ".join((SKIN_AND_HAIR, JUDGEMENTS, BODIES_AND_INNUENDO, DANGER, INSULTING_CREATURES, ENGLISH_NAMES)).split()
)
JAPANESE_NAMES = (
    "桜 さくら サクラ 楓 かえで カエデ 葵 アオイ 紅葉 モミジ 泉 岸 森 林 小川 星野 海 空 光 陸 蓮 ハス 翼 雫 "
    "渚 茜 アカネ 椿 ツバキ 菫 スミレ 梅 ウメ 桃 モモ 柚 ユズ 梓 アズサ 楠 杉 スギ 松 マツ 竹 タケ 滝 原 谷 "
    "島 堀 橋 岩 石 川 山 田 緑 ミドリ 紫 藍 雪 波 風 虹 星 月 秋 春 夏 冬 蛍 ホタル 百合 ユリ 蘭 ラン 菊 "
    "キク ヒマワリ クルミ アンズ イチゴ"
)
JAPANESE_INSULTS = (
    "ヘビ ネズミ ブタ サル イヌ ウシ クジラ キツネ タヌキ ロバ カタツムリ ニワトリ ハイエナ ムシケラ ゴキブリ "
    "タコ イモ マグロ アホウドリ カボチャ ダイコン アワビ クリ"
)
DENIED_JAPANESE = frozenset(f"{JAPANESE_NAMES} {JAPANESE_INSULTS}".split())
JAPANESE_WORD = re.compile(r"[ぁ-ゖァ-ヺー一-鿿]+")
ATTRIBUTIVE_ENDINGS = tuple("のなたいるうくぐすつぬぶむ")


def rows() -> list[dict[str, str]]:
    with CODE_NAMES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def adjectives() -> list[dict[str, str]]:
    return rows()[:256]


def nouns() -> list[dict[str, str]]:
    return rows()[256:]


def words() -> list[str]:
    return WORD_LIST.read_text(encoding="ascii").splitlines()


def test_the_file_is_one_header_and_512_rows_of_three_columns() -> None:
    lines = CODE_NAMES.read_bytes().decode("utf-8").split("\n")
    assert lines[0] == "key\ten\tja"
    assert lines[-1] == ""
    assert len(lines[1:-1]) == 512
    assert all(line.count("\t") == 2 and line == line.strip() and "\r" not in line for line in lines[:-1])


def test_keys_are_lower_case_ascii_and_unique_in_the_whole_file() -> None:
    keys = [row["key"] for row in rows()]
    assert all(re.fullmatch(r"[a-z]+", key) for key in keys)
    assert len(set(keys)) == 512


def test_english_words_are_the_keys_with_a_capital() -> None:
    assert all(row["en"] == row["key"].capitalize() for row in rows())


@pytest.mark.parametrize("half", [adjectives, nouns])
def test_each_half_is_sorted_and_every_word_in_it_is_unique_in_both_languages(half) -> None:
    found = half()
    assert len(found) == 256
    assert all(before["key"] < after["key"] for before, after in pairwise(found))
    assert len({row["ja"] for row in found}) == 256


def test_japanese_words_hold_japanese_letters_alone() -> None:
    assert [row["ja"] for row in rows() if not JAPANESE_WORD.fullmatch(row["ja"])] == []


def test_japanese_adjectives_stand_in_the_form_that_precedes_a_noun() -> None:
    assert [row["ja"] for row in adjectives() if not row["ja"].endswith(ATTRIBUTIVE_ENDINGS)] == []


def test_no_word_names_or_judges_anybody() -> None:
    assert [row["en"] for row in rows() if row["key"] in DENIED_ENGLISH] == []
    assert [row["ja"] for row in rows() if row["ja"].removesuffix("の").removesuffix("な") in DENIED_JAPANESE] == []


def test_no_word_is_one_letter_away_from_another() -> None:
    keys = sorted(row["key"] for row in rows())
    replaced = [key[:at] + "?" + key[at + 1 :] for key in keys for at in range(len(key))]
    assert len(set(replaced)) == len(replaced)
    shortened = {key[:at] + key[at + 1 :] for key in keys for at in range(len(key))}
    assert shortened.isdisjoint(keys)


def test_every_name_made_of_the_words_is_like_no_other() -> None:
    firsts, seconds = adjectives(), nouns()
    for column in ("key", "ja"):
        made = {first[column] + second[column] for first in firsts for second in seconds}
        assert len(made) == 65536


def test_the_example_of_the_specification_is_there() -> None:
    quiet = next(row for row in adjectives() if row["key"] == "quiet")
    heron = next(row for row in nouns() if row["key"] == "heron")
    assert f"{quiet['en']} {heron['en']}" == "Quiet Heron"
    assert quiet["ja"] + heron["ja"] == "静かなサギ"


def test_the_word_list_is_the_whole_eff_large_list_in_its_order() -> None:
    assert len(words()) == 7776
    assert len(set(words())) == 7776
    assert (words()[0], words()[-1]) == ("abacus", "zoom")
    digest = hashlib.sha256(WORD_LIST.read_bytes()).hexdigest()
    assert digest == "6d557f0693958fb5e650b68b5bee585eb82cf4da32965505c789e924743bc522"


def test_the_word_list_has_its_licence_beside_it() -> None:
    licence = resource("words", "LICENSE-eff.txt").read_text(encoding="utf-8")
    assert "https://creativecommons.org/licenses/by/3.0/us/" in licence
    assert hashlib.sha256(WORD_LIST.read_bytes()).hexdigest() in licence
