"""Making and opening vaults."""

import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app import canonical_json
from app.crypto import key_slots, passphrases, signing
from app.domain.community import Community
from app.errors import AppError
from app.i18n import _
from app.services import retention, search, summaries
from app.services.session import Clock, Follower, Session, system_clock
from app.storage import database, vault, vault_folder

FOLLOWERS: tuple[Follower, ...] = (summaries.renew, retention.renew, search.renew)
"""What each change of a case carries along, in this order."""


class WrongPassphrase(AppError):
    """The passphrase does not open the vault."""


class WrongRecoveryCode(AppError):
    """The recovery code does not open the vault."""


class KeysAreDamaged(AppError):
    """The slot file was changed or is none of ours."""


class PassphrasesDiffer(AppError):
    """The passphrase was not typed the same twice."""


class PassphraseIsWeak(AppError):
    """A passphrase of one's own is among the first that somebody would try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVault:
    """A vault just made, and the recovery code that is shown once."""

    session: Session
    recovery_code: str = field(repr=False)


def create_vault(
    folder: Path,
    passphrase: str,
    community: Community,
    *,
    clock: Clock = system_clock,
    effort: key_slots.Effort | None = None,
) -> NewVault:
    """A new vault in `folder`, with a copy of the profile in it.

    Raises PassphraseIsWeak, vault_folder.FolderIsTaken, vault_folder.FolderCannotBeMade; then nothing is left.
    """
    if sentence := weakness(passphrase, community):
        raise PassphraseIsWeak(sentence)
    vault_folder.create(folder)
    opened: database.Database | None = None
    try:
        identity = secrets.token_hex(16)
        keys = key_slots.create(identity, vault_folder.DATABASE, passphrase, effort)
        opened = database.create(folder / vault_folder.DATABASE, keys.key)
        row = vault.VaultRow(id=identity, community=community, signing_key=signing.new_signing_key())
        session = Session(opened, row, clock, FOLLOWERS)
        with session.change("vault created"):
            vault.add(opened, row, session.stamp())
        vault_folder.write_keys(folder, keys.file)
    except BaseException as error:
        if opened is not None:
            opened.close()
        with suppress(OSError):
            shutil.rmtree(folder)
        if isinstance(error, OSError):
            raise vault_folder.cannot_be_made() from error
        raise
    return NewVault(session=session, recovery_code=keys.recovery_code)


def weakness(passphrase: str, community: Community, events: Iterable[str] = ()) -> str:
    """Why somebody who knows this group would soon find this passphrase, and what to take; empty for a good one."""
    texts = [community.name, community.organizer, *(place.name for place in community.spaces)]
    known = [community.code, *(word for text in texts for word in (text.en, text.ja)), *community.allow, *events]
    if passphrases.is_enough(passphrase, {part for said in known for part in (said, *said.split())}):
        return ""
    return _(
        "This passphrase is too easy to guess. Nothing was changed. "
        "Take several words that do not belong together, or the five words that are offered."
    )


def open_vault(folder: Path, passphrase: str, *, clock: Clock = system_clock) -> Session:
    """The vault in `folder`.

    Raises WrongPassphrase, KeysAreDamaged, vault_folder.NotAVault, vault_folder.OthersMayRead, or a refusal of
    app.storage.database.
    """
    return open_unlocked(folder, unlock(folder, passphrase), clock)


def open_vault_with_recovery_code(folder: Path, typed: str, *, clock: Clock = system_clock) -> Session:
    """The vault in `folder`, by the code on its recovery sheet. Raises WrongRecoveryCode, or as `open_vault`."""
    return open_unlocked(folder, unlock_with_recovery_code(folder, typed), clock)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A slot file and what it gave to somebody who knows one of its secrets."""

    file: bytes
    keys: key_slots.OpenedKeys
    is_spare: bool


def unlock(folder: Path, passphrase: str) -> Unlocked:
    """What this passphrase opens; raises WrongPassphrase, or as `open_vault`."""
    try:
        return _unlock(folder, lambda file: key_slots.open_with_passphrase(file, passphrase))
    except key_slots.WrongSecret as error:
        raise WrongPassphrase(
            _(
                "This passphrase does not open the vault. Nothing was changed. "
                "Check the keyboard language and try again, or use the recovery code."
            )
        ) from error


def unlock_with_recovery_code(folder: Path, typed: str) -> Unlocked:
    """What this recovery code opens; raises WrongRecoveryCode, or as `open_vault`."""
    try:
        return _unlock(folder, lambda file: key_slots.open_with_recovery_code(file, typed))
    except key_slots.WrongSecret as error:
        raise WrongRecoveryCode(
            _("This recovery code does not open the vault. Nothing was changed. Compare it with the sheet.")
        ) from error


def _unlock(folder: Path, opens: Callable[[bytes], key_slots.OpenedKeys]) -> Unlocked:
    """By the slot file, or, where that one is damaged or gone, by the one before the last change."""
    spare = vault_folder.read_spare_keys(folder)
    try:
        file = vault_folder.read_keys(folder)
        return Unlocked(file, opens(file), is_spare=False)
    except canonical_json.MadeByNewer as error:
        raise database.newer() from error
    except (key_slots.DamagedKeys, vault_folder.NotAVault) as error:
        if spare is not None:
            with suppress(key_slots.DamagedKeys, canonical_json.MadeByNewer):
                return Unlocked(spare, opens(spare), is_spare=True)
        if isinstance(error, AppError):
            raise
        raise KeysAreDamaged(
            _("The key file of this vault is damaged. Nothing was changed. Restore a backup.")
        ) from error


def open_unlocked(folder: Path, unlocked: Unlocked, clock: Clock = system_clock) -> Session:
    """The vault in `folder`, once its slot file is unlocked; raises as `open_vault`."""
    keys = unlocked.keys
    vault_folder.make_private(folder)
    opened = database.open_existing(vault_folder.database_path(folder, keys.database), keys.key)
    try:
        row = vault.read(opened)
        if row is None or row.id != keys.vault:
            raise database.another()
        session = Session(opened, row, clock, FOLLOWERS)
        if unlocked.is_spare:
            with session.change("key file restored from the one before"):
                vault_folder.write_keys(folder, unlocked.file)
        vault_folder.tidy(folder, keys.database)
        summaries.catch_up(session)
        retention.catch_up(session)
        search.catch_up(session)
    except BaseException:
        opened.close()
        raise
    return session
