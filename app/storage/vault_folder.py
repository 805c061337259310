"""The folder of a vault: its slot file and the database that file names (formats.md 9)."""

import errno
import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from app.errors import AppError
from app.i18n import _
from app.storage import files

DATABASE = "cases.db"
_KEYS, _SPARE = "keys.json", "keys.bak.json"
LARGEST_KEYS = 64 * 1024
"""Bytes a slot file may have."""
_COPY = "cases-copy.db"
_NUMBERED = re.compile(r"cases(?:-([1-9][0-9]{0,8}))?\.db")
_OURS = re.compile(r"keys(\.bak)?\.json(\.new)?|cases(-([1-9][0-9]{0,8}|copy))?\.db(-wal|-journal|-shm)?")
_OTHERS = 0o077


class FolderIsTaken(AppError):
    """There is something at this place already."""


class NotAVault(AppError):
    """The folder has no slot file."""


class OthersMayRead(AppError):
    """The folder or a file in it is open to other people of this computer and cannot be closed."""


class FolderCannotBeMade(AppError):
    """The system refuses a folder or a file here."""


def refuse_taken(folder: Path) -> None:
    """Raise FolderIsTaken where there is something already; an empty folder is none."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise FolderIsTaken(_("There is something in this folder already. Nothing was changed. Name a new folder."))


def create(folder: Path) -> None:
    """A new private folder; an empty one that exists is taken over."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        refuse_taken(folder)
        folder.chmod(0o700)
    except OSError as error:
        raise cannot_be_made() from error


def make_private(folder: Path) -> None:
    """Take away what others on this computer may do in the folder and with our files in it.

    Raises OthersMayRead where the system refuses that.
    """
    if os.name == "nt":
        return
    for path, mode in ((folder, 0o700), *((file, files.PRIVATE) for file in _our_files(folder))):
        try:
            if not stat.S_IMODE(path.stat().st_mode) & _OTHERS:
                continue
            path.chmod(mode)
            private = not stat.S_IMODE(path.stat().st_mode) & _OTHERS
        except OSError as error:
            private = error.errno == errno.EROFS
        if not private:
            raise OthersMayRead(
                _(
                    "Others on this computer can reach this vault, and the system does not let Mamori change that. "
                    "Nothing was opened. Copy the vault to a folder of your own."
                )
            )


def write_keys(folder: Path, keys: bytes, *, spare: bytes | None = None) -> None:
    """Store the slot file, whole or not at all; `spare` is kept beside it until the new one has opened once."""
    if spare is not None:
        files.replace_file(folder / _SPARE, spare)
    files.replace_file(folder / _KEYS, keys)


def read_keys(folder: Path) -> bytes:
    """The bytes of the slot file, at most 64 KiB and one more."""
    try:
        return files.read_file(folder / _KEYS, LARGEST_KEYS)
    except OSError as error:
        raise NotAVault(_("There is no vault here. Nothing was changed. Choose the folder of a vault.")) from error


def read_spare_keys(folder: Path) -> bytes | None:
    """The slot file before the last change, as long as it is kept."""
    try:
        return files.read_file(folder / _SPARE, LARGEST_KEYS)
    except OSError:
        return None


def tidy(folder: Path, database: str) -> None:
    """Remove what an interrupted change left behind; only for whoever has this database open alone.

    The slot file has opened, so the one before it goes as well, and every database that it does not name.
    """
    for path in _our_files(folder):
        if path.name != _KEYS and path.name not in (database, database + "-wal", database + "-journal"):
            with suppress(OSError):
                path.unlink()


def drop_database(folder: Path, name: str) -> None:
    """Remove a database that the slot file does not name, and its logs."""
    for ending in ("", "-wal", "-journal"):
        with suppress(OSError):
            (folder / (name + ending)).unlink()


def next_database(database: str) -> str:
    """The name of the file that a new vault key begins: cases.db, cases-2.db, cases-3.db."""
    number = _NUMBERED.fullmatch(database)
    return f"cases-{int(number[1] or 1) + 1}.db" if number else "cases-2.db"


def database_path(folder: Path, name: str) -> Path:
    """Where the database of this name rests; a name with a path in it is no name of ours."""
    if name != os.path.basename(name) or not name.endswith(".db"):  # noqa: PTH119  (a name, not a path)
        raise NotAVault(_("The key file of this vault is damaged. Nothing was changed. Restore a backup."))
    return folder / name


def copy_path(folder: Path) -> Path:
    """Where a copy of the database rests while a backup is made; what an interrupted one left there is removed."""
    path = folder / _COPY
    for left in (path, path.with_name(_COPY + "-journal")):
        with suppress(FileNotFoundError):
            left.unlink()
    return path


def _our_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if _OURS.fullmatch(path.name))
    except OSError:
        return []


def cannot_be_made() -> FolderCannotBeMade:
    """The refusal of a place where no vault can be made."""
    return FolderCannotBeMade(
        _("The vault could not be made here. Nothing was kept. Choose a place of your own with free space.")
    )
