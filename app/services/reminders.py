"""Reminders outside the vault: a calendar file that says when to look, and nothing about what."""

import secrets
from datetime import datetime
from pathlib import Path

from app.domain.reminders import calendar_entry, remind_at
from app.errors import AppError
from app.i18n import _, language
from app.storage import files

SUFFIX = ".ics"
NAME = f"mamori{SUFFIX}"
"""What the file is called unless somebody chooses otherwise; never after a case."""


class ReminderCannotBeSaved(AppError):
    """The system refuses the file."""


def save_reminder(path: Path, by: datetime) -> None:
    """Save a reminder for this moment; raises ReminderCannotBeSaved."""
    try:
        files.replace_file(path, calendar_entry(remind_at(by), secrets.token_hex(16), language()), 0o644)
    except OSError as error:
        raise ReminderCannotBeSaved(_("The reminder could not be saved here. Choose another place.")) from error
