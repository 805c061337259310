"""Handing over: everything is copied and proved, a missing last file is noticed, and only a signed note deletes."""

import hashlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.canonical_json import Binary
from app.crypto import opening, signing
from app.domain.case import Route
from app.services import capture, evidence, hand_over, intake, kits
from app.services.session import Session
from app.storage import desk, import_note
from app.storage.kit import PanelKeys
from tests.builders import ENGLISH, NOON, SHORT, FakeClock

Told = list[tuple[int, int]]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def panel_kit(session: Session, tmp_path: Path) -> tuple[capture.OpenKit, str, bytes]:
    """A kit with a panel, the panel's identity and its signing key."""
    identity, secret = opening.new_identity(), signing.new_signing_key()
    keys = PanelKeys(
        recipient=opening.recipient_of(identity), sign=Binary(signing.public_half(secret)), contact="the tea table"
    )
    kits.make_kit(session, tmp_path / "p.mamori-kit", None, keys)
    return capture.open_kit(tmp_path / "p.mamori-kit"), identity, secret


def copy(kit: capture.OpenKit, outbox: Path, stick: Path, clock: FakeClock) -> Told:
    told: Told = []
    hand_over.copy_all(kit, outbox, stick, clock, lambda done, total: told.append((done, total)))
    return told


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.mamori-report")}


def test_everything_is_copied_and_the_desk_says_how_far_its_chain_goes(
    session: Session, kit: capture.OpenKit, outbox: Path, stick: Path, clock: FakeClock
) -> None:
    files = [capture.submit_report(kit, SHORT, outbox, clock=clock).file for _number in range(3)]
    told = copy(kit, outbox, stick, clock)
    assert names(stick) == names(outbox) and len(names(stick)) == 4
    assert told[-1][0] == told[-1][1] == sum(path.stat().st_size for path in stick.iterdir())
    assert all((stick / name).read_bytes() == (outbox / name).read_bytes() for name in names(outbox))
    assert all((stick / name).stat().st_mtime % 86400 == 0 for name in names(stick))
    (stick / files[-1]).unlink()
    results = intake.import_reports(session, sorted(stick.iterdir()))
    assert not any(result.refused for result in results)
    assert {result.missing_numbers for result in results} == {(3,)}
    assert [result.kind for result in results].count("handover") == 1


def test_copying_twice_copies_only_what_is_new(
    kit: capture.OpenKit, outbox: Path, stick: Path, clock: FakeClock
) -> None:
    capture.submit_report(kit, SHORT, outbox, clock=clock)
    copy(kit, outbox, stick, clock)
    before = {name: (stick / name).stat().st_ino for name in names(stick)}
    capture.submit_report(kit, SHORT, outbox, clock=clock)
    copy(kit, outbox, stick, clock)
    after = {name: (stick / name).stat().st_ino for name in names(stick)}
    assert before.items() <= after.items() and names(stick) == names(outbox)


@pytest.mark.requirement("R45")
def test_both_routes_are_always_handed_over_and_the_organizer_sees_no_gap(
    session: Session,
    panel_kit: tuple[capture.OpenKit, str, bytes],
    outbox: Path,
    stick: Path,
    clock: FakeClock,
) -> None:
    kit, panel, _secret = panel_kit
    capture.submit_report(kit, SHORT, outbox, clock=clock)
    copy(kit, outbox, stick, clock)
    assert len(names(stick)) == 3, "a hand-over file for the panel too, though nothing is there for it"
    capture.submit_report(kit, ENGLISH, outbox, route=Route.PANEL, clock=clock)
    capture.keep_draft(kit, ENGLISH, outbox, id="1" * 32, route=Route.PANEL, clock=clock)
    copy(kit, outbox, stick, clock)
    results = intake.import_reports(session, sorted(stick.iterdir()))
    assert [result.kind for result in results].count("report") == 1
    assert {result.kind for result in results} == {"report", "handover"}
    assert not any(result.missing_numbers or result.refused for result in results)
    opened = 0
    for path in stick.iterdir():
        with path.open("rb") as file:
            try:
                opening.open_sealed(file, _Nowhere(), panel)
                opened += 1
            except opening.NotForThisKey:
                pass
    assert opened == 4


class _Nowhere:
    def write(self, data: bytes) -> int:
        return len(data)

    def flush(self) -> None:
        pass


def test_the_desk_lists_numbers_times_and_sizes(
    panel_kit: tuple[capture.OpenKit, str, bytes], outbox: Path, clock: FakeClock
) -> None:
    kit = panel_kit[0]
    assert hand_over.waiting(kit, outbox, Route.ORGANIZER) == ()
    first = capture.submit_report(kit, SHORT, outbox, clock=clock).file
    clock.forward(minutes=90)
    capture.keep_draft(kit, SHORT, outbox, id="1" * 32, route=Route.ORGANIZER, clock=clock)
    capture.keep_draft(kit, SHORT, outbox, id="1" * 32, route=Route.ORGANIZER, clock=clock)
    capture.submit_report(kit, SHORT, outbox, clock=clock)
    capture.submit_report(kit, SHORT, outbox, route=Route.PANEL, clock=clock)
    rows = hand_over.waiting(kit, outbox, Route.ORGANIZER)
    assert [row.number for row in rows] == [1, 2, 0]
    assert rows[0].sealed_at == NOON and rows[0].size == (outbox / first).stat().st_size
    assert len(hand_over.waiting(kit, outbox, Route.PANEL)) == 1
    hand_over.mark_handed(kit, outbox, clock)
    assert {row.handed_at for row in hand_over.waiting(kit, outbox, Route.ORGANIZER)} == {clock()}
    (outbox / first).unlink()
    assert [row.is_missing for row in hand_over.waiting(kit, outbox, Route.ORGANIZER)] == [True, False, False]


