"""What stands in the room of the vault: one door for each thing that can be looked after."""

from app.i18n import _
from app.ui.vault.care import Door

BACKUPS, RECORD, RESTORE, RETENTION = "backups", "record", "restore", "retention"
KEYS, SUCCESSION = "keys", "succession"


def doors() -> tuple[Door, ...]:
    """The doors in their order, in the language of now; the key is the screen's word."""
    return (
        Door(key=KEYS, title=_("Keys of the vault"), line=_("Passphrase, recovery code and sheet, a new vault key.")),
        Door(key=BACKUPS, title=_("Backups"), line=_("Make one, see what each holds, check for damage, restore.")),
        Door(key=RECORD, title=_("Activity record"), line=_("What was done and when, and whether the record holds.")),
        Door(key=RETENTION, title=_("Retention"), line=_("What is due to be erased, what comes next, what is gone.")),
        Door(
            key=SUCCESSION,
            title=_("Hand over to a successor"),
            line=_("When somebody else becomes the organizer: conflicts first, then new keys."),
        ),
    )
