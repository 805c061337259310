"""The details of a text that point at somebody without naming anybody, each as often as it is different."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.anonymity.normalize import folded
from app.domain.public_report import Finding, FindingKind, Level

_INDIRECT = frozenset({FindingKind.PLACE, FindingKind.ORG, FindingKind.ROLE})
_ARTICLE = re.compile(r"^(?:the|a|an|our|my|her|his|their|this|that)\s+")


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail: what it says, whatever its case and article, and where it stands first."""

    says: str
    start: int
    end: int


def details(text: str, findings: Iterable[Finding], start: int = 0, end: int | None = None) -> tuple[Detail, ...]:
    """The different details among these findings that lie between two places of the text, in order."""
    limit = len(text) if end is None else end
    found: dict[str, Detail] = {}
    for one in sorted(findings, key=lambda finding: finding.start):
        if one.level is Level.WARN and one.kind in _INDIRECT and start <= one.start and one.end <= limit:
            says = _ARTICLE.sub("", folded(text[one.start : one.end]).strip())
            found.setdefault(says, Detail(says, one.start, one.end))
    return tuple(_without_parts(found.values()))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each line with words begins and ends."""
    return (match.span() for match in re.finditer(r"[^\n]*\w[^\n]*", text))


def _without_parts(found: Iterable[Detail]) -> Iterator[Detail]:
    """The details without those that only repeat a part of another: "treasurer" beside "treasurer of the group"."""
    listed: Sequence[Detail] = tuple(found)
    for one in listed:
        if not any(one.says in other.says and one.says != other.says for other in listed):
            yield one
