"""The desktop notification: that something is due, and never what, of whom or how many (R13)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.i18n import _
from app.services.session import Session
from app.services.today import Today, next_moment, today
from app.ui.kit.icons import icon
from app.ui.kit.tasks import Tasks

Show = Callable[[str], None]
_LONGEST = 6 * 3600
"""Seconds after which it looks again in any case: a computer that slept has another time."""


class Notifier(QObject):
    """Watches one open vault and says at its time that something is due."""

    def __init__(self, tasks: Tasks, session: Session, window: QWidget, show: Show | None = None) -> None:
        super().__init__(window)
        self._tasks, self._session, self._window = tasks, session, window
        self._show = show or self._show_on_desktop
        self._tray: QSystemTrayIcon | None = None
        self._speaks = False
        # A coarse timer may ring minutes early after some hours, and then a second time.
        self.timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self._on_time)

    def stop(self) -> None:
        """Say nothing any more; the vault is about to close."""
        self.timer.stop()
        self.deleteLater()

    def look(self) -> None:
        """Ask the vault when something is due next."""
        session = self._session
        self._tasks.run(lambda: today(session), self.watch, lambda _refused: None)

    def watch(self, found: Today) -> None:
        """Wake up at the next moment of this Today."""
        moment = next_moment(found)
        seconds = _LONGEST if moment is None else moment.timestamp() - found.now.timestamp()
        self._speaks = moment is not None and seconds <= _LONGEST
        self.timer.start(int(min(seconds, _LONGEST) * 1000) + 1000)

    def _on_time(self) -> None:
        if self._speaks:
            self._show(_("Something is due"))
        self.look()

    def _show_on_desktop(self, words: str) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            QApplication.alert(self._window)
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("shield", "accent"), self)
            self._tray.setToolTip("Mamori")
        self._tray.show()
        self._tray.showMessage("Mamori", words, icon("shield", "accent"))
