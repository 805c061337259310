"""Nothing typed, attached or read leaves vault and sealed files: every write of a whole use is looked at."""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from reportlab.pdfgen import canvas

from app.domain.report import Report
from tests.builders import PASSPHRASE
from tests.journeys import strace
from tests.journeys.canary_drive import ENGLISH, JAPANESE
from tests.journeys.strace import Write

DRIVE = [sys.executable, "-m", "tests.journeys.canary_drive"]
APP = [sys.executable, "-m", "app"]
SECRETS = (ENGLISH, JAPANESE, "Brandt", "aiko.tanaka@example.org", "please-stop-canary")
FORMS = {form for secret in SECRETS for form in strace.forms(secret)}


class Use:
    """One person's folder, and what was traced in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.given = folder / "given"
        self.traces: list[Path] = []
        self.said = b""
        self.given.mkdir(parents=True)

    def run(self, *command: str, typed: str = PASSPHRASE, fails: bool = False) -> None:
        """Run a command to its end."""
        process = self.start(*command)
        out, err = process.communicate(f"{typed}\n".encode(), timeout=300)
        self.said += out + err
        assert fails or process.returncode == 0, err.decode()[-2000:]

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """Start a command under strace."""
        trace = self.folder / f"trace-{len(self.traces)}"
        self.traces.append(trace)
        self.home.mkdir(exist_ok=True)
        return strace.start(command, trace, self.home, self.home)

    def leaks(self) -> set[str]:
        """Where a secret was written: not to a pipe, which is no storage, but anywhere else."""
        return {
            write.target
            for trace in self.traces
            for write in strace.writes(trace)
            if not write.target.startswith("pipe:") and _holds_secret(write)
        }

    def written(self) -> set[str]:
        """Every path written to, made or mapped, as it is told from the folder of this use."""
        paths = {path for trace in self.traces for path in strace.written_paths(trace) | strace.shared_maps(trace)}
        return {path.replace(f"{self.folder}/", "") if path.startswith("/") else f"home/{path}" for path in paths}

    def left(self) -> set[str]:
        """The files of this use, the given ones apart, that hold a secret when everything is over."""
        files = [path for path in self.home.rglob("*") if path.is_file()]
        return {path.name for path in files if any(form in path.read_bytes() for form in FORMS)}


def _holds_secret(write: Write) -> bool:
    return any(form in write.data for form in FORMS)


def give_files(given: Path) -> list[str]:
    """A picture, a PDF and a text that hold the canary, as somebody would bring them."""
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Comment", f"{ENGLISH} {JAPANESE}")
    picture = Image.effect_noise((400, 300), 60).convert("RGB")
    picture.save(given / "photo.png", pnginfo=told)
    paper = canvas.Canvas(BytesIO(), pageCompression=0)
    paper.drawString(72, 700, f"{ENGLISH} please-stop-canary")
    (given / "printed.pdf").write_bytes(paper.getpdfdata())
    (given / "chat.txt").write_text(f"{ENGLISH}\n{JAPANESE}\nplease-stop-canary\n" * 40, "utf-8")
    return [str(path) for path in sorted(given.iterdir())]


@pytest.fixture(scope="module")
def whole_use(tmp_path_factory: pytest.TempPathFactory) -> Use:
    """Vault, kit, a report at the desk and one by command, an hour in the vault, a lock, and a power cut."""
    use = Use(tmp_path_factory.mktemp("canary"))
    files = give_files(use.given)
    use.run(*APP, "create", "V.mamori")
    use.run(*APP, "kit", "V.mamori", "spring.mamori-kit", "--standing")
    use.run(*DRIVE, "desk", "spring.mamori-kit", "outbox", *files)
    answers = {question.key: f"{ENGLISH} {JAPANESE}" for question in Report.questions() if not question.choices}
    answers["people"] = "Daniel Brandt"
    (use.given / "report.json").write_text(json.dumps({"language": "ja", "report": answers}), "utf-8")
    use.run(*APP, "seal", "spring.mamori-kit", str(use.given / "report.json"), files[0], "--outbox", "outbox")
    lock(use)
    use.run(*APP, "list", "V.mamori")
    case = cases_of(use)
    use.run(*DRIVE, "crash", "V.mamori", case, fails=True)
    use.run(*APP, "list", "V.mamori")
    return use


def lock(use: Use) -> None:
    """An hour in the vault that ends with the lock: the process goes on as another one, and is ended there."""
    process = use.start(*DRIVE, "vault", "V.mamori", "outbox")
    assert process.stdin and process.stdout and process.stderr
    process.stdin.write(f"{PASSPHRASE}\n".encode())
    process.stdin.flush()
    ready = process.stdout.readline()
    assert ready == b"ready\n", process.stderr.read().decode()[-3000:]
    child = next(int(pid) for pid in children(process.pid))
    until(lambda: b"locked" in Path(f"/proc/{child}/cmdline").read_bytes())
    until(lambda: b"libQt6Widgets" in Path(f"/proc/{child}/maps").read_bytes())
    time.sleep(1)
    import os

    os.kill(child, signal.SIGKILL)
    out, err = process.communicate(timeout=60)
    use.said += ready + out + err


def children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def cases_of(use: Use) -> str:
    from app.services import cases, vault

    session = vault.open_vault(use.home / "V.mamori", PASSPHRASE)
    try:
        return next(line.id for line in cases.list_cases(session) if line.state == "in review")
    finally:
        session.close()


ALLOWED = (
    r"home/V\.mamori(/(cases\.db(-wal|-journal)?|keys(\.bak)?\.json(\.new)?)?)?",
    r"home/spring\.mamori-kit(\.new)?",
    r"home/outbox(/(desk\.json(\.new)?|[0-9A-Z]{20}\.mamori-report(\.part)?)?)?",
    r"home/config/mamori(/preferences\.json(\.new)?)?",
    r"/dev/shm/mamori-[^/]+(/.*)?",
    r"home/cache(/fontconfig(/.*)?)?",
    r"/dev/(null|tty|ptmx|urandom)",
    r"/proc/self/.*",
    r"/memfd:.*|pipe:.*|anon_inode:.*",
)


@pytest.mark.requirement("H1", "R13")
def test_no_byte_of_it_is_written_anywhere_else(whole_use: Use) -> None:
    assert whole_use.leaks() == set()
    assert whole_use.left() == set()
    assert not any(form in whole_use.said for form in FORMS), "nor said on the terminal"


@pytest.mark.requirement("H1")
def test_every_written_path_is_one_we_know(whole_use: Use) -> None:
    allowed = re.compile("|".join(f"(?:{pattern})" for pattern in ALLOWED))
    strange = {path for path in whole_use.written() if not allowed.fullmatch(path)}
    assert strange == set()


@pytest.mark.requirement("H1")
def test_no_network_socket_is_ever_made(whole_use: Use) -> None:
    made = [one for trace in whole_use.traces for one in strace.called(trace, "socket")]
    assert [one for one in made if "AF_INET" in one] == []


def test_the_trace_saw_what_there_was_to_see(whole_use: Use) -> None:
    targets = {Path(write.target).name for trace in whole_use.traces for write in strace.writes(trace)}
    assert {"cases.db-wal", "keys.json.new", "desk.json.new"} <= targets
    sealed = [write for trace in whole_use.traces for write in strace.writes(trace) if ".mamori-report" in write.target]
    assert any(write.data.startswith(b"age-encryption.org/v1") for write in sealed)
    piped = [write for trace in whole_use.traces for write in strace.writes(trace) if write.target.startswith("pipe:")]
    assert any(_holds_secret(write) for write in piped), "the pixels' process was given the files"


@pytest.mark.requirement("H1")
@pytest.mark.parametrize(
    ("how", "where"), [("temporary", "written"), ("pdf", "path"), ("log", "said"), ("settings", "written")]
)
def test_a_planted_leak_is_caught(tmp_path: Path, how: str, where: str) -> None:
    use = Use(tmp_path)
    use.run(*DRIVE, "leak", how)
    allowed = re.compile("|".join(f"(?:{pattern})" for pattern in ALLOWED))
    caught = {
        "written": bool(use.leaks()),
        "path": any(not allowed.fullmatch(path) for path in use.written()),
        "said": any(form in use.said for form in FORMS),
    }
    assert caught[where]
