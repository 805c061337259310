"""Mail addresses, links, accounts and phone numbers of anybody; who they belong to is asked elsewhere."""

import re
from collections.abc import Iterator

from app.anonymity.name_lists import english_words
from app.anonymity.spotting import Rule, Spot
from app.domain.public_report import FindingKind, Level
from app.i18n import N_

_MAIL = N_("A mail address.")
_LINK = N_("A link. It can lead to a person or to the exact words.")
_ACCOUNT = N_("An account name.")
_PHONE = N_("A phone number.")

_SAFE_TLD = (
    "com|org|net|jp|io|dev|app|gg|co|edu|gov|info|xyz|tv|ly|be|social|club|tech|us|uk|de|fr|eu|ca|au|nz|cn|kr"
    "|tw|se|ch|biz|site"
    "|online|page|link|chat|cloud|blog|example|test|asia|tokyo|osaka|kyoto"
)
_ANY_TLD = _SAFE_TLD + "|me|in|it|nl|at|ai|so|sh|to|fm|im|is|no|id|my|ne|or|ac|moe"
_AT = r"\s?(?:@|[\[({<【]\s*(?:at|@|アット(?:マーク)?|あっと)\s*[\])}>】]|アットマーク|あっとまーく|[★☆◎])\s?"
_DOT = r"\s?(?:\.|[\[({<【]\s*(?:dot|\.|ドット|どっと)\s*[\])}>】]|ドット|どっと)\s?"
_LOCAL = r"[A-Za-z0-9][A-Za-z0-9._%+'-]*"
_START = r"(?<![A-Za-z0-9._%+-])"
_NOT_ACCOUNTS = frozenset(
    """
    is was the a an and or of in on for to with not no closed open public private server channel group chat
    message messages account name handle user users link page post posts id number community code report
    reports organizers members volunteers rules
    """.split()
)
_NOT_A_LINK = re.compile(r"(?:asp\.net|socket\.io|vb\.net|ado\.net|ml\.net|draw\.io)$", re.IGNORECASE)
_TO_EVERYBODY = re.compile(r"@(?:everyone|here|channel|all|media|import|property|override|param)$", re.IGNORECASE)
_HELPLINES = {"8891", "9110", "8103", "8008", "7119", "8000", "8778"}
_PHONE_PLACES = (
    r"(?<![\d.,/-])(?:\+|00)\d{1,3}[\s()./-]{0,3}(?:\d[\s()./-]{0,2}){6,12}\d",
    r"(?<![\d.,/-])\(?0\d{1,4}\)?[\s()./ー~-]{1,3}\d{1,4}[\s()./ー~-]{1,3}\d{3,4}(?![\d-])",
    r"(?<![\d.,/-])0[5789]0\d{8}(?!\d)",
    r"(?<![\d.,/-])0\d{9}(?!\d)",
    r"(?<![\d.,/-])(?:\+?1[\s.-]?)?\(?[2-9]\d{2}\)?[\s.-]{1,2}[2-9]\d{2}[\s.-]\d{4}(?![\d-])",
    r"(?<![\d.,/A-Za-z-])[2-9]\d{2}-01\d{2}(?![\d-])",
    r"(?:tel|phone|mobile|cell|call|電話(?:番号)?|携帯(?:番号)?|でんわ)\.?\s?(?:is|number|no\.?|は"
    r"|が)?\s?[:：]?\s?(?P<it>\+?[\d(][\d\s()./ー-]{6,18}\d)",
    r"[〇零一二三四五六七八九]{2,4}[-ー・\s]?[〇零一二三四五六七八九]{2,4}[-ー・\s]?[〇零一二三四五六七八九]{4}",
)
_SPACED_DIGITS = re.compile(r"(?<![\d.,/-])0(?:[\s.-]\d){9,10}(?![\d-])")


def _is_helpline(match: re.Match[str]) -> bool:
    return match.group("number") in _HELPLINES and not match.group("name").isascii()


def _is_no_account(match: re.Match[str]) -> bool:
    """Whether what follows the name of a service is an ordinary word and no account."""
    named = match.group("it").lower().rstrip(".-")
    bare = named.isalpha() and (named in english_words() or named in _NOT_ACCOUNTS)
    return bare or (match.group("it").istitle() and named.isalpha())


def _is_product(match: re.Match[str]) -> bool:
    return _NOT_A_LINK.search(match.group()) is not None


