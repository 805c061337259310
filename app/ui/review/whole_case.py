"""What is done with a case as a whole: its hold released, another one merged into it, or all of it handed over."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from app.i18n import _, language
from app.services.cases import CaseLine, list_cases
from app.services.merging import merge_cases
from app.services.panel_handover import HandedOver, hand_to_panel
from app.services.review import release_hold
from app.services.session import Session
from app.ui.kit.buttons import PrimaryButton, SecondaryButton
from app.ui.kit.choices import ChoiceBox
from app.ui.kit.dialog import ModalCard, confirm
from app.ui.kit.editors import ReadText, TextEdit
from app.ui.kit.field import Field
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.review.opened import OpenedCase, see_again
from app.ui.review.work import Work


class WholeCase(QObject):
    """Asks first, then acts; `changed` carries the case as it stands then, `gone` says that it is here no more."""

    changed = Signal(object)
    refused = Signal(object)
    gone = Signal()

    def __init__(self, tasks: Tasks, session: Session, case_id: str, work: Work) -> None:
        super().__init__(work)
        self._tasks, self._session, self._case_id, self._work = tasks, session, case_id, work
        self.folder = _ask_for_folder

    def release(self) -> None:
        """End the hold, after asking once more in words."""
        session, case_id = self._session, self._case_id
        if not confirm(
            self._work,
            _("Release the hold?"),
            _("It has ended, and everyone is physically safe. Letters and publication no longer wait."),
            _("Release the hold"),
            _("Keep the hold"),
        ):
            return

        def act() -> OpenedCase:
            release_hold(session, case_id)
            return see_again(session, case_id)

        self._tasks.run(act, self.changed.emit, self.refused.emit)

    def merge(self) -> None:
        """Ask which case is about the same, then let it go on in this one."""
        session = self._session
        self._tasks.run(lambda: list_cases(session), self._on_cases_listed, self.refused.emit)

    def hand_over(self) -> None:
        """Seal the case to the panel into a folder somebody chooses, and erase it here."""
        chosen = self.folder(self._work)
        if not chosen or not confirm(
            self._work,
            _("Hand the case over?"),
            _("The files are written, read back and proved. Then the case is erased in this vault for ever."),
            _("Seal and hand over"),
            _("Keep it here"),
            danger=True,
        ):
            return
        session, case_id, folder = self._session, self._case_id, Path(chosen)
        self._tasks.run(lambda: hand_to_panel(session, case_id, folder), self._on_handed_over, self.refused.emit)

    def _on_cases_listed(self, lines: tuple[CaseLine, ...]) -> None:
        others = [one for one in lines if one.id != self._case_id and one.closed_at is None]
        question = MergeQuestion([(one.id, one.code_name.say(language())) for one in others], self._work)
        if question.exec() != QDialog.DialogCode.Accepted:
            return
        session, case_id = self._session, self._case_id
        other, why = question.other.answer(), question.why.answer()

        def act() -> OpenedCase:
            merge_cases(session, case_id, other, why)
            return see_again(session, case_id)

        self._tasks.run(act, self.changed.emit, self.refused.emit)

    def _on_handed_over(self, handed: HandedOver) -> None:
        HandedOverNote(handed, self._work).exec()
        self.gone.emit()


class MergeQuestion(ModalCard):
    """Which case is about the same, and why."""

    def __init__(self, others: list[tuple[str, str]], parent: Work) -> None:
        super().__init__(_("Merge with another case"), parent)
        self.add(
            PlainLabel(
                _("The other case goes on in this one. Both reports stay, and the earlier deadline counts."),
                "body",
                "muted",
            )
        )
        self.other = ChoiceBox([("", _("Not chosen")), *others], _("Which case?"))
        self.why = TextEdit(_("Why are they about the same?"), rows=2)
        for control in (self.other, self.why):
            self.add(Field(control.accessibleName(), control))
            control.edited.connect(self._on_edited)
        self.needs = PlainLabel(_("Say which case it is and why both are about the same."), "caption", "warn")
        self.add(self.needs)
        self.add_button(SecondaryButton(_("Cancel")), 0)
        self.do = PrimaryButton(_("Merge the two"), "check")
        self.add_button(self.do, 1)
        self.resize(px(520), px(440))
        self._on_edited()
        self.other.setFocus()

    def _on_edited(self) -> None:
        is_whole = bool(self.other.answer() and self.why.answer().strip())
        self.do.setEnabled(is_whole)
        reveal(self.needs, not is_whole)


class HandedOverNote(ModalCard):
    """What was written, how it reaches the panel, and which backups still hold the case."""

    def __init__(self, handed: HandedOver, parent: Work) -> None:
        super().__init__(_("The case is sealed, and erased here"), parent)
        self.add(PlainLabel(_("Give these files to the trusted Volunteers:"), "body_medium"))
        self.add(ReadText("\n".join(handed.files), _("Files")))
        self.add(ReadText(handed.receiver.contact, _("How to reach them")))
        if handed.backups:
            self.add(PlainLabel(_("These backups still hold the case. Delete them when you have newer ones:"), "body"))
            self.add(ReadText("\n".join(one.name for one in handed.backups), _("Backups")))
        self.add_button(PrimaryButton(_("Done"), "check"), 1)


def _ask_for_folder(parent: Work) -> str:
    return QFileDialog.getExistingDirectory(parent, _("Choose where the sealed files shall lie"))
