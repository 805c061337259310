"""Sealed files become cases; whatever is wrong is refused and nothing of it is kept."""

import hashlib
import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from app import canonical_json
from app.canonical_json import Binary
from app.crypto import opening, sealing, signing
from app.domain.report import Report
from app.services import capture, cases, evidence, intake
from app.services.kits import make_kit
from app.services.session import Session
from app.storage import attachments, envelope, kits
from tests.builders import ENGLISH, JAPANESE, NOON, SHORT, FakeClock

Seal = Callable[..., Path]


def rows(session: Session) -> dict[str, int]:
    tables = ("cases", "reports", "attachments", "attachment_chunks", "code_names")
    return {table: session.database.query(f"SELECT count(*) FROM {table}")[0][0] for table in tables}


def resealed(
    session: Session,
    kit: capture.OpenKit,
    path: Path,
    change: Callable[[dict], None],
    *,
    sign_again: bytes | None = None,
    to: str | None = None,
) -> Path:
    """The sealed file again, with something changed inside, signed by another key or sealed to another recipient."""
    plain = io.BytesIO()
    with path.open("rb") as file:
        opening.open_sealed(file, plain, kits.openable(session.database)[0].identity)
    data = plain.getvalue()
    size = int.from_bytes(data[8:12], "big")
    manifest = canonical_json.msgspec.json.decode(data[12 : 12 + size])
    change(manifest)
    body = canonical_json.encode(manifest)
    signature = data[12 + size : 76 + size]
    if sign_again:
        signature = signing.sign(sign_again, b"mamori-report-v1", hashlib.sha512(body).digest())
    new = path.with_name("changed.mamori-report")
    with new.open("wb") as file:
        stream = envelope.Plaintext(body, signature, iter(()), 0)
        sealing.seal(stream, file, to or kit.kit.organizer.recipient)
    return new


def test_a_sealed_report_becomes_a_case_word_for_word(session: Session, seal: Seal) -> None:
    first = intake.import_report(session, seal(ENGLISH))
    second = intake.import_report(session, seal(JAPANESE, written_in="ja"))
    assert first.code_name != second.code_name
    for imported, told, spoken in ((first, ENGLISH, "en"), (second, JAPANESE, "ja")):
        case = cases.read_case(session, str(imported.case))
        assert case.reports[0].report == told
        assert case.reports[0].language == spoken
        assert case.reports[0].desk_is_known


@pytest.mark.requirement("R19", "R23")
def test_the_account_alone_is_enough_and_needed(session: Session, seal: Seal, outbox: Path) -> None:
    assert intake.import_report(session, seal(Report(account="unsure"))).case
    before = sorted(outbox.iterdir())
    with pytest.raises(capture.AccountIsMissing):
        seal(Report(contact="somebody", account="  "))
    assert sorted(outbox.iterdir()) == before


@pytest.mark.requirement("R23")
def test_attachments_arrive_byte_for_byte(session: Session, seal: Seal, tmp_path: Path) -> None:
    contents = {"small.txt": "ひみつ".encode(), "empty.bin": b"", "large.bin": bytes(range(256)) * 4096}
    files = []
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        files.append(evidence.attach(tmp_path / name, NOON))
    imported = intake.import_report(session, seal(SHORT, attachments=files))
    kept = cases.read_case(session, str(imported.case)).reports[0].attachments
    assert {a.name: b"".join(attachments.read(session.database, a)) for a in kept} == contents
    assert all(a.sha256 == hashlib.sha256(contents[a.name]).hexdigest() for a in kept)
    assert session.database.query("SELECT max(length(bytes)) FROM attachment_chunks") == [(attachments.CHUNK,)]


def test_the_same_file_and_the_same_report_are_recognized(session: Session, seal: Seal, kit: capture.OpenKit) -> None:
    path = seal(ENGLISH)
    first = intake.import_report(session, path)
    again = intake.import_report(session, path)
    other_bytes = resealed(session, kit, path, lambda _manifest: None)
    same_report = intake.import_report(session, other_bytes)
    assert (again.already_here, again.case, again.code_name) == (True, first.case, first.code_name)
    assert (same_report.already_here, same_report.case) == (True, first.case)
    assert rows(session)["cases"] == 1


