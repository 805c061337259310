"""What is left of a damaged vault: finding out, and copying it into a new one; the damaged one is never written."""

import secrets
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from app import canonical_json
from app.crypto import key_slots
from app.domain.journal import first_fault
from app.errors import AppError
from app.i18n import _
from app.services.session import Clock, system_clock
from app.services.vault import Unlocked, open_unlocked
from app.storage import database, journal, rescue, soundness, vault, vault_folder
from app.storage.database import Database
from app.storage.rescue import Left, Readable, Wreck

__all__ = ["Inspection", "Left", "NothingToRescue", "Readable", "Rescued", "inspect", "rescue_into"]


class NothingToRescue(AppError):
    """Not even the vault's own row can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a look at a closed vault found."""

    is_sound: bool
    pages: tuple[int, ...] = ()
    """The damaged pages, as far as they could be told; none where the file ends too early."""
    journal_holds: bool = False
    left: tuple[Left, ...] = ()
    """What can still be read of each case; empty where nothing is damaged."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is damaged and the journal holds."""
        return self.is_sound and self.journal_holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """A new vault with what could be read, and the recovery code of it, shown once."""

    left: tuple[Left, ...]
    recovery_code: str = field(repr=False)


def inspect(folder: Path, unlocked: Unlocked) -> Inspection:
    """Check every page of a closed vault, and where one is damaged find out what can still be read.

    Raises database.VaultIsEmpty, VaultIsPlain, VaultIsForeign, VaultIsNewer, VaultIsOpenElsewhere, VaultIsAnother.
    """
    path = vault_folder.database_path(folder, unlocked.keys.database)
    with closing(database.open_reading(path, unlocked.keys.key)) as opened:
        sound = soundness.look(opened)
    if not sound.is_whole:
        with TemporaryDirectory(prefix="mamori-") as place:
            key = key_slots.Secret(secrets.token_bytes(key_slots.KEY_SIZE))
            left = _copy(Wreck(path, unlocked.keys.key), Path(place) / vault_folder.DATABASE, key)
        return Inspection(is_sound=False, pages=sound.pages, left=left)
    with closing(database.open_reading(path, unlocked.keys.key)) as opened:
        row = vault.read(opened)
        if row is None or row.id != unlocked.keys.vault:
            raise database.another()
        holds = not journal.is_chained(opened) or first_fault(journal.entries(opened), journal.end(opened)) is None
        return Inspection(is_sound=True, journal_holds=holds)


def rescue_into(
    folder: Path,
    unlocked: Unlocked,
    new_folder: Path,
    passphrase: str,
    *,
    clock: Clock = system_clock,
    effort: key_slots.Effort | None = None,
) -> Rescued:
    """A new vault with every row that can be read, under a new key, opened by this passphrase.

    Raises what `inspect` raises, NothingToRescue, vault_folder.FolderIsTaken, vault_folder.FolderCannotBeMade.
    """
    vault_folder.create(new_folder)
    identity = secrets.token_hex(16)
    keys = key_slots.create(identity, vault_folder.DATABASE, passphrase, effort)
    try:
        wreck = Wreck(vault_folder.database_path(folder, unlocked.keys.database), unlocked.keys.key)
        path = vault_folder.database_path(new_folder, vault_folder.DATABASE)
        left = _copy(wreck, path, keys.key, identity)
        vault_folder.write_keys(new_folder, keys.file)
        opened = Unlocked(keys.file, key_slots.OpenedKeys(identity, vault_folder.DATABASE, keys.key), is_spare=False)
        session = open_unlocked(new_folder, opened, clock)
        with closing(session), session.change("rescued from a damaged vault"):
            pass
    except BaseException as error:
        with suppress(OSError):
            shutil.rmtree(new_folder)
        if isinstance(error, OSError):
            raise vault_folder.cannot_be_made() from error
        raise
    return Rescued(left=left, recovery_code=keys.recovery_code)


def _copy(wreck: Wreck, path: Path, key: bytes, identity: str = "") -> tuple[Left, ...]:
    with closing(database.create(path, key, wreck.schema())) as new:
        all_known = rescue.copy_readable(wreck, new)
        if not _is_a_vault(new):
            raise NothingToRescue(_("Nothing of this vault can be read. Nothing was changed. Restore a backup."))
        if identity:
            with new.transaction():
                vault.rename(new, identity)
    with closing(database.open_existing(path, key)) as upgraded:
        return rescue.what_is_left(wreck, upgraded, all_known)


def _is_a_vault(new: Database) -> bool:
    try:
        return vault.read(new) is not None
    except canonical_json.NotCanonical:
        return False
