"""Cases: their code names, their clocks and the records of their review."""

from collections.abc import Mapping

from msgspec import Struct

from app import canonical_json
from app.domain.case import Case, ReviewStep, StepRecord
from app.domain.code_names import CodeName
from app.domain.review import RECORDED
from app.storage import entries, letters, people, reports
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


def every_name(database: Database) -> dict[str, CodeName]:
    """The code names by the ids of their cases, erased ones among them."""
    rows = database.query("SELECT id, adjective, noun FROM cases UNION SELECT id, adjective, noun FROM erased_cases")
    return {case: CodeName(adjective, noun) for case, adjective, noun in rows}


def ids(database: Database) -> tuple[str, ...]:
    """Every case, the longest waiting first."""
    return tuple(case for (case,) in database.query("SELECT id FROM cases ORDER BY julianday(received_at), rowid"))


def read(database: Database, case: str) -> Case | None:
    """One whole case, or None where there is none of this id."""
    rows = database.query("SELECT adjective, noun, received_at FROM cases WHERE id = ?", case)
    if not rows:
        return None
    adjective, noun, received_at = rows[0]
    both = (case, *merged_into(database, case))
    goes_on = database.query(
        "SELECT adjective, noun, merged_at FROM merges JOIN cases ON cases.id = into_case WHERE case_id = ?", case
    )
    return Case(
        id=case,
        code_name=CodeName(adjective, noun),
        received_at=canonical_json.read_moment(received_at),
        reports=tuple(
            sorted((r for one in both for r in reports.of_case(database, one)), key=lambda report: report.received_at)
        ),
        people=tuple(person for one in both for person in people.of_case(database, one)),
        records=_records(database, case),
        entries=entries.of_case(database, case),
        merged_into=CodeName(*goes_on[0][:2]) if goes_on else None,
        merged_at=canonical_json.read_moment(goes_on[0][2]) if goes_on else None,
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


def merge(database: Database, case: str, into: str, merged_at: str) -> None:
    """Let one case go on in another, which counts from the earlier receipt of both; nothing of either is moved."""
    database.run("INSERT INTO merges (case_id, into_case, merged_at) VALUES (?, ?, ?)", case, into, merged_at)
    database.run(
        "UPDATE cases SET received_at = (SELECT received_at FROM cases WHERE id IN (?, ?) "
        "ORDER BY julianday(received_at) LIMIT 1) WHERE id = ?",
        case,
        into,
        into,
    )


def merged_into(database: Database, case: str) -> tuple[str, ...]:
    """The cases that go on in this one; they are purged with it."""
    rows = database.query("SELECT case_id FROM merges WHERE into_case = ? ORDER BY rowid", case)
    return tuple(other for (other,) in rows)


def closed_with_finding(database: Database, clause: str, behavior: str) -> tuple[str, ...]:
    """The closed cases with a finding that ever named this clause or this behavior; empty codes are not sought."""
    rows = database.query(
        "SELECT DISTINCT case_id FROM step_records WHERE step = 'determination' AND ("
        "nullif(?, '') = json_extract(CAST(answers AS TEXT), '$.answers.clause') OR "
        "nullif(?, '') = json_extract(CAST(answers AS TEXT), '$.answers.behavior')) "
        "AND case_id IN (SELECT case_id FROM step_records WHERE step = 'close') ORDER BY case_id",
        clause,
        behavior,
    )
    return tuple(case for (case,) in rows)


def _records(database: Database, case: str) -> tuple[StepRecord, ...]:
    rows = database.query(
        "SELECT id, step, person_id, answers, recorded_at FROM step_records WHERE case_id = ? ORDER BY id", case
    )
    return tuple(
        StepRecord(
            step=_STEPS[step].from_answers(canonical_json.decode(answers, _Answers, limit=_LARGEST_STEP).answers)[0],
            person=person,
            recorded_at=canonical_json.read_moment(at),
            number=number,
        )
        for number, step, person, answers, at in rows
    )
