"""Opening a vault, changing what opens it, and locking it, in seconds: `python -m tests.benchmarks.unlock`."""

import hashlib
import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from app.crypto import effort, key_slots, passphrases
from app.paths import resource
from app.services import keys, vault
from app.storage import profile
from tests.builders import PASSPHRASE

ROUNDS = 5
NEW = "harbor violin copper eleven storms"
LOCK = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from app import bootstrap
from app.services import vault
from app.ui.application import make_application
from app.ui.shell.main_window import MainWindow

application = make_application(["mamori"])


def go_on_as(arguments):
    print(time.time() - signed[0], flush=True)
    bootstrap.replace(arguments)


window = MainWindow(go_on_as)
window.show()
folder, signed = Path(sys.argv[1]), []


def opened(session):
    window._on_vault_opened(session, folder)
    QTimer.singleShot(2500, tell)


def tell():
    signed.append(time.time())
    window.auto_lock.signs.on_switched(True)


window.tasks.run(lambda: vault.open_vault(folder, sys.stdin.readline().strip()), opened, print)
application.exec()
"""


def main() -> None:
    rows: list[tuple[str, float, str]] = []
    with TemporaryDirectory() as place:
        folder = Path(place) / "v.mamori"
        baseline = _median(lambda: hashlib.pbkdf2_hmac("sha512", b"secret", bytes(16), 256_000))
        rows.append(("PBKDF2-SHA512, 256,000 rounds (baseline)", baseline, ""))
        standard = effort.Effort()
        said = f"m={standard.memory} MiB t={standard.passes} p={standard.lanes}"
        rows.append(("Argon2id as it begins", _median(lambda: effort.stretch(b"x", bytes(16), standard)), said))
        began = time.perf_counter()
        made = vault.create_vault(folder, PASSPHRASE, profile.read(resource("communities", "oktech.toml")))
        taken = time.perf_counter() - began
        slot = key_slots.open_with_passphrase((folder / "keys.json").read_bytes(), PASSPHRASE).stretched
        assert slot is not None
        fitted = f"m={slot.effort.memory} MiB t={slot.effort.passes} p={slot.effort.lanes}"
        rows.append(("new vault, fitted to this machine", taken, fitted))
        made.session.close()
        rows.append(("unlock by passphrase", _median(lambda: vault.open_vault(folder, PASSPHRASE).close()), ""))
        code = made.recovery_code
        by_code = _median(lambda: vault.open_vault_with_recovery_code(folder, code).close())
        rows.append(("unlock by recovery code (no stretching)", by_code, ""))
        rows.append(("judge a passphrase", _median(lambda: passphrases.withstands(NEW)), ""))
        session = vault.open_vault(folder, PASSPHRASE)
        words = [PASSPHRASE, NEW]

        def change() -> None:
            keys.change_passphrase(session, folder, words[0], words[1])
            words.reverse()

        rows.append(("change the passphrase", _median(change), ""))
        with session.change("measured"):
            session.database.run("CREATE TABLE ballast (bytes BLOB) STRICT")
            session.database.run_many(
                "INSERT INTO ballast (bytes) VALUES (?)",
                [(secrets.token_bytes(1_000_000),) for _megabyte in range(100)],
            )
        began = time.perf_counter()
        new = keys.NewSecrets(passphrase=NEW, code=keys.new_recovery_code())
        keys.new_vault_key(session, folder, words[0], new)
        rows.append(("new vault key, 100 MB", time.perf_counter() - began, "copied, checked, flushed"))
        rows.append(("lock: from the system's sign to the exec", _lock(folder), ""))
    print(f"{'what':44} {'seconds':>9} {'ratio':>7}")
    for what, seconds, note in rows:
        print(f"{what:44} {seconds:9.4f} {seconds / baseline:7.2f}  {note}")


def _lock(folder: Path) -> float:
    child = subprocess.Popen(
        [sys.executable, "-c", LOCK, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder.parent)},
    )
    assert child.stdin and child.stdout
    try:
        child.stdin.write(NEW + "\n")
        child.stdin.flush()
        return float(child.stdout.readline())
    finally:
        child.kill()
        child.wait()


def _median(job: Callable[[], object]) -> float:
    taken = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        job()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
