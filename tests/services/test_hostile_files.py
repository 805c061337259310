"""Hostile sealed files and kits: a clear sentence, nothing imported, nothing written, memory bounded (H10)."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.crypto import desk_key
from app.errors import AppError
from app.services import capture, cases, intake
from app.services.session import Session
from app.storage import attachments, envelope, inbox
from tests import hostile
from tests.builders import SHORT, FakeClock
from tests.hostile import Forger

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def forger(kit: capture.OpenKit) -> Forger:
    return Forger(kit, desk_key.new_desk_key())


def rows(session: Session) -> int:
    tables = ("cases", "reports", "attachments", "attachment_chunks", "imported_files", "desk_chains", "code_names")
    return sum(int(session.database.query(f"SELECT count(*) FROM {table}")[0][0]) for table in tables)


def test_what_the_forger_begins_with_would_be_imported(session: Session, forger: Forger, tmp_path: Path) -> None:
    path = tmp_path / "good.mamori-report"
    path.write_bytes(forger.sealed(forger.manifest()))
    assert intake.import_report(session, path).is_new_case


def refused(session: Session, path: Path, name: str = "") -> AppError:
    (result,) = intake.import_reports(session, [path])
    assert result.refused is not None, name or path.name
    return result.refused


@pytest.mark.requirement("H10")
def test_no_hostile_file_is_imported_and_each_is_told(session: Session, forger: Forger, tmp_path: Path) -> None:
    folder = tmp_path / "handed in"
    folder.mkdir()
    names, sentences = set(), set()
    before = rows(session)
    for name, data in hostile.files(forger):
        assert name not in names
        names.add(name)
        path = folder / "a.mamori-report"
        path.write_bytes(data)
        sentences.add(refused(session, path, name).sentence)
        assert rows(session) == before, name
        assert list(folder.iterdir()) == [path]
    assert len(names) >= 200, len(names)
    assert all("Nothing was" in sentence for sentence in sentences)
    assert len(cases.list_cases(session)) == 0
    path.write_bytes(forger.sealed(forger.manifest()))
    assert intake.import_report(session, path).is_new_case, "and the app is alive"


@pytest.mark.requirement("H10")
def test_no_hostile_kit_is_opened(kit_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "b.mamori-kit"
    for name, data in hostile.kits(kit_path):
        path.write_bytes(data)
        with pytest.raises(AppError, match="kit"):
            capture.open_kit(path)
            pytest.fail(name)


def test_what_is_no_file_is_refused_before_it_is_read(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "folder.mamori-report"
    folder.mkdir()
    huge = tmp_path / "huge.mamori-report"
    with huge.open("wb") as file:
        file.truncate(inbox.LARGEST + 1)
    endless = tmp_path / "endless.mamori-report"
    endless.symlink_to("/dev/zero")
    pipe = tmp_path / "pipe.mamori-report"
    subprocess.run(["mkfifo", str(pipe)], check=True)
    for path in (folder, huge, endless, pipe, tmp_path / "gone"):
        assert isinstance(refused(session, path), inbox.CannotBeRead)


@pytest.mark.requirement("H10")
def test_a_name_is_only_ever_shown(session: Session, forger: Forger, tmp_path: Path) -> None:
    names = [
        "../../etc/passwd",
        "C:\\Windows\\x",
        "a\0b",
        "\u202egpj.exe",
        "CON",
        " . ",
        "\n",
        "x" * 255,
        "é",
        "/",
        "🙂" * 60,
    ]
    manifest = forger.manifest()
    manifest["attachments"] = [hostile._note(b"", name=name) for name in names]
    path = tmp_path / "names.mamori-report"
    path.write_bytes(forger.sealed(manifest))
    before = set(tmp_path.rglob("*"))
    case = str(intake.import_report(session, path).case)
    shown = [attachment.name for attachment in cases.read_case(session, case).reports[0].attachments]
    assert len(shown) == len(names)
    for name in shown:
        assert 0 < len(name) <= 120 and not set(name) & set('<>:"/\\|?*\0\n\u202e')
        assert name == envelope.display_name(name)
    assert set(tmp_path.rglob("*")) == before
    assert attachments.count(session.database, manifest["id"]) == len(names)


DRIVER = """
import sys
from pathlib import Path
from app.services import intake, vault
session = vault.open_vault(Path(sys.argv[1]), sys.stdin.readline().strip())
for name in sys.stdin:
    intake.import_reports(session, [Path(name.strip())])
    status = Path("/proc/self/status").read_text()
    print(status.split("VmHWM:")[1].split()[0], flush=True)
"""


@pytest.fixture
def importing(session: Session, vault_folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that imports what it is told and says the most memory it ever had, in KB."""
    from tests.builders import PASSPHRASE

    session.close()
    child = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(vault_folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert child.stdin is not None
    child.stdin.write(PASSPHRASE + "\n")
    child.stdin.flush()
    yield child
    child.kill()
    child.wait()


@pytest.mark.requirement("H10")
def test_hostile_files_take_no_more_than_300_megabytes(
    forger: Forger, importing: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert importing.stdin is not None and importing.stdout is not None
    heavy = ("nested", "million", "huge", "long line", "declared", "scrypt", "zeros")
    most = 0
    for name, data in hostile.files(forger):
        if not any(word in name for word in heavy) and random.Random(name).random() > 0.1:
            continue
        path = tmp_path / "a.mamori-report"
        path.write_bytes(data)
        importing.stdin.write(f"{path}\n")
        importing.stdin.flush()
        most = max(most, int(importing.stdout.readline()))
    print(f"peak memory {most // 1024} MB")
    assert 20_000 < most < 300_000


def test_a_good_file_after_all_of_that(session: Session, kit: capture.OpenKit, outbox: Path, clock: FakeClock) -> None:
    receipt = capture.submit_report(kit, SHORT, outbox, clock=clock)
    assert intake.import_report(session, outbox / receipt.file).is_new_case
