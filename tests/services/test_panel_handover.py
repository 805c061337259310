"""Handing a case to the trusted Volunteers: they read all of it, and nothing of it is left here."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from app import canonical_json
from app.crypto import desk_key, opening, signing
from app.crypto.fingerprint import fingerprint
from app.domain.accounts import Statement
from app.domain.report import YesNo
from app.domain.review_steps import Acknowledgement, ConflictOfInterest
from app.services import backup, cases, evidence, intake, retention
from app.services.capture import OpenKit
from app.services.merging import merge_cases
from app.services.panel_handover import CannotHandOver, hand_to_panel, receiver
from app.services.people import register_person
from app.services.review import record_entry, record_step
from app.services.session import Session
from app.storage import desk, envelope
from tests.builders import ENGLISH, JAPANESE, REPORTED, REPORTER, FakeClock, keep_a_panel
from tests.ui.case_steps import NO_CONFLICT

CONFLICT = ConflictOfInterest(conflict=YesNo.YES)
CONTACT = "Any of the three, by post"


@dataclass
class Opened:
    """A sealed file as the panel reads it."""

    head: envelope.Head
    attachments: dict[int, bytearray] = field(default_factory=dict)


@pytest.fixture
def identity(session: Session, tmp_path: Path) -> str:
    """The key of a panel whose card this vault has."""
    return keep_a_panel(session, tmp_path, CONTACT)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path], tmp_path: Path, clock: FakeClock) -> str:
    chat = tmp_path / "chat.txt"
    chat.write_bytes(b"please stop\n" * 30_000)
    sealed = seal(ENGLISH, attachments=[evidence.attach(chat, clock())])
    clock.forward(hours=5)
    case = str(intake.import_report(session, sealed).case)
    for person in (REPORTER, REPORTED):
        register_person(session, case, person)
    record_step(session, case, NO_CONFLICT)
    record_step(session, case, Acknowledgement(sent_at="2026-05-16T17:00:00+09:00", channel="mail"))
    record_entry(session, case, Statement(who=REPORTER.id, words="It went on for weeks."))
    return case


def read(path: Path, identity: str) -> Opened:
    """Open a file as the panel would: every proof of formats.md 3 is checked."""
    heads: list[envelope.Head] = []
    found: dict[int, bytearray] = {}
    reader = envelope.Reader(heads.append, lambda place, data: found.setdefault(place, bytearray()).extend(data))
    with path.open("rb") as file:
        opening.open_sealed(file, reader, identity)
    return Opened(reader.finish(), found)


@pytest.mark.requirement("R27")
def test_the_panel_reads_report_attachments_and_notes_and_the_clock_goes_on(
    session: Session, case_id: str, identity: str, target: Path, kit: OpenKit
) -> None:
    received = cases.read_case(session, case_id).received_at
    original = cases.read_case(session, case_id).reports[0]
    record_step(session, case_id, CONFLICT)
    handed = hand_to_panel(session, case_id, target)
    assert [path.name for path in target.iterdir()] == list(handed.files)
    (name,) = handed.files
    assert name.endswith(".mamori-report")
    opened = read(target / name, identity)
    manifest = opened.head.manifest
    assert (manifest.kind, manifest.route, manifest.id) == ("report", "panel", original.id)
    assert manifest.to == opening.recipient_of(identity)
    assert manifest.report == ENGLISH.answers()
    assert canonical_json.read_moment(manifest.captured.sealed) == received
    assert manifest.receipt.code == original.receipt_code
    digest = hashlib.sha512(opened.head.manifest_bytes).digest()
    assert signing.is_signed_by(bytes(manifest.desk.key), opened.head.signature, b"mamori-report-v1", digest)
    assert bytes(manifest.desk.key) == signing.public_half(session.vault.signing_key)
    assert desk_key.has_kit(bytes(kit.kit.enrol), bytes(manifest.desk.key), bytes(manifest.desk.proof))
    assert bytes(opened.attachments[0]) == b"please stop\n" * 30_000
    notes = opened.attachments[1].decode()
    for words in ("It went on for weeks.", "Aiko Tanaka", "dbrandt_dev", "mail"):
        assert words in notes
    assert (target / name).stat().st_size < 500_000


@pytest.mark.requirement("R27", "G5")
def test_after_it_nothing_is_here_but_a_record_without_a_reason(
    session: Session, case_id: str, identity: str, target: Path, tmp_path: Path
) -> None:
    backup.make(session, tmp_path / "before.mamori-backup")
    name = cases.read_case(session, case_id).code_name
    record_step(session, case_id, CONFLICT)
    handed = hand_to_panel(session, case_id, target)
    assert [one.name for one in handed.backups] == ["before.mamori-backup"]
    with pytest.raises(cases.NoSuchCase):
        cases.read_case(session, case_id)
    (left,) = retention.tombstones(session)
    assert left.code_name == name
    assert set(left.__dataclass_fields__) == {"id", "code_name", "erased_at"}
    noted = [what for (what,) in session.database.query("SELECT what FROM journal ORDER BY id DESC LIMIT 1")]
    assert noted == ["case handed to the panel"]
    path = next(target.iterdir())
    with pytest.raises(intake.FileIsNotForThisVault):
        intake.import_report(session, path)
    assert str(name) not in path.name


@pytest.mark.requirement("R27")
def test_the_receiver_is_shown_by_six_words(session: Session, identity: str) -> None:
    shown = receiver(session)
    assert shown is not None
    assert shown.words == fingerprint(opening.recipient_of(identity))
    assert len(shown.words) == 6
    assert shown.contact == CONTACT


def test_without_a_panel_the_case_rests(session: Session, case_id: str, target: Path) -> None:
    assert receiver(session) is None
    record_step(session, case_id, CONFLICT)
    with pytest.raises(CannotHandOver, match="no panel card"):
        hand_to_panel(session, case_id, target)
    assert list(target.iterdir()) == []
    with pytest.raises(cases.ConflictNotDeclared):
        cases.open_case(session, case_id)


def test_without_a_conflict_nothing_is_handed_over(session: Session, case_id: str, identity: str, target: Path) -> None:
    with pytest.raises(CannotHandOver, match="conflict"):
        hand_to_panel(session, case_id, target)
    assert list(target.iterdir()) == []
    assert cases.open_case(session, case_id).id == case_id


def test_a_place_that_cannot_be_written_keeps_the_case(
    session: Session, case_id: str, identity: str, tmp_path: Path
) -> None:
    record_step(session, case_id, CONFLICT)
    before = cases.read_case(session, case_id)
    with pytest.raises(CannotHandOver, match="as before"):
        hand_to_panel(session, case_id, tmp_path / "nowhere")
    assert cases.read_case(session, case_id) == before


def test_a_merged_case_goes_as_one_file_a_report(
    session: Session, case_id: str, identity: str, target: Path, seal: Callable[..., Path]
) -> None:
    other = str(intake.import_report(session, seal(JAPANESE)).case)
    record_step(session, other, NO_CONFLICT)
    record_step(session, other, Acknowledgement(cannot="anonymous"))
    merge_cases(session, case_id, other, "The same evening.")
    record_step(session, case_id, CONFLICT)
    handed = hand_to_panel(session, case_id, target)
    told = [read(target / name, identity).head.manifest.report for name in handed.files]
    assert sorted(one["account"] for one in told) == sorted([ENGLISH.account, JAPANESE.account])
    assert cases.list_cases(session) == ()
    assert session.database.query("SELECT * FROM merges") == []


def test_notes_that_find_no_room_go_in_a_file_of_their_own(
    session: Session, identity: str, target: Path, seal: Callable[..., Path], tmp_path: Path, clock: FakeClock
) -> None:
    picture = tmp_path / "note.txt"
    picture.write_bytes(b"x")
    many = [evidence.attach(picture, clock()) for _place in range(envelope.MOST_ATTACHMENTS)]
    case = str(intake.import_report(session, seal(replace(ENGLISH), attachments=many)).case)
    record_step(session, case, CONFLICT)
    handed = hand_to_panel(session, case, target)
    files = [read(target / name, identity) for name in handed.files]
    assert [len(one.attachments) for one in files] == [50, 1]
    assert files[1].head.manifest.id != files[0].head.manifest.id
    assert files[1].head.manifest.desk.previous == desk.START
