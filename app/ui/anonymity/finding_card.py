"""The card of one finding, under the place it speaks of: why it is marked, and what can be done with one key."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.anonymity.mentioned import MENTIONED
from app.domain.public_report import FindingKind, Level
from app.i18n import _, pgettext
from app.ui.anonymity.public_editor import TONES, Mark
from app.ui.kit.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.kit.chip import Chip
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px, theme

LEVEL_SIGNS = {Level.BLOCK: "lock", Level.WARN: "eye"}
_ARROW = 9


def level_words(level: Level) -> str:
    """What a level means for the PDF."""
    return _("Blocks") if level is Level.BLOCK else _("Look at")


def may_be_registered(mark: Mark) -> bool:
    """Whether it is the name or the account of somebody who is not among the people of the case."""
    return mark.finding.kind in (FindingKind.NAME, FindingKind.HANDLE) and mark.finding.person in (None, MENTIONED)


class FindingCard(QWidget):
    """Opened by a click on a mark, by F8 or from the list; its signals say what is wanted of the finding."""

    replace_asked = Signal()
    dismiss_asked = Signal()
    register_asked = Signal()
    next_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tip, self._points_up = 0.0, True
        self.level = Chip("", "danger", "lock")
        self.count = PlainLabel("", "caption", "faint")
        self.words = PlainLabel("", "secondary", "muted")
        self.why = PlainLabel("", "body_strong")
        self.whom = PlainLabel("", "secondary", "muted")
        self.replace = PrimaryButton("", "check")
        self.register = SecondaryButton(_("Add to the people…"), "user-round-plus")
        self.dismiss = QuietButton(_("Leave it, with a reason…"))
        self.next = QuietButton(_("Next mark"), key="F8")
        self.close_card = QuietButton(pgettext("window", "Close"), key="Esc")
        self._lay_out()
        self.replace.clicked.connect(self.replace_asked)
        self.register.clicked.connect(self.register_asked)
        self.dismiss.clicked.connect(self.dismiss_asked)
        self.next.clicked.connect(self.next_asked)
        self.close_card.clicked.connect(self.closed)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.level)
        head.addStretch(1)
        head.addWidget(self.count)
        buttons = FlowLayout(gap=8)
        for button in (self.replace, self.register, self.dismiss, self.next, self.close_card):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12 + _ARROW), px(16), px(12 + _ARROW))
        column.setSpacing(px(8))
        column.addLayout(head)
        for part in (self.words, self.why, self.whom):
            column.addWidget(part)
        column.addLayout(buttons)

    def show_mark(self, mark: Mark, count: int, whom: str, label: str) -> None:
        """Speak of this finding; `label` is what the person is called in public, empty for nobody known."""
        level = mark.finding.level
        self.level.show_state(level_words(level), TONES[level], LEVEL_SIGNS[level])
        self.count.say(_("{number} of {count}").format(number=mark.number, count=count))
        self.words.say(_("“{words}”").format(words=mark.words))
        self.why.say(mark.finding.why)
        self.whom.say(whom)
        self.whom.setVisible(bool(whom))
        self.replace.relabel(_("Replace with “{label}”").format(label=label))
        self.replace.setVisible(bool(label))
        self.register.setVisible(may_be_registered(mark))
        self.setAccessibleName(f"{self.level.text()}. {self.words.words()}. {mark.finding.why}")

    def place_at(self, target: QRectF, within: QRect) -> bool:
        """Stand below the target, or above it where there is no room; whether there was room for either."""
        width = min(px(348), within.width())
        column = self.layout()
        height = column.totalHeightForWidth(width) if column is not None else self.sizeHint().height()
        left = max(within.left(), min(round(target.center().x()) - width // 2, within.right() - width))
        below, above = round(target.bottom()) + px(2), round(target.top()) - px(2) - height
        fits = below + height <= within.bottom() or above >= within.top()
        self._points_up = below + height <= within.bottom() or not fits
        self.setGeometry(left, below if self._points_up else above, width, height)
        edge = px(20)
        self._tip = min(max(target.center().x() - left, edge), width - edge)
        self.update()
        return fits

    def first_button(self) -> QPushButton:
        """Where Enter does the most likely thing."""
        return self.replace if not self.replace.isHidden() else self.next

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, Esc closes."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            button = focused if isinstance(focused, QPushButton) else self.first_button()
            button.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its arrow as one outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        arrow, half = px(_ARROW), px(9)
        box = QRectF(self.rect()).adjusted(1, arrow, -1, -arrow)
        path = QPainterPath()
        path.addRoundedRect(box, px(10), px(10))
        tip, edge = (
            (box.top() - arrow + 1, box.top() + 1) if self._points_up else (box.bottom() + arrow - 1, box.bottom() - 1)
        )
        beak = QPainterPath(QPointF(self._tip - half, edge))
        beak.lineTo(self._tip, tip)
        beak.lineTo(self._tip + half, edge)
        beak.closeSubpath()
        painter.setPen(QPen(theme().color("border_strong"), 1.5))
        painter.setBrush(theme().color("surface"))
        painter.drawPath(path.united(beak))
