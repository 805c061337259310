"""Combination: small things that say nothing alone and together point at one person (anonymity.md 8)."""

from collections.abc import Iterable

from app.domain.public_report import Finding, FindingKind

NOTE, SECOND_READER = 2, 3
"""So many different small things are worth a word; so many need somebody else's eyes."""
_SMALL = frozenset({FindingKind.PLACE, FindingKind.ORG, FindingKind.ROLE, FindingKind.QUOTE, FindingKind.COMBINATION})


def small_things(findings: Iterable[Finding]) -> int:
    """How many different small things these findings show: the same kind for the same reason counts once."""
    return len({(finding.kind, finding.why) for finding in findings if finding.kind in _SMALL})


def needs_second_reader(findings: Iterable[Finding]) -> bool:
    """Whether so many small things stand together that another person has to read the text."""
    return small_things(findings) >= SECOND_READER
