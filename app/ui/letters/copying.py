"""Copying confidential words out: marked as a secret, and gone from the clipboard after half a minute or on lock."""

import hashlib

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

KEPT_FOR = 30
"""Seconds that copied words stay in the clipboard."""

_CONCEALED = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"text",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
}


class SecretCopy(QObject):
    """What was copied last; it knows its words only by their hash. `forgotten` says that the clipboard is clear."""

    forgotten = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._digest = b""
        self.timer = QTimer(self, singleShot=True, interval=KEPT_FOR * 1000)
        self.timer.timeout.connect(self.forget)

    def copy(self, text: str) -> None:
        """Put these words into the clipboard, marked so that histories and clouds leave them out."""
        data = QMimeData()
        data.setText(text)
        for kind, value in _CONCEALED.items():
            data.setData(kind, QByteArray(value))
        QGuiApplication.clipboard().setMimeData(data)
        self._digest = _digest(text)
        self.timer.start()

    def forget(self) -> None:
        """Clear the clipboard if our words are still in it."""
        self.timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._digest and _digest(clipboard.text()) == self._digest:
            clipboard.clear()
        self._digest = b""
        self.forgotten.emit()


_kept: list[SecretCopy] = []


def secret_copy() -> SecretCopy:
    """The one of this process; it outlives the screen that copied."""
    if not _kept:
        copying = SecretCopy()
        if (app := QGuiApplication.instance()) is None:
            raise RuntimeError("no clipboard without an application")
        app.aboutToQuit.connect(copying.forget)
        _kept.append(copying)
    return _kept[0]


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
