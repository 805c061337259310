"""Windows alone: the messages that tell of sleep and of a locked session; written by the book, not yet run there."""

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray
from PySide6.QtWidgets import QApplication

_POWER, _SLEEPS = 0x0218, 4
_SESSION, _LOCKED = 0x02B1, 7


class WindowsSigns(QAbstractNativeEventFilter):
    """Calls `left` when the system sleeps or the session is locked."""

    def __init__(self, left: Callable[[], None]) -> None:
        super().__init__()
        self._left = left
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.installNativeEventFilter(self)
        if sys.platform == "win32":
            for window in app.topLevelWidgets():
                ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(ctypes.c_void_p(int(window.winId())), 0)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Look at one message of the system, which goes on."""
        if sys.platform == "win32":
            from ctypes import wintypes  # noqa: PLC0415  (only there)

            told = wintypes.MSG.from_address(int(message))
            if (told.message, told.wParam) in ((_POWER, _SLEEPS), (_SESSION, _LOCKED)):
                self._left()
        return False
