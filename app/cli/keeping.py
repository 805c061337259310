"""The verbs that keep a vault: its backups, and what is left of one that was damaged."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.i18n import _, language, ngettext, say_time
from app.services import backup as backups
from app.services import journal, vault
from app.services.session import Session

DONE = 0


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


def _cases(number: int) -> str:
    return ngettext("{n} case", "{n} cases", number).format(n=number)


def _head(head: journal.Head) -> str:
    return _("Check words of the activity record: {words}").format(words=" ".join(journal.words(head)))
