"""Where Japanese may go on to the next line: between phrases, told by the change of script alone."""

_CLOSING = "、。，．・：；？！」』）］｝】〉》々ー…～ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_PAUSES = "、。，．・：；？！」』）］｝】〉》 \u3000"
_POLITE = "おご"
_INSIDE_VERBS = "りみきいしちけえせげべめれ"
_LEAST = 0.45
"""The share of a line that has to stay on it; beyond that the ordinary rules of breaking win."""


def last_break(text: str, fits: int) -> int:
    """Where to end a line of which so many letters would fit."""
    for at in range(fits, int(fits * _LEAST), -1):
        if at < len(text) and _is_border(text, at):
            return at
    return fits


def has_japanese(text: str) -> bool:
    """Whether there is a letter that only Japanese lines have to be broken for."""
    return any("\u3041" <= letter <= "\u30ff" or _is_kanji(letter) for letter in text)


def _is_border(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in _CLOSING or before in "「『（［｛【〈《":
        return False
    if before in _PAUSES or after == " ":
        return True
    if not _is_hiragana(before) or _is_hiragana(after) or before in _POLITE:
        return False
    between_kanji = at >= 2 and _is_kanji(text[at - 2]) and _is_kanji(after)
    return not (between_kanji and before in _INSIDE_VERBS)


def _is_hiragana(letter: str) -> bool:
    return "\u3041" <= letter <= "\u309f"


def _is_kanji(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff" or letter == "々"
