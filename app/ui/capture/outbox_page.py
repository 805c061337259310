"""Handing over at the desk: counts and times, a copy that was proved, and the note that allows deleting (R44)."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _
from app.services.capture import OpenKit
from app.ui.capture.columns import Columns
from app.ui.capture.copy_card import CopyCard
from app.ui.capture.note_card import NoteCard
from app.ui.capture.side_pages import SidePage
from app.ui.capture.waiting_card import WaitingCard
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks

Choose = Callable[[QWidget], str]


def choose_stick(parent: QWidget) -> str:
    """Where to copy to; empty when somebody thought better of it."""
    return QFileDialog.getExistingDirectory(parent, _("Choose the stick"))


class OutboxPage(SidePage):
    """What waits here; its filled button copies, then says that a person has it."""

    calm = False

    def __init__(self, tasks: Tasks, opened: OpenKit, outbox: Path, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.choose_stick: Choose = choose_stick
        self.waiting = WaitingCard(tasks, opened, outbox, clock)
        self.copying = CopyCard(tasks, opened, outbox, clock)
        self.note = NoteCard(tasks, opened, outbox)
        self.add(PlainLabel(_("Hand over"), "question"))
        line = _("Counts and times only. Nobody at this desk can open these reports.")
        self.add(PlainLabel(line, "prompt", "muted"))
        self.add(Columns(self.waiting, self.copying, width=380, least=900))
        self.add(self.note)
        self.body.addStretch(1)
        self.scroller.setAccessibleName(_("Hand over"))
        self.waiting.refused.connect(self.banner.show_error)
        self.copying.refused.connect(self.banner.show_error)
        self.copying.changed.connect(self._on_copy_changed)
        self.note.deleted.connect(self.waiting.look)
        self.waiting.look()

    def next_words(self) -> str:
        """Copy, then give, then back."""
        if self.copying.is_handed:
            return _("Back")
        return _("Handed over") if self.copying.copied else _("Copy to a stick…")

    def next_icon(self) -> str:
        """The sign of what comes next."""
        if self.copying.is_handed:
            return super().next_icon()
        return "check" if self.copying.copied else "usb"

    def is_ready(self) -> bool:
        """Not while files are copied."""
        return not self.copying.is_busy

    def why_not(self) -> str:
        """It is under way."""
        return _("Copying. This takes a moment.") if self.copying.is_busy else ""

    def can_go_back(self) -> bool:
        """Until everything is handed over; then the filled button leads back."""
        return not self.copying.is_busy and not self.copying.is_handed

    def go_on(self) -> None:
        """Copy to a stick; then note that somebody has it; then lead back."""
        self.banner.clear()
        if self.copying.is_handed:
            self.done.emit()
        elif self.copying.copied:
            self.copying.hand()
        elif target := self.choose_stick(self):
            self.copying.begin(Path(target))

    def _on_copy_changed(self) -> None:
        self.waiting.look()
        self.changed.emit()
