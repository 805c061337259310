"""After sealing: the code and the date for the reporter, the file and the hour for the volunteer, and nothing else."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _, say_day
from app.services import receipt
from app.ui.capture import printing
from app.ui.capture.columns import Columns
from app.ui.capture.qr_code import QrCode
from app.ui.capture.sealing import Sealed
from app.ui.capture.stage_page import StagePage
from app.ui.kit.banner import Banner, Sign
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px

ChooseFile = Callable[[QWidget], str]


def choose_file(parent: QWidget) -> str:
    """Where to save the slip; empty when somebody thought better of it."""
    return QFileDialog.getSaveFileName(parent, _("Save the slip as PDF"), "receipt.pdf", "PDF (*.pdf)")[0]


class SealedPage(StagePage):
    """The receipt; `done` leaves it."""

    number = 3

    def __init__(self, sealed: Sealed, choose_file: ChooseFile = choose_file) -> None:
        super().__init__()
        self._sealed, self._choose_file = sealed, choose_file
        head = QHBoxLayout()
        head.setSpacing(px(24))
        head.addWidget(Sign("check", "accent", 64, disc=True), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(PlainLabel(_("Sealed. Thank you."), "question"))
        words.addWidget(PlainLabel(_("Nothing of it is left on this screen."), "prompt", "muted"))
        head.addLayout(words, 1)
        self.add(head)
        self.add(Columns(self._for_the_reporter(), self._for_the_desk(), width=360, least=940))
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

    def _for_the_reporter(self) -> Card:
        card = Card(_("For the reporter"), note=_("There are no names on it."))
        given = self._sealed.receipt
        self.qr = QrCode(self._sealed.qr)
        facts = QWidget()
        column = QVBoxLayout(facts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        self.code = PlainLabel(given.code, "number")
        _add(column, _("Receipt code"), self.code)
        if self._sealed.has_contact:
            self.reply_by = PlainLabel(receipt.say_reply_by(self._sealed.reply_by), "page")
            _add(column, _("A first reply by"), self.reply_by)
        else:
            self.reply_by = PlainLabel(_("No contact was given. With the code you can ask."), "big_answer")
            column.addWidget(self.reply_by)
        self.contact = PlainLabel(given.contact, "desk_input")
        _add(column, _("Questions? Write to"), self.contact)
        self.proof = PlainLabel(" · ".join(receipt.proof_lines(given.commitment)), "secondary")
        _add(column, _("Proof of what was filed"), self.proof)
        card.add(Columns(facts, self.qr, width=248, least=560, gap=24))
        card.add_rule()
        self._add_ways_to_keep(card)
        return card

    def _add_ways_to_keep(self, card: Card) -> None:
        self.print_button = SecondaryButton(_("Print the slip"), "printer", desk=True)
        self.print_button.clicked.connect(self._on_print_asked)
        self.print_button.setEnabled(bool(printing.printers()))
        self.save_button = SecondaryButton(_("Save as PDF…"), "download", desk=True)
        self.save_button.clicked.connect(self._on_save_asked)
        row = FlowLayout(gap=12)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        card.add(row)
        by_hand = _("No printer was found. Copy the code by hand, or save it as PDF.")
        here = _("Or copy the code by hand. A printer can keep what it printed.")
        card.add(PlainLabel(here if self.print_button.isEnabled() else by_hand, "secondary", "muted"))
        self.slip_banner = Banner()
        card.add(self.slip_banner)

    def _for_the_desk(self) -> Card:
        sealed = self._sealed
        card = Card(_("For you at the desk"))
        self.hand_over_by = PlainLabel(say_moment(sealed.receipt.hand_over_by), "section")
        _add(card.body, _("Hand the file over by"), self.hand_over_by)
        self.file = PlainLabel(sealed.receipt.file, "prompt")
        _add(card.body, _("The file"), self.file)
        self.event_organizer: PlainLabel | None = None
        if sealed.tell_event_organizer:
            card.add_rule()
            self.event_organizer = PlainLabel(
                _("A report under the Code of Conduct was made. The organizer will handle it. I cannot say more."),
                "prompt",
            )
            _add(card.body, _("Say this to the event organizer, and no more"), self.event_organizer)
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

    def _on_print_asked(self) -> None:
        self._sealed.make_slip(self._on_slip_made_for_printing, self.slip_banner.show_error)

    def _on_slip_made_for_printing(self, pdf: bytes) -> None:
        if not printing.print_slip(self, pdf):
            self.slip_banner.say("warn", _("The printer did not answer. Copy the code by hand."))

    def _on_save_asked(self) -> None:
        if path := self._choose_file(self):
            self._sealed.make_slip(lambda pdf: self._save(Path(path), pdf), self.slip_banner.show_error)

    def _save(self, path: Path, pdf: bytes) -> None:
        try:
            receipt.save_slip(path, pdf)
        except AppError as error:
            self.slip_banner.show_error(error)
            return
        self.slip_banner.say("ok", _("The slip is saved. It says nothing about the report."))


def say_moment(moment: datetime) -> str:
    """Day with its weekday, then the time, as people plan with them."""
    return _("{day}, {time}").format(day=say_day(moment.date()), time=moment.strftime("%H:%M"))


def _add(column: QVBoxLayout, label: str, value: PlainLabel) -> None:
    pair = QVBoxLayout()
    pair.setSpacing(px(2))
    pair.addWidget(PlainLabel(label, "secondary", "muted"))
    pair.addWidget(value)
    column.addLayout(pair)
