"""Other processes of the same user: they find no memory, no core file, no open file mode, and no second door."""

import os
import pwd
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
AS_NOBODY = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
CANARY = "canary-of-the-quiet-garden"

HELD = """
import os, sys, time
from app import bootstrap
bootstrap.hardening.harden() if sys.argv[1] == "hardened" else None
secret = "".join(["canary-of-", "the-quiet-garden"])
print("ready", flush=True)
time.sleep(60)
"""
READ = """
import ctypes, sys
pid, found = int(sys.argv[1]), []
try:
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb") as memory:
        for line in maps:
            place, rights, *rest = line.split()
            if rights.startswith("rw"):
                start, end = (int(part, 16) for part in place.split("-"))
                memory.seek(start)
                found.append(b"canary-of-" + b"the-quiet-garden" in memory.read(end - start))
    print("read", any(found))
except PermissionError:
    print("denied")
try:
    open(f"/proc/{pid}/environ").read()
    print("read")
except PermissionError:
    print("denied")
attached = ctypes.CDLL(None, use_errno=True).ptrace(16, pid, None, None)
print("attached" if attached == 0 else "denied")
"""

BROKEN = """
import sys
from app import bootstrap
words = "canary-of-" + "the-quiet-garden"
if sys.argv[1] == "command":
    def fall(_arguments):
        raise ValueError(words)
    bootstrap._command = fall
    sys.exit(bootstrap.main(["list", words]))
from PySide6.QtCore import QTimer, qWarning
from app.ui.application import catch_surprises, make_application
application = make_application(["mamori"])
catch_surprises(lambda sentence: None)
def fall():
    QTimer.singleShot(0, application.quit)
    if sys.argv[1] == "Qt":
        qWarning(words)
    else:
        raise ValueError(words)
QTimer.singleShot(0, fall)
application.exec()
"""
DIALOG = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from app.ui.application import make_application
folder = Path(sys.argv[1])
folder.mkdir()
(folder / "a.mamori-report").write_bytes(b"x")
application = make_application(["mamori"])
dialog = QFileDialog(None, "", str(folder))
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.selectFile(str(folder / "a.mamori-report"))
QTimer.singleShot(300, dialog.accept)
dialog.exec()
assert dialog.selectedFiles()
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what is tested is Linux's own")


@pytest.fixture
def home() -> Iterator[Path]:
    """A home of an ordinary user; not below pytest's own folder, which only root can enter."""
    with tempfile.TemporaryDirectory(prefix="mamori-home-") as folder:
        os.chown(folder, NOBODY, NOBODY)
        yield Path(folder)


def surroundings(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
        "TMPDIR": str(home),
    }


def ordinary(home: Path, *command: str, **more: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*AS_NOBODY, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=surroundings(home),
    )


def looked_at(home: Path, pid: int) -> list[str]:
    reader = ordinary(home, sys.executable, "-c", READ, str(pid))
    told, wrong = reader.communicate(timeout=60)
    assert reader.returncode == 0, wrong
    return told.splitlines()


@pytest.mark.requirement("H12")
@pytest.mark.parametrize(
    ("how", "found"), [("hardened", ["denied"] * 3), ("as it comes", ["read True", "read", "attached"])]
)
def test_no_process_of_the_same_user_reads_the_memory(home: Path, how: str, found: list[str]) -> None:
    child = ordinary(home, sys.executable, "-c", HELD, how)
    try:
        assert child.stdout and child.stdout.readline() == "ready\n"
        assert looked_at(home, child.pid) == found, "the reader must see what is there, and nothing of ours"
    finally:
        child.kill()
        child.wait()


@pytest.mark.requirement("H12")
def test_a_command_that_asks_for_the_passphrase_is_closed_already(home: Path) -> None:
    """The real program, as far as it waits for the passphrase of a vault."""
    child = ordinary(home, sys.executable, "-m", "app", "create", str(home / "V.mamori"))
    try:
        until_closed(child.pid)
        assert looked_at(home, child.pid) == ["denied"] * 3
        limits = Path(f"/proc/{child.pid}/limits").read_text().splitlines()
        core = next(line for line in limits if line.startswith("Max core file size"))
        assert core.split()[4:6] == ["0", "0"]
        told, wrong = child.communicate(PASSPHRASE + "\n", timeout=120)
        assert child.returncode == 0, wrong
        assert "Recovery code" in told
    finally:
        child.kill()
        child.wait()
    folder = home / "V.mamori"
    modes = {path.name: path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())}
    assert modes == {"V.mamori": 0o700, "cases.db": 0o600, "keys.json": 0o600}
    assert pwd.getpwuid(folder.stat().st_uid).pw_uid == NOBODY


def until_closed(pid: int) -> None:
    """Wait until /proc/PID belongs to root: the kernel's sign that the process is not dumpable."""
    end = time.monotonic() + 30
    program = sys.executable.encode()

    def is_open() -> bool:
        return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0] != program or mem.stat().st_uid != 0

    mem = Path(f"/proc/{pid}/mem")
    while is_open():
        assert time.monotonic() < end, "it never closed itself"
        time.sleep(0.02)


@pytest.mark.requirement("H12")
def test_a_second_program_is_told_that_the_vault_is_open_elsewhere(home: Path) -> None:
    folder = str(home / "V.mamori")
    made = ordinary(home, sys.executable, "-m", "app", "create", folder)
    made.communicate(PASSPHRASE + "\n", timeout=120)
    assert made.returncode == 0
    holding = ordinary(
        home,
        sys.executable,
        "-c",
        "import sys; from pathlib import Path; from app.services import vault\n"
        "held = vault.open_vault(Path(sys.argv[1]), sys.stdin.readline().strip()); print('open', flush=True)\n"
        "sys.stdin.readline()",
        folder,
    )
    try:
        assert holding.stdin and holding.stdout
        holding.stdin.write(PASSPHRASE + "\n")
        holding.stdin.flush()
        assert holding.stdout.readline() == "open\n"
        second = ordinary(home, sys.executable, "-m", "app", "list", folder)
        told, said = second.communicate(PASSPHRASE + "\n", timeout=120)
        assert (second.returncode, told) == (1, "")
        assert "open elsewhere" in said
        # What holds it dies without a word: nothing is left that could lock anybody out.
        holding.send_signal(signal.SIGKILL)
        holding.wait()
        third = ordinary(home, sys.executable, "-m", "app", "list", folder)
        third.communicate(PASSPHRASE + "\n", timeout=120)
        assert third.returncode == 0
    finally:
        holding.kill()
        holding.wait()


@pytest.mark.parametrize("where", ["command", "window", "Qt"])
def test_what_breaks_is_told_by_type_and_line_and_never_by_its_words(home: Path, where: str) -> None:
    run = ordinary(home, sys.executable, "-c", BROKEN, where)
    told, wrong = run.communicate(timeout=60)
    assert CANARY not in told + wrong
    assert ("QtWarningMsg" if where == "Qt" else "ValueError") in wrong and (where == "Qt" or ":" in wrong)


def test_a_file_dialog_leaves_no_path_in_the_settings_of_this_user(home: Path) -> None:
    shown = home / f"{CANARY}-folder"
    run = ordinary(home, sys.executable, "-c", DIALOG, str(shown))
    _told, wrong = run.communicate(timeout=60)
    assert run.returncode == 0, wrong
    left = [path for path in home.rglob("*") if path.is_file() and shown not in path.parents]
    assert not [path for path in left if CANARY in path.read_bytes().decode("utf-8", "replace")]
    assert not list(home.glob("mamori-*")), "what Qt kept of the window is gone with it"
