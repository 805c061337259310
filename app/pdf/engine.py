"""The one door to reportlab: deaf to the home folder and the environment, its faults with fonts mended."""

import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

_BLOCK = 100


def _shut_out_settings() -> None:
    """Keep out `~/.reportlab_mods`, `~/.reportlab_settings` and `RL_*`, which reportlab would obey (pdf.md 1.1)."""
    for name in ("reportlab_mods", "reportlab_settings"):
        sys.modules.setdefault(name, ModuleType(name))
    for name in [name for name in os.environ if name.startswith("RL_") or name == "SOURCE_DATE_EPOCH"]:
        del os.environ[name]


_shut_out_settings()

from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

__all__ = ["Canvas", "new_canvas", "register_font", "to_unicode_map"]


def to_unicode_map(font_name: str, subset: Sequence[int]) -> str:
    """The ToUnicode program of one font subset, in UTF-16BE, where reportlab 5.1.0 makes ₹ of 𠮟 (pdf.md 2.2)."""
    pairs = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset) if point
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def _mend_fonts() -> None:
    """Put our ToUnicode map in, and leave out the `name` table: the type designers' names are no words of a report."""
    add = ttfonts.TTFontMaker.add

    def add_unless_names(maker: Any, tag: str, data: bytes) -> None:
        if tag != "name":
            add(maker, tag, data)

    ttfonts.makeToUnicodeCMap = to_unicode_map
    ttfonts.TTFontMaker.add = add_unless_names


_mend_fonts()


def register_font(name: str, path: str) -> Any:
    """Load one TrueType file under this name and return reportlab's font object."""
    font = ttfonts.TTFont(name, path, asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font


def new_canvas(target: Any, width: float, height: float, first_font: str) -> Canvas:
    """A canvas of this size in points whose first font is a registered one, so that no Helvetica slips in."""
    return Canvas(
        target, pagesize=(width, height), pageCompression=1, invariant=1, initialFontName=first_font, pdfVersion=(1, 7)
    )
