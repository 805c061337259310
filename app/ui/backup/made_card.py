"""One backup of the list: what its file is called, what it holds, and what is to be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _, ngettext, say_time
from app.services import journal
from app.services.backup import BackupMade
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.plain_label import PlainLabel

_MEGABYTE = 1_000_000


class MadeCard(Card):
    """File, time, size, cases, six words; `deleted_asked` carries the number of one whose file is said to be gone."""

    deleted_asked = Signal(int)

    def __init__(self, made: BackupMade, parent: QWidget | None = None) -> None:
        super().__init__(made.name, _chip(made), parent=parent)
        self.made = made
        self.deleted = SecondaryButton(
            _("I have deleted it…"), "trash-2", name=_("I have deleted {file}").format(file=made.name)
        )
        self.deleted.clicked.connect(lambda: self.deleted_asked.emit(made.id))
        self.add(PlainLabel(" · ".join(_facts(made)), "secondary", "muted"))
        words = " ".join(journal.words(made.head))
        self.add(PlainLabel(_("Six check words: {words}").format(words=words), "caption", "faint"))
        if made.deleted_at is not None:
            return
        if made.erased:
            told = _("It still holds what was erased here. Make a new backup, then delete this file.")
            self.add(PlainLabel(told, "secondary", "warn"))
        row = QHBoxLayout()
        row.addWidget(self.deleted)
        row.addStretch(1)
        self.add(row)


def _chip(made: BackupMade) -> Chip | None:
    if made.deleted_at is not None:
        return Chip(_("Deleted"), "neutral", "trash-2")
    if made.erased:
        words = ngettext("Holds {n} erased case", "Holds {n} erased cases", made.erased)
        return Chip(words.format(n=made.erased), "warn", "triangle-alert")
    return None


def _facts(made: BackupMade) -> list[str]:
    facts = [
        say_time(made.made_at),
        ngettext("{n} case", "{n} cases", made.cases).format(n=made.cases),
        _("{n} MB").format(n=f"{made.size / _MEGABYTE:.1f}"),
    ]
    if made.deleted_at is not None:
        facts.append(_("deleted {time}").format(time=say_time(made.deleted_at)))
    return facts
