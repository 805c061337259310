"""What a vault survives: being killed, a damaged log, a full disk, a medium that cannot be written (H3)."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.journal import first_fault
from app.storage import database, journal, soundness
from app.storage.database import Database

KEY = bytes(range(32))
HERE = Path(__file__).resolve().parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    database.create(tmp_path / "cases.db", KEY).close()
    return tmp_path


def write(opened: Database, number: int) -> None:
    """One change, as heavy_writer makes it."""
    with opened.transaction():
        opened.run("INSERT INTO code_names (adjective, noun) VALUES (?, ?)", f"{number:06}", "x" * 500)
        journal.add(opened, "2026-05-16T12:00:00+09:00", f"change {number}")


def changes_in(opened: Database) -> int:
    """How many changes there are, after every check that each of them is there whole."""
    assert soundness.look(opened).is_whole
    entries = list(journal.entries(opened))
    assert first_fault(entries, journal.end(opened)) is None
    names = [name for (name,) in opened.query("SELECT adjective FROM code_names ORDER BY adjective")]
    assert names == [f"{number:06}" for number in range(1, len(names) + 1)], "a change without the one before it"
    assert [entry.what for entry in entries] == [f"change {number}" for number in range(1, len(names) + 1)]
    return len(names)


def kill_rounds(folder: Path, rounds: int) -> tuple[int, int, int]:
    """Kill the writer again and again: rounds that hit it at work, changes acknowledged, changes lost."""
    chance = random.Random(20261122)
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    hits = acknowledged = lost = 0
    for _round in range(rounds):
        command = [sys.executable, str(HERE / "heavy_writer.py"), str(folder)]
        writer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        assert writer.stdin is not None and writer.stdout is not None
        writer.stdin.write(KEY.hex() + "\n")
        writer.stdin.flush()
        assert writer.stdout.readline() == "ready\n"
        said = [writer.stdout.readline() for _change in range(chance.randrange(1, 60))]
        hits += writer.poll() is None
        writer.kill()
        said += writer.stdout.readlines()
        writer.wait()
        writer.stdin.close()
        writer.stdout.close()
        last = max(int(line) for line in said if line.endswith("\n"))
        opened = database.open_existing(folder / "cases.db", KEY)
        there = changes_in(opened)
        opened.close()
        acknowledged += sum(line.endswith("\n") for line in said)
        lost += max(0, last - there)
        assert there <= last + 1, "at most the one change whose word did not come through"
    return hits, acknowledged, lost


@pytest.mark.requirement("H3")
def test_no_acknowledged_change_is_lost_by_killing(folder: Path) -> None:
    hits, acknowledged, lost = kill_rounds(folder, 6)
    assert (hits, lost) == (6, 0) and acknowledged > 60


@pytest.mark.long
@pytest.mark.requirement("H3")
def test_no_acknowledged_change_is_lost_in_a_hundred_killings(folder: Path) -> None:
    hits, acknowledged, lost = kill_rounds(folder, 110)
    print(f"{hits} of 110 rounds killed at work, {acknowledged} changes acknowledged, {lost} lost")
    assert hits >= 100 and lost == 0


def a_crash(folder: Path) -> tuple[bytes, bytes, int]:
    """Database and log as a crash leaves them, with many changes in the log alone."""
    opened = database.open_existing(folder / "cases.db", KEY)
    for number in range(1, 61):
        write(opened, number)
    crashed = (folder / "cases.db").read_bytes(), (folder / "cases.db-wal").read_bytes(), 60
    opened.close()
    return crashed


def spoil(log: bytes, chance: random.Random) -> bytes:
    """Cut it, flip one bit of it, or make a stretch of it zero."""
    at = chance.randrange(len(log))
    match chance.randrange(3):
        case 0:
            return log[:at]
        case 1:
            return log[:at] + bytes([log[at] ^ (1 << chance.randrange(8))]) + log[at + 1 :]
        case _:
            length = min(chance.randrange(1, 20_000), len(log) - at)
            return log[:at] + bytes(length) + log[at + length :]


def damaged_logs(folder: Path, number: int) -> list[int]:
    """How many changes each of so many damaged logs still gives."""
    data, log, _changes = a_crash(folder)
    chance = random.Random(20261122)
    found = []
    for _one in range(number):
        place = folder / "again"
        place.mkdir()
        (place / "cases.db").write_bytes(data)
        (place / "cases.db-wal").write_bytes(spoil(log, chance))
        opened = database.open_existing(place / "cases.db", KEY)
        found.append(changes_in(opened))
        opened.close()
        shutil.rmtree(place)
    return found


@pytest.mark.requirement("H3")
def test_a_damaged_log_gives_the_changes_before_the_damage(folder: Path) -> None:
    found = damaged_logs(folder, 40)
    assert min(found) < 30 < max(found) <= 60


@pytest.mark.long
@pytest.mark.requirement("H3")
def test_three_hundred_damaged_logs_give_the_changes_before_the_damage(folder: Path) -> None:
    found = damaged_logs(folder, 300)
    print(f"{len(found)} damaged logs: each a clean beginning, {min(found)} to {max(found)} of 60 changes")
    assert len(set(found)) > 20


def test_an_untouched_log_gives_everything(folder: Path) -> None:
    data, log, changes = a_crash(folder)
    place = folder / "again"
    place.mkdir()
    (place / "cases.db").write_bytes(data)
    (place / "cases.db-wal").write_bytes(log)
    opened = database.open_existing(place / "cases.db", KEY)
    assert changes_in(opened) == changes
    opened.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB."""
    place = tmp_path / "small"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], check=True)
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.requirement("H3")
def test_a_full_disk_is_said_and_every_acknowledged_change_is_there(small_disk: Path) -> None:
    opened = database.create(small_disk / "cases.db", KEY)
    done = 0
    with pytest.raises(database.VaultIsFull) as refused:
        for number in range(1, 100_000):
            write(opened, number)
            done = number
    assert "disk is full" in refused.value.sentence and done > 100
    assert changes_in(opened) == done, "it still answers"
    opened.close()
    again = database.open_existing(small_disk / "cases.db", KEY)
    assert changes_in(again) == done
    again.close()


