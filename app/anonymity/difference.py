"""A new publication next to earlier ones: what they say together may point at one person (anonymity.md 8)."""

from collections.abc import Iterator, Sequence

from app.anonymity import indirect
from app.anonymity.details import Detail, details
from app.anonymity.normalize import narrow
from app.anonymity.periods import months
from app.anonymity.spotting import spots
from app.domain.public_report import Finding, FindingKind, Level
from app.i18n import N_, _

SAME_MONTH = N_(
    "An earlier publication about the same time has this detail, too. Whoever reads both may join them. Make "
    "one of them "
    "general."
)
SAME_DETAILS = N_(
    "An earlier publication has the same details, too. Whoever reads both may join them. Make some of them general."
)


def find(text: str, earlier: Sequence[str]) -> tuple[Finding, ...]:
    """Every detail of a new public text that an earlier one shares, where the two can be joined by it.

    They can be joined by one rare detail about the same month, season or quarter, and by two rare details at any time.
    `earlier` are texts that were published, never the same text in another language.
    """
    here, when = _details(text), months(narrow(text).text)
    found: dict[tuple[int, int], Finding] = {}
    for other in earlier:
        said = {one.says for one in _details(other)}
        shared = [one for one in here if one.says in said]
        together = bool(when & months(narrow(other).text))
        if shared and (together or len(shared) > 1):
            for one in shared:
                found.setdefault((one.start, one.end), _finding(one, SAME_MONTH if together else SAME_DETAILS))
    return tuple(found[place] for place in sorted(found))


def _details(text: str) -> tuple[Detail, ...]:
    return details(text, tuple(_indirect(text)))


def _indirect(text: str) -> Iterator[Finding]:
    view = narrow(text)
    for spot in spots(indirect.RULES, view.text):
        start, end = view.span(spot.start, spot.end)
        yield Finding(start=start, end=end, kind=spot.kind, level=spot.level, person=None, why="")


def _finding(one: Detail, why: str) -> Finding:
    return Finding(
        start=one.start, end=one.end, kind=FindingKind.COMBINATION, level=Level.WARN, person=None, why=_(why)
    )
