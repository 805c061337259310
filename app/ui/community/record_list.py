"""The records of one section as rows: what each is called, and where somebody has to look."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from app.domain.community import Helpline, is_stale
from app.domain.profile_fields import Section
from app.i18n import _, language, say_day
from app.ui.kit.chip import Chip
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.rows import Row, RowList


class RecordList(RowList):
    """One row for each record; a helpline nobody checked for a year is amber."""

    def __init__(self, section: Section, records: Sequence[Struct], place: int, today: date) -> None:
        super().__init__(_(section.title), gap=2)
        for record in records:
            self.add(_row(record, today))
        if place >= len(records):
            self.add(_plain(_("New entry")))
        self.select(place)


def _row(record: Struct, today: date) -> Row:
    row = _plain(_title(record))
    if isinstance(record, Helpline):
        if record.verified_on is None:
            row.add(Chip(_("Not checked yet"), "warn", "clock"))
        elif is_stale(record, today):
            row.add(Chip(_("Check again"), "warn", "clock"))
        else:
            row.add(Chip(_("Verified {day}").format(day=say_day(record.verified_on)), "ok", "check"))
    return row


def _plain(title: str) -> Row:
    row = Row(title)
    row.add(PlainLabel(title, "body_medium"), 1)
    return row


def _title(record: Struct) -> str:
    words = getattr(record, "name", None) or getattr(record, "text", None)
    said = words.say(language()) if words is not None else ""
    return f"{record.number} · {said}" if isinstance(record, Helpline) else said
