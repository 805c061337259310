"""One picture or page at any size: as large as there is room, or so many percent of itself."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.pdf.pixels import Pixels
from app.ui.kit.shapes import paint_focus
from app.ui.kit.theme import px, theme

FIT = 0
STEPS = (10, 15, 25, 35, 50, 75, 100, 150, 200, 300, 400)
"""Percent of the picture's own pixels."""


class Picture(QWidget):
    """The pixels, painted as large as this widget is."""

    def __init__(self, pixels: Pixels, name: str) -> None:
        super().__init__()
        shown = QImage(pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGB32)
        self.image = shown.copy()
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self.image)


class PictureArea(QScrollArea):
    """Scrolls over the picture where it is larger than its room."""

    def __init__(self, pixels: Pixels, name: str, zoom: int = FIT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = Picture(pixels, name)
        self.zoom = zoom
        self.setWidget(self.picture)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setMinimumSize(px(240), px(240))

    def set_zoom(self, zoom: int) -> None:
        """Show it at this size."""
        self.zoom = zoom
        self._size()

    def larger(self) -> None:
        """The next larger size."""
        self.set_zoom(next((step for step in STEPS if step > self._now()), STEPS[-1]))

    def smaller(self) -> None:
        """The next smaller size."""
        self.set_zoom(next((step for step in reversed(STEPS) if step < self._now()), STEPS[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the ring while the keyboard is here."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("sunken"))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.viewport().rect()), px(4))

    def _now(self) -> int:
        return round(100 * self.picture.width() / max(self.picture.image.width(), 1))

    def _size(self) -> None:
        image, room = self.picture.image, self.maximumViewportSize()
        fitting = min(room.width() / image.width(), room.height() / image.height(), 4)
        factor = self.zoom / 100 if self.zoom != FIT else fitting
        self.picture.resize(max(1, int(image.width() * factor)), max(1, int(image.height() * factor)))
