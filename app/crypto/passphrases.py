"""Passphrases: made of random words unless somebody insists on their own, which is then judged."""

import secrets
import unicodedata
from collections.abc import Iterable

from app.crypto.fingerprint import word_list

WORDS = 5
"""Words in a generated passphrase: 64.6 bits (security.md C)."""
ENOUGH = 14.0
"""The power of ten of guesses that a passphrase of one's own must withstand."""
_JUDGED = 72
"""Characters that are judged; zxcvbn takes no more."""
_SAID_BY_EVERYBODY = (
    "correct horse battery staple",
    "correcthorsebatterystaple",
    "to be or not to be that is the question",
    "the quick brown fox jumps over the lazy dog",
    "may the force be with you",
    "all your base are belong to us",
    *(
        "ありがとうございます よろしくおねがいします よろしくお願いします お疲れ様です おつかれさまです "
        "おはようございます こんにちは こんばんは いただきます ごちそうさまでした いってきます ただいま "
        "おかえりなさい あけましておめでとうございます 明けましておめでとうございます お誕生日おめでとう "
        "愛してる 大好き ありがとう パスワード ぱすわーど パスフレーズ ひみつ 秘密 さくら 桜 日本 "
        "東京 大阪 京都 富士山 ふじさん いろはにほへとちりぬるを 色は匂へど散りぬるを "
        "あいうえおかきくけこ 寿限無寿限無五劫のすりきれ 祇園精舎の鐘の声 春はあけぼの 吾輩は猫である "
        "名前はまだ無い 古池や蛙飛び込む水の音 国境の長いトンネルを抜けると つれづれなるままに 七転び八起き "
        "一期一会 猿も木から落ちる 石の上にも三年 花より団子 急がば回れ 塵も積もれば山となる "
        "千里の道も一歩から 案ずるより産むが易し 継続は力なり 初心忘るべからず 二度あることは三度ある "
        "雨降って地固まる むかしむかしあるところに おじいさんとおばあさん ももたろう 桃太郎 "
        "どんぐりころころ 君が代は千代に八千代に"
    ).split(),
)
"""What stands on the first page of every list of guesses, and what zxcvbn does not know of Japanese."""


def new_passphrase() -> str:
    """Five random words of the EFF large list, with spaces."""
    return " ".join(secrets.choice(word_list()) for _word in range(WORDS))


def as_bytes(passphrase: str) -> bytes:
    """The bytes that are stretched: NFKC, so that the same keys give the same bytes on every system."""
    return unicodedata.normalize("NFKC", passphrase).encode()


def withstands(passphrase: str, known: Iterable[str] = ()) -> float:
    """How many guesses it withstands, as a power of ten; `known` are words that somebody who knows the group tries.

    A Japanese character counts as one of ten, which is less than the language has: phrases everybody says count as
    one guess among few, repeats and rows of kana as what they are.
    """
    from zxcvbn import zxcvbn  # noqa: PLC0415  (half a megabyte of word lists: only where something is judged)

    judged = unicodedata.normalize("NFKC", passphrase)[:_JUDGED]
    if not judged.strip():
        return 0.0
    words = [unicodedata.normalize("NFKC", word) for word in (*_SAID_BY_EVERYBODY, *known) if word.strip()]
    return float(zxcvbn(judged, user_inputs=words)["guesses_log10"])


def is_enough(passphrase: str, known: Iterable[str] = ()) -> bool:
    """Whether a passphrase of one's own may lock a vault."""
    return withstands(passphrase, known) >= ENOUGH
