"""What the studio asks of the services when it opens a case; every function here runs on the worker."""

import re
from dataclasses import dataclass, field

from app.domain import releases
from app.domain.case import Case
from app.domain.people import Person, WhyNames
from app.domain.releases import Released
from app.domain.safety import held
from app.i18n import LANGUAGES, language
from app.services import anonymity, people, public_texts
from app.services.cases import read_case
from app.services.session import Session
from app.ui.anonymity.originals import Original, read_original, role_words

_KANJI = re.compile(r"[\u4e00-\u9fff々]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A text to begin with, in one language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonReleases:
    """What one person allowed for one document, without a word of it."""

    role: str
    label: str
    kinds: tuple[Released, ...]
    reading_missing: bool
    """A name in kanji without a reading: its romaji cannot be sought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A case as the studio needs it; no name of anybody is in it."""

    code_name: str
    held: str
    proposed: Proposed
    original: Original = field(repr=False)
    roles: dict[str, str]
    labels: dict[str, dict[str, str]]
    """By language, then by the person's id."""
    releases: dict[str, tuple[PersonReleases, ...]]
    """By language: what may be said of each person in the next report, in the order of their labels."""


def open_studio(session: Session, case_id: str, text_language: str) -> Opened:
    """Everything the studio begins with; raises NoSuchCase, ConflictNotDeclared."""
    proposed = propose(session, case_id, text_language)
    case = read_case(session, case_id)
    return Opened(
        code_name=case.code_name.say(language()),
        held=held(case) or "",
        proposed=proposed,
        original=read_original(session, case, named=False),
        roles={person: word for person, (_role, word) in role_words(case.people).items()},
        labels={code: anonymity.public_labels(session, case_id, code) for code in LANGUAGES},
        releases={code: _released(session, case, code) for code in LANGUAGES},
    )


def _released(session: Session, case: Case, text_language: str) -> tuple[PersonReleases, ...]:
    labels = anonymity.public_labels(session, case.id, text_language)
    given = releases.standing(case, people.document(session, case.id, text_language))
    return tuple(
        PersonReleases(
            role=str(person.role),
            label=labels[person.id],
            kinds=tuple(dict.fromkeys(one.what for one in given.get(person.id, ()))),
            reading_missing=_lacks_reading(person),
        )
        for person in sorted(case.people, key=lambda person: labels[person.id])
    )


def _lacks_reading(person: Person) -> bool:
    names = person.every_name()
    return any(_KANJI.search(name) for name in names) and not any(not _KANJI.search(name) for name in names)


def propose(session: Session, case_id: str, text_language: str) -> Proposed:
    """A text to begin with in this language: the kept one, else a proposal. Raises NoSuchCase, ConflictNotDeclared."""
    proposal = anonymity.propose_public_text(session, case_id, text_language)
    return Proposed(language=text_language, text=public_texts.drafts(session, case_id).get(text_language, proposal))


def show_names(session: Session, case_id: str) -> Original:
    """The original with its names, and the journal's note that they were shown; raises NoSuchCase."""
    people.show_names(session, case_id, WhyNames.CHECK_TEXT)
    return read_original(session, read_case(session, case_id), named=True)
