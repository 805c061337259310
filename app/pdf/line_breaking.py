"""Where a line may end: the Japanese rules of JIS X 4051 (pdf.md 2.3), addresses, numbers with their units, phrases."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.pdf.fonts import is_wide

NO_START = frozenset(
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿーゝゞヽヾ々〻‐゠–〜～、。，．,.・：；:;！？!?‼⁇⁈⁉"
    "）〕］｝〉》」』】〙〗〟’”｠»)]}…‥％%℃°′″"
)
"""Characters that never begin a line."""
NO_END = frozenset("（〔［｛〈《「『【〘〖〝‘“｟«([{￥＄￡¥$£#＃№第")
"""Characters that never end a line."""
_OPENING = frozenset("（〔［｛〈《「『【〘〖")
_CLOSING = frozenset("）〕］｝〉》」』】〙〗、。，．")
_PAIRS = frozenset(("……", "‥‥", "――", "──", "——"))
_LATIN_GAP = 0.18
_WIDEST_GAP = 0.25
_SHORTEST_LAST = 2.5
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\S{30,}")
_UNITS = (
    "四半期|か月|か所|週間|日間|年間|時間|週目|日目|人目|年度|以内|年|月|日|時|分|秒|件|人|名|枚|語"
    "|回|週|歳|点|版|つ|章|条|項|％|%|円|さん|様"
)
_KEPT = re.compile(
    rf"第?[0-9０-９][0-9０-９,.]*(?:{_UNITS})(?:目)?|[一二三四五六七八九十数][人名件回つ]目?|[^\s、。]さん|[^\s、。]様"
    r"|(?<=[A-Za-z]) (?=[A-HJ-Z](?![A-Za-z]))"
    r"|(?<![\d,.])\d{1,3} (?=(?:days?|weeks?|months?|years?|hours?|minutes?|people|reports?)(?![a-z]))"
)
_PHRASE_TAILS = re.compile(
    "における|について|に関する|に対する|に対して|によって|による|として|とともに|ための|ために|という|ごとに|された|した|する"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: characters `start` to `end` with trailing spaces, and where each begins, in points."""

    start: int
    end: int
    offsets: tuple[float, ...]
    width: float


def break_points(text: str) -> list[bool]:
    """For each index, whether a line may end before that character; index 0 and the end are always allowed."""
    allowed = [True, *(_may_break(text[i - 1], text[i]) for i in range(1, len(text))), True]
    for match in _ADDRESS.finditer(text):
        for i in range(match.start() + 1, match.end()):
            if not (is_wide(text[i - 1]) or is_wide(text[i])):
                allowed[i] = text[i - 1] in "/?&=.-_" and text[i] not in "/?&=.-_"
    for match in _KEPT.finditer(text):
        last = match.end() + 1 if match.group().endswith(" ") else match.end()
        for i in range(match.start() + 1, last):
            allowed[i] = False
    return allowed[: len(text) + 1]


def _may_break(before: str, after: str) -> bool:
    if after in NO_START or before in NO_END or after == " " or before + after in _PAIRS:
        return False
    if before == " ":
        return True
    if before == "-" and after.islower():
        return True
    return is_wide(before) or is_wide(after)


def phrase_points(text: str) -> list[bool]:
    """As `break_points`, but only between the phrases that BudouX finds, and never before a phrase's tail."""
    allowed = break_points(text)
    if not any(is_wide(char) for char in text):
        return allowed
    starts, position = {0, len(text)}, 0
    for phrase in _phrases().parse(text):
        position += len(phrase)
        starts.add(position)
    for match in _PHRASE_TAILS.finditer(text):
        starts -= set(range(match.start(), match.end()))
    return [ok and i in starts for i, ok in enumerate(allowed)]


@cache
def _phrases() -> Any:
    from budoux import load_default_japanese_parser  # noqa: PLC0415

    return load_default_japanese_parser()


def gap(before: str, after: str) -> float:
    """What goes between two characters, in ems: marks close up by half, Japanese and Latin stand 0.18 apart."""
    if (before in _CLOSING and (after in _CLOSING or after in _OPENING)) or (before in _OPENING and after in _OPENING):
        return -0.5
    first, second = is_wide(before), is_wide(after)
    if first == second or not (_is_letter(before) and _is_letter(after)):
        return 0.0
    return _LATIN_GAP


