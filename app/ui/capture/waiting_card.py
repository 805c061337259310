"""What waits at the desk: a number, when it was sealed and how large it is, and nothing that could be opened."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import clocks
from app.domain.case import Route
from app.i18n import _, ngettext, say_time
from app.services import hand_over
from app.services.capture import OpenKit
from app.services.hand_over import Waiting
from app.ui.capture.attachments import say_size
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.segmented import Segmented
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px


class WaitingCard(Card):
    """One reader at a time, so that nobody sees from the other one's list how much there is."""

    refused = Signal(object)

    def __init__(self, tasks: Tasks, opened: OpenKit, outbox: Path, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._tasks, self._kit, self._outbox, self._clock = tasks, opened, outbox, clock
        self.rows: list[WaitingRow] = []
        self.reader = Segmented(
            [(Route.ORGANIZER, _("For the organizer")), (Route.PANEL, _("For the trusted volunteers"))],
            _("For whom"),
            Route.ORGANIZER,
            desk=True,
        )
        self.reader.chosen.connect(self._on_reader_chosen)
        if opened.kit.panel is not None:
            self.add(self.reader)
        self.count = PlainLabel("", "page")
        self.add(self.count)
        self.due = Chip("")
        due = QHBoxLayout()
        due.addWidget(self.due)
        due.addStretch(1)
        self.add(due)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(8))
        self.add(self._list)
        self.chain = PlainLabel("", "prompt", "muted")
        self.add(self.chain)

    def look(self) -> None:
        """Read anew what is there."""
        route = Route(self.reader.value() or Route.ORGANIZER)
        job = partial(hand_over.waiting, self._kit, self._outbox, route)
        self._tasks.run(job, self._on_found, self.refused.emit)

    def _on_reader_chosen(self, _value: str) -> None:
        self.look()

    def _on_found(self, found: tuple[Waiting, ...]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [WaitingRow(waiting) for waiting in found]
        for row in self.rows:
            self._list.addWidget(row)
        reports = [waiting for waiting in found if waiting.number]
        n = len(reports)
        many = ngettext("{n} sealed report", "{n} sealed reports", n).format(n=n)
        self.count.say(many if reports else _("No sealed reports"))
        self.chain.say(_say_chain(reports))
        self.chain.setVisible(bool(reports))
        self._show_due([one.sealed_at for one in found if one.sealed_at is not None and one.handed_at is None])

    def _show_due(self, sealed: list[datetime]) -> None:
        """The earliest hour by which something here has to be handed over (R24)."""
        self.due.setVisible(bool(sealed))
        if sealed:
            by = clocks.hand_over_by(min(sealed), self._kit.kit.community.clocks)
            is_late = by < self._clock()
            words = _("Overdue since {time}") if is_late else _("By {time}")
            self.due.show_state(words.format(time=say_time(by)), "danger" if is_late else "warn", "timer")


class WaitingRow(QWidget):
    """A row of words; its chip says what became of the file."""

    def __init__(self, waiting: Waiting) -> None:
        super().__init__()
        self.waiting = waiting
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        number = PlainLabel(str(waiting.number) if waiting.number else "–", "section")
        number.setMinimumWidth(px(28))
        number.setMaximumWidth(px(60))
        row.addWidget(number)
        when = say_time(waiting.sealed_at) if waiting.sealed_at is not None else ""
        row.addWidget(PlainLabel(when, "body_medium"), 2)
        size = PlainLabel(say_size(waiting.size) if waiting.size else "", "secondary", "muted")
        size.setMinimumWidth(px(64))
        row.addWidget(size, 1)
        self.chip = Chip(*_state(waiting))
        holder = QWidget()
        holder.setMinimumWidth(px(132))
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.chip)
        line.addStretch(1)
        row.addWidget(holder)


def _state(waiting: Waiting) -> tuple[str, str, str]:
    if waiting.is_missing:
        return _("Missing"), "danger", "circle-x"
    if waiting.handed_at is not None:
        return _("Handed over {time}").format(time=waiting.handed_at.strftime("%H:%M")), "neutral", "check"
    if not waiting.number:
        return _("Unfinished"), "info", "pen-line"
    return _("Waiting"), "warn", "hourglass"


def _say_chain(reports: list[Waiting]) -> str:
    missing = [str(waiting.number) for waiting in reports if waiting.is_missing]
    if missing:
        numbers = ", ".join(missing)
        return _("Missing on this computer: number {numbers}. Say so when you hand over.").format(numbers=numbers)
    return _("No gap: each report points to the one before it. If one went missing, its reader would see it.")
