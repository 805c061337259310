"""Keeping what was handed over, until the import note that came back allows deleting exactly what arrived (R44)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.i18n import _, ngettext
from app.services import hand_over
from app.services.capture import OpenKit
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks


def choose_note(parent: QWidget) -> str:
    """Which import note to take; empty when somebody thought better of it."""
    notes = _("Import notes (*.mamori-imported)")
    return QFileDialog.getOpenFileName(parent, _("Choose the import note"), "", notes)[0]


class NoteCard(Card):
    """A button that takes a note; `deleted` when files are gone."""

    deleted = Signal()

    def __init__(self, tasks: Tasks, opened: OpenKit, outbox: Path) -> None:
        super().__init__(_("Keep the sealed files for now"))
        self._tasks, self._kit, self._outbox = tasks, opened, outbox
        self.choose_note: Callable[[QWidget], str] = choose_note
        words = _("They are deleted here by the import note that comes back with the stick, and by nothing else.")
        self.add(PlainLabel(words, "prompt", "muted"))
        row = QHBoxLayout()
        self.button = SecondaryButton(_("Take an import note…"), "folder-input", desk=True)
        self.button.clicked.connect(self._on_clicked)
        row.addWidget(self.button)
        row.addStretch(1)
        self.add(row)
        self.banner = Banner()
        self.add(self.banner)

    def _on_clicked(self) -> None:
        if path := self.choose_note(self):
            job = partial(hand_over.take_note, self._kit, self._outbox, Path(path))
            self._tasks.run(job, self._on_deleted, self.banner.show_error)

    def _on_deleted(self, n: int) -> None:
        words = ngettext(
            "{n} file has arrived and was deleted here.", "{n} files have arrived and were deleted here.", n
        )
        self.banner.say("ok", words.format(n=n))
        self.deleted.emit()
