"""Printing one of our own PDFs from memory; the app writes no file for it, what the printer keeps is its own."""

import os
import sys

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.pdf import preview

_DOTS = 300
_A6 = QSizeF(105, 148)


def printers() -> tuple[str, ...]:
    """The printers this computer knows."""
    _ask_this_machine_alone()
    return tuple(QPrinterInfo.availablePrinterNames())


def print_slip(parent: QWidget, pdf: bytes) -> bool:
    """Ask for a printer and print; False where it does not answer. Somebody who cancels is not told anything."""
    _ask_this_machine_alone()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Mamori")
    printer.setPageLayout(
        QPageLayout(QPageSize(_A6, QPageSize.Unit.Millimeter), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return True
    return paint(printer, pdf)


def paint(printer: QPrinter, pdf: bytes) -> bool:
    """Paint every page of the PDF onto a printer that was chosen; False where it refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, page in enumerate(preview.pages(pdf, _DOTS)):
        if number and not printer.newPage():
            painter.end()
            return False
        picture = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        size = picture.size().scaled(
            printer.pageRect(QPrinter.Unit.DevicePixel).size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
        )
        painter.drawImage(QRect(QPoint(), size), picture)
    return painter.end()


def _ask_this_machine_alone() -> None:
    """Let CUPS speak to this machine's printers by its local socket; it would try the network else (R13, offline)."""
    if sys.platform == "linux":
        os.environ["CUPS_SERVER"] = "/run/cups/cups.sock"
