"""Numbers that lead to one person or one file: tickets, badges, references, plates; never versions, sums or counts."""

import re

from app.anonymity.spotting import Rule
from app.domain.public_report import FindingKind
from app.i18n import N_

_REFERENCE = N_("A number that can be looked up: a reference, a ticket, a badge.")

_STANDARDS = (
    "iso|rfc|sha|aes|utf|es|http|https|wcag|ieee|pep|jis|usb|covid|mp|ipv|fy|cp|ms|rsa|ed|base|windows|python"
    "|php|java|node|vue|html|css|gpt|h|unicode|ansi"
    "|iec|pdf|en|day|week|month|version|ver|v|q|level|part|section|article|chapter|step|phase|group|person|fi"
    "gure|table|page|world|office|room|floor"
)
_CODE = re.compile(
    r"(?<![A-Za-z0-9_#/-])(?P<head>[A-Z]{1,8})(?P<sep>[-_/. ]?)(?P<rest>"
    r"(?=[A-Z0-9_/-]*\d{3})[A-Z0-9]+(?:[-_/][A-Z0-9]+){0,4})(?![A-Za-z0-9_]|-\d)"
)
_CUE = (
    r"(?:ticket|badge|reference|ref|case|report|order|invoice|booking|reservation|confirmation"
    r"|registration|membership|member|employee|student|staff|"
    r"passport|licen[cs]e|account|customer|receipt|tracking|issue|bug|request|permit|card|locker"
    r"|seat|incident|docket|application|file|policy|visa)"
)
_NUM = r"(?:number|num|no|nr|id|code|#|№)"
_VALUE = r"(?:[A-Z]{0,6}[-/]?\d[A-Z0-9]*(?:[-/.][A-Z0-9]+)*)"
_JA_CUE = (
    r"(?:受付|整理|管理|事案|報告|案件|参加者?|参加証|会員|社員|職員|学籍|学生証?|名札|チケット"
    r"|予約|申込|申し込み|注文|問い?合わせ|お客様|免許証?|旅券|パスポート|在留カード|"
    r"マイナンバー|個人|口座|座席|ロッカー|受験|登録|登録証|証明書|カード|事件|識別|追跡|伝票|発注"
    r"|請求書?|領収書?|バッジ|ゲスト|入館証?|診察券?|保険証?|電話)"
)
_UNIT_AFTER = (
    r"(?!\s?(?:yen|円|人|名|件|people|回|%|dollars|members|ドル|万|億|bytes?|文字|字|点|票|km|m"
    r"(?![A-Za-z])|participants|attendees|words|characters))"
)


def _is_standard(match: re.Match[str]) -> bool:
    head, sep, rest = match.group("head"), match.group("sep"), match.group("rest")
    known = re.fullmatch(_STANDARDS, head, re.IGNORECASE) is not None
    year = re.fullmatch(r"(?:199|20[0-3])\d|19\d\d", rest) is not None
    word_and_number = sep in {" ", "."} and (len(head) > 4 or year or not re.search(r"\d{3}", rest))
    return known or year or word_and_number or (sep == " " and head in {"I", "A", "CEO", "OK"})


def _is_small(match: re.Match[str]) -> bool:
    """Whether a cue is followed by a year, or by one digit alone."""
    value = match.group("it")
    return re.fullmatch(r"\d|(?:19|20)\d\d", value) is not None


