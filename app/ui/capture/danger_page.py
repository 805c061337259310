"""The first question of every conversation: is anyone in danger (R17)."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.community import Community
from app.domain.report import YesNo
from app.i18n import _
from app.ui.capture.columns import Columns
from app.ui.capture.conversation import Conversation
from app.ui.capture.numbers import EmergencyNumbers, Helplines
from app.ui.capture.stage_page import Answers, StagePage
from app.ui.kit.card import Box
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


class DangerPage(StagePage):
    """One question, the numbers beside it, and a way on from every answer."""

    def __init__(self, conversation: Conversation, community: Community, warning: str = "") -> None:
        super().__init__()
        self._conversation = conversation
        title = _("First: is anyone in danger right now?")
        self.answers = Answers(
            [
                (YesNo.YES, _("Yes"), _("Call now. Stay with them. The report will wait.")),
                (YesNo.UNKNOWN, _("I am not sure"), _("Four short questions will help you decide.")),
                (YesNo.NO, _("No, nobody is in danger now"), _("Go on to the report.")),
            ],
            title,
            conversation.danger,
        )
        self.answers.edited.connect(self._on_answer_chosen)
        self.signs = _Signs()
        self.helplines = Helplines(community)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(PlainLabel(title, "question"))
        body = _(
            "If someone is hurt, threatened or being followed, call first. "
            "The report can wait, and nothing you wrote is lost."
        )
        column.addWidget(PlainLabel(body, "prompt", "muted"))
        column.addSpacing(px(12))
        column.addWidget(self.answers)
        column.addWidget(self.signs)
        hint = _("You can come back to these numbers at any time with the red key, bottom left.")
        column.addWidget(PlainLabel(hint, "secondary", "muted"))
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(px(16))
        beside.addWidget(EmergencyNumbers(community))
        beside.addWidget(self.helplines)
        self.add(Columns(left, right, width=376, least=900, gap=48))
        self.body.addStretch(1)
        self.banner.say("warn", warning)
        self._show_what_helps()

    def showEvent(self, event: QShowEvent) -> None:
        """After a change of language the four questions are seen again."""
        super().showEvent(event)
        QTimer.singleShot(0, self._show_signs)

    def next_words(self) -> str:
        """The button says what is missing."""
        return _("Continue") if self.is_ready() else _("Choose one")

    def is_ready(self) -> bool:
        """Any answer leads on."""
        return self._conversation.danger is not YesNo.NOT_ASKED

    def can_go_back(self) -> bool:
        """It is the first page."""
        return False

    def first_focus(self) -> QWidget:
        """The answers."""
        return self.answers.first_focus()

    def _on_answer_chosen(self) -> None:
        self._conversation.danger = YesNo.of(self.answers.answer())
        self._show_what_helps()
        QTimer.singleShot(0, self._show_signs)
        self.changed.emit()

    def _show_signs(self) -> None:
        if self.signs.isVisible():
            self.scroller.ensureWidgetVisible(self.signs, 0, px(8))

    def _show_what_helps(self) -> None:
        danger = self._conversation.danger
        self.signs.setVisible(danger is YesNo.UNKNOWN)
        self.helplines.setVisible(danger in (YesNo.YES, YesNo.UNKNOWN))


class _Signs(Box):
    """Four questions for whoever is not sure."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(12), px(20), px(14))
        column.setSpacing(px(4))
        for line in (
            _("Is anyone hurt, or was that threatened?"),
            _("Is the person they are afraid of close by?"),
            _("Was anyone followed, blocked or held?"),
            _("Would it be unsafe for them to leave alone?"),
        ):
            column.addWidget(PlainLabel(line, "prompt"))
        column.addSpacing(px(4))
        column.addWidget(PlainLabel(_("One yes is enough: call. In doubt, call 110."), "section"))
