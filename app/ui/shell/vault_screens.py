"""Every screen of an open vault, one maker each: what a screen needs, and what follows from what it announces."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.profile_fields import WHOLE
from app.services.session import Session
from app.ui.community.screen import CommunityScreen
from app.ui.intake.screen import ChooseFiles, ImportScreen
from app.ui.keys.plans import CODE, Plan, plan
from app.ui.keys.screen import KeysScreen
from app.ui.keys.walk import KeyWalk
from app.ui.kit.tasks import Tasks
from app.ui.kits.screen import KitScreen
from app.ui.letters.letters_screen import LettersScreen
from app.ui.retention.screen import RetentionScreen
from app.ui.shell.cases_view import CasesView
from app.ui.shell.doors import BACKUPS, KEYS, RECORD, RESTORE, RETENTION, SUCCESSION, doors
from app.ui.shell.navigation import CASES, COMMUNITY, IMPORT, KITS, PREFERENCES, TODAY, VAULT
from app.ui.succession.plan import plan as successors_plan
from app.ui.succession.screen import SuccessionScreen
from app.ui.today.screen import TodayScreen
from app.ui.updates.screen import UpdateScreen
from app.ui.vault.care import VaultScreen

if TYPE_CHECKING:
    from app.services.publication import Built

LETTERS, UPDATE, STUDIO, PUBLISH, FILES = "letters", "update", "studio", "publish", "files"
ROOM_OF = {
    **dict.fromkeys((LETTERS, UPDATE, STUDIO, PUBLISH, FILES), CASES),
    **dict.fromkeys((BACKUPS, RECORD, RESTORE, RETENTION, KEYS, SUCCESSION), VAULT),
}
"""Which word of the rail is lit on a screen that has no word of its own."""
COME_BACK = (
    TODAY,
    CASES,
    IMPORT,
    KITS,
    COMMUNITY,
    VAULT,
    LETTERS,
    UPDATE,
    STUDIO,
    BACKUPS,
    RECORD,
    RETENTION,
    PREFERENCES,
)
"""Where a lock comes back to; a screen that stands on something just made is not among them."""


@dataclass(frozen=True, slots=True)
class Where:
    """One screen of the window: its word, and the case it is about."""

    screen: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class Choosers:
    """How files are chosen: the system's dialogs, or what a test answers."""

    reports: ChooseFiles
    pdf: Callable[[QWidget, str], Path | None] | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What the window does when the keys of the vault change: keep the place in it before, and start anew after."""

    keep_place: Callable[[], None]
    start_anew: Callable[[], None]


class VaultScreens:
    """Makes the screens of an open vault; `go` leads from one to another."""

    def __init__(self, tasks: Tasks, go: Callable[[Where], None], choosers: Choosers, changes: Changes) -> None:
        self._tasks = tasks
        self._go = go
        self._choosers = choosers
        self._changes = changes
        self._said = ""
        self._declared: tuple[frozenset[str], frozenset[str]] | None = None
        self._sought = ""
        self._file = 0
        self.built: Built | None = None
        """The proved PDF that waits to be saved."""
        self._step = ""
        self._makers: dict[str, Callable[[Session, str], QWidget]] = {
            TODAY: self._today,
            CASES: self._cases,
            IMPORT: self._import,
            KITS: self._kits,
            COMMUNITY: self._community,
            VAULT: self._vault,
            FILES: self._files,
            RETENTION: self._retention,
            BACKUPS: self._backups,
            RECORD: self._record,
            RESTORE: self._restore,
            KEYS: self._keys,
            SUCCESSION: self._succession,
            LETTERS: self._letters,
            UPDATE: self._update,
            STUDIO: self._studio,
            PUBLISH: self._publish,
        }

    def make(self, session: Session, where: Where) -> QWidget:
        """A new screen of this kind, wired."""
        return self._makers[where.screen](session, where.case)

    def _to(self, screen: str, case: str = "") -> Callable[[], None]:
        return lambda: self._go(Where(screen, case))

    def _today(self, session: Session, _case: str) -> QWidget:
        screen = TodayScreen(self._tasks, session)
        screen.step_asked.connect(self._on_step_asked)
        screen.letters_asked.connect(lambda about: self._go(Where(LETTERS, about)))
        screen.update_asked.connect(lambda about: self._go(Where(UPDATE, about)))
        screen.import_asked.connect(self._to(IMPORT))
        screen.community_asked.connect(self._to(COMMUNITY, "helplines"))
        screen.events_asked.connect(self._to(KITS))
        screen.vault_asked.connect(self._to(VAULT))
        return screen

    def _update(self, session: Session, case: str) -> QWidget:
        screen = UpdateScreen(self._tasks, session, case)
        screen.back_asked.connect(self._to(CASES, case))
        screen.letters_asked.connect(lambda about: self._go(Where(LETTERS, about)))
        return screen

    def _on_step_asked(self, case: str, step: str) -> None:
        self._step = step
        self._go(Where(CASES, case))

    def _cases(self, session: Session, case: str) -> QWidget:
        screen = CasesView(self._tasks, session, case, self._sought)
        screen.sought.connect(self._on_sought)
        screen.file_asked.connect(self._on_file_asked)
        step, self._step = self._step, ""
        if step:
            screen.restore({"step": step})
        screen.case_asked.connect(lambda about: self._go(Where(CASES, about)))
        screen.import_asked.connect(self._to(IMPORT))
        screen.publish_asked.connect(lambda about: self._go(Where(STUDIO, about)))
        screen.update_asked.connect(lambda about: self._go(Where(UPDATE, about)))
        screen.letters_asked.connect(lambda about: self._go(Where(LETTERS, about)))
        return screen

    def _on_file_asked(self, case: str, file: int) -> None:
        self._file = file
        self._go(Where(FILES, case))

    def _files(self, session: Session, case: str) -> QWidget:
        from app.ui.attachments.screen import AttachmentScreen  # noqa: PLC0415  (paper's tools, as for the studio)

        screen = AttachmentScreen(self._tasks, session, case, self._file)
        screen.back_asked.connect(self._to(CASES, case))
        return screen

    def _retention(self, session: Session, _case: str) -> QWidget:
        screen = RetentionScreen(self._tasks, session)
        screen.back_asked.connect(self._to(VAULT))
        return screen

    def _on_sought(self, sought: str) -> None:
        self._sought = sought

    def _import(self, session: Session, _case: str) -> QWidget:
        screen = ImportScreen(self._tasks, session, self._choosers.reports)
        screen.cases_asked.connect(self._to(CASES))
        return screen

    def _kits(self, session: Session, _case: str) -> QWidget:
        return KitScreen(self._tasks, session)

    def _community(self, session: Session, section: str) -> QWidget:
        return CommunityScreen(self._tasks, session, section or WHOLE)

    def _vault(self, _session: Session, _case: str) -> QWidget:
        screen = VaultScreen(doors())
        screen.asked.connect(lambda key: self._go(Where(key)))
        return screen

    def _backups(self, session: Session, _case: str) -> QWidget:
        from app.ui.backup.screen import BackupScreen  # noqa: PLC0415  (rarely asked for)

        screen = BackupScreen(self._tasks, session)
        screen.back_asked.connect(self._to(VAULT))
        screen.restore_asked.connect(self._to(RESTORE))
        return screen

    def _restore(self, _session: Session, _case: str) -> QWidget:
        from app.ui.backup.restore import RestoreScreen  # noqa: PLC0415  (as above)

        screen = RestoreScreen(self._tasks, inside=True)
        screen.back_asked.connect(self._to(BACKUPS))
        return screen

    def _record(self, session: Session, _case: str) -> QWidget:
        from app.ui.journal.screen import JournalScreen  # noqa: PLC0415  (as above)

        screen = JournalScreen(self._tasks, session)
        screen.back_asked.connect(self._to(VAULT))
        return screen

    def _keys(self, session: Session, kind: str) -> QWidget:
        if kind:
            walk = self._walk(session, plan(kind, session))
            walk.back_asked.connect(self._to(KEYS))
            return walk
        said, self._said = self._said, ""
        screen = KeysScreen(self._tasks, session, said)
        screen.change_asked.connect(lambda change: self._go(Where(KEYS, change)))
        return screen

    def _walk(self, session: Session, steps: Plan) -> KeyWalk:
        walk = KeyWalk(self._tasks, session, steps)
        walk.new_code_asked.connect(self._to(KEYS, CODE))
        walk.done.connect(self._on_keys_changed)
        walk.closing.connect(self._changes.keep_place)
        walk.closed.connect(self._changes.start_anew)
        return walk

    def _on_keys_changed(self, said: str) -> None:
        self._said = said
        self._go(Where(KEYS))

    def _succession(self, session: Session, stage: str) -> QWidget:
        if stage and self._declared is not None:
            walk = self._walk(session, successors_plan(session, *self._declared))
            walk.back_asked.connect(self._to(SUCCESSION))
            return walk
        screen = SuccessionScreen(self._tasks, session)
        screen.declared.connect(self._on_declared)
        return screen

    def _on_declared(self, declared: frozenset[str], conflicts: frozenset[str]) -> None:
        self._declared = (declared, conflicts)
        self._go(Where(SUCCESSION, "keys"))

    def _letters(self, session: Session, case: str) -> QWidget:
        screen = LettersScreen(self._tasks, session, case)
        screen.back_asked.connect(self._to(CASES, case))
        return screen

    def _studio(self, session: Session, case: str) -> QWidget:
        # Paper and the leak check are half of what there is to load: they come when a text is first opened.
        from app.ui.anonymity.studio import StudioScreen  # noqa: PLC0415

        screen = StudioScreen(self._tasks, session, case)
        screen.back_asked.connect(self._to(CASES, case))
        screen.built.connect(lambda built: self._on_built(built, case))
        return screen

    def _on_built(self, built: "Built", case: str) -> None:
        self.built = built
        self._go(Where(PUBLISH, case))

    def _publish(self, session: Session, case: str) -> QWidget:
        if self.built is None:
            return self._studio(session, case)
        from app.ui.publication.publish import PublishScreen, choose_with_dialog  # noqa: PLC0415  (as above)

        screen = PublishScreen(self._tasks, session, case, self.built, self._choosers.pdf or choose_with_dialog)
        screen.back_asked.connect(self._to(STUDIO, case))
        screen.case_asked.connect(self._to(CASES, case))
        return screen
