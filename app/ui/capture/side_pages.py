"""Pages beside the conversation, from which one comes back to where one was: emergency numbers, and the keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.community import Community
from app.i18n import N_, _, furigana
from app.storage.kit import Kit
from app.ui.capture.columns import Columns
from app.ui.capture.numbers import EmergencyNumbers, Helplines
from app.ui.capture.paper import PaperOffer
from app.ui.capture.stage_page import StagePage
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.ruby_block import RubyLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px


class SidePage(StagePage):
    """A page whose filled button leads back."""

    def next_words(self) -> str:
        """Back to where somebody was."""
        return _("Back to the report")

    def next_icon(self) -> str:
        """The sign of coming back."""
        return "undo-2"

    def can_go_back(self) -> bool:
        """The filled button is the way back already."""
        return False

    def first_focus(self) -> QWidget:
        """The page, so that arrows scroll and a screen reader begins to read."""
        return self.scroller


class EmergencyPage(SidePage):
    """Whom to call, from any stage (R17)."""

    calm = False

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        title = N_("Call first")
        self.add(RubyLabel(furigana(title), "question"))
        words = furigana(N_("The report can wait, and nothing you wrote is lost."))
        self.add(RubyLabel(words, "desk_input", "muted"))
        self.add(Columns(EmergencyNumbers(kit), Helplines(kit.community), width=620, least=1080))
        self.body.addStretch(1)
        _make_readable(self, _(title))


class KeysPage(SidePage):
    """Every key of the desk, and what stays when somebody wants to stop."""

    calm = False

    def __init__(self, tasks: Tasks, community: Community) -> None:
        super().__init__()
        title = _("Keys")
        card = Card(title)
        for key, words in (
            ("F1", _("Help and all keys")),
            ("F2", _("Whom to call in danger; the same key leads back")),
            ("F3", _("Hand the keyboard to the reporter; the same key asks for your word")),
            ("F4", _("The next language")),
            ("Ctrl+Enter", _("The filled button")),
            ("Esc", _("Back; nothing is discarded")),
            ("Ctrl+1 … Ctrl+8", _("To a question of the form")),
            ("Ctrl+I", _("What to do, not to do and say, where it is not beside the form")),
            ("Tab, Shift+Tab", _("To the next part and back; a text field lets go")),
            ("↑ ↓ ← →", _("Through the answers of a question")),
            ("Enter, Space", _("Choose an answer")),
        ):
            row = QHBoxLayout()
            row.setSpacing(px(16))
            cap = PlainLabel(key, "body_strong")
            cap.setMinimumWidth(px(150))
            row.addWidget(cap)
            row.addWidget(PlainLabel(words, "prompt"), 1)
            card.add(row)
        stop = Card(_("The reporter wants to stop"))
        stop.add(
            PlainLabel(_("That is fine at any time. Close the window, and what was written can be deleted."), "prompt")
        )
        full = Card(_("When the reporter writes alone"))
        limits = _("It fills the screen, but Alt+Tab, the keys of the system and other screens still work.")
        full.add(PlainLabel(limits, "prompt"))
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(stop)
        column.addWidget(full)
        paper = Card(_("Paper form"))
        paper.add(PaperOffer(tasks, community))
        column.addWidget(paper)
        self.add(Columns(card, beside, width=400, least=900))
        self.body.addStretch(1)
        _make_readable(self, title)


class CoverPage(SidePage):
    """Nothing but a way on, while nobody sits there; any key takes it away and is not typed anywhere."""

    surface = True
    alone = True

    def __init__(self) -> None:
        super().__init__()
        column = self.centered()
        column.addSpacing(px(80))
        column.addWidget(RubyLabel(furigana(N_("Nobody typed for a while")), "question"))
        words = furigana(N_("Everything is as it was. Press any key to go on."))
        column.addWidget(RubyLabel(words, "account", "muted"))
        self.body.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Everything is as it was. Press any key to go on."))

    def first_focus(self) -> QWidget:
        """The page itself, which takes the key."""
        return self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key leads back."""
        event.accept()
        self.done.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """So does the mouse."""
        event.accept()
        self.done.emit()


def _make_readable(page: StagePage, name: str) -> None:
    page.scroller.setAccessibleName(name)
