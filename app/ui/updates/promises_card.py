"""When the reporter of a case hears again, and every promise that was ever missed; it stands in each case."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.updates import Delay
from app.i18n import _, say_date, say_time
from app.ui.kit.buttons import LinkButton
from app.ui.kit.card import Card
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.timeline import Timeline, TimelineRow


class PromisesCard(Card):
    """The next date, and the delays; `update_asked` leads to where an update is recorded."""

    update_asked = Signal()

    def __init__(
        self, next_by: datetime | None, delays: Sequence[Delay], now: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("To the reporter"), parent=parent)
        self.next_by = PlainLabel("", "body_medium")
        if next_by is None:
            self.next_by.say(_("Nothing is promised any more."))
        else:
            self.next_by.say(_("Hears from us by {day}").format(day=say_date(next_by.date())))
            self.next_by.set_tone("danger" if next_by < now else "text")
        self.add(self.next_by)
        if delays:
            self.add(Timeline([delay_row(delay) for delay in delays]))
        self.update_button = LinkButton(_("Record an update"), "pen-line")
        self.update_button.clicked.connect(self.update_asked)
        if next_by is not None:
            foot = FlowLayout()
            foot.addWidget(self.update_button)
            self.add(foot)
        else:
            self.update_button.setParent(self)
            self.update_button.hide()


def delay_row(delay: Delay) -> TimelineRow:
    """One missed promise; it stays, whatever is recorded afterwards (R24, R41)."""
    promised = _("Promised for {time}.").format(time=say_time(delay.promised))
    met = _("Kept {time}.").format(time=say_time(delay.met)) if delay.met else _("Not kept yet.")
    return TimelineRow("clock-alert", _(delay.what), f"{promised} {met}", "danger" if delay.met is None else "warn")
