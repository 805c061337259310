"""Postal codes and street addresses in Japan and abroad; a town or a venue alone is no address."""

import re

from app.anonymity.spotting import Rule
from app.domain.public_report import FindingKind
from app.i18n import N_

_ADDRESS = N_("An address or a postal code.")

_BLOCK = r"(?:\d{1,4}|[一二三四五六七八九十百〇]{1,4})"
_HAN = r"[一-鿿々ヶケノヵぁ-んァ-ヴー]"
_TAIL = rf"(?:{_BLOCK}\s?(?:丁目|番地?の?|号(?!室)|条|-)\s?の?\s?){{1,4}}(?:{_BLOCK})?(?:\s?号(?!室))?"
_STREET = (
    r"(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|square|sq|terrace"
    r"|way|loop|row|walk|mews|alley|quay|grove|gardens|highway|hwy|parkway|crescent|close)(?![A-Za-z])\.?"
)
_SUFFIX = r"(?:ku|shi|cho|chome|chōme|machi|ken|fu|to|gun|mura|dori)"
_PATTERNS = (
    r"〒\s?\d{3}\s?[-ー]?\s?\d{4}",
    r"(?<![\d-])\d{3}-\d{4}(?![\d-])",
    r"(?:郵便番号|(?i:postal code|zip(?: code)?|postcode))\s?(?:is|は|:|：)?\s?"
    r"(?P<it>[A-Z]{0,2}\d[\dA-Z -]{3,8}\d?[A-Z]{0,2})(?![A-Za-z0-9])",
    rf"(?:{_HAN}{{1,6}}?[都道府県])?\s?"
    rf"(?:{_HAN}{{1,8}}?[市郡区町村]\s?){{1,3}}[^\s。、,.!?()（）「」\d]{{0,12}}?\s?{_TAIL}(?!\s?"
    rf"(?:人|件|名|回|年|月|日|時|%|分|歳))",
    r"[一-鿿々]{1,6}\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?丁目(?:\s?\d{1,3}(?:番地?|-)(?:\s?\d{1,3}号?)?)?",
    r"(?<![\d/.-])[一-鿿々]{2,6}\d{1,2}-\d{1,3}-\d{1,3}(?![\d-])",
    r"(?<![\d/.-])\d{1,4}番地(?:の\d+)?|(?<![\d/.-])\d{1,3}番\d{1,3}号",
    r"(?<![\d.-])\d{2,4}\s?号室",
    rf"(?<![\d.,/:-])\d{{1,5}}[A-Za-z]?(?:-\d{{1,4}})*\s+(?:(?:N|S|E|W|North|South|East"
    rf"|West)\.?\s+)?(?:[A-Z][\w'.-]*\s+){{1,4}}(?i:{_STREET})",
    r"(?<![\d/.-])\d{1,4}(?:-\d{1,4}){1,3},?\s+(?!Person|People|Members|Weeks?|Days?|Months?"
    r"|Hours?|Reports?|Cases?)[A-Z][\w'-]*[a-z](?:[\s,]+[A-Z][\w'-]+){0,5}",
    r"(?<![\d/.-])\d{1,2}-chome(?:[\s,-]+\d{1,3}(?:-\d{1,3}){0,2})?(?:,?\s+[A-Z][\w-]+){0,3}",
    rf"[A-Z][\w-]+-(?:{_SUFFIX}),?\s+\d{{1,3}}(?:-\d{{1,3}}){{1,3}}",
    r"[A-Z][a-z]+\s+\d{1,2}(?:-\d{1,3}){2,3}(?!\d)",
    r"(?<![A-Za-z])(?i:apt|apartment|suite|flat|unit|room|rm)\.?\s?#?\s?(?:\d{2,4}[A-Za-z]?"
    r"|\d{1,4}[A-Za-z])(?![A-Za-z0-9])",
    r"(?<![\d/.-])\d{1,2}\s?-?\s?[Cc]home(?:[\s,-]+\d{1,3}(?:-\d{1,3}){0,2})?",
    r"(?<![\d/.-])\d{1,4},?\s+(?:[Rr]ue|[Vv]ia|[Cc]alle|[Aa]venida|[Pp]laza|[Rr]ua)\s+[A-Za-zÀ-ÿ' -]{3,30}",
    r"[A-ZÄÖÜ][a-zäöüß]+(?:straße|strasse|gasse|weg|platz)\s+\d{1,4}[a-z]?",
    r"(?<![A-Za-z])P\.?\s?O\.?\s?Box\s+\d+",
    r"(?<![A-Z0-9])[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?![A-Z0-9])",
    r"(?<![A-Z])(?:[A-Z][a-z]+,?\s)(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]"
    r"|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])\s\d{5}(?:-\d{4})?",
)
_FLOOR = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|B\d|地下\s?\d?)\s?(?:階|F(?![A-Za-z])|フロア)"
_NTH = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|top|ground)"
_HOUSE = r"(?:[Bb]uilding|[Bb]ldg\.?|[Tt]ower|[Hh]all|[Hh]ouse|[Bb]lock|[Cc]enter|[Cc]entre|[Pp]laza|[Ww]ing|[Aa]nnex)"
_FLOORS = (
    rf"[一-鿿々ァ-ヺーA-Za-z0-9]{{0,12}}(?:ビル(?:ディング)?|館|棟|タワー|プラザ|センター|ヒルズ|会館|ホテル"
    rf"|本社|支社)\s?(?:の\s?)?{_FLOOR}(?:\s?\d{{2,4}}号?室?)?",
    rf"(?<![A-Za-z0-9])(?:the\s+)?(?i:{_NTH})[\s-][Ff]loor\s+(?:of|in|at)\s+(?:the\s+)?"
    rf"(?:[A-Z][\w'-]+\s+){{0,3}}(?:{_HOUSE})(?:\s[A-Z0-9](?![A-Za-z]))?",
    rf"(?<![A-Za-z0-9])(?:{_HOUSE})\s+[A-Z0-9]{{1,3}},?\s+(?:(?i:{_NTH})\s+[Ff]loor|[Ff]loor\s+\d+)",
    rf"(?<![\d.,/:-])\d{{1,5}}[A-Za-z]?\s+(?:(?:North|South|East|West|N|S|E|W)\.?\s+)?\d{{1,3}}(?:st|nd|rd"
    rf"|th)\s+(?i:{_STREET})",
    r"(?<![\d,.:/$¥€£-])\d{5}-\d{4}(?![\d-])",
    r"(?<![\d,.:/$¥€£#A-Za-z_-])(?!\d{2}000)\d{5}(?![\d,:/%A-Za-z_-]|\.\d|\s?(?:yen|円|人|名|件|回|people"
    r"|dollars|euros?|members|万|億"
    r"|bytes?|文字|字|点|票|participants|attendees|words|characters|visitors|times|lines|views|歩|冊|個|枚|票|部))",
    r"(?<![A-Z0-9])[A-Z]\d[A-Z]\s?\d[A-Z]\d(?![A-Z0-9])",
    r"[A-ZÄÖÜ][a-zäöüß]+(?:straße|strasse|str\.|gasse|weg|platz|allee|ring)\s+\d{1,4}\s?[a-z]?"
    r"(?:,\s?\d{5}\s[A-Z][a-zäöüß]+)?",
    r"(?<![\d/.-])[一-鿿々]{2,8}(?:\d{1,2}条|[東西南北]\d{1,2}){1,2}(?:[東西南北]\s?\d{1,2})?(?:丁目)?",
    r"[一-鿿々ァ-ヺー]{2,8}(?:通|筋|町)[^\s。、]{0,8}(?:上ル|下ル|上る|下る|西入ル|東入ル|西入|東入)\s?[^\s。、]{0,10}",
    r"[一-鿿々]{1,8}(?:市|区|町|村|郡)[^\s。、()（）]{1,14}?\d{1,4}(?:番地|番|号|-|－)\d{0,4}(?:番|号)?\d{0,3}",
)
_STANDARD = re.compile(r"(?:ISO|RFC|IEC|DIN|JIS|EN|CVE|port|error|code|about|over|around|約|計|全)\s?$", re.IGNORECASE)


def _is_a_standard(match: re.Match[str]) -> bool:
    """Whether the digits are the number of a standard or a round count."""
    return _STANDARD.search(match.string[max(0, match.start() - 8) : match.start()]) is not None


RULES = tuple(
    Rule(re.compile(pattern), FindingKind.ADDRESS, _ADDRESS, unless=_is_a_standard)
    for pattern in (*_PATTERNS, *_FLOORS)
)
"""All rules for addresses."""
