"""Where people choose one of a few answers: big rows, segments, or a box that opens."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.i18n import split_readings
from app.ui.kit.icons import paint_icon
from app.ui.kit.ruby_block import RubyBlock
from app.ui.kit.segmented import Segmented
from app.ui.kit.shapes import paint_box, paint_focus
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme
from app.ui.kit.wrapping import follow_width, height_now


class BigAnswer(QRadioButton):
    """One answer as a row whose whole field is the target; its words may carry readings."""

    def __init__(self, value: str, title: str, line: str = "") -> None:
        plain = split_readings(title)[0]
        super().__init__(plain.replace("&", "&&"))
        self.value = value
        self._title, self._line = title, line
        self.setAccessibleName(plain)
        self.setAccessibleDescription(split_readings(line)[0])
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Title and line on a line each."""
        width = self._left() + max(block.width() for block in self._blocks()) + px(16)
        return QSize(width, height_now(self, width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        return QSize(self._left() + max(block.least_width() for block in self._blocks()) + px(16), px(52))

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height with its words wrapped at this width."""
        words = sum(block.height(width - self._left() - px(16)) for block in self._blocks())
        return max(px(88 if self._line else 52), words + px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        follow_width(self, event)

    def hitButton(self, pos: object) -> bool:
        """The whole row is the target."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint row, ring, title and line."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        fill = "selected" if chosen else "hover" if self.underMouse() else "surface"
        line = theme().color("accent" if chosen else "border_strong")
        paint_box(painter, rect, px(8), theme().color(fill), line, px(2) if chosen else 1)
        ring = QRectF(px(16), (rect.height() - px(24)) / 2, px(24), px(24))
        paint_box(painter, ring, ring.width() / 2, theme().color("surface"), line, px(2))
        if chosen:
            dot = ring.adjusted(px(6), px(6), -px(6), -px(6))
            paint_box(painter, dot, dot.width() / 2, theme().color("accent"))
        width = rect.width() - self._left() - px(16)
        blocks = self._blocks()
        y = (rect.height() - sum(block.height(width) for block in blocks)) / 2
        for block, tone in zip(blocks, ("text", "muted"), strict=False):
            height = block.height(width)
            block.draw(painter, QRectF(self._left(), y, width, height), theme().color(tone))
            y += height
        if self.hasFocus():
            paint_focus(painter, rect, px(8))

    def _left(self) -> int:
        return px(16 + 24 + 14)

    def _blocks(self) -> tuple[TextBlock, ...]:
        if self._line:
            return RubyBlock(self._title, "big_answer"), RubyBlock(self._line, "prompt")
        return (RubyBlock(self._title, "desk_input"),)


class BigAnswers(QWidget):
    """The rows of one question."""

    edited = Signal()

    def __init__(self, answers: Sequence[tuple[str, str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for value, title, line in answers:
            answer = BigAnswer(value, title, line)
            self.group.addButton(answer)
            column.addWidget(answer)
        self.group.buttonClicked.connect(self.edited)

    def rows(self) -> list[BigAnswer]:
        """Every answer, in order."""
        return [button for button in self.group.buttons() if isinstance(button, BigAnswer)]

    def answer(self) -> str:
        """The value of the chosen answer, or nothing."""
        return next((row.value for row in self.rows() if row.isChecked()), "")

    def set_answer(self, answer: str) -> None:
        """Choose this answer; an unknown one clears the choice."""
        self.group.setExclusive(False)
        for row in self.rows():
            row.setChecked(row.value == answer)
        self.group.setExclusive(True)


class AnswerSegments(Segmented):
    """Segments that answer a question of a form."""

    edited = Signal()

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str, *, desk: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(choices, name, desk=desk, parent=parent)
        self.chosen.connect(self._on_chosen)

    def answer(self) -> str:
        """The value of the chosen word."""
        return self.value()

    def set_answer(self, answer: str) -> None:
        """Choose this answer."""
        self.set_value(answer)

    def _on_chosen(self) -> None:
        self.edited.emit()


class ChoiceBox(QComboBox):
    """A box that opens; its text never is cut without an ellipsis, and the wheel does not change it by a slip."""

    edited = Signal()

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str, *, desk: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("desk", desk)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(self._on_activated)
        self.currentIndexChanged.connect(self._on_index_changed)
        self._on_index_changed()

    def answer(self) -> str:
        """The value of the chosen words."""
        return str(self.currentData() or "")

    def set_answer(self, answer: str) -> None:
        """Choose this value, or the first one where it is unknown."""
        self.setCurrentIndex(max(0, self.findData(answer)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Wide enough for the longest choice."""
        role = self._role()
        widest = max((TextBlock(self.itemText(i), role).width() for i in range(self.count())), default=0)
        return QSize(widest + px(52), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a word."""
        return QSize(px(120), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the words with an ellipsis where they are too long, and the arrow."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - px(52)
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        side = px(16)
        square = QRectF(self.width() - side - px(10), (self.height() - side) / 2, side, side)
        paint_icon(painter, square, "chevron-down", theme().color("muted" if self.isEnabled() else "faint"))

    def showPopup(self) -> None:
        """Open wide enough for the longest choice, as far as the window goes."""
        widest = max((TextBlock(self.itemText(i), self._role()).width() for i in range(self.count())), default=0)
        self.view().setMinimumWidth(min(max(widest + px(40), self.width()), self.window().width()))
        super().showPopup()

    def _role(self) -> str:
        return "desk_input" if self.property("desk") else "body"

    def _on_activated(self) -> None:
        self.edited.emit()

    def _on_index_changed(self) -> None:
        self.setToolTip(self.currentText().replace("&", "&amp;").replace("<", "&lt;"))
