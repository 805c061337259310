"""The people of a case, one encrypted row each."""

from collections.abc import Sequence

import msgspec

from app import canonical_json
from app.domain.people import Person, Role
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


def with_role(database: Database, role: Role) -> tuple[tuple[str, Person], ...]:
    """Everybody of this role in the whole vault, each with the case."""
    rows = database.query(
        "SELECT case_id, person FROM people WHERE json_extract(CAST(person AS TEXT), '$.role') = ?", str(role)
    )
    return tuple((case, msgspec.json.decode(person, type=Person)) for case, person in rows)


def cases_of(database: Database, ids: Sequence[str]) -> frozenset[str]:
    """The cases these people were put down in: the case itself and those merged into it."""
    found = (database.query("SELECT case_id FROM people WHERE id = ?", person) for person in ids)
    return frozenset(case for rows in found for (case,) in rows)
