"""A mail that is pasted: its words, and when it came."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.i18n import _
from app.services import intake
from app.services.session import Session
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import PrimaryButton, SecondaryButton
from app.ui.kit.dialog import ModalCard
from app.ui.kit.editors import TextEdit
from app.ui.kit.field import Field
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.kit.time_editors import MomentEdit


class PastedMailCard(ModalCard):
    """`imported` carries an Imported; a refusal is said in place, and the words stay."""

    imported = Signal(object)

    def __init__(self, tasks: Tasks, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Paste a mail"), parent)
        self._tasks, self._session = tasks, session
        self.banner = Banner()
        self.words = TextEdit(_("The mail, with its first lines if you have them"), rows=8)
        self.received = MomentEdit(_("When did it come?"))
        self.received_field = Field(
            _("When did it come?"), self.received, _("The 72 hours count from then. Empty: its own date, or now.")
        )
        self.take = PrimaryButton(_("Make it a case"), "folder-input")
        self.add(self.banner)
        self.add(Field(_("The mail, with its first lines if you have them"), self.words))
        self.add(self.received_field)
        self.add_button(SecondaryButton(_("Cancel")), 0)
        self.add_button(self.take)
        self.take.setEnabled(False)
        self.words.edited.connect(self._on_words_edited)
        self.take.clicked.connect(self._on_take_pressed)
        self.resize(px(640), px(520))
        self.words.setFocus()

    def _on_words_edited(self) -> None:
        self.take.setEnabled(bool(self.words.answer().strip()))

    def _on_take_pressed(self) -> None:
        if complaint := self.received.complaint():
            self.received_field.show_fault(complaint)
            return
        session, words, answer = self._session, self.words.answer(), self.received.answer()
        moment = datetime.fromisoformat(answer) if answer else None
        self._tasks.run(
            lambda: intake.import_text(session, words, moment), self._on_mail_imported, self._on_mail_refused
        )

    def _on_mail_imported(self, result: intake.Imported) -> None:
        self.imported.emit(result)
        self.accept()

    def _on_mail_refused(self, error: AppError) -> None:
        self.banner.show_error(error)
