"""The recovery sheet of a vault: its words in the language of now; made in memory, saved only when somebody asks."""

from datetime import date
from pathlib import Path

from app.errors import AppError
from app.i18n import _, language
from app.pdf import recovery_sheet as paper
from app.storage import files

NAME = "recovery-sheet.pdf"
"""What the file is called: no name of a vault or a group stands in it (R13)."""


class SheetCannotBeSaved(AppError):
    """The system refuses the file."""


def make(vault_name: str, code: str, day: date) -> bytes:
    """The sheet as a PDF; raises CharactersNotPrintable."""
    return paper.render(
        paper.Sheet(
            language=language(),
            title=_("Recovery sheet"),
            lead=_(
                "This code opens the vault when the passphrase is lost. "
                "Whoever holds this sheet and the vault can read everything in it."
            ),
            code_label=_("Recovery code"),
            code=code.split("-"),
            facts=(
                (_("Vault"), vault_name),
                (_("Made on"), day.isoformat()),
            ),
            steps_label=_("How to use it"),
            steps=(
                _("Start Mamori on the computer that holds the vault, and choose the vault."),
                _("Choose “Use the recovery code” below the passphrase."),
                _("Type the code. Small letters, full width and any hyphen are read too."),
                _("Choose a new passphrase at once: Vault, Keys of the vault, Passphrase."),
            ),
            warning_label=_("Keep it safe"),
            warnings=(
                _("Keep this sheet away from the computer: a safe, a bank, a person you trust."),
                _("When a new code is made, this one opens nothing any more. Destroy the sheet then."),
                _(
                    "If both the passphrase and the recovery code are lost, nobody can open the vault, "
                    "and neither can we."
                ),
            ),
        )
    )


def save(pdf: bytes, path: Path) -> None:
    """Write the sheet where somebody chose; raises SheetCannotBeSaved."""
    try:
        files.replace_file(path, pdf)
    except OSError as error:
        raise SheetCannotBeSaved(_("The sheet could not be saved here. Choose another place.")) from error
