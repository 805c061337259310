"""Puts the app together: one language, one private umask, one front; and says calmly when something broke."""

import os
import sys
import traceback
from collections.abc import Sequence

from app import i18n
from app.cli import commands
from app.errors import AppError
from app.i18n import _


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code of formats.md 11."""
    os.umask(0o077)
    i18n.speak(i18n.language_of_the_system())
    try:
        return commands.run(arguments)
    except AppError as refusal:
        print(refusal.sentence, file=sys.stderr)  # noqa: T201
        return commands.REFUSED
    except KeyboardInterrupt:
        return commands.REFUSED
    except Exception as fault:  # noqa: BLE001  (the last door: what gets here is a fault of ours)
        print(_describe(fault), file=sys.stderr)  # noqa: T201
        return commands.REFUSED


def _describe(fault: Exception) -> str:
    """One line about a fault: its type and the line it happened in, never what it says."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{type(fault).__name__}, {os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119
    return _("Something went wrong in the app. Nothing was lost. For the developers: {place}").format(place=place)
