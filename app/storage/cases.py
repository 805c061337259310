"""Cases: their code names, their clocks and the records of their review."""

from collections.abc import Mapping

from msgspec import Struct

from app import canonical_json
from app.domain.case import Case, ReviewStep, StepRecord
from app.domain.code_names import CodeName
from app.domain.review import RECORDED
from app.storage import letters, people, reports
from app.storage.database import Database


class _Answers(Struct, forbid_unknown_fields=True):
    v: int
    answers: dict[str, str]


_STEPS: Mapping[str, type[ReviewStep]] = {step.key: step for step in RECORDED}
_LARGEST_STEP = 16 * 1024 * 1024


def add(database: Database, case: str, name: CodeName, received_at: str) -> None:
    """A new case under a code name that was never used in this vault."""
    database.run("INSERT INTO code_names (adjective, noun) VALUES (?, ?)", name.adjective, name.noun)
    database.run(
        "INSERT INTO cases (id, adjective, noun, received_at) VALUES (?, ?, ?, ?)",
        case,
        name.adjective,
        name.noun,
        received_at,
    )


def names_taken(database: Database) -> frozenset[CodeName]:
    """Every code name this vault ever used, purged cases among them."""
    return frozenset(CodeName(a, n) for a, n in database.query("SELECT adjective, noun FROM code_names"))


def names(database: Database) -> tuple[tuple[str, CodeName], ...]:
    """Every case with its code name."""
    rows = database.query("SELECT id, adjective, noun FROM cases ORDER BY rowid")
    return tuple((case, CodeName(adjective, noun)) for case, adjective, noun in rows)


def ids(database: Database) -> tuple[str, ...]:
    """Every case, the longest waiting first."""
    return tuple(case for (case,) in database.query("SELECT id FROM cases ORDER BY julianday(received_at), rowid"))


def read(database: Database, case: str) -> Case | None:
    """One whole case, or None where there is none of this id."""
    rows = database.query("SELECT adjective, noun, received_at FROM cases WHERE id = ?", case)
    if not rows:
        return None
    adjective, noun, received_at = rows[0]
    return Case(
        id=case,
        code_name=CodeName(adjective, noun),
        received_at=canonical_json.read_moment(received_at),
        reports=reports.of_case(database, case),
        people=people.of_case(database, case),
        records=_records(database, case),
        outcome_told=any(letter.kind == "outcome" and letter.sent_at for letter in letters.of_case(database, case)),
    )


def add_record(database: Database, case: str, step: ReviewStep, person: str | None, recorded_at: str) -> None:
    """Record one step; earlier records of the step stay."""
    database.run(
        "INSERT INTO step_records (case_id, step, person_id, answers, recorded_at) VALUES (?, ?, ?, ?, ?)",
        case,
        step.key,
        person,
        canonical_json.encode({"v": 1, "answers": step.answers()}),
        recorded_at,
    )


def _records(database: Database, case: str) -> tuple[StepRecord, ...]:
    rows = database.query(
        "SELECT step, person_id, answers, recorded_at FROM step_records WHERE case_id = ? ORDER BY id", case
    )
    return tuple(
        StepRecord(
            step=_STEPS[step].from_answers(canonical_json.decode(answers, _Answers, limit=_LARGEST_STEP).answers)[0],
            person=person,
            recorded_at=canonical_json.read_moment(at),
        )
        for step, person, answers, at in rows
    )
