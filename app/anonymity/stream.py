"""A text as a stream of comparable sounds with the words they belong to; what counts as a leak is decided elsewhere."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum

from app.anonymity.normalize import Folded, fold, narrow
from app.anonymity.romaji import kana_skeleton, skeleton

_WORDS = re.compile(
    "(?P<SPACED>[ぁ-ゖー](?:[ 　]{1,2}[ぁ-ゖー]){3,})|(?P<KANA>(?:(?!(?:[ぁ-ゖー][ 　]{1,2}){3})[ぁ-ゖァ-ヺー"
    "])+)|(?P<HAN>[一-鿿㐀-䶿々\U00020000-\U0003ffff]+)"
    "|(?P<LATIN>[^\\W_ぁ-ゖァ-ヺー一-鿿㐀-䶿々\U00020000-\U0003ffff]+)"
)
_LONGEST_SPELLING = 40
_HUMPS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


class Script(Enum):
    """What a word is written in; everything that is neither kana nor kanji counts as Latin."""

    LATIN = "latin"
    KANA = "kana"
    HAN = "han"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of one script; `start` and `end` count characters of the folded text."""

    start: int
    end: int
    text: str
    script: Script
    katakana: bool = False
    spelled: bool = False
    """True for letters that stood apart: "T-a-n-a-k-a"."""


@dataclass(slots=True)
class Stream:
    """All words of a text, and their sounds in one string; every index leads back to the original."""

    original: str
    folded: Folded
    words: list[Word]
    sounds: str = ""
    owners: list[int] = field(default_factory=list)
    """For each character of `sounds`, the index of its word."""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    """For each word, the span of its sounds."""

    def written(self, word: Word) -> str:
        """The word as it stands in the original, in one width."""
        start, end = self.folded.span(word.start, word.end)
        return narrow(self.original[start:end]).text

    def before(self, position: int, size: int = 24) -> str:
        """The folded text that ends where this position of the folded text begins."""
        return self.folded.text[max(0, position - size) : position]

    def after(self, position: int, size: int = 24) -> str:
        """The folded text that begins at this position of the folded text."""
        return self.folded.text[position : position + size]

    def word_at(self, position: int) -> int:
        """The index of the last word that begins at or before this position of the folded text."""
        return bisect_right(self.words, position, key=lambda word: word.start) - 1


def read(text: str) -> Stream:
    """Read a text once, for all comparisons with a register."""
    folded = fold(text)
    stream = Stream(text, folded, _joined(_words(text, folded), folded))
    sounds: list[str] = []
    for index, word in enumerate(stream.words):
        if word.script is Script.KANA and not word.spelled:
            sound, origins = kana_skeleton(word.text)
            limits = [*origins[1:], len(word.text)] if origins else []
            stream.starts.extend(word.start + origin for origin in origins)
            stream.ends.extend(
                word.start + max(limit, origin + 1) for limit, origin in zip(limits, origins, strict=True)
            )
        elif word.script is Script.HAN:
            sound = word.text
            stream.starts.extend(range(word.start, word.end))
            stream.ends.extend(range(word.start + 1, word.end + 1))
        else:
            sound = kana_skeleton(word.text)[0] if word.script is Script.KANA else skeleton(word.text)
            stream.starts.extend([word.start] * len(sound))
            stream.ends.extend([word.end] * len(sound))
        sounds.append(sound)
        stream.spans.append((len(stream.owners), len(stream.owners) + len(sound)))
        stream.owners.extend([index] * len(sound))
    stream.sounds = "".join(sounds)
    return stream


def humps(written: str) -> list[str]:
    """The words glued into one by capitals or digits: "AikoTanaka99" is "aiko", "tanaka"; one word gives nothing."""
    parts = _HUMPS.findall(written)
    return [part.lower() for part in parts if not part.isdigit()] if len(parts) > 1 else []


def _words(text: str, folded: Folded) -> list[Word]:
    words: list[Word] = []
    for match in _WORDS.finditer(folded.text):
        if match.lastgroup == "SPACED":
            letters = re.sub(r"\s", "", match.group())
            katakana = _is_katakana(text, folded, match.start()) is True
            words.append(Word(match.start(), match.end(), letters, Script.KANA, katakana, spelled=True))
            continue
        script = Script[match.lastgroup or "LATIN"]
        if script is not Script.KANA:
            words.append(Word(match.start(), match.end(), match.group(), script))
            continue
        start = match.start()
        kinds = [_is_katakana(text, folded, at) for at in range(start, match.end())]
        for at in range(1, len(kinds) + 1):
            if at < len(kinds) and kinds[at] in {None, kinds[start - match.start()]}:
                continue
            end = match.start() + at
            words.append(Word(start, end, folded.text[start:end], script, kinds[start - match.start()] is True))
            start = end
    return words


def _is_katakana(text: str, folded: Folded, at: int) -> bool | None:
    """Whether a kana was katakana before folding; None for the long mark, which goes with what is before it."""
    if folded.text[at] == "ー":
        return None
    char = text[folded.starts[at]]
    return "ァ" <= char <= "ヺ" or "ｦ" <= char <= "ﾟ"


def _joined(words: list[Word], folded: Folded) -> list[Word]:
    """The words with every run of three or more single letters that stand apart made one word."""
    out: list[Word] = []
    run: list[Word] = []
    for word in [*words, None]:
        follows = (
            word is not None
            and _is_letter(word, folded)
            and word.script is not Script.HAN
            and (not run or (run[-1].script is word.script and 1 <= word.start - run[-1].end <= 3))
        )
        if word is not None and follows and len(run) < _LONGEST_SPELLING:
            run.append(word)
            continue
        out.extend(_spelled(run) if len(run) > 2 else run)
        run = []
        if word is not None:
            if _is_letter(word, folded) and word.script is not Script.HAN:
                run.append(word)
            else:
                out.append(word)
    return out


def _is_letter(word: Word, folded: Folded) -> bool:
    """Whether the word was one letter before folding, which makes two of æ."""
    return word.end - word.start == 1 or folded.starts[word.start] == folded.starts[word.end - 1]


def _spelled(run: list[Word]) -> list[Word]:
    letters = "".join(word.text for word in run)
    return [Word(run[0].start, run[-1].end, letters, run[0].script, run[0].katakana, spelled=True)]