@pytest.mark.requirement("H8")
def test_a_damaged_or_cut_file_is_refused_and_nothing_imported(session: Session, seal: Seal, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(300_000))
    path = seal(ENGLISH, attachments=[evidence.attach(tmp_path / "a.bin", NOON)])
    data = path.read_bytes()
    before = rows(session)
    # Every age chunk, the header and its MAC.
    spoiled = [data[:cut] for cut in (0, 10, 200, 65_736, 131_288, len(data) - 1)]
    spoiled += [
        data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in (3, 60, 220, 70_000, 140_000, len(data) - 1)
    ]
    spoiled += [data + b"x", b"not sealed at all", b"PK\x03\x04" + data]
    for content in spoiled:
        (tmp_path / "spoiled.mamori-report").write_bytes(content)
        with pytest.raises((intake.FileIsAltered, intake.FileIsNotForThisVault)) as refused:
            intake.import_report(session, tmp_path / "spoiled.mamori-report")
        assert "Nothing was" in refused.value.sentence
        assert rows(session) == before


def test_a_file_sealed_anew_or_signed_by_nobody_is_refused(
    session: Session, seal: Seal, kit: capture.OpenKit, outbox: Path
) -> None:
    path = seal(ENGLISH)
    other = opening.recipient_of(opening.new_identity())
    thief = signing.new_signing_key()

    def to_other(manifest: dict) -> None:
        manifest["to"] = other

    def other_words(manifest: dict) -> None:
        manifest["report"]["account"] = "nothing happened"

    def of_another_kit(manifest: dict) -> None:
        manifest["kit"] = "f" * 32

    for change, key in ((to_other, None), (other_words, None), (other_words, thief), (of_another_kit, None)):
        with pytest.raises(intake.FileIsAltered):
            intake.import_report(session, resealed(session, kit, path, change, sign_again=key))
    assert rows(session)["cases"] == 0


def test_the_same_plaintext_sealed_anew_to_another_kit_is_refused(
    session: Session, seal: Seal, kit: capture.OpenKit, tmp_path: Path
) -> None:
    other = make_kit(session, tmp_path / "other.mamori-kit", None)
    path, plain = seal(ENGLISH), io.BytesIO()
    identity = next(k.identity for k in kits.openable(session.database) if k.kit.id == kit.kit.id)
    with path.open("rb") as file:
        opening.open_sealed(file, plain, identity)
    again = tmp_path / "again.mamori-report"
    for recipient, refused in ((other.organizer.recipient, True), (kit.kit.organizer.recipient, False)):
        with again.open("wb") as file:
            sealing.seal(io.BytesIO(plain.getvalue()), file, recipient)
        if refused:
            with pytest.raises(intake.FileIsAltered):
                intake.import_report(session, again)
        else:
            assert intake.import_report(session, again).case


def test_a_desk_without_the_kits_secret_is_imported_under_a_label(
    session: Session, seal: Seal, kit: capture.OpenKit
) -> None:
    stranger = signing.new_signing_key()

    def by_stranger(manifest: dict) -> None:
        manifest["desk"]["key"] = canonical_json.encode(Binary(signing.public_half(stranger))).decode().strip('"')

    changed = resealed(session, kit, seal(ENGLISH), by_stranger, sign_again=stranger)
    imported = intake.import_report(session, changed)
    assert imported.case and not imported.desk_is_known
    assert not cases.read_case(session, imported.case).reports[0].desk_is_known


def test_answers_of_a_newer_form_are_kept(session: Session, seal: Seal) -> None:
    imported = intake.import_report(session, seal(SHORT, further={"weather": "rain", "ongoing": "sometimes"}))
    received = cases.read_case(session, str(imported.case)).reports[0]
    assert received.further == {"weather": "rain", "ongoing": "sometimes"}


@pytest.mark.requirement("R44")
def test_a_file_for_somebody_else_is_passed_over_in_silence_but_named_alone(
    session: Session, seal: Seal, kit: capture.OpenKit
) -> None:
    mine = seal(SHORT)
    foreign = resealed(session, kit, mine, lambda _m: None, to=opening.recipient_of(opening.new_identity()))
    together = intake.import_reports(session, [foreign, mine])
    assert [result.path for result in together] == [mine]
    journal = session.database.query("SELECT what FROM journal")
    assert [what for (what,) in journal].count("report imported") == 1
    (alone,) = intake.import_reports(session, [foreign])
    assert isinstance(alone.refused, intake.FileIsNotForThisVault)
    assert rows(session)["cases"] == 1


