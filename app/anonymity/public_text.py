"""The one maker of AnonymizedReport: a public text becomes a report only when nothing in it shows who somebody is."""

from collections.abc import Sequence
from datetime import date

from app.anonymity import combination
from app.anonymity.leak_check import check, merged
from app.anonymity.normalize import without_hidden
from app.anonymity.text_format import PublicText, read_public_text
from app.anonymity.wording import wording
from app.domain.dismissals import Dismissal, split
from app.domain.people import Person
from app.domain.public_report import AnonymizedReport, Block, Finding, Level
from app.errors import AppError
from app.i18n import ngettext


class IdentitiesLeft(AppError):
    """The text still shows who somebody is; `findings` point into the text as it was given."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        blocking = sum(finding.level is Level.BLOCK for finding in findings)
        sentence = ngettext(
            "{n} place could show who someone is. The PDF was not made. Look at it and try again.",
            "{n} places could show who someone is. The PDF was not made. Go through them one by one.",
            blocking,
        )
        super().__init__(sentence.format(n=blocking))
        self.findings = tuple(findings)


def anonymize(
    text: str,
    *,
    language: str,
    reference: str,
    published_on: date,
    community_name: str,
    contact: str,
    people: Sequence[Person],
    allow: Sequence[str] = (),
    sources: Sequence[str] = (),
    region: str = "JP",
    dismissals: Sequence[Dismissal] = (),
    read_before: bool = False,
) -> AnonymizedReport:
    """The text as a public report, checked whole: title, setting and outcome too (R15).

    `published_on` appears as a quarter only. `dismissals` are findings somebody left, each with a reason, as long as
    their sentence stands. `read_before` says that the people involved read the text. Raises
    IdentitiesLeft while a finding blocks, UnknownHeading and EmptyText for a text that is no report.
    """
    known = (*allow, reference, community_name, contact)
    findings = find_identities(text, language=language, people=people, allow=known, sources=sources, region=region)
    standing, _left = split(findings, text, dismissals)
    if any(finding.level is Level.BLOCK for finding in standing):
        raise IdentitiesLeft(standing)
    read = read_public_text(without_hidden(text), language)
    return AnonymizedReport(
        language=language,
        reference=reference,
        title=read.title,
        setting=read.setting,
        outcome=read.outcome,
        published=quarter(published_on, language),
        publisher=community_name,
        contact=contact,
        summary=_section(read, "summary"),
        what_happened=_section(read, "what_happened"),
        determination=_section(read, "determination"),
        response=_section(read, "response"),
        timeline=_section(read, "timeline"),
        reconsideration=_section(read, "reconsideration"),
        about=_about(language, read_before),
    )


def find_identities(
    text: str,
    *,
    language: str,
    people: Sequence[Person],
    allow: Sequence[str] = (),
    sources: Sequence[str] = (),
    region: str = "JP",
) -> tuple[Finding, ...]:
    """All findings of a public text, in the text as given; also what only shows once its asterisks are gone.

    What several of them mean together comes as findings of the kind combination.
    """
    plain, places = _without_marks(text)
    found = [*check(text, people, allow=allow, sources=sources, language=language, region=region)]
    if plain != text:
        for finding in check(plain, people, allow=allow, sources=sources, language=language, region=region):
            start, end = places[finding.start], places[finding.end - 1] + 1
            found.append(_moved(finding, start, end))
    known = merged(found)
    together = combination.find(text, known)
    return tuple(sorted((*known, *together), key=lambda one: (one.start, one.end)))


def quarter(day: date, language: str) -> str:
    """The quarter a day lies in: "Fourth quarter of 2026", 「2026年第4四半期（10〜12月）」."""
    return wording(language).quarters[(day.month - 1) // 3].format(year=day.year)


def _section(read: PublicText, name: str) -> tuple[Block, ...]:
    return tuple(read.sections[name])


def _about(language: str, read_before: bool) -> tuple[Block, ...]:
    words = wording(language)
    said = (words.left_out, words.read_before if read_before else "", words.do_not_guess)
    return (Block(text=words.gap.join(filter(None, said))),)


def _without_marks(text: str) -> tuple[str, list[int]]:
    """The text without asterisks, and where each of its characters stood."""
    places = [at for at, char in enumerate(text) if char != "*"]
    return "".join(text[at] for at in places), places


def _moved(finding: Finding, start: int, end: int) -> Finding:
    return Finding(start=start, end=end, kind=finding.kind, level=finding.level, person=finding.person, why=finding.why)
