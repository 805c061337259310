"""Vaults: made whole or not at all, opened by whoever knows a secret, refused with a sentence each."""

import errno
import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from app import canonical_json
from app.crypto.key_slots import LEAST
from app.domain.community import Community
from app.paths import resource
from app.services import kits, vault
from app.storage import database, profile, vault_folder
from tests.builders import NOON, PASSPHRASE

TEATIME = Path(__file__).resolve().parents[1] / "profiles" / "teatime.toml"


def test_the_passphrase_opens_and_the_profile_lies_inside(vault_folder: Path) -> None:
    session = vault.open_vault(vault_folder, PASSPHRASE)
    assert session.community == profile.read(resource("communities", "oktech.toml"))
    session.close()


def test_another_community_is_a_profile_file_away(tmp_path: Path) -> None:
    tea = profile.read(TEATIME)
    new = vault.create_vault(tmp_path / "Tea.mamori", PASSPHRASE, tea, clock=lambda: NOON, effort=LEAST)
    assert new.session.now().tzinfo is not None and str(new.session.now().tzinfo) == tea.zone
    kits.make_kit(new.session, tmp_path / "tea.mamori-kit", None)
    new.session.close()
    again = vault.open_vault(tmp_path / "Tea.mamori", PASSPHRASE)
    assert again.community == tea
    again.close()


def test_the_recovery_code_opens(tmp_path: Path) -> None:
    community = profile.read(TEATIME)
    new = vault.create_vault(tmp_path / "v", PASSPHRASE, community, effort=LEAST)
    new.session.close()
    vault.open_vault_with_recovery_code(tmp_path / "v", new.recovery_code.lower()).close()
    with pytest.raises(vault.WrongRecoveryCode):
        vault.open_vault_with_recovery_code(tmp_path / "v", "0000-" * 6 + "0000")


def test_a_wrong_passphrase_changes_nothing(vault_folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in vault_folder.iterdir()}
    with pytest.raises(vault.WrongPassphrase, match="recovery code"):
        vault.open_vault(vault_folder, "another passphrase")
    assert {path.name: path.read_bytes() for path in vault_folder.iterdir()} == before


def test_a_damaged_key_file_is_said(vault_folder: Path) -> None:
    keys = vault_folder / "keys.json"
    whole = keys.read_bytes()
    for spoiled in (b"", b"{}", whole[:-1], whole + b" ", b'{"v":1,"v":1}', b"\xff" * 100, bytes(70_000)):
        keys.write_bytes(spoiled)
        with pytest.raises(vault.KeysAreDamaged, match="key file"):
            vault.open_vault(vault_folder, PASSPHRASE)
    newer = json.loads(whole) | {"v": 2}
    keys.write_bytes(canonical_json.encode(newer))
    with pytest.raises(database.VaultIsNewer):
        vault.open_vault(vault_folder, PASSPHRASE)
    keys.unlink()
    with pytest.raises(vault_folder_module.NotAVault):
        vault.open_vault(vault_folder, PASSPHRASE)


vault_folder_module = vault_folder


def test_a_key_file_cannot_name_a_file_elsewhere(vault_folder: Path) -> None:
    for name in ("../cases.db", "/etc/passwd", "cases.txt", ""):
        with pytest.raises(vault_folder_module.NotAVault):
            vault_folder_module.database_path(vault_folder, name)


