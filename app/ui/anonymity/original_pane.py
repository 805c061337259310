"""The original beside the public text: to be read, not copied; names only on request and only for a minute."""

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QTextEdit, QWidget

from app.i18n import _
from app.ui.anonymity.originals import ROLE_WORDS, Original, Piece
from app.ui.kit.badge import RoleBadge
from app.ui.kit.buttons import LinkButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.editors import make_plain
from app.ui.kit.flow import FlowLayout
from app.ui.kit.icons import paint_icon
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px, theme
from app.ui.kit.tokens import ROLE_ICONS

SECONDS_SHOWN = 60
_LINE = 24
_ROOM_FOR_SIGN = "\u00a0" * 5
"""Where the sign of the role is painted; it stands in the copy on the screen alone."""


class OriginalText(QTextEdit):
    """The reports as plain words, with people as fields in the color and the sign of their role."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self._signs: list[tuple[QTextCursor, str]] = []
        make_plain(self, name)
        self.setReadOnly(True)
        self.setProperty("reading", True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setUndoRedoEnabled(False)
        self.setMinimumSize(px(160), px(80))
        theme().changed.connect(self._on_theme_changed)

    def show_pieces(self, pieces: tuple[Piece, ...]) -> None:
        """Show these instead, at the same height of the page."""
        self._pieces = pieces
        at = self.verticalScrollBar().value()
        self.clear()
        self._signs = []
        cursor = QTextCursor(self.document())
        lines = QTextBlockFormat()
        lines.setLineHeight(px(_LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(lines)
        for number, piece in enumerate(pieces):
            if piece.heading:
                cursor.insertText("\n\n" if number else "", QTextCharFormat())
                cursor.insertText(piece.text + "\n", self._look(piece))
            elif piece.role is None:
                cursor.insertText(piece.text, self._look(piece))
            else:
                start = QTextCursor(self.document())
                start.setPosition(cursor.position())
                start.setKeepPositionOnInsert(True)
                cursor.insertText(_ROOM_FOR_SIGN + piece.text.replace("\n", " "), self._look(piece))
                self._signs.append((start, piece.role))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(at)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Nothing leaves by the clipboard."""
        return QMimeData()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys move the page."""
        step = QScrollBar.SliderAction
        action = {
            Qt.Key.Key_Down: step.SliderSingleStepAdd,
            Qt.Key.Key_Up: step.SliderSingleStepSub,
            Qt.Key.Key_PageDown: step.SliderPageStepAdd,
            Qt.Key.Key_Space: step.SliderPageStepAdd,
            Qt.Key.Key_PageUp: step.SliderPageStepSub,
            Qt.Key.Key_Home: step.SliderToMinimum,
            Qt.Key.Key_End: step.SliderToMaximum,
        }.get(Qt.Key(event.key()))
        if action is None:
            event.ignore()
        else:
            self.verticalScrollBar().triggerAction(action)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, then the signs of the roles."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for start, role in self._signs:
            place = QRectF(self.cursorRect(start))
            if place.bottom() > 0 and place.top() < self.viewport().height():
                side = px(13)
                square = QRectF(place.left() + px(3), place.center().y() - side / 2, side, side)
                paint_icon(painter, square, ROLE_ICONS[role], theme().color(role))

    def _look(self, piece: Piece) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(theme().color("faint" if piece.heading else "muted" if piece.role is None else piece.role))
        if piece.heading or piece.role is not None:
            look.setFontWeight(QFont.Weight.DemiBold)
        if piece.role is not None:
            look.setBackground(theme().color(f"{piece.role}_bg"))
        return look

    def _on_theme_changed(self) -> None:
        self.show_pieces(self._pieces)


class OriginalPane(Card):
    """The left of the studio; `names_asked` asks for names, which hide again by themselves."""

    names_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.hiding = Chip("", "info", "timer")
        self.names = LinkButton(_("Show names"), "eye")
        aside = QWidget()
        row = QHBoxLayout(aside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(self.names)
        super().__init__(_("Original"), aside, note=_("The reporter’s words · stays in the vault"), parent=parent)
        self.set_colors("app", "border")
        self._hidden = Original(pieces=())
        self._left = 0
        self.text = OriginalText(_("Original"))
        self.legend = QWidget()
        self._legend = FlowLayout(self.legend, gap=12)
        self.add(self.hiding)
        self.hiding.hide()
        self.add(self.text, 1)
        self.add(self.legend)
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._on_second_passed)
        self.names.clicked.connect(self._on_names_pressed)

    @property
    def names_are_shown(self) -> bool:
        """Whether names stand on the screen now."""
        return self._left > 0

    def show_original(self, hidden: Original) -> None:
        """Show the reports with role words."""
        self._hidden = hidden
        self.text.show_pieces(hidden.pieces)
        for role in hidden.roles():
            self._legend.addWidget(_LegendRow(role, _(ROLE_WORDS[role])))

    def show_named(self, named: Original) -> None:
        """Show the names for a minute."""
        self._left = SECONDS_SHOWN
        self.text.show_pieces(named.pieces)
        self._clock.start()
        self._say_left()

    def hide_names(self) -> None:
        """Role words instead of names, and no name kept here."""
        if self.names_are_shown:
            self._left = 0
            self._clock.stop()
            self.text.show_pieces(self._hidden.pieces)
            self._say_left()

    def event(self, event: QEvent) -> bool:
        """Hide the names when the window is left."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self.hide_names()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the names when the screen is left."""
        self.hide_names()
        super().hideEvent(event)

    def _say_left(self) -> None:
        shown = self.names_are_shown
        minutes, seconds = divmod(self._left, 60)
        self.hiding.show_state(_("Names hide in {time}").format(time=f"{minutes}:{seconds:02}"), "info", "timer")
        self.hiding.setVisible(shown)
        self.names.relabel(_("Hide now") if shown else _("Show names"), "eye-off" if shown else "eye")

    def _on_second_passed(self) -> None:
        if self._left > 1:
            self._left -= 1
            self._say_left()
        else:
            self.hide_names()

    def _on_names_pressed(self) -> None:
        if self.names_are_shown:
            self.hide_names()
        else:
            self.names_asked.emit()


class _LegendRow(QWidget):
    def __init__(self, role: str, word: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(RoleBadge(role, word))
        row.addWidget(PlainLabel(word, "caption", "muted"))
