"""Public texts while they are written: drafts, findings that were dismissed, and who read them."""

from datetime import datetime

from app.domain.dismissals import Dismissal
from app.domain.public_report import FindingKind
from app.domain.reading import Reading, ReadingKind
from app.storage.database import Database


def keep_draft(database: Database, case: str, language: str, text: str, at: str) -> None:
    """Keep the text of one language as it stands now; the one before goes."""
    database.run(
        "INSERT INTO public_drafts (case_id, language, text, saved_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (case_id, language) DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at",
        case,
        language,
        text,
        at,
    )


def drafts(database: Database, case: str) -> dict[str, str]:
    """The draft of each language that has one."""
    return dict(database.query("SELECT language, text FROM public_drafts WHERE case_id = ?", case))


def add_dismissal(
    database: Database, case: str, kind: FindingKind, words: str, sentence: str, reason: str, at: str
) -> None:
    """Record that a finding was left standing, and why."""
    database.run(
        "INSERT INTO dismissals (case_id, kind, words, sentence, reason, dismissed_at) VALUES (?, ?, ?, ?, ?, ?)",
        case,
        kind.value,
        words,
        sentence,
        reason,
        at,
    )


def take_back(database: Database, case: str, dismissal: int) -> None:
    """The finding counts again."""
    database.run("DELETE FROM dismissals WHERE case_id = ? AND id = ?", case, dismissal)


def dismissals(database: Database, case: str) -> tuple[Dismissal, ...]:
    """Every dismissal of a case, oldest first."""
    rows = database.query(
        "SELECT id, kind, words, sentence, reason, dismissed_at FROM dismissals WHERE case_id = ? ORDER BY id", case
    )
    return tuple(
        Dismissal(id=number, kind=FindingKind(kind), words=words, sentence=sentence, reason=reason, dismissed_at=at)
        for number, kind, words, sentence, reason, at in rows
    )


def add_reading(database: Database, case: str, language: str, text_sha256: str, reading: Reading, at: str) -> None:
    """Record who read which text, and what came of it."""
    database.run(
        "INSERT INTO readings (case_id, language, text_sha256, kind, reader, note, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        case,
        language,
        text_sha256,
        reading.kind.value,
        reading.reader,
        reading.note,
        at,
    )


def readings(database: Database, case: str, language: str, text_sha256: str) -> tuple[Reading, ...]:
    """What was recorded about exactly this text, oldest first."""
    rows = database.query(
        "SELECT kind, reader, note, at FROM readings "
        "WHERE case_id = ? AND language = ? AND text_sha256 = ? ORDER BY id",
        case,
        language,
        text_sha256,
    )
    return tuple(
        Reading(kind=ReadingKind(kind), reader=reader, note=note, at=datetime.fromisoformat(at))
        for kind, reader, note, at in rows
    )