def test_of_several_files_the_good_ones_arrive(session: Session, seal: Seal, tmp_path: Path) -> None:
    good, bad = seal(SHORT), tmp_path / "bad.mamori-report"
    bad.write_bytes(seal(ENGLISH).read_bytes()[:-5])
    results = intake.import_reports(session, [bad, good, tmp_path / "missing.mamori-report"])
    assert [result.refused is None for result in results] == [False, True, False]
    assert rows(session)["cases"] == 1


@pytest.mark.requirement("R24")
def test_the_clock_runs_from_sealing_not_from_import(session: Session, seal: Seal, clock: FakeClock) -> None:
    path = seal(SHORT)
    clock.forward(hours=30)
    imported = intake.import_report(session, path)
    case = cases.read_case(session, str(imported.case))
    assert case.received_at == NOON
    assert not imported.clock_was_wrong
    assert case.received_at.utcoffset().total_seconds() == 9 * 3600


@pytest.mark.requirement("R24")
def test_a_desk_clock_in_the_future_or_before_the_kit_is_doubted(
    session: Session, kit: capture.OpenKit, outbox: Path, clock: FakeClock
) -> None:
    ahead, behind = FakeClock(NOON), FakeClock(NOON)
    ahead.forward(days=400)
    behind.forward(days=-400)
    for desk_clock in (ahead, behind):
        path = outbox / capture.submit_report(kit, SHORT, outbox, clock=desk_clock).file
        imported = intake.import_report(session, path)
        received = cases.read_case(session, str(imported.case)).reports[0]
        assert imported.clock_was_wrong and received.clock_was_wrong
        assert received.received_at == min(desk_clock.moment, NOON)


def test_a_missing_number_of_a_desk_is_told(session: Session, seal: Seal) -> None:
    first, second, third = seal(SHORT), seal(ENGLISH), seal(JAPANESE)
    assert intake.import_report(session, third).missing_numbers == (1, 2)
    assert intake.import_report(session, first).missing_numbers == (2,)
    assert intake.import_report(session, second).missing_numbers == ()


@pytest.mark.requirement("H8")
def test_the_age_program_opens_a_sealed_report(
    session: Session, seal: Seal, kit_path: Path, outbox: Path, tmp_path: Path
) -> None:
    path = seal(ENGLISH)
    key = tmp_path / "event.key"
    key.write_text(kits.openable(session.database)[0].identity)
    opened = subprocess.run(["age", "--decrypt", "-i", key, path], capture_output=True, check=True).stdout
    assert opened.startswith(envelope.MAGIC)
    assert "Daniel Brandt" in opened.decode("utf-8", "ignore")


@pytest.mark.requirement("H8")
def test_a_file_that_the_age_program_sealed_is_imported(
    session: Session, seal: Seal, kit: capture.OpenKit, tmp_path: Path
) -> None:
    key, plain, again = tmp_path / "event.key", tmp_path / "plain", tmp_path / "again.mamori-report"
    key.write_text(kits.openable(session.database)[0].identity)
    subprocess.run(["age", "--decrypt", "-i", key, "-o", plain, seal(ENGLISH)], check=True)
    subprocess.run(["age", "-r", kit.kit.organizer.recipient, "-o", again, plain], check=True)
    imported = intake.import_report(session, again)
    assert cases.read_case(session, str(imported.case)).reports[0].report == ENGLISH


@pytest.mark.requirement("R12", "R44")
def test_kit_desk_folder_and_both_together_open_nothing(
    session: Session, seal: Seal, kit_path: Path, outbox: Path, tmp_path: Path
) -> None:
    path = seal(ENGLISH)
    everything = [kit_path.read_bytes(), *(file.read_bytes() for file in outbox.iterdir())]
    identity = kits.openable(session.database)[0].identity
    secret = tmp_path / "try.key"
    for data in [*everything, b"".join(everything)]:
        assert identity.encode() not in data and b"AGE-SECRET-KEY" not in data
        secret.write_bytes(data)
        refused = subprocess.run(["age", "--decrypt", "-i", secret, path], capture_output=True, check=False)
        assert refused.returncode != 0 and not refused.stdout
    # The desk's own secret, taken for an X25519 key, is none either.
    desk = canonical_json.msgspec.json.decode((outbox / "desk.json").read_bytes())["desks"][0]["secret"]
    assert desk.encode() not in path.read_bytes()
