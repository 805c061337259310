"""The field above the list: what is typed there is looked for a moment after the last key."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.kit.buttons import IconButton
from app.ui.kit.editors import LineEdit
from app.ui.kit.icons import paint_icon
from app.ui.kit.theme import px, theme

PAUSE = 150
"""Milliseconds after the last key."""


class SearchField(LineEdit):
    """`asked` says what is looked for now, `left_below` that the list is wanted; Ctrl+F comes here."""

    asked = Signal(str)
    left_below = Signal()

    def __init__(self, sought: str = "", parent: QWidget | None = None) -> None:
        words = _("Search all cases")
        super().__init__(words, words, parent=parent)
        self.setText(sought)
        self.clear_button = IconButton("x", _("Clear the search"), parent=self)
        self.clear_button.setVisible(bool(sought))
        self.setTextMargins(px(24), 0, px(30), 0)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE)
        self.pause.timeout.connect(self._on_paused)
        self.edited.connect(self._on_typed)
        self.clear_button.clicked.connect(self._on_cleared)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._on_wanted)

    def sought(self) -> str:
        """What is looked for; nothing where no word is typed."""
        return self.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks at once, Down goes into the list, Esc clears."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.pause.stop()
            self._on_paused()
        elif event.key() == Qt.Key.Key_Down:
            self.left_below.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self._on_cleared()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right edge."""
        super().resizeEvent(event)
        side = min(self.clear_button.sizeHint().width(), self.height() - 4)
        self.clear_button.setGeometry(self.width() - side - 2, (self.height() - side) // 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and its sign."""
        super().paintEvent(event)
        side = px(16)
        place = QRectF(px(10), (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), place, "search", theme().color("muted"))

    def _on_typed(self) -> None:
        self.clear_button.setVisible(bool(self.text()))
        self.pause.start()

    def _on_paused(self) -> None:
        self.asked.emit(self.sought())

    def _on_cleared(self) -> None:
        self.clear()
        self.pause.stop()
        self.setFocus()
        self._on_paused()

    def _on_wanted(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
