"""When a vault locks by itself: after minutes without a hand, when the computer sleeps, when its screen locks."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from app.ui.shell.system_signs import SystemSigns

LOOKED_EVERY = 5
"""Seconds between two looks at the clocks."""
SLEPT = 30
"""Seconds by which the wall clock runs ahead of the one that stands still in sleep, before that counts as sleep."""
_FROM_HANDS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    )
)


class AutoLock(QObject):
    """Watches while a vault is open; `due` says once that it must be locked."""

    due = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        awake: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        signs: SystemSigns | None = None,
    ) -> None:
        super().__init__(parent)
        self._awake, self._wall = awake, wall
        self._limit = 0.0
        self._last = self._seen = (0.0, 0.0)
        self.signs = signs or SystemSigns(self)
        self.signs.left.connect(self._lock)
        self.timer = QTimer(self, interval=LOOKED_EVERY * 1000)
        self.timer.timeout.connect(self.look)
        # A filter on the whole application would meet every object while it is made or destroyed: windows are enough.
        _application().focusWindowChanged.connect(self._on_window_focused)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._on_hand_seen)

    def watch(self, minutes: int) -> None:
        """Begin to watch, or go on with another number of minutes."""
        self._limit = minutes * 60.0
        self._last = self._seen = (self._awake(), self._wall())
        if not self.timer.isActive():
            self.timer.start()
            for window in _application().allWindows():
                window.installEventFilter(self)
            self.signs.listen()

    def stop(self) -> None:
        """Nothing is open any more."""
        self.timer.stop()
        self.signs.deafen()

    def look(self) -> None:
        """Compare the clocks: nobody for too long, or a sleep that nothing announced."""
        if not self.timer.isActive():
            return
        now = (self._awake(), self._wall())
        slept = (now[1] - self._seen[1]) - (now[0] - self._seen[0]) > SLEPT
        self._seen = now
        # Where the first clock goes on in sleep, as on Windows, the time without a sign of life says it.
        if slept or now[0] - self._last[0] >= self._limit:
            self._lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice a hand; nothing is kept from anybody."""
        if event.type() in _FROM_HANDS:
            self._on_hand_seen()
        return False

    def _on_hand_seen(self) -> None:
        """A key, a click, or a caret that moves because an input method composes."""
        self._last = (self._awake(), self._wall())

    def _on_window_focused(self, window: QWindow | None) -> None:
        if window is not None and self.timer.isActive():
            window.installEventFilter(self)

    def _lock(self) -> None:
        if self.timer.isActive():
            self.stop()
            self.due.emit()


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app
