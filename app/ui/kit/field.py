"""One question on a page: its label, the control, what helps, and what is wrong."""

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.banner import Sign
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.ruby_block import RubyLabel
from app.ui.kit.theme import px


@runtime_checkable
class Answering(Protocol):
    """What every editor can do; all of them have the signal `edited` too."""

    def answer(self) -> str:
        """The answer as it is stored."""

    def set_answer(self, answer: str) -> None:
        """Show this answer."""


class Field(QWidget):
    """Label, control, help and fault below each other; the label names the control."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        help_text: str = "",
        *,
        required: bool = False,
        role: str = "label",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self.label = RubyLabel(label, role)
        self.label.setBuddy(control)
        self.help = PlainLabel(help_text, "caption", "faint")
        self.fault = PlainLabel("", "caption_strong", "danger")
        if not control.accessibleName():
            control.setAccessibleName(self.label.words())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.label, 1)
        self.required = PlainLabel(_("required"), "caption", "faint")
        head.addWidget(self.required, 0, Qt.AlignmentFlag.AlignBottom)
        reveal(self.required, required)
        column.addLayout(head)
        column.addWidget(control)
        reveal(self.help, bool(help_text))
        column.addWidget(self.help)
        self._fault_sign = Sign("circle-alert", "danger", 14)
        self._fault_row = QWidget()
        fault = QHBoxLayout(self._fault_row)
        fault.setContentsMargins(0, 0, 0, 0)
        fault.setSpacing(px(6))
        fault.addWidget(self._fault_sign, 0, Qt.AlignmentFlag.AlignTop)
        fault.addWidget(self.fault, 1)
        self._fault_row.hide()
        column.addWidget(self._fault_row)

    def answer(self) -> str:
        """The answer in the control."""
        return cast("Answering", self.control).answer()

    def relabel(self, label: str) -> None:
        """Ask in other words; what was typed stays."""
        self.label.say(label)
        self.control.setAccessibleName(self.label.words())

    def show_fault(self, sentence: str) -> None:
        """Say below the control what is wrong; an empty sentence takes it back."""
        self.fault.say(sentence)
        reveal(self._fault_row, bool(sentence))
        self.control.setAccessibleDescription(sentence or self.help.words())
        self.control.setProperty("fault", bool(sentence))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
