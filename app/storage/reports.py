"""Imported reports: the manifest exactly as it was signed, with the columns that are looked up."""

from dataclasses import dataclass
from datetime import datetime

from app import canonical_json
from app.domain.case import Attachment, ReceivedReport
from app.domain.report import Report
from app.storage import attachments
from app.storage.database import Database
from app.storage.envelope import LARGEST_MANIFEST, Head, Manifest, commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """A report that was opened and proved, on its way into the vault; times as formats.md spells them."""

    head: Head
    sealed_sha256: bytes
    received_at: str
    imported_at: str
    desk_is_known: bool
    clock_was_wrong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledReport:
    """The finished report behind a receipt code."""

    case: str
    report: str
    commitment: bytes
    """What the receipt must show if this is what was filed (formats.md 3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReport:
    """What is known of a report id that has arrived before."""

    case: str
    is_unfinished: bool
    desk_key: bytes
    has_text: bool
    sealed_at: str
    received_at: str


def add(database: Database, case: str, report: NewReport) -> None:
    """Store one report, or the first draft of one, in its case."""
    database.run(
        "INSERT INTO reports (kit_id, sealed_sha256, manifest, signature, sealed_at, received_at, imported_at, "
        "desk_key, desk_number, desk_is_known, clock_was_wrong, is_unfinished, receipt_code, id, case_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *_values(report),
        report.head.manifest.id,
        case,
    )


def replace(database: Database, report: NewReport) -> None:
    """Put a later draft, or the finished report, in the place of what arrived under this id before."""
    database.run(
        "UPDATE reports SET kit_id = ?, sealed_sha256 = ?, manifest = ?, signature = ?, sealed_at = ?, "
        "received_at = ?, imported_at = ?, desk_key = ?, desk_number = ?, desk_is_known = ?, clock_was_wrong = ?, "
        "is_unfinished = ?, receipt_code = ? WHERE id = ?",
        *_values(report),
        report.head.manifest.id,
    )


def receive_earlier(database: Database, report: str, received_at: str) -> None:
    """Let the clock of a report and its case run from this moment, where it is the earlier one (R24)."""
    database.run(
        "UPDATE reports SET received_at = ? WHERE id = ? AND julianday(received_at) > julianday(?)",
        received_at,
        report,
        received_at,
    )
    database.run(
        "UPDATE cases SET received_at = ? WHERE id = (SELECT case_id FROM reports WHERE id = ?) "
        "AND julianday(received_at) > julianday(?)",
        received_at,
        report,
        received_at,
    )


def known(database: Database, report: str) -> KnownReport | None:
    """What arrived under this id, if anything did."""
    rows = database.query(
        "SELECT case_id, is_unfinished, desk_key, manifest, sealed_at, received_at FROM reports WHERE id = ?", report
    )
    if not rows:
        return None
    case, unfinished, desk_key, data, sealed_at, received_at = rows[0]
    manifest = canonical_json.decode(data, Manifest, limit=LARGEST_MANIFEST)
    return KnownReport(
        case=case,
        is_unfinished=bool(unfinished),
        desk_key=desk_key,
        has_text=bool(manifest.report),
        sealed_at=sealed_at,
        received_at=received_at,
    )


def of_code(database: Database, code: str) -> tuple[FiledReport, ...]:
    """The finished reports with this receipt code, of which there is one or none."""
    rows = database.query(
        "SELECT case_id, id, manifest FROM reports WHERE receipt_code = ? AND is_unfinished = 0", code
    )
    return tuple(FiledReport(case=case, report=report, commitment=commitment(data)) for case, report, data in rows)


def of_case(database: Database, case: str) -> tuple[ReceivedReport, ...]:
    """Every report of a case, the earliest first."""
    rows = database.query(
        "SELECT id, manifest, received_at, imported_at, desk_is_known, clock_was_wrong, is_unfinished FROM reports "
        "WHERE case_id = ? ORDER BY received_at, imported_at",
        case,
    )
    return tuple(_received(database, *row) for row in rows)


def _received(
    database: Database,
    report: str,
    data: bytes,
    received_at: str,
    imported_at: str,
    desk: int,
    wrong: int,
    unfinished: int,
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
        desk_is_known=bool(desk),
        clock_was_wrong=bool(wrong),
        is_unfinished=bool(unfinished),
        writer=manifest.writer,
        languages=manifest.languages,
        attachments=attachments.of_report(database, report),
    )


def _values(report: NewReport) -> tuple[str | bytes | int, ...]:
    manifest = report.head.manifest
    return (
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
        manifest.kind == "draft",
        manifest.receipt.code,
    )


def sealed(database: Database, case: str) -> tuple[tuple[Manifest, datetime, tuple[Attachment, ...]], ...]:
    """Every report of a case as it was sealed, with its first receipt and what came with it, the earliest first."""
    rows = database.query(
        "SELECT id, manifest, received_at FROM reports WHERE case_id = ? ORDER BY received_at, imported_at", case
    )
    return tuple(
        (
            canonical_json.decode(data, Manifest, limit=LARGEST_MANIFEST),
            canonical_json.read_moment(received_at),
            attachments.of_report(database, report),
        )
        for report, data, received_at in rows
    )
