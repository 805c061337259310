"""The fixed places of the desk: where one is above, and below the red key, what is kept, and the next step."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n import EASY, SPEECHES, _, speech
from app.ui.kit.buttons import DangerKey, IconButton, PrimaryButton, SecondaryButton
from app.ui.kit.icons import paint_icon
from app.ui.kit.plain_label import ElideLabel, PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.segmented import Segmented
from app.ui.kit.shapes import paint_box
from app.ui.kit.stage_path import StagePath
from app.ui.kit.theme import px, theme

_NAMES = {"en": "English", "ja": "日本語", EASY: "やさしい"}


class Languages(Segmented):
    """The three texts a reporter can choose from."""

    def __init__(self) -> None:
        super().__init__([(code, _NAMES[code]) for code in SPEECHES], _("Language"), speech(), desk=True)


class TopBar(QWidget):
    """The mark, the event and desk, the stages, and help; before a reporter alone the languages and nothing else."""

    language_chosen = Signal(str)

    def __init__(self, place: str, stage: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(6), px(12), px(6))
        row.setSpacing(px(12))
        self._mark = _Tile("shield", "on_accent", "accent", 28, 6)
        row.addWidget(self._mark)
        self._name = PlainLabel("Mamori", "section")
        row.addWidget(self._name)
        self._line = _Line()
        row.addWidget(self._line)
        self.place = ElideLabel(place, "body_medium", "muted")
        row.addWidget(self.place, 1)
        self.path = StagePath([_("Safety"), _("Listen"), _("Read back"), _("Seal")], stage)
        row.addWidget(self.path)
        self.help_button = IconButton("circle-question-mark", _("Help and all keys"), desk=True)
        row.addWidget(self.help_button)
        self.languages = Languages()
        self.languages.chosen.connect(self.language_chosen)
        row.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignRight)
        self._is_alone = False
        self._show_parts()

    def show_alone(self, alone: bool) -> None:
        """Show the languages alone, or everything else."""
        self._is_alone = alone
        self._show_parts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The mark is enough where there is little room."""
        super().resizeEvent(event)
        self._show_parts()

    def _show_parts(self) -> None:
        shared = not self._is_alone
        parts: tuple[tuple[QWidget, int], ...] = (
            (self._mark, 0),
            (self._name, 760),
            (self._line, 560),
            (self.place, 560),
            (self.path, 0),
            (self.help_button, 0),
        )
        for part, least in parts:
            reveal(part, shared and self.width() >= px(least))
        reveal(self.languages, self._is_alone)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and, except before a reporter alone, the line below."""
        _paint_ground(self, None if self._is_alone else self.height() - 0.5)


class StateTile(QWidget):
    """What is kept, and who can open it: a sign and two lines."""

    def __init__(self) -> None:
        super().__init__()
        self._tile = _Tile("file-text", "muted", "sunken", 36, 18)
        self.words = PlainLabel("", "secondary_strong")
        self.line = PlainLabel("", "secondary", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.line)
        row.addLayout(column, 1)

    def say(self, words: str, line: str, *, sealed: bool) -> None:
        """Say what is true now."""
        self.words.say(words)
        self.line.say(line)
        self._tile.show_sign("lock" if sealed else "file-text", "accent_text" if sealed else "muted")


class BottomBar(QWidget):
    """The red key at the left, the one filled button at the right; the rest between them, or above on a narrow desk."""

    back_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.danger_key = DangerKey()
        self.state = StateTile()
        self.languages = Languages()
        self.languages.chosen.connect(self.language_chosen)
        self.reason = PlainLabel("", "secondary", "muted", align=Qt.AlignmentFlag.AlignRight)
        self.back_button = SecondaryButton(_("Back"), "arrow-left", desk=True)
        self.back_button.clicked.connect(self.back_asked)
        self.next_button = PrimaryButton("", "arrow-right", desk=True, icon_after=True)
        self._shape: tuple[bool, bool] | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(px(10))
        self._upper, self._middle, self._lower = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for line in (self._upper, self._middle, self._lower):
            line.setSpacing(px(8))
            self._column.addLayout(line)
        self._arrange(narrow=False, tight=False)

    def say_next(self, words: str, icon: str, *, ready: bool, why_not: str) -> None:
        """Say what the filled button does, and why it cannot be pressed where it cannot."""
        self.next_button.relabel(words, icon)
        self.next_button.setEnabled(ready)
        self.reason.say("" if ready else why_not)
        self.reason.setVisible(bool(self.reason.words()))
        self._fit()

    def show_alone(self, alone: bool) -> None:
        """Leave the languages to the bar above, before a reporter alone."""
        reveal(self.languages, not alone)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a second line where one has no room."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and the line above."""
        _paint_ground(self, 0.5)

    def _fit(self) -> None:
        parts = (self.danger_key, self.state, self.languages, self.reason, self.back_button, self.next_button)
        shown = [part for part in parts if not part.isHidden()]
        needed = sum(part.sizeHint().width() for part in shown) + px(12) * (len(shown) + 1) + 2 * px(24)
        keys = [part for part in (self.danger_key, self.back_button, self.next_button) if not part.isHidden()]
        least = sum(part.sizeHint().width() for part in keys) + px(8) * 2 + 2 * px(24)
        self._arrange(narrow=needed > self.width(), tight=least > self.width())
        side = px(24 if self.width() >= px(560) else 12)
        self._column.setContentsMargins(side, px(12), side, px(12))
        self.state.line.setVisible(bool(self.state.line.words()) and self.width() >= px(560))

    def _arrange(self, *, narrow: bool, tight: bool) -> None:
        if (narrow, tight) == self._shape:
            return
        self._shape = narrow, tight
        for line in (self._upper, self._middle, self._lower):
            while line.takeAt(0) is not None:
                pass
        self._lower.addWidget(self.danger_key)
        upper = self._upper if narrow else self._lower
        upper.addSpacing(0 if narrow else px(8))
        upper.addWidget(self.state, 1)
        upper.addWidget(self.languages)
        if narrow:
            self._lower.addStretch(1)
        middle = self._middle if narrow else self._lower
        middle.addWidget(self.reason)
        (middle if tight else self._lower).addWidget(self.back_button)
        self._lower.addWidget(self.next_button)


class _Tile(QLabel):
    """A sign on a rounded tile, for the eye only."""

    def __init__(self, icon: str, tone: str, fill: str, side: int, radius: int) -> None:
        super().__init__()
        self._icon, self._tone, self._fill, self._radius = icon, tone, fill, radius
        self.setFixedSize(px(side), px(side))

    def show_sign(self, icon: str, tone: str) -> None:
        """Show another sign."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tile and sign."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_box(painter, rect, px(self._radius), theme().color(self._fill))
        inset = rect.width() * 0.25
        square = rect.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, square, self._icon, theme().color(self._tone))


class _Line(QLabel):
    """A short line between two words."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1, px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme().color("border"))


def _paint_ground(bar: QWidget, y: float | None) -> None:
    painter = QPainter(bar)
    painter.fillRect(bar.rect(), theme().color("surface"))
    if y is None:
        return
    painter.setPen(QPen(theme().color("border"), 1))
    painter.drawLine(QPointF(0, y), QPointF(bar.width(), y))
