"""The people of a case: put down with every written form the leak check must know, and shown by name with a reason."""

import re
import secrets
from collections.abc import Sequence
from functools import lru_cache

from app.anonymity.normalize import folded
from app.domain.case import Case
from app.domain.people import Person, Role, WhyNames
from app.domain.releases import public_report
from app.services.cases import read_case, readable_case
from app.services.session import Session
from app.storage import people, publications


def new_id() -> str:
    """An id for a person who is not registered yet."""
    return secrets.token_hex(16)


def register_person(session: Session, case_id: str, person: Person) -> None:
    """Add somebody to a case, or replace what is known of them; raises NoSuchCase."""
    read_case(session, case_id)
    with session.change("person registered", case_id):
        people.put(session.database, case_id, person)


def show_names(session: Session, case_id: str, reason: WhyNames) -> tuple[Person, ...]:
    """Everybody of a case by name, and a journal entry with the reason somebody gave (R13).

    Raises NoSuchCase, ConflictNotDeclared.
    """
    case = readable_case(session, case_id)
    session.saw(f"names shown: {reason}", case_id)
    return case.people


def appears_in(session: Session, case_id: str) -> dict[str, int]:
    """For each reported person of a case in how many other cases somebody reported is the same, without opening one.

    Only reported persons are ever compared: nobody is counted for reporting (R21). The same account, mail address,
    phone number or full name makes the same person. Raises NoSuchCase, ConflictNotDeclared.
    """
    return same_elsewhere(session, readable_case(session, case_id))


def same_elsewhere(session: Session, case: Case) -> dict[str, int]:
    """The same of a case that is read already, and may be."""
    traces = {person.id: _traces(person) for person in case.reported_people()}
    found: dict[str, set[str]] = {person: set() for person in traces}
    own = {case.id, *people.cases_of(session.database, [person.id for person in case.people])}
    for other, somebody in people.with_role(session.database, Role.REPORTED):
        if other in own:
            continue
        theirs = _traces(somebody)
        for person, mine in traces.items():
            if mine & theirs:
                found[person].add(other)
    return {person: len(others) for person, others in found.items() if others}


def propose_readings(names: Sequence[str]) -> tuple[str, ...]:
    """How these names may be read, furigana and romaji, the likeliest of each; somebody has to look at them."""
    # The lists of names take a moment to read: they come when somebody asks.
    from app.anonymity.readings import propose  # noqa: PLC0415

    found = (propose(name) for name in names)
    lines = [line for one in found for line in (*one.kana[:1], *one.romaji[:1])]
    return tuple(dict.fromkeys(line for line in lines if line and line not in names))


def document(session: Session, case_id: str, language: str) -> str:
    """What the next public report of a case in this language is called in a release (R16)."""
    published = [text for text in publications.of_case(session.database, case_id) if text.language == language]
    return public_report(len(published) + 1)


@lru_cache(maxsize=16_384)
def _traces(person: Person) -> frozenset[str]:
    """Everything that makes two entries the same person; a given name or a family name alone does not."""
    traces = {f"account {folded(handle).lstrip('@')}" for handle in person.handles}
    traces |= {f"mail {folded(mail).strip()}" for mail in person.emails}
    traces |= {f"phone {digits}" for phone in person.phones if len(digits := _digits(phone)) >= 7}
    traces |= {f"name {''.join(folded(name).split())}" for name in person.every_name() if _is_full(name)}
    return frozenset(traces)


def _digits(phone: str) -> str:
    """The digits of a number without country or trunk prefix, so that +81 90 and 090 are the same."""
    return re.sub(r"^(81|0)", "", re.sub(r"\D", "", folded(phone)))


def _is_full(name: str) -> bool:
    return len(name.split()) > 1 or (not name.isascii() and len(name.strip()) > 3)
