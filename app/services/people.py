"""The people of a case: put down with every written form the leak check must know."""

import secrets

from app.domain.people import Person
from app.services.cases import read_case
from app.services.session import Session
from app.storage import people


def new_id() -> str:
    """An id for a person who is not registered yet."""
    return secrets.token_hex(16)


def register_person(session: Session, case_id: str, person: Person) -> None:
    """Add somebody to a case, or replace what is known of them; raises NoSuchCase."""
    read_case(session, case_id)
    with session.change("person registered", case_id):
        people.put(session.database, case_id, person)


def show_names(session: Session, case_id: str) -> tuple[Person, ...]:
    """Everybody of a case by name, and a journal entry that somebody asked to see them; raises NoSuchCase."""
    case = read_case(session, case_id)
    with session.change("names shown", case_id):
        pass
    return case.people
