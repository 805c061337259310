"""Sealing at a desk: proved by reading back, or refused with nothing lost and nothing left."""

import hashlib
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app import canonical_json
from app.crypto import opening, signing
from app.domain.case import Route
from app.domain.report import Report
from app.services import capture, evidence, kits
from app.services.session import Session
from app.storage import desk, envelope, kit, outbox
from tests.builders import ENGLISH, JAPANESE, NOON, SHORT, FakeClock

Seal = Callable[..., Path]


def chain(folder: Path) -> desk.Desk:
    data = (folder / "desk.json").read_bytes()
    return canonical_json.decode(data, desk._DeskFile, limit=10**6).desks[0]


@pytest.fixture
def panel_kit(session: Session, tmp_path: Path) -> tuple[capture.OpenKit, str]:
    """A kit with a test panel, and the panel's identity."""
    identity = opening.new_identity()
    keys = kit.PanelKeys(
        recipient=opening.recipient_of(identity),
        sign=canonical_json.Binary(signing.public_half(signing.new_signing_key())),
        contact="ask for the tea table",
    )
    kits.make_kit(session, tmp_path / "panel.mamori-kit", None, keys)
    return capture.open_kit(tmp_path / "panel.mamori-kit"), identity


@pytest.mark.requirement("R44")
def test_a_sealed_file_says_nothing_from_outside(seal: Seal, outbox: Path) -> None:
    path = seal(ENGLISH)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{20}\.mamori-report", path.name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_mtime % 86400 == 0
    for word in (b"Brandt", b"dress", b"OKTech", b"age1"):
        assert word not in path.read_bytes()
    assert sorted(p.name for p in outbox.iterdir()) == sorted([path.name, "desk.json"])


