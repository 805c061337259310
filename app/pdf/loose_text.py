"""Text found in bytes of any kind, whatever hid it there: PDF strings, UTF-8, UTF-16, runs of letters in a binary."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from app.pdf.pdf_words import without_syntax

_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.){0,500}\)){0,5000})\)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_COMMENT = re.compile(rb"%[^\r\n]*")
_NUMBER = re.compile(rb"(?<![^\s\[\]<>()/])[+-]?(?:\d+\.?\d*|\.\d+)(?![^\s\[\]<>()/])")
_HEX_TOKEN = re.compile(rb"<[0-9A-Fa-f\s]*>")
_DRAWINGS = frozenset(
    tag.encode()
    for tag in ("glyf", "loca", "hmtx", "hhea", "head", "maxp", "cvt ", "fpgm", "prep", "OS/2", "cmap", "post")
)
_SHORT_RUN, _LONG_RUN = 4, 16
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_UTF8_RUN = re.compile(
    rb"(?:[\x20-\x7e]|[\xc3-\xdf][\x80-\xbf]|[\xe2-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}){4,}"
)
_CJK_RUN = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc-\xbf][\x80-\xbf]|\xf0[\xa0-\xaf][\x80-\xbf]{2}){2,}")
_UTF16_LE_RUN = re.compile(rb"(?:[\x20-\x7e]\x00){4,}")
_UTF16_BE_RUN = re.compile(rb"(?:\x00[\x20-\x7e]){4,}")


def string_text(data: bytes) -> str:
    """The text of one PDF string: UTF-16 or UTF-8 by its mark, else UTF-8 if it is that, else Latin."""
    if data.startswith(BOM_UTF16_BE):
        return data[2:].decode("utf-16-be", errors="replace")
    if data.startswith(BOM_UTF16_LE):
        return data[2:].decode("utf-16-le", errors="replace")
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def texts_of_strings(data: bytes) -> list[str]:
    """The literal and hexadecimal strings of PDF source, in order."""
    found = [(match.start(), string_text(_unescaped(match.group(1)))) for match in _LITERAL.finditer(data)]
    for match in _HEX.finditer(data):
        digits = b"".join(match.group(1).split())
        found.append((match.start(), string_text(bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii")))))
    return [text for _start, text in sorted(found)]


def texts_of_bytes(data: bytes) -> Iterator[str]:
    """Every text that the bytes can be read as: the whole where it is text, else the runs that look like words."""
    if data.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        yield string_text(data)
    if is_map(data):
        yield from texts_of_map(data)
    elif is_font(data):
        yield from texts_of_font(data)
    elif is_text(data):
        yield without_syntax(data.decode("utf-8", errors="replace"))
        strings = texts_of_strings(data)
        yield "\n".join(strings)
        yield "".join(strings)
    else:
        yield from texts_of_binary(data)


def texts_of_map(data: bytes) -> Iterator[str]:
    """The words in a ToUnicode program, its codes left out: they are an alphabet, not a text."""
    yield without_syntax(_HEX_TOKEN.sub(b" ", data).decode("utf-8", errors="replace"))


def texts_of_font(data: bytes) -> Iterator[str]:
    """The words in a font program: all of its unusual tables, and long runs in those that hold drawings and figures."""
    drawn = bytearray()
    others = [data[:12]]
    for i in range(int.from_bytes(data[4:6])):
        record = data[12 + 16 * i : 28 + 16 * i]
        start, size = int.from_bytes(record[8:12]), int.from_bytes(record[12:16])
        if record[:4] in _DRAWINGS:
            drawn += data[start : start + size]
        else:
            others.append(data[start : start + size])
    long = [match.group() for match in _UTF8_RUN.finditer(drawn) if len(match.group()) >= _LONG_RUN]
    yield b"\n".join(long).decode("utf-8", errors="replace")
    yield from texts_of_binary(b"\n".join(others), _SHORT_RUN)
    if len(drawn) + sum(len(part) for part in others) + 64 * 16 < len(data):
        yield from texts_of_binary(data, _SHORT_RUN)


def texts_of_binary(data: bytes, shortest: int = 8) -> Iterator[str]:
    """The runs of letters in a binary: this many bytes in UTF-8, two Japanese characters, four in UTF-16, or more."""
    runs = [match.group() for match in _UTF8_RUN.finditer(data) if len(match.group()) >= shortest]
    runs += [match.group() for match in _CJK_RUN.finditer(data)]
    texts = [run.decode("utf-8", errors="replace") for run in runs]
    texts += [match.group().decode("utf-16-le") for match in _UTF16_LE_RUN.finditer(data)]
    texts += [match.group().decode("utf-16-be") for match in _UTF16_BE_RUN.finditer(data)]
    if texts:
        yield "\n".join(texts)


def is_map(data: bytes) -> bool:
    """Whether the bytes are a ToUnicode program."""
    return b"begincmap" in data and b"endcmap" in data


def is_font(data: bytes) -> bool:
    """Whether the bytes are a TrueType or OpenType font."""
    return data.startswith((b"\x00\x01\x00\x00", b"true", b"OTTO"))


def is_text(data: bytes) -> bool:
    """Whether the bytes are text for the most part: few controls, and UTF-8 in their first 4,000."""
    sample = data[:4000]
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    broken = sample.decode("utf-8", errors="replace").count("\ufffd")
    return controls * 50 <= len(sample) and broken * 50 <= len(sample) + 100


def stream_bodies(pdf: bytes) -> tuple[list[bytes], bytes]:
    """What stands between `stream` and `endstream` anywhere in a file, old revisions too, and the file without."""
    bodies, rest, done = [], [], 0
    while (start := pdf.find(b"stream", done)) >= 0:
        end = pdf.find(b"endstream", start + 6)
        end = len(pdf) if end < 0 else end
        bodies.append(pdf[start + 6 : end].lstrip(b"\r\n"))
        rest.append(pdf[done:start])
        done = min(end + 9, len(pdf))
        if end == len(pdf):
            break
    return bodies, b"\n".join([*rest, pdf[done:]])


def jpeg_texts(data: bytes) -> Iterator[str]:
    """The texts in the markers of a JPEG: comments, EXIF, XMP; in points of order, up to the picture itself."""
    i = 2
    while i + 4 <= len(data) and data[i] == 0xFF and data[i + 1] not in {0xDA, 0xD9}:
        size = int.from_bytes(data[i + 2 : i + 4])
        if data[i + 1] == 0xFE or 0xE0 <= data[i + 1] <= 0xEF:
            segment = data[i + 4 : i + 2 + size]
            yield segment.decode("utf-8", errors="replace")
            yield segment.replace(b"\x00", b"").decode("utf-8", errors="replace")
        i += 2 + max(size, 2)


def _unescaped(data: bytes) -> bytes:
    def one(match: re.Match[bytes]) -> bytes:
        escape = match.group(1)
        if escape[:1] in b"01234567":
            return bytes([int(escape, 8) & 255])
        return _ESCAPES.get(escape, escape)

    return _ESCAPE.sub(one, data)


def texts_beside_strings(data: bytes) -> Iterator[str]:
    """Comments and stray words of a content stream, without its numbers and the strings that its operators show."""
    rest = _HEX.sub(b" ", _LITERAL.sub(b" ", data))
    yield b"\n".join(_COMMENT.findall(rest)).decode("utf-8", errors="replace")
    yield without_syntax(_NUMBER.sub(b" ", _COMMENT.sub(b" ", rest)).decode("utf-8", errors="replace"))
