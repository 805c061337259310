"""What the text operators of a content stream say, read through each font's ToUnicode map."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]]*\])")
_MOVES = frozenset({"Td", "TD", "Tm", "T*", "'", '"', "BT"})
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_LONGEST_RANGE = 65536

Codes = dict[bytes, str]
"""What each character code of a font stands for."""


def read_map(program: bytes) -> Codes:
    """A ToUnicode program as code bytes to text; what cannot be read is left out."""
    codes: Codes = {}
    for block in _CHARS.findall(program):
        tokens = [bytes.fromhex(_even(token)) for token in _HEX.findall(block)]
        codes.update({code: _utf16(text) for code, text in zip(tokens[::2], tokens[1::2], strict=False)})
    for block in _RANGES.findall(program):
        for low, high, target in _RANGE.findall(block):
            codes.update(_range(bytes.fromhex(_even(low)), bytes.fromhex(_even(high)), target))
    return codes


def _even(token: bytes) -> str:
    digits = b"".join(token.split()).decode("ascii")
    return digits if len(digits) % 2 == 0 else digits + "0"


def _utf16(data: bytes) -> str:
    return data.decode("utf-16-be", errors="replace")


def _range(low: bytes, high: bytes, target: bytes) -> Iterator[tuple[bytes, str]]:
    first, last = int.from_bytes(low), int.from_bytes(high)
    values = [bytes.fromhex(_even(token)) for token in _HEX.findall(target)]
    for step in range(min(last - first + 1, _LONGEST_RANGE)):
        code = (first + step).to_bytes(len(low))
        if target.startswith(b"["):
            if step < len(values):
                yield code, _utf16(values[step])
        elif values and values[0]:
            start = values[0]
            yield code, _utf16((int.from_bytes(start) + step & (1 << 8 * len(start)) - 1).to_bytes(len(start)))


def font_codes(resources: Any) -> dict[str, Codes]:
    """The code tables of the fonts of a resource dictionary, by resource name; an unreadable font has none."""
    found: dict[str, Codes] = {}
    fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(fonts, pikepdf.Dictionary):
        return found
    for name, font in fonts.items():
        program = font.get("/ToUnicode") if isinstance(font, pikepdf.Dictionary) else None
        if isinstance(program, pikepdf.Stream):
            try:
                found[name] = read_map(program.read_bytes())
            except pikepdf.PdfError:
                continue
    return found


def decoded(data: bytes, codes: Codes) -> str:
    """The bytes of one shown string as text, by the longest code first; unmapped bytes as Windows-1252."""
    longest = max((len(code) for code in codes), default=1)
    text, i = [], 0
    while i < len(data):
        for size in range(longest, 0, -1):
            if (code := data[i : i + size]) in codes:
                text.append(codes[code])
                i += size
                break
        else:
            text.append(data[i : i + 1].decode("cp1252", errors="replace"))
            i += 1
    return "".join(text)


def shown_text(stream: Any, fonts: dict[str, Codes]) -> Iterator[str]:
    """The strings that a stream or page shows, one for each stretch between two moves, in drawing order.

    Raises `pikepdf.PdfError` where the stream cannot be parsed.
    """
    codes: Codes = {}
    piece: list[str] = []
    for instruction in pikepdf.parse_content_stream(stream):
        name, operands = str(instruction.operator), list(instruction.operands)
        if name in _MOVES and piece:
            yield "".join(piece)
            piece = []
        if name == "Tf" and operands:
            codes = fonts.get(str(operands[0]), {})
        elif name in _SHOWS and operands:
            piece += [decoded(bytes(item), codes) for item in _strings(operands[-1])]
    if piece:
        yield "".join(piece)


def property_lists(stream: Any) -> Iterator[Any]:
    """The operands of every operator that shows no text: the properties of marked content among them.

    Raises `pikepdf.PdfError` where the stream cannot be parsed.
    """
    for instruction in pikepdf.parse_content_stream(stream):
        if str(instruction.operator) not in _SHOWS | {"Tf"}:
            yield from instruction.operands


def _strings(operand: Any) -> list[Any]:
    if isinstance(operand, pikepdf.Array):
        return [item for item in operand if isinstance(item, pikepdf.String)]
    return [operand] if isinstance(operand, pikepdf.String) else []
