"""The steps of a way, below each other, each with its state as form, sign and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.ui.kit.icons import paint_icon
from app.ui.kit.shapes import paint_box, paint_focus
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme
from app.ui.kit.walking import chooses, step_to, walks
from app.ui.kit.wrapping import follow_width, height_now


class StepState(StrEnum):
    """How far a step is."""

    DONE = "done"
    CURRENT = "current"
    OPEN = "open"
    NEXT = "next"
    BLOCKED = "blocked"
    HOLD = "hold"


_SAID = {
    StepState.DONE: N_("done"),
    StepState.CURRENT: N_("current step"),
    StepState.OPEN: N_("begun"),
    StepState.NEXT: N_("not begun"),
    StepState.BLOCKED: N_("blocked"),
    StepState.HOLD: N_("on hold"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it is shown; `note` is its second line: what was done, or what closes it."""

    title: str
    state: StepState = StepState.NEXT
    note: str = ""


class StepButton(QPushButton):
    """One row of the stepper."""

    def __init__(self, step: Step, number: int, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        self.is_shown = step.state is StepState.CURRENT
        self._number = number
        self._last = number == count
        self.setText(step.title.replace("&", "&&"))
        said = _("{number} of {count}, {step}, {state}").format(
            number=number, count=count, step=step.title, state=_(_SAID[step.state])
        )
        self.setAccessibleName(f"{said}: {step.note}" if step.note else said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Title and note on a line each, in a column of 210."""
        return QSize(px(210), height_now(self, px(4000)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        widest = max(block.least_width() for block in self._blocks())
        return QSize(self._left() + widest + px(8), px(44))

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height with its words wrapped at this width."""
        words = sum(block.height(width - self._left() - px(8)) for block in self._blocks())
        return max(px(44), words + px(20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the walking keys to the column."""
        if walks(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        follow_width(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field, line, ring, words and focus."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.is_shown:
            paint_box(painter, rect, px(6), theme().color("selected"))
        elif self.underMouse() or self.isDown():
            paint_box(painter, rect, px(6), theme().color("hover"))
        self._paint_line(painter, rect)
        self._paint_ring(painter)
        self._paint_words(painter, rect)
        if self.hasFocus():
            paint_focus(painter, rect, px(6))

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        width = rect.width() - self._left() - px(8)
        y = float(px(10))
        state = self.step.state
        for block, tone in zip(self._blocks(), ("text", self._note_tone()), strict=False):
            height = block.height(width)
            shown = "muted" if tone == "text" and state is StepState.NEXT and not self.is_shown else tone
            block.draw(painter, QRectF(self._left(), y, width, height), theme().color(shown))
            y += height

    def _note_tone(self) -> str:
        if self.step.state is StepState.BLOCKED:
            return "warn"
        if self.step.state is StepState.HOLD:
            return "danger"
        return "accent_text" if self.is_shown else "faint"

    def _ring(self) -> QRectF:
        line = self._blocks()[0].line_height()
        return QRectF(px(12), px(10) + (line - px(24)) / 2, px(24), px(24))

    def _paint_line(self, painter: QPainter, rect: QRectF) -> None:
        ring = self._ring()
        done = self.step.state is StepState.DONE
        x = ring.center().x()
        painter.setPen(QPen(theme().color("accent" if done else "border"), px(2)))
        if not self._last:
            painter.drawLine(QPointF(x, ring.bottom() + 1), QPointF(x, rect.bottom()))
        if self._number > 1:
            before = self.property("before_done") is True
            painter.setPen(QPen(theme().color("accent" if before else "border"), px(2)))
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, ring.top() - 1))

    def _paint_ring(self, painter: QPainter) -> None:
        ring, state = self._ring(), self.step.state
        sign = ring.adjusted(px(5), px(5), -px(5), -px(5))
        if state is StepState.DONE:
            paint_box(painter, ring, ring.width() / 2, theme().color("accent"))
            paint_icon(painter, ring.adjusted(px(4), px(4), -px(4), -px(4)), "check", theme().color("on_accent"))
        elif state is StepState.BLOCKED:
            self._paint_circle(painter, ring, "warn_bg", theme().color("warn"))
            paint_icon(painter, sign, "lock", theme().color("warn"))
        elif state is StepState.HOLD:
            self._paint_circle(painter, ring, "danger_bg", theme().color("danger"))
            paint_icon(painter, sign, "shield-alert", theme().color("danger"))
        else:
            strong = state in (StepState.CURRENT, StepState.OPEN)
            self._paint_circle(painter, ring, "surface", theme().color("accent" if strong else "border_strong"))
            tone = theme().color("accent_text" if strong else "muted")
            number = TextBlock(str(self._number), "caption_strong")
            number.draw_centered(painter, ring, tone, Qt.AlignmentFlag.AlignHCenter)

    def _paint_circle(self, painter: QPainter, ring: QRectF, fill: str, line: QColor) -> None:
        paint_box(painter, ring, ring.width() / 2, theme().color(fill), line, px(2) if fill == "surface" else px(1.5))

    def _left(self) -> int:
        return px(12 + 24 + 12)

    def _blocks(self) -> tuple[TextBlock, ...]:
        role = "body_strong" if self.is_shown else "body_medium"
        title = TextBlock(self.step.title, role)
        return (title, TextBlock(self.step.note, "caption")) if self.step.note else (title,)


class Stepper(QWidget):
    """All steps; arrows walk, Enter or a click chooses. Tab enters at the step that is shown."""

    chosen = Signal(int)

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[StepButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps in place of the old ones; the shown row is kept."""
        focused = next((i for i, row in enumerate(self.rows) if row.hasFocus()), None)
        shown = self.shown()
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [StepButton(step, i + 1, len(steps), self) for i, step in enumerate(steps)]
        for i, row in enumerate(self.rows):
            row.setProperty("before_done", i > 0 and steps[i - 1].state is StepState.DONE)
            row.clicked.connect(self._on_row_clicked)
            self._column.addWidget(row)
        current = next((i for i, step in enumerate(steps) if step.state is StepState.CURRENT), 0)
        self.show_row(current if shown is None or shown >= len(steps) else shown)
        if focused is not None and focused < len(self.rows):
            self.rows[focused].setFocus()

    def shown(self) -> int | None:
        """The index of the row whose step is on the screen."""
        return next((i for i, row in enumerate(self.rows) if row.is_shown), None)

    def show_row(self, index: int) -> None:
        """Mark the row whose step is on the screen; Tab enters the stepper there."""
        for i, row in enumerate(self.rows):
            row.is_shown = i == index
            row.setProperty("roving", i != index)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if i == index else Qt.FocusPolicy.ClickFocus)
            row.updateGeometry()
            row.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, Home and End; Enter chooses."""
        at = next((i for i, row in enumerate(self.rows) if row.hasFocus()), None)
        if at is None:
            super().keyPressEvent(event)
            return
        target = step_to(event, at, len(self.rows))
        if target is not None:
            self.rows[target].setFocus(Qt.FocusReason.OtherFocusReason)
        elif chooses(event):
            self.chosen.emit(at)
        else:
            super().keyPressEvent(event)

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, StepButton):
            self.chosen.emit(self.rows.index(row))
