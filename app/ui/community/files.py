"""How the files of a community are chosen: the system's dialogs, or what a test answers."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _
from app.ui.vault.create_steps import choose_profile

Choose = Callable[[QWidget], str]


def save_profile(parent: QWidget) -> str:
    """Ask where to save the profile."""
    return QFileDialog.getSaveFileName(parent, _("Save the profile"), "community.toml", _("Profile (*.toml)"))[0]


def open_panel(parent: QWidget) -> str:
    """Ask for a panel card."""
    return QFileDialog.getOpenFileName(parent, _("Choose the panel card"), "", _("Panel card (*.mamori-panel)"))[0]


@dataclass(frozen=True, slots=True)
class Choosers:
    """The three questions for a file."""

    open_profile: Choose = choose_profile
    save_profile: Choose = save_profile
    open_panel: Choose = open_panel
