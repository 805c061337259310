"""The last look: the finished PDF from memory, what was proved, why it is published and by whom, and saving it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _, ngettext
from app.pdf import preview
from app.services import publication
from app.services.session import Session
from app.ui.kit.banner import Sign
from app.ui.kit.buttons import LinkButton, PrimaryButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.editors import LineEdit, TextEdit
from app.ui.kit.field import Field
from app.ui.kit.flow import FlowLayout
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.segmented import Segmented
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.publication.halves import Halves
from app.ui.publication.page_preview import FIT, PagePreview
from app.ui.publication.proofs import ProofCard

ChoosePath = Callable[[QWidget, str], Path | None]
"""Asks for a place, given the suggested file name; None when nobody chose one."""
DOTS = 144
"""Dots per inch of the pictures of pages."""
_FULL = 100


def choose_with_dialog(parent: QWidget, suggested: str) -> Path | None:
    """Ask with the system's own dialog."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save PDF…"), suggested, "PDF (*.pdf)")
    return Path(chosen) if chosen else None


class PublishScreen(Page):
    """`published` carries the case once the file is saved; `back_asked` wants the text, `case_asked` the case."""

    published = Signal(str)
    back_asked = Signal()
    case_asked = Signal()

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        case_id: str,
        built: publication.Built,
        choose: ChoosePath = choose_with_dialog,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Ready to save"), parent=parent)
        self._tasks, self._session, self._case_id = tasks, session, case_id
        self.file = built
        self._choose = choose
        self._is_saving = False
        self.is_saved = False
        self.back = LinkButton(_("Public text"), "chevron-left")
        self.proved = Chip(_("All proved"), "ok", "circle-check")
        self.pages = PlainLabel("", "body_medium")
        self.disk = PlainLabel(_("Nothing is on the disk yet"), "secondary", "muted")
        self.page_size = Segmented(((str(FIT), _("Fit")), (str(_FULL), "100 %")), _("Size of the pages"))
        self.preview = PagePreview()
        self.reason = TextEdit(_("Why is it published?"), rows=1, most_rows=5)
        self.approved_by = LineEdit(_("Who approved it?"))
        self.file_name = PlainLabel(f"incident-{built.reference}-{built.language}.pdf", "secondary", "muted")
        self.closed = PlainLabel("", "caption_strong", "warn")
        self.note = PlainLabel(
            _("Saving leaves the vault and is noted in the activity record. Publish it yourself, where people look."),
            "caption",
            "faint",
        )
        self.save = PrimaryButton(_("Save PDF…"), "save")
        self.done = PrimaryButton(_("Back to the case"), "arrow-right")
        self._build()
        self._connect()
        self._on_answered()
        pdf = built.pdf
        tasks.run(lambda: preview.pages(pdf, DOTS), self._on_pages_drawn, self.banner.show_error)

    def unsaved(self) -> dict[str, object]:
        """Reason and approval, as far as they are written."""
        return {"reason": self.reason.answer(), "approved_by": self.approved_by.answer(), "is_saved": self.is_saved}

    def restore(self, state: dict[str, object]) -> None:
        """Go on with these answers."""
        self.reason.set_answer(str(state.get("reason", "")))
        self.approved_by.set_answer(str(state.get("approved_by", "")))
        if state.get("is_saved"):
            self._show_saved()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the pages: they are to be read."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.preview.setFocus()

    def _build(self) -> None:
        self.add_chip(self.back)
        self.add_chip(self.proved)
        left = Card()
        left.column.setContentsMargins(px(1), px(8), px(1), px(1))
        bar = QWidget()
        row = FlowLayout(bar, gap=16, right=True)
        row.addWidget(self._disk_note())
        row.addWidget(self.page_size)
        head = QHBoxLayout()
        head.setContentsMargins(px(19), 0, px(11), 0)
        head.setSpacing(px(12))
        head.addWidget(self.pages)
        head.addWidget(bar, 1)
        left.add(head)
        left.add(self.preview, 1)
        self.halves = Halves(left, ProofCard(), self._form())
        self.add(self.halves, 1)

    def _disk_note(self) -> QWidget:
        note = QWidget()
        row = QHBoxLayout(note)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self._disk_sign = Sign("eye-off", "muted", 16)
        row.addWidget(self._disk_sign)
        row.addWidget(self.disk, 1)
        return note

    def _form(self) -> Card:
        form = Card()
        form.add(Field(_("Why is it published?"), self.reason, required=True))
        form.add(Field(_("Who approved it?"), self.approved_by, required=True))
        form.add(self.file_name)
        form.add(self.save)
        form.add(self.closed)
        form.add(self.done)
        self.done.hide()
        form.add(self.note)
        return form

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.page_size.chosen.connect(self._on_size_chosen)
        self.preview.zoomed.connect(self._on_zoomed)
        self.reason.edited.connect(self._on_answered)
        self.approved_by.edited.connect(self._on_answered)
        self.save.clicked.connect(self._on_save_pressed)
        self.done.clicked.connect(self.case_asked)
        for keys, slot in (
            ("Ctrl++", self.preview.larger),
            ("Ctrl+=", self.preview.larger),
            ("Ctrl+-", self.preview.smaller),
            ("Ctrl+0", self._on_fit_asked),
            ("Ctrl+Return", self._on_primary_asked),
            ("Ctrl+Enter", self._on_primary_asked),
            ("Esc", self.back_asked.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _on_pages_drawn(self, pages: tuple[preview.PagePicture, ...]) -> None:
        self.preview.show_pages(pages, DOTS)
        self._say_pages()

    def _say_pages(self) -> None:
        count, zoom = len(self.preview.views), self.preview.zoom
        words = ngettext("{n} page", "{n} pages", count).format(n=count)
        self.pages.say(words if zoom in (FIT, _FULL) else _("{pages}, {percent} %").format(pages=words, percent=zoom))

    def _on_size_chosen(self, value: str) -> None:
        self.preview.set_zoom(int(value))

    def _on_zoomed(self, zoom: int) -> None:
        self.page_size.group.setExclusive(zoom in (FIT, _FULL))
        self.page_size.set_value(str(zoom))
        self.page_size.group.setExclusive(True)
        self._say_pages()

    def _on_fit_asked(self) -> None:
        self.preview.set_zoom(FIT)

    def _on_primary_asked(self) -> None:
        (self.done if self.is_saved else self.save).click()

    def _on_answered(self) -> None:
        answered = bool(self.reason.answer().strip() and self.approved_by.answer().strip())
        self.save.setEnabled(answered and not self._is_saving)
        self.closed.say(_("Checking the file…") if self._is_saving else _("Needs first: the reason and the approval"))
        reveal(self.closed, not self.is_saved and not self.save.isEnabled())
        reveal(self.note, self.is_saved or self.save.isEnabled())

    def _on_save_pressed(self) -> None:
        path = self._choose(self, self.file_name.words())
        if path is None:
            return
        self.banner.clear()
        self._is_saving = True
        self._on_answered()
        session, case_id, file = self._session, self._case_id, self.file
        answers = {"reason": self.reason.answer(), "approved_by": self.approved_by.answer()}
        self._tasks.run(
            lambda: publication.publish(session, case_id, file, path, **answers), self._on_saved, self._on_save_refused
        )

    def _on_saved(self, _nothing: None) -> None:
        self._is_saving = False
        self._on_answered()
        self._show_saved()
        self.published.emit(self._case_id)

    def _on_save_refused(self, error: AppError) -> None:
        self._is_saving = False
        self._on_answered()
        self.banner.show_error(error)

    def _show_saved(self) -> None:
        self.is_saved = True
        self.banner.say("ok", _("Saved. The file is outside the vault now."))
        self.disk.say(_("Saved outside the vault"))
        self._disk_sign.show_icon("hard-drive", "muted")
        self.save.hide()
        self.closed.hide()
        reveal(self.note, True)
        self.done.show()
        for editor in (self.reason, self.approved_by):
            editor.setReadOnly(True)
        self.done.setFocus()
