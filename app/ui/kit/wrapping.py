"""How a part whose words wrap keeps exactly the height they need, in any layout."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


def height_now(part: QWidget, natural_width: int) -> int:
    """The height for `sizeHint`: at the width the part has now when that is too narrow, else at its own width."""
    narrow = part.testAttribute(Qt.WidgetAttribute.WA_Resized) and part.width() < natural_width
    return part.heightForWidth(part.width() if narrow else natural_width)


def follow_width(part: QWidget, event: QResizeEvent) -> None:
    """To be called in `resizeEvent`: ask the layout for another height when the width has changed."""
    if event.size().width() != event.oldSize().width():
        part.updateGeometry()
