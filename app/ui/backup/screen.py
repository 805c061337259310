"""Backups: making one, the list of those made, and a look for damage."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _, ngettext, say_time
from app.services import backup, checking
from app.services.backup import BackupMade
from app.services.checking import Checked
from app.services.session import Session
from app.storage.backup import SUFFIX
from app.ui.backup.made_card import MadeCard
from app.ui.backup.under_way import UnderWay, under_way
from app.ui.kit.banner import Banner
from app.ui.kit.busy import Busy
from app.ui.kit.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.dialog import confirm
from app.ui.kit.empty_state import EmptyState
from app.ui.kit.flow import FlowLayout
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px

ChoosePlace = Callable[[QWidget, str], str]
"""Asks where a backup shall lie, proposing a name; empty when they changed their mind."""


def choose_place(parent: QWidget, name: str) -> str:
    """Ask with the system's dialog; a file that is there is refused later, and never written over."""
    kind = _("Backup (*.mamori-backup)")
    options = QFileDialog.Option.DontConfirmOverwrite
    return QFileDialog.getSaveFileName(parent, _("Where the backup shall lie"), name, kind, options=options)[0]


def ask_whether_deleted(parent: QWidget, name: str) -> bool:
    """Ask before a backup counts as gone."""
    return confirm(
        parent,
        _("Is the file gone?"),
        _("Mamori cannot see it. {file} will no longer be counted among what still holds your cases.").format(
            file=name
        ),
        _("It is deleted"),
        _("Keep it in the list"),
    )


@dataclass(frozen=True, slots=True)
class State:
    """The backups at one moment."""

    made: tuple[BackupMade, ...]
    is_due: bool
    now: datetime


def look(session: Session) -> State:
    """The list of backups, and whether a new one is due; called on the worker."""
    return State(backup.every_backup(session), backup.is_due(session), session.now())


