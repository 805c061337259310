"""The rooms of the vault itself: backups, the record, keys, erasure, and who comes after."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.services.session import Session
from app.ui.keys.plans import CODE, Plan, plan
from app.ui.keys.screen import KeysScreen
from app.ui.keys.walk import KeyWalk
from app.ui.kit.tasks import Tasks
from app.ui.retention.screen import RetentionScreen
from app.ui.shell.doors import BACKUPS, KEYS, RECORD, RESTORE, RETENTION, SUCCESSION, doors
from app.ui.shell.navigation import VAULT
from app.ui.shell.places import Maker, Rooms, Where
from app.ui.succession.plan import plan as successors_plan
from app.ui.succession.screen import SuccessionScreen
from app.ui.vault.care import VaultScreen


@dataclass(frozen=True, slots=True)
class Changes:
    """What the window does when the keys of the vault change: keep the place in it before, and start anew after."""

    keep_place: Callable[[], None]
    start_anew: Callable[[], None]


class CareRooms(Rooms):
    """Each leads back to the page of doors."""

    def __init__(self, tasks: Tasks, go: Callable[[Where], None], changes: Changes) -> None:
        super().__init__(tasks, go)
        self._changes = changes
        self._said = ""
        self._declared: tuple[frozenset[str], frozenset[str]] | None = None

    def makers(self) -> dict[str, Maker]:
        """The maker of each screen, by its word."""
        return {
            VAULT: self._vault,
            RETENTION: self._retention,
            BACKUPS: self._backups,
            RECORD: self._record,
            RESTORE: self._restore,
            KEYS: self._keys,
            SUCCESSION: self._succession,
        }

    def _vault(self, _session: Session, _case: str) -> QWidget:
        screen = VaultScreen(doors())
        screen.asked.connect(lambda key: self._go(Where(key)))
        return screen

    def _retention(self, session: Session, _case: str) -> QWidget:
        screen = RetentionScreen(self._tasks, session)
        screen.back_asked.connect(self._to(VAULT))
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
