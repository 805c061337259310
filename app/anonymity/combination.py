"""Several harmless details that together point at one person (anonymity.md 8); never what a single one means."""

from collections.abc import Iterable, Iterator, Sequence

from app.anonymity.details import Detail, details, paragraphs
from app.domain.public_report import Finding, FindingKind, Level
from app.i18n import N_, _

NOTED, READ_BY_ANOTHER = 2, 3
"""So many different details in one paragraph are noted; so many ask for a second reader."""

TWO = N_("Two details stand together here. Could somebody who knows the community tell who it is?")
MANY_HERE = N_(
    "Three or more details stand together here. They may point at one person. Make some of them general, and let "
    "somebody else read the text."
)
MANY_IN_ALL = N_(
    "The whole text has three or more such details. They may point at one person. Make some of them general, and let "
    "somebody else read the text."
)


def find(text: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    """What the findings of a text mean together: one for each paragraph with two details or more, or for the text."""
    crowded = False
    for start, end in paragraphs(text):
        here = details(text, findings, start, end)
        crowded = crowded or len(here) >= READ_BY_ANOTHER
        if len(here) >= NOTED:
            yield _together(here, MANY_HERE if len(here) >= READ_BY_ANOTHER else TWO)
    whole = details(text, findings)
    if not crowded and len(whole) >= READ_BY_ANOTHER:
        yield _together(whole[-1:], MANY_IN_ALL)


def small_things(text: str, findings: Iterable[Finding]) -> int:
    """How many different small things these findings show in the text; the same words count once."""
    return len(details(text, findings))


def needs_second_reader(text: str, findings: Iterable[Finding]) -> bool:
    """Whether so many small things stand together that another person has to read the text."""
    return small_things(text, findings) >= READ_BY_ANOTHER


def _together(found: Sequence[Detail], why: str) -> Finding:
    return Finding(
        start=found[0].start,
        end=found[-1].end,
        kind=FindingKind.COMBINATION,
        level=Level.WARN,
        person=None,
        why=_(why),
    )
