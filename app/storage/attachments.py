"""Attached files inside the vault: streamed in and out in chunks, the original kept byte for byte."""

import hashlib
import itertools
from collections.abc import Iterator

from app import canonical_json
from app.domain.case import Attachment
from app.errors import AppError
from app.i18n import _
from app.storage.database import Database
from app.storage.envelope import AttachmentNote, display_name

CHUNK = 256 * 1024
"""Bytes a row holds at most."""


class AttachmentIsDamaged(AppError):
    """The bytes are not those that were sealed."""


def add(database: Database, report: str, position: int, note: AttachmentNote) -> int:
    """Announce one attachment; its chunks follow."""
    return database.run(
        "INSERT INTO attachments (report_id, position, name, type, size, sha256, noted) VALUES (?, ?, ?, ?, ?, ?, ?)",
        report,
        position,
        display_name(note.name),
        note.type,
        note.size,
        bytes(note.sha256).hex(),
        note.noted,
    )


def count(database: Database, report: str) -> int:
    """How many attachments a report has so far; the next one gets this position."""
    return int(database.query("SELECT count(*) FROM attachments WHERE report_id = ?", report)[0][0])


def drop(database: Database, report: str) -> None:
    """Remove the attachments of drafts, because the finished report brings its own."""
    database.run(
        "DELETE FROM attachment_chunks WHERE attachment_id IN (SELECT id FROM attachments WHERE report_id = ?)", report
    )
    database.run("DELETE FROM attachments WHERE report_id = ?", report)


def add_chunk(database: Database, attachment: int, position: int, data: bytes) -> None:
    """Store the next bytes of an attachment."""
    database.run(
        "INSERT INTO attachment_chunks (attachment_id, position, bytes) VALUES (?, ?, ?)", attachment, position, data
    )


def of_report(database: Database, report: str) -> tuple[Attachment, ...]:
    """What came with one report, in its order."""
    rows = database.query(
        "SELECT id, name, type, size, sha256, noted FROM attachments WHERE report_id = ? ORDER BY position", report
    )
    return tuple(
        Attachment(id=i, name=n, type=t, size=s, sha256=h, noted=canonical_json.read_moment(at))
        for i, n, t, s, h, at in rows
    )


def read(database: Database, attachment: Attachment) -> Iterator[bytes]:
    """The bytes of one attachment, chunk by chunk; raises AttachmentIsDamaged after the last one.

    Whoever takes them believes in them only when all have come.
    """
    found, size = hashlib.sha256(), 0
    for position in itertools.count():
        rows = database.query(
            "SELECT bytes FROM attachment_chunks WHERE attachment_id = ? AND position = ?", attachment.id, position
        )
        if not rows:
            break
        chunk: bytes = rows[0][0]
        found.update(chunk)
        size += len(chunk)
        yield chunk
    if size != attachment.size or found.hexdigest() != attachment.sha256:
        raise AttachmentIsDamaged(
            _("This file is no longer the one that was sealed, so it is not given out. Restore it from a backup.")
        )
