"""One place where a registered person was met, before it becomes a finding; how it was met is decided elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.anonymity.form import Form, Kind
from app.anonymity.normalize import Folded
from app.domain.public_report import Finding, FindingKind, Level
from app.i18n import N_, _

FULL_NAME = N_("The full name of a registered person.")
PART_OF_NAME = N_("A registered person's name, or a part of it.")
OTHER_SPELLING = N_("A registered person's name in another script or spelling.")
SHORT_NAME = N_("A short form of a registered person's name.")
INITIALS = N_("The initials of a registered person.")
ACCOUNT = N_("The account name of a registered person.")
MAIL = N_("The mail address of a registered person.")
PHONE = N_("The phone number of a registered person.")
RECOGNISED_BY = N_("Something a registered person could also be recognized by.")
ORDINARY_WORD = N_("An ordinary word that is also a registered person's name. Look at it once more.")
AS_IT_SOUNDS = N_("A registered person's name as it sounds in Japanese. Look at it once more.")
LIKE_A_NAME = N_("Almost a registered person's name. Look at it once more.")

_KINDS = {
    Kind.HANDLE: FindingKind.HANDLE,
    Kind.EMAIL: FindingKind.EMAIL,
    Kind.PHONE: FindingKind.PHONE,
    Kind.ALSO: FindingKind.ROLE,
}


@dataclass(frozen=True, slots=True)
class Known:
    """A written form together with the person it belongs to."""

    person: str
    form: Form


@dataclass(frozen=True, slots=True)
class Hit:
    """A known form met in a text; `start` and `end` count characters of the folded text."""

    start: int
    end: int
    known: Known
    level: Level
    why: str
    """The reason as a message of the catalog, not yet translated."""

    def contains(self, other: "Hit") -> bool:
        """Whether the other hit lies within this one and is shorter."""
        longer = self.end - self.start > other.end - other.start
        return longer and self.start <= other.start and other.end <= self.end


def strongest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits without those that a longer one covers: a part of a full name says nothing new, whoever's it is."""
    ordered = sorted(set(hits), key=_order)
    kept: list[Hit] = []
    for hit in ordered:
        covering = [other for other in kept[-24:] if other.contains(hit) and other.level is Level.BLOCK]
        twin = any(
            (other.start, other.end, other.known.person) == (hit.start, hit.end, hit.known.person)
            for other in kept[-24:]
        )
        if not covering and not twin:
            kept.append(hit)
    return kept


def _order(hit: Hit) -> tuple[int, int, bool, int]:
    """Longer before shorter, certain before doubtful, and of two reasons for one place the plainer first."""
    return hit.start, -hit.end, hit.level is Level.WARN, list(Kind).index(hit.known.form.kind)


def findings(hits: Sequence[Hit], folded: Folded) -> list[Finding]:
    """The hits as findings in the original text, in the language being spoken."""
    found: list[Finding] = []
    for hit in hits:
        start, end = folded.span(hit.start, hit.end)
        kind = _KINDS.get(hit.known.form.kind, FindingKind.NAME)
        found.append(
            Finding(
                start=start,
                end=end,
                kind=kind,
                level=hit.level,
                person=hit.known.person,
                why=_(hit.known.form.why or hit.why),
            )
        )
    return found
