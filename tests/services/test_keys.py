"""What opens a vault is changed whole or not at all, at whatever moment the power goes."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.crypto.key_slots import LEAST
from app.crypto.recovery_code import NotARecoveryCode
from app.errors import AppError
from app.services import cases, intake, keys, kits, vault
from app.services.keys import NewSecrets
from app.services.session import Session
from app.storage import files, soundness, vault_folder
from tests.builders import NOON, SHORT, FakeClock
from tests.builders import PASSPHRASE as OLD

ROOT = Path(__file__).resolve().parents[2]
NEW = "harbor violin copper eleven storms"


def journal(session: Session) -> list[str]:
    return [what for (what,) in session.database.query("SELECT what FROM journal ORDER BY id")]


def new_secrets() -> NewSecrets:
    return NewSecrets(passphrase=NEW, code=keys.new_recovery_code())


def test_another_passphrase_opens_and_the_one_before_does_not(session: Session, vault_folder: Path) -> None:
    keys.change_passphrase(session, vault_folder, OLD, NEW, LEAST)
    assert journal(session)[-1] == "passphrase changed"
    session.close()
    assert (vault_folder / "keys.bak.json").exists()
    with pytest.raises(vault.WrongPassphrase):
        vault.open_vault(vault_folder, OLD)
    assert (vault_folder / "keys.bak.json").exists()
    vault.open_vault(vault_folder, NEW).close()
    assert {path.name for path in vault_folder.iterdir()} == {"cases.db", "keys.json"}


def test_nothing_is_changed_by_somebody_who_does_not_know_the_passphrase(session: Session, vault_folder: Path) -> None:
    before = (vault_folder / "keys.json").read_bytes()
    for change in (
        lambda: keys.change_passphrase(session, vault_folder, "no idea", NEW, LEAST),
        lambda: keys.change_recovery_code(session, vault_folder, "no idea", keys.new_recovery_code()),
        lambda: keys.new_vault_key(session, vault_folder, "no idea", new_secrets(), effort=LEAST),
    ):
        with pytest.raises(vault.WrongPassphrase):
            change()
    assert (vault_folder / "keys.json").read_bytes() == before
    assert {path.name for path in vault_folder.iterdir()} == {"cases.db", "cases.db-wal", "keys.json"}


@pytest.mark.parametrize("weak", ["", "password1234", "Summer2026PyCon", "OKTech OKTech 2026", "ありがとうございます"])
def test_a_passphrase_that_is_soon_guessed_is_refused(session: Session, vault_folder: Path, weak: str) -> None:
    with pytest.raises(vault.PassphraseIsWeak, match="too easy to guess"):
        keys.change_passphrase(session, vault_folder, OLD, weak, LEAST)
    with pytest.raises(vault.PassphraseIsWeak):
        vault.create_vault(vault_folder.with_name("other"), weak, session.community, effort=LEAST)
    assert not vault_folder.with_name("other").exists()


def test_the_name_of_an_event_makes_no_passphrase(session: Session, tmp_path: Path) -> None:
    about = "Zwetschgenkernöl 鯖江 Koshihikari"
    keys.judge_passphrase(session, about)
    kits.make_kit(session, tmp_path / "k.mamori-kit", kits.event(session, about, NOON.date(), NOON.date()))
    with pytest.raises(vault.PassphraseIsWeak):
        keys.judge_passphrase(session, about)


def test_a_code_that_was_changed_opens_and_the_one_before_does_not(
    session: Session, vault_folder: Path, tmp_path: Path
) -> None:
    made = vault.create_vault(tmp_path / "v", OLD, session.community, effort=LEAST)
    code = keys.new_recovery_code()
    keys.change_recovery_code(made.session, tmp_path / "v", OLD, code)
    made.session.close()
    with pytest.raises(vault.WrongRecoveryCode):
        vault.open_vault_with_recovery_code(tmp_path / "v", made.recovery_code)
    again = vault.open_vault_with_recovery_code(tmp_path / "v", code)
    assert keys.is_code_proven(again)
    again.close()


def test_a_vault_knows_whether_its_code_is_on_paper(session: Session, tmp_path: Path) -> None:
    made = vault.create_vault(tmp_path / "v", OLD, session.community, effort=LEAST)
    assert not keys.is_code_proven(made.session)
    made.session.close()
    again = vault.open_vault(tmp_path / "v", OLD)
    assert not keys.is_code_proven(again)
    for wrong in ("", keys.new_recovery_code()):
        with pytest.raises(vault.WrongRecoveryCode):
            keys.prove_recovery_code(again, tmp_path / "v", wrong)
    assert not keys.is_code_proven(again)
    keys.prove_recovery_code(again, tmp_path / "v", made.recovery_code.lower())
    assert keys.is_code_proven(again)
    again.close()


def test_who_lost_the_passphrase_makes_a_new_one_with_the_code(session: Session, tmp_path: Path) -> None:
    made = vault.create_vault(tmp_path / "v", OLD, session.community, effort=LEAST)
    keys.change_passphrase(made.session, tmp_path / "v", made.recovery_code.lower(), NEW, LEAST)
    with pytest.raises(vault.WrongRecoveryCode):
        keys.change_passphrase(made.session, tmp_path / "v", keys.new_recovery_code(), OLD, LEAST)
    made.session.close()
    vault.open_vault(tmp_path / "v", NEW).close()


def test_a_new_vault_key_leaves_old_copies_with_nothing(
    session: Session, seal: Callable[..., Path], vault_folder: Path, clock: FakeClock
) -> None:
    case = str(intake.import_report(session, seal(SHORT)).case)
    old_keys = (vault_folder / "keys.json").read_bytes()
    told: list[tuple[int, int]] = []
    secrets = new_secrets()
    keys.new_vault_key(
        session, vault_folder, OLD, secrets, effort=LEAST, progress=lambda done, total: told.append((done, total))
    )
    assert told and told[-1][0] == told[-1][1] > 20
    assert {path.name for path in vault_folder.iterdir()} == {"cases-2.db", "keys.json"}
    modes = {path.stat().st_mode & 0o777 for path in vault_folder.iterdir()}
    assert modes == {0o600}
    again = vault.open_vault(vault_folder, NEW, clock=clock)
    assert [line.id for line in cases.list_cases(again)] == [case]
    assert journal(again)[-1] == "vault key renewed"
    assert keys.is_code_proven(again)
    again.close()
    vault.open_vault_with_recovery_code(vault_folder, secrets.code).close()
    # Whoever kept the old slot file and knows the old passphrase has a key that opens nothing here.
    (vault_folder / "keys.json").write_bytes(old_keys)
    (vault_folder / "cases-2.db").rename(vault_folder / "cases.db")
    with pytest.raises(AppError, match="does not belong to this vault"):
        vault.open_vault(vault_folder, OLD)


def test_a_second_new_key_counts_on(session: Session, vault_folder: Path) -> None:
    keys.new_vault_key(session, vault_folder, OLD, new_secrets(), effort=LEAST)
    again = vault.open_vault(vault_folder, NEW)
    keys.new_vault_key(again, vault_folder, NEW, new_secrets(), effort=LEAST)
    assert {path.name for path in vault_folder.iterdir()} == {"cases-3.db", "keys.json"}
    vault.open_vault(vault_folder, NEW).close()


def test_a_new_key_that_is_cancelled_changes_nothing(session: Session, vault_folder: Path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    before = (vault_folder / "keys.json").read_bytes()
    with pytest.raises(Cancelled):
        keys.new_vault_key(session, vault_folder, OLD, new_secrets(), effort=LEAST, progress=cancel)
    assert (vault_folder / "keys.json").read_bytes() == before
    assert {path.name for path in vault_folder.iterdir()} == {"cases.db", "cases.db-wal", "keys.json"}
    keys.code_was_typed_back(session)


def test_once_the_key_file_names_the_copy_no_fault_removes_it(
    session: Session, vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush, calls = files.flush_folder, []

    def failing_late(folder: Path) -> None:
        calls.append(folder)
        if len(calls) == 2:
            raise OSError(5, "the disk went away after the rename")
        flush(folder)

    monkeypatch.setattr(files, "flush_folder", failing_late)
    with pytest.raises(keys.KeysCannotBeWritten):
        keys.new_vault_key(session, vault_folder, OLD, new_secrets(), effort=LEAST)
    session.close()
    vault.open_vault(vault_folder, NEW).close()
    assert {path.name for path in vault_folder.iterdir()} == {"cases-2.db", "keys.json"}


def test_what_an_interrupted_change_left_is_gone_after_the_next_opening(vault_folder: Path) -> None:
    for name in ("cases-2.db", "cases-2.db-wal", "keys.json.new", "keys.bak.json"):
        (vault_folder / name).write_bytes(b"left")
    (vault_folder / "notes.txt").write_text("mine")
    vault.open_vault(vault_folder, OLD).close()
    assert {path.name for path in vault_folder.iterdir()} == {"cases.db", "keys.json", "notes.txt"}


def test_the_key_file_before_the_last_change_opens_where_the_new_one_was_lost(
    session: Session, vault_folder: Path
) -> None:
    keys.change_passphrase(session, vault_folder, OLD, NEW, LEAST)
    session.close()
    (vault_folder / "keys.json").write_bytes(b"\0" * 700)
    with pytest.raises(vault.WrongPassphrase):
        vault.open_vault(vault_folder, NEW)
    again = vault.open_vault(vault_folder, OLD)
    assert "key file restored from the one before" in journal(again)
    again.close()
    assert {path.name for path in vault_folder.iterdir()} == {"cases.db", "keys.json"}
    vault.open_vault(vault_folder, OLD).close()


def test_a_spare_is_never_asked_while_the_key_file_is_whole(session: Session, vault_folder: Path) -> None:
    before = (vault_folder / "keys.json").read_bytes()
    keys.change_passphrase(session, vault_folder, OLD, NEW, LEAST)
    session.close()
    assert (vault_folder / "keys.bak.json").read_bytes() == before
    with pytest.raises(vault.WrongPassphrase):
        vault.open_vault(vault_folder, OLD)


def test_a_code_that_is_none_is_refused_before_anything_is_written(session: Session, vault_folder: Path) -> None:
    before = (vault_folder / "keys.json").read_bytes()
    with pytest.raises(NotARecoveryCode):
        keys.change_recovery_code(session, vault_folder, OLD, "ABCD")
    assert (vault_folder / "keys.json").read_bytes() == before


def drive(what: str, folder: Path) -> list[str]:
    run = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("crash_driver.py")), what, str(folder)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


@pytest.mark.requirement("H5")
@pytest.mark.parametrize("what", ["passphrase", "vault key"])
def test_at_every_call_that_touches_the_disk_exactly_one_of_the_two_opens(
    session: Session, kit_path: Path, vault_folder: Path, what: str
) -> None:
    session.close()
    calls, *points = drive(what, vault_folder)
    assert calls.count("fsync") >= 3 and len(points) > len(calls.split()) > 12
    opened = [point.split()[2] for point in points]
    assert set(opened) == {"old", "new"}
    switch = opened.index("new")
    assert set(opened[:switch]) == {"old"} and set(opened[switch:]) == {"new"}


KILLED = """
import sys
from pathlib import Path
from app.crypto.key_slots import LEAST
from app.services import keys, vault

