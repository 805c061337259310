"""Where a finding stands in a text field: findings count code points, Qt counts UTF-16 units; never what it is."""

import re

_HONORIFIC = re.compile(r"さん|さま|様|氏|君|くん|ちゃん|-(?:san|sama|kun|chan)(?![A-Za-z])")


def to_units(text: str, point: int) -> int:
    """The UTF-16 unit at which this code point of the text begins."""
    return _units(text[:point])


def to_points(text: str, unit: int) -> int:
    """The code point in which this UTF-16 unit of the text lies."""
    encoded = text.encode("utf-16-le", "surrogatepass")[: 2 * unit]
    return len(encoded.decode("utf-16-le", "replace")) if unit <= _units(text) else len(text)


def with_honorific(text: str, end: int) -> int:
    """The end of a name together with the さん or "-san" that follows it, in code points."""
    follows = _HONORIFIC.match(text, end)
    return follows.end() if follows else end


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
