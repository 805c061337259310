"""One section of the profile: its records, and the form of the one that is open."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain import profile_fields
from app.domain.community import Community
from app.domain.profile_fields import Section
from app.i18n import _
from app.ui.community.record_form import RecordForm
from app.ui.community.record_list import RecordList
from app.ui.kit.buttons import DangerButton, PrimaryButton, QuietButton
from app.ui.kit.card import Card
from app.ui.kit.flow import FlowLayout
from app.ui.kit.theme import px

CHECKED_TODAY = "verified_on"


class SectionCard(QWidget):
    """The list of records, where there are several, above the form of one."""

    save_asked = Signal()
    place_asked = Signal(int)
    remove_asked = Signal(int)

    def __init__(
        self, section: Section, community: Community, place: int, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.section, self.place, self._today = section, place, today
        self.is_edited = False
        records = profile_fields.records(community, section)
        record = records[place] if place < len(records) else None
        self.list = RecordList(section, records, place, today) if section.entry is not None else None
        self.form = RecordForm(section, profile_fields.answers(record, section))
        self.save_button = PrimaryButton(_("Save"), "check", key="Ctrl+Enter")
        self.add_button = QuietButton(_("Add one"), "plus")
        self.checked_button = QuietButton(_("Checked today"), "check")
        self.remove_button = DangerButton(_("Remove"), "trash-2")
        self._lay_out(record is not None and len(records) > 1)
        self.form.edited.connect(self._on_edited)
        self.save_button.clicked.connect(self.save_asked)
        self.add_button.clicked.connect(lambda: self.place_asked.emit(len(records)))
        self.remove_button.clicked.connect(lambda: self.remove_asked.emit(place))
        self.checked_button.clicked.connect(self._on_checked_clicked)

    def put(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed."""
        self.form.set_values(typed)
        self.is_edited = True

    def _lay_out(self, removable: bool) -> None:
        # A row, not a column: a column would give the card the height it needs at the width of the page.
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        card = Card(_(self.section.title), note=_(self.section.line))
        if self.list is not None:
            self.list.chosen.connect(self.place_asked)
            card.add(self.list)
            card.add_rule()
        card.add(self.form)
        foot = FlowLayout(gap=8)
        foot.addWidget(self.save_button)
        for button, shown in (
            (self.checked_button, CHECKED_TODAY in self.form.fields),
            (self.add_button, self.section.grows),
            (self.remove_button, self.section.grows and removable),
        ):
            button.setParent(self)
            button.setVisible(shown)
            if shown:
                foot.addWidget(button)
        card.add(foot)
        card.setMaximumWidth(px(800))
        row.addWidget(card, 1000)
        row.addStretch(1)

    def _on_edited(self) -> None:
        self.is_edited = True

    def _on_checked_clicked(self) -> None:
        self.put(self.form.values() | {CHECKED_TODAY: self._today.isoformat()})
