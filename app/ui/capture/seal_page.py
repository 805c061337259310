"""Who can open it, to be compared aloud; then it is sealed, or refused with nothing lost."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case import Route
from app.errors import AppError
from app.i18n import N_, _, furigana, language
from app.services.capture import OpenKit
from app.ui.capture.conversation import Conversation
from app.ui.capture.route_page import sentence
from app.ui.capture.sealing import Sealing
from app.ui.capture.stage_page import StagePage
from app.ui.capture.words_plate import WordsPlate
from app.ui.kit.banner import Sign
from app.ui.kit.busy import Busy
from app.ui.kit.card import Card
from app.ui.kit.ruby_block import RubyLabel
from app.ui.kit.theme import px


class SealPage(StagePage):
    """The last question; its filled button seals."""

    number = 3

    def __init__(self, conversation: Conversation, opened: OpenKit, sealing: Sealing) -> None:
        super().__init__()
        self._conversation = conversation
        self._sealing = sealing
        self.words = opened.words(conversation.route)
        community = opened.kit.community
        organizer = community.organizer.say(language())
        self.title = RubyLabel(furigana(N_("Seal this report?")), "question")
        self.card = Card()
        self.card.add(RubyLabel(furigana(N_("Who can open this report")), "section"))
        if conversation.route is Route.ORGANIZER:
            self._add_reader("shield-check", sentence(organizer), furigana(N_("And nobody else.")))
        else:
            cannot = furigana(N_("Only together. {organizer} cannot open it.")).format(organizer=sentence(organizer))
            self._add_reader("users-round", furigana(N_("The trusted volunteers")), cannot)
        compare = furigana(N_("Compare them with the card at this desk. If a word differs, do not seal."))
        self.card.add(WordsPlate(self.words, furigana(N_("Their six check words")), compare))
        self.card.add(RubyLabel(furigana(N_("Nobody at this desk can read or change it afterwards.")), "desk_input"))
        self.busy = Busy(_("Sealing. This takes a moment."), can_cancel=False)
        column = self.centered()
        for part in (self.title, self.card, self.busy):
            column.addWidget(part)
        self.body.addStretch(1)
        sealing.began.connect(self._on_sealing_changed)
        sealing.refused.connect(self._on_refused)
        self._on_sealing_changed()

    def next_words(self) -> str:
        """The act itself."""
        return _("Seal")

    def next_icon(self) -> str:
        """The lock."""
        return "lock"

    def is_ready(self) -> bool:
        """Nothing can be pressed twice."""
        return not self._sealing.is_busy

    def why_not(self) -> str:
        """It is under way."""
        return _("Sealing. This takes a moment.") if self._sealing.is_busy else ""

    def can_go_back(self) -> bool:
        """Not while it is being sealed."""
        return not self._sealing.is_busy

    def go_on(self) -> None:
        """Seal."""
        self.banner.clear()
        self._sealing.begin(self._conversation)

    def first_focus(self) -> QWidget:
        """The text that says who can open it."""
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroller.setAccessibleName(_("Who can open this report"))
        return self.scroller

    def _add_reader(self, icon: str, name: str, line: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(Sign(icon, "accent", 40), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        self.reader = RubyLabel(name, "big_answer")
        words.addWidget(self.reader)
        words.addWidget(RubyLabel(line, "desk_input", "muted"))
        row.addLayout(words, 1)
        self.card.add(row)

    def _on_sealing_changed(self) -> None:
        self.busy.setVisible(self._sealing.is_busy)
        self.changed.emit()

    def _on_refused(self, error: AppError) -> None:
        self.banner.show_error(error)
        self.busy.hide()
        self.changed.emit()


class OwnSealPage(SealPage):
    """The same question, for a reporter who seals alone."""

    surface = True
    alone = True