def _is_to_everybody(match: re.Match[str]) -> bool:
    if "it" in match.re.groupindex and match.group("it") is not None and _is_no_account(match):
        return True
    return _TO_EVERYBODY.match(match.group()) is not None


_MAILS = (
    rf"{_START}{_LOCAL}{_AT}(?:[A-Za-z0-9-]+{_DOT})+[A-Za-z]{{2,}}",
    rf"{_START}{_LOCAL}\s+at\s+[A-Za-z0-9-]+(?:\s+dot\s+[A-Za-z0-9-]+)+",
    rf"{_START}[A-Za-z0-9][A-Za-z0-9._%+]*\s?(?:アット(?:マーク)?|あっと(?:まーく)?|at-?mark)\s?"
    rf"(?:[A-Za-z0-9-]+{_DOT})+[A-Za-z]{{2,}}",
    r"(?<![A-Za-z0-9])[A-Za-z0-9.+]+[-_]at[-_][A-Za-z0-9]+(?:(?:[-_]dot[-_]|\.)[A-Za-z0-9]+)+",
    rf"{_START}{_LOCAL}\s?[■●○◆@*]\s?(?:[A-Za-z0-9-]+\.)+(?:{_ANY_TLD})(?![A-Za-z])",
    r"\"[^\"\n]{1,40}\"@[A-Za-z0-9.-]+[A-Za-z0-9]",
    r"(?<![\w.])[\w.+-]*[^\W\x00-\x7f][\w.+-]*@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
    rf"{_START}{_LOCAL}\s*[\[({{<]\s*at\s*[\])}}>]\s*[A-Za-z0-9-]+(?:{_DOT}[A-Za-z0-9-]+)*",
)
_MAILS_ELSEWHERE = (
    r"(?<![A-Za-z0-9._%+@-])[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[^\s@,;:!?\"'()<>\[\]{}"
    r"|*`。、「」（）]{1,40}[^\s@,;:!?.\"'()<>\[\]{}|*`。、「」（）]|[^\s@,;:!?.\"'()<>\[\]{}|*`。、「」（）]{2})"
)
_LINKS = (
    r"(?<![A-Za-z])[A-Za-z][A-Za-z0-9+.-]{1,14}(?:://|\[:\]//)[^\s<>()\[\]\"'、。」）]+",
    r"(?<![A-Za-z0-9@.])www\.[A-Za-z0-9-]+\.[^\s<>()\[\]\"'、。」）]+",
    r"(?:(?<![A-Za-z0-9@./-])|(?<=//))(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}(?::\d{2,5})?/[^\s<>()\[\]\"'、。」）]+",
    r"(?<![\w@./-])(?:[^\W_][\w-]*\.)+(?:jp|com|net|org|みんな|日本)(?![A-Za-z0-9-])",
    r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{2,5})?/[^\s<>()\[\]\"'、。」）]+",
    rf"(?<![A-Za-z0-9@./-])(?:[A-Za-z0-9-]+\.)+(?:{_SAFE_TLD})(?![A-Za-z0-9-]|\.[A-Za-z])",
    rf"(?<![A-Za-z0-9@./-])[A-Za-z0-9-]+(?:\s?[\[(]\s?(?:\.|dot)\s?[\])]\s?|\s+dot\s+)(?:{_ANY_TLD})(?![A-Za-z])",
)
_ACCOUNTS = (
    r"(?<![A-Za-z0-9._%+@/-])@[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?(?:@[A-Za-z0-9.-]+\.[A-Za-z]{2,})?",
    r"(?<![A-Za-z0-9._%+@-])@[ぁ-んァ-ヶー一-鿿々]{2,12}",
    r"(?<![A-Za-z0-9/])/?u/[A-Za-z0-9_-]{3,20}",
    r"(?<![A-Za-z0-9])(?:(?:discord|slack|twitter|x|line|instagram|github|telegram|wechat|mastodon"
    r"|skype|user|account|screen)\s?"
    r"(?:id|handle|user\s?name|name|account|nick(?:name)?)|user\s?name|handle|nick(?:name)?"
    r"|アカウント(?:名|ID)?|ユーザー(?:名|ID)|ハンドル(?:ネーム|名)?|"
    r"LINE\s?ID|ID名|IG|Insta(?:gram)?|インスタ)\s?(?:is|was|は|が|:|：|=)\s?[「\"'@]?(?P<it>"
    r"(?=[A-Za-z0-9_.-]*[A-Za-z_])[A-Za-z0-9_][A-Za-z0-9_.-]{2,30})",
    r"(?<![A-Za-z0-9_./-])[A-Za-z0-9]+(?:_+[A-Za-z0-9]+)+(?![A-Za-z0-9_])",
    r"(?<![A-Za-z0-9_])(?P<it>[a-z0-9]+_[a-z0-9_]*[a-z0-9]|[a-z]+[0-9]{2,4})(?=\s+(?:on|in)\s+"
    r"(?:discord|slack|twitter|github|instagram)|さん)",
)
_SERVICE = (
    r"(?:discord|slack|twitter|x|line|instagram|insta|ig|github|gitlab|telegram|wechat|mastodon|bluesky|skype|signal"
    r"|whatsapp|facebook|tiktok|reddit|twitch|steam|qiita|zenn|インスタ(?:グラム)?|ツイッター|ライン"
    r"|ディスコード|スラック)"
)
_LABEL = (
    r"(?:user\s?name|screen\s?name|display\s?name|nick(?:name)?|handle|login|user\s?id|alias|known\s"
    r"(?:online\s)?as|goes\sby"
    r"|ニックネーム|ニックネ|通称|ユーザー名|アカウント名|表示名|登録名|HN|ハンドル)"
)
_LABELLED = (
    rf"(?<![A-Za-z0-9]){_SERVICE}(?:\s?(?:名|ID|id|account|handle|user(?:name)?))?\s?(?:[:：=]|is|was|は"
    rf"|が)\s?[「\"'@]?(?P<it>[A-Za-z0-9][A-Za-z0-9_.:-]{{1,30}}[A-Za-z0-9_])",
    rf"(?<![A-Za-z0-9]){_SERVICE}(?:\s?(?:名|ID|id|account|handle|user(?:name)?))?\s[「\"'@]?(?P<it>"
    rf"(?=[A-Za-z0-9_.:-]*[0-9_.:-][A-Za-z0-9_])[A-Za-z0-9][A-Za-z0-9_.:-]{{1,30}}[A-Za-z0-9_])",
    rf"(?<![A-Za-z0-9]){_LABEL}\s?(?:[:：=]|is|was|は|が|「)?\s?[「\"'@]?"
    rf"(?P<it>[A-Za-z0-9][A-Za-z0-9_.-]{{1,30}}[A-Za-z0-9_])",
)
_NAME_AND_NUMBER = re.compile(
    r"(?<![#A-Za-z0-9_])(?P<name>[A-Za-z0-9_.-]{1,32}|[ァ-ヶー]{2,16}|[一-鿿々ぁ-ん]{2,8})#(?P<number>\d{4})(?!\d)"
)

