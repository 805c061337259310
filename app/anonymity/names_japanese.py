"""Names in Japanese text that nobody registered: by the dictionary, by the honorific after them, by the name lists."""

import re
from collections.abc import Iterator, Sequence

from app.anonymity import name_lists
from app.anonymity.indirect_words import FIRMS_JA, SCHOOLS_JA, VENUES_JA
from app.anonymity.morphemes import Morpheme, morphemes
from app.anonymity.normalize import is_han, is_kana, one_kanji
from app.anonymity.spotting import Spot
from app.domain.public_report import FindingKind, Level
from app.i18n import N_

NAME = N_("This may be somebody's name. Use a neutral label, or say that it is nobody's name.")

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿々]")
_HONORIFICS = frozenset(
    """
    さん 氏 様 さま 君 くん ちゃん 殿 先生 先輩 教授 部長 課長 社長 会長 委員長 選手 博士 夫妻 監督 女史 嬢
    """.split()
)
_POSTS = _HONORIFICS | frozenset(
    """
    代表 委員 主任 課長 係長 担当 部長 社長 会長 司会 教授 講師 記者 医師 弁護士 店長 主催
    """.split()
)
_ALWAYS_PEOPLE = frozenset("さん 氏 君 くん ちゃん さま".split())
_HONORED = re.compile(
    r"(?<![一-鿿々ァ-ヺー])([一-鿿々ヶ]{1,6}|[ァ-ヺー]{2,12}(?:[・=＝][ァ-ヺー]{2,12}){0,2}|[ぁ-ゖ]{2,5})"
    r"(?=さん|さま|氏|くん|ちゃん)"
)
_INTRODUCED = re.compile(r"([ぁ-ゖ]{3,9}|[ァ-ヺー]{2,10})(?=(?:と名乗|という(?:名前|人)|と申し))")
_NOBODY = frozenset(
    """
    皆 みな 皆み 誰 どなた 客 お客 神 王 奥 母 お母 父 お父 兄 お兄 姉 お姉 子 お子 店員 運転手 主催 主催者
    司会 司会者 運営 運営者 担当 担当者 参加者 報告者 発表者 登壇者 友人 知人 隣 相手 スタッフ メンバー
    ボランティア オーガナイザー ゲスト スピーカー リーダー お疲れ 疲れ ご苦労 苦労 仲間 同僚 上司 先輩 後輩 彼
    彼女 両 各 本人 当人 他 お巡り 巡り お医者 医者 駅員 警備員 管理人 大家 職人 業者 生徒 学生 園児 赤 赤ち 坊
    お坊 花屋 本屋 パン屋 店主 患者 利用者 被害者 加害者 関係者 社員 会員 講師 助手 通訳 作者 著者 読者 視聴者
    審査員 役員 委員 代表 編集者 開発者 おじ おば おじい おばあ おじょう お嬢 ママ パパ たく 何 同 一 二 三 四
    五 六 七 八 九 十 旦那 嫁 娘 息子 若者 皆々 ねえ にい かあ とう
    """.split()
)
_PLACE_AFTER = frozenset(
    """
    県 市 区 町 村 駅 都 府 道 州 島 港 空港 山 川 湖 橋 通り 大学 高校 中学 小学校 病院 公園 神社 寺 城 店 屋
    書店 銀行 製作所 自動車 電器 技研 証券 線 沿線 地方 郡 湾 半島 祭 号
    """.split()
)
_HOUSES = _PLACE_AFTER.union(VENUES_JA.split(), FIRMS_JA.split(), SCHOOLS_JA.split())
"""What makes a place, a firm or a school of the name before it."""


def find(text: str) -> Iterator[Spot]:
    """Every place of the narrow text that reads as a person's name in Japanese."""
    if not _JAPANESE.search(text):
        return
    words = morphemes(text)
    for start, end in _joined([*_by_dictionary(words), *_by_honorific(text, words), *_by_list(words)], text):
        yield Spot(start, end, FindingKind.NAME, Level.BLOCK, NAME)


