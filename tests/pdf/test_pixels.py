"""Foreign pictures and pages become pixels, or a sentence; whatever they try, the app lives and no file is made."""

import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from app.pdf import pixels
from app.pdf.pixels import CannotBeDrawn, Drawable, Pixels, draw

ROOT = Path(__file__).resolve().parents[2]


def picture(form: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **more: object) -> bytes:
    """A red picture with one blue corner."""
    made = Image.new(mode, size, "red")
    made.paste("blue", (0, 0, size[0] // 4, size[1] // 4))
    data = BytesIO()
    made.save(data, form, **more)
    return data.getvalue()


def pdf(pages: int = 3, text: str = "page", font: str = "Helvetica") -> bytes:
    """A PDF with a black field and a line of text on each page."""
    data = BytesIO()
    paper = canvas.Canvas(data, pagesize=(200, 100))
    for number in range(pages):
        paper.setFont(font, 12)
        paper.drawString(100, 50, f"{text} {number}")
        paper.rect(0, 50, 50, 50, fill=1)
        paper.showPage()
    paper.save()
    return data.getvalue()


def color(made: Pixels, x: int, y: int) -> tuple[int, ...]:
    at = (y * made.width + x) * 4
    return tuple(reversed(made.data[at : at + 3]))


def close_to(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_pictures_become_pixels(form: str) -> None:
    made = draw([picture(form, (400, 200))], Drawable.PICTURE)
    assert (made.width, made.height, made.page, made.pages) == (400, 200, 0, 1)
    assert close_to(color(made, 5, 5), (0, 0, 255))
    assert close_to(color(made, 390, 190), (255, 0, 0))


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "CMYK"])
def test_every_kind_of_color_becomes_the_same_three_bytes(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    data = BytesIO()
    Image.new("RGB", (30, 30), "white").convert(mode).save(data, form)
    made = draw([data.getvalue()], Drawable.PICTURE)
    assert close_to(color(made, 10, 10), (255, 255, 255))


def test_what_is_transparent_is_white_and_what_lies_on_its_side_stands_up() -> None:
    data = BytesIO()
    Image.new("RGBA", (30, 30), (0, 0, 0, 0)).save(data, "PNG")
    assert color(draw([data.getvalue()], Drawable.PICTURE), 3, 3) == (255, 255, 255)
    turned = Image.Exif()
    turned[0x0112] = 6
    made = draw([picture("JPEG", (80, 40), exif=turned)], Drawable.PICTURE)
    assert (made.width, made.height) == (40, 80)
    assert close_to(color(made, 38, 2), (0, 0, 255))


def test_a_large_picture_is_made_as_small_as_asked_whatever_pieces_it_comes_in() -> None:
    data = picture("PNG", (3000, 1500))
    made = draw((data[at : at + 100] for at in range(0, len(data), 100)), Drawable.PICTURE, longest=300)
    assert (made.width, made.height) == (300, 150)


def test_each_page_of_a_pdf() -> None:
    made = [draw([pdf()], Drawable.PDF, page=number, longest=400) for number in range(3)]
    assert [(one.width, one.height, one.page, one.pages) for one in made] == [(400, 200, n, 3) for n in range(3)]
    assert color(made[0], 20, 20) == (0, 0, 0)
    assert color(made[0], 380, 20) == (255, 255, 255)
    assert made[0].data != made[1].data
    assert not made[0].lacks_letters
    with pytest.raises(CannotBeDrawn):
        draw([pdf()], Drawable.PDF, page=3)


def test_letters_that_are_not_inside_a_pdf_are_said_to_be_missing() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    assert draw([pdf(1, "懇親会", "HeiseiMin-W3")], Drawable.PDF, longest=400).lacks_letters


def png(width: int, height: int, data: bytes, *more: bytes) -> bytes:
    """A PNG with this claim and this compressed data."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(more) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def bomb() -> bytes:
    """60,000 by 60,000 pixels in less than half a megabyte."""
    packing = zlib.compressobj(9)
    row = bytes(1 + 60_000 // 8)
    return png(60_000, 60_000, b"".join(packing.compress(row * 1000) for _ in range(60)) + packing.flush())


def stream_bomb() -> bytes:
    """A PDF whose page is two gigabytes of drawing in two megabytes, packed twice."""
    packed = zlib.compress(zlib.compress(b"0 0 200 100 re f\n" * 6_000_000, 9) * 10, 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>" % len(packed)
    return bare_pdf(head + b"\nstream\n" + packed + b"\nendstream")


def endless() -> bytes:
    """A PDF whose page draws for ever: forms that draw each other ten times, eleven deep."""
    forms = []
    for number in range(6, 17):
        inside = (f"/F{number + 1} Do " * 10 if number < 16 else "0 0 1 1 re f " * 1000).encode()
        names = f"/Resources << /XObject << /F{number + 1} {number + 1} 0 R >> >>" if number < 16 else ""
        forms.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {names} /Length {len(inside)} >>".encode()
            + b"\nstream\n" + inside + b"\nendstream"
        )  # fmt: skip
    return bare_pdf(b"<< /Length 7 >>\nstream\n/F6 Do \nendstream", *forms)


def bare_pdf(content: bytes, *more: bytes) -> bytes:
    """A PDF of one page from hand-made objects."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R "
        b"/Resources << /XObject << /F6 6 0 R >> >> >>",
        content,
        b"<< >>",
        *more,
    ]
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + table + end


def corpus() -> Iterator[tuple[str, Drawable, bytes]]:
    """Files that were made to harm, or that are not what they say."""
    yield "empty", Drawable.PICTURE, b""
    yield "bomb", Drawable.PICTURE, bomb()
    yield "claims four billion pixels", Drawable.PICTURE, png(65535, 65535, zlib.compress(b"\0"))
    yield "claims two by two billion", Drawable.PICTURE, png(2**31 - 1, 2**31 - 1, zlib.compress(b"\0"))
    yield "cut", Drawable.PICTURE, picture("PNG", (900, 900))[:200]
    yield "a name only", Drawable.PICTURE, b"\x89PNG\r\n\x1a\n"
    for form in ("GIF", "BMP", "TIFF", "ICO", "PPM", "TGA"):
        yield f"a {form}", Drawable.PICTURE, picture(form)
    yield (
        "an SVG",
        Drawable.PICTURE,
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
    )
    yield "an EPS", Drawable.PICTURE, b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n"
    yield "garbage", Drawable.PICTURE, random.Random(1).randbytes(100_000)
    yield "a PDF as a picture", Drawable.PICTURE, pdf()
    yield "an empty PDF", Drawable.PDF, b"%PDF-1.7"
    yield "garbage as a PDF", Drawable.PDF, b"%PDF-1.7\n" + random.Random(2).randbytes(100_000)
    yield (
        "a PDF without pages",
        Drawable.PDF,
        bare_pdf(b"<< >>").replace(b"/Count 1", b"/Count 0").replace(b"3 0 R]", b"]"),
    )
    yield "a picture as a PDF", Drawable.PDF, picture("PNG")
    yield "an endless PDF", Drawable.PDF, endless()


@pytest.mark.parametrize(("kind", "data"), [pytest.param(kind, data, id=name) for name, kind, data in corpus()])
def test_what_was_made_to_harm_gets_a_sentence(kind: Drawable, data: bytes) -> None:
    with pytest.raises(CannotBeDrawn) as refusal:
        draw([data], kind)
    assert "unaltered" in refusal.value.sentence


MEASURED = """
import resource, sys
from contextlib import suppress
from app.pdf.pixels import CannotBeDrawn, Drawable, draw
with suppress(CannotBeDrawn):
    assert draw([sys.stdin.buffer.read()], Drawable.PDF, longest=100).pages == 1
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""
"""In a process of its own: the figure is the largest of all children there ever were."""


def test_a_packed_page_costs_no_more_than_the_process_may_have() -> None:
    ran = subprocess.run([sys.executable, "-c", MEASURED], input=stream_bomb(), capture_output=True, check=True)
    assert 0 < int(ran.stdout) < pixels.MEMORY


def test_damaged_pictures_and_pages_never_take_the_app_with_them() -> None:
    chance = random.Random(5)
    whole = [(Drawable.PICTURE, picture(form, (200, 200))) for form in ("PNG", "JPEG", "WEBP")] + [
        (Drawable.PDF, pdf())
    ]
    for number in range(12):
        kind, good = whole[number % 4]
        bad = bytearray(good)
        for _change in range(chance.randrange(1, 30)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        try:
            made = draw([bytes(bad)], kind, longest=200)
        except CannotBeDrawn:
            continue
        assert len(made.data) == made.width * made.height * 4 <= 200 * 200 * 4


RIGHTS = """
import os, socket, subprocess, sys
from app.pdf import pixels
from pathlib import Path
pixels._give_up_rights()
done = []
for name, attempt in {
    "read": lambda: open("/etc/passwd").read(),
    "write": lambda: Path(sys.argv[1]).write_text("x"),
    "inherited": lambda: os.write(int(sys.argv[2]), b"x" * 10),
    "socket": lambda: socket.socket(),
    "unix socket": lambda: socket.socket(socket.AF_UNIX),
    "process": lambda: subprocess.run(["true"], stdout=subprocess.PIPE),
    "memory": lambda: bytearray(600 * 1024 * 1024),
}.items():
    try:
        attempt()
    except (OSError, MemoryError):
        continue
    done.append(name)
os.write(1, ("able to: " + " ".join(done)).encode())
"""


def test_the_process_can_open_nothing(tmp_path: Path) -> None:
    target = tmp_path / "written"
    with (tmp_path / "open before").open("wb") as before:
        handle = before.fileno()
        command = [sys.executable, "-c", RIGHTS, str(target), str(handle)]
        run = subprocess.run(command, stdout=subprocess.PIPE, cwd=ROOT, pass_fds=(handle,), check=False)
    assert run.stdout == b"able to: "
    assert not target.exists()
    assert (tmp_path / "open before").read_bytes() == b""


def test_a_process_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixels, "PATIENCE", 0.3)
    real = subprocess.Popen

    def sleeping(_command: list[str], **more: object) -> "subprocess.Popen[bytes]":
        return real([sys.executable, "-c", "import time; time.sleep(600)"], **more)

    monkeypatch.setattr(subprocess, "Popen", sleeping)
    with pytest.raises(CannotBeDrawn):
        draw([bytes(10_000_000)], Drawable.PICTURE)


@pytest.mark.parametrize("said", ["", "MAMORIPX", "MAMORIPX" + "\0" * 20, "x" * 100_000])
def test_what_comes_back_is_believed_in_nothing(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    real = subprocess.Popen

    def lying(_command: list[str], **more: object) -> "subprocess.Popen[bytes]":
        return real([sys.executable, "-c", f"import sys; sys.stdout.write({said!r})"], **more)

    monkeypatch.setattr(subprocess, "Popen", lying)
    with pytest.raises(CannotBeDrawn):
        draw([b"x"], Drawable.PICTURE)
