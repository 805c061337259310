"""Dies in the middle of a change of keys, at every call that touches the disk: `python crash_driver.py WHAT FOLDER`.

For each point it copies the vault, forks, and lets the child die there; it prints one line a point: which of the two
opened afterwards, and whether everything in the vault was there.
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.crypto.key_slots import LEAST
from app.errors import AppError
from app.services import keys, vault
from app.services.session import Session
from app.storage import soundness

OLD, NEW = "lantern maple window seven clouds", "harbor violin copper eleven storms"
TOUCHING = ("open", "fdopen", "fsync", "replace", "unlink", "close", "truncate", "chmod")


def change(what: str, session: Session, folder: Path, step: Callable[[], None]) -> None:
    """The change to be interrupted."""
    if what == "passphrase":
        keys.change_passphrase(session, folder, OLD, NEW, LEAST)
    else:
        new = keys.NewSecrets(passphrase=NEW, code=keys.new_recovery_code())
        keys.new_vault_key(session, folder, OLD, new, effort=LEAST, progress=lambda _done, _total: step())


class Crash:
    """Counts the calls that touch the disk, and dies at one of them."""

    def __init__(self, at: int, half: bool) -> None:
        self.at, self.half = at, half
        self.calls: list[str] = []

    def step(self, name: str) -> None:
        """One more call."""
        self.calls.append(name)
        if len(self.calls) == self.at:
            os._exit(9)

    def arm(self) -> None:
        """From now on, wrap the calls; at a flush the file may be left half written."""
        for name in TOUCHING:
            setattr(os, name, self._wrapped(name, getattr(os, name)))

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **more: Any) -> Any:
            if name == "fsync" and self.half and len(self.calls) + 1 == self.at:
                size = os.fstat(arguments[0]).st_size
                os.ftruncate(arguments[0], size // 2)
            self.step(name)
            return real(*arguments, **more)

        return call


def play(what: str, folder: Path, at: int, half: bool) -> list[str]:
    """Change the keys in a child that dies at this call; all calls there were, or none where it died."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        session = vault.open_vault(folder, OLD)
        crash = Crash(at, half)
        crash.arm()
        change(what, session, folder, lambda: crash.step("copied"))
        os.write(writer, " ".join(crash.calls).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        calls = told.read().decode().split()
    os.waitpid(child, 0)
    return calls


def opens(folder: Path, passphrase: str) -> bool:
    """Whether the passphrase opens the vault, and all of it is there."""
    try:
        session = vault.open_vault(folder, passphrase)
    except AppError:
        return False
    whole = soundness.look(session.database).is_whole and session.database.query("SELECT count(*) FROM kits") == [(1,)]
    session.close()
    return bool(whole)


def main() -> None:
    """Play every point."""
    what, template = sys.argv[1], Path(sys.argv[2])
    folder = template.with_name("played")

    def fresh() -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template, folder)
        return folder

    calls = play(what, fresh(), 0, half=False)
    print("calls", *calls)
    for at, name in enumerate(calls, 1):
        for half in (False, True) if name == "fsync" else (False,):
            play(what, fresh(), at, half)
            old, new = opens(folder, OLD), opens(folder, NEW)
            print(at, name, "both" if old and new else "old" if old else "new" if new else "neither", flush=True)


if __name__ == "__main__":
    main()