_PATTERNS = (
    r"(?<![A-Za-z])(?:ref|reg|tel|conf|inv)\.\s?(?:no\.?\s)?#?(?P<it>[A-Z]{0,4}-?\d{2,}(?:[-/][A-Z0-9]+)*)"
    r"(?![A-Za-z0-9%])",
    r"(?<![A-Za-z0-9_-])(?P<it>(?-i:[A-Z][A-Za-z]{1,7})-(?:19|20)\d\d-\d{1,6})(?![\d-])",
    r"(?<![A-Za-z])BIC:?\s(?P<it>[A-Z]{6}[A-Z0-9]{2,5})(?![A-Za-z0-9])",
    r"(?<![A-Za-z])(?:ending|ends|last\sdigits)\s(?:in\s)?(?P<it>\d{3,4})(?!\d)",
    r"(?<![A-Za-z])(?:plate|vehicle|flight|car)\s(?:no\.?\s|number\s)?(?P<it>(?-i:(?=[A-Z0-9-]*\d)"
    r"(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{4,9}))(?![A-Za-z0-9])",
    r"(?<![A-Za-z])(?:booth|table|desk|stand|row|bug|commit|revision|build|gate|stall)\s#?"
    r"(?P<it>[A-Z]-?\d{1,3}|\d{2,}|(?=[a-f]*\d)[0-9a-f]{7,12})(?![A-Za-z0-9%])",
    r"(?<![A-Za-z0-9:])(?P<it>(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2})(?![A-Za-z0-9:])",
    r"(?<![A-Za-z0-9:])(?P<it>(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4})+)(?![A-Za-z0-9:])",
    r"(?<![A-Za-z])(?:file|folder|record|docket|dossier|claim|job|lot|serial|model|batch|parcel|tracking|queue"
    r"|bib|table"
    r"|card|key|room\s?key|key\s?card|access|door|pin|extension|ext\.?)\s?(?:no\.?|number|code|id|#)?\s?[:#]?\s?"
    r"(?P<it>[A-Z]{0,4}-?\d{2,}(?:[-/.]\d+)+|0\d{2,})(?![A-Za-z0-9%])",
    r"(?<![A-Za-z])(?:licen[cs]e|permit|driver'?s\slicen[cs]e|IBAN|BIC|SSN|NHS|VAT)(?:\s(?:no\.?|number"
    r"|id))?\s?[:#]?\s?"
    r"(?P<it>(?-i:[A-Z]{0,3}\d[A-Z0-9]*(?:[ -][A-Z0-9]{1,8}){0,8}))(?![A-Za-z0-9])",
    r"(?:座席|席|ロッカー|ゼッケン|名札|整理券?|札|ブース|棚|机|箱|部屋|鍵|棟)\s?(?:は|が|の|：|:|No\.?|番号)?\s?"
    r"(?P<it>[A-Z]{0,2}-?\d{1,4}[A-Z]?)\s?番(?!目)",
    r"(?:座席|席|ロッカー|ゼッケン|名札|整理券?|ブース|棚|机|鍵)(?:は|が|：|:)\s?(?P<it>[A-Z]-?\d{1,4})(?![0-9])",
    r"[一-鿿ぁ-ん]{1,4}\s?(?P<it>\d{2,3}\s?[ぁ-ん]\s?[\d・]{1,2}-?[\d・]{2})(?!\d)",
    rf"(?<![A-Za-z]){_CUE}s?\s(?P<it>(?:19|20)\d\d-\d{{1,6}})(?![\d-])",
    r"(?<![A-Za-z])(?:booking|reservation|confirmation|ticket|order|registration|ref|reference"
    r"|code|badge)(?:\s(?:ref|reference|code|no\.?|number))?"
    r"\s?(?:is|:|#)?\s?(?P<it>(?-i:(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{5,12}))(?![A-Za-z0-9])",
    r"(?<![A-Za-z])seat\s(?P<it>\d{1,3}[A-K]|[A-K]-?\d{1,3})(?![A-Za-z0-9])",
    r"(?:座席|席番?|ロッカー)\s?(?P<it>[A-Z]-?\d{1,3}|\d{1,3}[A-Z]?)(?:番)?(?![0-9A-Za-z人件名])",
    r"(?<![A-Za-z0-9_#&])#(?P<it>[A-Za-z]{2,8}-\d{2,}(?:-\d+)*)(?!\d)",
    rf"(?<![A-Za-z]){_CUE}s?\s?(?:{_NUM}\.?)\s?(?:is|was|:|：|=|#)?\s?(?P<it>{_VALUE})(?![A-Za-z0-9])",
    rf"(?<![A-Za-z]){_CUE}s?\s?(?:#|:\s?#?|：)\s?(?P<it>{_VALUE})(?![A-Za-z0-9])",
    r"(?<![A-Za-z])(?:ticket|badge|ref(?:erence)?|case|booking|passport|order|invoice|locker|seat"
    r"|incident|docket|issue)\s(?P<it>(?:[A-Z]{1,4}-?)?\d{2,}(?:[-/][A-Z0-9]+)*)"
    r"(?![A-Za-z0-9%]|\s?(?:people|reports|cases|minutes|hours|days|times|members|attendees|yen|percent))",
    r"(?<![A-Za-z])(?:no|nr|№)\.?\s?(?P<it>\d{2,}(?:[-/]\d+)*)(?![A-Za-z0-9%])",
    r"(?<![A-Za-z])(?:ID|UID|SN|S/N)\s?(?:[:#=：]|is|was|は|no\.?|number|番号は?)?\s?(?P<it>"
    r"(?=[A-Z0-9-]*\d\d)[A-Z0-9][A-Z0-9-]{2,20})(?![A-Za-z0-9])",
    rf"{_JA_CUE}(?:の?(?:番号|ID|No\.?|コード|ナンバー))?\s?(?:は|が|:|：|=|#|No\.?|第)\s?"
    rf"(?P<it>{_VALUE})(?:号|番)?(?![A-Za-z0-9年月日時分人名件回%])",
    rf"{_JA_CUE}?(?:番号|ナンバー|コード)\s?(?:は|が|:|：|=|「)?\s?(?P<it>{_VALUE})(?![A-Za-z0-9年月日時分人名件回%])",
    r"第\s?(?P<it>[A-Z]?\d[\d-]+|[〇一二三四五六七八九十百千]{3,})\s?号",
    r"(?<![\d.,])(?P<it>\d{2,}[-/]?\d*)\s?(?:号|番)(?:の(?:チケット|ロッカー|席|札|名札|バッジ))",
    r"(?<![\d/.,A-Za-z-])(?!(?:19|20)\d\d/(?:0[1-9]|1[0-2])(?!\d))(?P<it>\d{3,6}/\d{2})(?![\d/])",
    r"(?<![\d/.,A-Za-z-])(?P<it>(?:19|20)\d\d-\d{2,5}-\d{2,6}|(?:19|20)\d\d-\d{3,6})(?![\d-])",
    r"(?<![A-Za-z0-9_#&])#(?P<it>\d{2,7})(?![0-9A-Za-z])",
    r"(?<![A-Za-z0-9])(?P<it>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9])",
    r"(?<![A-Za-z0-9])(?P<it>(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,64})(?![A-Za-z0-9])",
    r"(?<![\d.])(?P<it>(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3})(?![\d.])",
    r"(?<![\d-])(?P<it>\d{4}[-\s]\d{4}[-\s]\d{4}(?:[-\s]\d{4})?)(?![\d-])",
    r"[一-鿿]{1,4}\s?(?P<it>\d{2,3}\s?[ぁ-ん]\s?\d{1,2}-\d{2})(?!\d)",
    r"(?<![A-Za-z0-9])(?P<it>[a-z]{1,3}\d{5,9})(?![A-Za-z0-9])",
)
_HELPLINES = re.compile(r"(?:8891|9110|8103|8008|7119|8000|8778)$")


def _is_harmless(match: re.Match[str]) -> bool:
    hash_before = match.string[match.start("it") - 1 : match.start("it")] == "#"
    return _is_small(match) or (hash_before and _HELPLINES.match(match.group("it")) is not None)


RULES = (
    Rule(_CODE, FindingKind.ID, _REFERENCE, unless=_is_standard),
    *(
        Rule(re.compile(pattern, re.IGNORECASE), FindingKind.ID, _REFERENCE, unless=_is_harmless)
        for pattern in _PATTERNS
    ),
    Rule(re.compile(rf"(?<![\d.,:/A-Za-z-])\d{{6,}}(?![\d,/]|\.\d|-\d){_UNIT_AFTER}"), FindingKind.ID, _REFERENCE),
)
"""All rules for reference numbers."""
