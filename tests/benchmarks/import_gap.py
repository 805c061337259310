"""How long the window stands still while a large report is imported: `python -m tests.benchmarks.import_gap`."""

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.crypto.key_slots import LEAST
from app.domain.report import Report
from app.paths import resource
from app.services import capture, evidence, intake, kits, vault
from app.services.session import Session
from app.storage import profile
from app.ui.application import make_application
from app.ui.kit.tasks import Tasks
from tests.builders import NOON, PASSPHRASE

MEGABYTES = 200


class Heartbeat:
    """Beats every 10 ms on the window's own thread, and knows its longest pause."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def start(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def main() -> None:
    application = make_application(["mamori"])
    heart, tasks = Heartbeat(), Tasks()
    with TemporaryDirectory() as folder:
        path = _sealed(Path(folder))
        heart.start()
        wait(application, 2)
        idle = heart.longest
        rows = [("idle, 2 s", 2.0, idle, 0)]
        for name, cancel_after in (("cancelled in the middle", 30), ("whole import", 10**9)):
            rows.append(_import(application, tasks, heart, Path(folder), path, name, cancel_after))
        print(f"{MEGABYTES} MB report, {path.stat().st_size:,} bytes sealed")
        print(f"{'what':26} {'seconds':>8} {'MB/s':>6} {'longest pause ms':>17} {'ratio':>6} {'progress':>9}")
        for what, seconds, gap, told in rows:
            speed = f"{MEGABYTES / seconds:.0f}" if told else "-"
            print(f"{what:26} {seconds:8.2f} {speed:>6} {gap * 1000:17.0f} {gap / idle:6.1f} {told:9}")
    tasks.shutdown()


def _sealed(folder: Path) -> Path:
    new = vault.create_vault(
        folder / "v",
        PASSPHRASE,
        profile.read(resource("communities", "oktech.toml")),
        clock=lambda: NOON,
        effort=LEAST,
    )
    kits.make_kit(new.session, folder / "k.mamori-kit", None)
    new.session.close()
    attached = []
    for number in range(4):
        (folder / f"{number}.bin").write_bytes(os.urandom(MEGABYTES * 1_000_000 // 4))
        attached.append(evidence.attach(folder / f"{number}.bin", NOON))
    kit = capture.open_kit(folder / "k.mamori-kit")
    receipt = capture.submit_report(kit, Report(account="large"), folder / "out", attachments=attached)
    return folder / "out" / receipt.file


def _import(
    application: QApplication, tasks: Tasks, heart: Heartbeat, folder: Path, path: Path, name: str, cancel_after: int
) -> tuple[str, float, float, int]:
    opened: list[Session] = []
    tasks.run(lambda: vault.open_vault(folder / "v", PASSPHRASE), opened.append, _fail)
    while not opened:
        application.processEvents()
    ended: list[object] = []
    told: list[int] = []

    def progress(done: int, _total: int) -> None:
        told.append(done)
        if len(told) == cancel_after:
            task.cancel()

    heart.start()
    began = time.perf_counter()
    task = tasks.run(lambda report: intake.import_reports(opened[0], [path], report), ended.append, _fail, progress)
    task.ended.connect(lambda: ended.append(None))
    while not ended:
        application.processEvents()
        time.sleep(0.001)
    took, gap = time.perf_counter() - began, heart.longest
    closed: list[object] = []
    tasks.run(opened[0].close, lambda _none: closed.append(1), _fail)
    while not closed:
        application.processEvents()
    return name, took, gap, len(told)


def wait(application: QApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        application.processEvents()
        time.sleep(0.001)


def _fail(error: Exception) -> None:
    sys.exit(str(error))


if __name__ == "__main__":
    main()
