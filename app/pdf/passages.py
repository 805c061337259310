"""Every string of a finished PDF, wherever it hides (pdf.md 3), each with the place it was found in."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from app.errors import AppError
from app.i18n import _
from app.pdf.content_text import font_codes, property_lists, shown_text
from app.pdf.loose_text import (
    jpeg_texts,
    stream_bodies,
    string_text,
    texts_beside_strings,
    texts_of_binary,
    texts_of_bytes,
)
from app.pdf.pdf_words import is_standard, unescaped, without_namespaces

LARGEST_FILE = 64 * 2**20
LARGEST_STREAM = 32 * 2**20
LARGEST_TOTAL = 256 * 2**20
"""In bytes; the last two count decoded streams."""
MOST_OBJECTS, MOST_PAGES = 200_000, 1_000
_NESTED = 2
_ALTERNATIVE = frozenset({"/Alt", "/ActualText", "/E"})
_SCRIPT = frozenset({"/JS"})
_PICTURE_RUN = 12


class UnreadablePdf(AppError):
    """The file is no PDF, or so damaged or locked that its strings cannot be listed."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This file cannot be read as a PDF, so it was not checked. Nothing was changed. "
                "Make the PDF again, without a password, and check that one."
            )
        )


class PdfTooLarge(AppError):
    """The file, or what it unpacks to, is more than the check will hold in memory."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This PDF is too large to be checked, so it was not checked. Nothing was changed. "
                "Split it into smaller files and check each of them."
            )
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of the file and its place; `shown` is page text, title or alternative text (formats.md 12)."""

    place: str
    text: str
    shown: bool = False


def passages(pdf: bytes, nested: int = 0) -> Iterator[Passage]:
    """Every text of the file, also of objects that nothing refers to, of older revisions and of bytes after the end.

    Raises `UnreadablePdf` or `PdfTooLarge`.
    """
    if len(pdf) > LARGEST_FILE:
        raise PdfTooLarge
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            _measure(opened)
            yield from _page_texts(pdf)
            reader = _Reader(opened, nested)
            yield from reader.all()
        yield from _raw(pdf, reader.read)
    except (pikepdf.PdfError, pikepdf.PasswordError, pypdfium2.PdfiumError, ValueError, TypeError) as error:
        raise UnreadablePdf from error


def _page_texts(pdf: bytes) -> Iterator[Passage]:
    """What PDFium reads on each page, also off the page, covered, clipped or switched off."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        if len(document) > MOST_PAGES:
            raise PdfTooLarge
        for number in range(len(document)):
            page = document[number].get_textpage()
            yield Passage(f"page {number + 1} text", page.get_text_range().replace("\r\n", "\n"), shown=True)
    finally:
        document.close()


class _Reader:
    """Walks the objects of one opened and measured file."""

    def __init__(self, pdf: pikepdf.Pdf, nested: int) -> None:
        self.pdf = pdf
        self.nested = nested
        self.streams: dict[tuple[int, int], str] = {}
        self.read: set[bytes] = set()

    def all(self) -> Iterator[Passage]:
        yield from self._pages()
        yield from self._strings("trailer", self.pdf.trailer)
        information = self.pdf.trailer.get("/Info")
        for item in self.pdf.objects:
            place = "information" if information is not None and _objgen(item) == _objgen(information) else _place(item)
            yield from self._strings(place, item)
            if isinstance(item, pikepdf.Stream):
                yield from self._stream(item)

    def _pages(self) -> Iterator[Passage]:
        for number, page in enumerate(self.pdf.pages, start=1):
            fonts = font_codes(page.obj.get("/Resources") or page.resources)
            yield from self._shown(f"page {number} content", page, fonts)
            contents = page.obj.get("/Contents")
            for part in contents if isinstance(contents, pikepdf.Array) else [contents]:
                if isinstance(part, pikepdf.Stream):
                    self.streams[part.objgen] = f"page {number} content"

    def _shown(self, place: str, stream: Any, fonts: dict[str, dict[bytes, str]]) -> Iterator[Passage]:
        try:
            pieces = list(shown_text(stream, fonts))
        except (pikepdf.PdfError, TypeError, ValueError):
            return
        yield Passage(place, "\n".join(pieces))
        yield Passage(place, "".join(pieces))

    def _strings(self, place: str, root: Any) -> Iterator[Passage]:
        """The strings and unusual names of one object, without following references."""
        waiting: list[tuple[str, Any]] = [(place, root)]
        while waiting:
            place, item = waiting.pop()
            if isinstance(item, pikepdf.String):
                yield _string(place, bytes(item))
            elif isinstance(item, pikepdf.Name):
                yield from _name(place, item.unparse())
            elif isinstance(item, pikepdf.Array):
                waiting += [(place, child) for child in item if not _is_reference(child)]
            elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                for key, child in item.items():
                    yield from _name(place, key.encode())
                    if not _is_reference(child):
                        waiting.append((_place_of_key(place, key), child))

    def _stream(self, item: Any) -> Iterator[Passage]:
        place = self.streams.get(item.objgen) or _place(item)
        data = self._unpacked(item)
        filters = str(item.get("/Filter", ""))
        if "DCTDecode" in filters or data.startswith(b"\xff\xd8"):
            yield from (Passage("picture", text) for text in jpeg_texts(data))
        if item.get("/Subtype") == "/XML" or b"<x:xmpmeta" in data[:500]:
            yield from _packet(data)
        elif place == "picture":
            yield from (Passage(place, text) for text in texts_of_binary(data, _PICTURE_RUN))
        elif item.objgen in self.streams or place == "form drawing":
            yield from self._drawing(place, item, data)
        else:
            yield from (Passage(place, text) for text in texts_of_bytes(data))
        if data.startswith(b"%PDF-") and self.nested < _NESTED:
            yield from self._inner(place, data)

    def _inner(self, place: str, data: bytes) -> Iterator[Passage]:
        """A PDF inside this one; one that cannot be opened was read as bytes already."""
        try:
            for inner in passages(data, self.nested + 1):
                yield Passage(f"{place}: {inner.place}", inner.text, inner.shown)
        except UnreadablePdf:
            return

    def _drawing(self, place: str, item: Any, data: bytes) -> Iterator[Passage]:
        """A content stream: what it shows by its own fonts, the properties beside that, comments."""
        if place == "form drawing":
            yield from self._shown(place, item, font_codes(item.get("/Resources")))
        try:
            for operands in property_lists(item):
                yield from self._strings(place, operands)
        except (pikepdf.PdfError, TypeError, ValueError):
            yield from (Passage(place, text) for text in texts_of_bytes(data))
        yield from (Passage(place, text) for text in texts_beside_strings(data))

    def _unpacked(self, item: Any) -> bytes:
        """The stream's bytes, decoded where a filter allows it."""
        try:
            data = bytes(item.read_bytes())
        except pikepdf.PdfError:
            data = bytes(item.read_raw_bytes())
        self.read.add(sha256(data).digest())
        return data


