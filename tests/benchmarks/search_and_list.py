"""How fast a large vault lists, searches, saves and opens: `python -m tests.benchmarks.search_and_list [CASES]`."""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from app.crypto.key_slots import LEAST
from app.domain.determination import Accounts, Hearing
from app.paths import resource
from app.services import kits, search, vault
from app.services.session import Session
from app.storage import cases as stored
from app.storage import profile, vault_folder
from app.ui.cases.case_list import PORTION, Wanted, look
from tests.builders import NOON, PASSPHRASE
from tests.many_cases import fill

TERMS = {
    "1 Latin letter": ("a", "s", "t", "w"),
    "2 Latin letters": ("th", "br", "lo", "ta"),
    "3 letters and more": ("the", "brandt", "station", "lindqvist1"),
    "two Latin words": ("tanaka okafor", "lobby looks", "aiko station", "brandt discord"),
    "1 Japanese character": ("会", "籍", "の", "怖"),
    "2 Japanese characters": ("会場", "国籍", "田中", "容姿"),
    "3 characters and more": ("懇親会", "について", "田中愛", "写真を撮られ"),
    "both languages": ("brandt 会場", "田中 looks", "party 懇親会", "station 怖"),
    "found nowhere": ("zebra", "魑魅魍魎", "qq", "ヌ゛"),
}
ROUNDS = 5


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as folder:
        opened = _made(Path(folder), count)
        size = vault_folder.database_path(Path(folder, "v"), vault_folder.DATABASE).stat().st_size
        print(f"{count:,} cases, {size / 1e6:,.0f} MB")
        print(f"{'what':28} {'p50 ms':>8} {'p95 ms':>8} {'bar ms':>7}")
        base = _times(lambda: opened.database.query("SELECT count(*) FROM cases WHERE received_at > ''"), 20)
        _say("one pass over the cases", base, None)
        first = Wanted(sought="", closed=False, most=PORTION)
        _say("list, as the window does", _times(lambda: look(opened, first), 20), 20)
        closed = Wanted(sought="", closed=True, most=PORTION)
        _say("filter: closed ones", _times(lambda: look(opened, closed), 20), 20)
        everything: list[float] = []
        for what, terms in TERMS.items():
            taken = [t for term in terms for t in _times(partial(search.find, opened, term), ROUNDS)]
            everything += taken
            _say(f"search: {what}", taken, None)
        _say("search: any of them", everything, 100 if count <= 10_000 else 500)
        _say("save one case", _saves(opened, 200), 100)
        opened.close()
        _say("open, after the passphrase", _opens(Path(folder), 5), 50)


def _made(folder: Path, count: int) -> Session:
    community = profile.read(resource("communities", "oktech.toml"))
    opened = vault.create_vault(folder / "v", PASSPHRASE, community, clock=lambda: NOON, effort=LEAST).session
    kits.make_kit(opened, folder / "k.mamori-kit", None)
    began = time.perf_counter()
    for number, _case in enumerate(fill(opened, count), 1):
        if number % 10_000 == 0:
            print(f"{number:,} cases after {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return opened


def _saves(opened: Session, count: int) -> list[float]:
    ids, taken = stored.ids(opened.database), []
    for number in range(count):
        case = ids[number * 37 % len(ids)]
        said = Accounts(hearing=Hearing.HEARD, account=f"Seen again near the station, number {number}. 会場の入口で。")
        began = time.perf_counter()
        with opened.change("step recorded: accounts", case):
            stored.add_record(opened.database, case, said, None, opened.stamp())
        taken.append(time.perf_counter() - began)
    return taken


def _opens(folder: Path, rounds: int) -> list[float]:
    """From the known key to the open vault, as at the unlock: settings, and whatever is missing."""
    unlocked, taken = vault.unlock(folder / "v", PASSPHRASE), []
    for _round in range(rounds):
        began = time.perf_counter()
        vault.open_unlocked(folder / "v", unlocked).close()
        taken.append(time.perf_counter() - began)
    return taken


def _times(job: Callable[[], object], rounds: int) -> list[float]:
    taken = []
    for _round in range(rounds):
        began = time.perf_counter()
        job()
        taken.append(time.perf_counter() - began)
    return taken


def _say(what: str, taken: list[float], bar: int | None) -> None:
    ordered = sorted(taken)
    most = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    mark = "" if bar is None else f"{bar:7}" + ("" if most * 1000 <= bar else "  OVER")
    print(f"{what:28} {statistics.median(taken) * 1000:8.2f} {most * 1000:8.2f} {mark}")


if __name__ == "__main__":
    main()
