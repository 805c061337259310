"""The pages of a reporter who writes alone: a page, a few more questions, and what shall become of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, furigana
from app.ui.capture.conversation import Conversation
from app.ui.capture.prompt_box import panel_of
from app.ui.capture.prompts import OWN_WORDS, keys_of
from app.ui.capture.stage_page import Answers, StagePage
from app.ui.kit.editors import TextEdit
from app.ui.kit.ruby_block import RubyLabel
from app.ui.kit.theme import px

_ROWS = 10
TOGETHER, UNSEEN, MORE, WRITE = "together", "unseen", "more", "write"
"""What a reporter can do who has written: the values of `DonePage.chosen`."""
ASKED = (
    *(key for number in (1, 2, 3, 6, 7) for key in keys_of(number) if not key.endswith(("_is", "_exact"))),
    "may_know",
)
"""The further questions for whoever writes alone, in the order of the Guide."""


class AlonePage(StagePage):
    """A page for the reporter alone, which is left when enough is written."""

    number = 1
    surface = True
    alone = True

    def next_words(self) -> str:
        """Whatever was written is enough."""
        return _("I am done")

    def next_icon(self) -> str:
        """A check."""
        return "check"


class SoloPage(AlonePage):
    """A calm page that shows nothing but the reporter's own words."""

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self._conversation = conversation
        title = N_("In your own words")
        self.text = TextEdit(_(title), page=True, rows=_ROWS, most_rows=60)
        self.text.setAcceptDrops(False)
        self.text.set_answer(conversation.answers.get(OWN_WORDS, ""))
        self.text.edited.connect(self._on_text_edited)
        column = self.centered()
        column.addWidget(RubyLabel(furigana(title), "question"))
        calm = furigana(N_("Take your time. Later you choose whether anyone at this desk may read it."))
        column.addWidget(RubyLabel(calm, "account", "muted"))
        column.addSpacing(px(8))
        column.addWidget(self.text)
        self.body.addStretch(1)

    def can_go_back(self) -> bool:
        """The way back asks for the word."""
        return False

    def first_focus(self) -> QWidget:
        """The page."""
        return self.text

    def go_on(self) -> None:
        """On, with what is still composed."""
        QGuiApplication.inputMethod().commit()
        self.done.emit()

    def _on_text_edited(self) -> None:
        self._conversation.take((OWN_WORDS,), {OWN_WORDS: self.text.answer()})
        self.changed.emit()
        self.answered.emit()


class QuestionsPage(AlonePage):
    """The Guide's other questions that the volunteer has no answer to yet; every one may stay empty."""

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self._conversation = conversation
        column = self.centered()
        column.addWidget(RubyLabel(furigana(N_("A few more questions")), "question"))
        column.addWidget(RubyLabel(furigana(N_("You can leave every one of them empty.")), "account", "muted"))
        column.addSpacing(px(8))
        self.keys = tuple(key for key in ASKED if key not in conversation.told)
        self.panel = panel_of(self.keys, conversation.answers, empty=_("No answer"))
        self.panel.changed.connect(self._on_answers_changed)
        column.addWidget(self.panel)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget:
        """The first question."""
        return self.panel.editor(self.keys[0]) if self.keys else self.scroller

    def _on_answers_changed(self) -> None:
        self._conversation.take(self.keys, self.panel.values())
        self.answered.emit()


class DonePage(AlonePage):
    """What shall become of the text; `chosen` carries the answer once it is confirmed."""

    chosen = Signal(str)

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        title = N_("What would you like to do now?")
        answers = [
            (TOGETHER, N_("Go through it together"), N_("The volunteer sees what you wrote, and reads it to you.")),
            (UNSEEN, N_("Seal it without showing it"), N_("You read it once more yourself. Nobody here sees it.")),
            (MORE, N_("Answer a few more questions"), N_("How to reach you, who was there, when and where.")),
            (WRITE, N_("Keep writing"), N_("Back to your text.")),
        ]
        if not conversation.has_account():
            answers = [answer for answer in answers if answer[0] != UNSEEN]
        said = [(value, furigana(words), furigana(line)) for value, words, line in answers]
        self.answers = Answers(said, _(title), "")
        self.answers.edited.connect(self.changed)
        column = self.centered()
        column.addWidget(RubyLabel(furigana(title), "question"))
        column.addSpacing(px(8))
        column.addWidget(self.answers)
        self.body.addStretch(1)

    def next_words(self) -> str:
        """The button says what is missing."""
        return _("Continue") if self.is_ready() else _("Choose one")

    def next_icon(self) -> str:
        """The sign of going on."""
        return "arrow-right"

    def is_ready(self) -> bool:
        """Any answer leads on."""
        return bool(self.answers.answer())

    def first_focus(self) -> QWidget:
        """The answers."""
        return self.answers.first_focus()

    def go_on(self) -> None:
        """Do what was chosen."""
        self.chosen.emit(self.answers.answer())
