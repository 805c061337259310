"""The reported persons of a step beside each other, by label, each with how far the step is for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from app.ui.kit.flow import FlowLayout
from app.ui.kit.icons import paint_icon
from app.ui.kit.shapes import paint_box, paint_disc, paint_focus
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme
from app.ui.kit.tokens import ROLE_ICONS


@dataclass(frozen=True, slots=True)
class Tab:
    """One person: the id, the label, and a note with its tone and sign."""

    person: str
    label: str
    note: str
    tone: str
    icon: str


class PersonTab(QRadioButton):
    """One of the persons."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab.label.replace("&", "&&"))
        self.tab = tab
        self.setAccessibleName(tab.label)
        self.setAccessibleDescription(tab.note)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Label and note on a line each."""
        width = max(px(220), self._left() + self._label().width(), self._left() + px(20) + self._note().width())
        return QSize(width + px(14), self.heightForWidth(width + px(14)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        widest = max(self._label().least_width(), px(20) + self._note().least_width())
        return QSize(self._left() + widest + px(14), px(56))

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height with its words wrapped at this width."""
        room = width - self._left() - px(14)
        return max(px(56), self._label().height(room) + self._note().height(room - px(20)) + px(16))

    def hitButton(self, pos: object) -> bool:
        """The whole field is the target."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field, disc, label and note."""
        painter, rect, chosen = QPainter(self), QRectF(self.rect()), self.isChecked()
        fill = "selected" if chosen else "hover" if self.underMouse() else "surface"
        line = theme().color("accent" if chosen else "border")
        paint_box(painter, rect, px(8), theme().color(fill), line, px(2) if chosen else 1)
        disc = QRectF(px(12), (rect.height() - px(32)) / 2, px(32), px(32))
        paint_disc(painter, disc, ROLE_ICONS["reported"], "reported", icon_share=0.5)
        room = rect.width() - self._left() - px(14)
        label, note = self._label(), self._note()
        high = label.height(room)
        y = (rect.height() - high - note.height(room - px(20))) / 2
        label.draw(painter, QRectF(self._left(), y, room, high), theme().color("text"))
        tone = theme().color(self.tab.tone)
        sign = QRectF(self._left(), y + high + (note.line_height() - px(14)) / 2, px(14), px(14))
        paint_icon(painter, sign, self.tab.icon, tone)
        rest = QRectF(self._left() + px(20), y + high, room - px(20), note.height(room - px(20)))
        note.draw(painter, rest, tone)
        if self.hasFocus():
            paint_focus(painter, rect, px(8))

    def _left(self) -> int:
        return px(12 + 32 + 10)

    def _label(self) -> TextBlock:
        return TextBlock(self.tab.label, "body_strong")

    def _note(self) -> TextBlock:
        return TextBlock(self.tab.note, "caption")


class PersonTabs(QWidget):
    """The tabs of one step; arrows move, `chosen` carries a person's id."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.tabs: list[PersonTab] = []
        self._group = QButtonGroup(self)
        self._row = FlowLayout(self)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_tabs(self, tabs: Sequence[Tab], person: str) -> None:
        """Show these persons, one of them chosen."""
        had_focus = any(tab.hasFocus() for tab in self.tabs)
        for old in self.tabs:
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.tabs = [PersonTab(tab) for tab in tabs]
        for new in self.tabs:
            self._group.addButton(new)
            self._row.addWidget(new)
            new.setChecked(new.tab.person == person)
            new.setFocusPolicy(Qt.FocusPolicy.StrongFocus if new.isChecked() else Qt.FocusPolicy.ClickFocus)
            if had_focus and new.isChecked():
                new.setFocus()

    def _on_clicked(self) -> None:
        self.chosen.emit(next(tab.tab.person for tab in self.tabs if tab.isChecked()))
