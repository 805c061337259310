"""The organizer's window: opening, leaving and locking a vault, and the screens that need none."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app import i18n
from app.errors import AppError
from app.i18n import _
from app.paths import resource
from app.services import capture, checking, keys, place
from app.services.session import Session
from app.storage import preferences, profile
from app.storage.preferences import data_home
from app.ui.application import forget_settings, speak_qt
from app.ui.intake.screen import ChooseFiles, choose_files
from app.ui.keys.plans import PROVE
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import theme
from app.ui.letters.copying import secret_copy
from app.ui.preferences.screen import PreferencesScreen
from app.ui.shell.auto_lock import AutoLock
from app.ui.shell.care_rooms import Changes
from app.ui.shell.doors import KEYS, RESTORE
from app.ui.shell.frame import Frame
from app.ui.shell.navigation import DANGER, HIDE, LOCK, PREFERENCES, ROOMS, TODAY
from app.ui.shell.places import COME_BACK, PUBLISH, ROOM_OF, Choosers, Where
from app.ui.shell.vault_screens import VaultScreens
from app.ui.today.notifier import Notifier
from app.ui.vault.create import CreateVaultScreen
from app.ui.vault.unlock import LockNote, UnlockScreen
from app.ui.welcome.screen import WelcomeScreen

if TYPE_CHECKING:
    from app.services.practice import OpenedPractice
    from app.services.publication import Built

WELCOME, CREATE, UNLOCK = "welcome", "create", "unlock"
PATIENCE = 5000
"""Milliseconds that locking waits for a job that is being cancelled (formats.md 10)."""


class MainWindow(Frame):
    """Welcome, vault and cases; `go_on_as` replaces the process, so that nothing of this one stays in memory."""

    def __init__(
        self,
        go_on_as: Callable[[Sequence[str]], object],
        tasks: Tasks | None = None,
        choose_reports: ChooseFiles = choose_files,
        choose_pdf: Callable[[QWidget, str], Path | None] | None = None,
    ) -> None:
        super().__init__(profile.read(resource("communities", "oktech.toml")))
        self._go_on_as = go_on_as
        self.tasks = tasks or Tasks()
        self._rooms = VaultScreens(
            self.tasks,
            self.go,
            Choosers(choose_reports, choose_pdf),
            Changes(self._keep_place, self._start_anew),
        )
        self.session: Session | None = None
        self.folder: Path | None = None
        self.notifier: Notifier | None = None
        self.preferences = preferences.read()
        self.where = Where(WELCOME)
        self._after_lock = False
        self._typed: dict[Where, dict[str, object]] = {}
        for number, screen in enumerate((*ROOMS, PREFERENCES), 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda to=screen: self._on_rail_chosen(to))
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock)
        self.auto_lock = AutoLock(self)
        self.auto_lock.due.connect(self.lock)
        self.go(self.where)

    def open_vault(self, folder: Path, *, after_lock: bool = False) -> None:
        """Ask for the passphrase of this vault; after a lock the screen says so."""
        self.folder, self._after_lock = folder, after_lock
        self.go(Where(UNLOCK))

    def go(self, where: Where) -> None:
        """Show a screen, with what was typed in it when it was left; the one before keeps what was typed there."""
        if self.session is not None:
            self.community = self.session.community
        self._keep_typed()
        self.where = where
        typed = self._typed.pop(where, None)
        screen = self._make(where)
        self.show_screen(screen, with_rail=self.session is not None)
        self.rail.chosen.connect(self._on_rail_chosen)
        self.rail.mark(ROOM_OF.get(where.screen, where.screen))
        if typed and hasattr(screen, "restore"):
            screen.restore(typed)

    def show_vault(self, session: Session, folder: Path) -> None:
        """Work on an open vault from now on."""
        self.session, self.folder = session, folder
        self._watch()

    def _watch(self) -> None:
        """While a vault is open: lock it when nobody is there, and let the desktop say what is due, as it is liked."""
        if self.session is None:
            self.auto_lock.stop()
        else:
            self.auto_lock.watch(self.preferences.lock_after)
        if self.notifier is not None:
            self.notifier.stop()
            self.notifier = None
        if self.session is not None and self.preferences.notify:
            self.notifier = Notifier(self.tasks, self.session, self)
            self.notifier.look()

    def show_built(self, built: "Built", case: str) -> None:
        """Show a proved PDF that can be saved."""
        self._rooms.cases.built = built
        self.go(Where(PUBLISH, case))

    def lock(self) -> None:
        """Keep what was typed inside the vault, close it, and go on with a memory that never held it."""
        if self.session is None or self.folder is None:
            return
        folder = self.folder
        self._leave(lambda: self._go_on_as(["locked", str(folder)]))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the vault before the window goes; what was typed waits inside it."""
        if self.session is None:
            self.tasks.shutdown(wait=False)
            super().closeEvent(event)
            return
        event.ignore()
        self._leave(self.close)

    def _leave(self, then: Callable[[], object]) -> None:
        session, self.session = self.session, None
        if session is None:
            return
        self._watch()
        where = self._place()
        self.hide()
        done: list[bool] = []

        def go_on(_result: object = None) -> None:
            if not done:
                done.append(True)
                secret_copy().forget()
                forget_settings()
                then()

        def close() -> None:
            try:
                place.leave(session, where)
            finally:
                session.close()

        self.tasks.cancel_all()
        self.tasks.run(close, go_on, go_on)
        QTimer.singleShot(PATIENCE, go_on)

    def _place(self) -> place.Place:
        self._keep_typed()
        typed = tuple((w.screen, w.case, msgspec.msgpack.encode(text)) for w, text in self._typed.items())
        return place.Place(screen=self.where.screen, case=self.where.case, typed=typed)

    def _keep_place(self) -> None:
        """The keys are about to change: what was typed elsewhere goes along into the copy."""
        session, where = self.session, self._place()
        if session is not None:
            self.tasks.run(lambda: place.leave(session, where), lambda _none: None, self.notice.show_error)

    def _start_anew(self) -> None:
        """The vault was closed under its new keys: go on with a memory that never held the old ones."""
        folder, self.session = self.folder, None
        self._watch()
        secret_copy().forget()
        forget_settings()
        self._go_on_as(["locked", str(folder)])

    def _keep_typed(self) -> None:
        unsaved = getattr(self.shown, "unsaved", None)
        if unsaved is not None and (typed := unsaved()):
            self._typed[self.where] = typed

    def _make(self, where: Where) -> QWidget:
        makers: dict[str, Callable[[], QWidget]] = {
            WELCOME: self._welcome,
            CREATE: self._create,
            UNLOCK: self._unlock,
            PREFERENCES: self._preferences,
        }
        if where.screen in makers:
            return makers[where.screen]()
        if self.session is None:
            return self._restore() if where.screen == RESTORE else self._welcome()
        return self._rooms.make(self.session, where)

    def _welcome(self) -> QWidget:
        screen = self._welcome_screen = WelcomeScreen()
        screen.practice_asked.connect(self._on_practice_asked)
        screen.kit_chosen.connect(self._on_kit_chosen)
        screen.vault_chosen.connect(self.open_vault)
        screen.create_asked.connect(lambda: self.go(Where(CREATE)))
        screen.restore_asked.connect(lambda: self.go(Where(RESTORE)))
        screen.danger_asked.connect(self._on_danger_asked)
        screen.language_chosen.connect(self._on_language_chosen)
        return screen

    def _create(self) -> QWidget:
        screen = CreateVaultScreen(self.tasks)
        screen.created.connect(self._on_vault_opened)
        screen.back_asked.connect(lambda: self.go(Where(WELCOME)))
        screen.danger_asked.connect(self._on_danger_asked)
        screen.language_chosen.connect(self._on_language_chosen)
        return screen

    def _restore(self) -> QWidget:
        from app.ui.backup.restore import RestoreScreen  # noqa: PLC0415  (rarely asked for)

        screen = RestoreScreen(self.tasks)
        screen.restored.connect(self.open_vault)
        screen.back_asked.connect(lambda: self.go(Where(WELCOME)))
        screen.danger_asked.connect(self._on_danger_asked)
        screen.language_chosen.connect(self._on_language_chosen)
        return screen

    def _unlock(self) -> QWidget:
        screen = UnlockScreen(
            self.tasks,
            self.folder or Path(),
            LockNote(text_is_kept=True, place_is_kept=True) if self._after_lock else None,
        )
        screen.unlocked.connect(self._on_vault_opened)
        screen.other_vault_asked.connect(lambda: self.go(Where(WELCOME)))
        screen.capture_asked.connect(lambda: self.go(Where(WELCOME)))
        screen.danger_asked.connect(self._on_danger_asked)
        screen.language_chosen.connect(self._on_language_chosen)
        return screen

    def _preferences(self) -> QWidget:
        screen = PreferencesScreen(self.preferences)
        screen.changed.connect(self.like)
        return screen

    def _on_vault_opened(self, session: Any, folder: Path) -> None:
        self.show_vault(session, folder)
        self.tasks.run(lambda: place.come_back(session), self._on_place_known, self._on_place_lost)
        self.tasks.run(lambda: import_module("app.services.publication"), lambda _loaded: None, self.notice.show_error)
        self.tasks.run(
            lambda tell: checking.check_quickly(session, tell),
            lambda _whole: None,
            self.notice.show_error,
            lambda _done, _total: None,
            gives_way=True,
        )

    def _on_place_known(self, left: place.Place | None) -> None:
        self._typed.clear()
        self.shown = QWidget()
        if left is not None:
            self._typed = {Where(screen, case): msgspec.msgpack.decode(typed) for screen, case, typed in left.typed}
        self.go(Where(left.screen, left.case) if left is not None and left.screen in COME_BACK else Where(TODAY))
        if (session := self.session) is not None:
            self.tasks.run(lambda: keys.is_code_proven(session), self._on_proof_known, self.notice.show_error)

    def _on_proof_known(self, proven: bool) -> None:
        """A vault whose window was closed before its code was typed back asks for it again."""
        if not proven:
            self.go(Where(KEYS, PROVE))

    def _on_place_lost(self, error: AppError) -> None:
        self._on_place_known(None)
        self.notice.show_error(error)

    def _on_practice_asked(self) -> None:
        # Making one loads paper and the leak check: they come when somebody practices.
        from app.services.practice import open_practice  # noqa: PLC0415

        self._welcome_screen.wait_for_practice(True)
        self.tasks.run(lambda: open_practice(data_home()), self._on_practice_opened, self._on_practice_refused)

    def _on_practice_opened(self, opened: "OpenedPractice") -> None:
        self.folder = opened.folder
        self._on_vault_opened(opened.session, opened.folder)
        said = _("This is the practice vault. Its passphrase is: {passphrase}").format(passphrase=opened.passphrase)
        self.tasks.run(lambda: None, lambda _done: self.notice.say("info", said), self.notice.show_error)

    def _on_practice_refused(self, error: AppError) -> None:
        self._welcome_screen.wait_for_practice(False)
        self._welcome_screen.refuse_vault(error.sentence)

    def _on_kit_chosen(self, kit: Path) -> None:
        try:
            capture.open_kit(kit)
        except AppError as refusal:
            self._welcome_screen.refuse_kit(refusal.sentence)
            return
        self._go_on_as(["capture", str(kit)])

    def _on_rail_chosen(self, key: str) -> None:
        if key == LOCK:
            self.lock()
        elif key == HIDE:
            self.press(Qt.Key.Key_F12)
        elif key == DANGER:
            self._on_danger_asked()
        elif self.session is not None and key != self.where.screen:
            self.go(Where(key))

    def _on_danger_asked(self) -> None:
        self.press(Qt.Key.Key_F2)

    def _on_language_chosen(self, code: str) -> None:
        self.like(replace_language(self.preferences, code))

    def like(self, liked: preferences.Preferences) -> None:
        """Look and speak like this from now on, at once; nothing that was typed is lost."""
        self.preferences = liked
        preferences.write(liked)
        i18n.speak(liked.language or i18n.language_of_the_system())
        speak_qt(i18n.language())
        theme().wear(liked.scheme, liked.text_size)
        self._watch()
        self.go(self.where)


def replace_language(liked: preferences.Preferences, code: str) -> preferences.Preferences:
    """The same preferences with another language."""
    return msgspec.structs.replace(liked, language="ja" if code == "ja" else "en")
