"""Pages beside the conversation, from which one comes back to where one was: emergency numbers, and the keys."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.community import Community
from app.i18n import _
from app.ui.capture.columns import Columns
from app.ui.capture.numbers import EmergencyNumbers, Helplines
from app.ui.capture.stage_page import StagePage
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
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

    def __init__(self, community: Community) -> None:
        super().__init__()
        title = _("Call first")
        self.add(PlainLabel(title, "question"))
        words = _("The report can wait, and nothing you wrote is lost.")
        self.add(PlainLabel(words, "prompt", "muted"))
        self.add(Columns(EmergencyNumbers(community), Helplines(community), width=620, least=1080))
        self.body.addStretch(1)
        _make_readable(self, title)


class KeysPage(SidePage):
    """Every key of the desk, and what stays when somebody wants to stop."""

    calm = False

    def __init__(self) -> None:
        super().__init__()
        title = _("Keys")
        card = Card(title)
        for key, words in (
            ("F1", _("Help and all keys")),
            ("F2", _("Whom to call in danger; the same key leads back")),
            ("Ctrl+Enter", _("The filled button")),
            ("Esc", _("Back; nothing is discarded")),
            ("Ctrl+1 … Ctrl+8", _("To a question of the form")),
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
        self.add(Columns(card, stop, width=400, least=900))
        self.body.addStretch(1)
        _make_readable(self, title)


def _make_readable(page: StagePage, name: str) -> None:
    page.scroller.setAccessibleName(name)