def test_a_database_of_another_vault_is_refused(vault_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "Other.mamori"
    vault.create_vault(other, PASSPHRASE, profile.read(TEATIME), effort=LEAST).session.close()
    shutil.copy(other / "cases.db", vault_folder / "cases.db")
    with pytest.raises(database.VaultIsForeign):
        vault.open_vault(vault_folder, PASSPHRASE)


def test_a_damaged_database_is_said(vault_folder: Path) -> None:
    path = vault_folder / "cases.db"
    whole = path.read_bytes()
    seen = set()
    for spoiled in (b"", whole[:-1], whole[:-4096], b"SQLite format 3\0" + whole[16:], bytes(len(whole))):
        path.write_bytes(spoiled)
        with pytest.raises(vault.AppError) as refused:
            vault.open_vault(vault_folder, PASSPHRASE)
        seen.add(refused.value.sentence)
        assert "Nothing was changed." in refused.value.sentence
    assert len(seen) >= 4


def test_a_changed_page_is_noticed_when_it_is_read(vault_folder: Path) -> None:
    path = vault_folder / "cases.db"
    data = bytearray(path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    path.write_bytes(data)
    with pytest.raises(database.VaultIsDamaged):
        vault.open_vault(vault_folder, PASSPHRASE)


def test_folder_and_files_are_for_their_owner_only(vault_folder: Path) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in vault_folder.iterdir()}
    assert modes == {"cases.db": 0o600, "keys.json": 0o600}


def test_a_new_vault_takes_no_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("mine")
    with pytest.raises(vault_folder_module.FolderIsTaken):
        vault.create_vault(tmp_path / "taken", PASSPHRASE, profile.read(TEATIME), effort=LEAST)
    assert (tmp_path / "taken" / "letter.txt").read_text() == "mine"
    (tmp_path / "file").write_text("mine")
    with pytest.raises(vault_folder_module.FolderCannotBeMade):
        vault.create_vault(tmp_path / "file", PASSPHRASE, profile.read(TEATIME), effort=LEAST)
    assert (tmp_path / "file").read_text() == "mine"


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def open_files() -> list[str]:
    """Where the open files of this process are; a file that was removed is listed too."""
    links = list(Path("/proc/self/fd").iterdir())
    return [str(link.readlink()) for link in links if link.is_symlink()]


def test_a_full_disk_leaves_no_half_vault(tiny_disk: Path) -> None:
    with pytest.raises(vault.AppError) as refused:
        vault.create_vault(tiny_disk / "v", PASSPHRASE, profile.read(TEATIME), effort=LEAST)
    assert not any(tiny_disk.iterdir())
    # While the refusal is still held, a file left open would be held with it.
    assert refused.value.sentence and not [path for path in open_files() if str(tiny_disk) in path]


def test_a_vault_that_fails_late_leaves_no_open_file(tmp_path: Path) -> None:
    def stopped_clock() -> datetime:
        raise OSError(errno.EIO, "no time")

    with pytest.raises(vault.AppError) as refused:
        vault.create_vault(tmp_path / "v", PASSPHRASE, profile.read(TEATIME), clock=stopped_clock, effort=LEAST)
    assert not any(tmp_path.iterdir())
    assert refused.value.sentence and not [path for path in open_files() if str(tmp_path) in path]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (("acknowledge_hours = 48", 'acknowledge_hours = "48"'), "clocks.acknowledge_hours"),
        (("acknowledge_hours = 48", ""), "acknowledge_hours"),
        (("acknowledge_hours = 48", "acknowledge_hours = 48\ncoffee = 1"), "coffee"),
        (("v = 1", "v = 2"), "v"),
        (('zone = "Europe/Lisbon"', 'zone = "Europe/Nowhere"'), "zone"),
    ],
)
def test_a_wrong_profile_is_named_with_file_and_field(tmp_path: Path, change: tuple[str, str], field: str) -> None:
    text = TEATIME.read_text("utf-8")
    assert change[0] in text
    (tmp_path / "wrong.toml").write_text(text.replace(change[0], change[1], 1), "utf-8")
    with pytest.raises(profile.ProfileIsWrong) as refused:
        profile.read(tmp_path / "wrong.toml")
    assert "wrong.toml" in refused.value.sentence and field in refused.value.sentence


def test_a_profile_that_is_no_toml_is_said(tmp_path: Path) -> None:
    for content in (b"= =", b"\xff\xfe", b"", b"a = " + b"[" * 5000):
        (tmp_path / "wrong.toml").write_bytes(content)
        with pytest.raises(profile.ProfileIsWrong, match=r"wrong\.toml"):
            profile.read(tmp_path / "wrong.toml")
    with pytest.raises(profile.ProfileIsWrong):
        profile.read(tmp_path / "missing.toml")


def test_clauses_and_behaviors_must_fit(tmp_path: Path) -> None:
    tea = profile.read(TEATIME)
    broken = msgspec.structs.replace(tea, clauses=tea.clauses[:1])
    from app.domain.community import problem

    assert problem(tea) is None
    assert str(problem(broken)).startswith("behaviors[")
    assert isinstance(tea, Community)
