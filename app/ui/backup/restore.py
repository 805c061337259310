"""Restoring a backup: first a look into it that leaves nothing, then a new folder, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _
from app.services import backup, vault
from app.services.backup import Contents
from app.services.vault import Unlocked, WrongPassphrase, WrongRecoveryCode
from app.ui.backup.restore_steps import AskStep, FoundStep, choose_backup
from app.ui.kit.banner import Banner
from app.ui.kit.busy import Busy
from app.ui.kit.buttons import PrimaryButton, QuietButton
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Task, Tasks
from app.ui.kit.theme import px
from app.ui.vault.create_steps import choose_place
from app.ui.vault.threshold import Choose, Foot, LanguageSwitch, fill, pressed_by_enter

ASK, FOUND, DONE = range(3)


class RestoreScreen(QWidget):
    """Which backup, what it holds, done; `restored` carries the folder of the vault that was laid down."""

    restored = Signal(Path)
    back_asked = Signal()
    danger_asked = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        tasks: Tasks,
        *,
        inside: bool = False,
        place: Path | None = None,
        choose_file: Choose = choose_backup,
        choose_folder: Choose = choose_place,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._inside = tasks, inside
        self._task: Task | None = None
        self.step = ASK
        self.language = LanguageSwitch()
        self.title = PlainLabel("", "page")
        self.line = PlainLabel("", "body", "muted")
        self.banner = Banner()
        self.ask = AskStep(choose_file)
        self.found = FoundStep(place or Path.home(), choose_folder)
        self.busy = Busy(_("Reading and checking the backup."))
        self.back = QuietButton(_("Back"), "arrow-left", desk=True)
        self.go_on = PrimaryButton("", desk=True)
        self.foot = Foot(_("No network. Nothing leaves this computer unless you save it."))
        self._lay_out()
        self._connect()
        self._show(ASK)

    def unsaved(self) -> dict[str, object]:
        """What is filled in, without the passphrase."""
        place = self.found.place
        lines = {"name": place.line("name").text(), "place": place.line("place").text()}
        return {"file": self.ask.path.text(), "by_code": self.ask.by_code, **lines}

    def restore(self, state: dict[str, object]) -> None:
        """Show it again."""
        self.ask.path.setText(str(state["file"]))
        self.ask.show_way(bool(state["by_code"]))
        for key in ("name", "place"):
            self.found.place.line(key).setText(str(state[key]))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the file."""
        super().showEvent(event)
        self.ask.path.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, or goes on; Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go_on.isEnabled():
            pressed_by_enter(self, event, self.go_on).click()
        elif event.key() == Qt.Key.Key_Escape and self.back.isVisible():
            self.back.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = Card()
        for part in (self.title, self.line, self.banner, self.ask, self.found, self.busy):
            card.add(part)
        self.busy.hide()
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, px(12), 0, 0)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        card.add(buttons)
        holder = QWidget()
        holder.setMaximumWidth(px(640))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(16))
        column.addWidget(card)
        column.addStretch(1)
        fill(self, self.language, holder, self.foot)
        # Inside a vault the rail has the red key, and the settings the language.
        self.language.setVisible(not self._inside)
        self.foot.setVisible(not self._inside)

    def _connect(self) -> None:
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.busy.cancelled.connect(self._on_cancel_clicked)
        self.foot.danger_asked.connect(self.danger_asked)
        self.language.chosen.connect(self.language_chosen)

    def _show(self, step: int) -> None:
        self.step = step
        lines = {
            ASK: (
                _("Restore a backup"),
                _("First Mamori looks into it and says what it holds. Nothing is written in that."),
                _("Look into it"),
            ),
            FOUND: (
                _("Is this the one?"),
                _("It goes into a folder of its own; no other vault is touched."),
                _("Restore"),
            ),
            DONE: (_("Restored and checked"), self._what_now(), _("Open this vault")),
        }
        title, line, words = lines[step]
        self.title.say(title)
        self.line.say(line)
        self.go_on.relabel(words)
        self.ask.setVisible(step == ASK)
        self.found.setVisible(step != ASK)
        self.found.ask_where(step == FOUND)
        self.back.setVisible(step != DONE or self._inside)
        self.go_on.setVisible(step != DONE or not self._inside)
        if self.isVisible():
            (self.ask.path if step == ASK else self.go_on).setFocus(Qt.FocusReason.OtherFocusReason)

    def _what_now(self) -> str:
        if self._inside:
            return _("To open it, lock this vault and choose the folder of the other one.")
        return _("It opens with the passphrase or recovery code that you typed.")

    def _on_go_on_clicked(self) -> None:
        self.banner.clear()
        self.ask.clear_faults()
        if self.step == ASK and not self.ask.complain():
            self._start(backup.look_into, self._on_looked)
        elif self.step == FOUND and not self.found.place.complain():
            self._start(backup.restore, self._on_restored)
        elif self.step == DONE:
            self.restored.emit(self.found.place.folder())

    def _on_back_clicked(self) -> None:
        self.banner.clear()
        if self.step == FOUND:
            self._show(ASK)
        else:
            self.back_asked.emit()

    def _start(self, does: Callable[..., Contents], then: Callable[[Contents], None]) -> None:
        file, folder, secret = Path(self.ask.path.text().strip()), self.found.place.folder(), self.ask.secret()
        opens = vault.unlock_with_recovery_code if self.ask.by_code else vault.unlock

        def unlock(part: Path) -> Unlocked:
            return opens(part, secret)

        self._wait(True)
        self._task = self._tasks.run(
            lambda tell: does(file, folder, unlock, tell), then, self._on_refused, self.busy.report
        )

    def _on_looked(self, contents: Contents) -> None:
        self._wait(False)
        self.found.show_contents(contents)
        self._show(FOUND)

    def _on_restored(self, contents: Contents) -> None:
        self._wait(False)
        self.ask.forget()
        self.found.show_contents(contents)
        self._show(DONE)

    def _on_refused(self, error: AppError) -> None:
        self._wait(False)
        if isinstance(error, WrongPassphrase | WrongRecoveryCode):
            self._show(ASK)
            self.ask.refuse_secret(error.sentence)
        else:
            self.banner.show_error(error)

    def _on_cancel_clicked(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._wait(False)

    def _wait(self, waiting: bool) -> None:
        self.busy.setVisible(waiting)
        for part in (self.ask, self.back, self.go_on, self.language):
            part.setEnabled(not waiting)
