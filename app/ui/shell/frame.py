"""The frame every window of the organizer stands in: one screen, what covers it, and the keys that always work."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.community import Community
from app.i18n import _
from app.services.session import PRACTICE
from app.ui.kit.banner import Banner
from app.ui.kit.page import open_size
from app.ui.shell.cover import Cover, EmergencyCard, KeysCard, PlainCover
from app.ui.shell.navigation import Rail
from app.ui.shell.practice_strip import PracticeStrip


class Frame(QMainWindow):
    """A window with a rail that can be hidden, a line for what has to be said, and one screen."""

    def __init__(self, community: Community) -> None:
        super().__init__()
        self.community = community
        self.cover: Cover | None = None
        self.shown = QWidget()
        self.rail = Rail()
        self.notice = Banner("warn", "")
        self.setWindowTitle("Mamori")
        self.resize(open_size(self))
        for key in (Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F12):
            QShortcut(QKeySequence(key), self).activated.connect(lambda pressed=key: self.press(pressed))

    def press(self, key: Qt.Key) -> None:
        """Do what a key does that works on every screen: F1 help, F2 whom to call, F12 hide."""
        if key is Qt.Key.Key_F2:
            self.toggle_cover(lambda window: EmergencyCard(window, self.community))
        else:
            self.toggle_cover(KeysCard if key is Qt.Key.Key_F1 else PlainCover)

    def show_screen(self, screen: QWidget, *, with_rail: bool) -> None:
        """Show this screen instead of the one before, which is destroyed; the first thing to answer has the focus."""
        self.uncover()
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        practices = with_rail and self.community.code == PRACTICE
        self.rail = Rail(practices=practices)
        self.rail.setVisible(with_rail)
        self.notice = Banner("warn", "")
        strip = PracticeStrip()
        strip.setVisible(practices)
        self.setWindowTitle(_("Mamori · PRACTICE") if practices else "Mamori")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        column.addWidget(strip)
        column.addWidget(self.notice)
        column.addWidget(screen, 1)
        self.shown = screen
        # The screen before may be the one whose signal brought us here: it goes when its own code has ended.
        before = self.takeCentralWidget()
        if before is not None:
            before.hide()
            before.deleteLater()
        self.setCentralWidget(whole)
        screen.show()
        QTimer.singleShot(0, self, self._focus_screen)

    def toggle_cover(self, make: Callable[[QWidget], Cover]) -> None:
        """Lay a cover over the window, or take the one away that lies there."""
        if self.cover is not None:
            self.uncover()
            return
        self._before = self.focusWidget()
        self.cover = make(self)
        self.cover.left.connect(self.uncover)
        # What is covered must not be reached by Tab or by a screen reader either.
        self._show_covered(False)
        self.cover.show()
        self.cover.raise_()
        self.cover.setFocus()

    def uncover(self) -> None:
        """Take away whatever covers the window; the focus is again where it was."""
        if self.cover is None:
            return
        self.cover.deleteLater()
        self.cover = None
        self._show_covered(True)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _show_covered(self, shown: bool) -> None:
        under = self.centralWidget()
        if under is not None:
            under.setVisible(shown)

    def _focus_screen(self) -> None:
        """A screen that asked for no focus of its own gets it on its first control, not on the rail."""
        now = self.focusWidget()
        if self.cover is not None or (now is not None and self.shown.isAncestorOf(now)):
            return
        control = self.shown.nextInFocusChain()
        while control is not None and self.shown.isAncestorOf(control):
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible() and control.isEnabled():
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            control = control.nextInFocusChain()

    _before: QWidget | None = None
