"""The first question of every conversation: is anyone in danger (R17)."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.report import YesNo
from app.i18n import N_, _, furigana
from app.services.capture import OpenKit
from app.storage.kit import Kit
from app.ui.capture.columns import Columns
from app.ui.capture.conversation import Conversation
from app.ui.capture.numbers import EmergencyNumbers, Helplines
from app.ui.capture.outbox_page import OutboxPage
from app.ui.capture.prompt_box import panel_of
from app.ui.capture.readiness_page import ReadinessPage
from app.ui.capture.stage_page import Answers, StagePage
from app.ui.kit.buttons import QuietButton
from app.ui.kit.card import Box, Card
from app.ui.kit.flow import FlowLayout
from app.ui.kit.reveal import reveal
from app.ui.kit.ruby_block import RubyLabel
from app.ui.kit.theme import px

_CALLS = ("called", "police_wish", "agency_unknown")


def say_unfinished(opened: OpenKit) -> str:
    """What an earlier run left, in words that never tell for whom where more than one could be meant (R45)."""
    if opened.kit.panel is None:
        return _("An unfinished report was kept safe for the organizer. This desk cannot show it.")
    return _("An unfinished report was kept safe for the people it is meant for. This desk cannot show it.")


class DangerPage(StagePage):
    """One question, the numbers beside it, and a way on from every answer.

    `work_asked` carries the page of what a volunteer does between two reports.
    """

    work_asked = Signal(object)

    def __init__(self, conversation: Conversation, kit: Kit, warning: str = "", notice: str = "") -> None:
        super().__init__()
        self._conversation = conversation
        title = N_("First: is anyone in danger right now?")
        answers = [
            (YesNo.YES, N_("Yes"), N_("Call now. Stay with them. The report will wait.")),
            (YesNo.UNKNOWN, N_("I am not sure"), N_("Four short questions will help you decide.")),
            (YesNo.NO, N_("No, nobody is in danger now"), N_("Go on to the report.")),
        ]
        said = [(str(value), furigana(words), furigana(line)) for value, words, line in answers]
        self.answers = Answers(said, _(title), conversation.danger)
        self.answers.edited.connect(self._on_answer_chosen)
        self.signs = _Signs()
        self.calls = Card(_("About the call"), note=_("Whatever you know. It goes into the report."))
        self.panel = panel_of(_CALLS, conversation.answers)
        self.panel.changed.connect(self._on_calls_changed)
        self.calls.add(self.panel)
        self.helplines = Helplines(kit.community)
        self.add(Columns(self._question(title), self._numbers(kit), width=376, least=900, gap=48))
        self.body.addStretch(1)
        self.banner.say("warn", warning)
        if notice and not warning:
            self.say(notice)
        self._show_what_helps()

    def say(self, notice: str) -> None:
        """Say above the question what has to be known."""
        self.banner.say("info", notice)

    def _question(self, title: str) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(RubyLabel(furigana(title), "question"))
        body = N_(
            "If someone is hurt, threatened or being followed, call first. "
            "The report can wait, and nothing you wrote is lost."
        )
        column.addWidget(RubyLabel(furigana(body), "desk_input", "muted"))
        column.addSpacing(px(12))
        column.addWidget(self.answers)
        column.addWidget(self.signs)
        column.addWidget(self.calls)
        hint = N_("You can come back to these numbers at any time with the red key, bottom left.")
        column.addWidget(RubyLabel(furigana(hint), "prompt", "muted"))
        return left

    def _numbers(self, kit: Kit) -> QWidget:
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(px(16))
        beside.addWidget(EmergencyNumbers(kit))
        beside.addWidget(self.helplines)
        self.outbox_button = QuietButton(_("Hand over"), "usb")
        self.outbox_button.clicked.connect(lambda: self.work_asked.emit(OutboxPage))
        self.readiness_button = QuietButton(_("Check this desk"), "list-checks")
        self.readiness_button.clicked.connect(lambda: self.work_asked.emit(ReadinessPage))
        work = FlowLayout(gap=8)
        for button in (self.outbox_button, self.readiness_button):
            reveal(button, not self._conversation.is_typed())
            work.addWidget(button)
        beside.addLayout(work)
        return right

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
        self.answered.emit()

    def _on_calls_changed(self) -> None:
        self._conversation.take(_CALLS, self.panel.values())
        self.changed.emit()
        self.answered.emit()

    def _show_signs(self) -> None:
        if self.signs.isVisible():
            self.scroller.ensureWidgetVisible(self.signs, 0, px(8))

    def _show_what_helps(self) -> None:
        danger = self._conversation.danger
        self.signs.setVisible(danger is YesNo.UNKNOWN)
        self.calls.setVisible(danger is YesNo.YES)
        self.helplines.setVisible(danger in (YesNo.YES, YesNo.UNKNOWN))


class _Signs(Box):
    """Four questions for whoever is not sure."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(12), px(20), px(14))
        column.setSpacing(px(4))
        for line in (
            N_("Is anyone hurt, or was that threatened?"),
            N_("Is the person they are afraid of close by?"),
            N_("Was anyone followed, blocked or held?"),
            N_("Would it be unsafe for them to leave alone?"),
        ):
            column.addWidget(RubyLabel(furigana(line), "desk_input"))
        column.addSpacing(px(4))
        column.addWidget(RubyLabel(furigana(N_("One yes is enough: call. In doubt, call 110.")), "section"))
