"""Making a kit: for which event, saved where, and what the desk compares before its first report."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case import Route
from app.domain.events import Venue
from app.errors import AppError
from app.i18n import _
from app.services import kits
from app.services.capture import OpenKit
from app.services.session import Session
from app.storage.kit import SUFFIX, Kit
from app.ui.kit.banner import Sign
from app.ui.kit.buttons import PrimaryButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.choices import AnswerSegments
from app.ui.kit.editors import LineEdit, TextEdit
from app.ui.kit.field import Field
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.kit.time_editors import DayEdit
from app.ui.kits.events_card import EventsCard
from app.ui.vault.code_plate import CodePlate
from app.ui.vault.threshold import Choose

EVENT, STANDING = "event", "standing"


def choose_file(parent: QWidget) -> str:
    """Ask where to save the kit."""
    kits = _("Event kit (*.mamori-kit)")
    return QFileDialog.getSaveFileName(parent, _("Save the event kit"), f"event{SUFFIX}", kits)[0]


def _at_the_left(button: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, px(4), 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return row


class KitScreen(Page):
    """The event's name, days and places, or a standing kit; `kit_made` carries the file once it is saved."""

    kit_made = Signal(Path)

    def __init__(
        self, tasks: Tasks, session: Session, choose_file: Choose = choose_file, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Event kit"), parent=parent)
        self._tasks, self._session, self._choose_file = tasks, session, choose_file
        self._saving = self._was_shown = False
        self.kind = AnswerSegments(
            ((EVENT, _("For an event")), (STANDING, _("Standing, for a year"))), _("Kind of kit"), desk=True
        )
        self.name = LineEdit(_("Name of the event"))
        self.first_day = DayEdit(_("First day"))
        self.last_day = DayEdit(_("Last day"))
        self.places = TextEdit(_("Places"), rows=3)
        self.venue_number = LineEdit(_("Number of the venue"))
        self.venue_address = LineEdit(_("Address of the venue"))
        self.save = PrimaryButton(_("Save the kit…"), "download")
        self.words = CodePlate(_("Six check words"), 3, "title")
        self.another = SecondaryButton(_("Make another kit"), "plus")
        self._build()
        self._connect()

    def unsaved(self) -> dict[str, object]:
        """What is filled in, and what is shown after saving."""
        return {
            "kind": self.kind.answer(),
            "name": self.name.text(),
            "first": self.first_day.text(),
            "last": self.last_day.text(),
            "places": self.places.toPlainText(),
            "venue": self.venue_number.text(),
            "address": self.venue_address.text(),
            "words": self.words.groups,
        }

    def restore(self, state: dict[str, object]) -> None:
        """Show it again."""
        self.kind.set_answer(str(state["kind"]))
        lines = (self.name, self.first_day, self.last_day, self.venue_number, self.venue_address)
        for line, key in zip(lines, ("name", "first", "last", "venue", "address"), strict=True):
            line.setText(str(state[key]))
        self.places.setPlainText(str(state["places"]))
        words = state["words"]
        self._show_kind()
        if isinstance(words, tuple | list) and words:
            self._show_words(tuple(words))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the name."""
        super().showEvent(event)
        if not self._was_shown and self._form.isVisible():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_shown = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves."""
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if with_ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.save if self._form.isVisible() else self.another).click()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._event = QWidget()
        event = QVBoxLayout(self._event)
        event.setContentsMargins(0, 0, 0, 0)
        event.setSpacing(px(12))
        self.name_field = Field(_("Name of the event"), self.name)
        self.first_field = Field(_("First day"), self.first_day)
        self.last_field = Field(_("Last day"), self.last_day, _("Leave it empty for an event of one day."))
        self.places_field = Field(_("Places"), self.places, _("One a line. The desk offers them in its form."))
        number = Field(_("Number of the venue"), self.venue_number, _("The desk shows it beside 110 and 119."))
        address = Field(_("Address of the venue"), self.venue_address, _("For whoever calls an ambulance."))
        for field in (self.name_field, self.first_field, self.last_field, self.places_field, number, address):
            event.addWidget(field)
        self._form = Card(note=_("A desk that has the kit can seal reports for this vault. It can read none."))
        for part in (self.kind, self._event):
            self._form.add(part)
        self._form.add(_at_the_left(self.save))
        self._made = self._handing_over()
        self._made.hide()
        self.events = EventsCard(self._tasks, self._session)
        for card in (self._form, self._made, self.events):
            self.add_narrow(card, px(720))
        self.add_space()

    def _handing_over(self) -> Card:
        card = Card(_("The kit is saved"))
        card.add(PlainLabel(_("Six check words"), "label"))
        card.add(self.words)
        for sign, words in (
            ("pen-line", _("Write the six words on a card and keep it at the desk.")),
            ("usb", _("Give the file to the desk in person, on a stick.")),
            ("ear", _("When the desk opens the kit, compare its six words with the card, aloud.")),
            ("circle-x", _("Other words are another kit: do not take reports with it.")),
        ):
            row = QHBoxLayout()
            row.setSpacing(px(12))
            row.addWidget(Sign(sign, "accent_text", 18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(words, "body"), 1)
            card.add(row)
        card.add(_at_the_left(self.another))
        return card

    def _connect(self) -> None:
        self.kind.edited.connect(self._show_kind)
        self.save.clicked.connect(self._on_save_clicked)
        self.another.clicked.connect(self._on_another_clicked)

    def _show_kind(self) -> None:
        self._event.setVisible(self.kind.answer() == EVENT)

    def _on_save_clicked(self) -> None:
        self.banner.clear()
        days = self._days()
        if self._saving or days is None:
            return
        if not (path := self._choose_file(self)):
            return
        file = Path(path) if path.endswith(SUFFIX) else Path(path + SUFFIX)
        session, for_event = self._session, self.kind.answer() == EVENT
        name, (first, last) = self.name.text(), days
        places = tuple(line.strip() for line in self.places.toPlainText().splitlines() if line.strip())

        number, address = self.venue_number.text().strip(), self.venue_address.text().strip()
        venue = Venue(number=number, address=address) if number or address else None

        def job() -> tuple[Kit, Path]:
            event = kits.event(session, name, first, last, places, venue) if for_event else None
            return kits.make_kit(session, file, event), file

        self._wait(True)
        self._tasks.run(job, self._on_kit_made, self._on_kit_refused)

    def _days(self) -> tuple[date, date] | None:
        """The days as they are filled in; None where one is missing, which is then said beside it."""
        if self.kind.answer() == STANDING:
            return date.min, date.min
        for line, field in ((self.first_day, self.first_field), (self.last_day, self.last_field)):
            field.show_fault(line.complaint())
        if not self.first_day.text().strip():
            self.first_field.show_fault(_("The desk needs to know the day."))
        if not self.name.text().strip():
            self.name_field.show_fault(_("Give the event a name."))
        else:
            self.name_field.show_fault("")
        faulty = [f for f in (self.name_field, self.first_field, self.last_field) if f.fault.words()]
        if faulty:
            faulty[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        first = date.fromisoformat(self.first_day.answer())
        return first, date.fromisoformat(self.last_day.answer()) if self.last_day.text().strip() else first

    def _on_kit_made(self, made: tuple[Kit, Path]) -> None:
        kit, file = made
        self._wait(False)
        self._show_words(OpenKit(kit=kit).words(Route.ORGANIZER))
        self.events.reload()
        self.kit_made.emit(file)

    def _on_kit_refused(self, error: AppError) -> None:
        self._wait(False)
        self.banner.show_error(error)

    def _on_another_clicked(self) -> None:
        for line in (self.name, self.first_day, self.last_day):
            line.clear()
        self.words.show_groups(())
        self._made.hide()
        self._form.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words(self, words: tuple[str, ...]) -> None:
        self.words.show_groups(words)
        self._form.hide()
        self._made.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wait(self, saving: bool) -> None:
        self._saving = saving
        self.save.setEnabled(not saving)
        self.save.relabel(_("Saving…") if saving else _("Save the kit…"))
