"""A desk that nobody touches: first it covers the page, then it closes the form (R44)."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

REST = 5 * 60 * 1000
"""Milliseconds without a key until the page is covered."""
ABANDONED = 15 * 60 * 1000
"""Milliseconds without a key until the form is closed."""
_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class Idle(QObject):
    """Notices every touch of the keyboard, the mouse and the screen; `rested`, then `abandoned`, once each."""

    rested = Signal()
    abandoned = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rest = QTimer(self, singleShot=True, interval=REST)
        self.rest.timeout.connect(self.rested)
        self.end = QTimer(self, singleShot=True, interval=ABANDONED)
        self.end.timeout.connect(self.abandoned)
        if isinstance(app := QApplication.instance(), QApplication):
            app.installEventFilter(self)
        self._begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin anew at every touch; nothing is held back."""
        if event.type() in _TOUCHES:
            self._begin()
        return False

    def _begin(self) -> None:
        self.rest.start()
        self.end.start()
