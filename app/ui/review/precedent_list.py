"""Earlier findings about the same clause or behavior: by code name, without a person."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.community import Community
from app.i18n import _, language
from app.services.precedents import Precedent
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.review.entry_words import joined


class PrecedentList(QWidget):
    """What was found and done before; says so where there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(PlainLabel(_("Earlier findings on the same behavior or clause"), "body_medium"))
        self.hide()

    def show_precedents(self, found: tuple[Precedent, ...], community: Community) -> None:
        """Show these in place of others."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [PlainLabel(_said(one, community), "secondary") for one in found]
        if not found:
            self.rows = [PlainLabel(_("None in the closed cases."), "secondary", "muted")]
        for row in self.rows:
            self._column.addWidget(row)
        self.show()


def _said(one: Precedent, community: Community) -> str:
    spoken = language()
    named = {kind.code: kind.name.say(spoken) for kind in community.responses}
    named |= {behavior.code: behavior.text.say(spoken) for behavior in community.behaviors}
    done = ", ".join(named.get(code, code) for code in one.responses)
    case = _("{case}, {year}").format(case=one.code_name.say(spoken), year=one.year)
    return joined(case, named.get(one.behavior, one.behavior), _(one.verdict.label), done)
