"""The attachments as a list, with a button to add and one to remove each."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _
from app.ui.capture.attachments import Attachments, say_size
from app.ui.kit.banner import Banner, Sign
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
        self.waiting = PlainLabel(_("Looking at the file…"), "secondary", "muted")
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
        hint = PlainLabel(_("Or drop files here. They are sealed as they are."), "secondary", "muted")
        foot.addWidget(hint, 1)
        column.addLayout(foot)
        attachments.changed.connect(self._on_attachments_changed)
        attachments.refused.connect(self._on_attachment_refused)
        self._on_attachments_changed()

    def add(self, paths: list[Path]) -> None:
        """Take these files in."""
        self.banner.clear()
        self._attachments.add(paths)

    def _on_add_clicked(self) -> None:
        names, _chosen = QFileDialog.getOpenFileNames(self, _("Add a picture or file…"))
        self.add([Path(name) for name in names])

    def _on_attachment_refused(self, error: AppError) -> None:
        self.banner.show_error(error)

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
            self._rows.addWidget(_row(file.name, say_size(file.size), button))
        self.waiting.setVisible(self._attachments.is_busy)
        if had_focus:
            self.add_button.setFocus()

    def _on_remove_clicked(self) -> None:
        button = self.sender()
        if button in self.remove_buttons:
            self._attachments.remove(self.remove_buttons.index(button))


def _row(name: str, size: str, button: IconButton) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(px(8))
    line.addWidget(Sign("file", "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(ElideLabel(name, "body_medium"), 1)
    line.addWidget(PlainLabel(size, "secondary", "muted"))
    line.addWidget(button)
    return row
