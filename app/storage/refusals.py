"""Why a vault's database is not opened, read or written: one refusal each, with a sentence of its own."""

from app.errors import AppError
from app.i18n import _


class Refusal(AppError):
    """Why a database is not opened, read or written; each kind has a sentence of its own."""


class VaultIsPlain(Refusal):
    """The database is not encrypted."""


class VaultIsEmpty(Refusal):
    """The database has no content at all."""


class VaultIsCut(Refusal):
    """The database ends too early."""


class VaultIsDamaged(Refusal):
    """A page of the database was changed."""


class VaultIsForeign(Refusal):
    """The key does not open it, or it belongs to another vault."""


class VaultIsAnother(Refusal):
    """The key opens it, but it says that it is another vault."""


class VaultIsNewer(Refusal):
    """A newer Mamori wrote it."""


class VaultIsOpenElsewhere(Refusal):
    """Another window or command has it open (formats.md 9)."""


class VaultIsFull(Refusal):
    """There is no room left on the disk."""


class VaultIsUnwritable(Refusal):
    """The folder or medium cannot be written."""


def newer() -> VaultIsNewer:
    """The refusal of a vault that a newer Mamori wrote."""
    return VaultIsNewer(_("This vault was made by a newer Mamori. Nothing was changed. Use that version."))


def foreign() -> VaultIsForeign:
    """The refusal of a database that is not this vault's."""
    return VaultIsForeign(
        _(
            "The database in this folder does not belong to this vault, or its beginning is damaged. "
            "Nothing was changed. Restore a backup."
        )
    )


def another() -> VaultIsAnother:
    """The refusal of a database that says it is another vault than the slot file."""
    return VaultIsAnother(
        _(
            "The database and the key file in this folder come from two different vaults. "
            "Nothing was changed. Restore a backup."
        )
    )


def cut() -> VaultIsCut:
    """The refusal of a database that ends too early."""
    return VaultIsCut(_("The database of this vault ends too early. Nothing was changed. Restore a backup."))


def unwritable() -> VaultIsUnwritable:
    """The refusal of a place that cannot be written."""
    return VaultIsUnwritable(
        _("This vault cannot be written where it is. Nothing was changed. Copy it to a place of your own.")
    )
