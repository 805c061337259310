"""Printing one of our own PDFs from memory; the app writes no file for it, what the printer keeps is its own.

What prints is imported when somebody prints: the desk opens faster without it.
"""
# ruff: noqa: PLC0415

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DOTS = 300
_A6 = QSizeF(105, 148)


def printers() -> tuple[str, ...]:
    """The printers this computer knows."""
    from PySide6.QtPrintSupport import QPrinterInfo

    _ask_this_machine_alone()
    return tuple(QPrinterInfo.availablePrinterNames())


def print_slip(parent: QWidget, pdf: bytes) -> bool:
    """Ask for a printer and print; False where it does not answer. Somebody who cancels is not told anything."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    _ask_this_machine_alone()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Mamori")
    printer.setPageLayout(
        QPageLayout(QPageSize(_A6, QPageSize.Unit.Millimeter), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return True
    return paint(printer, pdf)


def paint(printer: "QPrinter", pdf: bytes) -> bool:
    """Paint every page of the PDF onto a printer that was chosen; False where it refuses."""
    from app.pdf import preview

    painter = QPainter()
    if not painter.begin(printer):
        return False
    room = painter.viewport().size()
    for number, page in enumerate(preview.pages(pdf, _DOTS)):
        if number and not printer.newPage():
            painter.end()
            return False
        picture = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        painter.drawImage(QRect(QPoint(), picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)), picture)
    return painter.end()


def _ask_this_machine_alone() -> None:
    """Let CUPS speak to this machine's printers by its local socket; it would try the network else (R13, offline)."""
    if sys.platform == "linux":
        os.environ["CUPS_SERVER"] = "/run/cups/cups.sock"
