"""Words or codes to be copied by hand: large, in columns, and never to be selected."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.kit.shapes import paint_box, paint_focus
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme


class CodePlate(QLabel):
    """Groups in columns on a sunken plate; a screen reader gets there, the clipboard does not."""

    def __init__(self, name: str, most_columns: int = 4, role: str = "page", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._most, self._role = name, most_columns, role
        self.groups: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_groups(())

    def show_groups(self, groups: Sequence[str]) -> None:
        """Show these groups from now on."""
        self.groups = tuple(groups)
        self.setAccessibleName(f"{self._name}: {' '.join(self.groups)}" if self.groups else self._name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All columns beside each other."""
        width = self._cell() * self._most + px(40)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One column."""
        least = max((TextBlock(group, self._role).least_width() for group in self.groups), default=0)
        return QSize(least + px(12) + px(40), px(40))

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        columns = self._columns(width)
        rows = -(-len(self.groups) // columns)
        return max(1, rows) * self._step(width) + px(32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint plate, groups and ring."""
        painter, rect = QPainter(self), QRectF(self.rect())
        paint_box(painter, rect, px(8), theme().color("sunken"), theme().color("border"))
        columns = self._columns(self.width())
        cell = (rect.width() - px(40)) / columns
        rows = max(1, -(-len(self.groups) // columns))
        step = self._step(self.width())
        top = (rect.height() - rows * step) / 2
        align = Qt.AlignmentFlag.AlignHCenter if self._most == 1 else Qt.AlignmentFlag.AlignLeft
        for place, group in enumerate(self.groups):
            row, column = divmod(place, columns)
            at = QRectF(px(20) + column * cell, top + row * step, cell, step)
            TextBlock(group, self._role).draw_centered(painter, at, theme().color("text"), align)
        if self.hasFocus():
            paint_focus(painter, rect, px(8))

    def _cell(self) -> int:
        return max((TextBlock(group, self._role).width() for group in self.groups), default=0) + px(12)

    def _step(self, width: int) -> int:
        inner = (width - px(40)) / self._columns(width)
        return max((TextBlock(group, self._role).height(inner) for group in self.groups), default=px(24)) + px(8)

    def _columns(self, width: int) -> int:
        return max(1, min(self._most, (width - px(40)) // max(1, self._cell())))
