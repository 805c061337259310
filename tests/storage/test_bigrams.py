"""Text is cut so that the index finds what a reader would call the same word, and nothing else."""

import pytest

from app.storage import bigrams


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("João", "joao"),
        ("Łukasz", "lukasz"),
        ("Søren Đorđević", "soren dordevic"),
        ("Straße", "STRASSE"),
        ("Þóra Ægisdóttir", "thora aegisdottir"),
        ("ﾀﾅｶ", "タナカ"),
        ("Ｄａｎｉｅｌ", "daniel"),
        ("か\u3099くせい", "がくせい"),
        ("Nguyễn", "nguyen"),
        ("２０２６年", "2026年"),
    ],
)
def test_both_spellings_fold_to_the_same(written: str, typed: str) -> None:
    assert bigrams.fold(written) == bigrams.fold(typed)


def test_marks_of_kana_make_another_sound() -> None:
    assert bigrams.fold("がく") != bigrams.fold("かく")


def test_japanese_is_cut_into_pairs_and_its_last_character() -> None:
    assert bigrams.cut(["懇親会でMayaさん"]) == "懇親 親会 会で で maya さん ん"


def test_texts_do_not_run_into_one_another() -> None:
    assert bigrams.cut(["会", "場"]) == "会 \ue000 場"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", ()),
        (" … ", ()),
        ("会", ('"会"*',)),
        ("会場", ('"会場"',)),
        ("懇親会", ('"懇親 親会"',)),
        ("dan", ('"dan"*',)),
        ("Daniel Br", ('"daniel"*', '"br"*')),
        ("東京OK", ('"東京 京 ok"*',)),
        ("aiko@example.org", ('"aiko example org"*',)),
        ('quote " AND', ('"quote"*', '"and"*')),
        ("\ue000", ()),
    ],
)
def test_what_is_typed_becomes_phrases(typed: str, asked: tuple[str, ...]) -> None:
    assert bigrams.ask(typed) == asked
