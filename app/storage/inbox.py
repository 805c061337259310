"""The inbox: sealed files as they are handed in, before anybody opened them."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from app.errors import AppError
from app.i18n import _

LARGEST = 300 * 1000 * 1000
"""Bytes a sealed file may have."""


class CannotBeRead(AppError):
    """The file is missing, too large, or the system refuses it."""


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """The file to read from; raises CannotBeRead, before it opens what is no file (a pipe would wait for ever)."""
    try:
        if path.exists() and not path.is_file():
            raise _no_file()
        file = path.open("rb")
    except OSError as error:
        raise CannotBeRead(_("This file cannot be read. Nothing was imported. Choose the file again.")) from error
    with file:
        if os.fstat(file.fileno()).st_size > LARGEST:
            raise _no_file()
        yield file


def sha256_of(file: BufferedReader) -> bytes:
    """The hash of the sealed bytes; the file is at its beginning again afterwards."""
    digest = hashlib.file_digest(file, "sha256").digest()
    file.seek(0)
    return digest


def _no_file() -> CannotBeRead:
    return CannotBeRead(_("This is no sealed report: it is too large or no file. Nothing was imported."))
