"""The screens of the keys and of the succession in their interesting states, for the audit and the pictures."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services import capture, intake, kits
from app.services.session import Session
from app.ui.keys.plans import CODE, PASSPHRASE, PROVE, VAULT_KEY, plan
from app.ui.keys.screen import KeysScreen
from app.ui.keys.walk import KeyWalk
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.succession.screen import SuccessionScreen
from tests.builders import ENGLISH, JAPANESE

Screens = Iterator[tuple[str, Callable[[], QWidget]]]
NOW = datetime(2026, 5, 16, 3, 0, tzinfo=UTC)


def screens(session: Session, folder: Path) -> Screens:
    """Every screen of this file."""
    tasks = Tasks(Immediately())
    old = kits.event(session, "Long ago", date(2024, 5, 16), date(2024, 5, 17))
    kits.make_kit(session, folder / "long-ago.mamori-kit", old)
    _fill(session, folder)
    yield "keys", lambda: KeysScreen(tasks, session)
    for name in ("current", "new", "code", "proof"):
        yield f"keys-{name}", lambda name=name: _walk(tasks, session, name)
    yield "keys-prove", lambda: KeyWalk(tasks, session, plan(PROVE, session))
    yield "succession", lambda: SuccessionScreen(tasks, session)


def _walk(tasks: Tasks, session: Session, stage: str) -> KeyWalk:
    if stage == "current":
        screen = KeyWalk(tasks, session, plan(PASSPHRASE, session))
        screen.go_on.click()
        return screen
    screen = KeyWalk(tasks, session, plan(CODE if stage == "code" else VAULT_KEY, session))
    screen.current.line.setText("lantern maple")
    screen.go_on.click()
    if stage == "proof":
        screen.go_on.click()
        screen.go_on.click()
        screen.proof.line().setText("ABCD")
        screen.go_on.click()
    return screen


def _fill(session: Session, folder: Path) -> None:
    path = folder / "keys-desk.mamori-kit"
    kits.make_kit(session, path, None)
    kit = capture.open_kit(path)
    for report in (ENGLISH, JAPANESE):
        receipt = capture.submit_report(kit, report, folder / "keys-outbox", clock=lambda: NOW)
        intake.import_report(session, folder / "keys-outbox" / receipt.file)
