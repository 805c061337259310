"""Retention: the standing of each closed case as it was worked out, what is kept longer, and what outlives a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.code_names import CodeName
from app.domain.retention import Outcome, Standing
from app.storage.database import Database

MADE_BY = 1
"""Rises when outcomes are worked out otherwise; rows of an older number are made anew at opening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCase:
    """One closed case with its standing, and until when it is kept on purpose."""

    case_id: str
    code_name: CodeName
    standing: Standing
    kept_until: date | None
    reason: str


def put(database: Database, case: str, standing: Standing | None) -> None:
    """Write the standing of a case; an open one has none."""
    database.run(
        "INSERT OR REPLACE INTO retention (case_id, made_by, outcome, since) VALUES (?, ?, ?, ?)",
        case,
        MADE_BY,
        standing.outcome.value if standing else None,
        standing.since.isoformat() if standing and standing.since else None,
    )


def unknown(database: Database) -> tuple[str, ...]:
    """The cases whose standing is missing, or was worked out by an earlier version."""
    rows = database.query(
        "SELECT cases.id FROM cases LEFT JOIN retention ON case_id = cases.id AND made_by = ? WHERE case_id IS NULL",
        MADE_BY,
    )
    return tuple(case for (case,) in rows)


def closed(database: Database) -> tuple[KeptCase, ...]:
    """Every closed case, the longest waiting first."""
    rows = database.query(
        "SELECT cases.id, adjective, noun, outcome, since, until, reason FROM retention "
        "JOIN cases ON cases.id = retention.case_id LEFT JOIN kept_longer ON kept_longer.case_id = cases.id "
        "WHERE outcome IS NOT NULL ORDER BY since, cases.rowid"
    )
    return tuple(
        KeptCase(
            case_id=case,
            code_name=CodeName(adjective, noun),
            standing=Standing(outcome=Outcome(outcome), since=date.fromisoformat(since) if since else None),
            kept_until=date.fromisoformat(until) if until else None,
            reason=reason or "",
        )
        for case, adjective, noun, outcome, since, until, reason in rows
    )


def keep_until(database: Database, case: str, until: date, reason: str, recorded_at: str) -> None:
    """Keep a case beyond its period, for a reason; an earlier word is replaced."""
    database.run(
        "INSERT OR REPLACE INTO kept_longer (case_id, until, reason, recorded_at) VALUES (?, ?, ?, ?)",
        case,
        until.isoformat(),
        reason,
        recorded_at,
    )


def count(database: Database, year: int, counts: Mapping[str, int]) -> None:
    """Add the figures of one case to those of its year."""
    database.run_many(
        "INSERT INTO yearly_counts (year, what, count) VALUES (?, ?, ?) "
        "ON CONFLICT (year, what) DO UPDATE SET count = count + excluded.count",
        [(year, what, number) for what, number in counts.items()],
    )


def counts(database: Database) -> dict[int, dict[str, int]]:
    """The figures of erased cases, by year."""
    found: dict[int, dict[str, int]] = {}
    for year, what, number in database.query("SELECT year, what, count FROM yearly_counts ORDER BY year, what"):
        found.setdefault(year, {})[what] = number
    return found


def add_lesson(database: Database, written_at: str, lesson: str) -> None:
    """Keep what was learned; it belongs to no case."""
    database.run("INSERT INTO lessons (written_at, lesson) VALUES (?, ?)", written_at, lesson)


def lessons(database: Database) -> tuple[tuple[str, str], ...]:
    """When each lesson was written, and what it says; the newest first."""
    return tuple((at, text) for at, text in database.query("SELECT written_at, lesson FROM lessons ORDER BY id DESC"))
