"""QR codes as modules, for paper and for the screen; segno draws nothing here."""

from typing import Any

QUIET = 4
"""Modules of white that a reader needs around the code (ISO/IEC 18004)."""


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code as rows of dark (True) and light modules, without the quiet zone; 15 % of it may be damaged."""
    import segno  # noqa: PLC0415  (it loads half of the standard library; only a receipt needs it)

    code: Any = segno.make(text, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
