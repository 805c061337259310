"""Keeping a window out of screenshots and recordings, where the system lets a program ask for that."""

import ctypes
import sys

from PySide6.QtWidgets import QWidget

_EXCLUDED_FROM_CAPTURE, _SHARED_WITH_NOBODY = 0x11, 0


def keep_off_recordings(window: QWidget) -> bool:
    """Ask the system to leave this window out of captures; whether it said yes. Linux has nobody to ask."""
    try:
        if sys.platform == "win32":
            user = ctypes.WinDLL("user32")
            return bool(user.SetWindowDisplayAffinity(ctypes.c_void_p(int(window.winId())), _EXCLUDED_FROM_CAPTURE))
        if sys.platform == "darwin":
            return _unshared(int(window.winId()))
    except (OSError, AttributeError):
        return False
    return False


def _unshared(view: int) -> bool:
    """[[view window] setSharingType: NSWindowSharingNone]; newer recorders of macOS may not ask."""
    objc = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
    objc.sel_registerName.restype = ctypes.c_void_p
    send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    tell = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(("objc_msgSend", objc))
    window = send(ctypes.c_void_p(view), ctypes.c_void_p(objc.sel_registerName(b"window")))
    if not window:
        return False
    tell(ctypes.c_void_p(window), ctypes.c_void_p(objc.sel_registerName(b"setSharingType:")), _SHARED_WITH_NOBODY)
    return True
