"""The dark panel of the first screen: the mark, what the app promises, and what it cannot do."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.ui.kit.banner import Sign
from app.ui.kit.card import Box
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px, theme
from app.ui.vault.threshold import Mark

LIMITS = N_(
    "If both the passphrase and the recovery code are lost, nobody can open the vault, and neither can we. "
    "Mamori cannot protect a computer that someone else controls, a screen that somebody sees, or what was printed "
    "or copied out. Your typing software may remember words. It does not stand above the law."
)


class Promise(QFrame):
    """Mark, claim, three promises with their signs, and at the foot the honest limits (language.md 3.3)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(48), px(48), px(32), px(28))
        column.setSpacing(px(12))
        column.addWidget(Mark(56, "mark_tile", "rail_sign"), 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(px(8))
        column.addWidget(PlainLabel("Mamori", "question", "rail_text"))
        column.addWidget(PlainLabel(_("A quiet place for Code of Conduct reports."), "title", "rail_text"))
        column.addSpacing(px(4))
        for sign, words in (
            ("ear", _("Listen, and write it down in their words.")),
            ("lock", _("Seal it. Only the right people can open it.")),
            ("house", _("It all stays on this computer. No account, no network.")),
        ):
            column.addLayout(_promised(sign, words))
        column.addStretch(1)
        rule = Box("mark_tile", None, 0)
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addWidget(PlainLabel(_("What it cannot do"), "secondary_strong", "rail_text"))
        column.addWidget(PlainLabel(_(LIMITS), "secondary", "rail_muted"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dark ground."""
        QPainter(self).fillRect(QRectF(self.rect()), theme().color("rail"))


def _promised(sign: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(16))
    row.addWidget(Sign(sign, "rail_sign", 20), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(words, "prompt", "rail_muted"), 1)
    return row
