"""Publications: the public reference of a case and every text that was published under it."""

from dataclasses import dataclass

from app.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedText:
    """One public text on its way into the record; the time as formats.md spells it."""

    language: str
    text: str
    reason: str
    approved_by: str
    pdf_sha256: str
    published_at: str


def reference(database: Database, case: str, year: int) -> str:
    """The public reference of a case: its own where it has one, else the next of this year (formats.md 2)."""
    rows = database.query("SELECT year, number FROM publications WHERE case_id = ?", case)
    if not rows:
        rows = database.query("SELECT ?, 1 + coalesce(max(number), 0) FROM publications WHERE year = ?", year, year)
    return "{}-{}".format(*rows[0])


def add(database: Database, case: str, public_reference: str, text: PublishedText) -> None:
    """Record what was published under this reference."""
    year, number = map(int, public_reference.split("-"))
    database.run(
        "INSERT INTO publications (case_id, year, number) VALUES (?, ?, ?) ON CONFLICT (case_id) DO NOTHING",
        case,
        year,
        number,
    )
    database.run(
        "INSERT INTO published_texts (case_id, language, text, reason, approved_by, pdf_sha256, published_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        case,
        text.language,
        text.text,
        text.reason,
        text.approved_by,
        text.pdf_sha256,
        text.published_at,
    )


def of_others(database: Database, case: str) -> tuple[str, ...]:
    """The public texts of every other case: what a new one lies beside."""
    rows = database.query("SELECT text FROM published_texts WHERE case_id <> ? ORDER BY id", case)
    return tuple(text for (text,) in rows)


def of_case(database: Database, case: str) -> tuple[PublishedText, ...]:
    """Every public text of a case, oldest first."""
    rows = database.query(
        "SELECT language, text, reason, approved_by, pdf_sha256, published_at FROM published_texts "
        "WHERE case_id = ? ORDER BY id",
        case,
    )
    return tuple(
        PublishedText(language=la, text=t, reason=r, approved_by=a, pdf_sha256=h, published_at=p)
        for la, t, r, a, h, p in rows
    )
