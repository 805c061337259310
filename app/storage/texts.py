"""The texts of a case: every table with rows of one stands here once; search reads this list, erasing walks it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from app import canonical_json
from app.domain.code_names import CodeName
from app.domain.entries import ENTRIES
from app.domain.forms import Form, Kind
from app.domain.report import Report
from app.domain.review import RECORDED
from app.domain.search import FoundIn
from app.i18n import LANGUAGES
from app.storage import people
from app.storage.database import Database
from app.storage.envelope import LARGEST_MANIFEST, Manifest

Reader = Callable[[Database, str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Texts:
    """One table with rows of a case: what is searched in it, and which rows are the case's."""

    table: str
    found_in: FoundIn | None = None
    read: Reader | None = None
    of_case: str = "case_id = ?"
    """The condition that picks the rows of one case."""
    stays: bool = False
    """Whether its rows outlive the case: only where they hold ids and fixed words of ours."""


def columns(table: str, *names: str, of_case: str = "case_id = ?") -> Reader:
    """A reader of whole text columns of a table; the names are ours and constant."""
    sql = f"SELECT {', '.join(names)} FROM {table} WHERE {of_case}"

    def read(database: Database, case: str) -> Iterator[str]:
        return (text for row in database.query(sql, case) for text in row if text)

    return read


class _Answers(Struct):
    answers: dict[str, str]


def _choices(form: type[Form]) -> frozenset[str]:
    return frozenset(question.key for question in form.questions() if question.kind is Kind.CHOICE)


_CHOICES: Mapping[str, frozenset[str]] = {
    **{step.key: _choices(step) for step in RECORDED},
    **{entry.key: _choices(entry) for entry in ENTRIES},
}
"""Questions whose answer is a stored word of ours and nobody's text, by the key of the step or the entry."""
_LARGEST_STEP = 16 * 1024 * 1024


def _code_name(database: Database, case: str) -> Iterator[str]:
    for adjective, noun in database.query("SELECT adjective, noun FROM cases WHERE id = ?", case):
        name = CodeName(adjective, noun)
        yield from (name.say(language) for language in LANGUAGES)


def _reports(database: Database, case: str) -> Iterator[str]:
    chosen = _choices(Report)
    for (data,) in database.query("SELECT manifest FROM reports WHERE case_id = ? ORDER BY received_at, id", case):
        manifest = canonical_json.decode(data, Manifest, limit=LARGEST_MANIFEST)
        yield from (answer for key, answer in manifest.report.items() if key not in chosen)
        yield from (manifest.receipt.code, manifest.desk.label)


def _people(database: Database, case: str) -> Iterator[str]:
    for person in people.of_case(database, case):
        yield from (*person.every_name(), *person.handles, *person.emails, *person.phones, *person.also)
        yield from (person.contact, person.may_be_told)


def _records(database: Database, case: str) -> Iterator[str]:
    yield from _answers(database.query("SELECT step, answers FROM step_records WHERE case_id = ? ORDER BY id", case))


def _entries(database: Database, case: str) -> Iterator[str]:
    yield from _answers(database.query("SELECT kind, answers FROM entries WHERE case_id = ? ORDER BY id", case))


def _answers(rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    for form, data in rows:
        answers = canonical_json.decode(data, _Answers, limit=_LARGEST_STEP).answers
        chosen = _CHOICES.get(form, frozenset())
        yield from (answer for key, answer in answers.items() if key not in chosen)


_OF_REPORT = "report_id IN (SELECT id FROM reports WHERE case_id = ?)"

REGISTRY: tuple[Texts, ...] = (
    Texts("cases", FoundIn.NAME, _code_name, of_case="id = ?"),
    Texts("reports", FoundIn.REPORT, _reports),
    Texts("imported_files"),
    Texts("attachments", FoundIn.ATTACHMENT, columns("attachments", "name", of_case=_OF_REPORT), of_case=_OF_REPORT),
    Texts(
        "attachment_chunks",
        of_case="attachment_id IN (SELECT attachments.id FROM attachments JOIN reports ON reports.id = report_id "
        "WHERE case_id = ?)",
    ),
    Texts("people", FoundIn.PERSON, _people),
    Texts("step_records", FoundIn.RECORD, _records),
    Texts("entries", FoundIn.RECORD, _entries),
    Texts("merges", of_case="? IN (case_id, into_case)"),
    Texts("letters", FoundIn.LETTER, columns("letters", "subject", "body", "channel")),
    Texts("publications"),
    Texts("published_texts", FoundIn.PUBLICATION, columns("published_texts", "text", "reason", "approved_by")),
    Texts("dismissals", FoundIn.PUBLICATION, columns("dismissals", "words", "sentence", "reason")),
    Texts("public_drafts", FoundIn.PUBLICATION, columns("public_drafts", "text")),
    Texts("readings", FoundIn.PUBLICATION, columns("readings", "reader", "note")),
    Texts("kept_longer", FoundIn.RECORD, columns("kept_longer", "reason")),
    Texts("case_summaries"),
    Texts("retention"),
    Texts("search_documents"),
    Texts("journal", stays=True),
    Texts("backup_cases", stays=True),
)
"""Parents before their children: erasing goes backward."""


def of_case(database: Database, case: str) -> dict[FoundIn, list[str]]:
    """Every text of one case, by the kind of its place."""
    found: dict[FoundIn, list[str]] = {}
    for entry in REGISTRY:
        if entry.found_in is not None and entry.read is not None:
            found.setdefault(entry.found_in, []).extend(entry.read(database, case))
    return found


def code_name(database: Database, case: str) -> tuple[str, ...]:
    """The code name of a case in every language."""
    return tuple(_code_name(database, case))


def erase(database: Database, case: str) -> None:
    """Delete every row of a case, inside the transaction that is open; what stays is marked in the list."""
    database.run("PRAGMA defer_foreign_keys = ON")
    for entry in reversed(REGISTRY):
        if not entry.stays:
            database.run(f"DELETE FROM {entry.table} WHERE {entry.of_case}", case)
