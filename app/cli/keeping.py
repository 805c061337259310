"""The verbs that keep a vault: its backups, and what is left of one that was damaged."""

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.i18n import _, language, ngettext, say_time
from app.services import backup as backups
from app.services import journal, rescue, vault
from app.services.rescue import Left, NothingToRescue, Readable
from app.services.session import Session
from app.storage import database

DONE, FOUND = 0, 4

_DAMAGE = (
    vault.KeysAreDamaged,
    NothingToRescue,
    database.VaultIsEmpty,
    database.VaultIsPlain,
    database.VaultIsCut,
    database.VaultIsDamaged,
    database.VaultIsForeign,
    database.VaultIsAnother,
)


def backup(session: Session, file: Path) -> int:
    """Make one backup of an open vault, and close the vault."""
    with closing(session):
        made = backups.make(session, file)
    print(_("Backup made and checked: {file}").format(file=made.name))
    print(_cases(made.cases))
    print(_head(made.head))
    return DONE


def restore(file: Path, folder: Path, secret: Callable[[], str], with_code: bool, only_look: bool) -> int:
    """Lay the vault in a backup into a new folder, or only check that this would work."""

    def unlock(part: Path) -> vault.Unlocked:
        return (vault.unlock_with_recovery_code if with_code else vault.unlock)(part, secret())

    contents = (backups.look_into if only_look else backups.restore)(file, folder, unlock)
    print(_("This would be restored; nothing was written:") if only_look else _("Restored and checked:"))
    print(contents.community.say(language()))
    print(_cases(contents.cases))
    if contents.head is not None and contents.until is not None:
        print(_("Last entry of the activity record: {time}").format(time=say_time(contents.until)))
        print(_head(contents.head))
    return DONE


def check_vault(folder: Path, passphrase: str) -> int:
    """Say whether a closed vault is whole; else what is damaged, and how much of each case can still be read."""
    try:
        unlocked = vault.unlock(folder, passphrase)
        found = rescue.inspect(folder, unlocked)
    except _DAMAGE as damage:
        print(damage.sentence, file=sys.stderr)
        return FOUND
    if found.is_whole:
        print(_("No damage: every page is as it was written."))
        return DONE
    if found.is_sound:
        print(_("The activity record does not hold: it was changed with the key of this vault."))
        return FOUND
    pages = " ".join(map(str, found.pages))
    print(_("Damaged pages: {pages}").format(pages=pages) if pages else _("The vault ends too early."))
    print(_("What can still be read of each case:"))
    _show_left(found.left)
    return FOUND


def rescue_vault(folder: Path, new_folder: Path, passphrase: str) -> int:
    """Copy what can be read into a new vault with the same passphrase."""
    rescued = rescue.rescue_into(folder, vault.unlock(folder, passphrase), new_folder, passphrase)
    _show_left(rescued.left)
    print(_("Recovery code: {code}").format(code=rescued.recovery_code))
    print(_("The new vault opens with the same passphrase and this new recovery code."), file=sys.stderr)
    return DONE if all(left.readable is Readable.WHOLE for left in rescued.left) else FOUND


def _show_left(lefts: tuple[Left, ...]) -> None:
    words = {
        Readable.WHOLE: _("whole"),
        Readable.PART: _("in part"),
        Readable.LOST: _("lost"),
    }
    for left in lefts:
        name = left.name.say(language()) if left.name else _("a case without a readable name")
        print(f"{name}\t{words[left.readable]}")


def _cases(number: int) -> str:
    return ngettext("{n} case", "{n} cases", number).format(n=number)


def _head(head: journal.Head) -> str:
    return _("Check words of the activity record: {words}").format(words=" ".join(journal.words(head)))
