"""Why somebody asks for names: the question that stands before every showing (R13)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.people import WhyNames
from app.i18n import _
from app.ui.kit.buttons import QuietButton
from app.ui.kit.card import Box
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


class NameReasons(Box):
    """The reasons of the list, one button each; `chosen` carries the word the journal keeps."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "border", 8, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(2))
        column.addWidget(PlainLabel(_("Why do you need the names? The reason is noted, the names are not."), "caption"))
        self.buttons: list[QuietButton] = []
        for reason in WhyNames:
            button = QuietButton(_(reason.label))
            button.setProperty("reason", str(reason))
            button.clicked.connect(self._on_reason_clicked)
            self.buttons.append(button)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        self.hide()

    def ask(self) -> None:
        """Ask, with the keyboard's focus on the first reason."""
        self.show()
        self.buttons[0].setFocus()

    def _on_reason_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QuietButton):
            self.hide()
            self.chosen.emit(str(button.property("reason")))
