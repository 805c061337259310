"""Backups: making one from the open vault, proving it, remembering what it holds; and restoring one."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app import canonical_json
from app.domain.community import Text
from app.domain.journal import Head, first_fault
from app.errors import AppError
from app.i18n import _
from app.services.session import Clock, Session, system_clock
from app.services.vault import Unlocked, open_unlocked
from app.storage import backup, backups, cases, database, journal, soundness, vault, vault_folder
from app.storage.backups import BackupMade
from app.storage.database import Progress

__all__ = [
    "BackupMade",
    "Contents",
    "backups_holding",
    "every_backup",
    "is_due",
    "latest",
    "look_into",
    "make",
    "note_deleted",
    "restore",
]

OLD_AFTER = timedelta(days=7)
"""After this a backup is old, if anything was done since."""
Unlock = Callable[[Path], Unlocked]
"""Opens the slot file in a folder with what somebody typed."""


class BackupIsDamaged(AppError):
    """The backup does not pass the checks, so nothing was restored from it."""


class VaultFailsChecks(AppError):
    """The copy does not pass the checks, so it is no backup."""


class KeysChanged(AppError):
    """The slot file was changed while the backup was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a backup holds: enough to know that it is the right one."""

    community: Text
    cases: int
    until: datetime | None
    """When its journal ends."""
    head: Head | None
    """Where its journal ends; None in one made before journals were chains."""


def make(session: Session, path: Path, progress: Progress = lambda _done, _total: None) -> BackupMade:
    """One new file with everything in the vault, proved before it gets its name, and a line in the list.

    Others may work on the vault whenever `progress` is called, and what it raises stops the backup: then nothing is
    left of it. Raises backup.NameIsTaken, backup.BackupCannotBeMade, VaultFailsChecks, KeysChanged.
    """
    backup.refuse_taken(path)
    folder = session.database.path.parent
    keys = vault_folder.read_keys(folder)
    copy = vault_folder.copy_path(folder)

    def step(done: int, total: int) -> None:
        progress(done, total)
        if vault_folder.read_keys(folder) != keys:
            raise KeysChanged(
                _("The keys of the vault were changed while the backup was made. It was not kept. Make it again.")
            )

    try:
        session.database.copy_into(copy, progress=lambda done, total: step(done, 2 * total))
        end, held = _proved(session, copy)
        written = backup.write(path, keys, copy, lambda done, total: step(total + done, 2 * total))
    except (database.VaultIsFull, database.VaultIsUnwritable) as error:
        raise backup.cannot_be_made() from error
    finally:
        copy.unlink(missing_ok=True)
    with session.change("backup made"):
        backups.add(session.database, session.stamp(), path.name, written.size, written.sha256, end, held)
    return backups.every(session.database)[0]


def every_backup(session: Session) -> tuple[BackupMade, ...]:
    """Every backup that was made, the newest first; those said to be deleted among them."""
    return backups.every(session.database)


def backups_holding(session: Session, case_id: str) -> tuple[BackupMade, ...]:
    """The backups that hold this case, erased or not, and are not said to be deleted; the newest first."""
    return backups.holding(session.database, case_id)


def note_deleted(session: Session, backup_id: int) -> None:
    """Note that somebody says to have deleted the file of this backup."""
    with session.change("backup deleted"):
        backups.note_deleted(session.database, backup_id, session.stamp())


def latest(session: Session) -> BackupMade | None:
    """The newest backup that is not said to be deleted."""
    return next((made for made in backups.every(session.database) if made.deleted_at is None), None)


def is_due(session: Session) -> bool:
    """Whether there is something that no backup, or only an old one, holds."""
    last = latest(session)
    if last is None:
        return bool(cases.ids(session.database))
    # Its own entry follows the end it holds.
    something_since = journal.end(session.database).number > last.head.number + 1
    return something_since and session.now() - last.made_at > OLD_AFTER


def look_into(path: Path, folder: Path, unlock: Unlock, progress: Progress = lambda _done, _total: None) -> Contents:
    """What `restore` would bring back, after every check it makes; nothing stays in place of `folder`.

    Raises backup.NotABackup, backup.BackupIsNewer, backup.BackupCannotBeRead, BackupIsDamaged,
    vault_folder.FolderIsTaken, vault_folder.FolderCannotBeMade, or what `unlock` raises.
    """
    with _unpacked(path, folder, unlock, progress) as (_part, _unlocked, contents):
        return contents


def restore(
    path: Path,
    folder: Path,
    unlock: Unlock,
    progress: Progress = lambda _done, _total: None,
    clock: Clock = system_clock,
) -> Contents:
    """Lay the vault in this backup into a new folder, after every check; whole or not at all. Raises as `look_into`."""
    with _unpacked(path, folder, unlock, progress) as (part, unlocked, contents):
        opened = open_unlocked(part, unlocked, clock)
        try:
            with opened.change("restored from a backup"):
                pass
        finally:
            opened.close()
        try:
            with suppress(FileNotFoundError):
                folder.rmdir()  # an empty one that was offered
            part.rename(folder)
        except OSError as error:
            raise vault_folder.cannot_be_made() from error
    return contents


@contextmanager
def _unpacked(
    path: Path, folder: Path, unlock: Unlock, progress: Progress
) -> Iterator[tuple[Path, Unlocked, Contents]]:
    vault_folder.refuse_taken(folder)
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    vault_folder.create(part)
    try:
        backup.unpack_keys(path, part)
        unlocked = unlock(part)
        backup.unpack_database(path, part, unlocked.keys.database, progress)
        yield part, unlocked, _contents(part, unlocked)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _contents(folder: Path, unlocked: Unlocked) -> Contents:
    keys = unlocked.keys
    try:
        copy = database.open_reading(vault_folder.database_path(folder, keys.database), keys.key)
        with closing(copy):
            if not soundness.look(copy).is_whole:
                raise _damaged()
            row = vault.read(copy)
            if row is None or row.id != keys.vault:
                raise _damaged()
            # One made before journals were chains has no end to compare.
            end = journal.end(copy) if journal.is_chained(copy) else None
            return Contents(
                community=row.community.name,
                cases=len(cases.ids(copy)),
                until=canonical_json.read_moment(end.at) if end else None,
                head=end,
            )
    except database.VaultIsNewer:
        raise
    except database.Refusal as error:
        raise _damaged() from error


def _damaged() -> BackupIsDamaged:
    return BackupIsDamaged(_("This backup is damaged. Nothing was restored from it. Use another one."))


def _proved(session: Session, path: Path) -> tuple[Head, tuple[str, ...]]:
    """Reopen the copy and check all of it: its pages, its structure, its id, its journal."""
    with closing(session.database.look_at_copy(path)) as copy:
        if soundness.look(copy).is_whole:
            row, end = vault.read(copy), journal.end(copy)
            if row and row.id == session.vault.id and first_fault(journal.entries(copy), end) is None:
                return end, cases.ids(copy)
    raise VaultFailsChecks(
        _("The backup was not made: the vault does not pass its own checks. Check it for damage first.")
    )
