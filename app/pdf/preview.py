"""A finished PDF of ours as pictures, straight from memory; never a foreign file."""

from dataclasses import dataclass, field

import pypdfium2


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """One page as pixels: 4 bytes each, blue, green, red and one unused, rows of `stride` bytes."""

    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


def pages(pdf: bytes, dots_per_inch: int = 144) -> tuple[PagePicture, ...]:
    """Every page of a PDF that this app has just made."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(page, dots_per_inch / 72) for page in document)
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, scale: float) -> PagePicture:
    bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
    return PagePicture(width=bitmap.width, height=bitmap.height, stride=bitmap.stride, pixels=bytes(bitmap.buffer))
