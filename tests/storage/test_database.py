"""The vault's database: its settings at every open, and every file that is not ours refused with its own sentence."""

import math
import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage import database, journal, migrations

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = database.create(tmp_path / "cases.db", KEY)
    made.close()
    return tmp_path / "cases.db"


@pytest.mark.requirement("H4")
def test_the_settings_are_those_of_the_decision(path: Path) -> None:
    opened = database.open_existing(path, KEY)
    found = {
        name: opened.setting(name)
        for name in (
            "journal_mode synchronous locking_mode temp_store cache_size "
            "secure_delete cipher_memory_security trusted_schema "
            "foreign_keys application_id user_version "
        ).split()
    }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "temp_store": 2,
        "cache_size": -65536,
        "secure_delete": 1,
        "cipher_memory_security": "0",
        "trusted_schema": 0,
        "foreign_keys": 1,
        "application_id": 0x4D414D4F,
        "user_version": migrations.newest(),
    }
    assert tuple(map(int, str(opened.setting("cipher_version")).split()[0].split("."))) >= (4, 19)
    opened.close()


@pytest.mark.requirement("H4")
def test_no_plain_copy_can_be_attached(path: Path, tmp_path: Path) -> None:
    opened = database.open_existing(path, KEY)
    for statement in ("ATTACH ? AS copy KEY ''", "VACUUM INTO ?"):
        with pytest.raises(Exception, match=r"not authorized|authorization denied"):
            opened.run(statement, str(tmp_path / "copy.db"))
    opened.close()
    assert not (tmp_path / "copy.db").exists()


def test_nothing_in_the_file_can_be_read(path: Path) -> None:
    opened = database.open_existing(path, KEY)
    with opened.transaction():
        for number in range(200):
            journal.add(opened, "now", f"canary {number} カナリア" * 20)
    opened.close()
    data = path.read_bytes()
    assert b"SQLite format" not in data
    assert b"canary" not in data and "カナリア".encode() not in data
    counts = Counter(data)
    assert -sum(n / len(data) * math.log2(n / len(data)) for n in counts.values()) > 7.99


def _plain(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + path.read_bytes()[16:])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut_in_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _cut_by_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _first_page_changed(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)


def _missing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "refusal"),
    [
        (_plain, database.VaultIsPlain),
        (_empty, database.VaultIsEmpty),
        (_cut_in_a_page, database.VaultIsCut),
        (_cut_by_a_page, (database.VaultIsCut, database.VaultIsDamaged)),
        (_first_page_changed, database.VaultIsForeign),
        (_missing, database.VaultIsForeign),
    ],
)
def test_a_spoiled_file_is_refused_and_left_as_it_was(
    path: Path, spoil: Callable[[Path], None], refusal: type[Exception]
) -> None:
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(refusal) as refused:
        database.open_existing(path, KEY)
    assert str(refused.value).endswith(".")
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_foreign_database_is_refused(tmp_path: Path, path: Path) -> None:
    with pytest.raises(database.VaultIsForeign):
        database.open_existing(path, bytes(32))
    from sqlcipher3 import dbapi2 as sqlcipher

    other = sqlcipher.connect(str(tmp_path / "other.db"))
    other.set_key(b"x'" + KEY.hex().encode() + b"'")
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    with pytest.raises(database.VaultIsForeign):
        database.open_existing(tmp_path / "other.db", KEY)


def test_a_newer_vault_is_refused(path: Path) -> None:
    opened = database.open_existing(path, KEY)
    opened.run(f"PRAGMA user_version = {migrations.newest() + 1}")
    opened.close()
    with pytest.raises(database.VaultIsNewer):
        database.open_existing(path, KEY)


def test_a_second_opener_is_told(path: Path) -> None:
    first = database.open_existing(path, KEY)
    with pytest.raises(database.VaultIsOpenElsewhere):
        database.open_existing(path, KEY)
    first.close()
    database.open_existing(path, KEY).close()


def test_what_a_crash_left_in_the_log_is_there_again(path: Path, tmp_path: Path) -> None:
    opened = database.open_existing(path, KEY)
    with opened.transaction():
        journal.add(opened, "now", "kept")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in ("cases.db", "cases.db-wal"):
        shutil.copy(tmp_path / name, crashed / name)
    opened.close()
    again = database.open_existing(crashed / "cases.db", KEY)
    assert again.query("SELECT what FROM journal") == [("kept",)]
    again.close()


def test_a_transaction_that_fails_leaves_nothing(path: Path) -> None:
    opened = database.open_existing(path, KEY)
    with pytest.raises(ZeroDivisionError), opened.transaction():
        journal.add(opened, "now", "lost")
        raise ZeroDivisionError
    assert opened.query("SELECT count(*) FROM journal") == [(0,)]
    opened.close()


def test_files_are_for_their_owner_only(path: Path) -> None:
    old = os.umask(0o022)
    try:
        opened = database.open_existing(path, KEY)
        journal.add(opened, "now", "x")
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.with_name("cases.db-wal").stat().st_mode & 0o777 == 0o600
        opened.close()
    finally:
        os.umask(old)
