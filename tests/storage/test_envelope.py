"""The plaintext of a sealed file, built and read byte by byte (formats.md 3)."""

import hashlib
import random
from collections.abc import Callable

import pytest

from app import canonical_json
from app.canonical_json import Binary
from app.storage import envelope

AT = "2026-05-16T21:05:00+09:00"


def manifest(*sizes: int, report: dict[str, str] | None = None) -> envelope.Manifest:
    return envelope.Manifest(
        v=1,
        kind="report",
        id="1" * 32,
        kit="2" * 32,
        to="age1vhn2nqvze38mqx674kuxht7nf9ns947yj6zq9g82e2q50rywuahs40kvj8",
        route="organizer",
        captured=envelope.Captured(began=AT, sealed=AT, zone="Asia/Tokyo"),
        writer="volunteer",
        language="ja",
        languages={},
        report=report if report is not None else {"account": "あった"},
        attachments=tuple(
            envelope.AttachmentNote(
                name=f"{n}.bin",
                type="application/octet-stream",
                size=size,
                sha256=Binary(hashlib.sha256(content(size)).digest()),
                noted=AT,
            )
            for n, size in enumerate(sizes)
        ),
        receipt=envelope.ReceiptNote(code="ABCDE-12345", salt=Binary(bytes(32))),
        desk=envelope.DeskNote(
            label="Desk", key=Binary(bytes(32)), proof=Binary(bytes(32)), number=1, previous=Binary(bytes(32))
        ),
    )


def content(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def plaintext(*sizes: int) -> tuple[bytes, bytes]:
    body = canonical_json.encode(manifest(*sizes))
    stream = envelope.Plaintext(body, b"s" * 64, (iter([content(size)]) for size in sizes), sum(sizes))
    data = b""
    while part := stream.read(8192):
        data += part
    return data, body


def read(data: bytes, step: int = 8192) -> tuple[envelope.Head, dict[int, bytes]]:
    chunks: dict[int, bytes] = {}

    def keep(position: int, part: bytes) -> None:
        chunks[position] = chunks.get(position, b"") + part

    reader = envelope.Reader(lambda _head: None, keep)
    for start in range(0, len(data), step):
        reader.write(data[start : start + step])
    return reader.finish(), chunks


def test_the_bytes_are_those_of_the_format() -> None:
    data, body = plaintext(5)
    head = b"MAMORI\x00\x01" + len(body).to_bytes(4, "big") + body + b"s" * 64 + content(5)
    assert data == head + bytes(16384 - len(head))


@pytest.mark.requirement("R44")
@pytest.mark.parametrize(
    ("length", "size"), [(0, 16384), (16384, 16384), (16385, 17408), (100_000, 100352), (1_000_001, 1015808)]
)
def test_padding_is_padme_above_sixteen_kilobytes(length: int, size: int) -> None:
    assert envelope.padded_size(length) == size


def test_padding_never_costs_more_than_seven_percent() -> None:
    lengths = [16384 + step * 977 for step in range(3000)]
    assert max(envelope.padded_size(n) / n for n in lengths) <= 1.07
    assert all(envelope.padded_size(n) >= n for n in lengths)


@pytest.mark.parametrize("sizes", [(), (0,), (5,), (0, 70_000, 0, 3), (16384,)])
@pytest.mark.parametrize("step", [1000, 8192, 10**7])
def test_what_was_put_in_comes_out(sizes: tuple[int, ...], step: int) -> None:
    data, body = plaintext(*sizes)
    head, chunks = read(data, step)
    assert (head.manifest_bytes, head.signature) == (body, b"s" * 64)
    assert [chunks.get(n, b"") for n in range(len(sizes))] == [content(size) for size in sizes]


@pytest.mark.parametrize("cut", [0, 7, 11, 200, 16383])
def test_a_cut_envelope_is_refused(cut: int) -> None:
    data, _body = plaintext(5)
    with pytest.raises(envelope.NotAnEnvelope):
        read(data[:cut])


def test_what_follows_or_hides_is_refused() -> None:
    data, _body = plaintext(5)
    for changed in (data + b"\0", data[:-1] + b"x", b"X" + data[1:], data.replace(content(5), b"wrong")):
        with pytest.raises(envelope.NotAnEnvelope):
            read(changed)


@pytest.mark.parametrize(
    "spoiled",
    [
        b'{"a":1,"a":2}',
        b'{"v":1,"v":1}',
        b"{}",
        b"[" * 100_000,
        b'{"v":' + b"9" * 5000 + b"}",
        b'{"v":NaN}',
        b'{"v":1.0}',
        b'{"v":1}\n',
        b'"\xed\xa0\x80"',
        b'"\\ud800"',
        b"\xff\xfe",
        b"",
    ],
)
def test_a_manifest_that_is_none_is_refused(spoiled: bytes) -> None:
    data = envelope.MAGIC + len(spoiled).to_bytes(4, "big") + spoiled + b"s" * 64
    with pytest.raises(envelope.NotAnEnvelope):
        read(data + bytes(16384 - len(data) % 16384))


def test_a_manifest_too_long_is_refused_before_it_is_read() -> None:
    reader = envelope.Reader(lambda _head: None, lambda _position, _part: None)
    with pytest.raises(envelope.NotAnEnvelope):
        reader.write(envelope.MAGIC + (1024 * 1024 + 1).to_bytes(4, "big"))


def test_a_newer_manifest_says_so() -> None:
    body = canonical_json.encode(manifest()).replace(b'"v":1', b'"v":2')
    data = envelope.MAGIC + len(body).to_bytes(4, "big") + body + b"s" * 64
    with pytest.raises(canonical_json.MadeByNewer):
        read(data)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("photo.png", "photo.png"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\secret\\a.txt", "C__secret_a.txt"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("", "_"),
        ("...", "_"),
        ("写真.jpg", "写真.jpg"),
        ("x" * 300, "x" * 120),
    ],
)
def test_names_of_attachments_are_only_shown(name: str, shown: str) -> None:
    assert envelope.display_name(name) == shown


def test_the_commitment_is_the_one_of_the_format() -> None:
    expected = hashlib.sha256(b"mamori-receipt-v1\0" + b"{}").digest()[:16]
    assert envelope.commitment(b"{}") == expected


@pytest.mark.parametrize(
    "respelled",
    [
        lambda body: body.replace(b'"language":', b'"language":"en","language":', 1),
        lambda body: body.replace(b'"v":1', b'"v": 1', 1),
        lambda body: body + b"\n",
        lambda body: body.replace("あった".encode(), b"\\u3042\\u3063\\u305f"),
        lambda body: b'{"v":1,' + body[1:].replace(b',"v":1', b"", 1),
        lambda body: body.replace(b'"number":1', b'"number":1.0', 1),
    ],
)
def test_a_whole_manifest_in_another_spelling_is_refused(respelled: Callable[[bytes], bytes]) -> None:
    body = canonical_json.encode(manifest())
    changed = respelled(body)
    assert changed != body
    for spelled, refused in ((body, False), (changed, True)):
        data = envelope.MAGIC + len(spelled).to_bytes(4, "big") + spelled + b"s" * 64
        data += bytes(16384 - len(data))
        if refused:
            with pytest.raises(envelope.NotAnEnvelope):
                read(data)
        else:
            read(data)
