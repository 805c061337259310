"""A damaged vault: what is damaged is said, what can be read is copied, and the damaged one is never written."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app.crypto.key_slots import LEAST
from app.services import cases, evidence, intake, journal, rescue, search, vault
from app.services.people import register_person
from app.services.rescue import Readable
from app.services.session import Session
from app.services.vault import Unlocked
from app.storage import database, soundness
from app.storage.database import PAGE, Database
from tests.builders import ENGLISH, JAPANESE, NOON, PASSPHRASE, REPORTED, SHORT

KEPT = Path(__file__).resolve().parents[1] / "storage" / "kept" / "v1"


@pytest.fixture
def three(session: Session, seal: Callable[..., Path], tmp_path: Path) -> tuple[str, ...]:
    """Three cases, the second with an attachment of many pages; the vault is closed and unharmed."""
    (tmp_path / "long.bin").write_bytes(bytes(range(256)) * 1600)
    attached = [evidence.attach(tmp_path / "long.bin", NOON)]
    long = replace(ENGLISH, account="It went on for long. " * 1500)
    sealed = [seal(JAPANESE), seal(long, attachments=attached), seal(SHORT)]
    found = tuple(str(intake.import_report(session, path).case) for path in sealed)
    register_person(session, found[0], REPORTED)
    session.close()
    return found


def unlocked(folder: Path) -> Unlocked:
    return vault.unlock(folder, PASSPHRASE)


def pages_of(folder: Path, sql: str, *values: object) -> list[int]:
    """In which pages damage keeps a query from being answered: each is damaged in a copy, one after the other."""
    keys = unlocked(folder).keys
    whole = (folder / "cases.db").read_bytes()
    copy = folder.parent / "probe.db"
    found = []
    for page in range(1, len(whole) // PAGE):
        copy.write_bytes(flipped(whole, page))
        opened = database.open_reading(copy, keys.key)
        try:
            opened.query(sql, *values)
        except database.VaultIsDamaged:
            found.append(page)
        except sqlcipher.OperationalError:
            pass  # a page of the schema: without it the table is not even known
        finally:
            opened.close()
    copy.unlink()
    return found


def flipped(data: bytes, *pages: int) -> bytes:
    spoiled = bytearray(data)
    for page in pages:
        spoiled[page * PAGE + 50] ^= 1
    return bytes(spoiled)


def spoil(folder: Path, *pages: int) -> bytes:
    path = folder / "cases.db"
    path.write_bytes(flipped(path.read_bytes(), *pages))
    return path.read_bytes()


def states(left: tuple[rescue.Left, ...]) -> dict[str, Readable]:
    return {one.case: one.readable for one in left}


def test_an_unharmed_vault_is_said_to_be_whole_and_not_written(vault_folder: Path, three: tuple[str, ...]) -> None:
    before = {path.name: path.read_bytes() for path in vault_folder.iterdir()}
    found = rescue.inspect(vault_folder, unlocked(vault_folder))
    assert found.is_whole and found.left == ()
    assert {path.name: path.read_bytes() for path in vault_folder.iterdir()} == before


def test_everything_comes_over_from_an_unharmed_vault(
    vault_folder: Path, three: tuple[str, ...], tmp_path: Path
) -> None:
    rescued = rescue.rescue_into(
        vault_folder, unlocked(vault_folder), tmp_path / "New.mamori", PASSPHRASE, effort=LEAST
    )
    assert states(rescued.left) == dict.fromkeys(three, Readable.WHOLE)
    old, new = vault.open_vault(vault_folder, PASSPHRASE), vault.open_vault(tmp_path / "New.mamori", PASSPHRASE)
    assert [cases.read_case(new, case) for case in three] == [cases.read_case(old, case) for case in three]
    assert {line.id for line in cases.list_cases(new)} == set(three)
    assert [found.case_id for found in search.find(new, "Brandt")] == [
        found.case_id for found in search.find(old, "Brandt")
    ]
    before = journal.whole_history(old)
    assert journal.whole_history(new)[: len(before)] == before, "the same chain goes on"
    assert journal.verify(new).holds and soundness.look(new.database).is_whole
    assert new.vault.id != old.vault.id and new.vault.signing_key == old.vault.signing_key
    old.close()
    new.close()
    vault.open_vault_with_recovery_code(tmp_path / "New.mamori", rescued.recovery_code).close()


def test_a_damaged_attachment_costs_its_case_a_part_only(
    vault_folder: Path, three: tuple[str, ...], tmp_path: Path
) -> None:
    pages = pages_of(vault_folder, "SELECT bytes FROM attachment_chunks")
    before = spoil(vault_folder, pages[len(pages) // 2])
    found = rescue.inspect(vault_folder, unlocked(vault_folder))
    assert not found.is_whole and found.pages == (pages[len(pages) // 2] + 1,)
    expected = {three[0]: Readable.WHOLE, three[1]: Readable.PART, three[2]: Readable.WHOLE}
    assert states(found.left) == expected
    rescued = rescue.rescue_into(vault_folder, unlocked(vault_folder), tmp_path / "New", PASSPHRASE, effort=LEAST)
    assert states(rescued.left) == expected
    assert (vault_folder / "cases.db").read_bytes() == before and not list(tmp_path.glob("*.part"))
    new = vault.open_vault(tmp_path / "New", PASSPHRASE)
    assert cases.read_case(new, three[1]).reports[0].report.account.startswith("It went on")
    assert soundness.look(new.database).is_whole
    new.close()


def test_a_damaged_report_costs_its_own_case_only(vault_folder: Path, three: tuple[str, ...], tmp_path: Path) -> None:
    of_second = pages_of(vault_folder, "SELECT manifest FROM reports WHERE case_id = ?", three[1])
    of_others = pages_of(vault_folder, "SELECT manifest FROM reports WHERE case_id <> ?", three[1])
    own = [page for page in of_second if page not in of_others]
    spoil(vault_folder, own[-1])
    rescued = rescue.rescue_into(vault_folder, unlocked(vault_folder), tmp_path / "New", PASSPHRASE, effort=LEAST)
    assert states(rescued.left) == {three[0]: Readable.WHOLE, three[1]: Readable.LOST, three[2]: Readable.WHOLE}
    new = vault.open_vault(tmp_path / "New", PASSPHRASE)
    assert {line.id for line in cases.list_cases(new)} == {three[0], three[2]}
    assert cases.read_case(new, three[0]).reports[0].report == JAPANESE
    assert soundness.look(new.database).is_whole and journal.verify(new).holds
    new.close()


def test_a_vault_cut_in_the_middle_gives_what_lies_before_the_cut(
    vault_folder: Path, three: tuple[str, ...], tmp_path: Path
) -> None:
    data = (vault_folder / "cases.db").read_bytes()
    (vault_folder / "cases.db").write_bytes(data[: len(data) // PAGE * 9 // 10 * PAGE])
    found = rescue.inspect(vault_folder, unlocked(vault_folder))
    assert not found.is_whole and len(found.left) == 3
    rescued = rescue.rescue_into(vault_folder, unlocked(vault_folder), tmp_path / "New", PASSPHRASE, effort=LEAST)
    assert states(rescued.left) == states(found.left)
    new = vault.open_vault(tmp_path / "New", PASSPHRASE)
    kept = {case for case, readable in states(rescued.left).items() if readable is not Readable.LOST}
    assert {line.id for line in cases.list_cases(new)} == kept and soundness.look(new.database).is_whole
    new.close()


@pytest.mark.long
def test_whatever_page_is_damaged_what_comes_over_is_whole(
    vault_folder: Path, three: tuple[str, ...], tmp_path: Path
) -> None:
    whole = (vault_folder / "cases.db").read_bytes()
    once = unlocked(vault_folder)
    lost = {}
    for page in range(1, len(whole) // PAGE):
        (vault_folder / "cases.db").write_bytes(flipped(whole, page))
        try:
            rescued = rescue.rescue_into(vault_folder, once, tmp_path / "New", PASSPHRASE, effort=LEAST)
        except (rescue.NothingToRescue, database.Refusal) as refused:
            lost[page] = type(refused).__name__
            assert not (tmp_path / "New").exists()
            continue
        new = vault.open_vault(tmp_path / "New", PASSPHRASE)
        kept = {case for case, readable in states(rescued.left).items() if readable is not Readable.LOST}
        assert {line.id for line in cases.list_cases(new)} == kept
        assert soundness.look(new.database).is_whole and journal.verify(new).holds
        new.close()
        shutil.rmtree(tmp_path / "New")
    print(f"{len(whole) // PAGE - 1} pages damaged one by one, nothing could be read after {lost}")
    assert len(lost) < 10


@pytest.mark.parametrize("lost", [200, 400], ids=["in the middle", "at the end"])
def test_a_journal_with_a_hole_goes_on_with_an_entry_about_it(
    vault_folder: Path, three: tuple[str, ...], tmp_path: Path, lost: int
) -> None:
    session = vault.open_vault(vault_folder, PASSPHRASE)
    for number in range(400):
        with session.change("case opened", f"{number:032x}"):
            pass
    session.close()
    query = "SELECT at, what FROM journal WHERE id = ?"
    shared = pages_of(vault_folder, query, 1)
    own = [page for page in pages_of(vault_folder, query, lost) if page not in shared]
    spoil(vault_folder, own[0])
    rescue.rescue_into(vault_folder, unlocked(vault_folder), tmp_path / "New", PASSPHRASE, effort=LEAST)
    new = vault.open_vault(tmp_path / "New", PASSPHRASE)
    entries = [entry.what for entry in journal.whole_history(new)]
    assert entries.count("entries lost to damage") == 1 and entries[-1] == "rescued from a damaged vault"
    assert entries[0] == "vault created" and 200 < entries.count("case opened") < 400
    assert journal.verify(new).holds
    new.close()


def test_an_old_vault_is_rescued_and_upgraded(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(KEPT / "Kept.mamori", tmp_path / "Kept.mamori"))
    pages = pages_of(folder, "SELECT bytes FROM attachment_chunks")
    spoil(folder, pages[-1])
    rescued = rescue.rescue_into(folder, unlocked(folder), tmp_path / "New", PASSPHRASE, effort=LEAST)
    assert sorted(states(rescued.left).values()) == [Readable.PART, Readable.WHOLE]
    new = vault.open_vault(tmp_path / "New", PASSPHRASE)
    assert len(cases.list_cases(new)) == 2 and journal.verify(new).holds
    new.close()


def test_an_open_vault_is_left_alone(session: Session, vault_folder: Path, tmp_path: Path) -> None:
    with session.change("case opened"):
        pass
    with pytest.raises(database.VaultIsOpenElsewhere):
        rescue.inspect(vault_folder, unlocked(vault_folder))
    with pytest.raises(database.VaultIsOpenElsewhere):
        rescue.rescue_into(vault_folder, unlocked(vault_folder), tmp_path / "New", PASSPHRASE, effort=LEAST)
    assert not (tmp_path / "New").exists() and isinstance(session.database, Database)
