"""The outbox of a desk: sealed files are written here and never opened (formats.md 4)."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import BinaryIO

from app.storage import files

SUFFIX = ".mamori-report"
_PART = ".part"
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """What the outbox may know of its own files."""

    name: str
    size: int
    sha256: bytes


class ReadBackDiffers(OSError):
    """The disk gave back other bytes than were written."""


class Hashing:
    """Writes through to a file and keeps the hash and length of what was meant to be there."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.hash = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes, /) -> int:
        """Take all of `data`."""
        self._file.write(data)
        self.hash.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Hold nothing back."""
        self._file.flush()


def new_name(letters: Callable[[int], str]) -> str:
    """A random file name that says nothing; `letters(n)` gives n random characters."""
    return letters(20) + SUFFIX


def write(folder: Path, name: str, header: bytes, produce: Callable[[Hashing], None], today: datetime) -> SealedFile:
    """Let `produce` write a sealed file, prove it by reading it back, and only then give it its name.

    `header` is how every such file begins. Raises OSError (ReadBackDiffers among them); then nothing is left behind.
    """
    part = folder / (name + _PART)
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), files.PRIVATE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            hashing = Hashing(file)
            produce(hashing)
            file.flush()
            os.fsync(file.fileno())
        _read_back(part, header, hashing)
        midnight = datetime.combine(today.astimezone(UTC).date(), time(), UTC).timestamp()
        os.utime(part, (midnight, midnight))
        part.replace(folder / name)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    files.flush_folder(folder)
    return SealedFile(name=name, size=hashing.size, sha256=hashing.hash.digest())


def find(folder: Path, name: str) -> SealedFile | None:
    """What is known of one of our sealed files, or None where it is not there."""
    path = folder / name
    try:
        with path.open("rb") as file:
            return SealedFile(name=name, size=path.stat().st_size, sha256=hashlib.file_digest(file, "sha256").digest())
    except FileNotFoundError:
        return None


def forget(folder: Path, name: str) -> None:
    """Remove what an interrupted sealing may have left of this name."""
    with suppress(FileNotFoundError):
        (folder / (name + _PART)).unlink()


def _read_back(part: Path, header: bytes, written: Hashing) -> None:
    with part.open("rb") as file:
        start = file.read(len(header))
        file.seek(0)
        found, size = hashlib.sha256(), 0
        while chunk := file.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
    if start != header or size != written.size or found.digest() != written.hash.digest():
        raise ReadBackDiffers("the disk gave back other bytes than were written")
