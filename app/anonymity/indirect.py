"""What points at one person without naming anybody: places, firms, schools, posts, ages, origins, awards, titles.

None of it stops a publication by itself: together with others it may, and a person looks (anonymity.md 8).
"""

import re
from collections.abc import Iterable

from app.anonymity import indirect_words as words
from app.anonymity.name_lists import english_words
from app.anonymity.spotting import Rule
from app.domain.public_report import FindingKind, Level
from app.i18n import N_

PLACE = N_("A place that can be found. Say what kind of place it was.")
EMPLOYER = N_("An employer, a school or another organization. Leave it out.")
ROLE = N_("A role or trait that few people share. Say “a participant” instead.")
AGE = N_("An age, an origin or a condition. Together with others it points at one person.")
AWARD = N_("An award. Winners can be looked up.")
TITLE = N_("A title that can be searched for. Say what it was about in general.")


def _any(table: str | Iterable[str]) -> str:
    """One of the words, the longest first."""
    listed = table.split() if isinstance(table, str) else [*table]
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(listed), key=len, reverse=True)) + ")"


_CAP = r"(?:[A-ZÀ-Þ](?:[\w'’&-]|\.(?=\w))*)"
_NAMED = (
    rf"(?!(?:A|An|The|Our|Your|This|That|Each|Every|Any|No|In|On|At|Of|For|To|And|Or|But|If|We|They)[ ])"
    rf"(?:{_CAP}\.?[ ]){{1,4}}"
)
_EARLIER = r"(?<![A-Za-z0-9])"
_END = r"(?![A-Za-z])"
_VENUE = rf"(?i:{_any(words.VENUES)}){_END}"
_POST = rf"(?i:{_any(words.POSTS)}){_END}"
_PERSON = rf"(?i:{_any(words.PEOPLE)})s?{_END}"
_PEOPLE_OF = rf"{_any(words.PEOPLES)}{_END}"
_LAND = rf"{_any(words.COUNTRIES)}{_END}"
_GENERIC = re.compile(
    r"(?:(?:The|A|An|Our|Your|This|That|In|On|At|Code|Conduct|Quiet|Main|Large|Safe|Online|Response|Person)\s+)+"
    r"(?:of\s+)?(?:space|room|hall|center|building|park|station|house|market|hub|club|group|lounge|team|report)s?",
    re.IGNORECASE,
)


def _is_generic(match: re.Match[str]) -> bool:
    """Whether it only says "the quiet space" with capitals, or begins a sentence: "Another room"."""
    first = match.group().split()[0].lower()
    begins = re.search(r"(?:^|[.!?:]\s+|\n)$", match.string[: match.start()]) is not None
    plain = begins and len(match.group().split()) == 2 and first in english_words()
    return plain or _GENERIC.fullmatch(match.group().strip()) is not None


