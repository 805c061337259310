"""What comes before the first word: thanks, what the words are for, who can open them, and a yes (practice.md 8.2)."""

from PySide6.QtWidgets import QHBoxLayout

from app.domain.case import Route
from app.domain.report import Consent
from app.i18n import N_, _, furigana
from app.ui.capture.conversation import Conversation
from app.ui.capture.prompt_box import panel_of
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.ruby_block import RubyLabel


class Opening(Card):
    """What is said before anything is written: nobody has to answer, why the words are kept, and who reads them."""

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        welcome = furigana(
            N_(
                "Thank you for coming to us. You decide what you tell. "
                "You can leave any question empty and stop at any time."
            )
        )
        self.add(RubyLabel(welcome, "desk_input"))
        why = furigana(
            N_(
                "It may include things like health or harm you suffered. "
                "We record it only to handle this report and keep people safe."
            )
        )
        self.add(RubyLabel(why, "desk_input"))
        self.add(RubyLabel(_who_reads(conversation.route), "desk_input"))
        self.panel = panel_of(("consent",), conversation.answers)
        self.changed = self.panel.changed
        self.changed.connect(self._on_consent_changed)
        self.add(self.panel)
        self.refused = Banner()
        self.add(self.refused)
        kept = _("What you write is kept sealed from time to time. Only the reader you chose can open it.")
        self.add(PlainLabel(kept, "secondary", "muted"))
        self.hand_over = SecondaryButton(_("Hand the keyboard to the reporter"), "keyboard", desk=True, key="F3")
        row = QHBoxLayout()
        row.addWidget(self.hand_over)
        row.addStretch(1)
        self.add(row)
        self._on_consent_changed()

    def _on_consent_changed(self) -> None:
        no = self.panel.values().get("consent") == Consent.NO
        self.refused.say("warn", _("Then leave it unwritten. Listening is enough.") if no else "")


def _who_reads(route: Route) -> str:
    """Who reads it, without a word on the answer that decided it."""
    if route is Route.ORGANIZER:
        return furigana(
            N_(
                "Only the organizer can open this report. "
                "Once it is sealed, nobody here can read it, and the people running the event get no copy."
            )
        )
    return furigana(
        N_(
            "Only the people chosen can open this report. "
            "Once it is sealed, nobody here can read it, and the people running the event get no copy."
        )
    )
