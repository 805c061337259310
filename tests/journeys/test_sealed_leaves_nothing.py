"""A sealed report leaves no copy of its words in the process once the receipt is left: seen from outside."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.services import intake
from app.services.session import Session
from tests.journeys.test_lock_leaves_nothing import CANARY, ROOT, command_line, copies, until

DRIVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app import bootstrap
from app.domain.report import YesNo
from app.ui.application import make_application
from app.ui.capture.stages import Stage
from app.ui.shell.desk import open_desk

application = make_application(["mamori"])
window = open_desk(Path(sys.argv[1]), bootstrap.replace)
window.show()
canary = sys.stdin.readline().strip()
desk = window.desk


def answer(value):
    next(row for row in desk.shown.answers.rows() if row.value == value).click()
    window.bottom.next_button.click()


def write():
    answer(YesNo.NO)
    answer(YesNo.NO)
    box = next(box for box in desk.shown.boxes if "account" in box.prompt.keys)
    box.panel.editor("account").setFocus()
    box.panel.editor("account").insertPlainText(canary + " was said")
    desk.autosave.keep_now()
    desk.autosave.settled.connect(kept)


def kept():
    desk.autosave.settled.disconnect(kept)
    print("kept", flush=True)
    for _stage in range(3):
        window.bottom.next_button.click()
    desk.sealing.sealed.connect(lambda _sealed: QTimer.singleShot(0, sealed))


def sealed():
    print("sealed", flush=True)
    if sys.argv[2] == "button":
        sys.stdin.readline()
        window.bottom.next_button.click()
    else:
        desk.timer.setInterval(300)
        desk.timer.start()


QTimer.singleShot(300, write)
application.exec()
"""


@pytest.mark.requirement("R44", "H9")
@pytest.mark.parametrize("way", ["button", "three minutes"])
def test_after_the_receipt_no_copy_is_left_in_the_process(
    session: Session, kit_path: Path, outbox: Path, way: str
) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    child = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(kit_path), way],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    try:
        assert child.stdin and child.stdout
        child.stdin.write(CANARY + "\n")
        child.stdin.flush()
        assert child.stdout.readline() == "kept\n"
        assert copies(child.pid) > 0, "the scan must see what is there"
        assert child.stdout.readline() == "sealed\n"
        if way == "button":
            child.stdin.write("go on\n")
            child.stdin.flush()
        until(lambda: "capture" in command_line(child.pid))
        until(lambda: b"libQt6Widgets" in Path(f"/proc/{child.pid}/maps").read_bytes())
        time.sleep(1)
        assert child.poll() is None
        assert copies(child.pid) == 0
        assert command_line(child.pid)[-3:-1] == ["capture", str(kit_path)]
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    folder = kit_path.parent / "outbox"
    (sealed,) = folder.glob("*.mamori-report")
    assert CANARY.encode() not in sealed.read_bytes() + (folder / "desk.json").read_bytes()
    assert intake.import_report(session, sealed).is_new_case
