"""Today with nothing due: calm, with what comes next and two good facts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.today import DueRow
from app.i18n import _, language, say_date, say_span
from app.services.today import Today
from app.ui.kit.banner import Sign
from app.ui.kit.card import Card
from app.ui.kit.empty_state import EmptyState
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.today.rows import AsideLine

_WIDTH, _MOST = 600, 3


class Calm(QWidget):
    """The first day of a vault, or a day on which nothing is due; `case_asked` carries the case of a coming date."""

    import_asked = Signal()
    case_asked = Signal(str)

    def __init__(self, found: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[AsideLine] = []
        self.empty = self._nothing() if found.all_cases else self._first_day()
        self.empty.acted.connect(self.import_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(self.empty)
        upcoming = sorted((*found.plan.later, *found.plan.ending), key=lambda row: row.duty.by)[:_MOST]
        if upcoming:
            column.addWidget(self._coming(upcoming, found), 0, Qt.AlignmentFlag.AlignHCenter)
        if found.all_cases:
            column.addWidget(_facts(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def _first_day(self) -> EmptyState:
        return EmptyState("inbox", _("No case yet"), _("Import sealed reports, and each becomes a case."), _("Import…"))

    def _nothing(self) -> EmptyState:
        return EmptyState(
            "sprout",
            _("Nothing is due today"),
            _("You can close Mamori. Whatever comes next will be here, at the top."),
        )

    def _coming(self, upcoming: list[DueRow], found: Today) -> Card:
        card = Card(_("Coming up"))
        card.setMaximumWidth(px(_WIDTH))
        card.setMinimumWidth(px(_WIDTH) * 2 // 3)
        for place, row in enumerate(upcoming):
            if place:
                card.add_rule()
            ahead = _("in {time}").format(time=say_span(row.duty.by.timestamp() - found.now.timestamp())[1])
            title = f"{say_date(row.duty.by.date())} · {ahead}"
            said = f"{_(row.duty.what)} · {row.code_name.say(language())}"
            line = AsideLine("calendar-days", "neutral", title, said, _("Open"))
            line.acted.connect(lambda case=row.case: self.case_asked.emit(case))
            self.lines.append(line)
            card.add(line)
        return card


def _facts() -> QWidget:
    part = QWidget()
    row = FlowLayout(part, gap=24)
    for said in (_("No safety hold"), _("No report waiting")):
        fact = QWidget()
        inside = QHBoxLayout(fact)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(Sign("check", "ok", 16), 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(PlainLabel(said, "secondary", "muted"))
        row.addWidget(fact)
    return part
