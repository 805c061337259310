"""After sealing: the code and the date for the reporter, the file and the hour for the volunteer, and nothing else."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, say_day
from app.ui.capture.columns import Columns
from app.ui.capture.sealing import Sealed
from app.ui.capture.stage_page import StagePage
from app.ui.kit.banner import Sign
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


class SealedPage(StagePage):
    """The receipt; `done` leaves it."""

    number = 3

    def __init__(self, sealed: Sealed) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(px(24))
        head.addWidget(Sign("check", "accent", 64, disc=True), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(PlainLabel(_("Sealed. Thank you."), "question"))
        words.addWidget(PlainLabel(_("Nothing of it is left on this screen."), "prompt", "muted"))
        head.addLayout(words, 1)
        self.add(head)
        self.add(Columns(self._for_the_reporter(sealed), self._for_the_desk(sealed), width=376, least=900))
        self.body.addStretch(1)

    def next_words(self) -> str:
        """What comes next at a desk."""
        return _("Ready for the next report")

    def can_go_back(self) -> bool:
        """There is nothing to go back to."""
        return False

    def first_focus(self) -> QWidget:
        """The receipt, so that a screen reader begins with it."""
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroller.setAccessibleName(_("For the reporter"))
        return self.scroller

    def _for_the_reporter(self, sealed: Sealed) -> Card:
        card = Card(_("For the reporter"), note=_("There are no names on it. Copy it by hand."))
        self.code = PlainLabel(sealed.receipt.code, "number")
        _add(card, _("Receipt code"), self.code)
        card.add_rule()
        if sealed.has_contact:
            self.reply_by = PlainLabel(say_moment(sealed.reply_by), "page")
            _add(card, _("A first reply by"), self.reply_by)
        else:
            self.reply_by = PlainLabel(_("No contact was given. With the code you can ask."), "big_answer")
            card.add(self.reply_by)
        card.add_rule()
        self.contact = PlainLabel(sealed.receipt.contact, "desk_input")
        _add(card, _("Questions? Write to"), self.contact)
        return card

    def _for_the_desk(self, sealed: Sealed) -> Card:
        card = Card(_("For you at the desk"))
        self.hand_over_by = PlainLabel(say_moment(sealed.receipt.hand_over_by), "section")
        _add(card, _("Hand the file over by"), self.hand_over_by)
        self.file = PlainLabel(sealed.receipt.file, "prompt")
        _add(card, _("The file"), self.file)
        self.event_organizer: PlainLabel | None = None
        if sealed.tell_event_organizer:
            card.add_rule()
            self.event_organizer = PlainLabel(
                _("A report under the Code of Conduct was made. The organizer will handle it. I cannot say more."),
                "prompt",
            )
            _add(card, _("Say this to the event organizer, and no more"), self.event_organizer)
        card.add_rule()
        care = QHBoxLayout()
        care.setSpacing(px(12))
        care.addWidget(Sign("heart-handshake", "accent", 22), 0, Qt.AlignmentFlag.AlignTop)
        kind = QVBoxLayout()
        kind.setSpacing(px(2))
        kind.addWidget(PlainLabel(_("That may have been hard to hear."), "section"))
        rest = _("Take a break. Talk to someone about how you feel, not about what you heard.")
        kind.addWidget(PlainLabel(rest, "secondary", "muted"))
        care.addLayout(kind, 1)
        card.add(care)
        return card


def say_moment(moment: datetime) -> str:
    """Day with its weekday, then the time, as people plan with them."""
    return _("{day}, {time}").format(day=say_day(moment.date()), time=moment.strftime("%H:%M"))


def _add(card: Card, label: str, value: PlainLabel) -> None:
    pair = QVBoxLayout()
    pair.setSpacing(px(2))
    pair.addWidget(PlainLabel(label, "secondary", "muted"))
    pair.addWidget(value)
    card.add(pair)
