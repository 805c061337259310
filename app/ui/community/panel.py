"""The panel of the trusted Volunteers as this vault knows it: how to reach it, and its six check words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.crypto.fingerprint import fingerprint
from app.i18n import _, say_day
from app.storage.panel_card import PanelCard
from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel


class PanelCardView(Card):
    """What the card says, or what it is for where none was imported."""

    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Panel of the Volunteers"),
            note=_("Reports about the organizer are sealed to the panel alone, and cases can be handed to it."),
            parent=parent,
        )
        self.said = PlainLabel("")
        self.words = PlainLabel("", "body_strong")
        self.import_button = PrimaryButton(_("Import a panel card…"), "folder-input")
        self.import_button.clicked.connect(self.import_asked)
        foot = FlowLayout()
        foot.addWidget(self.import_button)
        for part in (self.said, self.words, foot):
            self.add(part)
        self.words.hide()

    def show_card(self, card: PanelCard | None) -> None:
        """Show this card, or that there is none."""
        self.words.setVisible(card is not None)
        if card is None:
            self.said.say(_("No panel yet. Kits name the trusted Volunteers instead, and nothing is sealed to them."))
            return
        self.said.say(
            _("{k} of {n} cards open it. Made {day}. To reach a member: {contact}").format(
                k=card.k, n=card.n, day=say_day(card.made), contact=card.contact
            )
        )
        self.words.say(_("Six check words: {words}").format(words=" ".join(fingerprint(card.recipient))))