def _by_dictionary(words: Sequence[Morpheme]) -> Iterator[tuple[int, int]]:
    """Family and given names the dictionary knows, unless what follows makes a place or a firm of them."""
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if not (word.is_name or _is_titled(word, following)) or (
            len(word.surface) == 1 and not _is_addressed(words, at)
        ):
            continue
        if following is not None and following.start == word.end and following.surface in _HOUSES:
            continue
        if _is_short_kana(word) and not _is_addressed(words, at):
            continue
        if word.surface.isascii():
            continue
        yield word.start, word.end


def _is_titled(word: Morpheme, following: Morpheme | None) -> bool:
    """Whether a place that is also a family name has a post after it: 佐野委員長."""
    known = word.part[1] == "固有名詞" and one_kanji(word.surface) in name_lists.surnames()
    return known and following is not None and following.start == word.end and following.surface in _POSTS


def _is_short_kana(word: Morpheme) -> bool:
    """Whether it is hiragana, which the dictionary often takes for a name where it is none."""
    return all("ぁ" <= char <= "ゖ" or char == "ー" for char in word.surface)


def _is_addressed(words: Sequence[Morpheme], at: int) -> bool:
    """Whether an honorific follows, directly or after the given name."""
    for word in words[at + 1 : at + 3]:
        if word.surface in _HONORIFICS:
            return True
        if not word.is_name:
            return False
    return False


def _by_honorific(text: str, words: Sequence[Morpheme]) -> Iterator[tuple[int, int]]:
    """What an honorific follows and is no post, no relative and no "everybody"."""
    borders = {word.start: word for word in words}
    for match in _HONORED.finditer(text):
        start, end = match.span(1)
        after = text[end : end + 3]
        if end not in borders or borders[end].surface not in _ALWAYS_PEOPLE:
            continue
        name = match.group(1)
        if name in _NOBODY or (after.startswith("氏") and text[end + 1 : end + 2] == "名"):
            continue
        start = _beginning(words, start, end)
        called = text[start:end]
        if called and called not in _NOBODY and not _is_a_word(words, start, end):
            yield start, end
    for match in _INTRODUCED.finditer(text):
        yield match.span(1)


def _beginning(words: Sequence[Morpheme], start: int, end: int) -> int:
    """Where the name before an honorific begins: hiragana may hold particles, kanji a post, before it."""
    inside = [word for word in words if start <= word.start and word.end <= end]
    begin = end
    for word in reversed(inside):
        if word.part[0] in {"助詞", "助動詞", "動詞", "接続詞", "感動詞"} or word.surface in _NOBODY:
            break
        begin = word.start
    return begin


def _is_a_word(words: Sequence[Morpheme], start: int, end: int) -> bool:
    """Whether it is one ordinary word that stands for a kind of person or thing: 店員さん, お花さん."""
    inside = [word for word in words if start <= word.start and word.end <= end]
    common = bool(inside) and all(
        word.part[1] in {"普通名詞", "代名詞", "数詞", "副詞可能"} or word.part[0] in {"代名詞", "接頭辞", "接尾辞"}
        for word in inside
    )
    surface = "".join(word.surface for word in inside)
    known = one_kanji(surface) in name_lists.surnames() or one_kanji(surface) in name_lists.given_names()
    return common and not known and not all(is_kana(char) for char in surface)


def _by_list(words: Sequence[Morpheme]) -> Iterator[tuple[int, int]]:
    """A known family name with a known given name right after it, in as many words as the dictionary cut it into."""
    for at, first in enumerate(words):
        if len(first.surface) < 2 or one_kanji(first.surface) not in name_lists.surnames():
            continue
        given, end = "", first.end
        for word in words[at + 1 : at + 4]:
            if word.start != end or not is_han(word.surface[0]):
                break
            given, end = given + word.surface, word.end
            if one_kanji(given) in name_lists.given_names() and (first.is_name or words[at + 1].is_name):
                yield first.start, end


def _joined(places: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Places that touch, or that only a dot or a space divides, as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start] in {"・", " ", "　", "=", "＝"}):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    yield from joined
