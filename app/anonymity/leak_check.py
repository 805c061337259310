"""The leak check: all findings of a text, known and unknown, in one sorted answer; it never changes a text."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.anonymity import name_model, unknown
from app.anonymity.known import register
from app.anonymity.mentioned import MENTIONED
from app.domain.people import Person
from app.domain.public_report import Finding, FindingKind, Level
from app.i18n import N_, _

_SAMPLE = "One of us said hello. 一人が挨拶しました。"
NO_MODEL = N_(
    "The English name model is not installed here. English names that nobody has registered are sought with lists "
    "alone, which miss about one in three."
)


def check(
    text: str,
    people: Sequence[Person],
    *,
    allow: Sequence[str] = (),
    sources: Sequence[str] = (),
    language: str = "mixed",
    region: str = "JP",
) -> tuple[Finding, ...]:
    """Every place of the text that could show who somebody is, sorted by start (R15, anonymity.md 7 and 8).

    `allow` holds what the community itself publishes, `sources` the texts whose wording must not return, `language` the
    text's own ("en", "ja", "mixed": in Japanese 11/3 is a day), `region` the country whose phone numbers need no
    prefix. Reasons are in the language being spoken.
    """
    known = register(tuple(people), tuple(allow))
    released = known.released(text)
    japanese = language == "ja"
    found = [
        finding
        for finding in unknown.find(text, allow=allow, sources=sources, japanese=japanese, region=region)
        if not any(start <= finding.start and finding.end <= end for start, end in released)
    ]
    return merged([*known.find(text), *found])


def known_only(text: str, people: Sequence[Person], *, allow: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Only the registered people in the text: for every raw string of a finished PDF (anonymity.md 7.9)."""
    return merged(register(tuple(people), tuple(allow)).find(text))


def ordinary_places(text: str, people: Sequence[Person], *, allow: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Where a word stands that is also a registered person's name, and that the check took for the word.

    Never a part of `check`: a list to look through once before publishing ("also written as an ordinary word").
    """
    known = register(tuple(people), tuple(allow))
    met = [(one.start, one.end) for one in known.find(text)]
    places = [one for one in known.ordinary(text) if not any(low < one.end and one.start < high for low, high in met)]
    return merged(places)


def load() -> None:
    """Read the lists, the dictionary and the model, if it is installed: half a second, for a worker thread."""
    check(_SAMPLE, ())
    if name_model.available():
        name_model.vocabulary()


def limits() -> tuple[str, ...]:
    """What this installation cannot look for, as sentences for the result of a check; nothing where all is there."""
    return () if name_model.available() else (_(NO_MODEL),)


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each place and person: what overlaps about the same person, or about nobody, becomes one."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda one: (one.start, -one.end, not _is_known(one))):
        partner = next((at for at, other in enumerate(kept) if _belong_together(other, finding)), None)
        if partner is None:
            kept.append(finding)
        else:
            kept[partner] = _union(kept[partner], finding)
    return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.person or "")))


def _belong_together(one: Finding, other: Finding) -> bool:
    overlap = one.start < other.end and other.start < one.end
    return (
        overlap and (one.person == other.person or not (_is_known(one) and _is_known(other))) and not _apart(one, other)
    )


def _is_known(finding: Finding) -> bool:
    """Whether it tells which registered person; somebody a report only mentions may be any of them."""
    return finding.person not in (None, MENTIONED)


def _apart(one: Finding, other: Finding) -> bool:
    """A quotation holds other findings without swallowing them."""
    return (one.kind is FindingKind.QUOTE) is not (other.kind is FindingKind.QUOTE)


def _union(one: Finding, other: Finding) -> Finding:
    """Both findings as one: the whole span, the graver level, the person if there is one."""
    first, second = sorted((one, other), key=_weight)
    person = second.person if _is_known(second) else first.person or second.person
    return replace(first, start=min(one.start, other.start), end=max(one.end, other.end), person=person)


def _weight(finding: Finding) -> tuple[bool, bool, int]:
    return finding.level is Level.WARN, not _is_known(finding), finding.start - finding.end
