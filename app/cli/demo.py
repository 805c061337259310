"""The demo: the practice vault in a folder, with one case from the desk to the public PDF (formats.md 13)."""

from datetime import UTC, datetime
from pathlib import Path

from app.crypto.passphrases import new_passphrase
from app.errors import AppError
from app.i18n import _
from app.services.practice import make_practice
from app.storage import files

DONE = 0
_NOW = datetime(2026, 6, 1, 2, 50, tzinfo=UTC)
"""A fixed moment, so that the public files are the same bytes each time."""


class FolderIsNotEmpty(AppError):
    """The demo wants a folder of its own."""


class FolderCannotBeWritten(AppError):
    """The system refuses the folder."""


def run(folder: Path) -> int:
    """Play the story into a new or empty folder and print what it made.

    Raises FolderIsNotEmpty, FolderCannotBeWritten.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FolderIsNotEmpty(_("There is something in this folder already. Nothing was made. Name a new folder."))
        for made in _play(folder, new_passphrase()):
            print(made)
    except OSError as error:
        raise FolderCannotBeWritten(
            _("The demo could not be written here. Choose a place of your own with free space.")
        ) from error
    return DONE


def _play(folder: Path, passphrase: str) -> list[Path]:
    made = make_practice(folder, passphrase, _NOW)
    made.session.close()
    note = folder / "READ-ME.txt"
    files.replace_file(note, _note(passphrase, made.recovery_code).encode())
    return [made.kit, *made.sealed, made.folder, *made.public, note]


def _note(passphrase: str, code: str) -> str:
    return _(
        "This is a demo of Mamori. Everybody in it is invented.\n\n"
        "Practice.mamori is a vault. Its passphrase is: {passphrase}\n"
        "Its recovery code is: {code}\n"
        "kit holds the file a desk seals reports with, outbox what a desk sealed, public what everybody may read.\n"
    ).format(passphrase=passphrase, code=code)
