"""The shape all rules for unknown identifiers share: a pattern, a kind, a reason; never a pattern itself."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.public_report import FindingKind, Level


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern; where it has a group named `it`, that group alone is the finding."""

    pattern: re.Pattern[str]
    kind: FindingKind
    why: str
    """A message of the catalog, not yet translated."""
    level: Level = Level.BLOCK
    unless: Callable[[re.Match[str]], bool] | None = None
    """Says of a match that it is harmless after all."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place a rule matched; `start` and `end` count characters of the narrow text."""

    start: int
    end: int
    kind: FindingKind
    level: Level
    why: str


def spots(rules: Sequence[Rule], text: str) -> Iterator[Spot]:
    """Every place in the narrow text where a rule matches and does not excuse itself."""
    for rule in rules:
        for match in rule.pattern.finditer(text):
            if rule.unless is not None and rule.unless(match):
                continue
            group = "it" if "it" in rule.pattern.groupindex and match.group("it") is not None else 0
            yield Spot(match.start(group), match.end(group), rule.kind, rule.level, rule.why)
