"""Handing the keyboard to the reporter, and getting it back with the word chosen then."""

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import N_, _, furigana
from app.ui.capture.conversation import Conversation
from app.ui.capture.stage_page import StagePage
from app.ui.kit.banner import Banner, Sign
from app.ui.kit.buttons import LinkButton
from app.ui.kit.card import Card
from app.ui.kit.editors import LineEdit
from app.ui.kit.field import Field
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.ruby_block import RubyLabel
from app.ui.kit.theme import px


class WordEdit(LineEdit):
    """A word that nobody reads along; it is the same in any width and case."""

    def __init__(self, name: str) -> None:
        super().__init__(name, desk=True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaximumWidth(px(360))

    def word(self) -> str:
        """What was typed, folded."""
        return unicodedata.normalize("NFKC", self.text()).strip().casefold()


class HandOverPage(StagePage):
    """What the volunteer does before the reporter writes alone: choose a word, and know what a window cannot do."""

    number = 1

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self._conversation = conversation
        self.word = WordEdit(_("A word to get the keyboard back"))
        self.word.edited.connect(self.changed)
        column = self.centered()
        column.addWidget(PlainLabel(_("The reporter writes alone"), "page"))
        words = _("The page fills the screen and shows nothing but what they write. What you typed stays hidden.")
        column.addWidget(PlainLabel(words, "prompt", "muted"))
        card = Card()
        card.add(Field(_("A word to get the keyboard back"), self.word, role="body_medium"))
        hint = _("Any short word you can remember. It is forgotten with this report.")
        card.add(PlainLabel(hint, "secondary", "muted"))
        column.addWidget(card)
        help_card = Card(_("What a full screen cannot do"))
        for icon, line in (
            ("monitor", _("Alt+Tab, the keys of the system and other screens still work. Close other programs first.")),
            ("users-round", _("Stay within call, with your back to the screen.")),
            ("keyboard", _("F3 asks for your word. F2 shows whom to call, at any time.")),
            (
                "circle-question-mark",
                _("If you forget the word, the text is kept unfinished; the desk begins anew."),
            ),
        ):
            help_card.add(_line(icon, line))
        column.addWidget(help_card)
        self.body.addStretch(1)

    def next_words(self) -> str:
        """The keyboard changes hands."""
        return _("Hand the keyboard over")

    def next_icon(self) -> str:
        """The keyboard."""
        return "keyboard"

    def is_ready(self) -> bool:
        """A word was chosen."""
        return bool(self.word.word())

    def why_not(self) -> str:
        """What is missing."""
        return "" if self.is_ready() else _("Choose a word")

    def first_focus(self) -> QWidget:
        """The word."""
        return self.word

    def go_on(self) -> None:
        """The reporter is alone from here on."""
        self._conversation.solo = self.word.word()
        self._conversation.told = frozenset(self._conversation.said())
        self._conversation.is_shown = False
        self.done.emit()


class WordPage(StagePage):
    """Back to the volunteer, with the word; `given_up` says that nobody knows it any more."""

    number = 1
    surface = True
    alone = True
    given_up = Signal()

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self._conversation = conversation
        self.word = WordEdit(_("The word"))
        self.word.edited.connect(self._on_word_edited)
        column = self.centered()
        column.addWidget(RubyLabel(furigana(N_("Please call the volunteer")), "page"))
        words = furigana(N_("They type their word here. Your text stays as it is."))
        column.addWidget(RubyLabel(words, "desk_input", "muted"))
        column.addSpacing(px(8))
        column.addWidget(Field(_("The word"), self.word, role="body_medium"))
        self.wrong = Banner()
        column.addWidget(self.wrong)
        self.forgotten = LinkButton(_("The word is forgotten"))
        self.forgotten.clicked.connect(self._on_forgotten)
        row = QHBoxLayout()
        row.addWidget(self.forgotten)
        row.addStretch(1)
        column.addLayout(row)
        self.giving_up = Banner()
        self.giving_up.acted.connect(self.given_up)
        column.addWidget(self.giving_up)
        self.body.addStretch(1)

    def is_ready(self) -> bool:
        """Something was typed."""
        return bool(self.word.word())

    def why_not(self) -> str:
        """What is missing."""
        return "" if self.is_ready() else _("Type the word")

    def first_focus(self) -> QWidget:
        """The word."""
        return self.word

    def go_on(self) -> None:
        """Give the keyboard back, or say calmly that this was another word."""
        if self.word.word() != self._conversation.solo:
            self.word.clear()
            self.wrong.say("warn", _("That was another word. Nothing has changed. Try again, or go back to writing."))
            self.word.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._conversation.solo = ""
        self.done.emit()

    def _on_word_edited(self) -> None:
        if self.word.text():
            self.wrong.clear()
        self.changed.emit()

    def _on_forgotten(self) -> None:
        kept = _("What was written stays kept as unfinished. This desk cannot show it again; only its reader can.")
        self.giving_up.say(
            "warn", _("Without the word this report can only be closed."), kept, _("Close and keep it unfinished")
        )


def _line(icon: str, words: str) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(12))
    row.addWidget(Sign(icon, "accent_text", 18), 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    text.addWidget(PlainLabel(words, "prompt"))
    row.addLayout(text, 1)
    return part
