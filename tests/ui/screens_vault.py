"""The screens before, around and beside the cases in their interesting states, for the audit and the pictures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.crypto.key_slots import LEAST
from app.domain.report import Report
from app.errors import AppError
from app.i18n import _
from app.services import capture, events, intake, kits
from app.services.session import Session
from app.services.vault import WrongPassphrase
from app.storage.database import newer
from app.storage.kit import not_a_kit
from app.storage.preferences import Preferences
from app.ui.intake.pasted import PastedMailCard
from app.ui.intake.screen import ImportScreen
from app.ui.intake.under_way import UnderWay
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.kits.events_card import MoveCard
from app.ui.kits.screen import KitScreen
from app.ui.preferences.screen import PreferencesScreen
from app.ui.vault.create import CODE, MAKING, PROOF, CreateVaultScreen
from app.ui.vault.unlock import AFTER_IDLE, LockNote, UnlockScreen
from app.ui.welcome.screen import WelcomeScreen
from tests.builders import ENGLISH, JAPANESE, SHORT

NOW = datetime(2026, 5, 16, 3, 0, tzinfo=UTC)
Screens = Iterator[tuple[str, Callable[[], QWidget]]]


def screens(session: Session, folder: Path) -> Screens:
    """Every screen of this file."""
    around = Surroundings(session, folder, Tasks(Immediately()))
    yield "welcome", WelcomeScreen
    yield "welcome-wrong-kit", wrong_kit
    for name in ("place", "words", "own", "making", "code", "proof"):
        yield f"create-{name}", lambda name=name: around.creating(name)
    for name in ("passphrase", "wrong", "newer", "code", "locked"):
        yield f"unlock-{name}", lambda name=name: around.unlocking(name)
    yield "preferences", lambda: PreferencesScreen(Preferences())
    for name in ("event", "faults", "standing", "made"):
        yield f"kit-{name}", lambda name=name: around.kit(name)
    yield "event-moved", around.moving
    yield "import-paste", lambda: PastedMailCard(around.tasks, session)
    for name in ("empty", "busy", "done", "foreign"):
        yield f"import-{name}", lambda name=name: around.importing(name)


def wrong_kit() -> WelcomeScreen:
    """The first door after a file that is no kit."""
    screen = WelcomeScreen()
    screen.refuse_kit(not_a_kit().sentence)
    return screen


@dataclass
class Surroundings:
    """What the screens are built on: an open vault, a folder for files, and the worker."""

    session: Session
    folder: Path
    tasks: Tasks

    def creating(self, step: str) -> CreateVaultScreen:
        """Making a vault, at this step."""
        made = len(list(self.folder.glob("new-*")))
        place = self.folder / f"new-{made}"
        place.mkdir()
        screen = CreateVaultScreen(self.tasks, place=place, effort=LEAST)
        if step == "place":
            return screen
        screen.go_on.click()
        if step == "own":
            screen.passphrase.set_state("own", "", "too short", "")
            screen.go_on.click()
        if step in ("code", "proof"):
            screen.go_on.click()
        if step == "proof":
            screen.go_on.click()
            screen.proof.line().setText("ABCD")
            screen.go_on.click()
        if step == "making":
            screen.restore({**screen.unsaved(), "step": MAKING})
        assert (step == "code") <= (screen.step == CODE) and (step == "proof") <= (screen.step == PROOF)
        return screen

    def unlocking(self, state: str) -> UnlockScreen:
        """The vault closed, in this state."""
        note = LockNote(_(AFTER_IDLE), text_is_kept=True, place_is_kept=True)
        screen = UnlockScreen(self.tasks, Path("oktech.mamori"), note if state == "locked" else None)
        refusals: dict[str, AppError] = {
            "wrong": WrongPassphrase(
                _(
                    "This passphrase does not open the vault. Nothing was changed. "
                    "Check the keyboard language and try again, or use the recovery code."
                )
            ),
            "newer": newer(),
        }
        if refusal := refusals.get(state):
            screen.passphrase.line.setText("lantern maple")
            screen.refuse(0, refusal)
            # The spy of the audit takes the clipped first pass of selected text for what is seen.
            screen.passphrase.line.deselect()
        if state == "code":
            screen.use_code.click()
        return screen

    def kit(self, state: str) -> KitScreen:
        """Making a kit, in this state."""
        screen = KitScreen(self.tasks, self.session, lambda _parent: str(self.folder / "shown.mamori-kit"))
        if state == "standing":
            screen.kind.segments()[1].click()
        if state == "made":
            screen.name.setText("Spring meetup")
            screen.first_day.setText("2026-05-16")
            screen.places.setPlainText("Lobby\nHall B")
        if state in ("made", "faults"):
            screen.save.click()
        return screen

    def moving(self) -> MoveCard:
        """Other days for an event."""
        self._sealed()
        return MoveCard(events.list_events(self.session)[0])

    def importing(self, state: str) -> ImportScreen:
        """Taking in files, in this state."""
        screen = ImportScreen(self.tasks, self.session)
        files = self._sealed()
        if state == "busy":
            run = UnderWay(Tasks(Immediately(), screen), files)
            run.work.at, run.work.done, run.work.total = 1, 20_000_000, 200_000_000
            screen.follow(run)
        if state == "done":
            screen.take(files)
        if state == "foreign":
            screen.take([self.folder / "shown-foreign.mamori-report"])
        return screen

    def _sealed(self) -> list[Path]:
        """A good file, one with a gap before it, one from a desk with a wrong clock, and one that is damaged."""
        outbox = self.folder / "shown-outbox"
        again = sorted(outbox.glob("*.mamori-report"))
        if again:
            return [*again, self.folder / "shown-damaged.mamori-report"]
        path = self.folder / "shown-desk.mamori-kit"
        kits.make_kit(self.session, path, kits.event(self.session, "Spring", date(2026, 5, 16), date(2026, 5, 17)))
        kit = capture.open_kit(path)

        def seal(report: Report, moment: datetime) -> Path:
            return outbox / capture.submit_report(kit, report, outbox, clock=lambda: moment).file

        damaged = self.folder / "shown-damaged.mamori-report"
        damaged.write_bytes(seal(ENGLISH, NOW).read_bytes()[:-9])
        (self.folder / "shown-foreign.mamori-report").write_bytes(damaged.read_bytes()[:40])
        seal(JAPANESE, NOW).unlink()
        seal(SHORT, NOW.replace(year=2030))
        intake.import_reports(self.session, sorted(outbox.glob("*.mamori-report"))[:1])
        return self._sealed()
