"""A desk that is killed at any moment: nothing that was said to be kept is lost, and nothing can be read there."""

import base64
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.services import capture, cases, intake
from app.services.session import Session
from app.storage import attachments
from tests.builders import FakeClock

ROOT = Path(__file__).resolve().parents[2]
CANARY = "quiet-garden"
ROUNDS = 100

DRIVER = """
import hashlib, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.domain.report import YesNo
from app.services import capture
from app.ui.application import make_application
from app.ui.capture import autosave
from app.ui.kit.tasks import Tasks
from app.ui.shell.capture_window import CaptureWindow

autosave.PAUSE, autosave.LONGEST = 15, 60
kit, outbox, files, seal_at = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
keep, submit = capture.keep_draft, capture.submit_report


def say(*words):
    os.write(1, (" ".join(map(str, words)) + chr(10)).encode())


def keep_and_say(opened, report, *rest, **more):
    kept = keep(opened, report, *rest, **more)
    for file in more["attachments"]:
        say("file", file.sha256.hex())
    if not more["attachments"]:
        say("kept", len(report.account.split()))
    return kept


def submit_and_say(opened, report, *rest, **more):
    receipt = submit(opened, report, *rest, **more)
    say("sealed", len(report.account.split()))
    return receipt


capture.keep_draft = keep_and_say
from app.ui.capture import sealing
sealing.submit_report = submit_and_say

application = make_application(["mamori"])
window = CaptureWindow(Tasks(), kit, outbox)
window.show()
desk = window.desk
for value in (YesNo.NO, YesNo.NO):
    next(row for row in desk.shown.answers.rows() if row.value == value).click()
    window.bottom.next_button.click()
box = next(box for box in desk.shown.boxes if "account" in box.prompt.keys)
editor = box.panel.editor("account")
typed = 0


def work():
    global typed
    typed += 1
    editor.insertPlainText(f"quiet-garden-{typed} ")
    if typed in (10, 25):
        desk.attachments.add([files / f"{typed}.bin"])
    if typed == seal_at:
        timer.stop()
        finish()


def finish():
    if desk.attachments.is_busy:
        QTimer.singleShot(5, finish)
        return
    for _stage in range(3):
        window.bottom.next_button.click()


timer = QTimer(interval=7)
timer.timeout.connect(work)
timer.start()
say("ready")
application.exec()
"""


@dataclass
class Told:
    """What the desk said was safe before it was killed."""

    words: int = 0
    files: set[str] = field(default_factory=set)
    is_sealed: bool = False

    @classmethod
    def of(cls, lines: list[str]) -> "Told":
        told = cls()
        for line in lines:
            what, _space, value = line.partition(" ")
            if what in ("kept", "sealed"):
                told.words = max(told.words, int(value))
            if what == "file":
                told.files.add(value)
            told.is_sealed = told.is_sealed or what == "sealed"
        return told


def run_and_kill(kit: Path, outbox: Path, files: Path, chance: random.Random) -> Told:
    """Type, attach and seal, and die at a random moment of it."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(kit), str(outbox), str(files), str(chance.randrange(20, 90))],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(chance.uniform(0.0, 2.2))
    child.send_signal(signal.SIGKILL)
    lines = [line.strip() for line in child.stdout.read().splitlines()]
    child.wait()
    return Told.of(lines)


def readable(folder: Path) -> list[str]:
    """The files in which a word of the report, or of an attachment, can be read."""
    marks = [CANARY.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-32-le")]
    marks += [base64.b64encode(CANARY.encode())[:12], b"attached canary"]
    return [path.name for path in folder.rglob("*") if path.is_file() and any(m in path.read_bytes() for m in marks)]


def check(session: Session, opened: capture.OpenKit, outbox: Path, told: Told) -> str:
    """What was told is in the vault after an import; how it came there."""
    assert readable(outbox) == []
    paths = sorted(outbox.glob("*.mamori-report"))
    results = intake.import_reports(session, paths)
    assert not any(result.refused for result in results), [str(r.refused) for r in results if r.refused]
    if not told.words and not told.files:
        return "nothing was told"
    (case,) = {result.case for result in results}
    (received,) = cases.read_case(session, str(case)).reports
    words = received.report.account.split()
    assert len(words) >= told.words
    assert words == [f"{CANARY}-{number}" for number in range(1, len(words) + 1)]
    arrived = {attachment.sha256: attachment for attachment in received.attachments}
    assert told.files <= set(arrived)
    for place in arrived.values():
        assert b"".join(attachments.read(session.database, place)).startswith(b"attached canary")
    if told.is_sealed:
        assert not received.is_unfinished
    if received.is_unfinished:
        assert capture.notice_unfinished(opened, outbox) == 1
        return "unfinished"
    return "sealed"


def rounds(count: int, session: Session, kit_path: Path, tmp_path: Path) -> None:
    opened, files = capture.open_kit(kit_path), tmp_path / "files"
    files.mkdir()
    for name in (10, 25):
        (files / f"{name}.bin").write_bytes(b"attached canary " + os.urandom(1_500_000))
    seen: dict[str, int] = {}
    for number in range(count):
        outbox = tmp_path / f"desk {number}"
        told = run_and_kill(kit_path, outbox, files, random.Random(number))
        how = check(session, opened, outbox, told)
        seen[how] = seen.get(how, 0) + 1
    print(f"{count} rounds: {seen}")


@pytest.mark.requirement("R44")
def test_what_was_kept_survives_a_kill(session: Session, kit_path: Path, tmp_path: Path, clock: FakeClock) -> None:
    clock.forward(days=1000)
    rounds(4, session, kit_path, tmp_path)


@pytest.mark.long
def test_what_was_kept_survives_a_hundred_kills(
    session: Session, kit_path: Path, tmp_path: Path, clock: FakeClock
) -> None:
    clock.forward(days=1000)
    rounds(ROUNDS, session, kit_path, tmp_path)
