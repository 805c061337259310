"""Folding of a text for comparison, with a way back to its code points; never a rule about whom a text names."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e01ff]"
)
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u2011][ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣⁃─", "-"),
        **dict.fromkeys("’‘`´ʼ′", "'"),
        "〜": "~",
        "⁄": "/",
        "∕": "/",
        "․": ".",
        "。": "。",
    }
)
_LATIN = str.maketrans(
    {
        **dict(zip("авсԁеһіјкӏмнорԛѕтцхуѵѡԝгєи", "abcdehijklmhopqstuxyvwwren", strict=True)),
        **dict(zip("αβεηικνορτυχωγμ", "abeniknoptuxwym", strict=True)),
        **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡǀ", "abcdefghijklmnoprstuvwyzagl", strict=True)),
        **{chr(0x1F170 + i): chr(97 + i) for i in range(26)},
        **{chr(0x1F1E6 + i): chr(97 + i) for i in range(26)},
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
    }
)
_KANJI_FAMILIES = """
高髙 崎﨑嵜碕 辺邉邊 斎齋斉齊 沢澤 浜濱濵 広廣 国國圀 桜櫻 島嶋嶌嶹 富冨 吉𠮷 滝瀧 竜龍 栄榮 恵惠
真眞 慎愼 黒黑 徳德 緑綠 増增 曽曾 寿壽 条條 檜桧 槙槇 尭堯 遥遙 凜凛 円圓 亀龜 関關 鉄鐵 万萬
与與 実實 宝寶 学學 弥彌 豊豐 礼禮 団團 薮藪 薗園 枡桝 柳栁 穂穗 翠翆 静靜 来來 郎郞 青靑 清淸
頼賴 角⻆ 会會 芦蘆 鴎鷗 桑桒 彦彥 藤籐 船舩 峰峯 館舘 坂阪 梁簗 野埜 悠攸 涼凉 淵渕 鶴靏 瀬瀨
戸戶 温溫 麦麥 浅淺 松枩 梅楳 杉椙 秋穐 覚覺 聡聰 総總 縁緣 蔵藏 裕祫 誉譽 蝦蛯 襟衿
"""
_KANJI = str.maketrans({variant: family[0] for family in _KANJI_FAMILIES.split() for variant in family[1:]})
_REPEATED = re.compile("(.)々")
_KANA = str.maketrans(
    {**{chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)}, "ヵ": "か", "ヶ": "け", "ゕ": "か"}
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; each of its characters knows the span of the original it came from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original, in code points, end exclusive, behind a folded span that is not empty."""
        return self.starts[start], self.ends[end - 1]


def narrow(text: str) -> Folded:
    """The text in one width, without hidden characters and with one kind of dash; case and script stay."""
    if text.isascii():
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    return _mapped(text, _narrowed, ())


def fold(text: str) -> Folded:
    """The text as names are compared: lower case, no accents, look-alikes Latin, one form a kanji, kana hiragana."""
    broken = [match.span() for match in _BROKEN_WORD.finditer(text)] if "\n" in text else []
    if text.isascii() and not broken:
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    return _mapped(text, _deep, tuple(broken))


def folded(text: str) -> str:
    """The text of `fold` alone, for the register's side of a comparison."""
    return text.lower() if text.isascii() and "\n" not in text else fold(text).text


def one_kanji(text: str) -> str:
    """The text with one form for each kanji and no 々, as `fold` leaves it; for lists, where nothing else differs."""
    return _REPEATED.sub(r"\1\1", text.translate(_KANJI))


def without_hidden(text: str) -> str:
    """The text in NFC without what cannot be seen: zero-width, bidi controls, soft hyphens, selectors, tags."""
    return unicodedata.normalize("NFC", _HIDDEN.sub("", text))


def is_han(char: str) -> bool:
    """Whether the character is a kanji, counting 々."""
    return "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or char == "々" or char >= "\U00020000"


def is_kana(char: str) -> bool:
    """Whether the character is hiragana, katakana or the long mark."""
    return "ぁ" <= char <= "ゖ" or "ァ" <= char <= "ヺ" or char == "ー"


@lru_cache(maxsize=8)
def _mapped(text: str, change: Callable[[str], str], dropped: tuple[tuple[int, int], ...]) -> Folded:
    """One check folds the same text for several rules: the last few are kept."""
    skipped = dict(dropped)
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, size = 0, len(text)
    while at < size:
        if at in skipped:
            at = skipped[at]
            continue
        end = at + 1
        while end < size and _joins(text[end]):
            end += 1
        piece = change(text[at:end])
        if piece == "々":
            piece = next((char for char in reversed(out[-4:]) if is_han(char)), piece)
        out.extend(piece)
        starts.extend([at] * len(piece))
        ends.extend([end] * len(piece))
        at = end
    return Folded("".join(out), starts, ends)


def _joins(char: str) -> bool:
    """Whether the character belongs to the one before it: an accent, a voicing mark, or nothing that is seen."""
    return char > "\x7f" and (unicodedata.combining(char) > 0 or char in "ﾞﾟ" or _HIDDEN.match(char) is not None)


@lru_cache(maxsize=8192)
def _narrowed(cluster: str) -> str:
    return unicodedata.normalize("NFKC", _HIDDEN.sub("", cluster)).translate(_PLAIN)


@lru_cache(maxsize=8192)
def _deep(cluster: str) -> str:
    plain = _narrowed(cluster).casefold().translate(_LATIN)
    if plain and not is_kana(plain[0]):
        apart = unicodedata.normalize("NFD", plain)
        if not "가" <= plain[0] <= "힣":
            plain = "".join(char for char in apart if not unicodedata.combining(char)).translate(_LATIN)
    return plain.translate(_KANJI).translate(_KANA)
