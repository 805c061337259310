"""The studio: original, public text and check beside each other, until a public PDF can be made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import LANGUAGES, _, language
from app.services import anonymity, publication
from app.services.session import Session
from app.ui.anonymity import opening
from app.ui.anonymity.check_list import CheckList
from app.ui.anonymity.checker import Checked, Checker
from app.ui.anonymity.columns import Columns
from app.ui.anonymity.decisions import Decisions
from app.ui.anonymity.export_card import ExportCard, Way, waiting_way, way_of
from app.ui.anonymity.making import Making
from app.ui.anonymity.original_pane import OriginalPane
from app.ui.anonymity.originals import Original
from app.ui.anonymity.public_editor import Mark, PublicEditor
from app.ui.anonymity.releases_card import ReleasesCard
from app.ui.anonymity.second_reader import Readings
from app.ui.anonymity.together import Together
from app.ui.anonymity.walk import Walk
from app.ui.kit.banner import Guard
from app.ui.kit.buttons import LinkButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.segmented import Segmented
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px

TEXT_LANGUAGES = {"en": "English", "ja": "日本語"}
"""Each language in its own words; they are never translated."""


class StudioScreen(Page):
    """`built` carries a proved PDF (`publication.Built`); `back_asked` wants the case again, nothing is thrown away."""

    built = Signal(object)
    back_asked = Signal()

    def __init__(self, tasks: Tasks, session: Session, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Public text"), parent=parent)
        self._tasks, self._session, self._case_id = tasks, session, case_id
        self._opened: opening.Opened | None = None
        self._loaded: set[str] = set()
        self._checked: dict[str, Checked] = {}
        self.back = LinkButton(_("Back to the case"), "chevron-left")
        self.state = Chip("", "neutral", "hourglass")
        text_language = language() if language() in TEXT_LANGUAGES else LANGUAGES[0]
        self.languages = Segmented(tuple(TEXT_LANGUAGES.items()), _("Language of the text"), text_language)
        self.hold = Guard("")
        self.original = OriginalPane()
        self.editors = {code: PublicEditor(f"{_('Public text')}, {name}") for code, name in TEXT_LANGUAGES.items()}
        self.stack = QStackedWidget()
        self.progress = PlainLabel("", "caption", "faint")
        self.check = CheckList()
        self.export = ExportCard()
        self.together = Together()
        self.releases = ReleasesCard()
        self.second = SecondaryButton(_("Second reader…"), "user-round-check")
        self.checker = Checker(tasks, session, case_id, self)
        self.decisions = Decisions(tasks, session, case_id, self)
        self.readings = Readings(tasks, session, case_id, self)
        self.making = Making(tasks, session, case_id, self)
        self._build()
        self.walk = Walk(self.editor, self.text_card, self.scroller, self.check)
        self._connect()
        self._bind_keys()
        self._on_language_chosen(text_language)
        tasks.run(lambda: opening.open_studio(session, case_id, text_language), self._on_opened, self._on_refused)
        tasks.run(anonymity.load, lambda _loaded: None, self._on_refused)

    @property
    def editor(self) -> PublicEditor:
        """The editor of the language that is shown."""
        return self.editors[self.languages.value()]

    def unsaved(self) -> dict[str, object]:
        """The texts of both languages, as far as they were begun, and which one is shown."""
        texts = {code: self.editors[code].text() for code in self._loaded}
        return {"texts": texts, "language": self.languages.value()}

    def restore(self, state: dict[str, object]) -> None:
        """Go on with these texts, before or after the case has come."""
        texts = state.get("texts")
        for code, text in texts.items() if isinstance(texts, dict) else ():
            self._begin(str(code), str(text))
        shown = str(state.get("language"))
        if shown in TEXT_LANGUAGES:
            self.languages.set_value(shown)
            self._on_language_chosen(shown)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the public text."""
        super().showEvent(event)
        self.checker.go_on()
        if self.focusWidget() is None:
            self.editor.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Check nothing that nobody sees."""
        self.checker.wait()
        super().hideEvent(event)

    def _build(self) -> None:
        self.add_chip(self.back)
        self.add_chip(self.state)
        self.add_button(self.languages)
        self.add_button(self.second)
        self.progress.setMinimumHeight(px(28))
        text = Card(_("Public text"), self.progress, note=_("What everybody may read"))
        for code in TEXT_LANGUAGES:
            self.stack.addWidget(self.editors[code])
            self.editors[code].setReadOnly(True)
        text.add(self.stack, 1)
        text.add(PlainLabel(_("# is the title, ## a heading, - an item of a list."), "caption", "faint"))
        self.text_card = text
        pinned = QWidget()
        column = QVBoxLayout(pinned)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        for part in (self.together, self.releases, self.export):
            column.addWidget(part)
        self.columns = Columns(self.original, text, self.check, pinned)
        self.add(self.hold)
        self.add(self.columns, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.languages.chosen.connect(self._on_language_chosen)
        self.original.names_asked.connect(self._on_names_asked)
        self.export.make.clicked.connect(self._on_make_pressed)
        self.making.began.connect(self._on_making_began)
        self.making.ended.connect(self._on_making_ended)
        self.making.built.connect(self.built)
        self.making.refused.connect(self._on_making_refused)
        self.releases.add_release.clicked.connect(self.back_asked)
        self.second.clicked.connect(self._on_second_reader_asked)
        self.walk.dismiss_asked.connect(self._on_dismissal_asked)
        self.walk.register_asked.connect(self._on_registration_asked)
        self.check.taken_back.connect(self.decisions.take_back)
        for asked in (self.decisions, self.readings):
            asked.decided.connect(self._on_decided)
            asked.refused.connect(self._on_refused)
        self.checker.found.connect(self._on_found)
        self.checker.refused.connect(self._on_refused)
        self.columns.arranged.connect(self.walk.place_card)
        for editor in self.editors.values():
            editor.edited.connect(self._on_edited)
            editor.pressed.connect(self._on_mark_pressed)
            editor.composing_changed.connect(self._on_composing_changed)
            editor.verticalScrollBar().valueChanged.connect(self.walk.place_card)

    def _bind_keys(self) -> None:
        for keys, slot in (
            ("F8", self.walk.step_on),
            ("Shift+F8", self.walk.step_back),
            ("Ctrl+.", self.walk.open_at_caret),
            ("Ctrl+Return", self.export.make.click),
            ("Ctrl+Enter", self.export.make.click),
            ("Ctrl+Shift+N", self.original.names.click),
            ("Esc", self._on_escape_pressed),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _begin(self, code: str, text: str) -> None:
        """Put a whole text into the editor of a language; from then on it belongs to whoever writes."""
        if code in self.editors:
            self._loaded.add(code)
            self.editors[code].set_text(text)
            self.editors[code].setReadOnly(False)
            self._on_text_changed(code)

    def _on_text_changed(self, code: str) -> None:
        self.walk.close_card()
        self.checker.want(code, self.editors[code].text())
        self._refresh()

    def _way(self) -> Way:
        """Whether a PDF can be made of what stands there; the services decide again (R15, R33)."""
        code = self.languages.value()
        text = self.editor.text()
        checked = self._checked.get(code)
        if self._opened is None or code not in self._loaded:
            return waiting_way(_("Reading the case…"))
        if self.making.is_under_way:
            return waiting_way(_("Checking the file…"))
        if not text.strip():
            return waiting_way(_("There is no text yet"))
        if checked is None or checked.text != text:
            return waiting_way(_("Checking…"))
        findings = [mark.finding for mark in self.editor.marks]
        return way_of(findings, checked.look, held=bool(self._opened.held))

    def _refresh(self) -> None:
        way = self._way()
        self.export.show_way(way)
        self.state.show_state(way.words, way.tone, way.sign)
        checked = self._checked.get(self.languages.value())
        fresh = checked is not None and checked.text == self.editor.text()
        self.progress.say(_("Checked, kept in the vault") if fresh else _("Checking…"))
        self.second.setEnabled(fresh)
        marks = self.editor.marks
        calm = _("Nothing was found that could show who someone is.") if fresh else way.words
        self.check.say("" if marks else calm)
        self.check.show_marks(marks)

    def _on_opened(self, opened: opening.Opened) -> None:
        self._opened = opened
        self.back.relabel(opened.code_name)
        self.original.show_original(opened.original)
        if opened.held:
            self.hold.say("warn", opened.held, icon="lock")
        self.walk.roles = opened.roles
        self._on_proposed(opened.proposed)
        self._on_language_chosen(self.languages.value())

    def _on_proposed(self, proposed: opening.Proposed) -> None:
        if proposed.language not in self._loaded:
            self._begin(proposed.language, proposed.text)

    def _on_refused(self, error: AppError) -> None:
        self.banner.show_error(error)
        self._refresh()

    def _on_language_chosen(self, code: str) -> None:
        self.stack.setCurrentWidget(self.editors[code])
        self.walk.take(self.editors[code])
        if self._opened is not None:
            self.walk.labels = self._opened.labels[code]
            self.releases.show_people(self._opened.releases[code])
            if code not in self._loaded:
                session, case_id = self._session, self._case_id
                self._tasks.run(lambda: opening.propose(session, case_id, code), self._on_proposed, self._on_refused)
        self._refresh()

    def _on_edited(self) -> None:
        editor = self.sender()
        code = next(code for code, one in self.editors.items() if one is editor)
        if code in self._loaded:
            self.banner.clear()
            self._on_text_changed(code)

    def _on_composing_changed(self, composing: bool) -> None:
        if composing:
            self.checker.wait()
        else:
            self.checker.go_on()

    def _on_found(self, checked: Checked) -> None:
        editor = self.editors[checked.language]
        if editor.text() == checked.text:
            self._checked[checked.language] = checked
            editor.show_findings(checked.look.findings, checked.look.offers)
            self._refresh()
            if checked.language == self.languages.value():
                self._show_look(checked)

    def _show_look(self, checked: Checked) -> None:
        text = checked.text
        self.together.show_look(checked.look)
        self.check.show_notes(checked.look.ordinary, checked.look.limits)
        self.check.show_left([(text[one.start : one.end], dismissal) for one, dismissal in checked.look.left])

    def _on_decided(self) -> None:
        self.checker.want(self.languages.value(), self.editor.text())
        self.checker.check_now()

    def _on_dismissal_asked(self, mark: Mark) -> None:
        self.decisions.ask_dismissal(mark, self.editor.text())

    def _on_registration_asked(self, mark: Mark) -> None:
        self.decisions.ask_registration(mark)

    def _on_second_reader_asked(self) -> None:
        code = self.languages.value()
        if (checked := self._checked.get(code)) is not None and checked.text == self.editor.text():
            self.walk.close_card()
            self.readings.ask(code, checked.text, checked.look.reading)

    def _on_mark_pressed(self, number: int) -> None:
        self.walk.open_card(number, take_focus=False)

    def _on_escape_pressed(self) -> None:
        if self.walk.is_open:
            self.walk.close_card()
        else:
            self.back_asked.emit()

    def _on_names_asked(self) -> None:
        session, case_id = self._session, self._case_id
        self._tasks.run(lambda: opening.show_names(session, case_id), self._on_names_read, self._on_refused)

    def _on_names_read(self, named: Original) -> None:
        if self.isVisible():
            self.original.show_named(named)

    def _on_make_pressed(self) -> None:
        self.making.ask(self.languages.value(), self.editor.text())

    def _on_making_began(self) -> None:
        self.walk.close_card()
        for editor in self.editors.values():
            editor.setReadOnly(True)
        self.languages.setEnabled(False)
        self._refresh()

    def _on_making_ended(self) -> None:
        for code, editor in self.editors.items():
            editor.setReadOnly(code not in self._loaded)
        self.languages.setEnabled(True)
        self._refresh()

    def _on_making_refused(self, error: AppError) -> None:
        if isinstance(error, publication.IdentitiesLeft):
            self.editor.show_findings(error.findings)
            self._refresh()
        self.banner.show_error(error)
