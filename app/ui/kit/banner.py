"""Sentences in place: what happened or is closed, what to do, and at most one button."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import AppError
from app.ui.kit.buttons import Button, PrimaryButton, SecondaryButton
from app.ui.kit.card import Box
from app.ui.kit.icons import paint_icon
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.shapes import paint_box
from app.ui.kit.theme import px, theme

_SIGNS = {
    "info": "info",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "circle-alert",
    "neutral": "info",
    "accent": "info",
}


class Sign(QLabel):
    """A sign alone, for the eye only; `disc` paints it on a filled disc of the accent."""

    def __init__(self, icon: str, tone: str = "text", size: int = 18, *, disc: bool = False) -> None:
        super().__init__()
        self._icon, self._tone, self._disc = icon, tone, disc
        self.setFixedSize(px(size), px(size))

    def show_icon(self, icon: str, tone: str) -> None:
        """Show another sign."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._disc:
            paint_box(painter, rect, rect.width() / 2, theme().color("accent"))
            inset = rect.width() * 0.2
            rect = rect.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, rect, self._icon, theme().color("on_accent" if self._disc else self._tone))


class Banner(Box):
    """A colored line with a sign; `acted` says that its button was pressed. Empty, it hides itself."""

    acted = Signal()

    def __init__(
        self,
        tone: str = "info",
        sentence: str = "",
        detail: str = "",
        action: str = "",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("info_bg", "info_line", 8, parent)
        self.sign = Sign("info", "info")
        self.sentence = PlainLabel("", "body_medium", "info")
        self.detail = PlainLabel("", "secondary", "text")
        self.button = SecondaryButton("")
        self.button.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(10), px(12), px(10))
        row.setSpacing(px(10))
        middle = QVBoxLayout()
        middle.addStretch(1)
        said = QHBoxLayout()
        said.setSpacing(px(10))
        said.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.sentence)
        words.addWidget(self.detail)
        said.addLayout(words, 1)
        middle.addLayout(said)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.say(tone, sentence, detail, action, icon=icon)

    def say(self, tone: str, sentence: str, detail: str = "", action: str = "", *, icon: str = "") -> None:
        """Show this sentence; an empty one hides the banner."""
        self.set_colors(f"{tone}_bg", f"{tone}_line")
        self.sign.show_icon(icon or _SIGNS[tone], tone)
        self.sentence.set_tone(tone)
        self.sentence.say(sentence)
        self.detail.say(detail)
        reveal(self.detail, bool(detail))
        self.button.relabel(action)
        reveal(self.button, bool(action))
        self.setAccessibleName(" ".join(part for part in (sentence, detail) if part))
        reveal(self, bool(sentence))
        if sentence and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def show_error(self, error: AppError) -> None:
        """Say what was refused, in its own sentence, and tell a screen reader."""
        self.say("danger", error.sentence)

    def clear(self) -> None:
        """Say nothing any more."""
        self.say("info", "")


class Guard(Banner):
    """Why something is closed and what opens it: amber, with the lock."""

    def __init__(self, sentence: str, detail: str = "", action: str = "", parent: QWidget | None = None) -> None:
        super().__init__("warn", sentence, detail, action, icon="lock", parent=parent)


class NextBar(Box):
    """What to do next: one sentence, why, and the primary button of the screen (organizer.md 0.2)."""

    acted = Signal()

    def __init__(
        self, sentence: str, why: str = "", action: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("selected", "accent", 8, parent)
        self.sentence = PlainLabel(sentence, "body_strong")
        self.why = PlainLabel(why, "secondary", "muted")
        reveal(self.why, bool(why))
        self.button: Button = PrimaryButton(action, icon)
        reveal(self.button, bool(action))
        self.button.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(12), px(14), px(12))
        row.setSpacing(px(12))
        row.addWidget(Sign("arrow-right", "on_accent", 26, disc=True), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(4))
        for part in (self.sentence, self.why):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, px(4), 0, 0)
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        row.addLayout(column, 1)
