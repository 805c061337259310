"""What helps whoever listens: to do, not to do, and to say, for the question that is being answered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.capture.prompts import OPENING, Prompt
from app.ui.kit.banner import Sign
from app.ui.kit.card import Box, Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.theme import px


class PromptCard(Card):
    """Follows the question, without a sound and without movement."""

    def __init__(self) -> None:
        super().__init__(_("While they speak"))
        self._part: QWidget | None = None
        self.foot = PlainLabel(_("Listening is enough."), "secondary", "muted")
        self.body.addStretch(1)
        self.add_rule()
        self.add(self.foot)

    def show_prompt(self, prompt: Prompt) -> None:
        """Help with this one."""
        self.title.say(_(prompt.title) if prompt is OPENING else _("While they speak"))
        if self._part is not None:
            self.body.removeWidget(self._part)
            self._part.hide()
            self._part.deleteLater()
        self._part = QWidget()
        column = QVBoxLayout(self._part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for icon, tone, title, lines in (
            ("circle-check", "accent_text", _("Do"), prompt.do),
            ("circle-x", "muted", _("Do not"), prompt.do_not),
        ):
            column.addLayout(_head(icon, tone, title))
            for line in lines:
                column.addLayout(_inset(PlainLabel(_(line), "prompt")))
            column.addSpacing(px(8))
        if prompt.say:
            column.addLayout(_head("message-circle", "accent_text", _("Say")))
        for line in prompt.say:
            bubble = Box("selected", None, 6)
            inner = QVBoxLayout(bubble)
            inner.setContentsMargins(px(14), px(10), px(14), px(10))
            inner.addWidget(PlainLabel(_("“{words}”").format(words=_(line)), "prompt"))
            column.addWidget(bubble)
        self.body.insertWidget(0, self._part)
        reveal(self._part, True)


def _head(icon: str, tone: str, title: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addWidget(Sign(icon, tone), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(PlainLabel(title, "section", tone), 1)
    return row


def _inset(label: PlainLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(px(26), 0, 0, 0)
    row.addWidget(label)
    return row
