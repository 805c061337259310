"""What comes after an import, in three steps."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.services.session import Session
from app.services.today import earliest_due
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.shapes import paint_box
from app.ui.kit.tasks import Tasks
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme
from app.ui.updates.remind import RemindButton


class _Number(QLabel):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(self.sizeHint())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(24), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = QPainter(self), QRectF(self.rect())
        paint_box(painter, rect, rect.width() / 2, theme().color("surface"), theme().color("accent"), px(1.5))
        words = TextBlock(str(self._number), "caption_strong")
        words.draw_centered(painter, rect, theme().color("accent_text"), Qt.AlignmentFlag.AlignHCenter)


class NextSteps(Card):
    """Declare conflicts, acknowledge, keep the stick; the order is the review's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What happens next"), parent=parent)
        steps = (
            (_("Declare conflicts"), _("You see roles and times, not the content, and say yes or no.")),
            (_("Acknowledge each report"), _("The time runs from the taking down, not from this import.")),
            (_("Keep the files at the desk"), _("Let nobody wipe a stick before every number has arrived.")),
        )
        for number, (title, line) in enumerate(steps, 1):
            row = QHBoxLayout()
            row.setSpacing(px(12))
            row.addWidget(_Number(number), 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(px(2))
            words.addWidget(PlainLabel(title, "body_medium"))
            words.addWidget(PlainLabel(line, "secondary", "muted"))
            row.addLayout(words, 1)
            self.add(row)
        self.remind: RemindButton | None = None

    def offer_reminder(self, tasks: Tasks, session: Session, cases: Sequence[str]) -> None:
        """Offer a reminder for the first answer that is due among these cases."""
        tasks.run(lambda: earliest_due(session, cases), self._on_due_known, lambda _refused: None)

    def _on_due_known(self, by: datetime | None) -> None:
        if self.remind is not None:
            self.remind.hide()
            self.remind.deleteLater()
            self.remind = None
        if by is not None:
            self.remind = RemindButton(by)
            self.add(self.remind)
