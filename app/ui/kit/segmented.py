"""Two to five words of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.ui.kit.card import Box
from app.ui.kit.shapes import paint_box, paint_focus
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme
from app.ui.kit.wrapping import follow_width, height_now


class Segment(QRadioButton):
    """One of the words."""

    def __init__(self, value: str, words: str, *, desk: bool = False) -> None:
        super().__init__(words.replace("&", "&&"))
        self.value = value
        self._words = words
        self._height = 36 if desk else 28
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """The words on one line, wide enough for the bold ones."""
        return QSize(TextBlock(self._words, "secondary_strong").width() + px(28), px(self._height))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        return QSize(TextBlock(self._words, "secondary_strong").least_width() + px(16), px(self._height))

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height with its words wrapped at this width."""
        return max(px(self._height), TextBlock(self._words, "secondary_strong").height(width - px(12)) + px(8))

    def hitButton(self, pos: object) -> bool:
        """The whole field is the target."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field and words."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            paint_box(painter, rect, px(6), theme().color("surface"), theme().color("border_strong"))
        elif self.underMouse() and self.isEnabled():
            paint_box(painter, rect, px(6), theme().color("hover"))
        block = TextBlock(self._words, "secondary_strong" if chosen else "label")
        tone = ("text" if chosen else "muted") if self.isEnabled() else "faint"
        inner = rect.adjusted(px(6), 0, -px(6), 0)
        block.draw_centered(painter, inner, theme().color(tone), Qt.AlignmentFlag.AlignHCenter)
        if self.hasFocus():
            paint_focus(painter, rect, px(6))


class Segmented(Box):
    """The words in one box; arrows move, `chosen` carries the value that somebody picked."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        name: str,
        value: str | None = None,
        *,
        desk: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("sunken", "border", 8, parent)
        self.setAccessibleName(name)
        self.group = QButtonGroup(self)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(px(4), px(4), px(4), px(4))
        row.setSpacing(px(2))
        for choice, words in choices:
            segment = Segment(choice, words, desk=desk)
            self.group.addButton(segment)
            row.addWidget(segment)
        self.set_value(choices[0][0] if value is None else value)
        self.group.buttonClicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Every word on one line."""
        width = self._row.totalSizeHint().width()
        return QSize(width, height_now(self, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        follow_width(self, event)

    def segments(self) -> list[Segment]:
        """Every segment, in order."""
        return [button for button in self.group.buttons() if isinstance(button, Segment)]

    def value(self) -> str:
        """The value of the chosen word."""
        return next((segment.value for segment in self.segments() if segment.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose this value, without a signal; focus enters there, or goes there where it was inside."""
        held = any(segment.hasFocus() for segment in self.segments())
        for segment in self.segments():
            segment.setChecked(segment.value == value)
            if segment.value == value and held:
                segment.setFocus()
        self._rove()

    def _rove(self) -> None:
        """Tab comes to the chosen word, or to the first where none is chosen."""
        segments = self.segments()
        entrance = next((segment for segment in segments if segment.isChecked()), segments[0])
        self.setFocusProxy(entrance)
        for segment in segments:
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if segment is entrance else Qt.FocusPolicy.ClickFocus)

    def _on_clicked(self) -> None:
        self._rove()
        self.chosen.emit(self.value())
