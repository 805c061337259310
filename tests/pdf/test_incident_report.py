"""The public incident report: what stands on the pages, what does not stand in the file, and that it never varies."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from app.domain.public_report import AnonymizedReport
from app.pdf.fonts import CharactersNotPrintable
from app.pdf.incident_report import render
from tests.pdf.invented_reports import ENGLISH, JAPANESE, RARE, item, moment, page_texts, paragraph, tight

ROOT = Path(__file__).resolve().parents[2]
RENDER = (
    "import sys, hashlib; sys.path.insert(0, '.'); from app.pdf.incident_report import render; "
    "from tests.pdf.invented_reports import ENGLISH, JAPANESE; "
    "print(*(hashlib.sha256(render(r)).hexdigest() for r in (ENGLISH, JAPANESE, ENGLISH)))"
)


def long_report() -> AnonymizedReport:
    return replace(ENGLISH, what_happened=ENGLISH.what_happened * 12, timeline=ENGLISH.timeline * 8)


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "77", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
        {"TZ": "Asia/Kolkata", "PYTHONHASHSEED": "random", "RL_invariant": "0", "SOURCE_DATE_EPOCH": "no number"},
    ],
)
def test_the_same_report_is_the_same_bytes_whatever_the_machine(surroundings: dict[str, str]) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "RL_"))}

    def hashes(environment: dict[str, str]) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", RENDER], env=environment, cwd=ROOT, check=True, capture_output=True, text=True
        )
        return done.stdout.split()

    one, other = hashes(plain | {"PYTHONHASHSEED": "0"}), hashes(plain | surroundings)
    assert one == other
    assert one[0] == one[2] != one[1]


@pytest.mark.parametrize("report", [ENGLISH, JAPANESE], ids=["en", "ja"])
def test_every_sentence_can_be_read_back_from_the_pages(report: AnonymizedReport) -> None:
    text = tight("".join(page_texts(render(report))))
    contents = (report.summary, report.what_happened, report.determination, report.response, report.timeline)
    for block in (*sum(contents, ()), *report.reconsideration, *report.about):
        assert tight(block.text) in text
        assert tight(block.lead) in text
    for fact in (report.title, report.reference, report.setting, report.outcome, report.published, report.contact):
        assert tight(fact) in text
    assert tight(report.publisher) in text


def test_rare_characters_survive_pdftotext(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(render(JAPANESE))
    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout
    assert tight(RARE) in tight(text)


@pytest.mark.parametrize("report", [ENGLISH, JAPANESE, long_report()], ids=["en", "ja", "long"])
def test_qpdf_has_nothing_to_say(report: AnonymizedReport, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(render(report))
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


@pytest.mark.requirement("R15")
@pytest.mark.parametrize("report", [ENGLISH, JAPANESE], ids=["en", "ja"])
def test_metadata_is_title_and_language_and_nothing_else(report: AnonymizedReport) -> None:
    drawn = render(report)
    for word in (
        b"ReportLab",
        b"reportlab",
        b"pikepdf",
        b"CreationDate",
        b"ModDate",
        b"Producer",
        b"Author",
        b"anonymous",
    ):
        assert word not in drawn
    with pikepdf.open(BytesIO(drawn)) as pdf:
        assert "/Info" not in pdf.trailer
        assert pdf.Root.Lang == report.language
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert set(pdf.open_metadata().keys()) == {
            "{http://purl.org/dc/elements/1.1/}title",
            "{http://purl.org/dc/elements/1.1/}language",
        }
        assert pdf.open_metadata()["dc:title"] == report.title


@pytest.mark.parametrize("report", [ENGLISH, JAPANESE], ids=["en", "ja"])
def test_only_shipped_faces_are_used_and_all_are_embedded(report: AnonymizedReport) -> None:
    with pikepdf.open(BytesIO(render(report))) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        names = {str(font.BaseFont)[8:] for font in fonts}
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
    expected = {
        "en": {"SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSerif4-SemiBold"},
        "ja": {"NotoSansJP-Regular", "NotoSansJP-Bold", "SourceSans3-Regular"},
    }
    assert names == expected[report.language]


def test_an_earlier_report_leaves_nothing_in_a_later_one() -> None:
    alone = render(ENGLISH)
    render(replace(JAPANESE, title="鬱"))
    assert render(ENGLISH) == alone


def test_a_report_with_one_section_has_no_empty_ones() -> None:
    plain = replace(
        ENGLISH, summary=(), determination=(), response=(), timeline=(), reconsideration=(), about=(), contact=""
    )
    (text,) = page_texts(render(plain))
    assert "What happened" in text
    for head in ("Summary", "Determination", "Response", "Timeline", "Reconsideration", "About this report"):
        assert head not in text
    assert "Page 1 of 1" in text


def test_every_page_says_which_it_is_and_later_ones_carry_the_title() -> None:
    texts = page_texts(render(long_report()))
    assert len(texts) >= 3
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in text
        assert "Teatime Circle, Code of Conduct reports" in text
    for text in texts[1:]:
        assert ENGLISH.title in text
        assert "2026-1" in text


def test_a_section_head_never_ends_a_page() -> None:
    heads = ("Response", "Timeline", "Reconsideration")
    for filler in range(1, 40):
        report = replace(ENGLISH, what_happened=tuple(paragraph(f"Line {i}.") for i in range(filler)))
        for text in page_texts(render(report)):
            last = [line for line in text.split("\n") if line.strip()][-3:]
            assert not any(line.strip() in heads for line in last)


def test_strong_words_are_set_in_the_strong_face() -> None:
    with_bold = render(replace(JAPANESE, determination=(item("これは太字です。", "太字"),), outcome=""))
    without = render(replace(JAPANESE, determination=(item("これは太字です。"),), outcome=""))
    assert with_bold != without
    assert tight(page_texts(with_bold)[0]) == tight(page_texts(without)[0])


def test_text_is_never_markup() -> None:
    hostile = "<b>not bold</b> &amp; (paren) \\ <script> </dc:title> %s {number}"
    report = replace(ENGLISH, title=hostile, what_happened=(paragraph(hostile),), publisher=hostile)
    pdf = render(report)
    assert tight(hostile) in tight(page_texts(pdf)[0])
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.open_metadata()["dc:title"] == hostile


@pytest.mark.requirement("R15")
def test_invisible_carriers_are_stripped() -> None:
    carried = "Per\u200bson\u2060 A\u202e sp\u00adoke\ufe0f.\U000e0041"
    text = page_texts(render(replace(ENGLISH, what_happened=(paragraph(carried),))))[0]
    assert "Person A spoke." in text


def test_a_character_without_a_glyph_is_refused_without_being_repeated() -> None:
    report = replace(ENGLISH, what_happened=(paragraph("A smile 😀 and a seal 🦭 and a smile 😀."),))
    with pytest.raises(CharactersNotPrintable) as refusal:
        render(report)
    assert refusal.value.count == 2
    assert refusal.value.sentence.startswith("2 characters")
    assert "😀" not in refusal.value.sentence


def test_a_timeline_or_list_may_be_longer_than_a_page() -> None:
    report = replace(
        ENGLISH,
        timeline=tuple(moment(f"Week {i}", "Something was done, and somebody was told. " * 4) for i in range(40)),
        response=tuple(item(f"Point {i}. " + "More words. " * 12) for i in range(40)),
    )
    text = "".join(page_texts(render(report)))
    assert all(f"Week {i}" in text and f"Point {i}." in text for i in range(40))