def _is_letter(char: str) -> bool:
    return char.isalnum() or char in "々〆ー#%@&+"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph is broken with: its text, the advance of each character and one em, all in points."""

    text: str
    advances: Sequence[float]
    em: float
    points: Sequence[bool]


def break_lines(setting: Setting, measure: float, *, justify: bool = False) -> list[Line]:
    """Fill lines of this measure, in points, as full as the break points allow; a newline ends a line.

    A word wider than the measure is cut where it must be, still keeping the characters that may not start a line.
    """
    ends: list[int] = []
    while not ends or ends[-1] < len(setting.text):
        start = ends[-1] if ends else 0
        if start == len(setting.text):
            return []
        ends.append(_line_end(setting, start, measure))
    if justify:
        _lengthen_last(setting, ends)
    lines = []
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        last = end == len(setting.text) or setting.text[end - 1] == "\n"
        lines.append(_placed(setting, start, end, measure if justify and not last else None))
    return lines


def _lengthen_last(setting: Setting, ends: list[int]) -> None:
    """Move the last break back a little where the last line would hold a lone syllable (た。)."""
    if len(ends) < 2 or setting.text[ends[-2] - 1] == "\n":
        return
    first = ends[-3] if len(ends) > 2 else 0
    for end in range(ends[-2], max(first + 1, ends[-2] - 4), -1):
        if setting.points[end]:
            ends[-2] = end
            if sum(setting.advances[end:]) >= _SHORTEST_LAST * setting.em:
                return


def balance_lines(setting: Setting, measure: float) -> list[Line]:
    """As many lines as the measure needs, but of nearly the same length: for titles and the summary."""
    lines = break_lines(setting, measure)
    low, high = 0.0, measure
    while len(lines) > 1 and high - low > 1:
        middle = (low + high) / 2
        tried = break_lines(setting, middle)
        if len(tried) == len(lines) and all(setting.points[line.end] and line.width <= middle for line in tried):
            high = middle
        else:
            low = middle
    return break_lines(setting, high)


def _line_end(setting: Setting, start: int, measure: float) -> int:
    text, em = setting.text, setting.em
    best = forced = 0
    width = -0.5 * em if text[start] in _OPENING else 0.0
    for i in range(start, len(text)):
        if text[i] == "\n":
            return i + 1
        if i > start:
            width += gap(text[i - 1], text[i]) * em
        width += setting.advances[i]
        seen = width - (0.5 * em if text[i] in _CLOSING else 0.0)
        if text[i] != " " and seen > measure + 0.01:
            break
        if setting.points[i + 1]:
            best = i + 1
        if i + 1 == len(text) or (text[i + 1] not in NO_START and text[i] not in NO_END):
            forced = i + 1
    else:
        return len(text)
    return best or forced or start + 1


def _placed(setting: Setting, start: int, end: int, measure: float | None) -> Line:
    text, em = setting.text, setting.em
    shown = start + len(text[start:end].rstrip())
    position = -0.5 * em if text[start] in _OPENING else 0.0
    offsets = []
    for i in range(start, end):
        if i > start:
            position += gap(text[i - 1], text[i]) * em
        offsets.append(position)
        position += setting.advances[i]
    width = offsets[shown - start - 1] + setting.advances[shown - 1] if shown > start else 0.0
    if shown > start and text[shown - 1] in _CLOSING:
        width -= 0.5 * em
    slots = [i for i in range(start + 1, shown) if _stretches(text[i - 1], text[i])]
    if measure is None or not slots or not 0 < measure - width <= _WIDEST_GAP * em * len(slots):
        return Line(start, end, tuple(offsets), width)
    share, done, spread = (measure - width) / len(slots), 0, set(slots)
    for i in range(start, end):
        done += i in spread
        offsets[i - start] += share * done
    return Line(start, end, tuple(offsets), measure)


def _stretches(before: str, after: str) -> bool:
    if before == " ":
        return True
    return after != " " and (is_wide(before) or is_wide(after)) and gap(before, after) >= 0
