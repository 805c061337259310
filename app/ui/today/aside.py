"""The right column of Today: holds, what ends by itself, and the records that want a look."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.today import DueRow
from app.i18n import _, language, ngettext, say_date
from app.services.today import Today
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.today.rows import AsideLine
from app.ui.today.words import hold_line

_MOST = 6


class Aside(QWidget):
    """Three cards, each only where it has a line; `is_empty` tells whether there is none."""

    community_asked = Signal()
    events_asked = Signal()
    vault_asked = Signal()

    def __init__(self, found: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[AsideLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(16))
        holds, ending, records = found.plan.holds, found.plan.ending, self._records(found)
        self._add(_("Safety holds"), [self._hold(row, found) for row in holds[:_MOST]], len(holds))
        self._add(_("Ending soon"), [self._ending(row) for row in ending[:_MOST]], len(ending))
        self._add(_("Records"), records, len(records))
        self._column.addStretch(1)

    def is_empty(self) -> bool:
        """Whether nothing stands here."""
        return not self.lines

    def _add(self, title: str, lines: list[AsideLine], count: int) -> None:
        if not lines:
            return
        self.lines += lines
        card = Card(title, PlainLabel(str(count), "secondary", "faint"))
        card.body.setSpacing(px(4))
        for place, line in enumerate(lines):
            if place:
                card.add_rule()
            card.add(line)
        if (left := count - len(lines)) > 0:
            said = ngettext("and {n} more, by date", "and {n} more, by date", left).format(n=left)
            card.add(PlainLabel(said, "secondary", "faint"))
        self._column.addWidget(card)

    def _hold(self, row: DueRow, found: Today) -> AsideLine:
        return AsideLine("shield-alert", "danger", row.code_name.say(language()), hold_line(row, found.now))

    def _ending(self, row: DueRow) -> AsideLine:
        title = f"{say_date(row.duty.by.date())} · {row.code_name.say(language())}"
        return AsideLine("calendar-days", "neutral", title, _(row.duty.what))

    def _records(self, found: Today) -> list[AsideLine]:
        lines = []
        if n := found.erasures:
            title = ngettext("{n} closed case may be erased", "{n} closed cases may be erased", n).format(n=n)
            line = AsideLine(
                "archive", "neutral", title, _("You confirm each. Nothing is erased by itself."), _("Open")
            )
            line.acted.connect(self.vault_asked)
            lines.append(line)
        if found.backup_due:
            line = AsideLine(
                "hard-drive", "warn", _("A backup is due"), _("Something has no backup yet."), _("Backups")
            )
            line.acted.connect(self.vault_asked)
            lines.append(line)
        for event in found.outdated_events:
            line = AsideLine("calendar-days", "warn", event, _("Desks have other days: make a new kit"), _("Events"))
            line.acted.connect(self.events_asked)
            lines.append(line)
        if n := len(found.stale_helplines):
            title = ngettext("{n} helpline to check", "{n} helplines to check", n).format(n=n)
            said = _("Nobody has checked these numbers in the last year.")
            line = AsideLine("phone", "warn", title, said, _("Look at them"))
            line.acted.connect(self.community_asked)
            lines.append(line)
        return lines
