"""A report with 200 MB of attachments from the desk into the vault: `python -m tests.benchmarks.large_report`.

MB/s with their ratio to a plain write in the same run, memory growth, and the longest pause of the window.
"""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.crypto.key_slots import LEAST
from app.domain.report import YesNo
from app.paths import resource
from app.services import intake, kits, vault
from app.services.session import Session
from app.storage import profile
from app.ui.application import make_application
from app.ui.capture.stages import Stage
from app.ui.kit.tasks import Tasks
from app.ui.shell.capture_window import CaptureWindow
from tests.benchmarks.import_gap import Heartbeat, wait
from tests.builders import NOON, PASSPHRASE

MEGABYTES = 200
FILES = 4


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    seconds: float
    pause: float
    growth: int
    """Bytes."""


class Measure:
    """Runs one part of the way and keeps its line."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._heart = Heartbeat()
        self.rows: list[Row] = []

    def idle(self, seconds: float) -> None:
        """How long the window pauses when nothing is done: what the machine itself takes."""
        self.run("idle", lambda: wait(self._application, seconds), lambda: True)

    def run(self, what: str, begin: Callable[[], object], is_done: Callable[[], bool]) -> None:
        """Let the window come to rest, begin, and serve it until it is done."""
        wait(self._application, 0.5)
        Path("/proc/self/clear_refs").write_text("5")
        before = _memory("VmRSS")
        self._heart.start()
        began = time.perf_counter()
        begin()
        while not is_done():
            self._application.processEvents()
            time.sleep(0.001)
        took = time.perf_counter() - began
        self.rows.append(Row(what, took, self._heart.longest, _memory("VmHWM") - before))


def main() -> None:
    application = make_application(["mamori"])
    measure = Measure(application)
    with TemporaryDirectory() as name:
        folder = Path(name)
        session = _vault(folder)
        files = []
        for number in range(FILES):
            files.append(folder / f"{number}.bin")
            files[-1].write_bytes(os.urandom(MEGABYTES * 1_000_000 // FILES))
        measure.idle(2.0)
        measure.run("plain write, flush, read (baseline)", lambda: _plain(folder, files), lambda: True)
        _at_the_desk(measure, folder, files)
        _import(measure, session, folder)
        session.close()
    _print(measure.rows)


def _at_the_desk(measure: Measure, folder: Path, files: list[Path]) -> None:
    tasks = Tasks()
    window = CaptureWindow(tasks, folder / "k.mamori-kit", folder / "outbox")
    window.resize(1280, 800)
    window.show()
    desk = window.desk
    desk.conversation.danger = desk.conversation.about_organizer = YesNo.NO
    desk.show_stage(Stage.ROUTE)
    desk.go_on()
    desk.conversation.answers["account"] = "large"
    measure.run(
        "attached, and each sealed as a draft",
        lambda: desk.attachments.add(files),
        lambda: len(desk.attachments.files()) == FILES and desk.autosave.is_settled,
    )
    desk.show_stage(Stage.SEAL)
    measure.run("sealed and read back, drafts deleted", desk.go_on, lambda: desk.stage is Stage.SEALED)
    window.close()
    tasks.shutdown()


def _import(measure: Measure, session: Session, folder: Path) -> None:
    tasks = Tasks()
    (path,) = (folder / "outbox").glob("*.mamori-report")
    opened: list[Session] = []
    tasks.run(lambda: vault.open_vault(folder / "v", PASSPHRASE), opened.append, _fail)
    ended: list[object] = []

    def begin() -> None:
        while not opened:
            QApplication.processEvents()
        tasks.run(lambda report: intake.import_reports(opened[0], [path], report), ended.append, _fail, lambda *_: None)

    session.close()
    measure.run("imported", begin, lambda: bool(ended))
    tasks.run(opened[0].close, lambda _none: None, _fail)
    tasks.shutdown()


def _vault(folder: Path) -> Session:
    community = profile.read(resource("communities", "oktech.toml"))
    made = vault.create_vault(folder / "v", PASSPHRASE, community, clock=lambda: NOON, effort=LEAST)
    kits.make_kit(made.session, folder / "k.mamori-kit", None)
    return made.session


def _plain(folder: Path, files: list[Path]) -> None:
    with (folder / "plain").open("wb") as target:
        for path in files:
            target.write(path.read_bytes())
        target.flush()
        os.fsync(target.fileno())
    (folder / "plain").read_bytes()
    (folder / "plain").unlink()


def _memory(which: str) -> int:
    """Bytes of resident memory now (VmRSS), or at most since the last reset (VmHWM)."""
    status = Path("/proc/self/status").read_text()
    return int(status.split(which + ":")[1].split()[0]) * 1024


def _print(rows: list[Row]) -> None:
    base = rows[1].seconds
    print(f"{MEGABYTES} MB of attachments in {FILES} files")
    print(f"{'what':40} {'seconds':>8} {'MB/s':>6} {'ratio':>6} {'longest pause ms':>17} {'memory growth MB':>17}")
    for row in rows:
        is_idle = row.what == "idle"
        speed, ratio = ("-", "-") if is_idle else (f"{MEGABYTES / row.seconds:.0f}", f"{row.seconds / base:.1f}")
        pause, growth = row.pause * 1000, row.growth / 1_000_000
        print(f"{row.what:40} {row.seconds:8.2f} {speed:>6} {ratio:>6} {pause:17.0f} {growth:17.0f}")


def _fail(error: Exception) -> None:
    sys.exit(str(error))


if __name__ == "__main__":
    main()
