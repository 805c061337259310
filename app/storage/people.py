"""The people of a case, one encrypted row each."""

import msgspec

from app import canonical_json
from app.domain.people import Person
from app.storage.database import Database


def put(database: Database, case: str, person: Person) -> None:
    """Add a person to a case, or replace what is known of them."""
    database.run(
        "INSERT INTO people (id, case_id, person) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET person = excluded.person",
        person.id,
        case,
        canonical_json.encode(person),
    )


def of_case(database: Database, case: str) -> tuple[Person, ...]:
    """Everybody of one case, in the order of their entry."""
    rows = database.query("SELECT person FROM people WHERE case_id = ? ORDER BY rowid", case)
    return tuple(msgspec.json.decode(person, type=Person) for (person,) in rows)
