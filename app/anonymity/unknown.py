"""What could point to anybody, found by its form: contacts, numbers, addresses, days, times; never by a register."""

import re
from collections.abc import Iterator, Sequence

from app.anonymity import addresses, contacts, dates, indirect, names, references
from app.anonymity.normalize import Folded, fold, narrow
from app.anonymity.quotes import RULES as QUOTE_RULES
from app.anonymity.quotes import TAKEN_OVER, taken_over
from app.anonymity.spotting import Spot, spots
from app.domain.public_report import Finding, FindingKind, Level
from app.i18n import _

_GOES_ON = re.compile(r"[A-Za-z0-9_/@-]|(?<=/)[^\s、。」）)]")
_STOPS = re.compile(r"[.,;:!?…]+$")
_NUMBER = re.compile(r"[0-9@]|://")
_RULES = (*contacts.RULES, *dates.RULES, *addresses.RULES, *references.RULES, *indirect.RULES)


def find(text: str, *, allow: Sequence[str], sources: Sequence[str], japanese: bool, region: str) -> Iterator[Finding]:
    """Every place that could point to somebody by its form alone; what lies in an allowed phrase is silent."""
    allowed = tuple(allowed_spans(text, allow))
    view = narrow(_covered(text, allow))
    rules = (*_RULES, *dates.RULES_IN_JAPANESE) if japanese else _RULES
    for spot in (*spots(rules, view.text), *contacts.phones(view.text, region), *names.find(view.text)):
        stops = _STOPS.search(view.text, spot.start, spot.end) if spot.kind is FindingKind.URL else None
        span = view.span(spot.start, stops.start() if stops is not None else spot.end)
        if not _inside(span, allowed):
            yield _finding(spot, span)
    for spot in spots(QUOTE_RULES, text):
        if not _inside((spot.start, spot.end), allowed):
            yield _finding(spot, (spot.start, spot.end))
    for start, end in _joined(taken_over(text, sources)):
        if not _inside((start, end), allowed):
            yield _finding(Spot(start, end, FindingKind.QUOTE, Level.BLOCK, TAKEN_OVER), (start, end))


def _covered(text: str, allow: Sequence[str]) -> str:
    """The text with allowed numbers and addresses made unreadable, so that no rule grows out of one into its neighbors.

    Allowed words stay: a town is a part of an address that is none of the community's.
    """
    for start, end in allowed_spans(text, [phrase for phrase in allow if _NUMBER.search(phrase)]):
        if not _GOES_ON.match(text, end):
            text = text[:start] + "\ufffc" * (end - start) + text[end:]
    return text


def allowed_spans(text: str, allow: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where an allowed phrase stands in the text, whatever its width and case."""
    view: Folded = fold(text)
    for phrase in allow:
        sought = fold(phrase).text.strip()
        at = view.text.find(sought) if sought else -1
        while at >= 0:
            yield view.span(at, at + len(sought))
            at = view.text.find(sought, at + len(sought))


def _inside(span: tuple[int, int], allowed: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in allowed)


def _joined(places: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping places as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _finding(spot: Spot, span: tuple[int, int]) -> Finding:
    return Finding(start=span[0], end=span[1], kind=spot.kind, level=spot.level, person=None, why=_(spot.why))
