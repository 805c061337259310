"""What stands around the form of a step: the lists of entries it rests on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.accounts import Fact, Statement
from app.domain.case import CaseEntry, ReviewStep
from app.domain.determination import Accounts
from app.domain.protection import AgencyAttempt, ProtectionMeasure
from app.domain.releases import Release
from app.domain.review import closed
from app.domain.review_session import Participant, ReviewSession
from app.domain.review_steps import ConflictOfInterest, Publication
from app.domain.safety import Safety
from app.i18n import _
from app.ui.kit.card import Rule
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.review.entry_list import EntryList
from app.ui.review.opened import OpenedCase
from app.ui.review.panel_box import PanelBox
from app.ui.review.release_box import ReleaseBox
from app.ui.review.timeline_card import CaseTimeline

_ABOVE: dict[type[ReviewStep], tuple[type[CaseEntry], ...]] = {Accounts: (Statement, Fact)}
_BELOW: dict[type[ReviewStep], tuple[type[CaseEntry], ...]] = {
    Safety: (ProtectionMeasure, AgencyAttempt),
    ConflictOfInterest: (Participant, ReviewSession),
    Publication: (Release,),
}


class StepParts(QWidget):
    """The lists above or below a step's form; `asked` carries a kind and an entry's id, 0 for a new one."""

    asked = Signal(str, int)
    release_asked = Signal()
    hand_over_asked = Signal()

    def __init__(self, *, above: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._above = above
        self.lists: dict[str, EntryList] = {}
        self.release: ReleaseBox | None = None
        self.timeline: CaseTimeline | None = None
        self.panel: PanelBox | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(16))

    def show_step(self, opened: OpenedCase, step: type[ReviewStep]) -> None:
        """Show the lists of this step as they stand."""
        self._clear()
        kinds = (_ABOVE if self._above else _BELOW).get(step, ())
        for kind in kinds:
            if opened.is_readable or not kind.needs_declaration:
                self._add_list(opened, kind)
        if self._above and self.lists:
            self.timeline = CaseTimeline(opened)
            self._column.addWidget(self.timeline)
            self._column.addWidget(Rule())
            self._column.addWidget(PlainLabel(_("The reported person’s view"), "body_medium"))
        if not self._above and step is Safety and opened.on_hold:
            self.release = ReleaseBox(opened.case)
            self.release.asked.connect(self.asked)
            self.release.release_asked.connect(self.release_asked)
            self._column.insertWidget(0, self.release)
        if self._above and step is ConflictOfInterest and opened.steps_back:
            self.panel = PanelBox(opened.receiver, opened.community)
            self.panel.hand_over_asked.connect(self.hand_over_asked)
            self._column.addWidget(self.panel)
        self.setVisible(self._column.count() > 0)

    def _add_list(self, opened: OpenedCase, kind: type[CaseEntry]) -> None:
        shown = EntryList(opened.case, kind.key, opened.case.standing(kind), can_add=closed(opened.case) is None)
        shown.asked.connect(self.asked)
        self.lists[kind.key] = shown
        self._column.addWidget(shown)

    def _clear(self) -> None:
        self.lists, self.release, self.timeline, self.panel = {}, None, None, None
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
