"""One row of the read-back: a question, its answer word for word, and the way to put it right in place."""

from typing import Self

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.forms import Question
from app.domain.report import Report
from app.i18n import _, furigana
from app.ui.capture.conversation import Conversation
from app.ui.capture.prompt_box import panel_of
from app.ui.kit.answer_words import say_answer
from app.ui.kit.buttons import LinkButton
from app.ui.kit.form_panel import FormPanel
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.ruby_block import RubyLabel
from app.ui.kit.theme import px

_ELSEWHERE = ("danger", "attachments")
"""What is changed on a page of its own."""


class AnswerRow(QWidget):
    """A question with its answer; `changed` after every change made here."""

    changed = Signal()

    def __init__(self, question: Question | None, conversation: Conversation | None) -> None:
        super().__init__()
        self._question, self._conversation = question, conversation
        self._panel: FormPanel[Report] | None = None
        self.key = question.key if question else "attachments"
        label = _(question.label) if question else _("Attachments")
        self.text = PlainLabel("", "desk_input")
        self.change = LinkButton(_("Change"), name=_("Change: {question}").format(question=label))
        self.change.clicked.connect(self._on_change_clicked)
        self._words = QVBoxLayout()
        self._words.setSpacing(px(2))
        self._label = RubyLabel(furigana(question.label) if question else label, "secondary", "muted")
        self._words.addWidget(self._label)
        self._words.addWidget(self.text)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(4), 0, px(4))
        line.setSpacing(px(16))
        line.addLayout(self._words, 1)
        line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self._say()

    @classmethod
    def of_files(cls, words: str) -> Self:
        """The row of the attachments."""
        row = cls(None, None)
        row.text.say(words)
        return row

    def is_changed_here(self) -> bool:
        """Whether the row itself is where it is changed."""
        return self.key not in _ELSEWHERE

    def hide_words(self, instead: str) -> None:
        """Say this in place of words that are not shown here; then they are not changed here either."""
        self.text.say(instead)
        self.text.set_tone("muted")
        self.change.hide()

    def _say(self) -> None:
        if self._question is None or self._conversation is None:
            return
        danger = str(self._conversation.danger)
        answer = danger if self.key == "danger" else self._conversation.answers.get(self.key, "")
        self.text.say(say_answer(self._question, answer) if answer else _("Left open"))
        self.text.set_tone("text" if answer else "muted")

    def _on_change_clicked(self) -> None:
        if not self.is_changed_here() or self._conversation is None:
            return
        if self._panel is not None:
            self._close()
            return
        self._panel = panel_of((self.key,), self._conversation.answers)
        self._panel.changed.connect(self._on_edited)
        self._words.addWidget(self._panel)
        for part in (self._label, self.text):
            part.hide()
        self.change.relabel(_("Done"))
        self._panel.editor(self.key).setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if (panel := self._panel) is None:
            return
        self._panel = None
        self._words.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        self._say()
        for part in (self._label, self.text):
            reveal(part, True)
        self.change.relabel(_("Change"))
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        if self._panel is not None and self._conversation is not None:
            self._conversation.take((self.key,), self._panel.values())
            self.changed.emit()
