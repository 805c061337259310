"""Drafts at the organizer's: joined by the report's id, marked unfinished, superseded by the finished report."""

import itertools
from pathlib import Path

import pytest

from app.crypto import signing
from app.domain.case import ReceivedReport
from app.domain.report import Report
from app.services import capture, cases, evidence, hand_over, intake
from app.services.session import Session
from app.storage import attachments, desk, imported_files, migrations, vault
from app.storage import kits as kept_kits
from tests.builders import ENGLISH, NOON, SHORT, FakeClock

ID = "1" * 32
DRAFTS = ("first text", "first file", "second file", "second text")


@pytest.fixture
def parts(kit: capture.OpenKit, outbox: Path, clock: FakeClock, tmp_path: Path) -> dict[str, Path]:
    """Two drafts of the text, two of attachments and the finished report, as a desk left them after a crash."""
    made: dict[str, Path] = {}
    files = []
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"attachment {name}")
        files.append(evidence.attach(tmp_path / f"{name}.txt", NOON))

    def keep(name: str, report: Report, *attached: evidence.AttachedFile) -> None:
        kept = capture.keep_draft(
            kit, report, outbox, id=ID, route=capture.Route.ORGANIZER, attachments=attached, clock=clock
        )
        made[name] = outbox / kept.file
        clock.forward(seconds=5)

    keep("first text", SHORT)
    keep("first file", Report(), files[0])
    keep("second file", Report(), files[1])
    keep("second text", ENGLISH)
    drafts = {name: path.read_bytes() for name, path in made.items()}
    receipt = capture.submit_report(kit, ENGLISH, outbox, id=ID, attachments=files, clock=clock)
    made["report"] = outbox / receipt.file
    for name, data in drafts.items():
        made[name].write_bytes(data)
    clock.forward(hours=2)
    return made


def only_report(session: Session, case: str | None) -> ReceivedReport:
    assert case is not None
    (received,) = cases.read_case(session, case).reports
    return received


def received_case(results: tuple[intake.Imported, ...]) -> str:
    return str(results[0].case)


def files_of(session: Session, received: ReceivedReport) -> dict[str, bytes]:
    return {a.name: b"".join(attachments.read(session.database, a)) for a in received.attachments}


@pytest.mark.requirement("R44")
@pytest.mark.parametrize("order", list(itertools.permutations(DRAFTS)))
def test_drafts_of_one_report_become_one_unfinished_case(
    session: Session, parts: dict[str, Path], order: tuple[str, ...]
) -> None:
    results = intake.import_reports(session, [parts[name] for name in order])
    assert {result.kind for result in results} == {"draft"} and len({result.case for result in results}) == 1
    assert [result.is_new_case for result in results] == [True, False, False, False]
    received = only_report(session, results[0].case)
    assert received.is_unfinished
    assert received.report == ENGLISH
    assert files_of(session, received) == {"one.txt": b"attachment one", "two.txt": b"attachment two"}
    assert received.received_at == NOON


@pytest.mark.parametrize("finished_first", [True, False])
def test_a_finished_report_supersedes_its_drafts_whatever_comes_first(
    session: Session, parts: dict[str, Path], finished_first: bool
) -> None:
    drafts = [path for name, path in parts.items() if name != "report"]
    paths = [parts["report"], *drafts] if finished_first else [*drafts, parts["report"]]
    results = intake.import_reports(session, paths)
    assert len({result.case for result in results}) == 1 and not any(result.refused for result in results)
    received = only_report(session, results[0].case)
    assert not received.is_unfinished
    assert received.received_at == cases.read_case(session, received_case(results)).received_at == NOON
    assert received.report == ENGLISH
    assert files_of(session, received) == {"one.txt": b"attachment one", "two.txt": b"attachment two"}
    assert len(cases.list_cases(session)) == 1
    ((chunks,),) = session.database.query("SELECT count(*) FROM attachment_chunks")
    assert chunks == 2
    assert all(result.already_here for result in intake.import_reports(session, paths))


@pytest.mark.requirement("R24")
def test_the_clock_runs_from_the_first_draft(session: Session, parts: dict[str, Path]) -> None:
    case = intake.import_report(session, parts["first text"]).case
    assert cases.read_case(session, str(case)).received_at == NOON
    intake.import_report(session, parts["report"])
    assert cases.read_case(session, str(case)).received_at == NOON
    assert only_report(session, case).received_at == NOON


def test_another_desk_cannot_continue_a_report(
    session: Session, kit: capture.OpenKit, parts: dict[str, Path], tmp_path: Path, clock: FakeClock
) -> None:
    case = intake.import_report(session, parts["first text"]).case
    other = tmp_path / "other"
    forged = other / capture.submit_report(kit, Report(account="other words"), other, id=ID, clock=clock).file
    with pytest.raises(intake.FileIsAltered):
        intake.import_report(session, forged)
    assert only_report(session, case).report == SHORT


def test_a_practice_report_is_received_and_makes_no_case(
    session: Session, kit: capture.OpenKit, outbox: Path, clock: FakeClock
) -> None:
    from app.services import readiness

    path = outbox / readiness.seal_practice(kit, outbox, clock).name
    result = intake.import_report(session, path)
    assert (result.kind, result.case, result.refused) == ("practice", None, None)
    assert cases.list_cases(session) == ()
    assert intake.import_report(session, path).already_here
    capture.submit_report(kit, SHORT, outbox, clock=clock)
    mine = desk.look(outbox, kit.kit.id)
    assert mine is not None and mine.organizer.number == 1


def test_the_note_names_every_file_that_is_here(
    session: Session, kit: capture.OpenKit, parts: dict[str, Path], tmp_path: Path
) -> None:
    from app.storage import import_note

    assert intake.write_import_note(session, kit.kit.id, tmp_path / "none.mamori-imported") == 0
    intake.import_reports(session, list(parts.values()))
    assert intake.write_import_note(session, kit.kit.id, tmp_path / "n.mamori-imported") == 5
    signed = import_note.read(tmp_path / "n.mamori-imported")
    assert signing.is_signed_by(bytes(kit.kit.organizer.sign), signed.signature, import_note.SIGNED_AS, signed.body)
    assert {bytes(one) for one in signed.note.files} == set(imported_files.of_kit(session.database, kit.kit.id))
    assert kept_kits.openable(session.database)[0].kit.id == signed.note.kit


def test_an_older_vault_knows_its_files_after_the_migration(session: Session, parts: dict[str, Path]) -> None:
    intake.import_report(session, parts["report"])
    (migration,) = (one for one in migrations.migrations() if one.version == 5)
    (copying,) = (part for part in migration.script.split(";") if "INSERT INTO" in part)
    with session.database.transaction():
        session.database.run("DELETE FROM imported_files")
        session.database.run(copying)
    assert intake.import_report(session, parts["report"]).already_here


def test_after_a_succession_the_desk_still_knows_the_signature(
    session: Session, kit: capture.OpenKit, parts: dict[str, Path], outbox: Path, tmp_path: Path
) -> None:
    intake.import_report(session, parts["report"])
    with session.change("test"):
        public = signing.public_half(session.vault.signing_key)
        vault.replace_signing_key(session.database, signing.new_signing_key(), public, session.stamp())
    row = vault.read(session.database)
    assert row is not None
    later = Session(session.database, row, session.clock)
    intake.write_import_note(later, kit.kit.id, tmp_path / "n.mamori-imported")
    assert hand_over.take_note(kit, outbox, tmp_path / "n.mamori-imported") == 1
