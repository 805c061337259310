"""How fast files go into the vault and come out, against plain SQLite: `python -m tests.benchmarks.attachments`."""

import os
import resource
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.canonical_json import Binary
from app.crypto.key_slots import LEAST
from app.domain.report import Report
from app.paths import resource as resource_path
from app.services import evidence, intake, kits, vault
from app.services.capture import open_kit, submit_report
from app.services.session import Session
from app.storage import attachments, cases, envelope, profile
from app.storage.attachments import CHUNK
from tests.builders import NOON, PASSPHRASE
from tests.many_cases import fill

MEGABYTES = 200
ROUNDS = 3


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        opened = _vault(folder)
        chunks = [os.urandom(CHUNK) for _chunk in range(MEGABYTES * 1_000_000 // CHUNK)]
        size = len(chunks) * CHUNK / 1e6
        warm = most = 0.0
        plain_in, plain_out, vault_in, vault_out = [], [], [], []
        for number in range(ROUNDS):
            plain = _plain(folder / f"plain-{number}.db")
            plain_in.append(size / _timed(partial(_write_plain, plain, chunks)))
            vault_in.append(size / _timed(partial(_write, opened, number, chunks)))
            plain_out.append(size / _timed(partial(_read_plain, plain)))
            vault_out.append(size / _timed(partial(_drain, opened)))
            plain.close()
            warm, most = (_now(), 0.0) if number == 0 else (warm, max(most, _now()))
            (folder / f"plain-{number}.db").unlink()
        print(f"{size:.0f} MB in pieces of {CHUNK // 1024} KB, best of {ROUNDS}, hashed on the way out of the vault")
        print(f"{'what':22} {'MB/s':>8} {'plain SQLite':>13} {'ratio':>6} {'bar MB/s':>9}")
        _say("into the vault", max(vault_in), max(plain_in), 60)
        _say("out of the vault", max(vault_out), max(plain_out), 150)
        print(f"{'memory grown by':22} {max(0.0, most - warm):8.0f} MB, once the 64 MB of page cache are full (bar 40)")
        del chunks
        speed, grown = _import(opened, folder)
        print(f"{'import, sealed file':22} {speed:8.0f} {'':13} {'':6} {50:9}")
        print(f"{'memory grown by':22} {grown:8.0f} MB meanwhile (bar 40)")
        opened.close()


def _vault(folder: Path) -> Session:
    community = profile.read(resource_path("communities", "oktech.toml"))
    opened = vault.create_vault(folder / "v", PASSPHRASE, community, clock=lambda: NOON, effort=LEAST).session
    kits.make_kit(opened, folder / "k.mamori-kit", None)
    list(fill(opened, 1))
    return opened


def _write(opened: Session, number: int, chunks: list[bytes]) -> None:
    database = opened.database
    with database.transaction():
        report = database.query("SELECT id FROM reports LIMIT 1")[0][0]
        note = envelope.AttachmentNote(
            name="large.bin",
            type="application/octet-stream",
            size=len(chunks) * CHUNK,
            sha256=Binary(bytes(32)),
            noted=opened.stamp(),
        )
        file = attachments.add(database, report, 100 + number, note)
        for position, chunk in enumerate(chunks):
            attachments.add_chunk(database, file, position, chunk)


def _drain(opened: Session) -> None:
    report = opened.database.query("SELECT id FROM reports LIMIT 1")[0][0]
    file = attachments.of_report(opened.database, report)[-1]
    try:
        for _chunk in attachments.read(opened.database, file):
            pass
    except attachments.AttachmentIsDamaged:
        return  # The hash was worked out and is not the invented one of `_write`.
    raise AssertionError("the hash was not looked at")


def _plain(path: Path) -> Any:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -65536", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TABLE chunks (file INTEGER, position INTEGER, bytes BLOB, PRIMARY KEY (file, position))")
    return connection


def _write_plain(connection: Any, chunks: list[bytes]) -> None:
    connection.execute("BEGIN")
    for position, chunk in enumerate(chunks):
        connection.execute("INSERT INTO chunks VALUES (1, ?, ?)", (position, chunk))
    connection.execute("COMMIT")


def _read_plain(connection: Any) -> None:
    count = connection.execute("SELECT count(*) FROM chunks").fetchone()[0]
    for position in range(count):
        connection.execute("SELECT bytes FROM chunks WHERE file = 1 AND position = ?", (position,)).fetchone()


def _import(opened: Session, folder: Path) -> tuple[float, float]:
    """Megabytes a second, and megabytes of memory, while a sealed report with one large file comes in."""
    (folder / "large.bin").write_bytes(os.urandom(MEGABYTES * 1_000_000))
    kit = open_kit(folder / "k.mamori-kit")
    attached = evidence.attach(folder / "large.bin", NOON)
    receipt = submit_report(kit, Report(account="large"), folder / "out", attachments=[attached], clock=lambda: NOON)
    del attached
    before = _now()
    most = before

    def watch(_done: int, _total: int) -> None:
        nonlocal most
        most = max(most, _now())

    took = _timed(lambda: intake.import_report(opened, folder / "out" / receipt.file, watch))
    assert len(cases.ids(opened.database)) == 2
    return MEGABYTES / took, most - before


def _now() -> float:
    """Megabytes of memory this process has at the moment."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024 / 1024


def _timed(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def _say(what: str, speed: float, plain: float, bar: int) -> None:
    print(f"{what:22} {speed:8.0f} {plain:13.0f} {speed / plain:6.2f} {bar:9}{'' if speed >= bar else '  UNDER'}")


if __name__ == "__main__":
    main()
