"""Backups: one file, proved before it has its name, made while others work, restored whole or not at all."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.crypto import key_slots
from app.domain.review_steps import ConflictOfInterest
from app.services import backup, cases, intake, journal, keys, vault
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.services.vault import Unlocked
from app.storage import backup as backup_file
from app.storage import database, soundness, texts, vault_folder
from tests.builders import ENGLISH, JAPANESE, PASSPHRASE, REPORTED, FakeClock
from tests.services.test_review import NO_CONFLICT


class Stopped(Exception):
    """Somebody cancelled."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "usb" / "May.mamori-backup"


@pytest.fixture(autouse=True)
def usb(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


@pytest.fixture
def two_cases(session: Session, seal: Callable[..., Path]) -> Iterator[tuple[str, str]]:
    english, japanese = (str(intake.import_report(session, seal(report)).case) for report in (ENGLISH, JAPANESE))
    yield english, japanese


def by_passphrase(folder: Path) -> Unlocked:
    return vault.unlock(folder, PASSPHRASE)


def test_a_backup_restores_everything(
    session: Session, two_cases: tuple[str, str], path: Path, tmp_path: Path, usb: Path
) -> None:
    made = backup.make(session, path)
    assert (made.cases, made.erased, made.name, made.deleted_at) == (2, 0, path.name, None)
    assert path.stat().st_mode & 0o777 == 0o600 and path.stat().st_size == made.size
    assert [one.name for one in usb.iterdir()] == [path.name], "nothing else is left"
    assert not (session.database.path.parent / "cases-copy.db").exists()
    contents = backup.restore(path, tmp_path / "New.mamori", by_passphrase)
    assert contents.cases == 2 and contents.head == made.head
    again = vault.open_vault(tmp_path / "New.mamori", PASSPHRASE)
    for case in two_cases:
        assert cases.read_case(again, case) == cases.read_case(session, case)
    assert soundness.look(again.database).is_whole
    assert journal.verify(again, " ".join(journal.words(made.head))).holds
    assert journal.whole_history(again)[-1].what == "restored from a backup"
    again.close()
    assert not list(tmp_path.glob("*.part"))


def test_the_file_is_as_formats_says(session: Session, path: Path) -> None:
    backup.make(session, path)
    keys = vault_folder.read_keys(session.database.path.parent)
    data = path.read_bytes()
    assert data[:16] == b"MAMORI-BACKUP-1\n" and int.from_bytes(data[16:20], "big") == len(keys)
    assert data[20 : 20 + len(keys)] == keys and (len(data) - 20 - len(keys)) % 4096 == 0
    assert b"SQLite format" not in data and b"Tanaka" not in data


def test_a_dry_run_says_the_same_and_leaves_nothing(session: Session, path: Path, tmp_path: Path) -> None:
    made = backup.make(session, path)
    before = sorted(tmp_path.iterdir())
    contents = backup.look_into(path, tmp_path / "New.mamori", by_passphrase)
    assert (contents.cases, contents.head, contents.community) == (0, made.head, session.community.name)
    assert sorted(tmp_path.iterdir()) == before


def test_the_recovery_code_restores_too(tmp_path: Path, session: Session) -> None:
    new = vault.create_vault(tmp_path / "A", PASSPHRASE, session.community, effort=key_slots.LEAST)
    backup.make(new.session, tmp_path / "a.mamori-backup")
    new.session.close()
    code = new.recovery_code
    backup.restore(
        tmp_path / "a.mamori-backup", tmp_path / "B", lambda folder: vault.unlock_with_recovery_code(folder, code)
    )
    vault.open_vault(tmp_path / "B", PASSPHRASE).close()
    with pytest.raises(vault.WrongPassphrase):
        backup.restore(tmp_path / "a.mamori-backup", tmp_path / "C", lambda folder: vault.unlock(folder, "no"))
    assert not (tmp_path / "C").exists() and not list(tmp_path.glob("*.part"))


def test_a_backup_taken_during_heavy_writing_passes_every_check(
    session: Session, two_cases: tuple[str, str], path: Path, tmp_path: Path
) -> None:
    with session.change("case opened"):
        session.database.run_many(
            "INSERT INTO code_names (adjective, noun) VALUES (?, ?)",
            ((f"a{number}", "x" * 2000) for number in range(3000)),
        )
    between = []

    def work(done: int, total: int) -> None:
        """What other jobs do between the steps: each a whole change of its own."""
        between.append((done, total))
        for _round in range(5):
            register_person(session, two_cases[0], REPORTED)
            record_step(session, two_cases[1], NO_CONFLICT)
            session.database.run("DELETE FROM code_names WHERE adjective = ?", f"a{len(between)}")

    made = backup.make(session, path, work)
    copying = [done for done, total in between if done <= total // 2]
    assert len(copying) > 3, "it is made in steps"
    contents = backup.restore(path, tmp_path / "New.mamori", by_passphrase)
    again = vault.open_vault(tmp_path / "New.mamori", PASSPHRASE)
    assert soundness.look(again.database).is_whole and journal.verify(again).holds
    # The copy is the vault as it stood when the last page was copied, and the last call comes after that page.
    steps = sum(isinstance(r.step, ConflictOfInterest) for r in cases.read_case(again, two_cases[1]).records)
    entries = [entry for entry in journal.whole_history(again) if entry.what == "step recorded: conflict_of_interest"]
    assert steps == len(entries) == 5 * (len(copying) - 1)
    assert contents.head == made.head == journal.whole_history(session)[made.head.number - 1].head
    again.close()


def test_a_cancelled_backup_leaves_nothing(session: Session, path: Path, usb: Path) -> None:
    total = []

    def stop_at(limit: int) -> Callable[[int, int], None]:
        def progress(done: int, whole: int) -> None:
            total.append(whole)
            if done >= limit:
                raise Stopped

        return progress

    before = len(journal.whole_history(session))
    for limit in (0, 1):
        with pytest.raises(Stopped):
            backup.make(session, path, stop_at(limit))
    with pytest.raises(Stopped):
        backup.make(session, path, stop_at(total[-1] // 2 + 1))
    assert list(usb.iterdir()) == [] and len(journal.whole_history(session)) == before
    assert not (session.database.path.parent / "cases-copy.db").exists()
    assert backup.every_backup(session) == ()


def test_no_file_is_ever_written_over(session: Session, path: Path) -> None:
    steps = []

    def somebody_else_saves(done: int, total: int) -> None:
        steps.append((done, total))
        path.write_bytes(b"mine")

    for _attempt in ("while it is made", "before, and then nothing is begun"):
        with pytest.raises(backup_file.NameIsTaken):
            backup.make(session, path, somebody_else_saves)
        first, steps = steps, []
        assert path.read_bytes() == b"mine" and [one.name for one in path.parent.iterdir()] == [path.name]
    assert first == [] and backup.every_backup(session) == ()


@pytest.mark.parametrize("half", [0.0, 0.6], ids=["while copying", "while writing"])
def test_a_new_vault_key_between_the_steps_stops_the_backup(
    session: Session, two_cases: tuple[str, str], path: Path, usb: Path, half: float
) -> None:
    folder, renewed = session.database.path.parent, []

    def new_key_meanwhile(done: int, total: int) -> None:
        if not renewed and done >= half * total:
            secrets = keys.NewSecrets(passphrase=PASSPHRASE, code=keys.new_recovery_code())
            renewed.append(secrets)
            keys.new_vault_key(session, folder, PASSPHRASE, secrets, effort=key_slots.LEAST)

    with pytest.raises(backup.KeysChanged):
        backup.make(session, path, new_key_meanwhile)
    assert list(usb.iterdir()) == [] and not (folder / "cases-copy.db").exists()
    again = vault.open_vault(folder, PASSPHRASE)
    assert len(cases.list_cases(again)) == 2 and backup.every_backup(again) == ()
    again.close()


def test_a_place_that_cannot_be_written_is_said(session: Session, tmp_path: Path) -> None:
    with pytest.raises(backup_file.BackupCannotBeMade):
        backup.make(session, tmp_path / "nowhere" / "a.mamori-backup")
    assert backup.every_backup(session) == ()


def test_the_vault_is_not_backed_up_where_it_fails_its_own_checks(session: Session, path: Path, usb: Path) -> None:
    session.database.run("DROP TRIGGER journal_is_never_changed")
    session.database.run("UPDATE journal SET what = 'nothing' WHERE id = 1")
    with pytest.raises(backup.VaultFailsChecks):
        backup.make(session, path)
    assert list(usb.iterdir()) == []


def test_a_taken_folder_is_refused(session: Session, path: Path, tmp_path: Path) -> None:
    backup.make(session, path)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("mine")
    with pytest.raises(vault_folder.FolderIsTaken):
        backup.restore(path, tmp_path / "taken", by_passphrase)
    (tmp_path / "empty").mkdir()
    backup.restore(path, tmp_path / "empty", by_passphrase)
    assert (tmp_path / "taken" / "letter.txt").read_text() == "mine"
    vault.open_vault(tmp_path / "empty", PASSPHRASE).close()


def _newer(data: bytes) -> bytes:
    return b"MAMORI-BACKUP-2\n" + data[16:]


def _flipped(data: bytes) -> bytes:
    return data[:-5000] + bytes([data[-5000] ^ 1]) + data[-4999:]


def _keys_changed(data: bytes) -> bytes:
    at = data.index(b'"wrapped":"') + 20
    return data[:at] + (b"A" if data[at : at + 1] != b"A" else b"B") + data[at + 1 :]


@pytest.mark.parametrize(
    ("spoil", "refusal"),
    [
        (lambda data: b"", backup_file.NotABackup),
        (lambda data: b"%PDF-1.7 something else", backup_file.NotABackup),
        (lambda data: data[:500], backup_file.NotABackup),
        (lambda data: data[:16] + b"\xff\xff\xff\xff" + data[20:], backup_file.NotABackup),
        (_newer, backup_file.BackupIsNewer),
        (_keys_changed, (vault.KeysAreDamaged, vault.WrongPassphrase)),
        (_flipped, backup.BackupIsDamaged),
        (lambda data: data[:-4096], backup.BackupIsDamaged),
        (lambda data: data[:-1], backup.BackupIsDamaged),
        (lambda data: data + b"more", backup.BackupIsDamaged),
    ],
)
def test_a_spoiled_backup_is_refused_and_nothing_is_left(
    session: Session,
    path: Path,
    tmp_path: Path,
    spoil: Callable[[bytes], bytes],
    refusal: type[Exception] | tuple[type[Exception], ...],
) -> None:
    backup.make(session, path)
    path.write_bytes(spoil(path.read_bytes()))
    before = sorted(tmp_path.iterdir())
    for attempt in (backup.look_into, backup.restore):
        with pytest.raises(refusal) as refused:
            attempt(path, tmp_path / "New.mamori", by_passphrase)
        assert str(refused.value).endswith(".")
    assert sorted(tmp_path.iterdir()) == before


def test_a_database_of_another_vault_in_a_backup_is_refused(session: Session, path: Path, tmp_path: Path) -> None:
    backup.make(session, path)
    other = Path(shutil.copytree(session.database.path.parent, tmp_path / "Other.mamori"))
    data = path.read_bytes()
    keys = vault_folder.read_keys(other)
    size = 20 + len(keys)
    plain = database.create(tmp_path / "swapped.db", b"k" * 32)
    plain.close()
    path.write_bytes(data[:size] + (tmp_path / "swapped.db").read_bytes())
    with pytest.raises(backup.BackupIsDamaged):
        backup.restore(path, tmp_path / "New.mamori", by_passphrase)


def test_the_list_knows_which_backups_hold_a_case(
    session: Session, two_cases: tuple[str, str], usb: Path, clock: FakeClock
) -> None:
    first = backup.make(session, usb / "1.mamori-backup")
    clock.forward(days=1)
    second = backup.make(session, usb / "2.mamori-backup")
    assert backup.backups_holding(session, two_cases[0]) == (second, first)
    assert backup.backups_holding(session, "0" * 32) == ()
    backup.note_deleted(session, first.id)
    assert backup.backups_holding(session, two_cases[0]) == (second,)
    assert [made.deleted_at is None for made in backup.every_backup(session)] == [True, False]
    assert backup.latest(session) == second
    with session.change("case erased", two_cases[0]):
        texts.erase(session.database, two_cases[0])
    held = backup.backups_holding(session, two_cases[0])
    assert [made.id for made in held] == [second.id] and held[0].erased == 1


def test_a_backup_is_due_when_there_is_something_that_only_an_old_one_holds(
    session: Session, seal: Callable[..., Path], usb: Path, clock: FakeClock
) -> None:
    assert not backup.is_due(session), "an empty vault needs none"
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    assert backup.is_due(session)
    made = backup.make(session, usb / "1.mamori-backup")
    assert not backup.is_due(session)
    clock.forward(days=8)
    assert not backup.is_due(session), "nothing was done since"
    record_step(session, case, NO_CONFLICT)
    assert backup.is_due(session)
    backup.make(session, usb / "2.mamori-backup")
    assert not backup.is_due(session)
    clock.forward(days=6)
    record_step(session, case, NO_CONFLICT)
    assert not backup.is_due(session)
    backup.note_deleted(session, made.id)
    backup.note_deleted(session, backup.every_backup(session)[0].id)
    assert backup.is_due(session)
