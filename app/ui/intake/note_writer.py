"""Telling the desks that their files have arrived: a signed note, saved where the stick is (R44)."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _, ngettext
from app.services import intake
from app.services.session import Session
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks


def choose_folder(parent: QWidget) -> str:
    """Where to save the note; empty when somebody thought better of it."""
    return QFileDialog.getExistingDirectory(parent, _("Save the import note on the stick"))


class NoteWriter(Card):
    """One note for each kit the files came from."""

    def __init__(self, tasks: Tasks, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Tell the desk"), parent=parent)
        self._tasks, self._session = tasks, session
        self._kits: tuple[str, ...] = ()
        self.choose_folder: Callable[[QWidget], str] = choose_folder
        words = _(
            "The import note goes back on the stick. With it the desk deletes what has arrived, and nothing else."
        )
        self.add(PlainLabel(words, "secondary", "muted"))
        self.button = SecondaryButton(_("Save the import note…"), "save")
        self.button.clicked.connect(self._on_clicked)
        self.add(self.button)
        self.banner = Banner()
        self.add(self.banner)

    def show_kits(self, kits: Sequence[str]) -> None:
        """Offer a note for these kits; without any there is nothing to say."""
        self._kits = tuple(sorted(set(kits)))
        self.setVisible(bool(self._kits))

    def _on_clicked(self) -> None:
        if folder := self.choose_folder(self):
            job = partial(intake.write_import_notes, self._session, self._kits, Path(folder))
            self._tasks.run(job, self._on_written, self.banner.show_error)

    def _on_written(self, n: int) -> None:
        words = ngettext("Saved: the note names {n} file.", "Saved: the note names {n} files.", n)
        self.banner.say("ok", words.format(n=n))
