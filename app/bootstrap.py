"""Puts the app together: one language, one closed process, one front; and says calmly when something broke."""

import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from app import hardening, i18n
from app.errors import AppError
from app.i18n import _

REFUSED = 1
WINDOW_VERBS = ("open", "locked", "capture", "pictures")
"""What opens a window or draws one; no verb at all opens the welcome screen."""


def main(arguments: Sequence[str]) -> int:
    """Run one command or open a window; the exit code of formats.md 11."""
    hardening.harden()
    i18n.speak(i18n.language_of_the_system())
    try:
        return _window(arguments) if not arguments or arguments[0] in WINDOW_VERBS else _command(arguments)
    except AppError as refusal:
        print(refusal.sentence, file=sys.stderr)  # noqa: T201
        return REFUSED
    except KeyboardInterrupt:
        return REFUSED
    except Exception as fault:  # noqa: BLE001  (the last door: what gets here is a fault of ours)
        print(_describe(fault), file=sys.stderr)  # noqa: T201
        return REFUSED


def replace(arguments: Sequence[str]) -> NoReturn:
    """Go on as a new process with nothing of this one in its memory (formats.md 10); a verb and a path, never more."""
    command = [sys.executable, *([] if getattr(sys, "frozen", False) else ["-m", "app"]), *arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":
        import subprocess  # noqa: PLC0415  (Windows has no exec: start anew and leave)

        subprocess.Popen(command, close_fds=True)
        os._exit(0)
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    os.execv(command[0], command)


def _command(arguments: Sequence[str]) -> int:
    from app.cli import commands  # noqa: PLC0415  (a window needs nothing of this)

    return commands.run(arguments)


def _window(arguments: Sequence[str]) -> int:
    from app.ui.shell import front  # noqa: PLC0415  (the command line never imports Qt)

    return front.run(arguments, replace)


def _describe(fault: Exception) -> str:
    """One line about a fault: its type and the line it happened in, never what it says."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{type(fault).__name__}, {os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119
    return _("Something went wrong in the app. Nothing was lost. For the developers: {place}").format(place=place)
