"""The last look at a finished PDF finds a name wherever a PDF can hide one (the table of pdf.md 3), in any file."""

import io
import zlib
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from app.errors import AppError
from app.pdf.incident_report import render
from app.pdf.passages import PdfTooLarge, UnreadablePdf, passages
from app.pdf.structure import structure_faults
from app.pdf.verify import Leak, verify
from tests.pdf.invented_reports import ENGLISH, JAPANESE, paragraph, seek

pytestmark = pytest.mark.requirement("R15")
SECRET = "Daniel Brandt"
KANJI = "田中愛子"
nothing = seek()
Change = Callable[[pikepdf.Pdf], None]


def crafted(change: Change) -> bytes:
    with pikepdf.open(io.BytesIO(render(ENGLISH))) as pdf:
        change(pdf)
        target = io.BytesIO()
        pdf.save(target, fix_metadata_version=False)
    return target.getvalue()


def found(pdf: bytes, *names: str) -> tuple[Leak, ...]:
    return verify(pdf, nothing, seek(*(names or (SECRET,))))


def draw(operators: str, **resources: pikepdf.Object) -> Change:
    """Add operators to page 1, which may use the font /H."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.Resources.Font["/H"] = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
        )
        for key, value in resources.items():
            page.Resources[f"/{key}"] = value
        page.contents_add(operators.encode("latin-1"))

    return change


def text(operators: str = "", shown: str = f"({SECRET}) Tj") -> str:
    return f"q BT 1 0 0 1 90 300 Tm /H 10 Tf {operators} {shown} ET Q"


def attach(body: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, body, filename="notes.txt")

    return change


def place_form(pdf: pikepdf.Pdf) -> None:
    draw("/X Do")(pdf)
    form = pdf.make_stream(text().encode(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 800])
    form.Resources = Dictionary(Font=pdf.pages[0].Resources.Font)
    pdf.pages[0].Resources.XObject = Dictionary(X=form)


def place_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    draw(f"/OC /L BDC {text()} EMC", Properties=Dictionary(L=layer))(pdf)


def place_annotation(**entries: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        note = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=[10, 10, 50, 50], **entries))
        pdf.pages[0].obj.Annots = Array([note])

    return change


def picture(exif: bool) -> Change:
    data = io.BytesIO()
    if exif:
        tags = Image.Exif()
        tags[0x010E] = SECRET
        Image.new("RGB", (8, 8)).save(data, "JPEG", exif=tags)
    else:
        Image.new("RGB", (8, 8)).save(data, "JPEG", comment=SECRET.encode())

    def change(pdf: pikepdf.Pdf) -> None:
        image = pikepdf.Stream(pdf, data.getvalue())
        image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
        image.Width = image.Height = 8
        image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
        draw("q 1 0 0 1 90 300 cm /P Do Q", XObject=Dictionary(P=image))(pdf)

    return change


def place_in_type0(pdf: pikepdf.Pdf) -> None:
    """Two-byte codes in an order of their own, which only the ToUnicode map makes a name of."""
    letters = sorted(set(SECRET))
    pairs = "\n".join(f"<{i:04X}> <{ord(char):04X}>" for i, char in enumerate(letters, start=1))
    program = f"begincmap {len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap"
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Arial,
        Encoding=Name("/Identity-H"),
        ToUnicode=pdf.make_stream(program.encode()),
        DescendantFonts=[Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Arial)],
    )
    pdf.pages[0].Resources.Font["/Z"] = font
    codes = "".join(f"{letters.index(char) + 1:04X}" for char in SECRET)
    pdf.pages[0].contents_add(f"BT 1 0 0 1 90 300 Tm /Z 10 Tf <{codes}> Tj ET".encode())


def rename(pdf: pikepdf.Pdf) -> None:
    pdf.Root[f"/{SECRET.replace(' ', '')}"] = 1
    pdf.Root["/More"] = Name("/Daniel#20Brandt")


def title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"Unwelcome", SECRET.encode()))


def comment_in_packet(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes() + f"<!-- {SECRET} -->".encode())


def outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as tree:
        tree.root.append(pikepdf.OutlineItem(SECRET, 0))


def structure(key: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        element = pdf.make_indirect(Dictionary({"/S": Name.P, "/K": 0, key: String(SECRET)}))
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=element)

    return change


PLACES: dict[str, tuple[Change, str]] = {
    "under a black box": (draw(text() + " 0 g 80 290 200 30 re f"), "page 1 text"),
    "white": (draw(text("1 g")), "page 1 text"),
    "invisible mode 3": (draw(text("3 Tr")), "page 1 text"),
    "tiny": (draw(text("/H 0.5 Tf")), "page 1 text"),
    "in a form": (place_form, "form drawing"),
    "off the page": (draw(text("1 0 0 1 900 -300 Tm")), "page 1 content"),
    "outside the crop box": (
        lambda pdf: (draw(text())(pdf), pdf.pages[0].obj.__setitem__("/CropBox", Array([0, 500, 500, 800])))[0],
        "page 1 content",
    ),
    "clipped away": (draw(f"q 0 0 1 1 re W n {text()} Q"), "page 1 text"),
    "in a hidden layer": (place_layer, "page 1 text"),
    "inline ActualText": (draw(f"/Span << /ActualText ({SECRET}) >> BDC EMC"), "alternative text"),
    "inline Alt": (draw(f"/Figure << /Alt ({SECRET}) >> BDC EMC"), "alternative text"),
    "Alt of a structure element": (structure("/Alt"), "alternative text"),
    "title of a structure element": (structure("/T"), "structure"),
    "outline": (outline, "outline"),
    "sticky note": (place_annotation(Subtype=Name.Text, Contents=String(SECRET)), "note"),
    "form tooltip": (place_annotation(Subtype=Name.Widget, FT=Name.Tx, TU=String(SECRET)), "form field"),
    "form value": (place_annotation(Subtype=Name.Widget, FT=Name.Tx, V=String(SECRET)), "form field"),
    "link address": (
        place_annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(f"https://x.example/{SECRET}"))),
        "note",
    ),
    "script": (
        lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String(f"x='{SECRET}'"))),
        "script",
    ),
    "private data": (
        lambda pdf: pdf.pages[0].obj.__setitem__("/PieceInfo", Dictionary(Tool=Dictionary(Private=String(SECRET)))),
        "private data",
    ),
    "attachment body": (attach(f"Notes about {SECRET}".encode()), "attachment"),
    "attachment in UTF-16": (attach(f"Notes about {SECRET}".encode("utf-16")), "attachment"),
    "attachment that is a binary": (attach(bytes(range(256)) * 9 + b"\x00 Daniel Brandt \x01\xff"), "attachment"),
    "attached PDF": (attach(crafted(draw(text()))), "attachment: page 1 text"),
    "EXIF": (picture(exif=True), "picture"),
    "JPEG comment": (picture(exif=False), "picture"),
    "author": (lambda pdf: pdf.docinfo.__setitem__("/Author", SECRET), "information"),
    "title in the information": (lambda pdf: pdf.docinfo.__setitem__("/Title", SECRET), "title"),
    "title": (title, "title"),
    "comment in the XMP": (comment_in_packet, "XMP"),
    "names": (rename, "object"),
    "trailer": (lambda pdf: pdf.trailer.__setitem__("/Note", String(SECRET)), "trailer"),
    "two-byte codes": (place_in_type0, "page 1 content"),
    "split over operators": (draw(text(shown="(Dan) Tj (iel Br) Tj (andt) Tj")), "page 1 content"),
    "kerned": (draw(text(shown="[(D) 20 (aniel B) -15 (randt)] TJ")), "page 1 content"),
    "hexadecimal": (draw(text(shown=f"<{SECRET.encode().hex()}> Tj")), "page 1 content"),
    "octal": (draw(text(shown="(" + "".join(f"\\{ord(char):03o}" for char in SECRET) + ") Tj")), "page 1 content"),
    "comment in the content": (draw(f"% {SECRET}\n"), "page 1 content"),
    "hyphenated": (
        draw(text(shown="(We spoke with Dan-) Tj 1 0 0 1 90 288 Tm (iel Brandt about it.) Tj")),
        "page 1 content",
    ),
    "over two lines": (draw(text(shown="(with Daniel) Tj 1 0 0 1 90 288 Tm (Brandt about) Tj")), "page 1 text"),
    "spelled out": (draw(text(shown="(D a n i e l B r a n d t) Tj")), "page 1 text"),
}


@pytest.mark.parametrize("where", PLACES)
def test_a_name_is_found_wherever_it_hides(where: str) -> None:
    change, place = PLACES[where]
    pdf = crafted(change)
    names = ("DanielBrandt", SECRET)
    assert place in {leak.place for leak in found(pdf, *names)}
    assert structure_faults(pdf) != () or where == "title"


def test_the_file_without_a_secret_has_no_leak() -> None:
    for report in (ENGLISH, JAPANESE):
        assert found(render(report), SECRET, "DanielBrandt", KANJI) == ()
    assert found(crafted(draw("")), SECRET, "DanielBrandt") == ()


def test_the_formats_own_words_and_the_type_designers_are_no_people() -> None:
    names = ("Noto", "Adobe", "Nishizuka", "Widths", "Root", "Catalog", "Kids", "Filter", "Metadata", "purl")
    for report in (ENGLISH, JAPANESE):
        assert found(render(report), *names) == ()


def test_the_files_own_numbers_are_not_read_as_text() -> None:
    """A check that reads digits as letters would take a table of offsets for a name."""
    for passage in passages(render(ENGLISH)):
        if not passage.place.startswith("page"):
            assert "00000" not in passage.text


@pytest.mark.parametrize(
    "value",
    [SECRET.encode(), f"({SECRET})".encode(), b"<FEFF" + SECRET.encode("utf-16-be").hex().encode() + b">"],
    ids=["plain", "literal", "hexadecimal"],
)
def test_bytes_that_no_object_refers_to_are_read(value: bytes) -> None:
    body = render(ENGLISH)
    for pdf in (body + b"\n" + value, body.replace(b"endobj\n", b"endobj\n%" + value + b"\n", 1)):
        assert "file bytes" in {leak.place for leak in found(pdf)}


def test_an_older_revision_is_read() -> None:
    body = render(ENGLISH)
    packed = zlib.compress(f"BT ({SECRET}) Tj ET".encode())
    at = len(body)
    number = int(body[body.rindex(b"/Size ") + 6 :].split()[0])
    secret = b"%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % (number, len(packed)) + packed
    secret += b"\nendstream\nendobj\n"
    empty_at = at + len(secret)
    last = b"%d 0 obj\nnull\nendobj\n" % number
    start = body.rindex(b"startxref")
    table = empty_at + len(last)
    trailer = body[body.rindex(b"trailer") : start].replace(b"/Size %d" % number, b"/Size %d" % (number + 1))
    trailer = trailer.replace(b"<<", b"<< /Prev " + body[start + 9 :].split()[0], 1)
    update = b"xref\n%d 1\n%010d 00000 n \n" % (number, empty_at) + trailer + b"startxref\n%d\n%%%%EOF\n" % table
    assert "file bytes" in {leak.place for leak in found(body + secret + last + update)}


def test_an_unused_stream_is_read() -> None:
    body = render(ENGLISH)
    packed = zlib.compress(f"Notes about {KANJI}".encode())
    table = body.rindex(b"xref\n0 ")
    count = int(body[table:].split(b"\n")[1].split()[1])
    lost = b"%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % (count, len(packed)) + packed
    lost += b"\nendstream\nendobj\n"
    rest = body[table:].replace(b"xref\n0 %d\n" % count, b"xref\n0 %d\n" % (count + 1))
    rest = rest.replace(b"/Size %d" % count, b"/Size %d" % (count + 1))
    rest = rest.replace(b"trailer", b"%010d 00000 n \ntrailer" % table)
    rest = rest.replace(b"startxref\n%d" % table, b"startxref\n%d" % (table + len(lost)))
    assert "stream" in {leak.place for leak in found(body[:table] + lost + rest, KANJI)}


def test_japanese_is_found_over_line_ends() -> None:
    for before in range(30, 42):
        report = replace(JAPANESE, what_happened=(paragraph("あ" * before + KANJI + "と話しました。"),))
        assert "page 1 text" in {leak.place for leak in found(render(report), KANJI)}


def test_rules_for_unknown_identifiers_read_only_what_is_shown() -> None:
    read: list[str] = []

    def rules(passage: str) -> list[object]:
        read.append(passage)
        return []

    pdf = crafted(place_annotation(Subtype=Name.Text, Contents=String(SECRET)))
    verify(pdf, rules, nothing)
    joined = "".join(read)
    assert ENGLISH.title in joined
    assert "http://" not in joined
    assert SECRET not in joined
    assert {passage.place for passage in passages(pdf) if passage.shown} == {"page 1 text", "title"}


def test_a_leak_says_who_and_why_but_never_the_text() -> None:
    (leak, *_rest) = found(crafted(draw(text())))
    assert (leak.kind, leak.level, leak.person, leak.why) == ("name", "block", "0", "A known name.")
    assert SECRET not in repr(leak)


@pytest.mark.parametrize("in_page", [False, True])
def test_a_packed_bomb_is_refused_in_words(in_page: bool) -> None:
    bomb = zlib.compress(zlib.compress(b"\x00" * 2**26) * 40)

    def change(pdf: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(pdf, bomb)
        stream.Filter = Array([Name.FlateDecode, Name.FlateDecode])
        if in_page:
            pdf.pages[0].obj.Contents = pdf.make_indirect(stream)
        else:
            pdf.Root["/Bomb"] = pdf.make_indirect(stream)

    with pytest.raises(PdfTooLarge) as refusal:
        found(crafted(change))
    assert refusal.value.sentence.startswith("This PDF is too large")


@pytest.mark.parametrize("broken", [b"", b"no PDF", b"%PDF-1.7\n%%EOF\n", render(ENGLISH)[:300]])
def test_a_broken_file_is_refused_in_words(broken: bytes) -> None:
    with pytest.raises(UnreadablePdf) as refusal:
        found(broken)
    assert refusal.value.sentence.startswith("This file cannot be read as a PDF")


def test_a_locked_file_is_refused_in_words() -> None:
    with pikepdf.open(io.BytesIO(render(ENGLISH))) as pdf:
        target = io.BytesIO()
        pdf.save(target, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(UnreadablePdf):
        found(target.getvalue())


WHOLE = render(ENGLISH)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damage_anywhere_is_a_sentence_or_a_result_but_never_a_crash(data: st.DataObject) -> None:
    damaged = bytearray(WHOLE)
    for _number in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    try:
        found(bytes(damaged))
    except AppError as refusal:
        assert refusal.sentence
