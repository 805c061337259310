"""Old vaults: each kept one opens and upgrades with all it holds, and an upgrade that fails changes nothing."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.services import cases, journal, letters, vault
from app.storage import attachments, database, migrations
from tests.builders import ENGLISH, FOUND, JAPANESE, PASSPHRASE, REPORTED, REPORTER

KEPT = sorted((Path(__file__).parent / "kept").glob("v*"))


@pytest.fixture(params=KEPT, ids=lambda folder: folder.name)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A vault of an older version, and what every later version must read out of it."""
    folder = Path(shutil.copytree(request.param / "Kept.mamori", tmp_path / "Kept.mamori"))
    return folder, json.loads((request.param / "expected.json").read_text("utf-8"))


def schema_of(folder: Path) -> int:
    unlocked = vault.unlock(folder, PASSPHRASE)
    opened = database.open_reading(folder / unlocked.keys.database, unlocked.keys.key)
    found = int(str(opened.setting("user_version")))
    opened.close()
    return found


def test_a_vault_is_kept_of_the_first_version() -> None:
    assert [folder.name for folder in KEPT][:1] == ["v1"]


def test_a_kept_vault_opens_and_everything_in_it_is_there(kept: tuple[Path, dict[str, Any]]) -> None:
    folder, expected = kept
    session = vault.open_vault(folder, PASSPHRASE)
    english, japanese = (cases.read_case(session, case) for case in expected["cases"])
    assert (english.reports[0].report, japanese.reports[0].report) == (ENGLISH, JAPANESE)
    assert english.people == (REPORTER, REPORTED)
    assert english.latest(type(FOUND), REPORTED) == FOUND
    assert [letter.kind for letter in letters.kept_letters(session, english.id)] == ["acknowledgement"]
    attached = english.reports[0].attachments[0]
    data = b"".join(attachments.read(session.database, attached))
    assert data == b"\x89PNG " + bytes(range(256)) * 40 and hashlib.sha256(data).hexdigest() == attached.sha256
    assert len(cases.list_cases(session)) == 2
    session.close()
    assert schema_of(folder) == migrations.newest()
    vault.open_vault_with_recovery_code(folder, expected["recovery"]).close()


def test_the_journal_of_a_kept_vault_becomes_a_chain_of_the_same_entries(kept: tuple[Path, dict[str, Any]]) -> None:
    folder, expected = kept
    session = vault.open_vault(folder, PASSPHRASE)
    found = [[entry.at, entry.case, entry.what] for entry in journal.whole_history(session)]
    assert found[: len(expected["journal"])] == expected["journal"]
    assert journal.verify(session).holds
    session.close()


BROKEN = {
    "fails": "CREATE TABLE half_way (x TEXT) STRICT; DROP TABLE letters; INSERT INTO no_such_table VALUES (1);",
    "breaks-references": "PRAGMA foreign_keys = OFF; DELETE FROM cases;",
}


@pytest.mark.parametrize("script", BROKEN.values(), ids=BROKEN)
def test_an_upgrade_that_fails_half_way_leaves_the_old_version(
    kept: tuple[Path, dict[str, Any]], script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _expected = kept
    before = schema_of(folder)
    real = migrations._FOLDER
    ours = Path(shutil.copytree(real, tmp_path / "schema"))
    (ours / "9999_broken.sql").write_text(script, "utf-8")
    monkeypatch.setattr(migrations, "_FOLDER", ours)
    with pytest.raises(Exception, match=r"no_such_table|references"):
        vault.open_vault(folder, PASSPHRASE)
    assert schema_of(folder) == before
    monkeypatch.setattr(migrations, "_FOLDER", real)
    session = vault.open_vault(folder, PASSPHRASE)
    assert len(cases.list_cases(session)) == 2 and len(letters.kept_letters(session, cases.list_cases(session)[0].id))
    session.close()


def test_an_upgrade_makes_no_file_beside_the_vault(kept: tuple[Path, dict[str, Any]]) -> None:
    folder, _expected = kept
    vault.open_vault(folder, PASSPHRASE).close()
    assert sorted(path.name for path in folder.iterdir()) == ["cases.db", "keys.json"]
    assert sorted(path.name for path in folder.parent.iterdir()) == [folder.name]
