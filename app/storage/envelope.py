"""The plaintext of a sealed file: magic, manifest, signature, attachments, padding (formats.md 3)."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Literal

from msgspec import Meta, Struct

from app import canonical_json
from app.canonical_json import Binary, Id, Moment

MAGIC = b"MAMORI\x00\x01"
LARGEST_MANIFEST = 1024 * 1024
LARGEST_TEXT = 900 * 1024
"""Bytes of UTF-8 that all typed answers may have together."""
LARGEST_ATTACHMENTS = 256 * 1024 * 1024
MOST_ATTACHMENTS = 50
SMALLEST = 16384
_HEAD = len(MAGIC) + 4
_SIGNATURE = 64
_CHUNK = 256 * 1024
_RESERVED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


class Captured(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When and in which zone a report was taken down."""

    began: Moment
    sealed: Moment
    zone: Annotated[str, Meta(max_length=64)]


class AttachmentNote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the manifest says of one attachment."""

    name: Annotated[str, Meta(max_length=255)]
    type: Annotated[str, Meta(max_length=127)]
    size: Annotated[int, Meta(ge=0, le=LARGEST_ATTACHMENTS)]
    sha256: Binary
    noted: Moment


class ReceiptNote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The code on the reporter's receipt, and the salt that makes its commitment safe."""

    code: Annotated[str, Meta(max_length=32)]
    salt: Binary


class DeskNote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which desk sealed it, and its place in that desk's chain of this route."""

    label: Annotated[str, Meta(max_length=120)]
    key: Binary
    proof: Binary
    number: Annotated[int, Meta(ge=0, le=2**31)]
    previous: Binary


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything of a sealed file but the attachments' bytes."""

    v: Literal[1]
    kind: Literal["report", "draft", "handover", "practice"]
    id: Id
    kit: Id
    to: Annotated[str, Meta(max_length=128)]
    route: Literal["organizer", "panel"]
    captured: Captured
    writer: Literal["volunteer", "reporter"]
    language: Annotated[str, Meta(max_length=16)]
    languages: dict[str, str]
    report: dict[str, str]
    attachments: Annotated[tuple[AttachmentNote, ...], Meta(max_length=MOST_ATTACHMENTS)]
    receipt: ReceiptNote
    desk: DeskNote


class NotAnEnvelope(ValueError):
    """The plaintext is not built as formats.md 3 says."""


def padded_size(length: int) -> int:
    """max(16,384, Padmé(length)): what a plaintext of this many bytes is filled up to."""
    exponent = length.bit_length() - 1
    if exponent < 1:
        return SMALLEST
    zeros = exponent - exponent.bit_length()
    mask = (1 << zeros) - 1
    return max(SMALLEST, (length + mask) & ~mask)


def commitment(manifest: bytes) -> bytes:
    """What the receipt proves later: the first 16 bytes of SHA-256(`mamori-receipt-v1` 00 manifest)."""
    return hashlib.sha256(b"mamori-receipt-v1\0" + manifest).digest()[:16]


