"""What could stand in the place of a finding that points at nobody registered: always the same coarser word."""

import re
import unicodedata
from dataclasses import dataclass

from app.domain.public_report import Finding, FindingKind

_PLAIN = {
    FindingKind.NAME: ("someone", "ある人"),
    FindingKind.HANDLE: ("an account", "あるアカウント"),
    FindingKind.EMAIL: ("a contact address", "連絡先"),
    FindingKind.PHONE: ("a contact address", "連絡先"),
    FindingKind.URL: ("a web page", "あるウェブページ"),
    FindingKind.ID: ("a number", "ある番号"),
    FindingKind.ADDRESS: ("an address", "ある住所"),
    FindingKind.PLACE: ("the venue", "会場"),
    FindingKind.ORG: ("an organization", "ある団体"),
    FindingKind.ROLE: ("a participant", "ある参加者"),
}
_SEASONS = {
    "en": ("winter", "spring", "summer", "autumn"),
    "ja": ("冬", "春", "夏", "秋"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_WORD = re.compile(rf"(?<![a-z])({'|'.join(_MONTHS)})[a-z]*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MONTH_JA = re.compile(r"(1[0-2]|0?[1-9])\s?月")
_MONTH_AFTER_YEAR = re.compile(r"(?:19|20)\d\d\s?[-/.]\s?(1[0-2]|0?[1-9])\s?[-/.]")
_HOUR = re.compile(r"(?<!\d)([01]?\d|2[0-4])(?!\d)")
_AFTERNOON = re.compile(r"p\.?\s?m|午後|夜|夕", re.IGNORECASE)
_BEFORE = {"en": re.compile(r"\b(?:on|at)\s+$", re.IGNORECASE), "ja": re.compile(r"(?!)")}
_PARTS_OF_DAY = {
    "en": ("at night", "in the morning", "in the afternoon", "in the evening"),
    "ja": ("夜", "午前", "午後", "夕方"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Words for a span of the text, which may begin before the finding: "on 3 May" becomes "in spring"."""

    start: int
    words: str


def offer(finding: Finding, text: str, language: str) -> Replacement | None:
    """The coarser words for this finding in a text of this language; None where somebody has to find them."""
    said = unicodedata.normalize("NFKC", text[finding.start : finding.end])
    spoken = "ja" if language == "ja" else "en"
    if finding.kind is FindingKind.DATE:
        words = _season(said, spoken)
    elif finding.kind is FindingKind.TIME:
        words = _part_of_day(said, spoken)
    else:
        words = _PLAIN[finding.kind][spoken == "ja"] if finding.kind in _PLAIN else ""
    if not words:
        return None
    start = finding.start
    if finding.kind in (FindingKind.DATE, FindingKind.TIME) and (
        before := _BEFORE[spoken].search(text, max(0, start - 6), start)
    ):
        start = before.start()
    began = text[:start].rstrip(" ")
    if spoken == "en" and (not began or began[-1] in ".\n!?:-"):
        words = words[:1].upper() + words[1:]
    return Replacement(start=start, words=words)


def _season(said: str, language: str) -> str:
    """The season and the year of a day, as far as it says them."""
    year = match.group(1) if (match := _YEAR.search(said)) else ""
    month = _month(said)
    if not month:
        return {"en": "around that time", "ja": "そのころ"}[language]
    season = _SEASONS[language][month % 12 // 3]
    if language == "ja":
        return f"{year}年{season}" if year else season
    return f"in {season} {year}".rstrip() if year else f"in {season}"


def _month(said: str) -> int:
    if match := _MONTH_WORD.search(said):
        return _MONTHS.index(match.group(1).lower()) + 1
    if match := _MONTH_JA.search(said) or _MONTH_AFTER_YEAR.search(said):
        return int(match.group(1))
    return 0


def _part_of_day(said: str, language: str) -> str:
    if not (match := _HOUR.search(said)):
        return {"en": "that day", "ja": "その日"}[language]
    hour = int(match.group(1))
    if hour < 12 and _AFTERNOON.search(said):
        hour += 12
    night, morning, afternoon, evening = _PARTS_OF_DAY[language]
    if hour < 5 or hour >= 21:
        return night
    return morning if hour < 12 else afternoon if hour < 17 else evening
