"""The catalog is whole: every marked message has its Japanese, with the same places in it."""

import re
import string
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app import i18n

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def marked() -> set[tuple[object, str | None]]:
    found = extract_from_dir(str(ROOT / "app"), keywords=KEYWORDS)
    return {(message, context) for _file, _line, message, _comments, context in found}


def japanese() -> Catalog:
    data = (ROOT / "resources" / "locale" / "ja" / "LC_MESSAGES" / "mamori.po").read_bytes()
    return read_po(BytesIO(data), locale="ja")


def places(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def test_every_message_has_its_japanese_and_no_japanese_is_left_over() -> None:
    catalog = japanese()
    translated = {(m.id, m.context) for m in catalog if m.id and all(m.string if m.pluralizable else [m.string])}
    assert translated == marked()
    assert not [m.id for m in catalog if m.id and m.fuzzy]


def test_every_place_of_a_message_is_in_its_japanese() -> None:
    may_vanish, may_come = {"name"}, {"addressee"}
    for message in japanese():
        if not message.id or "{" not in str(message.id):
            continue
        english = message.id[-1] if message.pluralizable else message.id
        spoken = message.string[0] if message.pluralizable else message.string
        if '{"language"' in english:
            continue
        assert places(spoken) - may_come == places(english) - (may_vanish - places(spoken)), english


@pytest.mark.requirement("R11", "R30")
def test_the_japanese_uses_no_flagged_word() -> None:
    flagged = (
        "加害 犯人 容疑 被疑 被告 被害者 違反者 該当者 行為者 有罪 無罪 供述 証言 主張 訴え 取り調べ 処分 処罰 "
        "制裁 懲戒 追放 出禁 通報 密告 告発 クレーム 誤解 悪ふざけ いじり 落ち度 された人 された方 案件 審査 "
        "インシデント "
    ).split()
    said = [m.string[0] if m.pluralizable else m.string for m in japanese() if m.id]
    assert not [(word, text) for word in flagged for text in said if word in text]


def test_japanese_marks_are_the_right_ones() -> None:
    wrong = re.compile(r"[！“”～]|――|ヶ月|[ｦ-ﾟ]|[ぁ-ん一-龥][,?!]")
    for message in japanese():
        if message.id:
            text = message.string[0] if message.pluralizable else message.string
            assert not wrong.search(text), text


def test_american_spelling() -> None:
    british = re.compile(
        r"\b\w*(organis|recognis|anonymis|behaviour|colour|honour|centre\b|judgement|licence)\w*", re.I
    )
    said = [str(message) for message, _context in marked()]
    assert not [text for text in said if british.search(text)]


def test_the_language_can_change_and_change_back() -> None:
    assert i18n._("Yes") == "Yes"
    with i18n.speaking("ja"):
        assert i18n._("Yes") == "はい"
        with i18n.speaking("en"):
            assert i18n._("Yes") == "Yes"
        assert i18n.language() == "ja"
    assert i18n.language() == "en"
    i18n.speak("tlh")
    assert i18n.language() == "en"


def test_the_system_decides_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert i18n.language_of_the_system() == "en"
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert i18n.language_of_the_system() == "ja"
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert i18n.language_of_the_system() == "en"
