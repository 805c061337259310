"""Pages whose lines are no longer than the eye likes, and buttons that are as wide as their words."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.page import Page
from app.ui.kit.theme import px

_WIDTH = 760


class NarrowPage(Page):
    """A page with one column at the left.

    The column alone has the width: parts that are narrower than their layout believes lose their last lines.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        holder = QWidget()
        holder.setMaximumWidth(px(_WIDTH))
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(16))
        row = QHBoxLayout()
        row.addWidget(holder, 1000)
        row.addStretch(1)
        self.add(row)
        self.add_space()


def at_the_left(button: QWidget) -> QWidget:
    """The button as wide as its words, at the left of its row."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder
