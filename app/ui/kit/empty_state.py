"""What a screen says while there is nothing to show."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.shapes import paint_disc
from app.ui.kit.theme import px


class _Disc(QLabel):
    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(px(64), px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_disc(QPainter(self), QRectF(self.rect()), self._icon, self._tone, icon_share=0.44)


class EmptyState(QWidget):
    """A sign, a title, one sentence what it means, and at most one button (`acted`)."""

    acted = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        action: str = "",
        *,
        tone: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.title = PlainLabel(title, "title", align=middle)
        self.sentence = PlainLabel(sentence, "body", "muted", align=middle)
        self.button = PrimaryButton(action)
        self.button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(8))
        column.addStretch(1)
        column.addWidget(_Disc(icon, tone), 0, middle)
        column.addSpacing(px(8))
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setContentsMargins(0, px(8), 0, 0)
        row.addStretch(1)
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        reveal(self.sentence, bool(sentence))
        reveal(self.button, bool(action))
