"""The button that saves a reminder for the phone: the time and the words "Look into Mamori", nothing else."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _
from app.services.reminders import NAME, SUFFIX, save_reminder
from app.ui.kit.announce import announce
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px

Choose = Callable[[QWidget], str]


def choose_reminder(parent: QWidget) -> str:
    """Ask where to save the reminder."""
    return QFileDialog.getSaveFileName(parent, _("Save the reminder"), NAME, _("Calendar file (*.ics)"))[0]


class RemindButton(QWidget):
    """Saves a reminder for one moment; says beside it what became of it."""

    def __init__(self, by: datetime, choose: Choose = choose_reminder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by = by
        self._choose = choose
        self.button = SecondaryButton(_("Remind me…"), "bell")
        self.said = PlainLabel(
            _("A calendar file for your phone. It holds the time and “Look into Mamori”, nothing else."),
            "secondary",
            "muted",
        )
        self.button.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.said)

    def _on_clicked(self) -> None:
        if not (chosen := self._choose(self)):
            return
        path = Path(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)
        try:
            save_reminder(path, self.by)
        except AppError as error:
            self._say(error.sentence, "danger")
            return
        self._say(_("Saved. Open it on your phone, or in the calendar of this computer."), "ok")

    def _say(self, sentence: str, tone: str) -> None:
        self.said.say(sentence)
        self.said.set_tone(tone)
        announce(self, sentence)