_PLACES = (
    rf"{_EARLIER}{_NAMED}{_VENUE}(?:\s+{_VENUE})?",
    rf"{_EARLIER}(?:{_any(word.capitalize() for word in words.VENUES_FIRST.split())})\s+{_CAP}(?:[ ]{_CAP}){{0,2}}",
    rf"{_EARLIER}(?:{_any(words.VENUES)})(?:\s+\w+)?\s+(?:in|of|near|by|at|beside|behind)\s+(?:the\s+)?(?:city"
    rf"|town|old|main|{_CAP})\s?\w*",
    rf"{_EARLIER}(?:library|church|school|hospital|station|office|mall)\s+of\s+the\s+\w+(?:\s+\w+)?",
    rf"{_EARLIER}(?:first|second|third|fourth|fifth|sixth|top|ground|\d{{1,2}}(?:st|nd|rd|th))\s+floor\s+of\s+"
    rf"(?:the\s+)?{_NAMED}\w+",
)
_EMPLOYERS = (
    rf"{_EARLIER}{_NAMED}(?=[A-Z])(?i:{_any(words.FIRMS)}){_END}(?:\.(?=\s+[a-z]))?",
    rf"{_EARLIER}{_NAMED}(?=[A-Z])(?i:{_any(words.SCHOOLS)}){_END}",
    rf"{_EARLIER}(?i:{_any(words.SCHOOLS)})\s+(?:of|for)\s+{_CAP}(?:[ ]{_CAP}){{0,3}}",
    rf"{_EARLIER}(?:works?|worked|working|employed|intern(?:s|ed)?|interning|job|studies|studied|studying|enrolled|"
    rf"teaches|taught)\s+(?:\w+\s+)?(?:at|for|by|with|in)\s+(?P<it>{_CAP}(?:[ ]{_CAP}){{0,3}})",
    rf"{_EARLIER}(?i:engineer|developer|designer|manager|employee|director|student|teacher|researcher|recruiter"
    rf"|somebody|"
    rf"someone|intern|colleague|people)\s+(?:at|from|of|for)\s+(?P<it>(?!Person|The|Japan){_CAP}(?:[ ]{_CAP}){{0,3}})",
    rf"{_EARLIER}(?P<it>(?!Spring|Summer|Autumn|Fall|Winter|Next|Last|Our|The|This|A|An|Each|Every|Any"
    rf"|No){_CAP}\s+(?:chapter|branch|office|meetup|user\s+group)){_END}",
    rf"{_EARLIER}intern(?:s)?\s+(?:of|at|from)\s+(?:the|our|a)\s+(?:sponsor|company|client|host)",
)
_ROLES = (
    rf"{_EARLIER}(?:the\s+|our\s+|my\s+)?(?:only|sole|single|first-time|youngest|oldest|newest|eldest|first\s+ever)\s+"
    rf"(?!way|thing|time|one\b|place|reason|question|channel|exception|rule|step|part|event|report|publish|what)"
    rf"(?:[\w-]+\s+){{0,2}}?{_PERSON}(?:\s+(?:from|of|on|in|with)\s+(?:the\s+)?[\w'-]+(?:\s+[A-Z][\w-]+)?)?",
    rf"{_EARLIER}(?i:the|our|a|an|my|her|his|their|vice|former|ex-?)\s?(?:[\w-]+\s+)?{_POST}(?:\s+(?:of|at|in"
    rf"|for)\s+(?:the\s+|a\s+)?[\w'-]+(?:\s+[\w'-]+)?)?",
    rf"{_EARLIER}(?i:head|leader|chief|host|owner|maintainer|organizer|member)\s+of\s+(?!(?:the\s+|our\s+"
    rf"|this\s+)?(?:community"
    rf"|group|team|staff|event|public|"
    rf"code|meetup|conference|audience|response|organiz))(?:the\s+)?[\w'-]+(?:[ ][\w'-]+)?",
    rf"{_EARLIER}(?i:founder|creator|author)s?\s+of\s+(?:the\s+)?[\w'-]+",
    rf"{_EARLIER}(?i:head|lead)\s+of\s+the\s+[\w-]+\s+team",
    rf"{_EARLIER}(?i:twin|brother|sister|husband|wife|daughter|son|fianc[eé]e?|cousin|nephew|niece"
    rf"|in-law)\s+of\s+(?:a|an|the)\s+\w+",
    rf"{_EARLIER}(?i:her|his|their|my)\s+(?:[\w-]+\s+)?(?i:twin|brother|sister|husband|wife|daughter|son|baby"
    rf"|fianc[eé]e?|ex-\w+)",
)
_AGES = (
    rf"{_EARLIER}(?:a\s+|an\s+|the\s+)?(?:\d{{1,2}}|[a-z]+teen|twenty|thirty|forty|fifty|sixty)[\s-]+(?:year"
    rf"|month)s?[\s-]+old(?:\s+(?:[\w-]+\s+)?{_PERSON})?(?:\s+from\s+{_CAP})?",
    rf"{_EARLIER}aged\s+\d{{1,2}}(?!\d)",
    rf"{_EARLIER}in\s+(?:her|his|their)\s+(?:early\s+|mid-?\s?|late\s+)?(?:\d0s|teens|twenties|thirties|forties"
    rf"|fifties|sixties|seventies)",
    rf"{_EARLIER}(?:a\s+|an\s+|the\s+)?{_PEOPLE_OF}\s+(?:[\w-]+\s+)?{_PERSON}",
    rf"{_EARLIER}(?:born|raised|grew\s+up)\s+in\s+(?P<it>{_CAP}(?:[ ]{_CAP})?)",
    rf"{_EARLIER}{_PERSON}\s+from\s+(?P<it>{_LAND}|{_CAP})",
    rf"{_EARLIER}(?:is|was|comes|came|moved|fled)\s+(?:\w+\s+)?from\s+(?P<it>{_LAND})",
    rf"{_EARLIER}(?i:pregnant|deaf|blind|wheelchair|disabled|autistic|transgender|trans|nonbinary|non-binary"
    rf"|gay|lesbian|"
    rf"bisexual|divorced|widowed|homeless|undocumented|stuttering|hijab|turban|cancer|diabetes|dyslexi[ac])"
    rf"(?:\s+(?:only\s+)?(?:user|{_PERSON}))?{_END}",
    rf"{_EARLIER}(?i:refugee|work|student|spouse|residence|visa)\s+(?i:visa|status|permit|application)",
)
_AWARDS = (
    rf"{_EARLIER}(?i:the\s+)?(?:[A-Z0-9][\w'’-]*\s+){{1,5}}(?i:award|prize|medal|trophy|fellowship|scholarship){_END}",
    rf"{_EARLIER}(?i:winner|finalist|laureate|recipient|runner-up)s?\s+of\s+(?:the\s+|our\s+)?[\w'’-]+"
    rf"(?:\s+[\w'’-]+){{0,3}}",
    rf"{_EARLIER}(?i:won|received|was\s+awarded|got)\s+(?:the|our|an?)\s+(?P<it>(?:[\w'’-]+\s+){{0,4}}(?i:award"
    rf"|prize|medal|scholarship|fellowship))",
)
_KIND = (
    r"(?i:talk|session|workshop|lecture|lightning\s+talk|presentation|project|podcast|book|paper|song|poster|blog|post|"
    r"article|panel|game|app|library|tutorial|thesis|channel|show|zine|album|film)"
)
_TITLES = (
    rf"{_EARLIER}{_KIND}s?\s+(?:(?:was\s+)?(?:titled|entitled|called|named|on|about|under\s+the\s+title)\s+)?"
    rf"(?P<it>[\"“‘«][^\"”’»\n]{{2,80}}[\"”’»])",
    rf"(?P<it>[\"“«][^\"”»\n]{{2,80}}[\"”»]),?\s+(?:her|his|their|a|the|our)\s+{_KIND}",
)


