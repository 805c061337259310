"""One change of the keys, step by step; nothing is changed before the last button."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.crypto.recovery_code import NotARecoveryCode, secret_of
from app.errors import AppError
from app.i18n import _
from app.services import keys, recovery_sheet
from app.services.keys import NewSecrets
from app.services.session import Session
from app.services.vault import WrongPassphrase, WrongRecoveryCode, weakness
from app.ui.keys.column import WIDTH, at_the_left
from app.ui.keys.plans import Given, Plan, Stage
from app.ui.kit.banner import Banner
from app.ui.kit.busy import Busy
from app.ui.kit.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.stage_path import StagePath
from app.ui.kit.tasks import Task, Tasks
from app.ui.kit.theme import px
from app.ui.vault.create_steps import CodeStep, PassphraseStep, ProofStep
from app.ui.vault.hidden_line import HiddenField
from app.ui.vault.threshold import walked_by_key

ChoosePlace = Callable[[QWidget, str], str]


def choose_place(parent: QWidget, name: str) -> str:
    """Ask with the system's dialog where the sheet shall be saved."""
    return QFileDialog.getSaveFileName(parent, _("Save the recovery sheet"), name, "PDF (*.pdf)")[0]


class KeyWalk(Page):
    """The steps of one plan; `back_asked` leaves before anything was changed.

    `done` says that it happened, `closing` that the vault is about to close, `closed` that it did and the process is
    to be replaced.
    """

    done = Signal(str)
    closing = Signal()
    closed = Signal()
    back_asked = Signal()
    new_code_asked = Signal()

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        plan: Plan,
        choose: ChoosePlace = choose_place,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(plan.title, parent=parent)
        self._tasks, self._session, self._plan, self._choose = tasks, session, plan, choose
        self._task: Task | None = None
        self._code = keys.new_recovery_code() if Stage.CODE in plan.stages else ""
        self._is_working = False
        self.stage = plan.stages[0]
        self.path = StagePath([_stage_words()[stage] for stage in plan.stages])
        self.current = HiddenField(_("Passphrase of now"), _("If it is lost, type the recovery code here instead."))
        self.passphrase = PassphraseStep(lambda typed: weakness(typed, session.community))
        self.code = CodeStep(
            _(
                "Write this code on paper and keep the paper away from this computer. "
                "It is in use only after you have typed it back."
            )
        )
        self.code.show_code(self._code)
        self.sheet = SecondaryButton(_("Save the sheet as PDF…"), "save")
        self.saved = Banner("warn")
        self.proof = ProofStep()
        self.none = QuietButton(_("I have no paper: make a new code"), "refresh-cw")
        self.busy = Busy(_("Changing what opens the vault…"), can_cancel=not plan.done)
        self.back = QuietButton(_("Back"), "arrow-left")
        self.go_on = PrimaryButton(plan.last)
        self._lay_out()
        self._connect()
        self._show(self.stage)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        self._focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, or goes on; Esc goes one step back."""
        if not walked_by_key(self, event, self.go_on, self.back):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = Card()
        self._sheet_row = at_the_left(self.sheet)
        self._none_row = at_the_left(self.none)
        parts = (self.current, self.passphrase, self.code, self._sheet_row, self.saved, self.proof, self._none_row)
        for part in (*parts, self.busy):
            card.add(part)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, px(12), 0, 0)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        card.add(buttons)
        self.add_narrow(PlainLabel(self._plan.does), px(WIDTH))
        self.add_narrow(PlainLabel(self._plan.does_not, tone="muted"), px(WIDTH))
        self.add_narrow(self.path, px(WIDTH))
        reveal(self.path, len(self._plan.stages) > 1)
        self.add_narrow(card, px(WIDTH))
        self.add_space()

    def _connect(self) -> None:
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.sheet.clicked.connect(self._on_sheet_clicked)
        self.none.clicked.connect(self.new_code_asked)
        self.proof.show_again_asked.connect(lambda: self._show(Stage.CODE))
        self.passphrase.way.edited.connect(self._focus)
        self.busy.cancelled.connect(self._on_cancelled)

    def _show(self, stage: Stage) -> None:
        self.stage = stage
        self.path.show_stage(self._plan.stages.index(stage))
        has_code = Stage.CODE in self._plan.stages
        for shown, part in (
            (stage is Stage.CURRENT, self.current),
            (stage is Stage.NEW, self.passphrase),
            (stage is Stage.CODE, self.code),
            (stage is Stage.CODE, self._sheet_row),
            (stage is Stage.PROOF, self.proof),
            (stage is Stage.PROOF and not has_code, self._none_row),
            (has_code, self.proof.show_again),
            (self._is_working, self.busy),
        ):
            part.setVisible(shown)
        self.saved.clear()
        is_last = stage is self._plan.stages[-1]
        on_paper = stage is Stage.CODE and not is_last
        self.go_on.relabel(self._plan.last if is_last else _("I have written it down") if on_paper else _("Continue"))
        for part in (self.current, self.passphrase, self.code, self.proof, self.sheet, self.back, self.go_on):
            part.setEnabled(not self._is_working)
        if self.isVisible():
            self._focus()

    def _focus(self) -> None:
        firsts: dict[Stage, QWidget] = {
            Stage.CURRENT: self.current.line,
            Stage.NEW: self.passphrase.first(),
            Stage.CODE: self.code.plate,
            Stage.PROOF: self.proof.line(),
        }
        firsts[self.stage].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go_on_clicked(self) -> None:
        self.banner.clear()
        if self._is_working or self._lacks_something():
            return
        at = self._plan.stages.index(self.stage)
        if at + 1 < len(self._plan.stages):
            self._show(self._plan.stages[at + 1])
        else:
            self._carry_out()

    def _lacks_something(self) -> bool:
        if self.stage is Stage.CURRENT:
            missing = not self.current.line.text()
            self.current.field.show_fault(_("Type what opens the vault now.") if missing else "")
            return missing
        if self.stage is Stage.NEW:
            return self.passphrase.complain()
        if self.stage is Stage.PROOF and self._code:
            return not self.proof.matches(self._code)
        if self.stage is Stage.PROOF:
            return not self._is_a_code()
        return False

    def _is_a_code(self) -> bool:
        try:
            secret_of(self.proof.line().text())
        except NotARecoveryCode:
            self.proof.code.show_fault(_("This is no recovery code. Compare it with your paper letter by letter."))
            return False
        self.proof.code.show_fault("")
        return True

    def _on_back_clicked(self) -> None:
        self.banner.clear()
        at = self._plan.stages.index(self.stage)
        if at:
            self._show(self._plan.stages[at - 1])
        else:
            self.back_asked.emit()

    def _on_sheet_clicked(self) -> None:
        session, code = self._session, self._code
        chosen = self._choose(self, recovery_sheet.NAME)
        if not chosen:
            return
        name, day = session.database.path.parent.name.removesuffix(".mamori"), session.now().date()

        def job() -> None:
            recovery_sheet.save(recovery_sheet.make(name, code, day), Path(chosen))

        self._tasks.run(job, self._on_sheet_saved, self.banner.show_error)

    def _on_sheet_saved(self, _none: object) -> None:
        self.saved.say(
            "warn",
            _("The sheet is saved. The file holds the code: print it, then delete it."),
        )

    def _carry_out(self) -> None:
        code = self._code or self.proof.line().text()
        given = Given(
            current=self.current.line.text(), new=NewSecrets(passphrase=self.passphrase.passphrase(), code=code)
        )
        plan = self._plan
        self._is_working = True
        self._show(self.stage)
        if not plan.done:
            self.closing.emit()
        self._task = self._tasks.run(
            lambda tell: plan.carry_out(given, tell), self._on_carried_out, self._on_refused, self.busy.report
        )
        self._task.ended.connect(self._on_ended)

    def _on_carried_out(self, _none: object) -> None:
        self._forget()
        if self._plan.done:
            self.done.emit(self._plan.done)
        else:
            self.closed.emit()

    def _on_refused(self, error: AppError) -> None:
        self._is_working = False
        wrong = isinstance(error, WrongPassphrase | WrongRecoveryCode)
        if wrong and Stage.CURRENT in self._plan.stages:
            self._show(Stage.CURRENT)
            self.current.field.show_fault(error.sentence)
            self.current.line.selectAll()
        else:
            self._show(self.stage)
            self.banner.show_error(error)

    def _on_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_ended(self) -> None:
        if self._is_working:
            self._is_working = False
            self._show(self.stage)

    def _forget(self) -> None:
        self.current.line.clear()
        self.passphrase.set_state("made", "", "", "")
        self.code.show_code("")
        self.proof.line().clear()


def _stage_words() -> dict[Stage, str]:
    return {
        Stage.CURRENT: _("Passphrase of now"),
        Stage.NEW: _("New passphrase"),
        Stage.CODE: _("Recovery code"),
        Stage.PROOF: _("Type it back"),
    }
