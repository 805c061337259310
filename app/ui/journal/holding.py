"""Whether the activity record still holds: a look at all of it, and at six words or a file kept elsewhere."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _, ngettext
from app.services import journal
from app.services.journal import Head, Verdict
from app.services.session import Session
from app.storage.head_file import SUFFIX
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import PrimaryButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.editors import LineEdit
from app.ui.kit.field import Field
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.vault.code_plate import CodePlate
from app.ui.vault.threshold import Choose


def choose_where_to_save(parent: QWidget) -> str:
    """Ask where to save the state of the record."""
    name = "record" + SUFFIX
    return QFileDialog.getSaveFileName(parent, _("Save the state of the record"), name, _kind())[0]


def choose_kept(parent: QWidget) -> str:
    """Ask for a state that was kept elsewhere."""
    return QFileDialog.getOpenFileName(parent, _("Choose a state kept elsewhere"), "", _kind())[0]


def _kind() -> str:
    return _("State of an activity record (*.mamori-journal)")


class HoldingCard(Card):
    """The six words of now, a check of all entries, and a comparison with what somebody else kept.

    `saved` comes after a state was saved, which is an entry of its own.
    """

    saved = Signal()

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        choose_place: Choose = choose_where_to_save,
        choose_file: Choose = choose_kept,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Does the record hold?"), parent=parent)
        self._tasks, self._session = tasks, session
        self._choose_place, self._choose_file = choose_place, choose_file
        self.verdict = Banner()
        self.words = CodePlate(_("Six check words"), 3, "section")
        self.check = PrimaryButton(_("Check all entries"), "shield-check")
        self.save = SecondaryButton(_("Save its state…"), "save")
        self.kept = LineEdit(_("Six words kept elsewhere"))
        self.compare = SecondaryButton(_("Compare the words"))
        self.from_file = SecondaryButton(_("Compare a file…"), "file")
        self._lay_out()
        self.check.clicked.connect(lambda: self._verify(None))
        self.save.clicked.connect(self._on_save_clicked)
        self.compare.clicked.connect(self._on_compare_clicked)
        self.kept.returnPressed.connect(self._on_compare_clicked)
        self.from_file.clicked.connect(self._on_file_clicked)

    def show_head(self, head: Head) -> None:
        """Show the six words of the record as it ends now."""
        self.words.show_groups(journal.words(head))

    def _lay_out(self) -> None:
        self.add(
            PlainLabel(
                _(
                    "Each entry is bound to the one before it. Whoever has the key of this vault could still write the "
                    "whole record anew: only its six words, kept by somebody else, would show that. They stand in the "
                    "list of backups, and a file of them can be handed to the trusted volunteers."
                ),
                "secondary",
                "muted",
            )
        )
        self.add(self.words)
        self.add(self.verdict)
        buttons = FlowLayout(gap=8)
        for button in (self.check, self.save):
            buttons.addWidget(button)
        self.add(buttons)
        self.add_rule()
        self.kept_field = Field(
            _("Six words kept elsewhere"), self.kept, _("The record holds when it still contains them.")
        )
        self.add(self.kept_field)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in (self.compare, self.from_file):
            row.addWidget(button)
        row.addStretch(1)
        self.add(row)

    def _verify(self, known: str | Path | None) -> None:
        session = self._session
        self.kept_field.show_fault("")
        self._wait(True)
        self._tasks.run(lambda: journal.verify(session, known), self._on_verified, self._on_refused)

    def _on_verified(self, verdict: Verdict) -> None:
        self._wait(False)
        compared = ngettext(
            "Compared with {n} state kept elsewhere or noted with a backup.",
            "Compared with {n} states kept elsewhere or noted with backups.",
            verdict.compared,
        ).format(n=verdict.compared)
        self.verdict.say("ok" if verdict.holds else "danger", verdict.say(), compared if verdict.compared else "")

    def _on_refused(self, error: AppError) -> None:
        self._wait(False)
        self.verdict.show_error(error)

    def _on_compare_clicked(self) -> None:
        typed = self.kept.answer()
        if not typed.strip():
            self.kept_field.show_fault(_("Type the six words first."))
            return
        self._verify(typed)

    def _on_file_clicked(self) -> None:
        if path := self._choose_file(self):
            self._verify(Path(path))

    def _on_save_clicked(self) -> None:
        if not (chosen := self._choose_place(self)):
            return
        path = Path(chosen) if chosen.endswith(SUFFIX) else Path(chosen + SUFFIX)
        session = self._session
        self._wait(True)
        self._tasks.run(lambda: journal.save_head(session, path), self._on_saved, self._on_refused)

    def _on_saved(self, head: Head) -> None:
        self._wait(False)
        self.verdict.say(
            "ok",
            _("Saved. The file holds times and check words of all entries, no name and no case."),
            _("Its six words: {words}").format(words=" ".join(journal.words(head))),
        )
        self.saved.emit()

    def _wait(self, waiting: bool) -> None:
        for button in (self.check, self.save, self.compare, self.from_file):
            button.setEnabled(not waiting)