_HAN = r"[一-鿿々〆ヶァ-ヺー・A-Za-z0-9]"
_BEFORE_JA = r"(?<![一-鿿々ァ-ヺー])"
_WHO = rf"(?:{_any(words.PEOPLE_JA)})"
_NO_PLACE = re.compile(
    r"^(?:各|同|当|本|次|全|この|その|別|他|会場|最寄り?|近く|隣|大|小|新|旧|元|総合|地域|多目的|公共|コール"
    r"|データ|安全|個人|"
    r"オンライン|イベント|開催|当日|一般|多く|複数|国内|海外|外部|内部|担当|関係|情報|技術|共同|地下|専用|待合)*"
    r"(?:駅|ビル|ホテル|カフェ|バー|レストラン|センター|ホール|教室|公園|広場|病院|大学|高校|学校|会館"
    r"|キャンパス|スタジオ|協会|"
    r"学会|研究所|新聞|放送|テレビ|銀行|保険|研究科|学部|省|庁|ガス|ソフト|システムズ|タワー|食堂|建設|出版|航空|運輸)$"
)


def _is_any_place(match: re.Match[str]) -> bool:
    """Whether it names a kind of place and none of its own: 最寄り駅, 会場のビル."""
    return _NO_PLACE.match(match.group()) is not None


