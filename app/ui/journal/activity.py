"""Entries of the journal as rows: of one case beside its review, newest first, in fixed words."""

from PySide6.QtWidgets import QWidget

from app.canonical_json import read_moment
from app.domain import journal_words
from app.i18n import _, say_time
from app.services.journal import Entry
from app.ui.kit.card import Card
from app.ui.kit.timeline import Timeline, TimelineRow

_SHOWN = 8
_SIGNS = {
    "attachment exported": "file-output",
    "attachment shown": "paperclip",
    "backup deleted": "trash-2",
    "backup made": "hard-drive",
    "case merged into another": "copy",
    "case opened": "folder-open",
    "entry added": "notebook-pen",
    "entry changed": "pencil",
    "kit made": "calendar-days",
    "letter sent": "mail-check",
    "letter written": "pen-line",
    "names shown": "eye",
    "person registered": "user-round-plus",
    "public report saved": "file-output",
    "report imported": "folder-input",
    "step recorded": "check",
    "unfinished report imported": "folder-input",
    "vault locked": "lock",
}


class ActivityCard(Card):
    """The last entries of the journal about this case."""

    def __init__(self, entries: tuple[Entry, ...], parent: QWidget | None = None) -> None:
        super().__init__(_("Activity"), parent=parent)
        newest = list(reversed(entries))
        changes = [one for at, one in enumerate(newest) if at == 0 or newest[at - 1].what != one.what]
        self.rows = [entry_row(entry) for entry in changes[:_SHOWN]]
        self.add(Timeline(self.rows))


def entry_row(entry: Entry, about: str = "") -> TimelineRow:
    """One entry: its sign, its words, and when; with the name of its case where several stand together."""
    when = say_time(read_moment(entry.at))
    sign = _SIGNS.get(entry.what.partition(": ")[0], "circle-dot")
    return TimelineRow(sign, journal_words.say(entry.what), f"{about} · {when}" if about else when)
