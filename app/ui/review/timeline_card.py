"""What happened when: reports, dated facts and accounts on one line, by role."""

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.timeline import Happening, TimelineEntry, timeline
from app.i18n import _, say_day, say_time
from app.ui.kit.card import Rule
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.kit.timeline import Timeline, TimelineRow
from app.ui.review.entry_words import called
from app.ui.review.opened import OpenedCase

_SIGNS = {Happening.REPORT: "inbox", Happening.FACT: "circle-dot", Happening.STATEMENT: "message-square-text"}


class CaseTimeline(QWidget):
    """The timeline of a case, the earliest first."""

    def __init__(self, opened: OpenedCase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(PlainLabel(_("What happened when"), "body_medium"))
        column.addWidget(Rule())
        entries = timeline(opened.case, ZoneInfo(opened.community.zone))
        self.rows = [_row(opened, entry) for entry in entries]
        column.addWidget(Timeline(self.rows))


def _row(opened: OpenedCase, entry: TimelineEntry) -> TimelineRow:
    zone = ZoneInfo(opened.community.zone)
    at = say_day(entry.at.date()) if entry.on_day else say_time(entry.at.astimezone(zone))
    words = {
        Happening.REPORT: _("Report received"),
        Happening.FACT: entry.words,
        Happening.STATEMENT: _("{person} told us").format(person=called(opened.case, entry.person)),
    }
    return TimelineRow(_SIGNS[entry.what], words[entry.what], at, "info" if entry.what is Happening.FACT else "neutral")
