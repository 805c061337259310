"""Every damaged page is found, and a file that is not this vault's is refused with words of its own (H2)."""

import math
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from app.crypto.key_slots import LEAST
from app.paths import resource
from app.services import vault
from app.storage import database, profile, soundness
from app.storage.database import PAGE
from tests.builders import NOON, PASSPHRASE

KEY = bytes(range(32))
TEXT = "A page of a report, 報告の一ページ. " * 40


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database of more than 500 pages: tables, indexes, long texts, blobs."""
    path = tmp_path_factory.mktemp("large") / "cases.db"
    opened = database.create(path, KEY)
    with opened.transaction():
        for number in range(900):
            opened.run(
                "INSERT INTO code_names (adjective, noun) VALUES (?, ?)", f"{number:05} {TEXT[: number % 300]}", TEXT
            )
    opened.close()
    data = path.read_bytes()
    assert len(data) // PAGE >= 500
    return data


def flip(data: bytes, page: int, at: int) -> bytes:
    """The same with one bit of one page the other way."""
    place = page * PAGE + at % PAGE
    return data[:place] + bytes([data[place] ^ (1 << at % 8)]) + data[place + 1 :]


@pytest.mark.requirement("H2")
def test_one_bit_flipped_in_every_page_is_found_in_every_page(large: bytes, tmp_path: Path) -> None:
    spoiled, pages = bytearray(large), len(large) // PAGE
    for page in range(1, pages):
        spoiled[page * PAGE + 37 * page % PAGE] ^= 1 << page % 8
    (tmp_path / "cases.db").write_bytes(spoiled)
    opened = database.open_reading(tmp_path / "cases.db", KEY)
    assert soundness.look(opened).pages == tuple(range(2, pages + 1))
    opened.close()


@pytest.mark.requirement("H2")
def test_a_bit_flipped_in_the_first_page_keeps_it_shut(large: bytes, tmp_path: Path) -> None:
    for at in (0, 15, 16, 100, 1000, PAGE - 80, PAGE - 1):
        (tmp_path / "cases.db").write_bytes(flip(large, 0, at))
        with pytest.raises(database.VaultIsForeign):
            database.open_existing(tmp_path / "cases.db", KEY)


@pytest.mark.long
@pytest.mark.requirement("H2")
def test_one_bit_flipped_in_each_page_alone_is_found(large: bytes, tmp_path: Path) -> None:
    path, found = tmp_path / "cases.db", 0
    path.write_bytes(large)
    pages = len(large) // PAGE
    for page in range(1, pages):
        with path.open("r+b") as file:
            file.seek(page * PAGE)
            whole = file.read(PAGE)
            file.seek(page * PAGE)
            file.write(flip(whole, 0, 53 * page))
        opened = database.open_reading(path, KEY)
        found += soundness.look(opened).pages == (page + 1,)
        opened.close()
        with path.open("r+b") as file:
            file.seek(page * PAGE)
            file.write(whole)
    print(f"{found} of {pages - 1} flipped pages found, each by its number")
    assert found == pages - 1
    assert path.read_bytes() == large


@pytest.mark.requirement("H2")
def test_exchanged_and_emptied_pages_are_found(large: bytes, tmp_path: Path) -> None:
    def page(number: int) -> bytes:
        return large[number * PAGE : (number + 1) * PAGE]

    exchanged = large[: 40 * PAGE] + page(41) + page(40) + large[42 * PAGE :]
    emptied = large[: 40 * PAGE] + bytes(PAGE) + large[41 * PAGE :]
    for spoiled, pages in ((exchanged, (41, 42)), (emptied, (41,))):
        (tmp_path / "cases.db").write_bytes(spoiled)
        opened = database.open_reading(tmp_path / "cases.db", KEY)
        assert soundness.look(opened).pages == pages
        opened.close()


@pytest.mark.requirement("H2")
def test_a_cut_file_is_found_wherever_it_is_cut(large: bytes, tmp_path: Path) -> None:
    for length in (len(large) - 1, len(large) - PAGE, len(large) // 2, 3 * PAGE, PAGE):
        (tmp_path / "cases.db").write_bytes(large[:length])
        with pytest.raises((database.VaultIsCut, database.VaultIsDamaged)):
            database.open_existing(tmp_path / "cases.db", KEY)
        opened = database.open_reading(tmp_path / "cases.db", KEY)
        assert not soundness.look(opened).is_whole
        opened.close()


@pytest.mark.requirement("H2")
def test_the_bytes_say_nothing(large: bytes) -> None:
    counts = Counter(large)
    entropy = -sum(n / len(large) * math.log2(n / len(large)) for n in counts.values())
    print(f"{len(large):,} bytes, entropy {entropy:.5f}")
    assert entropy >= 7.99 and b"SQLite format" not in large and "報告".encode() not in large


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another vault with the same passphrase."""
    community = profile.read(resource("communities", "oktech.toml"))
    folder = tmp_path / "Other.mamori"
    vault.create_vault(folder, PASSPHRASE, community, clock=lambda: NOON, effort=LEAST).session.close()
    return folder


def _with_another_id(folder: Path, _other: Path) -> None:
    keys = vault.unlock(folder, PASSPHRASE).keys
    opened = database.open_existing(folder / "cases.db", keys.key)
    opened.run("UPDATE vault SET id = ?", "0" * 32)
    opened.close()


def _swapped(folder: Path, other: Path) -> None:
    shutil.copy(other / "cases.db", folder / "cases.db")


def _empty(folder: Path, _other: Path) -> None:
    (folder / "cases.db").write_bytes(b"")


def _cut(folder: Path, _other: Path) -> None:
    (folder / "cases.db").write_bytes((folder / "cases.db").read_bytes()[:-1000])


def _plain(folder: Path, _other: Path) -> None:
    (folder / "cases.db").write_bytes(b"SQLite format 3\0" + bytes(4080))


SPOILED: dict[Callable[[Path, Path], None], type[database.Refusal]] = {
    _empty: database.VaultIsEmpty,
    _cut: database.VaultIsCut,
    _swapped: database.VaultIsForeign,
    _with_another_id: database.VaultIsAnother,
    _plain: database.VaultIsPlain,
}


@pytest.mark.requirement("H2")
def test_each_wrong_file_is_refused_in_words_of_its_own(vault_folder: Path, other: Path) -> None:
    said = set()
    whole = (vault_folder / "cases.db").read_bytes()
    for spoil, refusal in SPOILED.items():
        (vault_folder / "cases.db").write_bytes(whole)
        spoil(vault_folder, other)
        before = (vault_folder / "cases.db").read_bytes()
        with pytest.raises(refusal) as refused:
            vault.open_vault(vault_folder, PASSPHRASE)
        assert "Nothing was changed." in refused.value.sentence
        assert (vault_folder / "cases.db").read_bytes() == before
        said.add(refused.value.sentence)
    assert len(said) == len(SPOILED)
