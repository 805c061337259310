"""The pages of a finished PDF, from memory: whole at a glance, or as large as they are to be read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.pdf.preview import PagePicture
from app.ui.kit.flow import FlowLayout
from app.ui.kit.shapes import paint_focus
from app.ui.kit.theme import px, theme

STEPS = (50, 75, 100, 125, 150, 200)
"""Sizes in percent; at 100 a page is as large as on paper at 96 dots per inch."""
FIT = 0
"""The size at which as much is seen as fits."""
_SCREEN_DOTS = 96
_TWO_ACROSS = 620
_MARGIN = 16


def picture(page: PagePicture) -> QImage:
    """One page as an image of Qt's own, so that the pixels of the page may go."""
    shown = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return shown.copy()


class PageView(QLabel):
    """One page on white paper."""

    def __init__(self, image: QImage, name: str, dots: int) -> None:
        super().__init__()
        self.image = image
        self._dots = dots
        self._width = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def natural_width(self) -> int:
        """Its width at 100 percent."""
        return round(self.image.width() * _SCREEN_DOTS / self._dots)

    def set_width(self, width: int) -> None:
        """Show it this wide."""
        self._width = max(width, 1)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The shape of the page."""
        return QSize(self._width, round(self._width * self.image.height() / max(self.image.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page and a hairline around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self.image)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PagePreview(QScrollArea):
    """All pages; `zoomed` carries the size in percent, or `FIT`."""

    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views: list[PageView] = []
        self.zoom = FIT
        self._paper = QWidget()
        self._flow = FlowLayout(gap=16)
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))
        column.addLayout(self._flow)
        column.addStretch(1)
        self.setWidget(self._paper)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview of the PDF"))
        self.setMinimumSize(px(240), px(300))

    def show_pages(self, pages: Sequence[PagePicture], dots: int) -> None:
        """Show these pages, drawn at this many dots per inch."""
        for number, page in enumerate(pages, start=1):
            name = _("Page {number} of {total}").format(number=number, total=len(pages))
            view = PageView(picture(page), name, dots)
            self.views.append(view)
            self._flow.addWidget(view)
        self._size_pages()

    def set_zoom(self, zoom: int) -> None:
        """Show the pages at this size."""
        self.zoom = zoom
        self._size_pages()
        self.zoomed.emit(zoom)

    def larger(self) -> None:
        """The next larger size."""
        self._step(lambda sizes, now: next((size for size in sizes if size > now), sizes[-1]))

    def smaller(self) -> None:
        """The next smaller size."""
        self._step(lambda sizes, now: next((size for size in reversed(sizes) if size < now), sizes[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._size_pages()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page by page, to the first and to the last."""
        step = QScrollBar.SliderAction
        action = {Qt.Key.Key_Home: step.SliderToMinimum, Qt.Key.Key_End: step.SliderToMaximum}.get(Qt.Key(event.key()))
        if action is not None:
            self.verticalScrollBar().triggerAction(action)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the ring while the keyboard is here."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("sunken"))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.viewport().rect()), px(4))

    def _step(self, choose: Callable[[Sequence[int], int], int]) -> None:
        if self.views:
            view = self.views[0]
            self.set_zoom(choose(STEPS, round(100 * view.sizeHint().width() / max(view.natural_width(), 1))))

    def _size_pages(self) -> None:
        room = self.viewport().width() - 2 * px(_MARGIN)
        across = 2 if len(self.views) > 1 and room >= px(_TWO_ACROSS) else 1
        for view in self.views:
            if self.zoom == FIT:
                view.set_width((room - px(16) * (across - 1)) // across)
            else:
                view.set_width(round(view.natural_width() * self.zoom / 100))
        self._flow.invalidate()
