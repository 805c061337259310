"""How this app puts bytes on a disk: whole or not at all, for its owner only, flushed before anybody is told."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600


def replace_file(path: Path, data: bytes, mode: int = PRIVATE) -> None:
    """Make `path` hold exactly `data`; after a crash it holds the old bytes or the new ones, never a mixture."""
    replace_with(path, (data,), mode)


def replace_with(path: Path, chunks: Iterable[bytes], mode: int = PRIVATE) -> None:
    """Make `path` hold exactly these bytes, as `replace_file`; where `chunks` raises, nothing has changed."""
    new = path.with_name(path.name + ".new")
    with suppress(FileNotFoundError):
        new.unlink()
    descriptor = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    flush_folder(path.parent)


def read_file(path: Path, limit: int) -> bytes:
    """At most so many bytes of a file of ours and one more; raises OSError, also where the name is only a link."""
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
        return file.read(limit + 1)


def flush_file(path: Path) -> None:
    """Make what was written to this file last."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make a rename in this folder last; systems that cannot open folders need no flush."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
