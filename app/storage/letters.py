"""Letters as they were written, and when they were sent by whoever sends them: the app sends nothing."""

from dataclasses import dataclass

from app.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLetter:
    """One letter of a case; times as formats.md spells them."""

    id: int
    kind: str
    language: str
    subject: str
    body: str
    written_at: str
    sent_at: str | None
    channel: str | None


def add(database: Database, case: str, kind: str, language: str, subject: str, body: str, written_at: str) -> int:
    """Keep a letter that was written."""
    return database.run(
        "INSERT INTO letters (case_id, kind, language, subject, body, written_at) VALUES (?, ?, ?, ?, ?, ?)",
        case,
        kind,
        language,
        subject,
        body,
        written_at,
    )


def mark_sent(database: Database, case: str, letter: int, sent_at: str, channel: str) -> None:
    """Log that a letter was sent; the first time stays."""
    database.run(
        "UPDATE letters SET sent_at = ?, channel = ? WHERE case_id = ? AND id = ? AND sent_at IS NULL",
        sent_at,
        channel,
        case,
        letter,
    )


def of_case(database: Database, case: str) -> tuple[KeptLetter, ...]:
    """Every letter of a case, oldest first."""
    rows = database.query(
        "SELECT id, kind, language, subject, body, written_at, sent_at, channel FROM letters "
        "WHERE case_id = ? ORDER BY id",
        case,
    )
    return tuple(
        KeptLetter(id=i, kind=k, language=la, subject=s, body=b, written_at=w, sent_at=t, channel=c)
        for i, k, la, s, b, w, t, c in rows
    )
