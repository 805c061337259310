"""Boxes, discs and the focus ring, drawn the same everywhere."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.kit.icons import paint_icon
from app.ui.kit.theme import px, theme


def paint_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    thickness: float = 1.0,
) -> None:
    """A rounded box whose line lies inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, thickness) if line is not None else QPen(Qt.PenStyle.NoPen))
    inset = thickness / 2 if line is not None else 0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def paint_focus(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The ring of two pixels inside whatever has the keyboard's focus."""
    paint_box(painter, rect, radius, None, theme().color("focus"), px(2))


def paint_disc(
    painter: QPainter, rect: QRectF, sign: str, tone: str, *, icon_share: float = 0.56, line: str | None = None
) -> None:
    """A disc in the soft color of a tone or role, with its sign."""
    side = min(rect.width(), rect.height())
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(rect.center())
    paint_box(painter, disc, side / 2, theme().color(f"{tone}_bg"), theme().color(line) if line else None)
    sign_side = side * icon_share
    square = QRectF(0, 0, sign_side, sign_side)
    square.moveCenter(disc.center())
    paint_icon(painter, square, sign, theme().color(tone))
