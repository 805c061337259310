"""How the pages of the keys are laid out: one narrow column, and buttons as wide as their words."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

WIDTH = 760
"""The most that a part is wide, before the text size."""


def at_the_left(button: QWidget) -> QWidget:
    """The button as wide as its words, at the left of its row."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder
