"""Parts of registered names in kanji and kana, where no space shows where a word ends; never a Latin word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from app.anonymity.form import Kind
from app.anonymity.hits import ORDINARY_WORD, OTHER_SPELLING, PART_OF_NAME, SHORT_NAME, Hit, Known
from app.anonymity.morphemes import Morpheme, morphemes
from app.anonymity.normalize import folded, is_han
from app.anonymity.ordinary_words import HAN_AFTER_NAME, HAN_BEFORE_NAME, PLACE_ENDINGS
from app.anonymity.stream import Script, Stream, Word
from app.domain.public_report import Level

_HONORED = re.compile(
    r"[\s・]?(?:さん|さま|様|氏|君|くん|ちゃん|殿|先生|せんせい|先輩|せんぱい|ちゃま|たん|っち|ぴょん)"
)
_DEAR = re.compile(r"[\s・]?(?:ちゃん|くん|君|っち|ぴょん|たん|さん)")
_NOT_PEOPLE = frozenset(
    [
        "神様",
        "王様",
        "皆さん",
        "皆様",
        "奥さん",
        "奥様",
        "殿様",
        "姫様",
        "客様",
        "客さん",
        "母さん",
        "父さん",
        "兄さん",
        "姉さん",
    ]
)
_AFTER_KANA = re.compile(
    r"(?:さん|さま|様|氏|君|くん|ちゃん|先生|は|が|を|に|と|の|も|で|へ|や|から|まで|より|だ|です"
    r"|って|という|[^ぁ-ゖァ-ヺー]|$)"
)
_BEFORE_KANA = frozenset("はがをにとのもでへや")
_AFTER_NAME = tuple(folded(word) for word in HAN_AFTER_NAME)
_POSTS = tuple(
    word
    for word in _AFTER_NAME
    if len(word) > 1 and word not in {"以外", "個人", "本人", "自身", "および", "本件", "発言", "参加"}
)
_PLACES = frozenset(folded(char) for char in PLACE_ENDINGS)


def in_kanji(stream: Stream, parts: Mapping[str, Sequence[Known]]) -> Iterator[Hit]:
    """Every place where a kanji part may stand, weighed by what stands around it."""
    for key, people in parts.items():
        at = stream.sounds.find(key)
        while at >= 0:
            start, end = stream.starts[at], stream.ends[at + len(key) - 1]
            for one in people:
                weighed = _weigh_kanji(stream, start, end, one)
                if weighed is not None:
                    yield Hit(start, end, one, *weighed)
            at = stream.sounds.find(key, at + 1)


def in_kana(
    stream: Stream, parts: Mapping[str, Sequence[Known]], short: Mapping[str, Sequence[Known]]
) -> Iterator[Hit]:
    """Every place where a reading may stand in kana, weighed by script, length and what stands around it."""
    for word, (low, high) in zip(stream.words, stream.spans, strict=True):
        if word.script is not Script.KANA:
            continue
        for table in (parts, short):
            for key, people in table.items():
                at = stream.sounds.find(key, low, high)
                while at >= 0:
                    if place := _kana_place(stream, word, at, at + len(key)):
                        yield from _kana_hits(stream, word, *place, people)
                    at = stream.sounds.find(key, at + 1, high)


def _kana_place(stream: Stream, word: Word, low: int, high: int) -> tuple[int, int] | None:
    """The span in the folded text, when the sounds begin and end with whole kana."""
    if word.spelled:
        return (word.start, word.end) if stream.ends[low] == word.end else None
    start, end = stream.starts[low], stream.ends[high - 1]
    if low > 0 and stream.starts[low - 1] == start and stream.owners[low - 1] == stream.owners[low]:
        if stream.folded.text[start + 1 : start + 2] not in tuple("あいうえお"):
            return None
        start += 1
    if high < len(stream.starts) and stream.starts[high] == stream.starts[high - 1]:
        return None
    return start, end


def _kana_hits(stream: Stream, word: Word, start: int, end: int, people: Sequence[Known]) -> Iterator[Hit]:
    for one in people:
        if one.form.kind is Kind.SHORT:
            level = _weigh_short_kana(stream, word, start, end)
        else:
            level = (_weigh_katakana if word.katakana else _weigh_hiragana)(stream, word, start, end, one)
        if level is not None:
            plain = stream.folded.text[start:end] == one.form.exact
            why = ORDINARY_WORD if level is Level.WARN else PART_OF_NAME if plain else OTHER_SPELLING
            yield Hit(start, end, one, level, SHORT_NAME if one.form.kind is Kind.SHORT else why)


def _weigh_katakana(stream: Stream, word: Word, start: int, end: int, one: Known) -> Level | None:
    honored = _HONORED.match(stream.after(end)) is not None
    whole = start == word.start and end == word.end
    if whole or (start == word.start and honored):
        certain = honored or (end - start > 2 and not one.form.ordinary)
        return Level.BLOCK if certain else Level.WARN
    return None


def _weigh_hiragana(stream: Stream, word: Word, start: int, end: int, one: Known) -> Level | None:
    text, size = stream.folded.text, end - start
    begins = start == word.start or text[start - 1] in _BEFORE_KANA
    honored = _HONORED.match(text[end : end + 6]) is not None and not cuts_a_word(stream, start, end)
    if word.spelled:
        return Level.BLOCK if size > 3 else Level.WARN
    if honored and begins:
        return Level.BLOCK if start == word.start or size > 2 else Level.WARN
    if honored:
        return Level.WARN if size > 2 else None
    ends = _AFTER_KANA.match(text[end : end + 4]) is not None
    alone = start == word.start and end == word.end
    if one.form.ordinary or size < 3:
        return Level.WARN if alone and size > 1 else None
    if begins and ends:
        other = _word_at(stream, start, end)
        certain = size > 3 and start == word.start and (other is None or other.is_name)
        return Level.BLOCK if certain else Level.WARN
    return Level.WARN if size > 4 else None


def _weigh_short_kana(stream: Stream, word: Word, start: int, end: int) -> Level | None:
    begins = start == word.start or (not word.katakana and stream.folded.text[start - 1] in _BEFORE_KANA)
    return Level.WARN if begins and _DEAR.match(stream.after(end)) else None


def _weigh_kanji(stream: Stream, start: int, end: int, one: Known) -> tuple[Level, str] | None:
    text = stream.folded.text
    before, after = text[max(0, start - 1) : start], text[end : end + 6]
    foreign_before = before != "" and is_han(before) and before not in HAN_BEFORE_NAME
    if one.form.kind is Kind.SHORT:
        return (Level.WARN, SHORT_NAME) if _DEAR.match(after) and not (before and is_han(before)) else None
    if len(one.form.key) == 1:
        return _weigh_one_kanji(stream, start, end, foreign_before)
    titled = after.startswith(_AFTER_NAME)
    foreign_after = after != "" and is_han(after[0]) and not titled
    if _HONORED.match(after) or (titled and not foreign_before and not cuts_a_word(stream, start, end)):
        return (Level.WARN, ORDINARY_WORD) if foreign_before and len(one.form.key) == 2 else (Level.BLOCK, PART_OF_NAME)
    apart = end - start > len(one.form.key)
    inside_a_word = foreign_before or foreign_after
    if (inside_a_word and (apart or one.form.ordinary)) or (one.form.ordinary and after[:1] in _PLACES):
        return None
    word = _word_at(stream, start, end)
    ordinary = one.form.ordinary or (word is not None and not word.is_name) or cuts_a_word(stream, start, end)
    return (Level.WARN, ORDINARY_WORD) if inside_a_word or ordinary else (Level.BLOCK, PART_OF_NAME)


def _weigh_one_kanji(stream: Stream, start: int, end: int, foreign_before: bool) -> tuple[Level, str] | None:
    text = stream.folded.text
    after = text[end : end + 6]
    honor = _HONORED.match(after)
    if honor:
        common = text[start:end] + honor.group() in _NOT_PEOPLE
        if foreign_before:
            return Level.WARN, ORDINARY_WORD
        return None if common else (Level.BLOCK, PART_OF_NAME)
    if not foreign_before and after.startswith(_POSTS):
        return Level.BLOCK, PART_OF_NAME
    if foreign_before:
        return None
    return None if _word_at(stream, start, end) is None else (Level.WARN, ORDINARY_WORD)


def _word_at(stream: Stream, start: int, end: int) -> Morpheme | None:
    """The word of the dictionary that begins and ends exactly here; nothing where it is cut otherwise."""
    return _words_at(stream.original).get(stream.folded.span(start, end))


def cuts_a_word(stream: Stream, start: int, end: int) -> bool:
    """Whether a longer word of the dictionary begins or ends inside this place: 文子 in 文・子ども."""
    low, high = stream.folded.span(start, end)
    return not {low, high} <= _borders(stream.original)


@lru_cache(maxsize=8)
def _borders(text: str) -> frozenset[int]:
    return frozenset(border for word in morphemes(text) for border in (word.start, word.end))


@lru_cache(maxsize=8)
def _words_at(text: str) -> dict[tuple[int, int], Morpheme]:
    return {(word.start, word.end): word for word in morphemes(text)}
