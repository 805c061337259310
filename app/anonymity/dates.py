"""Days and clock times in both languages and every order; a month, a quarter or a span of time is never met here."""

import re

from app.anonymity.spotting import Rule
from app.domain.public_report import FindingKind, Level
from app.i18n import N_

_DAY = N_("An exact day. Say the month, the season or the time since the first report.")
_HOLIDAY = N_("A day that everybody can find in a calendar. Say the month or the season.")
_CLOCK = N_("A time of day. Say morning, evening or nothing.")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?"
    r"(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    r"(?![a-z])\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])\.?"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_NTH = r"(?:st|nd|rd|th)"
_WORD = (
    r"(?:twenty|thirty)[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first"
    r"|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    r"|nineteenth|twentieth|thirtieth"
)
_YEAR = r"(?:19|20)\d\d(?!\d)"
_UNITS = (
    r"(?!\s?(?:%|percent|people|persons?|members?|attendees?|participants?|reports?|cases?|events?"
    r"|messages?|comments?|times|hours?|days?|weeks?|"
    r"months?|years?|of\s+(?:them|the|our|us|these|those)|volunteers?|organizers?|organisers?"
    r"|accounts?|miles|minutes?|points?))"
)
_S = r"[\s,./-]{1,3}"
_NOT_BEFORE = r"(?<![A-Za-z0-9])"

_KANJI_NUMBER = r"[〇一二三四五六七八九十廿卅元\d]{1,4}"
_JA_DAY = r"(?:[12]\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?)"
_JA_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_ERA = r"(?:令和|平成|昭和|大正|明治|㋿|(?<![A-Za-z])[RHS](?=\d))"
_JA_WEEKDAY = r"(?:[(（][月火水木金土日](?:曜日?|・[祝休])?[)）]|[月火水木金土日]曜日?)"
_SPAN_AFTER = (
    r"(?!\s?(?:間|以内|以上|以下|未満|以降に?連続|後|前|目|ほど|程度|くらい|ぐらい|分|たった|たっ"
    r"|経|あたり|当たり|連続|ごと|おき|中(?!旬)|にわたり|のうち|だけ|もの|も(?:か|経)|"
    r"につき|に\s?[\d一二三四五六七八九]|[・、]\s?\d+日間|を超|休|余り|足らず|とか|ずつ|がたち"
    r"|が経|[~-]\d{1,2}日(?:間|以内|後|前)))"
)


def _is_ratio(match: re.Match[str]) -> bool:
    """Whether "a/b" reads as a fraction or as "24/7" and not as a day."""
    first, second = int(match.group("a")), int(match.group("b"))
    if not 0 < first < 32 or not 0 < second < 32 or (first > 12 and second > 12) or (first, second) == (24, 7):
        return True
    text, start, end = match.string, match.start(), match.end()
    after = text[end : end + 8]
    if re.match(
        r"\s*(?:of(?![a-z])|の(?:参加|人|割|確|時|量|回|メ|会)|ほど|程度|以[上下]|が|を|量|people"
        r"|members|majority|vote)",
        after,
    ):
        return True
    if (
        re.match(r"\s?(?:[(（]?[月火水木金土日][)）]|に|の|夜|朝|昼|午|から|まで|~|-\s?\d)", after)
        or first > 12
        or second > 12
    ):
        return False
    return (
        re.search(
            r"(?:on|since|until|till|by|before|after|from|dated|[月日]|date:?)\s*$",
            text[max(0, start - 8) : start],
            re.I,
        )
        is None
    )


def _is_span(match: re.Match[str]) -> bool:
    """Whether "14日" is a length of time: what stands before says so."""
    before = match.string[max(0, match.start() - 6) : match.start()]
    return (
        re.search(
            r"(?:約|あと|計|合計|最長|最大|最低|最短|少なくとも|この|わずか|延べ|毎|過去|向こう|中"
            r"|丸|まる|数|以内の|第|Day\s?|[\d.,]|か月と|週間と)$",
            before,
        )
        is not None
    )