_PLACES_JA = (
    rf"{_BEFORE_JA}{_HAN}{{1,14}}?{_any(words.VENUES_JA)}(?![一-鿿ァ-ヺーさ])",
    r"(?:(?:カフェ|喫茶|居酒屋|ホテル|レストラン|民宿|旅館)[・\s]?|(?:バー|スナック|食堂|スタジオ)[・\s])"
    r"[一-鿿ァ-ヺーぁ-ん]{2,12}?(?=[でにのへをがはと、。（(]|$)",
    r"[一-鿿々]{2,4}(?:の(?:コワーキングスペース|カフェ|会議室|図書館|病院|教会|居酒屋|バー|ホテル|ビル"
    r"|英会話教室|教室|店))",
    r"(?:さくら|桜|もみじ|紅葉|松|竹|梅|藤|菊|鶴|亀|富士|孔雀|鳳凰|葵|若葉|椿)の間(?=[でにのへをがはと、。])",
)
_EMPLOYERS_JA = (
    r"(?:株式会社|有限会社|合同会社|一般社団法人|NPO法人|学校法人|医療法人"
    r"|財団法人)[・\s]?[一-鿿ァ-ヺーぁ-んA-Za-z0-9]{1,14}?(?=[でにのへをがはと、。（(]|社員|勤務|$)",
    r"[一-鿿ァ-ヺーぁ-んA-Za-z0-9]{1,14}(?:株式会社|有限会社|合同会社)",
    rf"[一-鿿ァ-ヺーA-Za-zぁ-ん]{{1,10}}?{_any(words.SCHOOLS_JA)}(?![一-鿿さ]|の(?:施設|講義室|教室を))",
    rf"[一-鿿ァ-ヺーA-Zぁ-ん]{{0,8}}?{_any(words.FIRMS_JA)}(?=に勤|で働|の社員|の職員|勤務|の人|の記者|に就職)",
    r"[一-鿿]{2,4}(?:支部|支社|支店|事業所|営業所|チャプター)",
    r"[ァ-ヺーA-Za-z一-鿿]{2,12}(?=に勤め|で働いて|に就職|を退職)",
    r"[一-鿿]{2,4}の(?:勉強会|ミートアップ|コミュニティ)(?=の(?:主催|代表|運営|メンバー))",
)
_ROLES_JA = (
    rf"(?:唯一|ただ一人|たった一人|一人だけ|初めて|最年少|最年長|最年少?|紅一点|最古参)の?"
    rf"(?:[一-鿿ァ-ヺー]{{1,6}}の?)?{_WHO}",
    rf"(?:[一-鿿ァ-ヺー]{{1,6}}?)?{_any(words.POSTS_JA)}(?=[はがをにとのもでへ、。（(だで]|です|から|さん|本人)"
    rf"(?!に(?:なる|選)|として(?:は|も))",
    r"双子の?[兄弟姉妹]{0,2}|[一-鿿ァ-ヺー]{2,6}の(?:妻|夫|弟|妹|兄|姉|娘|息子|婚約者|いとこ|母親|父親)",
    r"(?:スポンサー|協賛企業|会社)の(?:インターン|社員|担当者|広報)",
    r"[一-鿿ァ-ヺー]{2,10}の(?:作者|開発者|創設者|主宰者|管理者|メンテナー|優勝者|受賞者)",
    r"(?:テレビ局|新聞社|ラジオ局|出版社|警察署|市役所|区役所|大使館)",
)
_AGES_JA = (
    r"(?<![\d〜~])(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:歳|才|代(?:前半|後半|半ば)?)の?"
    r"(?:[一-鿿ァ-ヺー]{1,6})?|生後\s?\d{1,2}\s?(?:か月|ヶ月|カ月|日|週)",
    r"[一-鿿ァ-ヺー]{2,8}(?:出身|生まれ|育ち|国籍|系)(?!の(?:ある|ない))",
    rf"(?<![一-鿿ァ-ヺー])(?!外国|日本|[一二三四五六七八九十数何両全各個本他当]{{1,2}}人)(?:[ァ-ヺー]{{2,8}}"
    rf"|[一-鿿]{{1,3}})人の?{_WHO}",
    r"妊娠中?|妊婦|車いす|車椅子|耳の聞こえない|目の見えない|聴覚障害|視覚障害|身体障害|発達障害|性同一性"
    r"|トランスジェンダー|同性愛|ゲイ|"
    r"レズビアン|離婚|未亡人|難民|在留資格|在留期間|技能実習|就労ビザ|生活保護|がん患者|糖尿病|うつ病|ヒジャブ",
)
_AWARDS_JA = (
    r"[一-鿿ァ-ヺー]{2,12}(?:賞|大賞|金賞|銀賞|銅賞|メダル)(?!味|金額|与)",
    r"[一-鿿ァ-ヺー]{2,12}の?(?:優勝者|受賞者|準優勝|入賞者|優勝)",
)
_TITLES_JA = (
    r"(?:発表|講演|登壇|セッション|ワークショップ|企画|番組|著書|論文|作品|曲|ポスター|記事|ブログ"
    r"|プロジェクト|題名)(?:の題名は|は|、)?(?P<it>[「『][^」』\n]{2,50}[」』])(?!と(?:言|話|書|伝|答|叫))",
    r"(?P<it>[「『][^」』\n]{2,50}[」』])(?:という|と題(?:する|した)|の(?:著者|作者|司会))(?!(?:こと|意味|気持"
    r"|言葉|発言|声|趣旨|内容|指摘|意見|話|理由|連絡|メール|返事))",
    r"(?P<it>『[^』\n]{2,40}』)",
)

_KINDS = (
    (_PLACES, FindingKind.PLACE, PLACE, _is_generic),
    (_EMPLOYERS, FindingKind.ORG, EMPLOYER, _is_generic),
    (_ROLES, FindingKind.ROLE, ROLE, None),
    (_AGES, FindingKind.ROLE, AGE, None),
    (_AWARDS, FindingKind.ROLE, AWARD, None),
    (_TITLES, FindingKind.QUOTE, TITLE, None),
    (_PLACES_JA, FindingKind.PLACE, PLACE, _is_any_place),
    (_EMPLOYERS_JA, FindingKind.ORG, EMPLOYER, _is_any_place),
    (_ROLES_JA, FindingKind.ROLE, ROLE, None),
    (_AGES_JA, FindingKind.ROLE, AGE, None),
    (_AWARDS_JA, FindingKind.ROLE, AWARD, None),
    (_TITLES_JA, FindingKind.QUOTE, TITLE, None),
)
RULES = tuple(
    Rule(re.compile(pattern), kind, why, Level.WARN, unless)
    for patterns, kind, why, unless in _KINDS
    for pattern in patterns
)
"""All rules for what identifies indirectly; they warn and never block."""
