"""The last page before a public PDF is made: what no program can see, one sentence each."""

from PySide6.QtWidgets import QWidget

from app.domain.reading import SHORT_LIST
from app.i18n import _
from app.ui.kit.buttons import PrimaryButton, SecondaryButton
from app.ui.kit.dialog import ModalCard
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.kit.ticks import TickList


def short_list() -> TickList:
    """The short list, to be ticked (anonymity.md 8)."""
    return TickList([_(sentence) for sentence in SHORT_LIST], _("What no program can see"))


class LastPageCard(ModalCard):
    """Accepted when every sentence was looked at; Esc goes back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What no program can see"), parent)
        self.add(
            PlainLabel(
                _("No program sees everything. Read it once more as if you were the person described."), "body", "muted"
            )
        )
        self.ticks = short_list()
        self.add(self.ticks)
        self.closed = PlainLabel(_("Tick each sentence once you have looked."), "caption_strong", "warn")
        self.add(self.closed)
        self.back = SecondaryButton(_("Back to the text"))
        self.make = PrimaryButton(_("Make the PDF"), "file-output")
        self.make.setEnabled(False)
        self.add_button(self.back, 0)
        self.add_button(self.make, 1)
        self.ticks.ticked.connect(self._on_ticked)
        self.resize(px(600), px(560))
        self.ticks.rows[0].setFocus()

    def _on_ticked(self) -> None:
        done = self.ticks.are_all_ticked()
        self.make.setEnabled(done)
        self.closed.setVisible(not done)
