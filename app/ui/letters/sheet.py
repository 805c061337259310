"""One letter as it will be copied out, and what is done with it before it leaves."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.canonical_json import read_moment
from app.i18n import _, say_time
from app.storage.letters import KeptLetter
from app.ui.kit.buttons import Button, PrimaryButton, QuietButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.editors import LineEdit, ReadText
from app.ui.kit.field import Field
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


class Sheet(Card):
    """The written text, and the buttons to write, copy and mark it as sent; exactly one of them is filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The letter"), parent=parent)
        self.sent_chip = Chip("", "ok", "mail-check")
        self.waiting = PlainLabel(_("The letter is not written yet."), "secondary", "muted")
        self._paper = QWidget()
        self._words = QVBoxLayout(self._paper)
        self._words.setContentsMargins(0, 0, 0, 0)
        self.text: ReadText | None = None
        self.write_button = PrimaryButton(_("Write the letter"), "pen-line")
        self.copy_button = SecondaryButton(_("Copy text"), "copy")
        self.rewrite_button = QuietButton(_("Write it anew"), "pencil")
        self.channel = LineEdit(_("How was it sent?"))
        self.channel_field = Field(
            _("How was it sent?"), self.channel, _("You send it with your own mail; Mamori has no network.")
        )
        self.sent_button = PrimaryButton(_("Mark as sent"), "mail-check")
        self.copied = Chip("", "ok", "copy")
        for part in (self.sent_chip, self.waiting, self._paper):
            self.add(part)
        first = FlowLayout(gap=8)
        for part in (self.write_button, self.copy_button, self.rewrite_button, self.copied):
            first.addWidget(part)
        self.add(first)
        self.add(self.channel_field)
        last = FlowLayout(gap=8)
        last.addWidget(self.sent_button)
        self.add(last)
        self.body.setSpacing(px(12))
        self.say_copied(False)

    def show_letter(self, letter: KeptLetter | None, sent: KeptLetter | None, *, closed: bool) -> None:
        """Show this letter, or that there is none yet; `sent` is the one of its kind that went out."""
        self._show_words(letter)
        written = letter is not None
        done = sent is not None
        self.waiting.setVisible(not written and not closed)
        self.waiting.say(_("It was sent in another language.") if done else _("The letter is not written yet."))
        self.copy_button.setVisible(written)
        self.write_button.setVisible(not closed and not written and not done)
        self.rewrite_button.setVisible(written and not done and not closed)
        self.channel_field.setVisible(written and not done and not closed)
        self.sent_button.setVisible(written and not done and not closed)
        self.setVisible(written or not closed)
        if sent is not None and sent.sent_at:
            when = say_time(read_moment(sent.sent_at))
            self.sent_chip.show_state(
                _("Sent {time}, {channel}").format(time=when, channel=sent.channel or ""), "ok", "mail-check"
            )
        self.sent_chip.setVisible(done)

    def first_button(self) -> Button | None:
        """The first button there is to press now."""
        buttons = (self.write_button, self.copy_button)
        return next((button for button in buttons if not button.isHidden() and not self.isHidden()), None)

    def ask_channel(self) -> None:
        """Say that the channel is missing."""
        self.channel_field.show_fault(_("Write how it was sent: by mail, in a call, on paper."))
        self.channel.setFocus()

    def say_copied(self, copied: bool) -> None:
        """Say that the words are in the clipboard, or stop saying it."""
        self.copied.show_state(_("Copied, clears in 30 s"), "ok", "copy")
        self.copied.setVisible(copied)

    def _show_words(self, letter: KeptLetter | None) -> None:
        if self.text is not None:
            self._words.removeWidget(self.text)
            self.text.hide()
            self.text.deleteLater()
            self.text = None
        if letter is not None:
            self.text = ReadText(f"{letter.subject}\n\n{letter.body}", _("The letter"))
            self._words.addWidget(self.text)
        self._paper.setVisible(letter is not None)
        self.channel_field.show_fault("")