class BackupScreen(Page):
    """The list of backups with what each holds; `restore_asked` leads to restoring one."""

    back_asked = Signal()
    restore_asked = Signal()

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        choose: ChoosePlace = choose_place,
        ask_deleted: Callable[[QWidget, str], bool] = ask_whether_deleted,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Backups"), parent=parent)
        self._tasks, self._session, self._choose, self._ask_deleted = tasks, session, choose, ask_deleted
        self._state: State | None = None
        self.cards: list[MadeCard] = []
        self.back = QuietButton(_("Vault"), "arrow-left")
        self.restore = SecondaryButton(_("Restore a backup…"), "history")
        self.standing = Banner()
        self.make = PrimaryButton(_("Make a backup…"), "hard-drive")
        self.busy = Busy(_("Making the backup. You can go on working."))
        self.damage = Banner()
        self.check = SecondaryButton(_("Check for damage"), "shield-check")
        self._lay_out()
        self._connect()
        self._follow()
        self._load()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with making one."""
        super().showEvent(event)
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.add_button(self.back)
        self.add_button(self.restore)
        making = Card(_("Make a backup"))
        making.add(
            PlainLabel(
                _(
                    "One file with everything in this vault, sealed like the vault itself. Keep it on a stick away "
                    "from this computer. It opens with the passphrase and recovery code of today."
                ),
                "body",
                "muted",
            )
        )
        for part in (self.standing, self.busy):
            making.add(part)
        making.add(_at_the_left(self.make))
        self.busy.hide()
        self.list = Card(_("Backups made"))
        self._made = QVBoxLayout()
        self._made.setSpacing(px(8))
        self.list.add(self._made)
        checking_card = Card(_("Check for damage"))
        checking_card.add(
            PlainLabel(
                _("Reads every page of the vault and proves that it is as it was written. Nothing is changed."),
                "body",
                "muted",
            )
        )
        checking_card.add(self.damage)
        checking_card.add(_at_the_left(self.check))
        self.add(_narrow(making, self.list, checking_card))
        self.add_space()

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.restore.clicked.connect(self.restore_asked)
        self.make.clicked.connect(self._on_make_clicked)
        self.check.clicked.connect(self._on_check_clicked)
        self.busy.cancelled.connect(self._on_cancel_clicked)

    def _load(self) -> None:
        session = self._session
        self._tasks.run(lambda: look(session), self._on_loaded, self.banner.show_error)

    def _on_loaded(self, state: State) -> None:
        self._state = state
        self._show_standing(state)
        while (item := self._made.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.cards = [MadeCard(made) for made in state.made]
        for card in self.cards:
            card.deleted_asked.connect(self._on_deleted_asked)
            self._made.addWidget(card)
        if not self.cards:
            self._made.addWidget(EmptyState("hard-drive", _("No backup yet")))

    def _show_standing(self, state: State) -> None:
        last = next((made for made in state.made if made.deleted_at is None), None)
        if last is None:
            if state.is_due:
                self.standing.say(
                    "warn", _("There is no backup. If this computer is lost, the cases are lost with it.")
                )
            return
        days = (state.now.date() - last.made_at.date()).days
        age = ngettext("The last backup is {n} day old.", "The last backup is {n} days old.", days).format(n=days)
        sentence = age if days else _("The last backup is from today.")
        self.standing.say("warn" if state.is_due else "ok", sentence, say_time(last.made_at))

    def _on_make_clicked(self) -> None:
        self.banner.clear()
        today = self._state.now.date().isoformat() if self._state else "1"
        if not (chosen := self._choose(self, f"backup-{today}{SUFFIX}")):
            return
        path = Path(chosen) if chosen.endswith(SUFFIX) else Path(chosen + SUFFIX)
        UnderWay(self._tasks, path).begin(self._session)
        self._follow()

    def _follow(self) -> None:
        making = under_way(self._tasks)
        self.busy.setVisible(making is not None and not making.is_over)
        self.make.setEnabled(making is None or making.is_over)
        if making is not None:
            making.follow(self.busy.report, self._on_ended)

    def _on_ended(self) -> None:
        making = under_way(self._tasks)
        self.busy.hide()
        self.make.setEnabled(True)
        if making is None:
            return
        if making.refusal is not None:
            self.banner.show_error(making.refusal)
        elif not making.is_stopped:
            self.banner.say("ok", _("The backup is made, read back and checked: {file}").format(file=making.path.name))
        making.forget()
        self._load()

    def _on_cancel_clicked(self) -> None:
        if (making := under_way(self._tasks)) is not None:
            making.cancel()

    def _on_deleted_asked(self, number: int) -> None:
        name = next(card.made.name for card in self.cards if card.made.id == number)
        if self._ask_deleted(self, name):
            session = self._session
            self._tasks.run(
                lambda: backup.note_deleted(session, number), lambda _none: self._load(), self.banner.show_error
            )

    def _on_check_clicked(self) -> None:
        session = self._session
        self.check.setEnabled(False)
        self._tasks.run(lambda: checking.check(session), self._on_checked, self._on_check_refused)

    def _on_checked(self, found: Checked) -> None:
        self.check.setEnabled(True)
        whole = _("No damage: every page is as it was written.")
        self.damage.say("ok" if found.is_whole else "danger", whole if found.is_whole else found.say())

    def _on_check_refused(self, error: AppError) -> None:
        self.check.setEnabled(True)
        self.damage.show_error(error)


def _narrow(*cards: QWidget) -> QHBoxLayout:
    """Cards below each other, no wider than lines are read; the row beside them tells their labels the true width."""
    holder = QWidget()
    holder.setMaximumWidth(px(880))
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(16))
    for card in cards:
        column.addWidget(card)
    row = QHBoxLayout()
    row.addWidget(holder, 1000)
    row.addStretch(1)
    return row


def _at_the_left(button: QWidget) -> FlowLayout:
    row = FlowLayout(gap=8)
    row.addWidget(button)
    return row
