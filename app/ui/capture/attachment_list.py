"""The attachments as a list, with ways to add (a button, a drop, the clipboard) and a button to remove each."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _
from app.services.evidence import AttachedFile, Remark
from app.ui.capture.attachments import Attachments, say_size
from app.ui.kit.banner import Banner, Sign
from app.ui.kit.busy import Busy
from app.ui.kit.buttons import IconButton, SecondaryButton
from app.ui.kit.plain_label import ElideLabel, PlainLabel
from app.ui.kit.theme import px


class AttachmentList(QWidget):
    """What is attached; a refused file is told in place."""

    def __init__(self, attachments: Attachments) -> None:
        super().__init__()
        self._attachments = attachments
        self.add_button = SecondaryButton(_("Add a picture or file…"), "paperclip", desk=True)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.remove_buttons: list[IconButton] = []
        self.banner = Banner()
        self.waiting = Busy(_("Looking at the file…"), can_cancel=False)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._rows)
        column.addWidget(self.waiting)
        column.addWidget(self.banner)
        foot = QHBoxLayout()
        foot.setSpacing(px(12))
        foot.addWidget(self.add_button)
        hint = _("Or drop files here, or paste a screenshot with {key}. They are sealed as they are.")
        keys = QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText)
        foot.addWidget(PlainLabel(hint.format(key=keys), "secondary", "muted"), 1)
        column.addLayout(foot)
        attachments.changed.connect(self._on_attachments_changed)
        attachments.refused.connect(self._on_attachment_refused)
        attachments.progressed.connect(self._on_reading_progressed)
        if isinstance(app := QApplication.instance(), QApplication):
            app.installEventFilter(self)
        self._on_attachments_changed()

    def add(self, paths: list[Path]) -> None:
        """Take these files in."""
        self.banner.clear()
        self._attachments.add(paths)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture or files that were copied are attached by the key that pastes, wherever the caret is."""
        pasting = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not pasting or not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Paste):
            return False
        if not isinstance(watched, QWidget) or not self.isVisible() or watched.window() is not self.window():
            return False
        if not _has_something_to_attach():
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self.paste()
        return True

    def paste(self) -> None:
        """Attach the picture or the files that were copied."""
        copied = QGuiApplication.clipboard().mimeData()
        if copied.hasImage() and isinstance(picture := copied.imageData(), QImage):
            self.banner.clear()
            self._attachments.add_picture(picture)
        else:
            self.add([Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()])

    def _on_add_clicked(self) -> None:
        names, _chosen = QFileDialog.getOpenFileNames(self, _("Add a picture or file…"))
        self.add([Path(name) for name in names])

    def _on_attachment_refused(self, error: AppError) -> None:
        self.banner.show_error(error)

    def _on_reading_progressed(self, done: int, total: int) -> None:
        self.waiting.report(done // 1024, total // 1024)

    def _on_attachments_changed(self) -> None:
        had_focus = any(button.hasFocus() for button in self.remove_buttons)
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        self.remove_buttons = []
        for file in self._attachments.files():
            button = IconButton("x", _("Remove {file}").format(file=file.name))
            button.setToolTip(_("Remove"))
            button.clicked.connect(self._on_remove_clicked)
            self.remove_buttons.append(button)
            self._rows.addWidget(_row(file, button))
        self.waiting.setVisible(self._attachments.is_busy)
        if had_focus:
            self.add_button.setFocus()

    def _on_remove_clicked(self) -> None:
        button = self.sender()
        if button in self.remove_buttons:
            self._attachments.remove(self.remove_buttons.index(button))


def say_remark(remark: Remark) -> str:
    """What a picture carries beside what is seen, and what becomes of it."""
    if remark is Remark.PLACE:
        return _("This picture also says where it was taken. That stays in the sealed original.")
    return _("This picture also holds details such as camera or time. They stay in the sealed original.")


def _has_something_to_attach() -> bool:
    copied = QGuiApplication.clipboard().mimeData()
    return copied.hasImage() or (copied.hasUrls() and all(url.isLocalFile() for url in copied.urls()))


def _row(file: AttachedFile, button: IconButton) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    line = QHBoxLayout()
    line.setSpacing(px(8))
    line.addWidget(Sign("file", "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(ElideLabel(file.name, "body_medium"), 1)
    line.addWidget(PlainLabel(say_size(file.size), "secondary", "muted"))
    line.addWidget(button)
    column.addLayout(line)
    if file.remark is not None:
        column.addWidget(PlainLabel(say_remark(file.remark), "secondary", "muted"))
    return row
