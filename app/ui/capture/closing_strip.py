"""What is asked in place when the window closes over an unfinished report."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import QuietButton
from app.ui.kit.theme import px


class ClosingStrip(QWidget):
    """A banner that asks, and the reporter's way to stop; hidden until somebody closes."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.delete_button = QuietButton(_("The reporter wants to stop: delete what was written"), "trash-2")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(12), px(24), 0)
        column.setSpacing(px(8))
        column.addWidget(self.banner)
        column.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()
