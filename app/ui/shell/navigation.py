"""The rail: where the organizer can go, and the keys that are never hidden."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.buttons import Button
from app.ui.kit.icons import paint_icon
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.shapes import paint_box, paint_focus
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme

TODAY, CASES, IMPORT, KITS, COMMUNITY = "today", "cases", "import", "kits", "community"
VAULT, PREFERENCES = "vault", "preferences"
DANGER, HIDE, LOCK = "danger", "hide", "lock"
ROOMS = (TODAY, CASES, IMPORT, KITS, COMMUNITY, VAULT)
"""The words at the top of the rail, in their order: Ctrl+1 and on."""


class RailItem(Button):
    """One word under one sign; the one that is open has a lighter field and a bar."""

    def __init__(self, key: str, sign: str, word: str, tone: str = "rail_text", parent: QWidget | None = None) -> None:
        super().__init__(word, name=word, parent=parent)
        self.key = key
        self._rail_sign = sign
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A field of 64 by 54, higher where the word needs two lines."""
        lines = self._word().height(px(70)) - self._word().line_height()
        return QSize(px(72), px(54) + lines)

    def minimumSizeHint(self) -> QSize:
        """The same field."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Its width is fixed."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field, bar, sign and word."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            paint_box(painter, rect, px(8), theme().color("rail_selected"))
        if self.isChecked():
            paint_box(painter, QRectF(0, px(12), px(3), rect.height() - px(24)), px(1.5), theme().color("rail_sign"))
        side = px(20)
        sign = QRectF(rect.center().x() - side / 2, px(7), side, side)
        paint_icon(painter, sign, self._rail_sign, theme().color(self._tone))
        words = QRectF(px(1), px(30), rect.width() - px(2), rect.height() - px(30))
        self._word().draw(painter, words, theme().color(self._tone), Qt.AlignmentFlag.AlignHCenter)
        if self.hasFocus():
            paint_focus(painter, rect, px(8))

    def _word(self) -> TextBlock:
        return TextBlock(self.text(), "caption")


class Rail(QFrame):
    """The rail at the left of every screen of an open vault."""

    chosen = Signal(str)

    def __init__(self, *, practices: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: dict[str, RailItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), px(12), px(4), px(12))
        column.setSpacing(px(4))
        if practices:
            column.addWidget(
                PlainLabel(_("PRACTICE"), "caption_strong", "rail_sign", align=Qt.AlignmentFlag.AlignHCenter)
            )
        words = {
            TODAY: ("list-checks", _("Today")),
            CASES: ("inbox", _("Cases")),
            IMPORT: ("folder-input", _("Import")),
            KITS: ("calendar-days", _("Events")),
            COMMUNITY: ("users-round", _("Group")),
            VAULT: ("folder-lock", _("Vault")),
        }
        for key in ROOMS:
            self._add(column, RailItem(key, *words[key]))
        column.addStretch(1)
        self._add(column, RailItem(DANGER, "phone", "110 · 119", "rail_danger"))
        for key, sign, word in (
            (HIDE, "eye-off", _("Hide")),
            (PREFERENCES, "settings", _("Settings")),
            (LOCK, "lock", _("Lock")),
        ):
            self._add(column, RailItem(key, sign, word))
        self.items[DANGER].setAccessibleName(_("Danger? 110 · 119"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def mark(self, open_screen: str) -> None:
        """Show which screen is open."""
        for key, item in self.items.items():
            item.setCheckable(key in (*ROOMS, PREFERENCES))
            item.setChecked(key == open_screen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dark ground."""
        QPainter(self).fillRect(self.rect(), theme().color("rail"))

    def _add(self, column: QVBoxLayout, item: RailItem) -> None:
        self.items[item.key] = item
        item.clicked.connect(self._on_item_clicked)
        column.addWidget(item)

    def _on_item_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, RailItem):
            self.chosen.emit(item.key)
