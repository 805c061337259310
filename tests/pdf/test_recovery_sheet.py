"""The recovery sheet: one page, every group of the code, tagged with nothing about anybody."""

from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from app import i18n
from app.services import keys, recovery_sheet


@pytest.mark.parametrize("code", ["en", "ja"])
def test_it_holds_the_code_the_vault_and_the_day_on_one_page(code: str) -> None:
    i18n.speak(code)
    typed = keys.new_recovery_code()
    pdf = recovery_sheet.make("OKTech 大阪", typed, date(2026, 11, 22))
    pages = pypdfium2.PdfDocument(pdf)
    assert len(pages) == 1
    words = pages[0].get_textpage().get_text_range()
    assert all(group in words for group in typed.split("-"))
    assert "OKTech 大阪" in words and "2026-11-22" in words
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.get("/Lang") == code
        assert "/Author" not in opened.docinfo and typed not in str(opened.docinfo)
