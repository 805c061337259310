"""The receipt: the same facts on screen, paper and in the QR code, nothing of the report, and a proof that holds."""

import hashlib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from PIL import Image

from app.domain.case import Route
from app.pdf import qr
from app.pdf.preview import pages
from app.services import capture, intake, receipt, slip
from app.services.session import Session
from tests.builders import ENGLISH, SHORT, FakeClock

REPLY_BY = datetime(2026, 5, 19, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.fixture
def given(kit: capture.OpenKit, outbox: Path, clock: FakeClock) -> capture.Receipt:
    return capture.submit_report(kit, ENGLISH, outbox, clock=clock)


def test_the_slip_has_the_facts_in_both_languages_on_one_small_page(given: capture.Receipt) -> None:
    pdf = slip.slip(given, REPLY_BY, has_contact=True)
    words = text_of(pdf)
    assert given.code in words and given.contact in words
    assert "19 May 2026 (Tuesday), 12:00 JST" in words and "5 月 19 日（火）" in words.replace("5月19日", "5 月 19 日")
    for line in receipt.proof_lines(given.commitment):
        assert line in words
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    assert [round(points * 25.4 / 72) for points in document[0].get_size()] == [105, 148]
    assert document.get_metadata_dict(skip_empty=True) == {}


def test_nothing_of_the_report_is_on_the_slip(given: capture.Receipt, kit: capture.OpenKit) -> None:
    words = text_of(slip.slip(given, REPLY_BY, has_contact=True))
    for planted in ("Brandt", "Aiko", "dress", "lobby", "Okafor", "Spring", "Desk", given.file):
        assert planted not in words
        assert planted not in receipt.qr_text(given, REPLY_BY)
    again = slip.slip(given, REPLY_BY, has_contact=True)
    assert slip.slip(given, REPLY_BY, has_contact=True) == again


@pytest.mark.requirement("G1")
def test_without_a_contact_the_code_stands_in_for_one(given: capture.Receipt) -> None:
    words = text_of(slip.slip(given, REPLY_BY, has_contact=False))
    assert "With the code you can ask" in words and "19 May" not in words


@pytest.mark.requirement("R45")
def test_on_the_panels_route_the_slip_names_the_panels_contact_only(given: capture.Receipt) -> None:
    panel = capture.Receipt(
        file=given.file,
        code=given.code,
        commitment=given.commitment,
        hand_over_by=given.hand_over_by,
        contact="ask for the tea table",
    )
    words = text_of(slip.slip(panel, REPLY_BY, has_contact=True))
    assert "tea table" in words and given.contact not in words
    assert Route.PANEL.value not in words.lower()


def test_the_proof_holds_for_what_was_filed_and_for_nothing_else(
    given: capture.Receipt, session: Session, outbox: Path
) -> None:
    intake.import_report(session, outbox / given.file)
    (found,) = intake.find_by_code(session, given.code.lower().replace("-", " "))
    ((manifest,),) = session.database.query("SELECT manifest FROM reports")
    assert found.commitment == given.commitment
    assert given.commitment == hashlib.sha256(b"mamori-receipt-v1\0" + manifest).digest()[:16]
    changed = manifest.replace(b"dress", b"dross")
    assert hashlib.sha256(b"mamori-receipt-v1\0" + changed).digest()[:16] != given.commitment
    assert intake.find_by_code(session, "00000-00000") == ()


def test_two_receipts_of_the_same_words_have_nothing_in_common(
    kit: capture.OpenKit, outbox: Path, clock: FakeClock
) -> None:
    first, second = (capture.submit_report(kit, SHORT, outbox, clock=clock) for _number in range(2))
    assert first.code != second.code and first.commitment != second.commitment


def test_the_qr_code_on_the_slip_is_the_one_on_the_screen(given: capture.Receipt) -> None:
    rows = qr.modules(receipt.qr_text(given, REPLY_BY))
    (page,) = pages(slip.slip(given, REPLY_BY, has_contact=True), 300)
    picture = Image.frombuffer("RGB", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride)
    dark = picture.convert("L").point(lambda light: 255 if light < 128 else 0)
    box = dark.crop((0, page.height * 3 // 4, page.width // 2 - 20, page.height)).getbbox()
    assert box is not None
    left, right, bottom = box[0], box[2], box[3] + page.height * 3 // 4
    module, top = (right - left) / len(rows), bottom - (right - left)
    read = tuple(
        tuple(
            dark.getpixel((round(left + (across + 0.5) * module), round(top + (down + 0.5) * module))) == 255
            for across in range(len(rows))
        )
        for down in range(len(rows))
    )
    assert read == rows
