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
_HEADER = 16
"""Bytes of a file that its copy must begin with."""


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


def names(folder: Path) -> tuple[str, ...]:
    """Every sealed file that lies here, by name; none where the folder was never made."""
    return tuple(sorted(path.name for path in folder.glob("*" + SUFFIX)))


def forget(folder: Path, name: str) -> None:
    """Remove what an interrupted sealing may have left of this name."""
    with suppress(FileNotFoundError):
        (folder / (name + _PART)).unlink()


def delete(folder: Path, name: str) -> None:
    """Remove a sealed file; what the disk still holds of it stays sealed."""
    with suppress(FileNotFoundError):
        (folder / name).unlink()


def copy(folder: Path, name: str, target: Path, copied: Callable[[int], None]) -> None:
    """Copy a sealed file to another folder and prove the copy by reading it back; `copied(bytes)` may raise to stop.

    A file of this name that is there already and is the same is left as it is. Raises OSError (ReadBackDiffers among
    them); then no half copy is left.
    """
    mine = find(folder, name)
    if mine is None:
        raise FileNotFoundError(name)
    if find(target, name) == mine:
        copied(mine.size)
        return
    with (folder / name).open("rb") as source:
        header = source.read(_HEADER)
        source.seek(0)

        def produce(file: Hashing) -> None:
            while chunk := source.read(_CHUNK):
                file.write(chunk)
                copied(len(chunk))

        written = write(target, name, header, produce, datetime.fromtimestamp((folder / name).stat().st_mtime, UTC))
    if written.sha256 != mine.sha256:
        delete(target, name)
        raise ReadBackDiffers("the file changed while it was copied")


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