@pytest.mark.requirement("H3")
def test_a_vault_goes_on_once_there_is_room_again(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(2_500_000))
    opened = database.create(small_disk / "cases.db", KEY)
    done = 0
    with pytest.raises(database.VaultIsFull):
        for number in range(1, 100_000):
            write(opened, number)
            done = number
    (small_disk / "ballast").unlink()
    write(opened, done + 1)
    assert changes_in(opened) == done + 1
    opened.close()


@pytest.fixture
def read_only(small_disk: Path) -> Path:
    """A medium that cannot be written, with a vault's database that was written before."""
    opened = database.create(small_disk / "cases.db", KEY)
    write(opened, 1)
    opened.copy_into(small_disk / "copy.db")
    opened.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    return small_disk


@pytest.mark.requirement("H3")
def test_a_read_only_medium_is_said_and_nothing_changes(read_only: Path) -> None:
    before = {path.name: path.read_bytes() for path in read_only.iterdir()}
    with pytest.raises(database.VaultIsUnwritable, match="Copy it to a place of your own"):
        database.open_existing(read_only / "cases.db", KEY)
    assert {path.name: path.read_bytes() for path in read_only.iterdir()} == before


@pytest.mark.requirement("H3")
@pytest.mark.parametrize("name", ["cases.db", "copy.db"])
def test_what_lies_on_a_read_only_medium_can_be_checked_and_read(read_only: Path, name: str) -> None:
    opened = database.open_reading(read_only / name, KEY)
    assert changes_in(opened) == 1
    opened.close()
