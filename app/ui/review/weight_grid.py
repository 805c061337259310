"""Impact and risk, two by two: what is often done is written in each field; a suggestion, never a decision."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.determination import Weight
from app.i18n import N_, _
from app.ui.kit.choices import BigAnswer
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px

_CELLS = (
    (Weight.LOW_LOW, N_("Low impact, low risk"), N_("A warning")),
    (Weight.LOW_HIGH, N_("Low impact, high risk"), N_("A final warning, or a break")),
    (Weight.HIGH_LOW, N_("High impact, low risk"), N_("A warning, or a break")),
    (Weight.HIGH_HIGH, N_("High impact, high risk"), N_("A long or lasting ban")),
)
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -2, Qt.Key.Key_Down: 2}


class WeightGrid(QWidget):
    """Four fields in two rows; arrows move between them, Space chooses, a second time takes it back."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        grid = QGridLayout()
        grid.setSpacing(px(8))
        self.cells: list[BigAnswer] = []
        for place, (weight, title, line) in enumerate(_CELLS):
            cell = Cell(str(weight), _(title), _(line))
            cell.setAutoExclusive(False)
            cell.moved.connect(self._on_moved)
            cell.clicked.connect(self._on_clicked)
            self.cells.append(cell)
            grid.addWidget(cell, place // 2, place % 2)
        column.addLayout(grid)
        column.addWidget(
            PlainLabel(
                _("What is often done, as a suggestion. After Safety First PDX and Otter Tech, CC BY-SA 3.0."),
                "caption",
                "faint",
            )
        )
        self._rove(0)

    def answer(self) -> str:
        """The chosen field, or nothing."""
        return next((cell.value for cell in self.cells if cell.isChecked()), "")

    def set_answer(self, answer: str) -> None:
        """Choose this field."""
        for place, cell in enumerate(self.cells):
            cell.setChecked(cell.value == answer)
            if cell.isChecked():
                self._rove(place)

    def _rove(self, place: int) -> None:
        for at, cell in enumerate(self.cells):
            cell.setProperty("roving", at != place)
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == place else Qt.FocusPolicy.ClickFocus)

    def _on_moved(self, key: int) -> None:
        at = next((place for place, cell in enumerate(self.cells) if cell.hasFocus()), 0)
        step = _MOVES[Qt.Key(key)]
        same_row = abs(step) == 2 or at // 2 == (at + step) // 2
        if 0 <= at + step < len(self.cells) and same_row:
            self._rove(at + step)
            self.cells[at + step].setFocus()

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for place, cell in enumerate(self.cells):
            if cell is pressed:
                self._rove(place)
            else:
                cell.setChecked(False)
        self.edited.emit()


class Cell(BigAnswer):
    """One field; the arrows are the grid's."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the grid."""
        if event.key() in _MOVES:
            self.moved.emit(event.key())
        else:
            super().keyPressEvent(event)
