"""What somebody decides about one finding: to leave it with a reason, to take that back, to register who it names."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.dismissals import Dismissal
from app.domain.people import Person, Role
from app.domain.public_report import FindingKind
from app.i18n import _
from app.services import people, public_texts
from app.services.session import Session
from app.ui.anonymity.public_editor import Mark
from app.ui.kit.buttons import PrimaryButton, SecondaryButton
from app.ui.kit.choices import ChoiceBox
from app.ui.kit.dialog import ModalCard
from app.ui.kit.editors import TextEdit
from app.ui.kit.field import Field
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.people.roles import role_words


class DismissalCard(ModalCard):
    """Asks why a finding may stay."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(_("Leave it as it is?"), parent)
        self.reason = TextEdit(_("Why may it stay?"), rows=2)
        self.leave = PrimaryButton(_("Leave it"))
        self.keep = SecondaryButton(_("Keep the mark"))
        self.add(PlainLabel(_("“{words}”").format(words=mark.words), "body_strong"))
        self.add(PlainLabel(mark.finding.why, "secondary", "muted"))
        self.add(
            Field(
                _("Why may it stay?"),
                self.reason,
                _("It is kept with the case. When the sentence changes, the mark comes back."),
            )
        )
        self.add_button(self.keep, 0)
        self.add_button(self.leave, 1)
        self.leave.setEnabled(False)
        self.resize(px(520), px(380))
        self.reason.edited.connect(self._on_reason_edited)
        self.reason.setFocus()

    def _on_reason_edited(self) -> None:
        self.leave.setEnabled(bool(self.reason.answer().strip()))


class RegisterCard(ModalCard):
    """Asks what somebody is in this case, so that the check knows the name from now on."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(_("Add to the people of this case"), parent)
        self.role = ChoiceBox(role_words(), _("Role in this case"))
        self.role.set_answer(str(Role.OTHER))
        self.add(PlainLabel(_("“{words}”").format(words=mark.words), "body_strong"))
        self.add(Field(_("Role in this case"), self.role, _("Readings and accounts can be added with the people.")))
        self.add_button(SecondaryButton(_("Cancel")), 0)
        self.register = PrimaryButton(_("Add"))
        self.add_button(self.register, 1)
        self.role.setFocus()


class Decisions(QObject):
    """Asks, records, and says with `decided` that the text wants another check; `refused` carries an AppError."""

    decided = Signal()
    refused = Signal(object)

    def __init__(self, tasks: Tasks, session: Session, case_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._session, self._case_id = tasks, session, case_id
        self._window = parent
        self.card: ModalCard | None = None
        """The question that is open, or was last."""

    def ask_dismissal(self, mark: Mark, text: str) -> None:
        """Ask why this finding may stay, and record it."""
        card = DismissalCard(mark, self._window)
        card.accepted.connect(lambda: self._dismiss(mark, text, card.reason.answer()))
        self._open(card)

    def ask_registration(self, mark: Mark) -> None:
        """Ask who this is, and put them down."""
        card = RegisterCard(mark, self._window)
        card.accepted.connect(lambda: self._register(mark, Role(card.role.answer())))
        self._open(card)

    def take_back(self, dismissal: Dismissal) -> None:
        """Let the finding count again."""
        session, case_id = self._session, self._case_id
        self._run(lambda: public_texts.take_back(session, case_id, dismissal))

    def _open(self, card: ModalCard) -> None:
        self.card = card
        card.finished.connect(card.deleteLater)
        card.open()

    def _dismiss(self, mark: Mark, text: str, reason: str) -> None:
        session, case_id, finding = self._session, self._case_id, mark.finding
        self._run(lambda: public_texts.dismiss(session, case_id, text, finding, reason))

    def _register(self, mark: Mark, role: Role) -> None:
        session, case_id = self._session, self._case_id
        words = mark.words.lstrip("@＠")
        is_account = mark.finding.kind is FindingKind.HANDLE
        written = (words,)
        person = Person(
            id=people.new_id(), role=role, names=() if is_account else written, handles=written if is_account else ()
        )
        self._run(lambda: people.register_person(session, case_id, person))

    def _run(self, job: Callable[[], None]) -> None:
        self._tasks.run(job, self._on_done, self.refused.emit)

    def _on_done(self, _nothing: None) -> None:
        self.decided.emit()
