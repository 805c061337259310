"""Attached files come out byte for byte, are shown without a file, and leave the vault only with a reason."""

import hashlib
import random
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from app.domain.report import Report, YesNo
from app.domain.review_steps import ConflictOfInterest
from app.services import attachments, cases, intake, journal
from app.services.attachments import Content, ExportReason, Shape
from app.services.evidence import attach_stream
from app.services.review import record_step
from app.services.session import Session
from app.storage.attachments import CHUNK
from tests.builders import NOON

Seal = Callable[..., Path]
FREE = ConflictOfInterest(conflict=YesNo.NO, alone=YesNo.YES)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
NOISE = random.Random(7).randbytes(3 * CHUNK + 17)


@pytest.fixture
def attached(session: Session, seal: Seal) -> Callable[..., tuple[str, int]]:
    """Import a report with one attached file of these bytes; the ids of case and file."""

    def importing(data: bytes, name: str = "file.bin", declared: bool = True) -> tuple[str, int]:
        file = attach_stream(name, BytesIO(data), len(data), NOON)
        case = str(intake.import_report(session, seal(Report(account="x"), attachments=[file])).case)
        if declared:
            record_step(session, case, FREE)
        return case, cases.read_case(session, case).reports[0].attachments[0].id

    return importing


Attached = Callable[..., tuple[str, int]]


@pytest.mark.parametrize("data", [b"", b"x", NOISE[:CHUNK], NOISE, PNG])
def test_a_file_comes_out_byte_for_byte(session: Session, attached: Attached, tmp_path: Path, data: bytes) -> None:
    case, file = attached(data)
    path = tmp_path / "copy"
    attachments.export(session, case, file, path, ExportReason.AUTHORITIES)
    assert path.read_bytes() == data
    assert path.stat().st_mode & 0o777 == 0o600
    assert journal.history(session, case)[-1].what == "attachment exported: authorities"


def test_nothing_leaves_without_a_reason(session: Session, attached: Attached, tmp_path: Path) -> None:
    case, file = attached(NOISE)
    before = len(journal.history(session, case))
    with pytest.raises(attachments.ReasonIsMissing):
        attachments.export(session, case, file, tmp_path / "copy", None)
    with pytest.raises(attachments.CannotBeSaved):
        attachments.export(session, case, file, tmp_path / "no folder" / "copy", ExportReason.AUTHORITIES)
    assert len(journal.history(session, case)) == before
    assert not list(tmp_path.glob("copy*"))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE attachment_chunks SET bytes = zeroblob(length(bytes)) WHERE position = 1",
        "DELETE FROM attachment_chunks WHERE position = 3",
        "UPDATE attachment_chunks SET position = 9 WHERE position = 3",
        "INSERT INTO attachment_chunks SELECT attachment_id, 4, bytes FROM attachment_chunks WHERE position = 3",
    ],
)
def test_a_changed_file_is_not_given_out(session: Session, attached: Attached, tmp_path: Path, damage: str) -> None:
    case, file = attached(NOISE)
    session.database.run(damage)
    with pytest.raises(attachments.AttachmentIsDamaged):
        attachments.export(session, case, file, tmp_path / "copy", ExportReason.AUTHORITIES)
    assert not list(tmp_path.glob("copy*")), "not even a part of it is left"


@pytest.mark.requirement("R27")
def test_files_wait_for_the_declaration(session: Session, attached: Attached, tmp_path: Path) -> None:
    case, file = attached(PNG, declared=False)
    with pytest.raises(cases.ConflictNotDeclared):
        attachments.content(session, case, file)
    with pytest.raises(cases.ConflictNotDeclared):
        attachments.export(session, case, file, tmp_path / "copy", ExportReason.AUTHORITIES)
    other, _file = attached(b"other")
    with pytest.raises(attachments.NoSuchAttachment):
        attachments.content(session, other, file)


@pytest.mark.parametrize(
    ("data", "shape", "text"),
    [
        ("やめてください\n".encode(), Shape.TEXT, "やめてください\n"),
        ("\ufeffplease".encode(), Shape.TEXT, "please"),
        ("やめて".encode("cp932"), Shape.TEXT, "やめて"),
        ("やめて".encode("utf-16"), Shape.TEXT, "やめて"),
        (b"<html><script>alert(1)</script>", Shape.TEXT, "<html><script>alert(1)</script>"),
        (b"", Shape.TEXT, ""),
        (b"a" * attachments.LARGEST_TEXT, Shape.TEXT, "a" * attachments.LARGEST_TEXT),
        (b"a" * (attachments.LARGEST_TEXT + 1), Shape.OTHER, ""),
        (b"zip\x00file", Shape.OTHER, ""),
        (NOISE, Shape.OTHER, ""),
        (PNG, Shape.PNG, ""),
        (b"\xff\xd8\xff\xe0rest", Shape.JPEG, ""),
        (b"RIFF....WEBPrest", Shape.WEBP, ""),
        (b"\n%PDF-1.7 rest", Shape.PDF, ""),
        (b"RIFF....WAVErest\x00", Shape.OTHER, ""),
    ],
)
def test_a_file_is_what_its_bytes_are(
    session: Session, attached: Attached, data: bytes, shape: Shape, text: str
) -> None:
    case, file = attached(data, name="misleading.exe.txt")
    drawn = data if shape not in (Shape.TEXT, Shape.OTHER) else b""
    assert attachments.content(session, case, file) == Content(shape=shape, text=text, data=drawn)
    assert journal.history(session, case)[-1].what == "attachment shown"


def test_a_suggested_name_tells_nothing() -> None:
    assert attachments.suggested_name(2, Shape.PDF) == "attachment-2.pdf"


def test_the_hash_is_the_one_that_was_sealed(session: Session, attached: Attached) -> None:
    case, _file = attached(NOISE)
    assert cases.read_case(session, case).reports[0].attachments[0].sha256 == hashlib.sha256(NOISE).hexdigest()


@pytest.mark.requirement("H7")
def test_a_large_file_flows_through_without_being_held(session: Session, seal: Seal, tmp_path: Path) -> None:
    """How fast it flows is measured in tests/benchmarks/attachments.py."""
    size = 24_000_000
    sealed = seal(
        Report(account="x"), attachments=[attach_stream("l.bin", BytesIO(random.Random(1).randbytes(size)), size, NOON)]
    )
    tracemalloc.start()
    try:
        case = str(intake.import_report(session, sealed).case)
        record_step(session, case, FREE)
        (file,) = attachments.of_case(session, case)
        attachments.export(session, case, file.id, tmp_path / "copy", ExportReason.AUTHORITIES)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (tmp_path / "copy").stat().st_size == size
    assert peak < 8_000_000
