"""The way out of the vault for one file: a reason first, and what nobody can take back said before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services.attachments import ExportReason
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.choices import ChoiceBox
from app.ui.kit.field import Field
from app.ui.kit.plain_label import PlainLabel


class ExportCard(Card):
    """`asked` carries the reason somebody picked."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Save a copy"), parent=parent)
        choices = [("", _("Choose a reason")), *((reason.value, _(reason.label)) for reason in ExportReason)]
        self.reason = ChoiceBox(choices, _("Why it leaves the vault"))
        self.why = Field(_("Why it leaves the vault"), self.reason)
        self.save_button = SecondaryButton(_("Save a copy…"), "download")
        self.closed = PlainLabel(_("Choose a reason first; it is noted in the activity record."), "caption", "muted")
        self.refusal = Banner()
        self.add(
            PlainLabel(
                _(
                    "A copy is outside the vault: Mamori can neither protect nor erase it, and another program may "
                    "open it. Give it only to whom it is meant for."
                ),
                "secondary",
                "warn",
            )
        )
        self.add(self.why)
        self.add(self.save_button)
        self.add(self.closed)
        self.add(self.refusal)
        self.reason.currentIndexChanged.connect(self._on_reason_chosen)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.forget()

    def forget(self) -> None:
        """Ask anew: a reason holds for one file."""
        self.reason.set_answer("")
        self.refusal.clear()
        self._on_reason_chosen()

    def say_saved(self) -> None:
        """Say that the copy is there."""
        self.forget()
        self.refusal.say("ok", _("The copy is saved, and noted in the activity record."))

    def _on_reason_chosen(self) -> None:
        chosen = bool(self.reason.answer())
        self.save_button.setEnabled(chosen)
        self.closed.setVisible(not chosen)

    def _on_save_clicked(self) -> None:
        self.refusal.clear()
        self.asked.emit(self.reason.answer())
