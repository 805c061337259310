"""What the reports of a case say, with every name as a field of its own; made on the worker, shown in the studio."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.anonymity.mentioned import MENTIONED
from app.domain.case import Case
from app.domain.forms import Privacy
from app.domain.people import Person, Role
from app.domain.public_report import FindingKind
from app.i18n import N_, _
from app.services import anonymity
from app.services.session import Session
from app.ui.anonymity.places import with_honorific

ROLE_WORDS = {
    Role.REPORTER: N_("Reporter"),
    Role.REPORTED: N_("Reported person"),
    Role.AFFECTED: N_("Affected person"),
    Role.WITNESS: N_("Witness"),
    Role.ORGANIZER: N_("Organizer"),
    Role.OTHER: N_("Another person"),
}
"""What people are called while their names are hidden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the original: plain words, a heading, or a field that stands for somebody."""

    text: str = field(repr=False)
    role: Role | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """All reports of a case to be read, names as they stand or as role words."""

    pieces: tuple[Piece, ...]

    def roles(self) -> tuple[Role, ...]:
        """The roles that appear, each once, in the order of `Role`."""
        there = {piece.role for piece in self.pieces}
        return tuple(role for role in Role if role in there)


def read_original(session: Session, case: Case, *, named: bool) -> Original:
    """The reporters' own words, report by report; without `named` no name leaves the worker."""
    known = anonymity.knowledge(session, case)
    everybody = replace(known, people=tuple(replace(person, consent=False) for person in known.people))
    words = role_words(case.people)
    pieces: list[Piece] = []
    for number, received in enumerate(case.reports, start=1):
        if len(case.reports) > 1:
            title = _("Report {number} of {count}").format(number=number, count=len(case.reports))
            pieces.append(Piece(text=title, heading=True))
        given = received.report.answers()
        for question in received.report.questions():
            if question.privacy is Privacy.FREE_TEXT and question.key in given:
                pieces.append(Piece(text=_(question.label), heading=True))
                pieces += _fields(given[question.key], everybody, words, named=named)
    return Original(pieces=tuple(pieces))


def role_words(people: Sequence[Person]) -> dict[str, tuple[Role, str]]:
    """Role and role word of each person by id; numbered where several have the same role."""
    several = Counter(person.role for person in people)
    numbers: Counter[Role] = Counter()
    words: dict[str, tuple[Role, str]] = {MENTIONED: (Role.OTHER, _("Somebody mentioned"))}
    for person in people:
        numbers[person.role] += 1
        word = _(ROLE_WORDS[person.role])
        if several[person.role] > 1:
            word = _("{role} {number}").format(role=word, number=numbers[person.role])
        words[person.id] = person.role, word
    return words


def _fields(
    text: str, known: anonymity.Knowledge, words: dict[str, tuple[Role, str]], *, named: bool
) -> Iterator[Piece]:
    at = 0
    for found in known.find_known(text):
        if found.start < at or found.person not in words or found.kind is FindingKind.ROLE:
            continue
        end = with_honorific(text, found.end)
        role, word = words[found.person]
        if found.start > at:
            yield Piece(text=text[at : found.start])
        yield Piece(text=text[found.start : end] if named else word, role=role)
        at = end
    if at < len(text):
        yield Piece(text=text[at:])
