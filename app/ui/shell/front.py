"""The door to every window: what the command line asked for, and the application it needs."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import i18n
from app.errors import AppError
from app.i18n import _
from app.storage import preferences

if TYPE_CHECKING:
    from app.ui.shell.capture_window import CaptureWindow
    from app.ui.shell.main_window import MainWindow

DONE, WRONG_USAGE = 0, 2
Replace = Callable[[Sequence[str]], object]


class NoDisplay(AppError):
    """There is no screen to open a window on."""


def run(arguments: Sequence[str], replace: Replace) -> int:
    """Open the window the arguments ask for, or draw pictures; the exit code.

    Raises NoDisplay, or what a kit refuses.
    """
    liked = preferences.read()
    if liked.language:
        i18n.speak(liked.language)
    verb, *rest = arguments or ("",)
    if verb == "pictures":
        return _pictures(rest)
    if len(rest) != (1 if verb else 0):
        print(_("Name one file or folder after this word."), file=sys.stderr)  # noqa: T201
        return WRONG_USAGE
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise NoDisplay(_("There is no screen here to open a window on. Start Mamori on a desktop."))
    from app.ui.application import catch_surprises, make_application  # noqa: PLC0415  (Qt starts only for a window)
    from app.ui.shell.screen_guard import keep_off_recordings  # noqa: PLC0415

    application = make_application(["mamori"], liked.scheme, liked.text_size, i18n.language())
    window = _window(verb, rest, replace)
    catch_surprises(lambda sentence: window.notice.say("danger", sentence))
    window.show()
    keep_off_recordings(window)
    return int(application.exec())


def _window(verb: str, rest: Sequence[str], replace: Replace) -> "CaptureWindow | MainWindow":
    if verb == "capture":
        from app.ui.shell.desk import open_desk  # noqa: PLC0415  (a desk reaches no screen of the vault)

        return open_desk(Path(rest[0]), replace)
    from app.ui.shell.main_window import MainWindow  # noqa: PLC0415  (the organizer's side)

    window = MainWindow(replace)
    if rest:
        window.open_vault(Path(rest[0]), after_lock=verb == "locked")
    return window


def _pictures(rest: Sequence[str]) -> int:
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false"}
    from app.ui.shell import pictures  # noqa: PLC0415  (Qt starts only when a window is wanted)

    if len(rest) == 2 and rest[0] == "--gallery":
        return pictures.save_gallery(Path(rest[1]))
    if len(rest) == 1:
        return pictures.save_pictures(Path(rest[0]))
    print(_("Name the folder of a demo, or --gallery and a folder."), file=sys.stderr)  # noqa: T201
    return WRONG_USAGE
