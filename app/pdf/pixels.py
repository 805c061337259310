"""Foreign pictures and PDF pages become plain pixels in a process of its own, which can open no file and no socket.

Run as `python -m app.pdf.pixels KIND PAGE LONGEST`: bytes in by standard input, pixels out by standard output. Pillow
and PDFium meet foreign bytes here and nowhere else (security.md F). Whatever goes wrong in here ends this process
alone.
"""

import codecs
import struct
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from os import environ
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from app.errors import AppError
from app.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 10
PATIENCE = 30
"""Seconds by the clock after which the process is ended, whatever it does."""
LARGEST_SIDE = 6000
_MOST_PIXELS = 120_000_000
"""More than any camera takes: 40,000 by 3,000. A picture that claims more is not unpacked."""
_HEAD = struct.Struct(">8sIIIII")
_MAGIC = b"MAMORIPX"


class Drawable(StrEnum):
    """What can become pixels."""

    PICTURE = "picture"
    PDF = "pdf"


class CannotBeDrawn(AppError):
    """The bytes are no picture of a kind we draw, too large, damaged, or made to harm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """One picture or page: blue, green, red and one unused byte for each pixel, row after row without a gap."""

    width: int
    height: int
    page: int
    """Counted from 0."""
    pages: int
    lacks_letters: bool
    """Whether a page has letters whose shapes are not inside the file: some of them may be missing."""
    data: bytes = field(repr=False)


def draw(chunks: Iterable[bytes], kind: Drawable, page: int = 0, longest: int = 2000) -> Pixels:
    """The pixels of a picture, or of one page of a PDF, its longer side at most so long; raises CannotBeDrawn.

    What `chunks` raises passes through; the process is ended in any case.
    """
    longest = min(longest, LARGEST_SIDE)
    child = subprocess.Popen(
        [sys.executable, "-m", "app.pdf.pixels", kind.value, str(page), str(longest)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        close_fds=True,
    )
    watch = Timer(PATIENCE, child.kill)
    watch.start()
    try:
        _feed(child, chunks)
        assert child.stdout is not None
        made = child.stdout.read(_HEAD.size + 4 * longest * longest + 1)
    finally:
        watch.cancel()
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
    return _read(made, longest)


def _feed(child: "subprocess.Popen[bytes]", chunks: Iterable[bytes]) -> None:
    assert child.stdin is not None
    with suppress(BrokenPipeError):
        for chunk in chunks:
            child.stdin.write(chunk)
        child.stdin.close()


def _read(made: bytes, longest: int) -> Pixels:
    """What came back, believed in nothing but its length."""
    if len(made) >= _HEAD.size:
        magic, width, height, page, pages, lacks = _HEAD.unpack_from(made)
        fits = 0 < width <= longest and 0 < height <= longest and page < pages
        if magic == _MAGIC and fits and len(made) == _HEAD.size + width * height * 4:
            rows = made[_HEAD.size :]
            return Pixels(width=width, height=height, page=page, pages=pages, lacks_letters=bool(lacks), data=rows)
    raise CannotBeDrawn(
        _("This file cannot be shown here: it is damaged, too large, or not what it says. It is kept unaltered.")
    )


def _environment() -> dict[str, str]:
    """Nothing of ours but where the program lies."""
    kept = {name: environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in environ}
    root = str(Path(__file__).resolve().parents[2])
    return kept | {"PYTHONPATH": root, "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def main(arguments: list[str]) -> int:
    """Be the process: read, draw, write, end. 0 done, 1 nothing was drawn."""
    kind, page, longest = Drawable(arguments[0]), int(arguments[1]), int(arguments[2])
    from PIL import Image, ImageOps, TiffImagePlugin, WebPImagePlugin  # noqa: F401, PLC0415

    Image.preinit()
    if kind is Drawable.PDF:
        import pypdfium2  # noqa: F401, PLC0415

        codecs.lookup("utf-16-le")
    _give_up_rights()
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    data = sys.stdin.buffer.read()
    try:
        drawn = _page(data, page, longest) if kind is Drawable.PDF else (_picture(data, longest), 1, False)
    except Exception:  # noqa: BLE001  (a stranger's bytes: whatever they break, nothing is drawn)
        return 1
    picture, pages, lacks = drawn
    out = sys.stdout.buffer
    out.write(_HEAD.pack(_MAGIC, picture.width, picture.height, page if pages > 1 else 0, pages, lacks))
    out.write(picture.tobytes("raw", "BGRX"))
    out.flush()
    return 0


def _give_up_rights() -> None:
    """From here on no file and no socket can be opened, nothing written but to the pipes, no process made."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return  # Windows: a job object of the parent would be needed; not run there yet.
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 3,
        resource.RLIMIT_CORE: 0,
    }
    for limit, value in limits.items():
        resource.setrlimit(limit, (value, value))


def _picture(data: bytes, longest: int) -> "Image":
    from PIL import Image, ImageOps  # noqa: PLC0415

    with Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise ValueError("too many pixels")
        opened.draft("RGB", (longest, longest))
        turned = ImageOps.exif_transpose(opened)
        turned.thumbnail((longest, longest))
        if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
            shown = turned.convert("RGBA")
            paper = Image.new("RGBA", shown.size, "white")
            paper.alpha_composite(shown)
            return paper.convert("RGB")
        return turned.convert("RGB")


def _page(data: bytes, page: int, longest: int) -> tuple["Image", int, bool]:
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(data)
    shown = document[page]
    scale = min(longest / max(*shown.get_size(), 1), 8)
    picture = shown.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    picture.thumbnail((longest, longest))
    return picture, len(document), _lacks_letters(shown)


def _lacks_letters(page: "PdfPage") -> bool:
    """Whether letters beyond the Latin ones stand in a font that is not inside the file: PDFium then draws nothing."""
    from pypdfium2 import raw  # noqa: PLC0415

    texts = page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=4)
    if all(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text)) for text in texts):
        return False
    return any(ord(letter) > 0x2FF for letter in page.get_textpage().get_text_bounded())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
