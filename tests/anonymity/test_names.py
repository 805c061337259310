"""Names that nobody registered are met in both languages, and words that are names are no reason to stop."""

import hashlib

import pytest
from sentences import Score, forms, lines, sentences

from app.anonymity import name_model, names, readings
from app.anonymity.leak_check import check, known_only
from app.anonymity.normalize import narrow
from app.domain.people import Person, Role
from app.domain.public_report import Level
from app.paths import resource

pytestmark = pytest.mark.requirement("R15")

SOMEBODY_ELSE = """
Grace Young;Mark Page;Will May;Rose Park;Hope Field;Art Case;Bill Price;Summer Rich;June Long;April Hunter
Dawn Stone;Frank Miles;Ray Bishop;Joy Chase;Faith Cook;August Rice;Drew West;Amber Judge;Rob Carpenter;Sunny Day
Violet Green;Sue King;Guy Bell;Pat Penn;Jack Masters;Iris Baker;Ivy Miller;Mason Olive;Ginger Hall;Heather Moss
Jade Dean;Ruby Crystal;Jasmine Brown;Harmony Penny;Gene Christian;Lily Brook;Basil Pearl;Dale Glen;Sage Forest
Ford Wood;Robin Abbey;Jean Van;Skip Lane;Mike Banks;Bob March;Don Gray;Grant Cross;Earl Ward;Chase Pond;Early Marsh
森 光;林 翼;原 誠;関 恵;堀 希;東 のぞみ;岸 睦,きし むつみ;泉 未来,いずみ みらい;石川 勇,いしかわ いさむ
千葉 徹,ちば とおる;福島 悟,ふくしま さとる;宮崎 匠,みやざき たくみ;山口 湊,やまぐち みなと;長野 蓮,ながの れん
上野 萌,うえの もえ;渋谷 遼,しぶや りょう;新宿 結衣,しんじゅく ゆい;目黒 ひかり,めぐろ ひかり;神田 さくら
品川 みどり,しながわ みどり;島津 あおい,しまづ あおい;本田 まこと,ほんだ まこと;松下 ゆう,まつした ゆう;東 かおり
鈴木 はる,すずき はる;中村 はな,なかむら はな;高島 あかり,たかしま あかり;三越 なお,みつこし なお;松 しずか
吉野 あきら,よしの あきら;原田 ただし,はらだ ただし;田中 つばさ,たなか つばさ;中田 そうた,なかた そうた
水野 ゆい,みずの ゆい;今井 まい,いまい まい;高橋 りん,たかはし りん;石橋 れん,いしばし れん;大橋 かん,おおはし かん
小川 じゅん,おがわ じゅん;竹 梅,たけ うめ;菊 桃,きく もも;杏 楓,あん かえで;葵 椿,あおい つばき;夏 希
秋葉 一郎,あきば いちろう;司 正,つかさ ただし;愛 心,あい こころ;大輔 直樹;美穂 真紀;文子 光
"""
PEOPLE = [
    Person(id=names_of, role=Role.OTHER, names=tuple(names_of.split(",")))
    for names_of in SOMEBODY_ELSE.strip().replace("\n", ";").split(";")
]


def score(name: str) -> Score:
    """How the names of one set of sentences are met."""
    counted = Score()
    for sentence in sentences(name):
        view = narrow(sentence.text)
        counted.add(sentence, [view.span(spot.start, spot.end) for spot in names.find(view.text)])
    return counted


def test_the_sets_are_as_large_as_promised() -> None:
    assert len(sentences("names_en")) >= 300
    assert len(sentences("names_ja")) >= 300
    assert len(lines("ordinary")) >= 200
    kinds = [kind for kind, _form in forms()]
    assert {kind: kinds.count(kind) >= 50 for kind in kinds} == dict.fromkeys(kinds, True)


def test_english_names_are_met() -> None:
    counted = score("names_en")
    assert counted.recall >= (0.95 if name_model.available() else 0.70)
    assert counted.precision >= 0.80


def test_japanese_names_are_met() -> None:
    counted = score("names_ja")
    assert counted.recall >= 0.82
    assert counted.precision >= 0.75


@pytest.mark.parametrize("kind", sorted({kind for kind, _form in forms()}))
def test_written_forms_of_a_kind_block(kind: str) -> None:
    written = [form for one, form in forms() if one == kind]
    missed = [
        form
        for form in written
        for frame in ("It was {x} and then.", "これは{x}と書いてありました。")
        if not blocks(frame, form)
    ]
    assert len(missed) <= len(written) * 2 * 0.02, missed


def blocks(frame: str, form: str) -> bool:
    """Whether the form in this frame is met by a finding that blocks."""
    start = frame.index("{x}")
    found = check(frame.replace("{x}", form), [])
    return any(one.level is Level.BLOCK and one.start < start + len(form) and one.end > start for one in found)


def test_words_that_are_names_of_other_people_hardly_ever_block() -> None:
    clean = lines("ordinary")
    blocked = [line for line in clean if any(one.level is Level.BLOCK for one in known_only(line, PEOPLE))]
    assert len(blocked) <= len(clean) * 0.02, blocked


@pytest.mark.parametrize(
    ("name", "kana", "romaji"),
    [
        ("佐久間 愛子", "さくま あいこ", "Aiko Sakuma"),
        ("佐久間愛子", "さくま あいこ", "Aiko Sakuma"),
        ("黒澤真一", "くろさわ しんいち", "Shinichi Kurosawa"),
        ("田中アイコ", "たなか あいこ", "Aiko Tanaka"),
        ("なかじょう こうへい", "", "Kohei Nakajo"),
        ("Ryotaro Sasaki", "ささき りょうたろう", ""),
        ("Sasaki Ryotaro", "ささき りょうたろう", ""),
        ("Maren Oldfelt", "", ""),
        ("", "", ""),
    ],
)
def test_readings_are_proposed(name: str, kana: str, romaji: str) -> None:
    proposed = readings.propose(name)
    assert (proposed.kana[:1], proposed.romaji[:1]) == ((kana,) if kana else (), (romaji,) if romaji else ())


def test_kanji_are_proposed_for_a_family_name_in_romaji() -> None:
    assert "佐々木" in readings.propose("Ryotaro Sasaki").kanji


@pytest.mark.parametrize(
    ("file", "licence"),
    [
        (("names", "faker-40.54.0-py3-none-any.whl"), ("names", "LICENSE-faker.txt")),
        (
            ("names", "japanese_personal_name_dataset-0.4.0-py3-none-any.whl"),
            ("names", "LICENSE-japanese-personal-name-dataset.txt"),
        ),
        (("words", "american-english"), ("words", "LICENSE-scowl.txt")),
    ],
)
def test_each_list_is_whole_and_has_its_licence_beside_it(file: tuple[str, str], licence: tuple[str, str]) -> None:
    digest = hashlib.sha256(resource(*file).read_bytes()).hexdigest()
    assert digest in resource(*licence).read_text(encoding="utf-8")
