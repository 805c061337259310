"""Showing and hiding a part whether or not it already has its place in a window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def reveal(part: QWidget, shown: bool) -> None:
    """Show or hide a part; one without a parent yet appears with its parent and never as a window of its own."""
    if not shown:
        part.hide()
    elif part.parentWidget() is not None:
        part.show()
    else:
        part.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
