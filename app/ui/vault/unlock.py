"""Opening a vault that exists: by passphrase or by recovery code, on the first day and after every lock."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import N_, _
from app.services.session import Clock, Session, system_clock
from app.services.vault import WrongPassphrase, WrongRecoveryCode, open_vault, open_vault_with_recovery_code
from app.ui.kit.banner import Banner, Sign
from app.ui.kit.buttons import LinkButton, PrimaryButton
from app.ui.kit.card import Card
from app.ui.kit.editors import LineEdit
from app.ui.kit.field import Field
from app.ui.kit.flow import FlowLayout
from app.ui.kit.page import Scroller
from app.ui.kit.plain_label import ElideLabel, PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.vault.hidden_line import HiddenField
from app.ui.vault.threshold import Foot, LanguageSwitch, Mark, code_typed, in_the_middle, pressed_by_enter

_CARD = 440
AFTER_IDLE = N_("After 5 minutes without a key or a click")
"""The reason of a lock that nobody asked for."""


@dataclass(frozen=True, slots=True)
class LockNote:
    """What the lock screen may say: why it locked, and what is kept; it never names a case or counts one."""

    reason: str = ""
    text_is_kept: bool = False
    place_is_kept: bool = False


class UnlockScreen(QWidget):
    """One column in the middle: passphrase, and the other ways; `unlocked` carries session and folder."""

    unlocked = Signal(object, Path)
    other_vault_asked = Signal()
    capture_asked = Signal()
    danger_asked = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        tasks: Tasks,
        folder: Path,
        note: LockNote | None = None,
        clock: Clock = system_clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._folder, self._note, self._clock = tasks, folder, note, clock
        self._attempt = 0
        self._opening = False
        self._by_code = False
        self._was_shown = False
        self.language = LanguageSwitch()
        self.banner = Banner()
        self.passphrase = HiddenField(
            _("Passphrase"), "" if note else _("Five words, with spaces. It takes about a second.")
        )
        self.code = Field(
            _("Recovery code"),
            LineEdit(_("Recovery code"), desk=True),
            _("28 letters and digits. Full width, small letters and any hyphen are read too."),
        )
        self.unlock = PrimaryButton(_("Unlock and go on") if note else _("Unlock"), "lock-open", desk=True)
        self.use_code = LinkButton(_("Use the recovery code"))
        self.other_vault = LinkButton(_("Open another vault…"))
        self.capture = LinkButton(_("Open the capture desk"))
        self.foot = Foot(
            _("Another person? Close Mamori; the vault stays locked.")
            if note
            else _("No network. Nothing leaves this computer unless you save it.")
        )
        self._lay_out()
        self._connect()
        self._show_way(by_code=False)

    def unsaved(self) -> dict[str, object]:
        """What is typed, for the same screen in another language."""
        return {"passphrase": self.passphrase.line.text(), "code": self._code().text(), "by_code": self._by_code}

    def restore(self, state: dict[str, object]) -> None:
        """Show again what was typed."""
        self.passphrase.line.setText(str(state.get("passphrase", "")))
        self._code().setText(str(state.get("code", "")))
        self._show_way(by_code=bool(state.get("by_code")))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the field."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self._focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, or unlocks; Esc stops waiting, or goes back to the passphrase."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed_by_enter(self, event, self.unlock).click()
        elif event.key() == Qt.Key.Key_Escape and self._opening:
            self._stop_waiting()
        elif event.key() == Qt.Key.Key_Escape and self._by_code:
            self._show_way(by_code=False)
            self._focus()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(20), px(24), 0)
        head.addStretch(1)
        head.addWidget(self.language)
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addStretch(1)
        self._add_head(column)
        column.addSpacing(px(12))
        column.addWidget(self._card())
        column.addSpacing(px(8))
        column.addWidget(self._capture_row(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        holder.setMaximumWidth(px(_CARD))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Scroller(in_the_middle(holder)), 1)
        whole.addWidget(self.foot)

    def _add_head(self, column: QVBoxLayout) -> None:
        center = Qt.AlignmentFlag.AlignHCenter
        if self._note:
            mark = Mark(72, "selected", "accent_text", "lock", disc=True)
            title, line = _("Locked"), self._note.reason
        else:
            mark, title, line = Mark(), "Mamori", _("Code of Conduct cases, kept safe on this computer")
        column.addWidget(mark, 0, center)
        self.title = PlainLabel(title, "page", align=center)
        self.line = PlainLabel(line, "body", "muted", align=center)
        self.line.setVisible(bool(line))
        column.addWidget(self.title)
        column.addWidget(self.line)

    def _card(self) -> Card:
        card = Card()
        if not self._note:
            card.add(self._vault_row())
        for part in (self.banner, self.passphrase, self.code, self.unlock):
            card.add(part)
        card.add_rule()
        ways = QHBoxLayout()
        ways.addWidget(self.use_code)
        ways.addStretch(1)
        ways.addWidget(self.other_vault)
        if self._note:
            card.add(self._kept())
            card.add_rule()
        card.add(ways)
        return card

    def _vault_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(Mark(40, "selected", "accent_text", "folder-lock", disc=True))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElideLabel(self._folder.name.removesuffix(".mamori"), "body_strong"))
        words.addWidget(PlainLabel(_("On this computer"), "caption", "faint"))
        row.addLayout(words, 1)
        return row

    def _kept(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(px(8))
        note = self._note or LockNote()
        for said, sign, tone, words in (
            (note.text_is_kept, "check", "ok", _("What you had not saved is kept, inside the vault.")),
            (note.place_is_kept, "check", "ok", _("You come back to the same place.")),
            (True, "check", "ok", _("Nothing of it is left in memory or on the screen.")),
            (True, "clock", "warn", _("The clocks keep running while it is locked.")),
        ):
            if said:
                row = QHBoxLayout()
                row.setSpacing(px(8))
                row.addWidget(Sign(sign, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
                row.addWidget(PlainLabel(words, "secondary", "muted"), 1)
                rows.addLayout(row)
        return rows

    def _capture_row(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=8)
        row.addWidget(Sign("pen-line", "muted", 16))
        row.addWidget(PlainLabel(_("Only taking a report down?"), "secondary", "muted"))
        row.addWidget(self.capture)
        return holder

    def _connect(self) -> None:
        self.unlock.clicked.connect(self._on_unlock_clicked)
        self.use_code.clicked.connect(self._on_use_code_clicked)
        self.other_vault.clicked.connect(self.other_vault_asked)
        self.capture.clicked.connect(self.capture_asked)
        self.foot.danger_asked.connect(self.danger_asked)
        self.language.chosen.connect(self.language_chosen)

    def _on_use_code_clicked(self) -> None:
        self._show_way(by_code=not self._by_code)
        self._focus()

    def _on_unlock_clicked(self) -> None:
        if self._opening:
            return
        self.banner.clear()
        self.passphrase.field.show_fault("")
        self.code.show_fault("")
        typed = code_typed(self._code().text()) if self._by_code else self._line().text()
        opens = open_vault_with_recovery_code if self._by_code else open_vault
        folder, clock = self._folder, self._clock
        self._attempt += 1
        attempt = _Attempt(self, self._attempt)
        self._wait(True)
        self._tasks.run(lambda: opens(folder, typed, clock=clock), attempt.on_opened, attempt.on_refused)

    def take(self, attempt: int, session: Session) -> None:
        """Hand on the opened vault; one that nobody waits for any more is closed again."""
        if attempt != self._attempt:
            self._tasks.run(session.close, _forget, _forget)
            return
        self._wait(False)
        self.passphrase.line.clear()
        self._code().clear()
        self.unlocked.emit(session, self._folder)

    def refuse(self, attempt: int, error: AppError) -> None:
        """Say what was refused; what was typed stays, selected."""
        if attempt != self._attempt:
            return
        self._wait(False)
        if isinstance(error, WrongPassphrase | WrongRecoveryCode):
            (self.code if self._by_code else self.passphrase.field).show_fault(error.sentence)
        else:
            self.banner.show_error(error)
        self._focus()
        self._line().selectAll()

    def _stop_waiting(self) -> None:
        self._attempt += 1
        self._wait(False)
        self._focus()

    def _wait(self, opening: bool) -> None:
        self._opening = opening
        ready = _("Unlock and go on") if self._note else _("Unlock")
        self.unlock.relabel(_("Opening…") if opening else ready)
        for part in (self.passphrase, self.code, self.use_code, self.other_vault, self.capture, self.language):
            part.setEnabled(not opening)

    def _show_way(self, *, by_code: bool) -> None:
        self._by_code = by_code
        self.passphrase.setVisible(not by_code)
        self.code.setVisible(by_code)
        self.use_code.relabel(_("Use the passphrase") if by_code else _("Use the recovery code"))

    def _code(self) -> LineEdit:
        assert isinstance(self.code.control, LineEdit)
        return self.code.control

    def _line(self) -> LineEdit:
        return self._code() if self._by_code else self.passphrase.line

    def _focus(self) -> None:
        self._line().setFocus(Qt.FocusReason.OtherFocusReason)


class _Attempt(QObject):
    """One try to open the vault; it lives as long as its screen."""

    def __init__(self, screen: UnlockScreen, number: int) -> None:
        super().__init__(screen)
        self._screen, self._number = screen, number

    def on_opened(self, session: Session) -> None:
        self._screen.take(self._number, session)

    def on_refused(self, error: AppError) -> None:
        self._screen.refuse(self._number, error)


def _forget(_result: object) -> None:
    """Nobody waits for this result."""