RULES = (
    *(Rule(re.compile(pattern, re.IGNORECASE), FindingKind.EMAIL, _MAIL) for pattern in (*_MAILS, _MAILS_ELSEWHERE)),
    *(Rule(re.compile(pattern, re.IGNORECASE), FindingKind.URL, _LINK, unless=_is_product) for pattern in _LINKS),
    *(
        Rule(re.compile(pattern, re.IGNORECASE), FindingKind.HANDLE, _ACCOUNT, unless=_is_to_everybody)
        for pattern in _ACCOUNTS
    ),
    *(
        Rule(re.compile(pattern, re.IGNORECASE), FindingKind.HANDLE, _ACCOUNT, unless=_is_no_account)
        for pattern in _LABELLED
    ),
    Rule(_NAME_AND_NUMBER, FindingKind.HANDLE, _ACCOUNT, unless=_is_helpline),
    *(Rule(re.compile(pattern, re.IGNORECASE), FindingKind.PHONE, _PHONE) for pattern in _PHONE_PLACES),
    Rule(_SPACED_DIGITS, FindingKind.PHONE, _PHONE),
)
"""The rules for mails, links and accounts, and for phone numbers a person would write down."""


def phones(text: str, region: str) -> Iterator[Spot]:
    """Phone numbers that exist in Japan, the United States or this region, in narrow text."""
    if sum(char.isdigit() for char in text) < 7:
        return
    import phonenumbers  # noqa: PLC0415

    for country in dict.fromkeys((region, "JP", "US")):
        for match in phonenumbers.PhoneNumberMatcher(text.replace("ー", "-"), country):
            digits = sum(char.isdigit() for char in match.raw_string)
            if digits >= 9:
                yield Spot(match.start, match.end, FindingKind.PHONE, Level.BLOCK, _PHONE)