def display_name(name: str) -> str:
    """A file name that can be shown and saved anywhere: NFC, at most 120 characters, no path, no hidden marks."""
    shown = _RESERVED.sub("_", unicodedata.normalize("NFC", name))
    shown = "".join(c for c in shown if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    return shown.strip(" .")[-120:] or "_"


class Plaintext:
    """A readable stream of one envelope; attachments flow through it in chunks and are hashed once more."""

    def __init__(self, manifest: bytes, signature: bytes, attachments: Iterable[Iterator[bytes]], length: int) -> None:
        self._parts = self._flow(manifest, signature, attachments, length)
        self._rest = b""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; none at the end. Raises what the attachments raise."""
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return b""
            self._rest = part
        if size < 0:
            size = len(self._rest)
        given, self._rest = self._rest[:size], self._rest[size:]
        return given

    def _flow(
        self, manifest: bytes, signature: bytes, attachments: Iterable[Iterator[bytes]], length: int
    ) -> Iterator[bytes]:
        yield MAGIC + len(manifest).to_bytes(4, "big") + manifest + signature
        for attachment in attachments:
            yield from attachment
        padding = padded_size(plain_length(manifest, length)) - plain_length(manifest, length)
        while padding:
            step = min(padding, _CHUNK)
            yield bytes(step)
            padding -= step


def plain_length(manifest: bytes, attachments: int) -> int:
    """Bytes before the padding, with so many bytes of attachments."""
    return _HEAD + len(manifest) + _SIGNATURE + attachments


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first part of an envelope, as it was sealed."""

    manifest: Manifest
    manifest_bytes: bytes
    signature: bytes


@dataclass(slots=True)
class Reader:
    """Takes the plaintext as it arrives, and hands on its head and then the chunks of each attachment.

    `on_head` and `on_chunk(position, bytes)` may raise to stop. After the last byte call `finish`.
    Raises NotAnEnvelope, or canonical_json.MadeByNewer.
    """

    on_head: Callable[[Head], None]
    on_chunk: Callable[[int, bytes], None]
    head: Head | None = None
    _held: bytearray = field(default_factory=bytearray)
    _taken: int = 0
    _position: int = 0
    _of_attachment: int = 0
    _hash: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def write(self, data: bytes, /) -> int:
        """Take all of `data`."""
        self._taken += len(data)
        rest = data
        if self.head is None:
            self._held += data
            rest = self._read_head()
        if self.head is not None and rest:
            self._read_attachments(memoryview(rest))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def finish(self) -> Head:
        """Raise NotAnEnvelope unless everything declared has arrived, and nothing else."""
        if self.head is None or self._position < len(self.head.manifest.attachments):
            raise NotAnEnvelope("ends too early")
        size = plain_length(self.head.manifest_bytes, sum(a.size for a in self.head.manifest.attachments))
        if self._taken != padded_size(size):
            raise NotAnEnvelope("is not padded as it should be")
        return self.head

    def _read_head(self) -> bytes:
        held = self._held
        if not MAGIC.startswith(bytes(held[: len(MAGIC)])):
            raise NotAnEnvelope("does not begin as it should")
        if len(held) < _HEAD:
            return b""
        size = int.from_bytes(held[len(MAGIC) : _HEAD], "big")
        if size > LARGEST_MANIFEST:
            raise NotAnEnvelope("has too long a manifest")
        end = _HEAD + size + _SIGNATURE
        if len(held) < end:
            return b""
        manifest = bytes(held[_HEAD : _HEAD + size])
        try:
            decoded = canonical_json.decode(manifest, Manifest, limit=LARGEST_MANIFEST)
            for moment in (decoded.captured.began, decoded.captured.sealed, *(a.noted for a in decoded.attachments)):
                canonical_json.read_moment(moment)
        except canonical_json.NotCanonical as error:
            raise NotAnEnvelope("has no manifest of ours") from error
        if sum(a.size for a in decoded.attachments) > LARGEST_ATTACHMENTS:
            raise NotAnEnvelope("has too many bytes of attachments")
        head = Head(manifest=decoded, manifest_bytes=manifest, signature=bytes(held[_HEAD + size : end]))
        self.on_head(head)
        self.head = head
        rest = bytes(held[end:])
        held.clear()
        self._skip_empty()
        return rest

    def _read_attachments(self, data: memoryview) -> None:
        notes = self.head.manifest.attachments if self.head else ()
        while len(data) and self._position < len(notes):
            wanted = notes[self._position].size - self._of_attachment
            part = bytes(data[:wanted])
            self._hash.update(part)
            self._of_attachment += len(part)
            self.on_chunk(self._position, part)
            data = data[wanted:]
            self._skip_empty()
        if len(data) and any(bytes(data)):
            raise NotAnEnvelope("has something in its padding")

    def _skip_empty(self) -> None:
        notes = self.head.manifest.attachments if self.head else ()
        while self._position < len(notes) and self._of_attachment == notes[self._position].size:
            if self._hash.digest() != bytes(notes[self._position].sha256):
                raise NotAnEnvelope("has an attachment that is not the one declared")
            self._position += 1
            self._of_attachment = 0
            self._hash = hashlib.sha256()
