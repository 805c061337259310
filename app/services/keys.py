"""Changing what opens a vault: the passphrase, the recovery code, the vault key itself (formats.md 1 and 9).

Each change wants what opens the vault now: the passphrase or, for somebody who lost it, the recovery code.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.crypto import key_slots, recovery_code
from app.crypto.key_slots import Effort
from app.errors import AppError
from app.i18n import _
from app.services import vault
from app.services.session import Session
from app.storage import database, kits, soundness, vault_folder
from app.storage import vault as vault_rows
from app.storage.database import Progress


class KeysCannotBeWritten(AppError):
    """The system refuses the slot file."""


class CopyIsDamaged(AppError):
    """The copy under the new vault key is not what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSecrets:
    """What opens the vault from now on; the code is on paper already and was typed back from it."""

    passphrase: str = field(repr=False)
    code: str = field(repr=False)


def new_recovery_code() -> str:
    """A code to write down; it opens nothing before `change_recovery_code` or `new_vault_key` took it."""
    return recovery_code.new_recovery_code()


def is_code_proven(session: Session) -> bool:
    """Whether the recovery code that opens this vault was once typed back from paper (security.md 0.2)."""
    return vault_rows.sheet_is_proven(session.database)


def code_was_typed_back(session: Session) -> None:
    """Remember that the code shown when the vault was made is on paper."""
    with session.change("recovery code typed back"):
        vault_rows.prove_sheet(session.database, session.stamp())


def prove_recovery_code(session: Session, folder: Path, typed: str) -> None:
    """Remember that somebody holds the code on paper; raises vault.WrongRecoveryCode for any other."""
    vault.unlock_with_recovery_code(folder, typed)
    code_was_typed_back(session)


def judge_passphrase(session: Session, passphrase: str) -> None:
    """Raise vault.PassphraseIsWeak for one that somebody who knows this group and its events would soon find."""
    events = {kept.kit.event.name for kept in kits.openable(session.database) if kept.kit.event}
    if sentence := vault.weakness(passphrase, session.community, events):
        raise vault.PassphraseIsWeak(sentence)


def change_passphrase(
    session: Session, folder: Path, current: str, passphrase: str, effort: Effort | None = None
) -> None:
    """Another passphrase from now on; a crash leaves the old one or the new one, never neither.

    Raises vault.WrongPassphrase, vault.PassphraseIsWeak, KeysCannotBeWritten; then the old one is still the one.
    """
    judge_passphrase(session, passphrase)
    unlocked = _unlock(folder, current)
    changed = key_slots.change_passphrase(unlocked.file, unlocked.keys, passphrase, effort)
    with session.change("passphrase changed"):
        _write(folder, changed, spare=unlocked.file)


def change_recovery_code(session: Session, folder: Path, current: str, code: str) -> None:
    """Another recovery code from now on, which was typed back; the one before opens nothing any more.

    Raises vault.WrongPassphrase, KeysCannotBeWritten; then the old one is still the one.
    """
    unlocked = _unlock(folder, current)
    changed = key_slots.change_recovery_code(unlocked.file, unlocked.keys, code)
    with session.change("recovery code changed"):
        vault_rows.prove_sheet(session.database, session.stamp())
        _write(folder, changed, spare=unlocked.file)


def new_vault_key(
    session: Session,
    folder: Path,
    current: str,
    new: NewSecrets,
    *,
    progress: Progress | None = None,
    effort: Effort | None = None,
    also: Callable[[Session], None] | None = None,
    what: str = "vault key renewed",
) -> None:
    """Everything again under a new vault key, which old copies of the slot file do not open; closes the session.

    `also` changes the copy in the transaction that notes it, so that all of it becomes true with one rename.
    Raises vault.WrongPassphrase, vault.PassphraseIsWeak, CopyIsDamaged, KeysCannotBeWritten, or what the database
    refuses; what `progress` raises passes through. Then nothing was changed and the session goes on.
    """
    judge_passphrase(session, new.passphrase)
    opened = _unlock(folder, current).keys
    name = vault_folder.next_database(opened.database)
    keys = key_slots.create(opened.vault, name, new.passphrase, effort, new.code)
    path = vault_folder.database_path(folder, name)
    session.database.copy_into(path, keys.key, progress)
    try:
        _finish_copy(session, path, keys.key, also, what)
        _write(folder, keys.file)
    except BaseException:
        # Once the slot file names the copy, the copy is the vault: it must never go.
        if vault_folder.read_keys(folder) != keys.file:
            vault_folder.drop_database(folder, name)
        raise
    session.close()
    vault_folder.tidy(folder, name)


def _unlock(folder: Path, current: str) -> vault.Unlocked:
    """By the passphrase, or by the recovery code where that is what was typed: it is there for a lost passphrase."""
    try:
        recovery_code.secret_of(current)
    except recovery_code.NotARecoveryCode:
        return vault.unlock(folder, current)
    return vault.unlock_with_recovery_code(folder, current)


def _finish_copy(session: Session, path: Path, key: bytes, also: Callable[[Session], None] | None, what: str) -> None:
    copy = database.open_existing(path, key)
    try:
        renewed = replace(session, database=copy)
        with renewed.change(what):
            vault_rows.prove_sheet(copy, renewed.stamp())
            if also is not None:
                also(renewed)
        if not soundness.look(copy).is_whole:
            raise CopyIsDamaged(
                _("The new copy could not be proved, so it was thrown away. The vault is as it was. Check the disk.")
            )
    finally:
        copy.close()


def _write(folder: Path, keys: bytes, spare: bytes | None = None) -> None:
    try:
        vault_folder.write_keys(folder, keys, spare=spare)
    except OSError as error:
        raise KeysCannotBeWritten(
            _("The key file could not be written. What opened the vault still opens it. Free some space and try again.")
        ) from error
