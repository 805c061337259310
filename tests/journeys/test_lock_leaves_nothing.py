"""A locked case leaves no copy of its text in the process: a real child, read from outside."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.report import Report, YesNo
from app.domain.review_steps import ConflictOfInterest
from app.services import intake
from app.services.review import record_step
from app.services.session import Session
from tests.builders import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
CANARY = "canary-of-the-quiet-garden-カナリアの歌"

DRIVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app import bootstrap
from app.services import cases, vault
from app.ui.application import make_application
from app.ui.shell.main_window import MainWindow
from app.ui.shell.vault_screens import Where

application = make_application(["mamori"])
window = MainWindow(bootstrap.replace)
window.show()
folder, passphrase, case = Path(sys.argv[1]), sys.stdin.readline().strip(), sys.argv[2]


def opened(session):
    window.show_vault(session, folder)
    window.go(Where("cases", case))
    QTimer.singleShot(1500, shown)


def shown():
    window.shown.case.show_key("accounts")
    QTimer.singleShot(500, lambda: print("shown", flush=True))
    QTimer.singleShot(600, wait)


def wait():
    sys.stdin.readline()
    window.lock()


window.tasks.run(lambda: vault.open_vault(folder, passphrase), opened, print)
application.exec()
"""


def copies(pid: int) -> int:
    """How often the canary stands in the memory of a process, in the encodings Python and Qt use."""
    wanted = [CANARY.encode("utf-8"), CANARY.encode("utf-16-le"), CANARY.encode("utf-32-le")]
    found = 0
    maps = Path(f"/proc/{pid}/maps").read_text()
    with Path(f"/proc/{pid}/mem").open("rb") as memory:
        for line in maps.splitlines():
            place, rights, *_rest = line.split()
            if "r" not in rights or "[v" in line:
                continue
            start, end = (int(part, 16) for part in place.split("-"))
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            found += sum(data.count(one) for one in wanted)
    return found


def command_line(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def test_after_the_lock_no_copy_is_left_in_the_process(
    session: Session, seal: Callable[..., Path], vault_folder: Path
) -> None:
    case = str(intake.import_report(session, seal(Report(account=CANARY + " was said"))).case)
    record_step(session, case, ConflictOfInterest(conflict=YesNo.NO))
    session.close()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    child = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(vault_folder), case],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    try:
        assert child.stdin and child.stdout
        child.stdin.write(PASSPHRASE + "\n")
        child.stdin.flush()
        assert child.stdout.readline() == "shown\n"
        assert copies(child.pid) > 0, "the scan must see what is there"
        child.stdin.write("lock\n")
        child.stdin.flush()
        until(lambda: "locked" in command_line(child.pid))
        until(lambda: b"libQt6Widgets" in Path(f"/proc/{child.pid}/maps").read_bytes())
        time.sleep(1)
        assert child.poll() is None
        assert copies(child.pid) == 0
        arguments = command_line(child.pid)
        assert arguments[-3:-1] == ["locked", str(vault_folder)]
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()


@pytest.mark.parametrize("verb", [["open", "/nowhere"], ["locked", "/nowhere"], []])
def test_without_a_screen_the_window_says_so(verb: list[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    run = subprocess.run(
        [sys.executable, "-m", "app", *verb], capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    assert run.returncode == 1
    assert "no screen" in run.stderr
