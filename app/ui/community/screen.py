"""The community of this vault: one section at a time, each record with its form; kits carry what stands here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain import profile_fields
from app.domain.community import Community
from app.domain.profile_fields import SECTIONS, FieldIsWrong, Section
from app.errors import AppError
from app.i18n import _
from app.services import community as service
from app.services.community import CommunityIsWrong
from app.services.session import Session
from app.storage.panel_card import PanelCard
from app.ui.community.files import Choosers
from app.ui.community.panel import PanelCardView
from app.ui.community.section_card import SectionCard
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.rows import Row, RowList
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px

PANEL = "panel"
_SIDE, _BESIDE = 232, 900


class CommunityScreen(Page):
    """Sections at the left; the records of one and the form of one record at the right."""

    community_changed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        section: str = profile_fields.WHOLE,
        choosers: Choosers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Community"), parent=parent)
        self._tasks, self._session = tasks, session
        self._choosers = choosers or Choosers()
        self.community: Community = session.community
        self.section = _section(section)
        self.place = 0
        self.sections = RowList(_("Sections"), gap=2)
        self.card: SectionCard | None = None
        self.panel: PanelCardView | None = None
        self.take_button = SecondaryButton(_("Use a profile file…"), "folder-open")
        self.save_file_button = SecondaryButton(_("Save as a profile file…"), "download")
        self._build()
        self.show_section(section)

    def show_section(self, key: str, place: int = 0) -> None:
        """Show one section, at one of its records."""
        keys = [one.key for one in SECTIONS] + [PANEL]
        self.sections.select(keys.index(key))
        self.place = place
        for part in (self.card, self.panel):
            if part is not None:
                part.hide()
                part.deleteLater()
        self.card = self.panel = None
        if key == PANEL:
            self.panel = PanelCardView()
            self.panel.import_asked.connect(self._on_panel_asked)
            self._right.insertWidget(0, self.panel)
            session = self._session
            self._tasks.run(lambda: service.panel_of(session), self._on_panel_known, self.banner.show_error)
            return
        self.section = _section(key)
        self.card = SectionCard(self.section, self.community, place, self._session.now().date())
        self.card.save_asked.connect(self._on_save_asked)
        self.card.place_asked.connect(lambda at: self._open(key, at))
        self.card.remove_asked.connect(self._on_remove_asked)
        self._right.insertWidget(0, self.card)

    def _open(self, key: str, place: int) -> None:
        self.show_section(key, place)
        if self.card is not None:
            first = next(iter(self.card.form.fields.values())).control
            QTimer.singleShot(0, first, lambda: self.scroller.ensureWidgetVisible(first, 0, px(200)))
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def unsaved(self) -> dict[str, object]:
        """Which record is open, and what was typed in it."""
        shown: dict[str, object] = {"section": PANEL if self.panel else self.section.key, "place": self.place}
        if self.card is not None and self.card.is_edited:
            shown["typed"] = self.card.form.values()
        return shown

    def restore(self, state: dict[str, object]) -> None:
        """Show it again."""
        place = state.get("place")
        self.show_section(str(state.get("section", profile_fields.WHOLE)), place if isinstance(place, int) else 0)
        typed = state.get("typed")
        if self.card is not None and isinstance(typed, dict):
            self.card.put({str(key): str(text) for key, text in typed.items()})

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the section that is open."""
        super().showEvent(event)
        self.sections.rows[self.sections.selected() or 0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.card is not None:
            self.card.save_button.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sections above where there is no room beside."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.sections.setMaximumWidth(px(_SIDE) if beside else 16777215)
        self.sections.setMinimumWidth(px(_SIDE) if beside else 0)

    def _build(self) -> None:
        self.add_line(PlainLabel(_("Every kit made from now on carries what stands here."), "secondary", "muted"))
        for button in (self.take_button, self.save_file_button):
            self.add_button(button)
        for section in SECTIONS:
            self.sections.add(_row(_(section.title)))
        self.sections.add(_row(_("Panel of the Volunteers")))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(16))
        self._columns.addWidget(self.sections, 0, Qt.AlignmentFlag.AlignTop)
        self._right = QVBoxLayout()
        self._right.addStretch(1)
        self._columns.addLayout(self._right, 1)
        self.add(self._columns)
        self.add_space()
        keys = [section.key for section in SECTIONS] + [PANEL]
        self.sections.chosen.connect(lambda index: self.show_section(keys[index]))
        self.take_button.clicked.connect(self._on_take_clicked)
        self.save_file_button.clicked.connect(self._on_save_file_clicked)

    def _on_save_asked(self) -> None:
        if self.card is None:
            return
        try:
            changed = profile_fields.changed(self.community, self.section, self.card.place, self.card.form.values())
        except FieldIsWrong as error:
            self.card.form.show_fault(str(error))
            return
        self._keep(changed, self.card.place)

    def _on_remove_asked(self, place: int) -> None:
        self._keep(profile_fields.without(self.community, self.section, place), max(0, place - 1))

    def _keep(self, changed: Community, place: int) -> None:
        session, key = self._session, self.section.key
        self._run(lambda: service.save_community(session, changed), lambda: self.show_section(key, place))

    def _run(self, job: Callable[[], object], then: Callable[[], None]) -> None:
        self.banner.clear()

        def done(_result: object) -> None:
            self.community = self._session.community
            then()
            self.banner.say("ok", _("Saved. Kits made before keep what they have."))
            self.community_changed.emit()

        self._tasks.run(job, done, self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self.banner.show_error(error)
        if isinstance(error, CommunityIsWrong) and self.card is not None:
            self.card.form.show_fault(error.field.rpartition(".")[2])

    def _on_take_clicked(self) -> None:
        if chosen := self._choosers.open_profile(self):
            session, key = self._session, self.section.key
            self._run(lambda: service.take_profile(session, Path(chosen)), lambda: self.show_section(key))

    def _on_save_file_clicked(self) -> None:
        if chosen := self._choosers.save_profile(self):
            session, path = self._session, Path(chosen if chosen.endswith(".toml") else f"{chosen}.toml")
            said = _("The profile is saved. Another vault can begin with it.")
            self._tasks.run(
                lambda: service.save_profile(session, path),
                lambda _done: self.banner.say("ok", said),
                self.banner.show_error,
            )

    def _on_panel_asked(self) -> None:
        if chosen := self._choosers.open_panel(self):
            session = self._session
            self.banner.clear()
            self._tasks.run(
                lambda: service.import_panel(session, Path(chosen)), self._on_panel_known, self.banner.show_error
            )

    def _on_panel_known(self, card: PanelCard | None) -> None:
        if self.panel is not None:
            self.panel.show_card(card)


def _section(key: str) -> Section:
    return next((section for section in SECTIONS if section.key == key), SECTIONS[0])


def _row(title: str) -> Row:
    row = Row(title)
    row.add(PlainLabel(title, "body_medium"), 1)
    return row