folder, now, then = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
while True:
    session = vault.open_vault(folder, now)
    print(now, flush=True)
    new = keys.NewSecrets(passphrase=then, code=keys.new_recovery_code())
    if sys.argv[4] == "vault key":
        keys.new_vault_key(session, folder, now, new, effort=LEAST)
    else:
        keys.change_passphrase(session, folder, now, then, LEAST)
        session.close()
    now, then = then, now
"""


def kill_rounds(what: str, folder: Path, rounds: int) -> None:
    dice = random.Random(rounds)
    now, then = OLD, NEW
    for _round in range(rounds):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(folder), now, then, what],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        assert child.stdout
        assert child.stdout.readline().strip() == now
        time.sleep(dice.uniform(0, 1.0))
        child.kill()
        child.wait()
        opened = [word for word in (OLD, NEW) if opens(folder, word)]
        assert len(opened) == 1, opened
        now, then = opened[0], NEW if opened[0] == OLD else OLD


def opens(folder: Path, passphrase: str) -> bool:
    try:
        session = vault.open_vault(folder, passphrase)
    except vault.WrongPassphrase:
        return False
    assert soundness.look(session.database).is_whole
    assert session.database.query("SELECT count(*) FROM kits") == [(1,)]
    session.close()
    return True


@pytest.mark.requirement("H5")
@pytest.mark.parametrize("what", ["passphrase", "vault key"])
def test_a_killed_change_leaves_one_that_opens(session: Session, kit_path: Path, vault_folder: Path, what: str) -> None:
    session.close()
    kill_rounds(what, vault_folder, 3)


@pytest.mark.long
@pytest.mark.requirement("H5")
@pytest.mark.parametrize("what", ["passphrase", "vault key"])
def test_sixty_killed_changes_leave_one_that_opens(
    session: Session, kit_path: Path, vault_folder: Path, what: str
) -> None:
    session.close()
    kill_rounds(what, vault_folder, 60)


def test_a_vault_others_can_reach_is_closed_to_them(vault_folder: Path) -> None:
    vault_folder.chmod(0o755)
    (vault_folder / "keys.json").chmod(0o644)
    vault.open_vault(vault_folder, OLD).close()
    assert vault_folder.stat().st_mode & 0o777 == 0o700
    assert (vault_folder / "keys.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["keys.json", "cases.db"])
def test_a_link_is_no_part_of_a_vault(vault_folder: Path, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    (vault_folder / name).rename(elsewhere)
    (vault_folder / name).symlink_to(elsewhere)
    with pytest.raises(AppError, match="Nothing was changed"):
        vault.open_vault(vault_folder, OLD)


def test_names_of_databases_count() -> None:
    names = ["cases.db"]
    for _step in range(3):
        names.append(vault_folder.next_database(names[-1]))
    assert names == ["cases.db", "cases-2.db", "cases-3.db", "cases-4.db"]
    assert json.dumps(vault_folder.next_database("other.db")) == '"cases-2.db"'
