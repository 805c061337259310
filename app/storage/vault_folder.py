"""The folder of a vault: its slot file and the database that file names (formats.md 9)."""

import os
from contextlib import suppress
from pathlib import Path

from app.errors import AppError
from app.i18n import _
from app.storage import files

DATABASE = "cases.db"
_KEYS = "keys.json"
LARGEST_KEYS = 64 * 1024
"""Bytes a slot file may have."""
_COPY = "cases-copy.db"


class FolderIsTaken(AppError):
    """There is something at this place already."""


class NotAVault(AppError):
    """The folder has no slot file."""


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


def write_keys(folder: Path, keys: bytes) -> None:
    """Store the slot file, whole or not at all."""
    files.replace_file(folder / _KEYS, keys)


def read_keys(folder: Path) -> bytes:
    """The bytes of the slot file, at most 64 KiB and one more."""
    try:
        with (folder / _KEYS).open("rb") as file:
            return file.read(LARGEST_KEYS + 1)
    except OSError as error:
        raise NotAVault(_("There is no vault here. Nothing was changed. Choose the folder of a vault.")) from error


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


def cannot_be_made() -> FolderCannotBeMade:
    """The refusal of a place where no vault can be made."""
    return FolderCannotBeMade(
        _("The vault could not be made here. Nothing was kept. Choose a place of your own with free space.")
    )
