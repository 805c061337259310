"""Dismissals: a finding that somebody looked at and left, with a reason; each holds for one sentence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.public_report import Finding, FindingKind

_ENDS = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """What was left standing, in which sentence, and why (R15)."""

    id: int
    kind: FindingKind
    words: str
    sentence: str
    reason: str
    dismissed_at: str

    def covers(self, finding: Finding, text: str) -> bool:
        """Whether it speaks of this finding: the same words in the same sentence, to the letter."""
        return (
            finding.kind is self.kind
            and squeezed(text[finding.start : finding.end]) == self.words
            and sentence_around(text, finding.start, finding.end) == self.sentence
        )


def squeezed(words: str) -> str:
    """The words with single spaces: a line that breaks elsewhere is the same sentence."""
    return " ".join(words.split())


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or the sentences, in which a place of the text lies; code points, end exclusive."""
    breaks = [(match.start(), match.end()) for match in _ENDS.finditer(text)]
    first = max((after for before, after in breaks if after <= start), default=0)
    last = min((before for before, _after in breaks if before >= end), default=len(text))
    return squeezed(text[first:last])


def split(
    findings: Iterable[Finding], text: str, dismissals: Sequence[Dismissal]
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, Dismissal], ...]]:
    """The findings that still stand, and those that were dismissed with what dismissed them."""
    standing: list[Finding] = []
    left: list[tuple[Finding, Dismissal]] = []
    for finding in findings:
        dismissal = next((one for one in dismissals if one.covers(finding, text)), None)
        if dismissal is None:
            standing.append(finding)
        else:
            left.append((finding, dismissal))
    return tuple(standing), tuple(left)
