"""Kana and romaji brought to one spelling, so that all spellings of a name compare equal; never a name itself."""

import re
from functools import lru_cache

_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
}
_MORA = {kana: row + vowel for row, line in _ROWS.items() for kana, vowel in zip(line, "aiueo", strict=True)}
_MORA |= {
    "や": "ya",
    "ゆ": "yu",
    "よ": "yo",
    "わ": "wa",
    "ゐ": "i",
    "ゑ": "e",
    "を": "o",
    "ん": "n",
    "ゔ": "vu",
    "ぢ": "zi",
    "づ": "zu",
}
_SMALL_Y = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_SMALL_VOWEL = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
_SILENT = "っーゎ"
_SPELLINGS = (
    (re.compile(r"n'(?=[aiueoy])"), "n"),
    (re.compile(r"t?ch(?=i)"), "t"),
    (re.compile(r"t?ch(?=[aueo])"), "ty"),
    (re.compile(r"cy(?=[aueo])"), "ty"),
    (re.compile(r"sh(?=i)"), "s"),
    (re.compile(r"sh(?=[aueo])"), "sy"),
    (re.compile(r"t?ts(?=u)"), "t"),
    (re.compile(r"dz(?=u)"), "z"),
    (re.compile(r"du"), "zu"),
    (re.compile(r"f(?=u)"), "h"),
    (re.compile(r"j(?=i)"), "z"),
    (re.compile(r"jy?(?=[aueo])"), "zy"),
    (re.compile(r"m(?=[bpm])"), "n"),
    (re.compile(r"oh(?![aiueoy])"), "o"),
    (re.compile(r"ou"), "o"),
    (re.compile(r"(\D)\1+"), r"\1"),
)
_ROMAJI = re.compile(
    r"(?:(?:[kgnhmrbpszdjt]y|sh|ch|ts|dz|[kstnhmrgzdbpfjwyv])?[aiueo]+(?:h(?![aiueo]))?"
    r"|n'|n(?![aiueo])|m(?=[bpm])|t(?=ch|t)|([kspcgdbz])(?=\1|sh|ch))+"
)


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """One spelling for all romanizations of a folded Latin word: `Ohno`, `Oono`, `Ōno` and `ono` are `ono`."""
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


def is_romaji(word: str) -> bool:
    """Whether the folded Latin word can be read as romanized Japanese."""
    return _ROMAJI.fullmatch(word) is not None


def kana_skeleton(kana: str) -> tuple[str, list[int]]:
    """The skeleton of folded kana, and for each of its letters the index of the kana it came from."""
    letters: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(kana):
        sound = _sound(char, letters)
        for letter in sound:
            long_o = letter == "u" and char == "う" and letters and letters[-1] == "o"
            if long_o or (letters and letters[-1] == letter):
                continue
            letters.append(letter)
            origins.append(index)
    for at in range(len(letters) - 1):
        if letters[at] == "n" and letters[at + 1] == "n":
            letters[at] = ""
    kept = [(letter, origin) for letter, origin in zip(letters, origins, strict=True) if letter]
    return "".join(letter for letter, _ in kept), [origin for _, origin in kept]


def romaji(kana: str) -> str:
    """The skeleton of a folded kana reading, as text alone."""
    return kana_skeleton(kana)[0]


def _sound(char: str, letters: list[str]) -> str:
    """What a kana adds after these letters; small kana change the letter before them."""
    if char in _SILENT:
        return ""
    if char in _SMALL_Y and letters and letters[-1] == "i":
        letters[-1] = "y"
        return _SMALL_Y[char]
    if char in _SMALL_VOWEL and letters:
        before = letters[-1]
        if before == "u" and len(letters) > 1 and letters[-2] in "hv":
            letters[-2:] = ["f" if letters[-2] == "h" else "v", _SMALL_VOWEL[char]]
            return ""
        if before == "i" and char == "ぇ":
            letters[-1] = "y"
        elif before == "u":
            letters[-1] = "w"
        elif before in "eo":
            letters[-1] = _SMALL_VOWEL[char]
            return ""
        return _SMALL_VOWEL[char] if len(letters) == 0 or letters[-1] != _SMALL_VOWEL[char] else ""
    return _MORA.get(char, char if char.isascii() else "")
