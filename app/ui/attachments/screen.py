"""The attached files of a case, looked at inside the window, and the way out for one that must leave it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case import Attachment
from app.errors import AppError
from app.i18n import _
from app.pdf.pixels import Drawable, Pixels, draw
from app.services import attachments
from app.services.attachments import Content, ExportReason, Shape
from app.services.session import Session
from app.ui.attachments.export_card import ExportCard
from app.ui.attachments.shown import Shown
from app.ui.attachments.sizes import size_words
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import QuietButton
from app.ui.kit.page import PageHeader, Scroller
from app.ui.kit.plain_label import ElideLabel, PlainLabel
from app.ui.kit.rows import Row, RowList
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px

LONGEST = 2400
"""Pixels of the longer side of what is drawn."""
ChoosePath = Callable[[QWidget, str], Path | None]


def choose_with_dialog(parent: QWidget, suggested: str) -> Path | None:
    """Ask with the system's own dialog."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save a copy…"), suggested)
    return Path(chosen) if chosen else None


class AttachmentScreen(QWidget):
    """One file at a time: a picture or page as pixels, text as text, everything else by name alone.

    Foreign bytes are drawn by `drawing`, a worker of its own, so that no file keeps the vault waiting.
    """

    back_asked = Signal()

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        case_id: str,
        chosen: int = 0,
        choose: ChoosePath = choose_with_dialog,
        drawing: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._session, self._case_id, self._choose = tasks, session, case_id, choose
        self._drawing = drawing or Tasks(parent=self)
        self._files: tuple[Attachment, ...] = ()
        self._chosen = chosen
        self._content: Content | None = None
        self.header = PageHeader(_("Attached files"))
        self.back_button = QuietButton(_("Back to the case"), "chevron-left")
        self.banner = Banner()
        self.list = RowList(_("Attached files"))
        self.shown = Shown()
        self.export = ExportCard()
        self._lay_out()
        self._bind_keys()
        self.back_button.clicked.connect(self.back_asked)
        self.list.chosen.connect(self._on_file_chosen)
        self.shown.page_asked.connect(self._draw)
        self.export.asked.connect(self._on_export_asked)
        self._tasks.run(lambda: attachments.of_case(session, case_id), self._on_files_known, self.banner.show_error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody waits for pixels any more."""
        self._drawing.cancel_all()
        super().closeEvent(event)

    def _bind_keys(self) -> None:
        """Plus, minus and 0 change the size, Page Up and Page Down the page, wherever the focus is."""
        keys = {
            "+": self.shown.larger,
            "=": self.shown.larger,
            "-": self.shown.smaller,
            "0": self.shown.fit,
            "PgUp": self.shown.previous_page,
            "PgDown": self.shown.next_page,
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        self.header.chip_row.addWidget(self.back_button)
        self.header.chips.show()
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(px(12), px(12), px(12), px(12))
        inside.setSpacing(px(16))
        inside.addWidget(self.list)
        inside.addWidget(self.export)
        inside.addStretch(1)
        self.side = Scroller(left)
        self.side.setFixedWidth(px(320))
        right = QVBoxLayout()
        right.setContentsMargins(px(16), px(12), px(16), px(16))
        right.setSpacing(px(12))
        right.addWidget(self.banner)
        right.addWidget(self.shown, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)

    def _on_files_known(self, files: tuple[Attachment, ...]) -> None:
        self._files = files
        self.list.clear()
        for file in files:
            self.list.add(_row(file))
        self.export.setVisible(bool(files))
        if not files:
            self.shown.say(_("No file came with the reports of this case."))
            return
        at = next((at for at, file in enumerate(files) if file.id == self._chosen), 0)
        self._on_file_chosen(at)
        self.list.rows[at].setFocus()

    def _on_file_chosen(self, index: int) -> None:
        self.list.select(index)
        file = self._files[index]
        self._chosen, self._content = file.id, None
        self.banner.clear()
        self.shown.say(_("One moment…"))
        self.export.forget()
        session, case_id, chosen = self._session, self._case_id, file.id
        self._tasks.run(
            lambda: (chosen, attachments.content(session, case_id, chosen)), self._on_content, self._on_refused
        )

    def _on_content(self, found: tuple[int, Content]) -> None:
        chosen, content = found
        if chosen != self._chosen:
            return
        self._content = content
        if content.shape is Shape.TEXT:
            self.shown.show_text(content.text)
        elif content.data:
            self._draw(0)
        else:
            self.shown.say(
                _("This file cannot be shown here. It is kept unaltered; save a copy to look at it elsewhere.")
            )

    def _draw(self, page: int) -> None:
        content, chosen = self._content, self._chosen
        if content is None:
            return
        kind = Drawable.PICTURE if content.shape.is_picture else Drawable.PDF
        self._drawing.run(
            lambda: (chosen, draw((content.data,), kind, page, LONGEST)), self._on_drawn, self._on_refused
        )

    def _on_drawn(self, drawn: tuple[int, Pixels]) -> None:
        chosen, pixels = drawn
        if chosen == self._chosen:
            self.shown.show_pixels(pixels)

    def _on_refused(self, refusal: AppError) -> None:
        self.shown.say("")
        self.banner.show_error(refusal)

    def _on_export_asked(self, reason: str) -> None:
        place = next(at for at, file in enumerate(self._files, 1) if file.id == self._chosen)
        shape = self._content.shape if self._content else Shape.OTHER
        path = self._choose(self, attachments.suggested_name(place, shape))
        if path is None:
            return
        session, case_id, chosen = self._session, self._case_id, self._chosen
        self._tasks.run(
            lambda: attachments.export(session, case_id, chosen, path, ExportReason(reason)),
            lambda _done: self.export.say_saved(),
            self.export.refusal.show_error,
        )


def _row(file: Attachment) -> Row:
    row = Row(f"{file.name}. {size_words(file.size)}")
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(2))
    column.addWidget(ElideLabel(file.name, "body_medium"))
    column.addWidget(PlainLabel(size_words(file.size), "caption", "muted"))
    row.add(words, 1)
    return row
