"""The form in which one entry of a case is written down, or corrected beside what stays of it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.accounts import Statement, Translation
from app.domain.case import Case, CaseEntry
from app.domain.releases import Release
from app.errors import AppError
from app.i18n import _
from app.services.review import record_entry
from app.services.session import Session
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.editors import ReadText
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.review.entry_panel import EntryPanel
from app.ui.review.entry_words import called, joined, when
from app.ui.review.opened import OpenedCase


class EntryForm(Card):
    """Writes an entry down; `written` and `left` say how it ended, `translation_asked` carries an account's id."""

    written = Signal()
    left = Signal()
    translation_asked = Signal(str)

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        opened: OpenedCase,
        kind: type[CaseEntry],
        entry_id: int = 0,
        preset: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_(kind.title), parent=parent)
        self._tasks, self._session, self._case_id = tasks, session, opened.case.id
        self.kind, self.entry_id = kind, entry_id
        before = next((one.entry for one in opened.case.standing(kind) if one.id == entry_id), None)
        # What a change is measured against: the version before, or what was given when it was opened.
        self.start = dict(before.answers() if before else preset or {})
        self.banner = Banner()
        self.translate_button = QuietButton(_("Add a translation"), "languages")
        self.translate_button.clicked.connect(self._on_translate_clicked)
        self._show_what_stays(opened.case, before)
        self.panel = EntryPanel(kind, opened, self.start, is_new=before is None)
        self.add(self.panel)
        self.add(self.banner)
        self._add_buttons()
        self.panel.changed.connect(self.banner.clear)

    def is_changed(self) -> bool:
        """Whether something is written that is not kept yet."""
        return self.panel.values() != self.start

    def answers(self) -> dict[str, str]:
        """What is written now, by question."""
        return self.panel.values()

    def show_answers(self, answers: Mapping[str, str]) -> None:
        """Show these answers in place of the old ones."""
        self.panel.set_values(answers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep it by Ctrl+Enter."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save_button.click()
            return
        super().keyPressEvent(event)

    def _show_what_stays(self, case: Case, before: CaseEntry | None) -> None:
        if isinstance(before, Statement):
            self.add(PlainLabel(called(case, before.who), "body_medium"))
            self.add(ReadText(before.words, _("Word for word, in the original")))
            for record in case.standing(Translation):
                if record.entry.of == str(self.entry_id):
                    self._show_translation(record.entry)
            row = QHBoxLayout()
            row.addWidget(self.translate_button)
            row.addStretch(1)
            self.add(row)
            self.add_rule()
        elif self.kind is Translation:
            self._show_original(case)
        elif isinstance(before, Release):
            self.add(
                PlainLabel(joined(_(before.what.label), when(before.given_at), before.channel), "secondary", "muted")
            )
            self.add(ReadText(before.exactly, _(Release.questions()[3].label)))

    def _show_original(self, case: Case) -> None:
        of = self.start.get("of", "")
        original = next((one.entry for one in case.standing(Statement) if str(one.id) == of), None)
        if original is not None:
            self.add(PlainLabel(_("The original stays and counts."), "secondary", "muted"))
            self.add(ReadText(original.words, _("Word for word, in the original")))

    def _show_translation(self, entry: Translation) -> None:
        tool = _("with {tool}").format(tool=entry.tool) if entry.tool.strip() else ""
        label = joined(_("Translation"), _(entry.language.label), entry.translator, when(entry.made_on), tool)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(PlainLabel(label, "label", "muted"))
        column.addWidget(ReadText(entry.words, label))
        self.add(column)

    def _add_buttons(self) -> None:
        self.back_button = SecondaryButton(_("Back"), "arrow-left")
        self.back_button.clicked.connect(self.left)
        self.save_button = PrimaryButton(_("Write it down"), "check")
        self.save_button.clicked.connect(self._on_save_clicked)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.save_button)
        self.add(row)

    def _on_translate_clicked(self) -> None:
        self.translation_asked.emit(str(self.entry_id))

    def _on_save_clicked(self) -> None:
        if self.panel.faults():
            return
        session, case_id, entry, changes = self._session, self._case_id, self.panel.form(), self.entry_id or None
        self.save_button.setEnabled(False)
        self._tasks.run(lambda: record_entry(session, case_id, entry, changes), self._on_written, self._on_refused)

    def _on_written(self, _case: object) -> None:
        self.written.emit()

    def _on_refused(self, error: AppError) -> None:
        self.save_button.setEnabled(True)
        self.banner.show_error(error)
