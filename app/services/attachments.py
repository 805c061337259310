"""Attachments: looked at without a file on the disk, or given out on purpose, with a reason that stays."""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.domain import review
from app.domain.case import Attachment
from app.domain.exports import ExportReason
from app.errors import AppError
from app.i18n import _
from app.services.cases import ConflictNotDeclared, read_case
from app.services.session import Session
from app.storage import attachments, files
from app.storage.attachments import AttachmentIsDamaged

__all__ = ["AttachmentIsDamaged", "Content", "ExportReason", "Shape", "content", "export", "of_case"]

LARGEST_TEXT = 1024 * 1024
LARGEST_DRAWN = 64 * 1024 * 1024
"""Bytes of a picture or PDF that is drawn here; a larger one is given out on purpose or not at all."""
_HEAD = 1024


class NoSuchAttachment(AppError):
    """The case has no file of this id."""


class CannotBeSaved(AppError):
    """The system refuses the file."""


class ReasonIsMissing(AppError):
    """Nothing leaves the vault without a reason."""


class Shape(StrEnum):
    """What a file is by its bytes, whatever it is called; the value is the ending of a copy."""

    TEXT = "txt"
    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"
    PDF = "pdf"
    OTHER = "bin"

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture of a kind that is drawn here."""
        return self in (Shape.PNG, Shape.JPEG, Shape.WEBP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What of a file can be shown: text as text, the bytes of a picture or PDF to be drawn elsewhere, or nothing."""

    shape: Shape
    text: str = field(default="", repr=False)
    data: bytes = field(default=b"", repr=False)


def of_case(session: Session, case_id: str) -> tuple[Attachment, ...]:
    """Every file that came with the reports of a case; raises NoSuchCase, ConflictNotDeclared."""
    case = read_case(session, case_id)
    if (sentence := review.undeclared(case)) is not None:
        raise ConflictNotDeclared(sentence)
    return tuple(attached for received in case.reports for attached in received.attachments)


def content(session: Session, case_id: str, attachment_id: int) -> Content:
    """Look into one attached file, and note that in the journal.

    Raises NoSuchCase, ConflictNotDeclared, NoSuchAttachment, AttachmentIsDamaged.
    """
    attachment = _attachment(session, case_id, attachment_id)
    shape = _shape(session, attachment)
    session.saw("attachment shown", case_id)
    if shape is Shape.OTHER and attachment.size <= LARGEST_TEXT:
        text = as_text(b"".join(attachments.read(session.database, attachment)))
        return Content(shape=shape) if text is None else Content(shape=Shape.TEXT, text=text)
    if shape is Shape.OTHER or attachment.size > LARGEST_DRAWN:
        return Content(shape=shape)
    return Content(shape=shape, data=b"".join(attachments.read(session.database, attachment)))


def export(session: Session, case_id: str, attachment_id: int, path: Path, reason: ExportReason | None) -> None:
    """Write one attached file to a place outside the vault, byte for byte, with its reason in the journal (R13).

    Raises NoSuchCase, ConflictNotDeclared, NoSuchAttachment, ReasonIsMissing, AttachmentIsDamaged, CannotBeSaved; then
    no file was made.
    """
    attachment = _attachment(session, case_id, attachment_id)
    if reason is None:
        raise ReasonIsMissing(_("Nothing was saved: say first why this file leaves the vault."))
    with session.change(f"attachment exported: {reason.value}", case_id):
        try:
            files.replace_with(path, attachments.read(session.database, attachment))
        except OSError as error:
            raise CannotBeSaved(_("The file could not be saved here. Choose another place.")) from error


def suggested_name(place: int, shape: Shape) -> str:
    """A name for a copy that tells nothing: the sender's own name of a file may name somebody."""
    return f"attachment-{place}.{shape.value}"


def as_text(data: bytes) -> str | None:
    """The text these bytes are in one of the encodings people use, or None where they are none."""
    marks = (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if data.startswith(marks) else ("utf-8-sig", "cp932"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(unicodedata.category(c) in ("Cc", "Cs", "Cn") and c not in "\t\n\r\f" for c in text):
            return text
    return None


def _attachment(session: Session, case_id: str, attachment_id: int) -> Attachment:
    found = next((one for one in of_case(session, case_id) if one.id == attachment_id), None)
    if found is None:
        raise NoSuchAttachment(_("This file is not in the case. Look at the report again."))
    return found


def _shape(session: Session, attachment: Attachment) -> Shape:
    head = next(attachments.read(session.database, attachment), b"")[:_HEAD]
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Shape.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return Shape.JPEG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Shape.WEBP
    return Shape.PDF if b"%PDF-" in head else Shape.OTHER
