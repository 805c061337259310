"""What lies over a whole window for a while: the emergency card, the plain panel, the list of keys."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.community import Community
from app.i18n import _, language
from app.ui.kit.banner import Sign
from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card
from app.ui.kit.page import Scroller
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px, theme


class Cover(QWidget):
    """Covers its window, follows its size, and goes away by Esc or its button."""

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Cover"))
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), theme().color("app"))


class PlainCover(Cover):
    """A panel that shows nothing, for somebody who walks by; it is not the lock."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(Sign("shield", "accent", 56), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(16))
        words = _("Hidden. The same key brings it back: F12.")
        column.addWidget(PlainLabel(words, "body", "muted", align=Qt.AlignmentFlag.AlignHCenter))
        column.addStretch(1)

    def mousePressEvent(self, event: object) -> None:
        """A click does nothing: only the key brings the window back."""


class EmergencyCard(Cover):
    """Whom to call, before anything else (R17)."""

    def __init__(self, window: QWidget, community: Community) -> None:
        super().__init__(window)
        card = Card(_("If someone is hurt, threatened or being followed, call first."))
        card.add(PlainLabel(_("The report can wait, and nothing you wrote is lost."), "body", "muted"))
        spoken = language()
        for line in sorted(community.helplines, key=lambda helpline: not helpline.emergency):
            row = QHBoxLayout()
            row.setSpacing(px(16))
            number = PlainLabel(line.number, "number" if line.emergency else "section")
            number.setMinimumWidth(px(190))
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(PlainLabel(line.name.say(spoken), "body_medium"))
            day = line.verified_on
            checked = _("checked on {day}").format(day=day.isoformat()) if day else _("not checked yet")
            words.addWidget(PlainLabel(f"{line.hours.say(spoken)} · {checked}", "caption", "faint"))
            row.addLayout(words, 1)
            card.add(row)
        self.close_button = PrimaryButton(_("Back"), "arrow-left", desk=True, key="F2")
        self.close_button.clicked.connect(self.left)
        _lay_out(self, card, self.close_button)


class KeysCard(Cover):
    """Every key of the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        card = Card(_("Keys"))
        for key, words in (
            ("F1", _("Help and all keys")),
            ("F2", _("Whom to call in danger; the same key leads back")),
            ("F12", _("Hide the window; the same key brings it back")),
            ("Ctrl+1 … Ctrl+6", _("The places of the rail, from the top")),
            ("Ctrl+Enter", _("The filled button")),
            ("Ctrl+L", _("Lock now")),
            ("Tab, Shift+Tab", _("To the next part and back; a text field lets go")),
            ("Esc", _("Back; nothing is discarded")),
        ):
            row = QHBoxLayout()
            cap = PlainLabel(key, "body_strong")
            cap.setMinimumWidth(px(170))
            row.addWidget(cap)
            row.addWidget(PlainLabel(words), 1)
            card.add(row)
        self.close_button = PrimaryButton(_("Back"), "arrow-left", key="F1")
        self.close_button.clicked.connect(self.left)
        _lay_out(self, card, self.close_button)


def _lay_out(cover: Cover, card: Card, button: PrimaryButton) -> None:
    """The card in what room there is, and the way back always below it."""
    column = QVBoxLayout(cover)
    column.setContentsMargins(px(40), px(32), px(40), px(24))
    column.setSpacing(px(16))
    holder = QWidget()
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(card)
    inside.addStretch(1)
    column.addWidget(Scroller(holder), 1)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    cover.setFocusProxy(button)
