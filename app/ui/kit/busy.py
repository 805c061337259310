"""That something takes a while, how far it is, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.card import Box
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.theme import px


class Busy(Box):
    """A sentence, a bar, and Cancel (`cancelled`)."""

    cancelled = Signal()

    def __init__(self, sentence: str, *, can_cancel: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(radius=8, parent=parent)
        self.sentence = PlainLabel(sentence, "body_medium")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(sentence)
        self.bar.setRange(0, 0)
        self.button = SecondaryButton(_("Cancel"))
        reveal(self.button, can_cancel)
        self.button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(12), px(16), px(12))
        row.setSpacing(px(16))
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addWidget(self.sentence)
        column.addWidget(self.bar)
        row.addLayout(column, 1)
        row.addWidget(self.button)

    def report(self, done: int, total: int) -> None:
        """Show how far it is; a total of 0 means that nobody knows."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