def _days_in_english() -> list[Rule]:
    month_first = (
        rf"{_MONTH}{_S}(?:the\s+)?{_NUMBER}(?:{_NTH})?(?![\d:])(?!-?(?:hour|day|week|month|year|minute|person|people))"
        rf"{_UNITS}(?:\s?(?:-|to|and|&)\s?{_NUMBER}(?:{_NTH})?(?![A-Za-z0-9_:]))?(?:,?\s*'?(?:{_YEAR}|\d\d(?!\d)))?"
    )
    day_first = (
        rf"{_NUMBER}(?:{_NTH})?(?:\s?(?:-|to|and|&|,)\s?{_NUMBER}(?:{_NTH})?)?"
        rf"(?:\s+of)?[\s./,-]{{0,3}}{_MONTH}(?:{_S}'?(?:{_YEAR}|\d\d(?!\d)))?"
    )
    patterns = (
        rf"{_NOT_BEFORE}(?:{_WEEKDAY}{_S})?(?:the\s+)?{day_first}",
        rf"{_NOT_BEFORE}(?:{_WEEKDAY}{_S})?{month_first}",
        rf"{_NOT_BEFORE}(?:the\s+)?(?:{_WORD})(?:\s+of)?\s+{_MONTH}",
        rf"{_NOT_BEFORE}{_MONTH}\s+(?:the\s+)?(?:{_WORD})(?![A-Za-z0-9_-])(?!\s+(?:week|half|time"
        rf"|report|person|quarter|of))",
        rf"{_NOT_BEFORE}{_WEEKDAY}{_S}(?:the\s+)?{_NUMBER}(?:{_NTH})?(?![A-Za-z0-9_:%/]){_UNITS}",
        rf"{_NOT_BEFORE}(?:the\s+)?(?:{_NUMBER}{_NTH}|{_WORD})\s+of\s+(?:this|the|last|next|that)\s+month(?![a-z])",
        rf"{_NOT_BEFORE}{_WEEKDAY},?\s+the\s+(?:{_WORD})(?![A-Za-z-])",
        rf"{_NOT_BEFORE}(?:{_NUMBER})\.?\s+(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre"
        rf"|octobre|novembre|d[ée]cembre|januar|februar|m[äa]rz|juni|juli|oktober|dezember|enero|febrero|marzo"
        rf"|abril|mayo|junio|julio|septiembre|octubre|noviembre|diciembre)(?![a-z])",
        rf"{_NOT_BEFORE}the\s+(?:{_NUMBER})(?:{_NTH})(?![a-z])(?!\s+(?:person|people|report|time"
        rf"|week|day|month|year|edition|event|meetup|case|session|"
        rf"floor|place|party|account|message|comment|request|incident|quarter|century|of\s+(?!{_MONTH})))",
        rf"{_NOT_BEFORE}(?:on|since|until|by|from)\s+(?:the\s+)?(?:{_WEEKDAY}\s+)?"
        rf"(?:the\s+)?{_NUMBER}{_NTH}(?![a-z])(?!\s+(?:floor|place|avenue|street))",
    )
    return [
        Rule(re.compile(pattern, re.IGNORECASE), FindingKind.DATE, _DAY, unless=_is_lowercase_verb)
        for pattern in patterns
    ]


def _is_lowercase_verb(match: re.Match[str]) -> bool:
    """Whether the only month in it is the verb "may" or "march"."""
    words = re.findall(r"[A-Za-z]+", match.group())
    months = [word for word in words if re.fullmatch(_MONTH.replace(r"(?![a-z])\.?", ""), word, re.IGNORECASE)]
    verb = bool(months) and all(word in {"may", "march", "mar", "sun", "sat"} for word in months)
    weekday_only = not months and any(word in {"sun", "sat", "mon", "wed"} for word in words)
    return verb or weekday_only