@pytest.mark.requirement("R44")
def test_text_reports_have_one_size_inside(seal: Seal, session: Session) -> None:
    from app.storage import kits as kept

    sizes, outside = set(), set()
    for report in (SHORT, ENGLISH, JAPANESE, Report(account="x" * 9000)):
        path = seal(report)
        outside.add(path.stat().st_size // 512)
        plain = _Counting()
        with path.open("rb") as file:
            opening.open_sealed(file, plain, kept.openable(session.database)[0].identity)
        sizes.add(plain.size)
    assert sizes == {16384}
    assert len(outside) <= 2


class _Counting:
    def __init__(self) -> None:
        self.size = 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        pass


def test_numbers_and_hashes_make_a_chain(seal: Seal, outbox: Path) -> None:
    first = seal(SHORT)
    assert chain(outbox).organizer.number == 1
    second = seal(SHORT)
    end = chain(outbox).organizer
    assert (end.number, bytes(end.previous)) == (2, hashlib.sha256(second.read_bytes()).digest())
    assert first.read_bytes() != second.read_bytes()


def test_the_two_routes_have_chains_of_their_own(
    panel_kit: tuple[capture.OpenKit, str], session: Session, outbox: Path, clock: FakeClock
) -> None:
    opened, identity = panel_kit
    capture.submit_report(opened, SHORT, outbox, clock=clock)
    told = capture.submit_report(opened, ENGLISH, outbox, route=Route.PANEL, clock=clock)
    capture.submit_report(opened, SHORT, outbox, clock=clock)
    ends = chain(outbox)
    assert (ends.organizer.number, ends.panel.number) == (2, 1)
    assert told.contact == "ask for the tea table"
    from app.services import intake

    results = intake.import_reports(session, sorted(outbox.glob("*.mamori-report")))
    assert len(results) == 2 and not any(r.missing_numbers or r.refused for r in results)
    with (outbox / told.file).open("rb") as file:
        opening.open_sealed(file, _Counting(), identity)


def test_without_a_panel_nothing_is_sealed_on_its_route(kit: capture.OpenKit, outbox: Path, clock: FakeClock) -> None:
    with pytest.raises(capture.NoPanel) as refused:
        capture.submit_report(kit, ENGLISH, outbox, route=Route.PANEL, clock=clock)
    assert kit.kit.community.volunteers[0].name.en in refused.value.sentence
    assert not outbox.exists() or not any(outbox.iterdir())


@pytest.mark.requirement("R12")
def test_the_check_words_are_those_of_the_recipient(kit: capture.OpenKit) -> None:
    from app.crypto.fingerprint import fingerprint

    assert kit.words(Route.ORGANIZER) == fingerprint(kit.kit.organizer.recipient)
    assert len(kit.words(Route.ORGANIZER)) == 6


def test_too_much_is_refused_with_a_sentence(seal: Seal, outbox: Path, tmp_path: Path) -> None:
    with pytest.raises(capture.DoesNotFit, match="900 KB"):
        seal(Report(account="あ" * 400_000))
    (tmp_path / "a.txt").write_text("a")
    many = [evidence.attach(tmp_path / "a.txt", NOON)] * 51
    with pytest.raises(capture.DoesNotFit, match="50"):
        seal(SHORT, attachments=many)
    big = tmp_path / "big.bin"
    with big.open("wb") as file:
        file.truncate(envelope.LARGEST_ATTACHMENTS + 1)
    with pytest.raises(capture.DoesNotFit, match="256 MB"):
        evidence.attach(big, NOON)
    with pytest.raises(evidence.CannotBeAttached, match="cannot be read"):
        evidence.attach(tmp_path / "missing", NOON)
    assert not outbox.exists() or not any(outbox.glob("*.mamori-report*"))


@pytest.mark.requirement("R23")
def test_an_attachment_is_what_it_was_when_it_was_added(
    seal: Seal, session: Session, outbox: Path, tmp_path: Path
) -> None:
    from app.services import intake
    from app.storage import attachments

    path = tmp_path / "a.txt"
    path.write_text("before")
    attached = evidence.attach(path, NOON)
    path.write_text("after")
    case = intake.import_report(session, seal(SHORT, attachments=[attached])).case
    ((report,),) = session.database.query("SELECT report_id FROM attachments")
    (kept,) = attachments.of_report(session.database, report)
    assert case and b"".join(attachments.read(session.database, kept)) == b"before"
    assert kept.sha256 == hashlib.sha256(b"before").hexdigest()


def test_a_crash_between_file_and_number_is_counted_or_forgotten(
    kit: capture.OpenKit, outbox: Path, seal: Seal, clock: FakeClock
) -> None:
    seal(SHORT)
    mine = desk.open_desk(outbox, kit.kit.id, bytes(32), "Desk")
    pending = desk.begin(outbox, mine, "LOST.mamori-report", Route.ORGANIZER)
    (outbox / "LOST.mamori-report.part").write_bytes(b"half")
    again = desk.open_desk(outbox, kit.kit.id, bytes(32), "Desk")
    assert (again.organizer.number, again.pending) == (1, None)
    assert not (outbox / "LOST.mamori-report.part").exists()
    desk.begin(outbox, pending, "KEPT.mamori-report", Route.ORGANIZER)
    (outbox / "KEPT.mamori-report").write_bytes(b"whole")
    assert desk.open_desk(outbox, kit.kit.id, bytes(32), "Desk").organizer.number == 2


def test_a_damaged_desk_file_is_refused_and_left(seal: Seal, outbox: Path) -> None:
    seal(SHORT)
    (outbox / "desk.json").write_bytes(b'{"v":1,"v":1}')
    with pytest.raises(desk.DeskIsDamaged):
        seal(SHORT)
    assert (outbox / "desk.json").read_bytes() == b'{"v":1,"v":1}'


def test_a_disk_that_gives_back_other_bytes_is_noticed(tmp_path: Path) -> None:
    def spoil(file: Any) -> None:
        file.write(b"header and more")
        file._file.write(b"slipped in")

    with pytest.raises(outbox.ReadBackDiffers):
        outbox.write(tmp_path, "A.mamori-report", b"header", spoil, NOON)
    with pytest.raises(outbox.ReadBackDiffers):
        outbox.write(tmp_path, "A.mamori-report", b"other", lambda f: f.write(b"header") and None, NOON)
    assert not any(tmp_path.iterdir())


def test_a_changed_kit_is_no_kit(kit_path: Path, tmp_path: Path) -> None:
    data = kit_path.read_bytes()
    stranger = opening.recipient_of(opening.new_identity()).encode()
    start = data.index(b'"recipient":"age1') + len(b'"recipient":"')
    swapped = data[:start] + stranger + data[start + 62 :]
    assert len(swapped) == len(data)
    for changed in (swapped, data[:-1], data[:-1] + bytes([data[-1] ^ 1]), b"", b"\n" * 100, data + b"x"):
        (tmp_path / "changed.mamori-kit").write_bytes(changed)
        with pytest.raises(kit.NotAKit):
            capture.open_kit(tmp_path / "changed.mamori-kit")
    (tmp_path / "newer.mamori-kit").write_bytes(data.replace(b'"v":1}\n', b'"v":2}\n'))
    with pytest.raises((kit.KitIsNewer, kit.NotAKit)):
        capture.open_kit(tmp_path / "newer.mamori-kit")


def test_a_kit_is_json_newline_signature(kit_path: Path, kit: capture.OpenKit) -> None:
    data = kit_path.read_bytes()
    body, newline, signature = data[:-65], data[-65:-64], data[-64:]
    assert newline == b"\n"
    assert canonical_json.encode(canonical_json.msgspec.json.decode(body)) == body
    assert signing.is_signed_by(bytes(kit.kit.organizer.sign), signature, b"mamori-kit-v1", body)


def test_a_kit_past_its_date_warns_and_seals(kit: capture.OpenKit, outbox: Path) -> None:
    late = FakeClock(NOON)
    late.forward(days=30)
    assert kit.is_past(late()) and not kit.is_past(NOON)
    assert capture.submit_report(kit, SHORT, outbox, clock=late).file


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_and_nothing_is_left(
    kit: capture.OpenKit, small_disk: Path, tmp_path: Path, clock: FakeClock
) -> None:
    capture.submit_report(kit, SHORT, small_disk, clock=clock)
    before = {p.name: p.read_bytes() for p in small_disk.glob("*.mamori-report")}
    (tmp_path / "big.bin").write_bytes(os.urandom(5_000_000))
    with pytest.raises(capture.CannotSeal, match="disk is full"):
        capture.submit_report(
            kit, SHORT, small_disk, attachments=[evidence.attach(tmp_path / "big.bin", NOON)], clock=clock
        )
    assert {p.name: p.read_bytes() for p in small_disk.iterdir() if p.name != "desk.json"} == before
    capture.submit_report(kit, SHORT, small_disk, clock=clock)
    assert chain(small_disk).organizer.number == 2


def test_a_folder_that_cannot_be_written_is_said(kit_path: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o755)
    for folder in (tmp_path, *tmp_path.parents):
        if folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    kit_path.chmod(0o644)
    ordinary = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    command = [sys.executable, "-m", "app", "seal", str(kit_path), "-", "--outbox", str(locked)]
    home = {"HOME": "/nonexistent", "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run([*ordinary, *command], input=b"it happened", capture_output=True, check=False, env=home)
    assert run.returncode == 1, run.stderr
    assert b"could not be sealed" in run.stderr
    assert not any(locked.iterdir())
