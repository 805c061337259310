"""What was proved about the finished file, in words that promise no more than was looked at."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.shapes import paint_disc
from app.ui.kit.theme import px

PROOFS = (
    (
        N_("Structure"),
        N_("Only pages, fonts and text. No pictures, links, attachments or hidden text."),
    ),
    (N_("Text"), N_("Every page was read again as text and checked. Nothing blocks.")),
    (N_("Metadata"), N_("Title and language only. No author, no date, no program name.")),
    (N_("Names"), N_("Every string was searched for the people of the case who did not agree. Nothing blocks.")),
)
"""Each is proved by `services.publication.build` before a file comes here (pdf.md 3, anonymity.md 7.9)."""


class _Check(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(px(26), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_disc(QPainter(self), QRectF(self.rect()), "check", "ok", icon_share=0.5)


class ProofCard(Card):
    """The four places a name can hide in, each with what was looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The finished file was read again"), parent=parent)
        self.body.setSpacing(px(7))
        for number, (title, words) in enumerate(PROOFS):
            if number:
                self.add_rule()
            self.add(_ProofRow(_(title), _(words)))


class _ProofRow(QWidget):
    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        sign = QVBoxLayout()
        sign.addWidget(_Check())
        sign.addStretch(1)
        row.addLayout(sign)
        told = QVBoxLayout()
        told.setSpacing(px(2))
        told.addWidget(PlainLabel(title, "body_medium"))
        told.addWidget(PlainLabel(words, "secondary", "muted"))
        row.addLayout(told, 1)