def _days_in_numbers() -> list[Rule]:
    sep = r"\s?[-/.]\s?"
    day, month = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
    start, end = r"(?<![\d./-])", r"(?![\d])(?!\.\d)"
    plain = (
        rf"{start}{_YEAR[:-6]}{sep}{month}{sep}{day}{end}",
        rf"{start}(?:{month}{sep}{day}|{day}{sep}{month}){sep}{_YEAR}{end}",
        rf"(?<![\d./A-Za-z-])(?:{month}/{day}|{day}/{month})/'?\d\d{end}",
        r"(?<![\d./A-Za-z-])(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])-\d\d(?![\d-])",
        r"(?<![\d./A-Za-z-])(?:0[1-9]|[12]\d|3[01])-(?:0[1-9]|1[0-2])-\d\d(?![\d-])",
        r"(?<![\d./A-Za-z-])(?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\d|3[01])(?![\d/%]|\.\d)",
        r"(?<![\d./A-Za-z-])(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.\d\d(?![\d]|\.\d)",
        r"(?<![\dA-Za-z])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d])",
        r"(?<![\dA-Za-z])(?:19|20)\d\d-?W[0-5]\d-[1-7](?!\d)",
        rf"(?<![\dA-Za-z/.-]){_ERA}\s?{_KANJI_NUMBER}[./-]{month}[./-]{day}(?!\d)",
    )
    rules = [Rule(re.compile(pattern, re.ASCII), FindingKind.DATE, _DAY) for pattern in plain]
    short = re.compile(
        r"(?<![\d/.A-Za-z-])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/]|\.\d)(?:\s?[-~]\s?\d{1,2}(?:/\d{1,2})?(?!\d))?"
    )
    return [*rules, Rule(short, FindingKind.DATE, _DAY, unless=_is_ratio)]


def _days_in_japanese() -> list[Rule]:
    year = rf"(?:{_ERA}\s?)?{_KANJI_NUMBER}\s?年\s?(?:度\s?)?"
    full = (
        rf"(?<![\d.])(?:{year}|(?:今年|昨年|去年|来年|同年|翌年)の?)?\s?{_JA_MONTH}\s?(?:月|ガツ"
        rf"|がつ)の?\s?{_JA_DAY}\s?(?:日|にち)(?!間|数|前|後)\s?{_JA_WEEKDAY}?"
    )
    alone = (
        rf"(?<![\d.,〇一二三四五六七八九十月約])(?P<it>{_JA_DAY}\s?日)\s?(?:{_JA_WEEKDAY}|"
        rf"(?={_SPAN_AFTER}(?:に|の(?:夜|朝|昼|夕|午|深夜|晩|早朝|イベント|勉強会|会|懇親|ミート"
        rf"|交流|集)|"
        rf"夜|朝|昼|夕|午[前後]|深夜|未明|早朝|から|まで|付|時点|開催|当日|で(?!き)|[,、は。]|\s?\d{{1,2}}[時:])))"
    )
    named = rf"(?:同|翌|今|先|前|当|来|再来|先々)月の?\s?{_JA_DAY}\s?日{_SPAN_AFTER}"
    reverse = rf"{_JA_WEEKDAY}\s?の?\s?{_JA_DAY}日(?!間)"
    listed = (
        rf"{_JA_MONTH}月\s?{_JA_DAY}\s?[、,・~〜-]\s?{_JA_DAY}日(?!間)|(?:{year})\s?{_JA_MONTH}月\s?\d{{1,2}}(?![\d日])"
    )
    first = rf"{_JA_MONTH}月(?:ついたち|朔日|晦日|みそか|末日)"
    return [
        Rule(re.compile(full), FindingKind.DATE, _DAY, unless=_is_frequency),
        Rule(re.compile(alone), FindingKind.DATE, _DAY, unless=_is_span),
        *(Rule(re.compile(pattern), FindingKind.DATE, _DAY) for pattern in (named, reverse, first, listed)),
    ]


