"""The events this vault knows: their days, moved or cancelled, and whether desks have the days of now."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _, say_date
from app.services.events import ListedEvent, cancel_event, list_events, move_event
from app.services.session import Session
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.dialog import ModalCard, confirm
from app.ui.kit.field import Field
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.kit.time_editors import DayEdit


class MoveCard(ModalCard):
    """Asks for the new days of one event."""

    def __init__(self, event: ListedEvent, parent: QWidget | None = None) -> None:
        super().__init__(_("Other days for {event}").format(event=event.event.name), parent)
        self.first_day, self.last_day = DayEdit(_("First day")), DayEdit(_("Last day"))
        self.first_day.set_answer(event.event.first_day.isoformat())
        self.last_day.set_answer(event.event.last_day.isoformat())
        self.add(PlainLabel(_("The days before stay in the record."), "secondary", "muted"))
        self.add(Field(_("First day"), self.first_day))
        self.add(Field(_("Last day"), self.last_day))
        self.add_button(SecondaryButton(_("Keep the days")), 0)
        self.add_button(PrimaryButton(_("Move the event")), 1)

    def days(self) -> tuple[date, date] | None:
        """The days that were written, or None where one of them is none."""
        try:
            return date.fromisoformat(self.first_day.answer()), date.fromisoformat(self.last_day.answer())
        except ValueError:
            return None


class EventsCard(Card):
    """Every event with its days; hidden while there is none."""

    def __init__(self, tasks: Tasks, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Events"),
            note=_("Measures and kits stand on these days. Whatever depends on them is asked about again."),
            parent=parent,
        )
        self._tasks, self._session = tasks, session
        self.banner = Banner()
        self.events: tuple[ListedEvent, ...] = ()
        self.rows: list[EventRow] = []
        self.add(self.banner)
        self.hide()
        self.reload()

    def reload(self) -> None:
        """Ask the vault again."""
        session = self._session
        self._tasks.run(lambda: list_events(session), self._on_listed, self.banner.show_error)

    def move_to(self, event_id: str, first_day: date, last_day: date) -> None:
        """Give one event other days."""
        session = self._session
        self._change(lambda: move_event(session, event_id, first_day, last_day))

    def cancel(self, event_id: str) -> None:
        """Record that one event does not take place."""
        session = self._session
        self._change(lambda: cancel_event(session, event_id))

    def _change(self, job: Callable[[], object]) -> None:
        session = self._session

        def changing() -> tuple[ListedEvent, ...]:
            job()
            return list_events(session)

        self.banner.clear()
        self._tasks.run(changing, self._on_listed, self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self.banner.show_error(error)

    def _on_listed(self, found: tuple[ListedEvent, ...]) -> None:
        self.events = found
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [EventRow(event) for event in found]
        for row in self.rows:
            row.move_button.clicked.connect(lambda _checked=False, event=row.listed: self._on_move_clicked(event))
            row.cancel_button.clicked.connect(lambda _checked=False, event=row.listed: self._on_cancel_clicked(event))
            self.add(row)
        self.setVisible(bool(found))

    def _on_move_clicked(self, event: ListedEvent) -> None:
        asking = MoveCard(event, self)
        if not asking.exec():
            return
        days = asking.days()
        if days is None:
            self.banner.say("danger", _("Write the day like 2026-11-22."))
        else:
            self.move_to(event.event.id, *days)

    def _on_cancel_clicked(self, event: ListedEvent) -> None:
        if confirm(
            self,
            _("{event} does not take place?").format(event=event.event.name),
            _("It stays in the record. Moving it to other days brings it back."),
            _("It does not take place"),
            _("Keep it"),
        ):
            self.cancel(event.event.id)


class EventRow(QWidget):
    """One event: name, days, what has changed, and what can be changed."""

    def __init__(self, event: ListedEvent) -> None:
        super().__init__()
        self.listed = event
        days = _days(event.event.first_day, event.event.last_day)
        self.title = PlainLabel(f"{event.event.name} · {days}", "body_medium")
        self.move_button = QuietButton(_("Other days…"), "calendar-days", name=f"{_('Other days…')} {event.event.name}")
        self.cancel_button = QuietButton(_("Cancel it…"), "circle-x", name=f"{_('Cancel it…')} {event.event.name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(4))
        column.setSpacing(px(4))
        column.addWidget(self.title)
        self.chips: list[Chip] = []
        if event.cancelled:
            self.chips.append(Chip(_("Does not take place"), "neutral", "circle-x"))
        elif event.before:
            before = event.before[-1]
            said = _("Moved from {days}").format(days=_days(before.first_day, before.last_day))
            self.chips.append(Chip(said, "info", "history"))
        if event.kits_are_outdated:
            self.chips.append(Chip(_("Desks have other days: make a new kit"), "warn", "calendar-clock"))
        foot = FlowLayout(gap=8)
        for part in (*self.chips, self.move_button, self.cancel_button):
            foot.addWidget(part)
        self.cancel_button.setVisible(not event.cancelled)
        column.addLayout(foot)


def _days(first: date, last: date) -> str:
    if first == last:
        return say_date(first)
    return _("{first} to {last}").format(first=say_date(first), last=say_date(last))
