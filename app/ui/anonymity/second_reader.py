"""The second reader: somebody who sees the public text and nothing else, or the same person after a night (G5)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.reading import ReadingState
from app.i18n import _, say_time
from app.services import public_texts
from app.services.session import Session
from app.ui.anonymity.last_page import short_list
from app.ui.kit.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.dialog import ModalCard
from app.ui.kit.editors import LineEdit, ReadText, TextEdit
from app.ui.kit.field import Field
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px

_WIDE = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a reading came to: who read it, and what would show somebody (empty: nothing)."""

    reader: str
    seen: str = ""


class SecondReaderCard(ModalCard):
    """Covers the whole window: the reader sees one text. `read` carries a Read, `rested` and `read_again` the rest."""

    read = Signal(object)
    rested = Signal()
    read_again = Signal()

    def __init__(self, text: str, state: ReadingState, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(_("Read this as somebody who was there"), parent)
        self._state, self._now = state, now
        self.ticks = short_list()
        self.reader = LineEdit(_("Who reads it?"))
        self.reader_field = Field(_("Who reads it?"), self.reader, _("A role or initials are enough."))
        self.seen = TextEdit(_("What would show somebody?"), rows=2)
        self.nobody = PrimaryButton(_("I recognize nobody"), "check")
        self.somebody = SecondaryButton(_("I recognize somebody"), "user-round-x")
        self.later = QuietButton(_("Nobody else can read it: let it rest until tomorrow"), "hourglass")
        self.again = SecondaryButton(_("I read it again myself"), "user-round-check")
        self.back = QuietButton(_("Back to the text"), key="Esc")
        self.say = PlainLabel("", "secondary", "muted")
        self._lay_out(text)
        for button in (self.back, self.later, self.again, self.somebody, self.nobody):
            self.add_button(button)
        self._connect()
        self._refresh()
        self.resize(parent.window().size() if parent is not None else self.size().expandedTo(self.minimumSize()))
        self.setMinimumSize(px(480), px(400))
        self.ticks.rows[0].setFocus()

    def _lay_out(self, text: str) -> None:
        asked = Card(_("To be answered by the reader"))
        asked.add(self.ticks)
        asked.add(self.reader_field)
        asked.add(Field(_("What would show somebody?"), self.seen, _("Only where you recognize somebody.")))
        asked.add(self.say)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(px(24))
        self._halves.addWidget(ReadText(text, _("Public text")), 3)
        side = QVBoxLayout()
        side.addWidget(asked)
        side.addStretch(1)
        self._halves.addLayout(side, 2)
        self.add(self._halves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text and questions beside each other, or below each other where there is no room."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(_WIDE)
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _connect(self) -> None:
        self.back.clicked.connect(self.reject)
        self.nobody.clicked.connect(self._on_nobody_pressed)
        self.somebody.clicked.connect(self._on_somebody_pressed)
        self.later.clicked.connect(self._on_later_pressed)
        self.again.clicked.connect(self._on_again_pressed)
        self.ticks.ticked.connect(self._refresh)
        self.reader.edited.connect(self._refresh)
        self.seen.edited.connect(self._refresh)

    def _refresh(self) -> None:
        named, ticked = bool(self.reader.answer().strip()), self.ticks.are_all_ticked()
        until = self._state.rests_until
        rested = until is not None and self._now >= until
        self.nobody.setEnabled(named and ticked)
        self.somebody.setEnabled(named and bool(self.seen.answer().strip()))
        self.later.setVisible(until is None)
        self.again.setVisible(until is not None)
        self.again.setEnabled(rested and ticked)
        self.say.say(self._words(named=named, ticked=ticked, rested=rested))

    def _words(self, *, named: bool, ticked: bool, rested: bool) -> str:
        """What is still to be done, so that no closed button stands without its reason."""
        if self._state.rests_until is not None and not rested:
            return _("It rests until {time}. A second person can read it meanwhile.").format(
                time=say_time(self._state.rests_until)
            )
        if not ticked:
            return _("Tick each sentence once you have looked.")
        if not named and not rested:
            return _("Write who read it. A role or initials are enough.")
        return _("The record says whether one person read it, or two.")

    def _on_nobody_pressed(self) -> None:
        self.read.emit(Read(reader=self.reader.answer()))
        self.accept()

    def _on_somebody_pressed(self) -> None:
        self.read.emit(Read(reader=self.reader.answer(), seen=self.seen.answer()))
        self.accept()

    def _on_later_pressed(self) -> None:
        self.rested.emit()
        self.accept()

    def _on_again_pressed(self) -> None:
        self.read_again.emit()
        self.accept()


class Readings(QObject):
    """Lets somebody read a text once more, and records it; `decided` and `refused` as in Decisions."""

    decided = Signal()
    refused = Signal(object)

    def __init__(self, tasks: Tasks, session: Session, case_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._session, self._case_id = tasks, session, case_id
        self._window = parent
        self.card: SecondReaderCard | None = None
        """The reading that is open, or was last."""

    def ask(self, language: str, text: str, state: ReadingState) -> None:
        """Cover the window with this text for the reader."""
        session, case_id = self._session, self._case_id
        card = self.card = SecondReaderCard(text, state, session.now(), self._window)
        card.read.connect(
            lambda read: self._run(
                lambda: public_texts.read_by_second(session, case_id, language, text, read.reader, read.seen)
            )
        )
        card.rested.connect(lambda: self._run(lambda: public_texts.let_rest(session, case_id, language, text)))
        card.read_again.connect(lambda: self._run(lambda: public_texts.read_again(session, case_id, language, text)))
        card.finished.connect(card.deleteLater)
        card.open()

    def _run(self, job: Callable[[], object]) -> None:
        self._tasks.run(job, self._on_done, self.refused.emit)

    def _on_done(self, _done: object) -> None:
        self.decided.emit()