def _measure(pdf: pikepdf.Pdf) -> None:
    """Raise `PdfTooLarge` before anything is unpacked that would not fit."""
    if len(pdf.objects) > MOST_OBJECTS:
        raise PdfTooLarge
    total = 0
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            total += _measured(item.read_raw_bytes(), str(item.get("/Filter", "")))
        if total > LARGEST_TOTAL:
            raise PdfTooLarge


def _measured(raw: bytes, filters: str) -> int:
    """How many bytes a stream unpacks to; raises `PdfTooLarge` beyond the limit instead of unpacking it."""
    data = raw
    for _layer in range(min(filters.count("FlateDecode"), 4)):
        data = inflated(data) or data
    worst = 3_000 if "LZWDecode" in filters else 64 if "RunLengthDecode" in filters else 1
    if len(data) * worst > LARGEST_STREAM * 4:
        raise PdfTooLarge
    return len(data)


def inflated(data: bytes) -> bytes:
    """The bytes unpacked by zlib, as far as they are whole; empty if they are not zlib. Raises `PdfTooLarge`."""
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(data, LARGEST_STREAM)
    except zlib.error:
        return b""
    if unpacker.unconsumed_tail:
        raise PdfTooLarge
    return unpacked


def _raw(pdf: bytes, read: set[bytes]) -> Iterator[Passage]:
    """The bytes of the file themselves: what no cross-reference leads to, old revisions, text after the end."""
    bodies, rest = stream_bodies(pdf)
    yield from (Passage("file bytes", text) for text in texts_of_bytes(rest.replace(b"\x00", b" ")))
    total = 0
    for body in bodies:
        data = inflated(body)
        total += len(data)
        if total > LARGEST_TOTAL:
            raise PdfTooLarge
        if {sha256(data or part).digest() for part in (body, body.removesuffix(b"\n"), body.rstrip(b"\r\n"))} & read:
            continue
        if b"<x:xmpmeta" in (data or body):
            yield from _packet(data or body)
        else:
            yield from (Passage("file bytes", text) for text in texts_of_bytes(data or body))


def _packet(data: bytes) -> Iterator[Passage]:
    text = data.decode("utf-8", errors="replace")
    for title in re.findall(r"<dc:title>(.*?)</dc:title>", text, re.DOTALL):
        yield Passage("title", unescape(re.sub(r"<[^>]*>", " ", title)).strip(), shown=True)
    yield Passage("XMP", unescape(without_namespaces(text)))


def _string(place: str, data: bytes) -> Passage:
    return Passage(place, string_text(data), shown=place in {"title", "alternative text"})


def _name(place: str, source: bytes) -> Iterator[Passage]:
    name = unescaped(source.decode("latin-1").removeprefix("/"))
    if not is_standard(name):
        yield Passage(place, name)


def _is_reference(item: Any) -> bool:
    return bool(getattr(item, "is_indirect", False))


def _objgen(item: Any) -> tuple[int, int]:
    return item.objgen if isinstance(item, pikepdf.Object) else (0, 0)


def _place_of_key(place: str, key: str) -> str:
    if key in _ALTERNATIVE:
        return "alternative text"
    if key in _SCRIPT:
        return "script"
    if key == "/PieceInfo":
        return "private data"
    return "title" if place == "information" and key == "/Title" else place


def _place(item: Any) -> str:
    """What kind of object this is, in a word for the list of leaks."""
    if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        return "object"
    keys = set(item.keys())
    signs = (
        ("picture", item.get("/Subtype") == "/Image"),
        ("form drawing", item.get("/Subtype") == "/Form"),
        ("attachment", item.get("/Type") in {"/EmbeddedFile", "/Filespec"} or "/EF" in keys),
        ("XMP", item.get("/Type") == "/Metadata"),
        ("font", bool(keys & {"/Length1", "/FontDescriptor", "/FontName", "/CIDSystemInfo"})),
        ("layer", item.get("/Type") in {"/OCG", "/OCMD"}),
        ("form field", "/FT" in keys),
        ("note", "/Rect" in keys and "/Subtype" in keys),
        ("outline", "/Title" in keys and bool(keys & {"/Parent", "/Dest", "/A", "/Prev", "/Next"})),
        ("structure", "/S" in keys and bool(keys & {"/K", "/P", "/Pg"})),
        ("stream", isinstance(item, pikepdf.Stream)),
    )
    return next((place for place, is_it in signs if is_it), "object")