def _is_frequency(match: re.Match[str]) -> bool:
    return re.match(r"\s?(?:以内|ほど|程度|ごと|おき)", match.string[match.end() :]) is not None


def _clock_times() -> list[Rule]:
    hour, minute = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
    number = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    half = r"(?:am|pm|a\.\s?m\.?|p\.\s?m\.?|a\.m|p\.m)(?![a-z])"
    counted = r"(?!\s?(?:人|件|名|回|%|対|の割合|割|票|点))"
    english = (
        rf"(?<![\d:.,A-Za-z-]){hour}:{minute}(?::{minute})?(?![\d:]){counted}(?:\s?{half})?(?:\s?"
        rf"(?:JST|UTC|GMT)(?![A-Za-z]))?",
        rf"(?<=T){hour}:{minute}",
        rf"(?<![\d:.A-Za-z]){hour}(?:[.:h]{minute})?\s?{half}",
        rf"(?<![A-Za-z]){number}(?:[\s-](?:thirty|fifteen|forty-five))?\s?{half}",
        rf"(?<![A-Za-z\d])(?:{number}|{hour})\s+o\s?'?\s?clock",
        rf"(?<![A-Za-z])(?:half|quarter|\d{{1,2}}\s+minutes|(?:five|ten|twenty"
        rf"|twenty-five)\s+minutes)\s+(?:past|to|before|after)\s+"
        rf"(?:{number}|{hour}|noon|midnight)(?![A-Za-z\d])",
        rf"(?<![A-Za-z])(?:five|ten|twenty|twenty-five|\d{{1,2}})\s+past\s+(?:{number}|{hour}|noon"
        rf"|midnight)(?![A-Za-z\d])",
        rf"(?<![\d.A-Za-z])(?:[01]\d|2[0-3]){minute}\s?(?:hours|hrs|h)(?![A-Za-z])",
        rf"(?<![\d.A-Za-z]){hour}h{minute}(?!\d)",
        rf"(?<![\d.,:A-Za-z-]){hour}\s?h(?![A-Za-z\d])",
        rf"(?<![\d.:A-Za-z-])(?:{hour}|{number})\s+in\s+the\s+(?:morning|afternoon|evening)(?![A-Za-z])",
        rf"(?<![A-Za-z])(?:{number})[\s-](?:thirty|fifteen|forty-five|forty\s+five|twenty|ten|oh\s+five)"
        rf"(?![A-Za-z-])(?!\s+(?:people|persons?|members|attendees|percent|minutes|times|points|years|days))",
        rf"(?<![A-Za-z])half\s+{number}(?![A-Za-z-])",
        r"(?<![A-Za-z])(?:noon|midday|midnight)(?:\s+sharp)?(?![A-Za-z-])",
        rf"(?<![\d.A-Za-z]){hour}[.:]{minute}\s?(?:h|hrs?|hours|Uhr|o'?clock)(?![A-Za-z])",
        rf"(?<![A-Za-z])(?:five|ten|twenty|twenty-five|a\s+quarter|quarter|half)\s+(?:to|till|of"
        rf"|before)\s+{number}(?![A-Za-z-])(?!\s+(?:people|persons?|members|attendees|percent|times|days|hours"
        rf"|minutes|years|points|of))",
        rf"(?<![\d.:A-Za-z-]){hour}(?:[:.]{minute})?\s?-?ish(?![A-Za-z])",
        rf"(?<![\d.:A-Za-z-]){hour}(?::{minute})?\s?(?:[-–~]|to|and|until|till)\s?{hour}(?::{minute})?\s?{half}",
        rf"(?<![A-Za-z])(?:at|around|about|before|after|until|by)\s+(?:about\s+|around\s+)?"
        rf"(?:{number}|{hour}(?![\d:.%]))\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night"
        rf"|that\s+(?:night|evening|morning|afternoon)|sharp)",
        rf"(?<![A-Za-z])(?:at|around|until|before|after)\s+(?:{number}-(?:thirty|fifteen)|"
        rf"(?:{number})\s+(?:thirty|fifteen|forty-five))(?![A-Za-z])",
        r"(?<![A-Za-z])(?:at|around|about|until|after|before|twelve|12)\s+(?:noon|midday|midnight)(?![A-Za-z])",
        rf"(?<![A-Za-z])(?:{number})\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night)(?![A-Za-z])",
        rf"(?<![A-Za-z])(?:at|around|until|from)\s+{hour}\.{minute}(?![\d%])",
    )
    part = r"(?:午前|午後|深夜|早朝|朝|昼|夕方|夕|夜中|夜|晩|AM|PM|am|pm)の?\s?"
    kanji = r"(?:二十[一二三四]?|十[一二三四五六七八九]?|[〇零一二三四五六七八九])"
    not_span = r"(?!間|代|制|期|点|刻|給|短|差|折|々|系列|計|報|効|速|事|局)"
    japanese = (
        rf"(?<![\d.]){part}(?:{hour}|{kanji})\s?時{not_span}(?:\s?(?:半|(?:{minute}|\d"
        rf"|[一二三四五]?十?[一二三四五六七八九]?)分))?(?:\s?(?:ごろ|頃|ころ|過ぎ|すぎ|前"
        rf"|ちょうど))?",
        rf"(?<![\d.:A-Za-z]){hour}\s?時{not_span}(?:\s?(?:半|[0-5]?\d分))?(?:\s?(?:ごろ|頃|ころ"
        rf"|過ぎ|すぎ|前|ちょうど|台))?",
        rf"(?<![〇一二三四五六七八九十何同]){kanji}時(?![間代制期点刻給短差折々的に]|系列)(?=と|\s|$|[、。）)]|で"
        rf"(?!す)|の(?!間|代|流|話|人|私|ま))",
        rf"(?<![〇一二三四五六七八九十何同]){kanji}時(?:半|[一二三四五]?十?[一二三四五六七八九]?分"
        rf"|ごろ|頃|過ぎ|すぎ|ちょうど|まで|から|に(?!は|お|至)|台)",
        rf"{part}{hour}:{minute}",
        r"正午|零時|真夜中の\d",
    )
    flags = re.IGNORECASE
    rules = [Rule(re.compile(pattern, flags), FindingKind.TIME, _CLOCK) for pattern in english]
    return [*rules, *(Rule(re.compile(pattern), FindingKind.TIME, _CLOCK, unless=_is_moment) for pattern in japanese)]


