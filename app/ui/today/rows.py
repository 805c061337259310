"""The parts of Today: a row for each duty, the card of the first one, and the lines at the right."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.ui.kit.buttons import Button, LinkButton, PrimaryButton, QuietButton, SecondaryButton
from app.ui.kit.card import Box, Card
from app.ui.kit.chip import DueChip
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.shapes import paint_disc
from app.ui.kit.theme import px
from app.ui.kit.walking import step_to, walks
from app.ui.today.words import RowWords

_NAME, _NARROW = 124, 640
_PORTION = 12


class Disc(QLabel):
    """A sign on a soft disc, for the eye only."""

    def __init__(self, icon: str, tone: str, size: int = 32) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(px(size), px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc and sign."""
        paint_disc(QPainter(self), QRectF(self.rect()), self._icon, self._tone, icon_share=0.5)


class _RowButton(SecondaryButton):
    """The button of a row: the arrows walk from row to row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the walking keys to the screen; Enter presses."""
        if walks(event) and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class DutyRow(QWidget):
    """Disc, code name, what and why, how long, and the button that does it; `acted` when it was pressed."""

    acted = Signal()

    def __init__(self, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.name = PlainLabel(words.name, "body_strong")
        self.what = PlainLabel(words.what, "body_medium")
        self.why = PlainLabel(words.why, "secondary", "muted")
        self.chip = DueChip(words.chip, words.tone, words.chip_icon, name=words.chip_name)
        self.button: Button = _RowButton(
            words.action, words.action_icon, name=f"{words.action}. {words.name}. {words.what}. {words.chip_name}"
        )
        self.button.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(8), 0, px(8))
        row.setSpacing(px(12))
        row.addWidget(Disc(words.icon, words.tone))
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(px(8))
        self._parts.addWidget(self.name)
        middle = QVBoxLayout()
        middle.setSpacing(px(2))
        middle.addWidget(self.what)
        middle.addWidget(self.why)
        self._parts.addLayout(middle, 1)
        tail = FlowLayout(gap=12)
        tail.addWidget(self.chip)
        tail.addWidget(self.button)
        self._parts.addLayout(tail)
        row.addLayout(self._parts, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts below each other where there is no room beside."""
        super().resizeEvent(event)
        beside = self.width() >= px(_NARROW)
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.name.setMaximumWidth(px(_NAME) if beside else 16777215)
        self.name.setMinimumWidth(px(_NAME) if beside else 0)


class FirstCard(Box):
    """The one thing to do first, with the only primary button of the screen."""

    acted = Signal()
    case_asked = Signal()

    def __init__(self, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__("surface", "accent", 10, parent)
        self.words = words
        self.what = PlainLabel(words.what, "title")
        self.chip = DueChip(words.chip, words.tone, words.chip_icon, name=words.chip_name)
        self.button = PrimaryButton(words.action, words.action_icon, name=f"{words.action}. {words.name}")
        self.open_case = QuietButton(_("Open the case"), name=_("Open the case {name}").format(name=words.name))
        self.button.clicked.connect(self.acted)
        self.open_case.clicked.connect(self.case_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(18), px(16), px(20), px(16))
        row.setSpacing(px(16))
        row.addWidget(Disc(words.icon, words.tone, 44), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(8))
        head = FlowLayout(gap=12)
        head.addWidget(PlainLabel(_("Do this first"), "caption_strong", "accent_text"))
        head.addWidget(self.chip)
        column.addLayout(head)
        column.addWidget(self.what)
        column.addWidget(PlainLabel(f"{words.name} · {words.why}", "body", "muted"))
        column.addSpacing(px(4))
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.button)
        buttons.addWidget(self.open_case)
        column.addLayout(buttons)
        row.addLayout(column, 1)


class Group(QWidget):
    """A heading with its count, and a card of rows; a long one shows its first rows and as many more when asked."""

    def __init__(
        self, title: str, count: int, make: Callable[[int], DutyRow], tone: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows: list[DutyRow] = []
        self._count, self._make = count, make
        self.more_button = LinkButton("", "chevron-down")
        self.more_button.clicked.connect(self.show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        head = FlowLayout(gap=8)
        head.addWidget(PlainLabel(title, "label", tone))
        head.addWidget(PlainLabel(str(count), "secondary", "faint"))
        column.addLayout(head)
        self._card = Card()
        self._card.body.setSpacing(0)
        self._card.column.setContentsMargins(px(16), px(4), px(12), px(4))
        column.addWidget(self._card)
        foot = FlowLayout()
        foot.addWidget(self.more_button)
        column.addLayout(foot)
        self.show_more()

    def show_more(self) -> None:
        """Show the next rows."""
        first = len(self.rows)
        for place in range(first, min(first + _PORTION, self._count)):
            if place:
                self._card.add_rule()
            self.rows.append(self._make(place))
            self._card.add(self.rows[-1])
        left = self._count - len(self.rows)
        self.more_button.relabel(ngettext("Show {n} more", "Show {n} more", left).format(n=left))
        reveal(self.more_button, left > 0)
        if first:
            self.rows[first].button.setFocus(Qt.FocusReason.OtherFocusReason)


class AsideLine(QWidget):
    """One line at the right: a sign, what, and when; with a button where something can be done about it."""

    acted = Signal()

    def __init__(self, icon: str, tone: str, title: str, line: str, action: str = "") -> None:
        super().__init__()
        self.title = PlainLabel(title, "body_medium")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(4), 0, px(4))
        row.setSpacing(px(12))
        row.addWidget(Disc(icon, tone, 28), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.title)
        words.addWidget(PlainLabel(line, "secondary", "muted"))
        row.addLayout(words, 1)
        self.button = LinkButton(action, name=f"{action}. {title}")
        self.button.clicked.connect(self.acted)
        reveal(self.button, bool(action))
        foot = FlowLayout()
        foot.addWidget(self.button)
        words.addLayout(foot)


class Duties(QWidget):
    """The rows of all groups below each other: the arrows walk from one to the next, whatever group it is in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups: list[Group] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(16))

    def add(self, part: QWidget) -> None:
        """Put a card or a group below the others."""
        if isinstance(part, Group):
            self.groups.append(part)
        self._column.addWidget(part)

    def end(self) -> None:
        """Keep the parts together at the top."""
        self._column.addStretch(1)

    def rows(self) -> list[DutyRow]:
        """Every row, from the top."""
        return [row for group in self.groups for row in group.rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, Home and End; here, because the scrolling page would take them."""
        buttons = [row.button for row in self.rows()]
        at = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        to = step_to(event, at, len(buttons)) if at is not None else None
        if to is None:
            super().keyPressEvent(event)
        else:
            buttons[to].setFocus(Qt.FocusReason.OtherFocusReason)
