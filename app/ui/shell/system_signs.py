"""What the system says of itself: it goes to sleep, or somebody locked its screen; each system in its own words."""

import os
import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIN = "org.freedesktop.login1"
_SCREENS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver")


class SystemSigns(QObject):
    """`left` says that nobody is in front of the screen any more.

    Linux tells it over D-Bus, Windows by messages to its windows. macOS tells nobody without a library of its own:
    there the clocks of `auto_lock` see the sleep when it is over.
    """

    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buses: list[tuple[Any, tuple[str, str, str, str], Any]] = []
        self._filter: Any = None

    def listen(self) -> None:
        """Hear what the system says from now on; one that says nothing is no fault."""
        if sys.platform == "linux":
            self._listen_to_buses()
        elif sys.platform == "win32":
            self._listen_to_windows()

    def deafen(self) -> None:
        """Hear nothing any more."""
        for bus, place, slot in self._buses:
            bus.disconnect(*place, self, slot)
        self._buses.clear()
        self._filter = None

    @Slot(bool)
    def on_switched(self, now: bool) -> None:
        """The system goes to sleep, or a screen saver comes; on the way back there is nothing to do."""
        if now:
            self.left.emit()

    @Slot()
    def on_locked(self) -> None:
        """The session was locked."""
        self.left.emit()

    def _listen_to_buses(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415  (a system without D-Bus may lack its library)
        except ImportError:
            return
        # PySide takes the words of SLOT and nothing else, whatever its types say.
        switched: Any = SLOT("on_switched(bool)")
        locked: Any = SLOT("on_locked()")
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        heard = [
            (system, (_LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "PrepareForSleep"), switched),
            (system, (_LOGIN, _session_path(), f"{_LOGIN}.Session", "Lock"), locked),
            *((session, (name, "", name, "ActiveChanged"), switched) for name in _SCREENS),
        ]
        for bus, place, slot in heard:
            if bus.isConnected() and bus.connect(*place, self, slot):
                self._buses.append((bus, place, slot))

    def _listen_to_windows(self) -> None:
        if sys.platform == "win32":
            from app.ui.shell.windows_signs import WindowsSigns  # noqa: PLC0415  (only there)

            self._filter = WindowsSigns(self.left.emit)


def _session_path() -> str:
    """Where login1 keeps this session: its id in D-Bus spelling; empty for any, where the id is not known."""
    session = os.environ.get("XDG_SESSION_ID", "")
    if not session:
        return ""
    spelled = "".join(
        sign if sign.isascii() and sign.isalnum() and not (place == 0 and sign.isdigit()) else f"_{ord(sign):02x}"
        for place, sign in enumerate(session)
    )
    return f"/org/freedesktop/login1/session/{spelled}"
