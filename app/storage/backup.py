"""Backup files `*.mamori-backup` (formats.md 9): a slot file and a database in one file, and taking them apart."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.errors import AppError
from app.i18n import _
from app.storage import files, vault_folder
from app.storage.database import PAGE, Progress

SUFFIX = ".mamori-backup"
_MAGIC = b"MAMORI-BACKUP-1\n"
_LENGTH = 4
_CHUNK = 1024 * 1024


class NotABackup(AppError):
    """The file does not begin like a backup, or ends before its database begins."""


class BackupIsNewer(AppError):
    """A newer Mamori made it."""


class BackupCannotBeRead(AppError):
    """The system refuses the file."""


class NameIsTaken(AppError):
    """There is a file of this name already; a backup never takes the place of another file."""


class BackupCannotBeMade(AppError):
    """The system refuses the file, or there is no room for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A backup file that was read back and found to be what was meant."""

    size: int
    sha256: str


def refuse_taken(path: Path) -> None:
    """Raise NameIsTaken where there is something already."""
    if path.exists():
        raise NameIsTaken(
            _("There is a file of this name already. Nothing was changed. Choose another name for the backup.")
        )


def write(path: Path, keys: bytes, database: Path, progress: Progress) -> Written:
    """Put slot file and database into one new file, flushed, read back, and only then under its name.

    Raises NameIsTaken, BackupCannotBeMade, or whatever `progress` raises; then nothing is left.
    """
    part = path.with_name(path.name + ".part")
    size = len(_MAGIC) + _LENGTH + len(keys) + database.stat().st_size
    digest = hashlib.sha256()
    try:
        with suppress(FileNotFoundError):
            part.unlink()
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), files.PRIVATE)
        with os.fdopen(descriptor, "wb") as file, database.open("rb") as source:
            data = _MAGIC + len(keys).to_bytes(_LENGTH, "big") + keys
            while data:
                file.write(data)
                digest.update(data)
                progress(file.tell(), size)
                data = source.read(_CHUNK)
            file.flush()
            os.fsync(file.fileno())
        with part.open("rb") as file:
            if hashlib.file_digest(file, "sha256").digest() != digest.digest():
                raise OSError("the disk gave back other bytes than were written")
        refuse_taken(path)
        part.replace(path)
        files.flush_folder(path.parent)
    except BaseException as error:
        with suppress(OSError):
            part.unlink()
        if isinstance(error, OSError):
            raise cannot_be_made() from error
        raise
    return Written(size=size, sha256=digest.hexdigest())


def unpack_keys(path: Path, folder: Path) -> None:
    """Lay the slot file into an empty folder of ours.

    Raises NotABackup, BackupIsNewer, BackupCannotBeRead, vault_folder.FolderCannotBeMade.
    """
    with _opened(path) as file:
        keys = _keys(file)
    try:
        vault_folder.write_keys(folder, keys)
    except OSError as error:
        raise vault_folder.cannot_be_made() from error


def unpack_database(path: Path, folder: Path, name: str, progress: Progress) -> None:
    """Lay the database beside it, under the name the slot file gives it; raises as `unpack_keys`."""
    target = vault_folder.database_path(folder, name)
    with _opened(path) as file:
        _keys(file)
        size = path.stat().st_size
        try:
            descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, files.PRIVATE)
            with os.fdopen(descriptor, "wb") as out:
                while chunk := file.read(_CHUNK):
                    out.write(chunk)
                    progress(file.tell(), size)
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise vault_folder.cannot_be_made() from error


def cannot_be_made() -> BackupCannotBeMade:
    """The refusal of a place where no backup can be written."""
    return BackupCannotBeMade(
        _("The backup could not be made here. Nothing was changed. Choose a place of your own with free space.")
    )


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise BackupCannotBeRead(
            _("This backup cannot be read. Nothing was restored. Choose the file again.")
        ) from error


def _keys(file: BinaryIO) -> bytes:
    start = file.read(len(_MAGIC))
    if start != _MAGIC and start.startswith(b"MAMORI-BACKUP-"):
        raise BackupIsNewer(_("This backup was made by a newer Mamori. Nothing was restored. Use that version."))
    length = int.from_bytes(file.read(_LENGTH), "big")
    if start != _MAGIC or not 0 < length <= vault_folder.LARGEST_KEYS:
        raise _no_backup()
    keys = file.read(length)
    here = file.tell()
    if len(keys) != length or file.seek(0, os.SEEK_END) - here < PAGE:
        raise _no_backup()
    file.seek(here)
    return keys


def _no_backup() -> NotABackup:
    return NotABackup(_("This file is no backup of Mamori, or it ends too early. Nothing was restored."))
