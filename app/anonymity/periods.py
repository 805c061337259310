"""Months, seasons and quarters a text speaks of, in both languages, as months that can be compared; never a day."""

import re

_MONTHS = "january february march april may june july august september october november december".split()
_EN_MONTH = re.compile(
    r"(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:of\s+)?((?:19|20)\d\d)", re.IGNORECASE
)
_EN_SEASON = re.compile(r"(?<![a-z])(spring|summer|autumn|fall|winter)\s+(?:of\s+)?((?:19|20)\d\d)", re.IGNORECASE)
_EN_QUARTER = re.compile(
    r"(?<![a-z])(?:(first|second|third|fourth)\s+quarter\s+(?:of\s+)?|q([1-4])\s?/?\s?)((?:19|20)\d\d)", re.IGNORECASE
)
_JA_MONTH = re.compile(r"((?:19|20)\d\d)\s?年\s?の?(1[0-2]|[1-9])\s?月")
_JA_SEASON = re.compile(r"((?:19|20)\d\d)\s?年\s?の?\s?([春夏秋冬])")
_JA_QUARTER = re.compile(r"((?:19|20)\d\d)\s?年\s?第\s?([1-4])\s?四半期")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12, "春": 3, "夏": 6, "秋": 9, "冬": 12}
_QUARTERS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}


def months(text: str) -> frozenset[tuple[int, int]]:
    """Every month, as year and number, that lies in a month, a season or a quarter the narrow text speaks of."""
    found: set[tuple[int, int]] = set()
    for name, year in _EN_MONTH.findall(text):
        found.add((int(year), 1 + next(at for at, month in enumerate(_MONTHS) if month.startswith(name.lower()))))
    for year, number in _JA_MONTH.findall(text):
        found.add((int(year), int(number)))
    seasons = [(name.lower(), year) for name, year in _EN_SEASON.findall(text)]
    seasons += [(name, year) for year, name in _JA_SEASON.findall(text)]
    for name, year in seasons:
        found.update(_following(int(year), _SEASONS[name]))
    quarters = [
        (_QUARTERS[word.lower()] if word else int(number), year) for word, number, year in _EN_QUARTER.findall(text)
    ]
    quarters += [(int(number), year) for year, number in _JA_QUARTER.findall(text)]
    for number, year in quarters:
        found.update(_following(int(year), int(number) * 3 - 2))
    return frozenset(found)


def _following(year: int, month: int) -> list[tuple[int, int]]:
    """Three months in a row; a winter goes on into the next year."""
    return [(year + (month + more - 1) // 12, (month + more - 1) % 12 + 1) for more in range(3)]
