"""Passphrases: what is soon guessed and what is not, in English and in Japanese."""

import pytest

from app.crypto import passphrases


@pytest.mark.parametrize(
    "easy",
    [
        "",
        " " * 40,
        "password123456",
        "Summer2026PyCon",
        "correct horse battery staple",
        "qwertyuiopasdfghjkl",
        "あああああああああああああああああああ",
        "ありがとうございますよろしくお願いします",
        "ａｂｃ" * 10,
        "いろはにほへとちりぬるを2026",
        "OKTech OKTech Osaka",
    ],
)
def test_what_everybody_tries_is_not_enough(easy: str) -> None:
    assert not passphrases.is_enough(easy, ["OKTech", "Osaka"])


@pytest.mark.parametrize(
    "hard",
    ["lantern maple window seven clouds", "青い猫が窓辺で三味線を弾く火曜", "Pfau-7-Zimt-Orgel-Kran", "x9#Tq!v2Lm&wZ0"],
)
def test_what_nobody_tries_is_enough(hard: str) -> None:
    assert passphrases.is_enough(hard, ["OKTech", "Osaka"])


def test_words_of_the_group_count_as_known() -> None:
    about = "Zwetschgenknödel im Schneegestöber"
    assert passphrases.is_enough(about)
    assert not passphrases.is_enough(about, [about])
    assert not passphrases.is_enough(about.upper(), [about])


def test_what_is_made_is_always_enough_and_never_the_same() -> None:
    made = {passphrases.new_passphrase() for _try in range(50)}
    assert len(made) == 50
    assert all(len(words.split()) == passphrases.WORDS and passphrases.is_enough(words) for words in made)


def test_a_very_long_one_is_judged_by_its_beginning() -> None:
    assert passphrases.is_enough("lantern maple window seven clouds " * 40)
    assert not passphrases.is_enough("a" * 5000)
