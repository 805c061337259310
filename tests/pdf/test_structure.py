"""The allow-list: our own reports pass, and a file with anything more in it does not."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from app.domain.public_report import AnonymizedReport, Block, BlockKind
from app.pdf.incident_report import render
from app.pdf.passages import UnreadablePdf
from app.pdf.structure import Fault, structure_faults
from tests.pdf.invented_reports import ENGLISH, JAPANESE

pytestmark = pytest.mark.requirement("R15")


def changed(change: Callable[[pikepdf.Pdf], None]) -> tuple[Fault, ...]:
    with pikepdf.open(BytesIO(render(ENGLISH))) as pdf:
        change(pdf)
        target = BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return structure_faults(target.getvalue())


def whys(faults: tuple[Fault, ...]) -> set[str]:
    return {fault.why for fault in faults}


@pytest.mark.parametrize("report", [ENGLISH, JAPANESE], ids=["en", "ja"])
def test_our_reports_hold_nothing_more(report: AnonymizedReport) -> None:
    assert structure_faults(render(report)) == ()


def test_saving_alone_changes_nothing() -> None:
    assert changed(lambda pdf: None) == ()


@pytest.mark.parametrize(
    ("drawn", "why"),
    [
        (b"BT 3 Tr /F1+0 10 Tf 1 0 0 1 90 400 Tm (\x01) Tj ET", "text that is not filled"),
        (b"BT /F1+0 2 Tf 1 0 0 1 90 400 Tm (\x01) Tj ET", "text that is too small or turned"),
        (b"BT /F1+0 20 Tf 0.1 0 0 0.1 90 400 Tm (\x01) Tj ET", "text that is too small or turned"),
        (b".1 0 0 .1 0 0 cm BT /F1+0 20 Tf 1 0 0 1 900 4000 Tm (\x01) Tj ET", "text that is too small or turned"),
        (b"BT /F1+0 20 Tf 0 1 -1 0 90 400 Tm (\x01) Tj ET", "text that is too small or turned"),
        (b"1 g BT /F1+0 10 Tf 1 0 0 1 90 400 Tm (\x01) Tj ET", "text that is too pale"),
        (b".8 .9 .9 rg BT /F1+0 10 Tf 1 0 0 1 90 400 Tm (\x01) Tj ET", "text that is too pale"),
        (b"BT /F1+0 10 Tf 1 0 0 1 -90 400 Tm (\x01) Tj ET", "text off the page"),
        (b"BT /F1+0 10 Tf 1 0 0 1 90 900 Tm (\x01) Tj ET", "text off the page"),
        (b"1 0 0 1 700 0 cm BT /F1+0 10 Tf 1 0 0 1 90 400 Tm (\x01) Tj ET", "text off the page"),
        (b"BT /F1+0 10 Tf 1 0 0 1 90 400 Tm (\x01) Tj ET 80 390 200 30 re f", "text that is painted over"),
        (b"0 0 600 842 re f", "text that is painted over"),
        (b"BT /F1+0 10 Tf 1 0 0 1 90 400 Tm (\xff) Tj ET", "text without characters"),
        (b"BT /Other 10 Tf 1 0 0 1 90 400 Tm (a) Tj ET", "text without characters"),
        (
            b"0 g 80 90 200 30 re f BT /F1+0 10 Tf 1 0 0 1 90 100 Tm (\x01) Tj ET",
            "text that is too pale",
        ),
        (b"40 w 0 400 m 500 400 l S", "a line wide enough to cover text"),
        (b"0 0 10 10 re W n", "the operator W"),
        (b"/X1 Do", "the operator Do"),
        (b"/Span << /ActualText (secret) >> BDC EMC", "the operator BDC"),
        (b"/G1 gs", "the operator gs"),
        (b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", "an unusual operator"),
    ],
)
def test_a_drawing_that_hides_something_is_refused(drawn: bytes, why: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        contents = pdf.pages[0].obj.Contents
        contents.write(contents.read_bytes() + b"\n" + drawn)

    assert why in whys(changed(change))


def stream_of(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(pikepdf.Stream(pdf, b"secret"))


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: pdf.docinfo.__setitem__("/Author", "Somebody"),
        lambda pdf: pdf.Root.__setitem__("/Outlines", Dictionary(Type=Name.Outlines)),
        lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array([]))),
        lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS="app.alert(1)")),
        lambda pdf: pdf.Root.__setitem__("/OCProperties", Dictionary()),
        lambda pdf: pdf.Root.__setitem__("/PieceInfo", Dictionary()),
        lambda pdf: pdf.Root.__setitem__("/Names", Dictionary()),
        lambda pdf: pdf.Root.Pages.__setitem__("/Secret", "x"),
        lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/Secret", "x"),
        lambda pdf: pdf.trailer.__setitem__("/Secret", "x"),
        lambda pdf: pdf.pages[0].obj.__setitem__("/Annots", Array([])),
        lambda pdf: pdf.pages[0].obj.__setitem__("/CropBox", Array([0, 0, 10, 10])),
        lambda pdf: pdf.pages[0].obj.__setitem__("/Rotate", 90),
        lambda pdf: pdf.pages[0].obj.__setitem__("/MediaBox", Array([0, 0, 100, 100])),
        lambda pdf: pdf.pages[0].Resources.__setitem__("/XObject", Dictionary()),
        lambda pdf: pdf.pages[0].Resources.__setitem__("/Properties", Dictionary()),
        lambda pdf: pdf.pages[0].Resources.Font.__setitem__(
            "/F9", Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        ),
        lambda pdf: pdf.pages[0].Resources.Font["/F1+0"].__setitem__("/Encoding", Name.WinAnsiEncoding),
        lambda pdf: pdf.pages[0].obj.__setitem__("/Contents", Array([pdf.pages[0].obj.Contents, stream_of(pdf)])),
        lambda pdf: pdf.pages[0].obj.Contents.__setitem__("/Secret", "x"),
        lambda pdf: pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"<dc:lang", b"<!-- x --><dc:lang")),
        lambda pdf: pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes() + b"<rdf:more/>"),
    ],
)
def test_a_part_beyond_the_list_is_refused(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert changed(change) != ()


def test_an_object_that_nothing_refers_to_is_refused() -> None:
    body = render(ENGLISH)
    table = body.rindex(b"xref\n0 ")
    count = int(body[table:].split(b"\n")[1].split()[1])
    lost = f"{count} 0 obj\n(a secret)\nendobj\n".encode()
    entries = body[table:].split(b"trailer")[0].split(b"\n", 2)[2]
    trailer = (
        body[table:].split(b"trailer")[1].split(b"startxref")[0].replace(b"/Size %d" % count, b"/Size %d" % (count + 1))
    )
    entry = b"%010d 00000 n \n" % table
    crafted = (
        body[:table]
        + lost
        + b"xref\n0 %d\n" % (count + 1)
        + entries
        + entry
        + b"trailer"
        + trailer
        + b"startxref\n%d\n%%%%EOF\n" % (table + len(lost))
    )
    assert whys(structure_faults(crafted)) == {"an object that nothing refers to"}


def test_bytes_around_the_file_are_refused() -> None:
    body = render(ENGLISH)
    assert "bytes after the end" in whys(structure_faults(body + b"a secret"))
    assert "another header" in whys(structure_faults(b"\n" + body))
    assert "a comment" in whys(structure_faults(body.replace(b"endobj\n", b"endobj\n%secret\n", 1)))
    update = b"\nxref\n0 1\n0000000000 65535 f \ntrailer << /Size 1 >>\nstartxref\n0\n%%EOF\n"
    assert "more than one revision" in whys(structure_faults(body + update))


def test_a_locked_or_broken_file_is_refused_in_words() -> None:
    with pikepdf.open(BytesIO(render(ENGLISH))) as pdf:
        target = BytesIO()
        pdf.save(target, encryption=pikepdf.Encryption(owner="o", user="u"))
    for broken in (target.getvalue(), b"", b"no PDF at all", render(ENGLISH)[:200]):
        with pytest.raises(UnreadablePdf) as refusal:
            structure_faults(broken)
        assert refusal.value.sentence.startswith("This file cannot be read as a PDF")


PRINTABLE = st.text(
    alphabet=st.sampled_from("abcWWW Ii.,-/&()<>\\%“”é漢字かなッー、。「」（）…12月さん様　 \n"),
    min_size=0,
    max_size=90,
)
BLOCKS = st.lists(
    st.builds(Block, kind=st.sampled_from(BlockKind), text=PRINTABLE, lead=PRINTABLE, strong=st.just(((2, 9),))),
    max_size=6,
).map(tuple)


@given(
    st.builds(
        AnonymizedReport,
        language=st.sampled_from(("en", "ja")),
        **dict.fromkeys(("reference", "title", "setting", "outcome", "published", "publisher", "contact"), PRINTABLE),
        **dict.fromkeys(("summary", "what_happened", "determination", "response"), BLOCKS),
        **dict.fromkeys(("timeline", "reconsideration", "about"), BLOCKS),
    )
)
@settings(max_examples=80, deadline=None)
def test_whatever_the_text_the_page_keeps_to_the_list(report: AnonymizedReport) -> None:
    assert structure_faults(render(report)) == ()
