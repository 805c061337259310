"""The allow-list for our own public PDFs: what such a file may be made of, and nothing else (pdf.md 3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from app.pdf.content_text import Codes, font_codes
from app.pdf.drawing import drawing_faults
from app.pdf.passages import UnreadablePdf
from app.pdf.style import PAGE_HEIGHT, PAGE_WIDTH

_TRAILER = frozenset({"/ID", "/Root", "/Size"})
_CATALOG = frozenset({"/Type", "/Pages", "/Lang", "/Metadata", "/ViewerPreferences"})
_PAGES = frozenset({"/Type", "/Kids", "/Count"})
_PAGE = frozenset({"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"})
_RESOURCES = frozenset({"/Font"})
_FONT = frozenset(
    {"/Type", "/Name", "/BaseFont", "/Widths", "/Subtype", "/ToUnicode", "/LastChar", "/FirstChar", "/FontDescriptor"}
)
_DESCRIPTOR = frozenset(
    {"/Type", "/FontName", "/FontFile2", "/Flags", "/FontBBox", "/Ascent", "/Descent", "/CapHeight"}
    | {"/ItalicAngle", "/MissingWidth", "/StemV"}
)
_STREAM = frozenset({"/Length", "/Filter"})
_FONT_FILE = _STREAM | {"/Length1"}
_METADATA = _STREAM | {"/Type", "/Subtype"}
_PACKET = re.compile(
    r'<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?>\s*<x:xmpmeta xmlns:x="adobe:ns:meta/">\s*'
    r'<rdf:RDF xmlns:rdf="http://www\.w3\.org/1999/02/22-rdf-syntax-ns#">\s*'
    r'<rdf:Description rdf:about="" xmlns:dc="http://purl\.org/dc/elements/1\.1/">\s*'
    r'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]*</rdf:li></rdf:Alt></dc:title>\s*'
    r"<dc:language><rdf:Bag><rdf:li>(?:en|ja)</rdf:li></rdf:Bag></dc:language>\s*"
    r'</rdf:Description>\s*</rdf:RDF>\s*</x:xmpmeta>\s*<\?xpacket end="w"\?>\s*'
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that our own files never hold: where it is and what it is, in fixed English words for the record."""

    place: str
    why: str


def structure_faults(pdf: bytes) -> tuple[Fault, ...]:
    """What one of our public PDFs holds beyond the allow-list; an empty tuple for a file as `render` makes it.

    Raises `UnreadablePdf` if the file is none.
    """
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            if opened.is_encrypted:
                return (Fault("file", "encrypted"),)
            return tuple(dict.fromkeys([*_file_faults(pdf), *_Walk(opened).faults()]))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise UnreadablePdf from error


def _file_faults(pdf: bytes) -> Iterator[Fault]:
    if not pdf.startswith(b"%PDF-1.7\n"):
        yield Fault("file", "another header")
    if pdf.count(b"startxref") != 1 or pdf.count(b"%%EOF") != 1:
        yield Fault("file", "more than one revision")
    if not pdf.endswith(b"%%EOF\n"):
        yield Fault("file", "bytes after the end")
    if len(pdf.split(b"\n", 2)[1]) > 8 or re.search(rb"endobj\s*%", pdf):
        yield Fault("file", "a comment")


class _Walk:
    """Visits every object that a public PDF needs, noting what is too much and what was never reached."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.seen: set[tuple[int, int]] = set()
        self.found: list[Fault] = []

    def faults(self) -> list[Fault]:
        self._keys("trailer", self.pdf.trailer, _TRAILER)
        root = self._visit("catalog", self.pdf.Root, _CATALOG)
        self._packet(root)
        preferences = root.get("/ViewerPreferences")
        if not isinstance(preferences, pikepdf.Dictionary) or set(preferences.keys()) - {"/DisplayDocTitle"}:
            self._note("catalog", "viewer preferences")
        self._visit("pages", root.get("/Pages"), _PAGES)
        for number, page in enumerate(self.pdf.pages, start=1):
            self._page(f"page {number}", page.obj)
        if any(not isinstance(item, pikepdf.Object) or item.objgen not in self.seen for item in self.pdf.objects):
            self._note("file", "an object that nothing refers to")
        return self.found

    def _page(self, place: str, page: Any) -> None:
        self._visit(place, page, _PAGE)
        box = [float(value) for value in page.get("/MediaBox", [])]
        if [round(value, 2) for value in box] != [0, 0, round(PAGE_WIDTH, 2), round(PAGE_HEIGHT, 2)]:
            self._note(place, "another page size")
        resources = self._visit(place, page.get("/Resources"), _RESOURCES)
        fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
        codes: dict[str, Codes] = {}
        if isinstance(fonts, pikepdf.Dictionary):
            self._seen(fonts)
            for font in fonts.values():
                self._font(place, font)
            codes = font_codes(resources)
        contents = self._visit(f"{place} content", page.get("/Contents"), _STREAM)
        if isinstance(contents, pikepdf.Stream):
            for why in drawing_faults(contents, codes, PAGE_WIDTH, PAGE_HEIGHT):
                self._note(f"{place} content", why)
        else:
            self._note(place, "no single content stream")

    def _font(self, place: str, font: Any) -> None:
        self._visit(f"{place} font", font, _FONT)
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Subtype") != "/TrueType":
            self._note(f"{place} font", "not an embedded TrueType font")
            return
        self._seen(font.get("/Widths"))
        self._visit(f"{place} font", font.get("/ToUnicode"), _STREAM)
        descriptor = self._visit(f"{place} font", font.get("/FontDescriptor"), _DESCRIPTOR)
        if isinstance(descriptor, pikepdf.Dictionary):
            self._visit(f"{place} font", descriptor.get("/FontFile2"), _FONT_FILE)
            self._seen(descriptor.get("/FontBBox"))

    def _packet(self, root: Any) -> None:
        packet = self._visit("XMP", root.get("/Metadata"), _METADATA)
        if isinstance(packet, pikepdf.Stream):
            text = packet.read_bytes().decode("utf-8", errors="replace")
            if not _PACKET.fullmatch(text):
                self._note("XMP", "more than a title and a language")

    def _visit(self, place: str, item: Any, allowed: frozenset[str]) -> Any:
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            self._note(place, "a part is missing")
            return pikepdf.Dictionary()
        self._seen(item)
        self._keys(place, item, allowed)
        if isinstance(item, pikepdf.Stream) and item.get("/Filter") not in {None, "/FlateDecode"}:
            self._note(place, "another filter")
        return item

    def _keys(self, place: str, item: Any, allowed: frozenset[str]) -> None:
        for key in sorted(set(item.keys()) - allowed):
            self._note(place, f"the key {key}" if re.fullmatch(r"/[A-Za-z]{1,20}", key) else "an unusual key")

    def _seen(self, item: Any) -> None:
        if isinstance(item, pikepdf.Object):
            self.seen.add(item.objgen)

    def _note(self, place: str, why: str) -> None:
        self.found.append(Fault(place, why))
