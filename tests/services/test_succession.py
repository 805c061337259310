"""A vault goes over: the successor's own word on each case, new keys for what comes, and nothing that is lost."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from app import i18n
from app.crypto import signing
from app.crypto.key_slots import LEAST
from app.domain.report import YesNo
from app.domain.review_steps import ConflictOfInterest
from app.domain.succession import CHECKLIST
from app.i18n import _
from app.services import backup, capture, cases, intake, keys, kits, succession, vault
from app.services.keys import NewSecrets
from app.services.review import record_step
from app.services.session import Session
from app.storage import import_note, kit
from tests.builders import ENGLISH, JAPANESE, NOON, PASSPHRASE, SHORT, FakeClock

NEW = "harbor violin copper eleven storms"


def new_secrets() -> NewSecrets:
    return NewSecrets(passphrase=NEW, code=keys.new_recovery_code())


def test_a_successor_sees_code_names_and_names_given_and_nothing_else(
    session: Session, seal: Callable[..., Path]
) -> None:
    first = str(intake.import_report(session, seal(ENGLISH)).case)
    [only] = succession.cases_to_declare(session)
    assert only.id == first and only.names_given == (ENGLISH.people, ENGLISH.witnesses)
    assert ENGLISH.account not in repr(only)


def test_every_case_has_an_answer_before_anything_changes(
    session: Session, seal: Callable[..., Path], vault_folder: Path
) -> None:
    intake.import_report(session, seal(ENGLISH))
    before = (vault_folder / "keys.json").read_bytes()
    with pytest.raises(succession.NotDeclared):
        succession.succeed(session, vault_folder, PASSPHRASE, new_secrets(), [], [], effort=LEAST)
    assert (vault_folder / "keys.json").read_bytes() == before
    assert cases.list_cases(session)


def test_the_successor_opens_it_reads_what_is_not_in_conflict_and_no_other(
    session: Session, seal: Callable[..., Path], vault_folder: Path, clock: FakeClock
) -> None:
    close, other = (str(intake.import_report(session, seal(told)).case) for told in (ENGLISH, JAPANESE))
    for case in (close, other):
        record_step(session, case, ConflictOfInterest(conflict=YesNo.NO, took_part="The organizer before"))
    retired = signing.public_half(session.vault.signing_key)
    succession.succeed(session, vault_folder, PASSPHRASE, new_secrets(), [close, other], [close], effort=LEAST)
    with pytest.raises(vault.WrongPassphrase):
        vault.open_vault(vault_folder, PASSPHRASE)
    again = vault.open_vault(vault_folder, NEW, clock=clock)
    assert signing.public_half(again.vault.signing_key) != retired
    with pytest.raises(cases.ConflictNotDeclared, match="trusted Volunteers"):
        cases.open_case(again, close)
    declared = cases.open_case(again, other).latest(ConflictOfInterest)
    assert declared is not None and declared.conflict is YesNo.NO
    told = [what for (what,) in again.database.query("SELECT what FROM journal ORDER BY id")]
    assert "succession" in told and told.count("step recorded: conflict_of_interest") == 4
    again.close()


def test_a_report_sealed_with_an_old_kit_still_arrives_and_its_desk_is_answered_with_the_old_key(
    session: Session,
    kit_path: Path,
    seal: Callable[..., Path],
    vault_folder: Path,
    tmp_path: Path,
    clock: FakeClock,
) -> None:
    late = seal(SHORT)
    old = capture.open_kit(kit_path).kit
    succession.succeed(session, vault_folder, PASSPHRASE, new_secrets(), [], [], effort=LEAST)
    again = vault.open_vault(vault_folder, NEW, clock=clock)
    assert intake.import_report(again, late).case is not None
    intake.write_import_note(again, old.id, tmp_path / "old.mamori-imported")
    data = (tmp_path / "old.mamori-imported").read_bytes()
    assert signing.is_signed_by(bytes(old.organizer.sign), data[-64:], import_note.SIGNED_AS, data[:-65])
    new = kits.make_kit(again, tmp_path / "new.mamori-kit", None)
    assert bytes(new.organizer.sign) != bytes(old.organizer.sign)
    assert new.organizer.recipient != old.organizer.recipient
    read = kit.read(tmp_path / "new.mamori-kit")
    assert signing.is_signed_by(bytes(new.organizer.sign), read.signature, kit.SIGNED_AS, read.body)
    again.close()


def test_what_the_predecessor_may_hold_is_listed(session: Session, kit_path: Path, tmp_path: Path) -> None:
    made = backup.make(session, tmp_path / "b.mamori-backup")
    kept = succession.remains(session)
    assert [one.id for one in kept.backups] == [made.id]
    assert [one.id for one in kept.kits] == [capture.open_kit(kit_path).kit.id]
    assert kept.exports == ()
    with session.change("attachment exported: review"):
        pass
    [(_at, what)] = succession.remains(session).exports
    assert what == "attachment exported: review"
    backup.note_deleted(session, made.id)
    assert succession.remains(session).backups == ()


def test_an_event_key_goes_180_days_after_the_event_and_not_a_day_before(
    session: Session, seal: Callable[..., Path], tmp_path: Path, clock: FakeClock
) -> None:
    last = date(2026, 5, 17)
    made = kits.make_kit(session, tmp_path / "k.mamori-kit", kits.event(session, "Spring", NOON.date(), last))
    clock.moment = NOON + timedelta(days=181)
    assert made.id not in {one.id for one in kits.erasable(session)}
    with pytest.raises(kits.KeyIsStillNeeded):
        kits.erase_event_key(session, made.id)
    clock.forward(days=1)
    kits.erase_event_key(session, made.id)
    told = [what for (what,) in session.database.query("SELECT what FROM journal ORDER BY id")]
    assert told[-1] == "event key erased"
    assert session.database.query("SELECT identity FROM kits WHERE id = ?", made.id) == [(None,)]
    with pytest.raises(kits.KeyIsStillNeeded):
        kits.erase_event_key(session, made.id)


def test_the_checklist_speaks_both_languages() -> None:
    english = [_(line) for line in CHECKLIST]
    i18n.speak("ja")
    japanese = [_(line) for line in CHECKLIST]
    assert len(set(english) | set(japanese)) == 2 * len(CHECKLIST)
