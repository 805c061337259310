"""One letter as it will be copied out, and what is done with it before it leaves."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.canonical_json import read_moment
from app.i18n import _, say_time
from app.services.letters import KeptLetter
from app.ui.kit.buttons import Button, PrimaryButton, QuietButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.editors import LineEdit, ReadText
from app.ui.kit.field import Field
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


class Sheet(Card):
    """The written text, or the button that writes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The letter"), parent=parent)
        self.waiting = PlainLabel(_("The letter is not written yet."), "secondary", "muted")
        self._paper = QWidget()
        self._words = QVBoxLayout(self._paper)
        self._words.setContentsMargins(0, 0, 0, 0)
        self.text: ReadText | None = None
        self.write_button = PrimaryButton(_("Write the letter"), "pen-line")
        self.rewrite_button = QuietButton(_("Write it anew"), "pencil")
        for part in (self.waiting, self._paper):
            self.add(part)
        row = FlowLayout(gap=8)
        for button in (self.write_button, self.rewrite_button):
            row.addWidget(button)
        self.add(row)
        self.setMaximumWidth(px(720))

    def show_letter(self, letter: KeptLetter | None, sent: KeptLetter | None, *, closed: bool) -> None:
        """Show this letter, or that there is none yet; `sent` is the one of its kind that went out."""
        self._show_words(letter)
        written, done = letter is not None, sent is not None
        self.waiting.setVisible(not written)
        self.waiting.say(_("It was sent in another language.") if done else _("The letter is not written yet."))
        self.write_button.setVisible(not written and not done)
        self.rewrite_button.setVisible(written and not done and not closed)
        self.setVisible(written or not closed)

    def first_button(self) -> Button | None:
        """The button to press now, where there is one."""
        return None if self.write_button.isHidden() or self.isHidden() else self.write_button

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


class Leaving(Card):
    """Copying the written letter out, and the record that it was sent; absent while nothing is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Before it leaves"), parent=parent)
        self.sent_chip = Chip("", "ok", "mail-check")
        self.copy_button = SecondaryButton(_("Copy text"), "copy")
        self.copied = Chip("", "ok", "copy")
        self.channel = LineEdit(_("How was it sent?"))
        self.channel_field = Field(
            _("How was it sent?"), self.channel, _("You send it with your own mail; Mamori has no network.")
        )
        self.sent_button = PrimaryButton(_("Mark as sent"), "mail-check")
        self._add_row(self.sent_chip)
        self._add_row(self.copy_button, self.copied)
        self.add(self.channel_field)
        self._add_row(self.sent_button)
        self.say_copied(False)

    def show_letter(self, letter: KeptLetter | None, sent: KeptLetter | None, *, closed: bool) -> None:
        """Offer what can be done with this letter now."""
        written, done = letter is not None, sent is not None
        self.setVisible(written or done)
        self.copy_button.setVisible(written)
        self.channel_field.show_fault("")
        self.channel_field.setVisible(written and not done and not closed)
        self.sent_button.setVisible(written and not done and not closed)
        if sent is not None and sent.sent_at:
            when = say_time(read_moment(sent.sent_at))
            words = _("Sent {time}, {channel}").format(time=when, channel=sent.channel or "")
            self.sent_chip.show_state(words, "ok", "mail-check")
        self.sent_chip.setVisible(done)

    def first_button(self) -> Button | None:
        """The button to press now, where there is one."""
        return None if self.copy_button.isHidden() or self.isHidden() else self.copy_button

    def ask_channel(self) -> None:
        """Say that the channel is missing."""
        self.channel_field.show_fault(_("Write how it was sent: by mail, in a call, on paper."))
        self.channel.setFocus()

    def say_copied(self, copied: bool) -> None:
        """Say that the words are in the clipboard, or stop saying it."""
        self.copied.show_state(_("Copied, clears in 30 s"), "ok", "copy")
        self.copied.setVisible(copied)

    def _add_row(self, *parts: QWidget) -> None:
        row = FlowLayout(gap=8)
        for part in parts:
            row.addWidget(part)
        self.add(row)
