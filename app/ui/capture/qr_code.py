"""A QR code on the screen: dark on white in every scheme, with the quiet zone a camera needs."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.pdf.qr import QUIET, modules
from app.ui.kit.theme import px

_SIZE = 248
_DARK = "#12212B"


class QrCode(QWidget):
    """Paints whole pixels for each module, so that no edge is blurred."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._rows = modules(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The receipt as a QR code"))

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(_SIZE), px(_SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the white ground and the dark modules."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        module = self.width() // (len(self._rows) + 2 * QUIET)
        margin = (self.width() - module * len(self._rows)) / 2
        for down, row in enumerate(self._rows):
            for across, dark in enumerate(row):
                if dark:
                    place = QRectF(margin + across * module, margin + down * module, module, module)
                    painter.fillRect(place, QColor(_DARK))
