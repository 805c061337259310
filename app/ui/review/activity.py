"""What was done with a case, newest first, in fixed words and by role."""

from PySide6.QtWidgets import QWidget

from app.canonical_json import read_moment
from app.domain.entries import ENTRIES
from app.domain.letters import LETTERS
from app.domain.people import WhyNames
from app.domain.review import RECORDED
from app.i18n import N_, _, say_time
from app.services.journal import Entry
from app.ui.kit.card import Card
from app.ui.kit.timeline import Timeline, TimelineRow

_SHOWN = 8
_WORDS = {
    "case opened": ("folder-open", N_("Case opened")),
    "person registered": ("user-round-plus", N_("Person put down")),
    "case merged into another": ("copy", N_("Case merged into another")),
    **{f"names shown: {reason}": ("eye", N_("Names shown")) for reason in WhyNames},
    "report imported": ("folder-input", N_("Report imported")),
    "unfinished report imported": ("folder-input", N_("Unfinished report imported")),
    "public report saved": ("file-output", N_("Public report saved")),
}
_PREFIXES = {
    "step recorded": ("check", N_("{step}: recorded")),
    "entry added": ("notebook-pen", N_("Entry added: {step}")),
    "entry changed": ("pencil", N_("Entry changed: {step}")),
    "letter written": ("pen-line", N_("Letter written: {step}")),
    "letter sent": ("mail-check", N_("Letter marked as sent: {step}")),
}
_TITLES = {
    **{step.key: step.title for step in RECORDED},
    **{entry.key: entry.title for entry in ENTRIES},
    **{kind.key: kind.title for kind in LETTERS},
}


class ActivityCard(Card):
    """The last entries of the journal about this case."""

    def __init__(self, entries: tuple[Entry, ...], parent: QWidget | None = None) -> None:
        super().__init__(_("Activity"), parent=parent)
        newest = list(reversed(entries))
        changes = [one for at, one in enumerate(newest) if at == 0 or newest[at - 1].what != one.what]
        self.rows = [_row(entry) for entry in changes[:_SHOWN]]
        self.add(Timeline(self.rows))


def _row(entry: Entry) -> TimelineRow:
    when = say_time(read_moment(entry.at))
    prefix, _colon, key = entry.what.partition(": ")
    if prefix in _PREFIXES and key in _TITLES:
        icon, words = _PREFIXES[prefix]
        return TimelineRow(icon, _(words).format(step=_(_TITLES[key])), when)
    icon, words = _WORDS.get(entry.what, ("circle-dot", ""))
    return TimelineRow(icon, _(words) if words else entry.what, when)
