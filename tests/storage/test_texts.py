"""Every table with something of a case stands in one list, so that search finds it and erasing takes it away."""

from app.domain.search import FoundIn
from app.services.session import Session
from app.storage import texts

TABLES = """SELECT t.name, c.name FROM pragma_table_list AS t JOIN pragma_table_xinfo(t.name) AS c
WHERE t.schema = 'main' AND t.type IN ('table', 'virtual')"""
OURS = {entry.table for entry in texts.REGISTRY}


def tables(session: Session) -> dict[str, set[str]]:
    """Every table there is, with its columns, as the database itself tells it."""
    found: dict[str, set[str]] = {}
    for table, column in session.database.query(TABLES):
        found.setdefault(table, set()).add(column)
    return found


def test_every_table_of_a_case_is_in_the_list(session: Session) -> None:
    columns = tables(session)
    assert set(columns) >= OURS, "the list names a table that is not there"
    missing = {table for table, names in columns.items() if "case_id" in names} - OURS
    for table in set(columns) - OURS:
        parents = session.database.query(f"SELECT \"table\" FROM pragma_foreign_key_list('{table}')")
        missing |= {table for (parent,) in parents if parent in OURS}
    assert not missing, "say in app/storage/texts.py what is searched in it, and it will be erased, too"


def test_parents_stand_before_their_children(session: Session) -> None:
    order = [entry.table for entry in texts.REGISTRY]
    for table in order:
        for (parent,) in session.database.query(f"SELECT \"table\" FROM pragma_foreign_key_list('{table}')"):
            assert parent not in order or order.index(parent) < order.index(table), (table, parent)


def test_every_kind_of_place_is_a_column_of_the_index(session: Session) -> None:
    assert tables(session)["search"] >= set(FoundIn)
    assert {entry.found_in for entry in texts.REGISTRY if entry.found_in} == set(FoundIn)
