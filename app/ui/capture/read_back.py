"""Reading back: every answer that was given, in order and in the words it was given in (R12)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case import Route
from app.domain.forms import Question
from app.domain.report import Report
from app.i18n import _
from app.ui.capture.attachments import say_size
from app.ui.capture.columns import Columns
from app.ui.capture.conversation import Conversation
from app.ui.capture.stage_page import StagePage
from app.ui.kit.buttons import LinkButton
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


class ReadBackPage(StagePage):
    """Plain text to be read aloud; `change_asked` carries the key of an answer, `route_asked` asks the route anew."""

    change_asked = Signal(str)
    route_asked = Signal()
    number = 2
    calm = False

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self.rows: dict[str, AnswerRow] = {}
        card = Card()
        card.add(PlainLabel(_("Read it back together"), "page"))
        words = _(
            "Let us read it together. It is passed on exactly like this. "
            "Tell me what is wrong or missing, or what to take out."
        )
        card.add(PlainLabel(words, "prompt", "muted"))
        card.add_rule()
        answers = conversation.report().answers()
        for question in Report.questions():
            if question.key in answers:
                self._add(card, question.key, _(question.label), _say(question, answers[question.key]))
        if conversation.attachments:
            files = "\n".join(f"{file.name}, {say_size(file.size)}" for file in conversation.attachments)
            self._add(card, "attachments", _("Attachments"), files)
        self.who = Card(_("Who can open this report"))
        self.who.add(PlainLabel(say_who(conversation.route), "body_strong"))
        self.who.add(PlainLabel(_("The reporter answered this alone."), "prompt", "muted"))
        self.ask_again = LinkButton(_("Ask again"))
        self.ask_again.clicked.connect(self.route_asked)
        line = QHBoxLayout()
        line.addWidget(self.ask_again)
        line.addStretch(1)
        self.who.add(line)
        self.add(Columns(card, self.who, width=360, least=940))
        self.body.addStretch(1)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroller.setAccessibleName(_("Read it back together"))

    def next_words(self) -> str:
        """The stage that follows."""
        return _("This is right")

    def first_focus(self) -> QWidget:
        """The text itself, so that a screen reader begins to read and arrows scroll."""
        return self.scroller

    def _add(self, card: Card, key: str, label: str, text: str) -> None:
        row = AnswerRow(label, text)
        row.change.clicked.connect(self._on_change_clicked)
        self.rows[key] = row
        card.add(row)

    def _on_change_clicked(self) -> None:
        button = self.sender()
        for key, row in self.rows.items():
            if row.change is button:
                self.change_asked.emit(key)


class AnswerRow(QWidget):
    """One question, its answer word for word, and the way to change it."""

    def __init__(self, label: str, text: str) -> None:
        super().__init__()
        self.text = PlainLabel(text, "desk_input")
        self.change = LinkButton(_("Change"), name=_("Change: {question}").format(question=label))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(PlainLabel(label, "secondary", "muted"))
        words.addWidget(self.text)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(4), 0, px(4))
        line.setSpacing(px(16))
        line.addLayout(words, 1)
        line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)


def say_who(route: Route) -> str:
    """Who can open it, so that somebody who walks by learns nothing more."""
    if route is Route.ORGANIZER:
        return _("Only the organizer can open it")
    return _("Only the people chosen can open it")


def _say(question: Question, answer: str) -> str:
    return next((_(choice.label) for choice in question.choices if choice == answer), answer)