@pytest.mark.requirement("R44")
def test_only_a_signed_note_deletes_and_exactly_what_it_names(
    session: Session,
    panel_kit: tuple[capture.OpenKit, str, bytes],
    outbox: Path,
    stick: Path,
    tmp_path: Path,
    clock: FakeClock,
) -> None:
    kit, _identity, panel_secret = panel_kit
    mine = capture.submit_report(kit, SHORT, outbox, clock=clock).file
    theirs = capture.submit_report(kit, SHORT, outbox, route=Route.PANEL, clock=clock).file
    copy(kit, outbox, stick, clock)
    intake.import_reports(session, sorted(stick.iterdir()))
    later = capture.submit_report(kit, SHORT, outbox, clock=clock).file
    path = tmp_path / "back.mamori-imported"
    intake.write_import_note(session, kit.kit.id, path)
    good = path.read_bytes()
    signed = import_note.read(path)

    def resigned(secret: bytes, by: str, kit_id: str) -> bytes:
        body = import_note.spell(import_note.ImportNote(v=1, kit=kit_id, by=by, files=signed.note.files))
        return body + b"\n" + signing.sign(secret, import_note.SIGNED_AS, body)

    stranger = signing.new_signing_key()
    for bad in (
        good[:-1] + bytes([good[-1] ^ 1]),
        good.replace(b'"by":"organizer"', b'"by":"panel"'),
        good[:-65],
        b"",
        resigned(stranger, "organizer", kit.kit.id),
        resigned(stranger, "panel", kit.kit.id),
        resigned(session.vault.signing_key, "organizer", "0" * 32),
        resigned(session.vault.signing_key, "panel", kit.kit.id),
    ):
        path.write_bytes(bad)
        with pytest.raises(import_note.NotANote, match="Nothing was deleted"):
            hand_over.take_note(kit, outbox, path)
        assert {mine, theirs, later} <= names(outbox)
    path.write_bytes(good)
    assert hand_over.take_note(kit, outbox, path) == 2
    assert mine not in names(outbox) and {theirs, later} <= names(outbox)
    assert [row.number for row in hand_over.waiting(kit, outbox, Route.ORGANIZER)] == [2]
    body = import_note.spell(
        import_note.ImportNote(v=1, kit=kit.kit.id, by="panel", files=(Binary(_sha256(outbox / theirs)),))
    )
    path.write_bytes(body + b"\n" + signing.sign(panel_secret, import_note.SIGNED_AS, body))
    assert hand_over.take_note(kit, outbox, path) == 1
    assert theirs not in names(outbox) and later in names(outbox)
    assert capture.submit_report(kit, SHORT, outbox, clock=clock)
    kept = desk.look(outbox, kit.kit.id)
    assert kept is not None and (kept.organizer.number, kept.panel.number) == (3, 1)


def _sha256(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def test_a_stick_that_cannot_take_the_files_is_said_and_no_half_copy_stays(
    kit: capture.OpenKit, outbox: Path, small_stick: Path, tmp_path: Path, clock: FakeClock
) -> None:
    (tmp_path / "a.bin").write_bytes(os.urandom(3_000_000))
    attached = evidence.attach(tmp_path / "a.bin", NOON)
    for _number in range(2):
        capture.submit_report(kit, SHORT, outbox, attachments=[attached], clock=clock)
    with pytest.raises(hand_over.CannotCopy, match="stick cannot take"):
        copy(kit, outbox, small_stick, clock)
    with pytest.raises(hand_over.CannotCopy, match="stick cannot take"):
        copy(kit, outbox, tmp_path / "gone", clock)
    with pytest.raises(hand_over.CannotCopy, match="own folder"):
        copy(kit, outbox, outbox, clock)
    assert not list(small_stick.glob("*.part"))


@pytest.fixture
def small_stick(tmp_path: Path) -> Iterator[Path]:
    """A stick of 4 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_stopped_copy_leaves_no_half_file(
    kit: capture.OpenKit, outbox: Path, stick: Path, clock: FakeClock, tmp_path: Path
) -> None:
    class Stopped(Exception):
        pass

    (tmp_path / "a.bin").write_bytes(os.urandom(3_000_000))
    capture.submit_report(kit, SHORT, outbox, attachments=[evidence.attach(tmp_path / "a.bin", NOON)], clock=clock)

    def stop(done: int, _total: int) -> None:
        if done > 1_500_000:
            raise Stopped

    with pytest.raises(Stopped):
        hand_over.copy_all(kit, outbox, stick, clock, stop)
    assert all((outbox / path.name).stat().st_size == path.stat().st_size for path in stick.iterdir())
    copy(kit, outbox, stick, clock)
    assert names(stick) == names(outbox)
