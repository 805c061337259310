"""Imported reports: the manifest exactly as it was signed, with the columns that are looked up."""

from dataclasses import dataclass

from app import canonical_json
from app.domain.case import ReceivedReport
from app.domain.report import Report
from app.storage import attachments
from app.storage.database import Database
from app.storage.envelope import LARGEST_MANIFEST, Head, Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """A report that was opened and proved, on its way into the vault; times as formats.md spells them."""

    head: Head
    sealed_sha256: bytes
    received_at: str
    imported_at: str
    desk_is_known: bool
    clock_was_wrong: bool


def add(database: Database, case: str, report: NewReport) -> None:
    """Store one report in its case."""
    manifest = report.head.manifest
    database.run(
        "INSERT INTO reports (id, case_id, kit_id, sealed_sha256, manifest, signature, sealed_at, received_at, "
        "imported_at, desk_key, desk_number, desk_is_known, clock_was_wrong) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        manifest.id,
        case,
        manifest.kit,
        report.sealed_sha256.hex(),
        report.head.manifest_bytes,
        report.head.signature,
        manifest.captured.sealed,
        report.received_at,
        report.imported_at,
        bytes(manifest.desk.key),
        manifest.desk.number,
        report.desk_is_known,
        report.clock_was_wrong,
    )


def case_of_file(database: Database, sealed_sha256: bytes) -> str | None:
    """The case that this very file was imported into."""
    rows = database.query("SELECT case_id FROM reports WHERE sealed_sha256 = ?", sealed_sha256.hex())
    return rows[0][0] if rows else None


def case_of_report(database: Database, report: str) -> str | None:
    """The case that a report of this id was imported into."""
    rows = database.query("SELECT case_id FROM reports WHERE id = ?", report)
    return rows[0][0] if rows else None


def missing_numbers(database: Database, case: str) -> tuple[int, ...]:
    """The numbers still to come from the desk that sealed this case's first report."""
    rows = database.query(
        "SELECT other.desk_number FROM reports AS mine JOIN reports AS other USING (kit_id, desk_key) "
        "WHERE mine.case_id = ?",
        case,
    )
    seen = {number for (number,) in rows}
    return tuple(number for number in range(1, max(seen, default=0)) if number not in seen)


def of_case(database: Database, case: str) -> tuple[ReceivedReport, ...]:
    """Every report of a case, the earliest first."""
    rows = database.query(
        "SELECT id, manifest, received_at, imported_at, desk_is_known, clock_was_wrong FROM reports "
        "WHERE case_id = ? ORDER BY received_at, imported_at",
        case,
    )
    return tuple(_received(database, *row) for row in rows)


def _received(
    database: Database, report: str, data: bytes, received_at: str, imported_at: str, known: int, wrong: int
) -> ReceivedReport:
    manifest = canonical_json.decode(data, Manifest, limit=LARGEST_MANIFEST)
    answers, further = Report.from_answers(manifest.report)
    return ReceivedReport(
        id=report,
        report=answers,
        further=further,
        language=manifest.language,
        receipt_code=manifest.receipt.code,
        sealed_at=canonical_json.read_moment(manifest.captured.sealed),
        received_at=canonical_json.read_moment(received_at),
        imported_at=canonical_json.read_moment(imported_at),
        desk_label=manifest.desk.label,
        desk_is_known=bool(known),
        clock_was_wrong=bool(wrong),
        attachments=attachments.of_report(database, report),
    )
