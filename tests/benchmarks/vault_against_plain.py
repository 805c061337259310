"""The vault against plain SQLite of the same library, on the same work in the same run.

`python -m tests.benchmarks.vault_against_plain [CASES]`: 10,000 cases unless said otherwise; a vault has room for
65,536, as many as there are code names. Each figure is the best of five rounds in which the two take turns.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlcipher3 import dbapi2 as sqlcipher

from app.crypto import key_slots
from app.domain.case import Attachment
from app.domain.report import YesNo
from app.domain.review_steps import ConflictOfInterest
from app.paths import resource
from app.services import cases, kits, search, vault
from app.services.review import record_step
from app.services.session import Session
from app.services.vault import Unlocked
from app.storage import attachments, database, profile
from app.storage import vault as vault_row
from app.storage.database import Database
from tests.builders import NOON, PASSPHRASE
from tests.many_cases import fill

ROUNDS = 5
MEGABYTES = 64
SEARCHES = {
    "search EN, one word": ("lobby", "station", "accent", "Tanaka", "Discord"),
    "search EN, two words": ("lobby evening", "party station", "guest Discord", "accent lunch", "sponsor table"),
    "search JA, 1 character": ("会", "星", "駅", "写", "怖"),
    "search JA, 2 characters": ("会場", "国籍", "容姿", "写真", "受付"),
    "search JA, 3 and more": ("懇親会", "田中愛子", "からかわれ", "スタッフ", "待たれて"),
}
BARS = {"search": 100.0, "list": 20.0, "one-case save, p95": 100.0, "open, raw key": 50.0}
"""Milliseconds of security.md H6 for the vault with 10,000 cases, by the beginning of the row."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: an open database with the same cases, and how it is opened again."""

    name: str
    session: Session
    again: Callable[[], Database]