def _is_moment(match: re.Match[str]) -> bool:
    """Whether 一時 means "for a while" and not one o'clock."""
    return match.group().startswith("一時") and not match.group().startswith(
        ("一時半", "一時ごろ", "一時頃", "一時過", "一時すぎ")
    )


_HOLIDAYS = re.compile(
    r"(?<![A-Za-z])(?:christmas(?:\s+(?:eve|day))?|new\s+year'?s\s+(?:eve|day)|halloween"
    r"(?:\s+night)?|valentine'?s\s+day|boxing\s+day|independence\s+day|"
    r"april\s+fools'?(?:\s+day)?)(?![A-Za-z])|クリスマス(?:イブ)?|元日|元旦|大晦日|大みそか"
    r"|ハロウィン(?:当日|の夜)|バレンタインデー",
    re.IGNORECASE,
)

RULES = (
    *_days_in_english(),
    *_days_in_numbers(),
    *_days_in_japanese(),
    *_clock_times(),
    Rule(_HOLIDAYS, FindingKind.DATE, _HOLIDAY, Level.WARN),
)
"""All rules for days and times."""

RULES_IN_JAPANESE = (
    Rule(
        re.compile(
            r"(?<![\d/.A-Za-z-])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\d/%]|\.\d|\s?(?:of|の"
            r"|以|ほど|程度|が|を|量))"
        ),
        FindingKind.DATE,
        _DAY,
    ),
)
"""What is a day only in a text that is Japanese: 11/3."""
