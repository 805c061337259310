"""A locked case leaves no copy of its text in the process: a real child, read from outside."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.report import Report, YesNo
from app.domain.review_steps import ConflictOfInterest
from app.services import intake, place, vault
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
from app.ui.shell.places import Where

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
    return sum(map(memory_of(pid).count, spelled(CANARY)))


def memory_of(pid: int) -> bytes:
    """All that stands in the memory of a process."""
    found = bytearray()
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
            found += data
    return bytes(found)


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


TYPED = "面談のメモ。廊下で二度声をかけられ、離れてもついて来たという。" * 40 + "ここまで書いたところで、席を立つ。"
TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from app import bootstrap
from app.services import vault
from app.ui.application import make_application
from app.ui.shell.main_window import MainWindow, Where

application = make_application(["mamori"])
window = MainWindow(bootstrap.replace)
window.show()
folder, passphrase, case = Path(sys.argv[1]), sys.stdin.readline().strip(), sys.argv[2]
typed = sys.stdin.readline().strip()


def opened(session):
    window.show_vault(session, folder)
    window.go(Where("cases", case))
    QTimer.singleShot(1500, choose)


def choose():
    window.shown.case.show_key("safety")
    QTimer.singleShot(500, write)


def write():
    editor = window.shown.case.work.card.form.editor("basis")
    editor.setFocus()
    for start in range(0, len(typed), 20):
        composed = QInputMethodEvent(typed[start:start + 20], [])
        QApplication.sendEvent(editor, composed)
        committed = QInputMethodEvent()
        committed.setCommitString(typed[start:start + 20])
        QApplication.sendEvent(editor, committed)
    assert editor.answer() == typed
    print("typed", flush=True)


def surprised(kind, fault, trace):
    print(kind, fault, flush=True)


sys.excepthook = surprised
window.tasks.run(lambda: vault.open_vault(folder, passphrase), opened, print)
application.exec()
"""
TELLING = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage

application = QCoreApplication([])
bus = QDBusConnection.connectToBus(sys.argv[1], "telling")
assert bus.isConnected() and bus.registerService("org.freedesktop.login1")
if sys.argv[2] == "sleep":
    message = QDBusMessage.createSignal(
        "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"
    )
    message.setArguments([True])
else:
    message = QDBusMessage.createSignal(
        "/org/freedesktop/login1/session/_37", "org.freedesktop.login1.Session", "Lock"
    )
assert bus.send(message)
print("told", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """A bus of this test's own, in the place of the system's."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path / 'bus'}"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert daemon.stdout
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait()


def spelled(text: str) -> list[bytes]:
    """The text as it may stand in a file or in memory."""
    return [text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]


def written(traced: Path) -> bytes:
    """Every byte that the traced process handed to the system, as strace wrote it down."""
    data = bytearray()
    for line in traced.read_text("ascii").splitlines():
        for piece in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', line):
            data += bytes.fromhex(piece.replace("\\x", ""))
    return bytes(data)


@pytest.mark.requirement("H12")
@pytest.mark.parametrize("sign", ["sleep", "session"])
def test_a_long_note_in_japanese_survives_the_lock_and_leaves_no_byte_outside_the_vault(
    session: Session, seal: Callable[..., Path], vault_folder: Path, tmp_path: Path, bus: str, sign: str
) -> None:
    """The computer goes to sleep, or its session is locked, in the middle of a sentence."""
    case = str(intake.import_report(session, seal(Report(account="Somebody was followed."))).case)
    record_step(session, case, ConflictOfInterest(conflict=YesNo.NO))
    session.close()
    home, traced = tmp_path / "home", tmp_path / "trace"
    home.mkdir()
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "TMPDIR": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_SESSION_ID": "7",
        "DBUS_SYSTEM_BUS_ADDRESS": bus,
        "DBUS_SESSION_BUS_ADDRESS": bus,
    }
    calls = "trace=write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
    watching = ["strace", "-f", "-qq", "-xx", "-s", "100000", "-e", calls, "-o", str(traced)]
    child = subprocess.Popen(
        [*watching, sys.executable, "-c", TYPING, str(vault_folder), case],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    teller: subprocess.Popen[str] | None = None
    try:
        assert child.stdin and child.stdout
        child.stdin.write(f"{PASSPHRASE}\n{TYPED}\n")
        child.stdin.flush()
        assert child.stdout.readline() == "typed\n"
        program = int(Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text().split()[0])
        assert sum(map(memory_of(program).count, spelled(TYPED[:40]))) > 0, "the scan must see what is there"
        teller = subprocess.Popen(
            [sys.executable, "-c", TELLING, bus, sign], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert teller.stdout and teller.stdout.readline() == "told\n"
        until(lambda: "locked" in command_line(program))
        until(lambda: b"libQt6Widgets" in Path(f"/proc/{program}/maps").read_bytes())
        time.sleep(1)
        assert child.poll() is None
        assert sum(map(memory_of(program).count, spelled(TYPED[:40]))) == 0
        os.kill(program, signal.SIGKILL)
        child.wait()
    finally:
        for process in (child, teller):
            if process is not None:
                process.kill()
                process.wait()
    told = written(traced)
    assert b"typed\n" in told and len(told) > 4 * len(TYPED), "the trace must see what is written"
    for part in (TYPED[:8], TYPED[-8:]):
        assert not [form for form in spelled(part) if form in told]
    files = [path for path in home.rglob("*") if path.is_file()]
    assert not [path for path in files if any(form in path.read_bytes() for form in spelled(TYPED[:8]))]
    again = vault.open_vault(vault_folder, PASSPHRASE)
    left = place.come_back(again)
    assert left is not None and (left.screen, left.case) == ("cases", case)
    assert any(TYPED.encode() in typed for _screen, _case, typed in left.typed)
    again.close()


@pytest.mark.parametrize("verb", [["open", "/nowhere"], ["locked", "/nowhere"], []])
def test_without_a_screen_the_window_says_so(verb: list[str], tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    environment |= {"XDG_CONFIG_HOME": str(tmp_path), "LANG": "C.UTF-8"}
    run = subprocess.run(
        [sys.executable, "-m", "app", *verb], capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    assert run.returncode == 1
    assert "no screen" in run.stderr
