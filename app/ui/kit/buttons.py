"""The buttons: primary, secondary, quiet, link, danger, and the red key that is never hidden."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.i18n import N_, _
from app.ui.kit.icons import paint_icon
from app.ui.kit.shapes import paint_box, paint_focus
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme
from app.ui.kit.wrapping import follow_width, height_now


@dataclass(frozen=True, slots=True)
class _Look:
    words: str
    fill: str | None
    hover: str
    press: str
    line: str | None
    side: int = 16
    role: str = "body_strong"


_PRIMARY = _Look("on_accent", "accent", "accent_hover", "accent_press", None)
_SECONDARY = _Look("text", "surface", "hover", "sunken", "border_strong", role="body_medium")
_QUIET = _Look("accent_text", None, "hover", "sunken", None, side=10, role="body_medium")
_LINK = _Look("accent_text", None, "selected", "selected", None, side=4, role="label")
_DANGER = _Look("danger", "surface", "danger_bg", "danger_bg", "danger", role="body_medium")


class Button(QPushButton):
    """What all buttons share: an icon, words that wrap before they are cut, a key cap, and the ring."""

    look = _SECONDARY

    def __init__(
        self,
        text: str,
        icon: str = "",
        *,
        desk: bool = False,
        key: str = "",
        icon_after: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sign = icon
        self._desk = desk
        self._key = key
        self._icon_after = icon_after
        self.setText(text)
        self.setAccessibleName(name or text.replace("&", ""))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def relabel(self, text: str, icon: str | None = None) -> None:
        """Show other words, and another sign when one is given."""
        self.setText(text)
        self.setAccessibleName(text.replace("&", ""))
        if icon is not None:
            self._sign = icon
        self.updateGeometry()

    def least_height(self) -> int:
        """The height of the control with one line of words."""
        return px(44 if self._desk else 36)

    def sizeHint(self) -> QSize:
        """All words on one line."""
        width = self._around() + (self._words().width() if self._shows_words() else 0)
        return QSize(width, height_now(self, width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        least = self._words().least_width() if self._shows_words() else 0
        return QSize(self._around() + least, self.least_height())

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height with its words wrapped at this width."""
        if not self._shows_words():
            return self.least_height()
        return max(self.least_height(), self._words().height(width - self._around()) + 2 * px(6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        follow_width(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does; with Ctrl it belongs to the page."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go dark again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, sign, words, key cap and ring."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        look = self.look
        line = theme().color(look.line) if look.line and self.isEnabled() else None
        paint_box(painter, rect, px(6), self._fill(), line)
        self._paint_content(painter, rect)
        if self.hasFocus():
            paint_focus(painter, rect, px(6))

    def _paint_content(self, painter: QPainter, rect: QRectF) -> None:
        color = theme().color(self.look.words if self.isEnabled() else "faint")
        words = self._words()
        needed = words.width() if self._shows_words() else 0
        room = rect.width() - self._around()
        width = min(needed, max(room, 1))
        x = rect.left() + (rect.width() - self._around() + 2 * px(self._side()) - width - 2 * px(self._side())) / 2
        x += px(self._side())
        icon_room = self._icon_room()
        side = px(self._icon_side())
        if self._sign and not self._icon_after:
            paint_icon(painter, QRectF(x, rect.center().y() - side / 2 + 0.5, side, side), self._sign, color)
            x += icon_room
        if self._shows_words():
            words.draw_centered(painter, QRectF(x, rect.top(), width + 1, rect.height()), color)
            x += width
        if self._sign and self._icon_after:
            at = QRectF(x + icon_room - side, rect.center().y() - side / 2 + 0.5, side, side)
            paint_icon(painter, at, self._sign, color)
            x += icon_room
        if self._key:
            self._paint_key(painter, QPointF(x + px(10), rect.center().y()), color)

    def _paint_key(self, painter: QPainter, left: QPointF, color: QColor) -> None:
        block = TextBlock(self._key, "caption_strong")
        width, height = block.width() + px(12), px(22)
        cap = QRectF(left.x(), left.y() - height / 2, width, height)
        line = QColor(color)
        line.setAlphaF(0.45)
        paint_box(painter, cap, px(4), None, line)
        block.draw_centered(painter, cap, color, Qt.AlignmentFlag.AlignHCenter)

    def _fill(self) -> QColor | None:
        look = self.look
        if not self.isEnabled():
            return theme().color("sunken") if look.fill else None
        token = look.press if self.isDown() or self.isChecked() else look.hover if self.underMouse() else look.fill
        return theme().color(token) if token else None

    def _words(self) -> TextBlock:
        role = "desk_button" if self._desk and self.look.role == "body_medium" else self.look.role
        return TextBlock(self.text().replace("&&", "\0").replace("&", "").replace("\0", "&"), role)

    def _shows_words(self) -> bool:
        return bool(self.text())

    def _side(self) -> int:
        return self.look.side

    def _icon_side(self) -> int:
        return 18 if self._desk else 16

    def _icon_room(self) -> int:
        return px(self._icon_side()) + (px(8) if self._shows_words() else 0) if self._sign else 0

    def _around(self) -> int:
        cap = TextBlock(self._key, "caption_strong").width() + px(22) if self._key else 0
        return 2 * px(self._side()) + self._icon_room() + cap


class PrimaryButton(Button):
    """The one filled button of a screen: the next right action."""

    look = _PRIMARY


class SecondaryButton(Button):
    """Any other action that deserves a box."""

    look = _SECONDARY


class QuietButton(Button):
    """An action beside the main line: words and a sign, no box until the pointer is over it."""

    look = _QUIET


class LinkButton(Button):
    """An action inside a line of text."""

    look = _LINK

    def least_height(self) -> int:
        """28 pixels: it stands beside a line of text."""
        return px(28)


class DangerButton(Button):
    """An action that takes something away: red line and words, never filled."""

    look = _DANGER


class IconButton(Button):
    """A sign alone, with its name for the screen reader and as a tooltip."""

    look = _QUIET

    def __init__(self, icon: str, name: str, *, desk: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", icon, desk=desk, name=name, parent=parent)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def rename(self, name: str) -> None:
        """Give the sign another name."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.least_height(), self.least_height())

    def minimumSizeHint(self) -> QSize:
        """The same square."""
        return self.sizeHint()


class DangerKey(Button):
    """The red key: never hidden, never disabled, never moved (R17)."""

    look = _DANGER

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_(_DANGER_WORDS), "phone", desk=True, key="F2", parent=parent)


_DANGER_WORDS = N_("Danger? 110 · 119")
