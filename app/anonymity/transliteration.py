"""Cyrillic, Greek and Hangul names in Latin letters, for the register's side; never a judgement about a text."""

import unicodedata

_CYRILLIC_LETTERS = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ы э ю я і ї є ґ ў ј љ њ ћ ђ џ"
_CYRILLIC_LATIN = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya i yi ye g w j lj nj c dj dz"
_CYRILLIC = {**dict(zip(_CYRILLIC_LETTERS.split(), _CYRILLIC_LATIN.split(), strict=True)), "ъ": "", "ь": ""}
_GREEK_LETTERS = "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω"
_GREEK_LATIN = "a v g d e z i th i k l m n x o p r s s t y f ch ps o"
_GREEK = dict(zip(_GREEK_LETTERS.split(), _GREEK_LATIN.split(), strict=True))
_HANGUL_LEADS = "g kk n d tt r m b pp s ss - j jj ch k t p h"
_HANGUL_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
_HANGUL_TAILS = "- k k ks n nj nh t l lk lm lb ls lt lp lh m p ps t t ng t t k t p h"
_LEADS = [letter.strip("-") for letter in _HANGUL_LEADS.split()]
_VOWELS = [letter.strip("-") for letter in _HANGUL_VOWELS.split()]
_TAILS = [letter.strip("-") for letter in _HANGUL_TAILS.split()]
_SURNAMES = {
    "김": "Kim",
    "이": "Lee",
    "박": "Park",
    "최": "Choi",
    "정": "Jung",
    "조": "Cho",
    "윤": "Yoon",
    "임": "Lim",
    "오": "Oh",
}


def to_latin(name: str) -> str:
    """The name in Latin letters where it is Cyrillic, Greek or Hangul; anything else comes back as it is."""
    return " ".join(_unit(unit) for unit in name.split(" "))


def _unit(unit: str) -> str:
    if unit and unit[0] in _SURNAMES and all("가" <= char <= "힣" for char in unit):
        family, given = _SURNAMES[unit[0]], "".join(_syllable(char) for char in unit[1:])
        return f"{family} {given.capitalize()}" if 1 < len(unit) <= 4 else family
    return "".join(_letter(char) for char in unit)


def _letter(char: str) -> str:
    lower = char.lower()
    if "가" <= char <= "힣":
        return _syllable(char)
    plain = unicodedata.normalize("NFD", lower)[:1] if lower not in _CYRILLIC else lower
    latin = _CYRILLIC.get(plain, _GREEK.get(plain))
    if latin is None:
        return char
    return latin.capitalize() if char.isupper() else latin


def _syllable(char: str) -> str:
    """Revised Romanization of one Hangul syllable, letter by letter."""
    if not "가" <= char <= "힣":
        return char
    index = ord(char) - 0xAC00
    return _LEADS[index // 588] + _VOWELS[index % 588 // 28] + _TAILS[index % 28]