def main(arguments: Sequence[str] = ()) -> None:
    """Fill both, then print one line for each kind of work."""
    count = int(arguments[0]) if arguments else 10_000
    with TemporaryDirectory() as place:
        sides = _plain(Path(place)), _vault(Path(place))
        filled = [_fill(side, count) for side in sides]
        size = [side.session.database.path.stat().st_size / 1e6 for side in sides]
        print(f"{count:,} cases: plain {size[0]:.0f} MB, vault {size[1]:.0f} MB; best of {ROUNDS} rounds, taking turns")
        print(f"{'what':34} {'plain':>10} {'vault':>10} {'ratio':>6}")
        _say("rows and index, cases/s", count / filled[0], count / filled[1], filled[1] / filled[0])
        _saves(sides)
        ids = [line.id for line in cases.list_cases(sides[0].session)]
        _race(sides, "every case at once", lambda side: cases.list_cases(side.session))
        _race(sides, "open one case", lambda side: cases.read_case(side.session, ids[len(ids) // 2]))
        for name, terms in SEARCHES.items():
            _searches(sides, name, terms)
        _attachments(sides, ids[0])
        for side in sides:
            side.session.close()
        _race(sides, "open, raw key", lambda side: side.again().close())
        _unlock()


def _plain(place: Path) -> Side:
    path = place / "plain.db"

    def connected() -> Database:
        connection = sqlcipher.connect(str(path), isolation_level=None, timeout=0)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        database._apply_settings(connection)
        database._migrate(connection, int(connection.execute("PRAGMA user_version").fetchone()[0]))
        return Database(connection, path, b"")

    opened = connected()
    session = Session(opened, _row(), lambda: NOON, vault.FOLLOWERS)
    with session.change("vault created"):
        vault_row.add(opened, session.vault, session.stamp())
    return Side("plain", session, connected)


def _vault(place: Path) -> Side:
    key = bytes(range(32))
    opened = database.create(place / "vault.db", key)
    session = Session(opened, _row(), lambda: NOON, vault.FOLLOWERS)
    with session.change("vault created"):
        vault_row.add(opened, session.vault, session.stamp())
    return Side("vault", session, lambda: database.open_existing(place / "vault.db", key))


def _row() -> vault_row.VaultRow:
    community = profile.read(resource("communities", "oktech.toml"))
    return vault_row.VaultRow(id="0" * 32, community=community, signing_key=bytes(32))


def _fill(side: Side, count: int) -> float:
    with TemporaryDirectory() as place:
        kits.make_kit(side.session, Path(place) / "a.mamori-kit", None)
    began = time.perf_counter()
    for _case in fill(side.session, count):
        pass
    return time.perf_counter() - began


def _saves(sides: Sequence[Side]) -> None:
    taken: dict[str, list[float]] = {side.name: [] for side in sides}
    ids = [line.id for line in cases.list_cases(sides[0].session)][:200]
    for number, case in enumerate(ids):
        step = ConflictOfInterest(conflict=YesNo.NO, took_part=f"Two of us, {number}", alone=YesNo.NO)
        for side in sides:
            began = time.perf_counter()
            record_step(side.session, case, step)
            taken[side.name].append((time.perf_counter() - began) * 1000)
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        plain, ours = (sorted(taken[side.name])[int(len(ids) * share)] for side in sides)
        _say(f"one-case save, {name}, ms", plain, ours, ours / plain)


def _race(sides: Sequence[Side], what: str, does: Callable[[Side], object]) -> None:
    best = {side.name: float("inf") for side in sides}
    for _round in range(ROUNDS):
        for side in sides:
            began = time.perf_counter()
            does(side)
            best[side.name] = min(best[side.name], (time.perf_counter() - began) * 1000)
    _say(f"{what}, ms", best["plain"], best["vault"], best["vault"] / best["plain"])


def _searches(sides: Sequence[Side], what: str, terms: Sequence[str]) -> None:
    """The slowest of the terms, each at its best."""
    worst = {side.name: 0.0 for side in sides}
    for term in terms:
        best = {side.name: float("inf") for side in sides}
        for _round in range(ROUNDS):
            for side in sides:
                began = time.perf_counter()
                search.find(side.session, term)
                best[side.name] = min(best[side.name], (time.perf_counter() - began) * 1000)
        worst = {name: max(worst[name], best[name]) for name in worst}
    _say(f"{what}, ms", worst["plain"], worst["vault"], worst["vault"] / worst["plain"])


def _attachments(sides: Sequence[Side], case: str) -> None:
    data = os.urandom(attachments.CHUNK)
    chunks = MEGABYTES * 1024 * 1024 // attachments.CHUNK
    best = {(side.name, way): float("inf") for side in sides for way in ("in", "out")}
    for number in range(ROUNDS):
        for side in sides:
            opened = side.session.database
            report = opened.query("SELECT id FROM reports WHERE case_id = ?", case)[0][0]
            began = time.perf_counter()
            with opened.transaction():
                attached = opened.run(
                    "INSERT INTO attachments (report_id, position, name, type, size, sha256, noted) "
                    "VALUES (?, ?, 'a.bin', 'application/octet-stream', ?, '', '')",
                    report,
                    1000 + number,
                    chunks * len(data),
                )
                for position in range(chunks):
                    attachments.add_chunk(opened, attached, position, data)
            into = time.perf_counter() - began
            note = Attachment(id=attached, name="", type="", size=chunks * len(data), sha256="", noted=NOON)
            began = time.perf_counter()
            try:
                for _chunk in attachments.read(opened, note):
                    pass
            except attachments.AttachmentIsDamaged:
                pass  # no hash was noted for these random bytes; it is made all the same
            out = time.perf_counter() - began
            for way, taken in (("in", into), ("out", out)):
                best[side.name, way] = min(best[side.name, way], taken)
    for way in ("in", "out"):
        plain, ours = best["plain", way], best["vault", way]
        _say(f"attachment {way}, MB/s", MEGABYTES / plain, MEGABYTES / ours, ours / plain)


def _unlock() -> None:
    effort = key_slots.Effort(memory=256, passes=3)
    keys = key_slots.create("0" * 32, "cases.db", PASSPHRASE, effort)
    taken = []
    for _round in range(3):
        began = time.perf_counter()
        opened = Unlocked(keys.file, key_slots.open_with_passphrase(keys.file, PASSPHRASE), is_spare=False)
        taken.append(time.perf_counter() - began)
        assert opened.keys.key == keys.key
    print(f"{'unlock, Argon2id 256 MiB, 3 passes':34} {'':>10} {min(taken):8.2f} s")


def _say(what: str, plain: float, ours: float, ratio: float) -> None:
    bar = next((limit for start, limit in BARS.items() if what.startswith(start) and what.endswith("ms")), None)
    kept = "" if bar is None else f"  bar {bar:.0f} ms: {'kept' if ours <= bar else 'MISSED'}"
    print(f"{what:34} {plain:10.2f} {ours:10.2f} {ratio:6.2f}{kept}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
