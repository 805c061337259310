"""Pages of a finished PDF as pictures: from memory, in the order of colors the window paints, nothing on the disk."""

from pathlib import Path

import pypdfium2
import pytest

from app.domain.public_report import AnonymizedReport
from app.pdf import preview
from app.pdf.incident_report import render
from tests.pdf.invented_reports import ENGLISH, JAPANESE

A4 = (8.27, 11.69)
"""Inches."""


@pytest.mark.parametrize("report", [ENGLISH, JAPANESE])
def test_every_page_becomes_a_picture_of_its_size(report: AnonymizedReport) -> None:
    pdf = render(report)
    for dots in (72, 144):
        pages = preview.pages(pdf, dots)
        assert len(pages) == len(pypdfium2.PdfDocument(pdf))
        for page in pages:
            assert (page.width, page.height) == pytest.approx((A4[0] * dots, A4[1] * dots), abs=2)
            assert page.stride >= 4 * page.width
            assert len(page.pixels) == page.stride * page.height


@pytest.mark.parametrize("report", [ENGLISH, JAPANESE])
def test_the_first_page_is_not_blank(report: AnonymizedReport) -> None:
    page = preview.pages(render(report), 72)[0]
    gray = {page.pixels[at] for at in range(0, len(page.pixels), 4)}
    assert 255 in gray
    assert min(gray) < 100
    dark = sum(page.pixels[at] < 128 for at in range(0, len(page.pixels), 4))
    assert 0.005 < dark / (page.width * page.height) < 0.3


def test_colors_come_as_blue_green_red() -> None:
    """The section heads are a dark teal: more blue and green than red."""
    page = preview.pages(render(ENGLISH), 72)[0]
    colored = [page.pixels[at : at + 3] for at in range(0, len(page.pixels), 4)]
    tinted = [one for one in colored if max(one) - min(one) > 60]
    assert tinted
    assert all(blue > red for blue, _green, red in tinted)


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    preview.pages(render(JAPANESE))
    assert not list(tmp_path.rglob("*"))
