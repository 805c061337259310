"""Releases: what somebody allowed to be said of themselves, in one document, until they take it back (R16)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from app.domain.case import Case, CaseEntry
from app.domain.forms import Choice, Kind, Privacy, ask
from app.domain.people import Person
from app.i18n import N_, _


class Released(Choice):
    """What may be said."""

    NOT_ASKED = "", N_("Not said")
    NAME = "name", N_("The name")
    QUOTE = "quote", N_("Words of theirs")
    ROLE = "role", N_("What they are in this case")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(CaseEntry):
    """One consent to be named or quoted: by oneself, for oneself, for one document."""

    key: ClassVar[str] = "release"
    title: ClassVar[str] = N_("Consent to be named")

    person: str = ask(N_("Whom is it about?"), Kind.LINE, Privacy.SAFE)
    given_by: str = ask(N_("Who gave it?"), Kind.LINE, Privacy.SAFE)
    what: Released = ask(N_("What may be said?"), Kind.CHOICE, Privacy.SAFE, choices=Released)
    exactly: str = ask(N_("Exactly these words, as they will stand"), Kind.TEXT)
    document: str = ask(N_("In which document?"), Kind.LINE, Privacy.SAFE)
    given_at: str = ask(N_("When did they agree?"), Kind.MOMENT, Privacy.SAFE)
    channel: str = ask(N_("How did they say so?"))
    evidence: str = ask(N_("Where is that kept?"), Kind.TEXT)
    withdrawn_at: str = ask(N_("Taken back at"), Kind.MOMENT, Privacy.SAFE)
    withdrawn_how: str = ask(N_("How did they take it back?"))

    def missing(self) -> str | None:
        """All of it, and nobody agrees for somebody else."""
        if not (self.what and self.exactly.strip() and self.document.strip()):
            return _("Say what may be said, in exactly which words, and in which document.")
        if not (self.given_at.strip() and self.channel.strip() and self.evidence.strip()):
            return _("Say when and how they agreed, and where that is kept.")
        if self.given_by != self.person:
            return _("Everybody agrees for themselves only. Nobody else can agree for them.")
        return None

    def blocked_by(self, case: Case, before: CaseEntry | None) -> str | None:
        """It stays with the person and the document it was given for."""
        if all(person.id != self.person for person in case.people):
            return _("This person is not in the case. The consent was not kept.")
        if isinstance(before, Release) and replace(before, withdrawn_at="", withdrawn_how="") != replace(
            self, withdrawn_at="", withdrawn_how=""
        ):
            return _("A consent stays as it was given. Take it back and put down a new one.")
        return None

    def is_valid_for(self, document: str) -> bool:
        """Whether it was given for this document and not taken back."""
        return self.document == document and not self.withdrawn_at.strip()


def public_report(version: int) -> str:
    """What the public report of a case is called in a release; the next version needs a release of its own."""
    return f"public_report/{version}"


def standing(case: Case, document: str) -> dict[str, tuple[Release, ...]]:
    """The releases that stand for this document, by the id of the person who gave them for themselves."""
    entries = [record.entry for record in case.standing(Release)]
    valid = [one for one in entries if one.person == one.given_by and one.is_valid_for(document)]
    return {person.id: found for person in case.people if (found := _of(person, valid))}


def _of(person: Person, releases: Sequence[Release]) -> tuple[Release, ...]:
    return tuple(one for one in releases if one.person == person.id)


def as_checked(case: Case, document: str) -> tuple[Person, ...]:
    """The people of the case as a public text is checked: every reading a name, and free only what they released.

    A released name frees that name in all its written forms; accounts, mails, phones and the rest stay sought.
    """
    checked: list[Person] = []
    given = standing(case, document)
    for person in case.people:
        known = replace(person, names=person.every_name(), readings=(), aliases=(), consent=False)
        if _is_one_of(_words(given.get(person.id, ()), Released.NAME), known.names):
            checked.append(replace(known, handles=(), emails=(), phones=(), also=(), consent=True))
            known = replace(known, names=())
        checked.append(known)
    return tuple(checked)


def without_released_words(case: Case, document: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Texts whose wording must not return, without the words their own speakers released for this document."""
    quotes = [words for given in standing(case, document).values() for words in _words(given, Released.QUOTE)]
    shortened = list(texts)
    for quote in quotes:
        shortened = [text.replace(quote, "\n") for text in shortened]
    return tuple(shortened)


def _words(releases: Sequence[Release], what: Released) -> tuple[str, ...]:
    return tuple(one.exactly.strip() for one in releases if one.what is what)


def _is_one_of(words: Sequence[str], names: Sequence[str]) -> bool:
    known = {name.casefold() for name in names}
    return any(one.casefold() in known for one in words)
