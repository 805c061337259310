"""An erased case leaves a record that it was, its figures and its lesson, and no word of itself anywhere."""

import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from app.domain.letters import ACKNOWLEDGEMENT
from app.domain.people import Person, Role
from app.domain.report import Report
from app.services import arrival, backup, cases, intake, letters, people, place, retention, search, vault
from app.services.cases import NoSuchCase
from app.services.evidence import attach_stream
from app.services.lessons import LessonIsRefused, all_lessons, write_lesson
from app.services.review import record_step
from app.services.session import Session
from app.storage import bigrams, publications, texts
from app.storage.publications import PublishedText
from tests.builders import NOON, PASSPHRASE, FakeClock
from tests.many_cases import fill
from tests.raw_pages import log_size, raw_pages
from tests.ui.case_steps import ANSWERED, HEARD, NO_CONFLICT, SAFE

Seal = Callable[..., Path]
SECRET = ("Xylander", "Quillfeather", "vqzxkj", "鰯鯱鱚", "Zwiebelkuchen", "鸚鵡籠", "Pfifferling", "Ouagadougou")
"""Words that stand in one case alone: in its report, people, records, letter, public text, file and file's name."""

FILLED = set(
    "cases reports attachments attachment_chunks people step_records letters publications published_texts "
    "case_summaries retention search_documents".split()
)


def told(session: Session, seal: Seal, suffix: str = "") -> str:
    """A case with one of the words in each kind of place."""
    x, q, v, fish, z, bird, p, o = (word + suffix for word in SECRET)
    file = attach_stream(f"{bird} {p}.txt", BytesIO((o + " ").encode() * 60_000), 60_000 * (len(o.encode()) + 1), NOON)
    report = Report(account=f"{x} came. {fish}と言われました。" * 40, people=q, context=f"{v} again")
    case = str(intake.import_report(session, seal(report, attachments=[file])).case)
    for step in (SAFE, NO_CONFLICT, ANSWERED):
        record_step(session, case, step)
    person = Person(id=f"{random.randrange(16**32):032x}", role=Role.REPORTED, names=(f"{q} {z}",), handles=(v,))
    people.register_person(session, case, person)
    people.register_person(session, case, replace(person, names=(q,), also=(z,)))
    record_step(session, case, replace(HEARD, account=f"{z} said {fish}."), person.id)
    letters.write_letter(session, case, ACKNOWLEDGEMENT, "ja", {"name": bird})
    text = PublishedText(
        language="en", text=f"# {p}", reason=x, approved_by=q, pdf_sha256="0", published_at=session.stamp()
    )
    with session.change("public report saved", case):
        publications.add(session.database, case, publications.reference(session.database, case, 2026), text)
    return case


def traces(folder: Path) -> set[str]:
    """Which of the words, or of their tokens in the index, stand in the bytes of the database."""
    whole = b"\0".join(raw_pages(folder, PASSPHRASE))
    tokens = {token for word in SECRET for token in bigrams.cut([word]).split() if len(token.encode()) > 4}
    return {word for word in (*SECRET, *tokens) if word.encode() in whole}


@pytest.mark.requirement("G3")
@pytest.mark.parametrize("others", [0, 60])
def test_no_word_of_an_erased_case_is_left_on_any_page(
    session: Session, seal: Seal, vault_folder: Path, others: int
) -> None:
    list(fill(session, others // 2))
    case = told(session, seal)
    list(fill(session, others // 2, seed=2))
    place.leave(session, place.Place(screen="cases", case=case, typed=(("cases", case, SECRET[0].encode()),)))
    session.database.fold_in()
    before = traces(vault_folder)
    assert set(SECRET) <= before, "the test must see what is there"
    assert {one.case_id for one in search.find(session, SECRET[0])} == {case}
    retention.purge(session, case)
    assert log_size(vault_folder, PASSPHRASE) == 0
    assert traces(vault_folder) == set()
    for word in SECRET:
        assert search.find(session, word) == ()
    with pytest.raises(NoSuchCase):
        cases.read_case(session, case)


@pytest.mark.requirement("G3")
def test_every_table_is_empty_of_an_erased_case(session: Session, seal: Seal) -> None:
    case, other = told(session, seal), told(session, seal, "x")
    kept = {entry.table: _rows(session, entry, other) for entry in texts.REGISTRY}
    filled = {entry.table for entry in texts.REGISTRY if _rows(session, entry, case)}
    assert filled >= FILLED
    retention.purge(session, case)
    for entry in texts.REGISTRY:
        assert entry.stays or _rows(session, entry, case) == 0, entry.table
        assert _rows(session, entry, other) == kept[entry.table], "another case keeps what it has"
    assert session.database.query("PRAGMA foreign_key_check") == []
    assert {one.case_id for one in search.find(session, "xylanderx")} == {other}


def _rows(session: Session, entry: texts.Texts, case: str) -> int:
    found = session.database.query(f"SELECT count(*) FROM {entry.table} WHERE {entry.of_case}", case)
    return int(found[0][0])


@pytest.mark.requirement("G3")
def test_an_erasure_record_stays_without_a_reason(
    session: Session, seal: Seal, outbox: Path, vault_folder: Path
) -> None:
    case = told(session, seal)
    name = cases.read_case(session, case).code_name
    sealed = next(outbox.glob("*.mamori-report"))
    purged = retention.purge(session, case)
    assert purged.code_name == name
    assert [(one.id, one.code_name) for one in retention.tombstones(session)] == [(case, name)]
    with pytest.raises(arrival.ReportWasErased) as refusal:
        intake.import_report(session, sealed)
    assert name.say("en") not in refusal.value.sentence
    taken = session.database.query(
        "SELECT 1 FROM code_names WHERE adjective = ? AND noun = ?", name.adjective, name.noun
    )
    assert taken, "its code name is never used again"
    last = session.database.query("SELECT what, case_id FROM journal ORDER BY id DESC LIMIT 1")
    assert last == [("case erased", case)]


@pytest.mark.requirement("G3", "R22")
def test_figures_and_lessons_stay(session: Session, seal: Seal) -> None:
    case = told(session, seal)
    with pytest.raises(LessonIsRefused):
        write_lesson(session, case, f"Do not leave {SECRET[1]} alone at the door.")
    with pytest.raises(LessonIsRefused):
        write_lesson(session, case, " ")
    write_lesson(session, case, "Greet newcomers at the door.")
    retention.purge(session, case)
    assert all_lessons(session) == ("Greet newcomers at the door.",)
    counts = retention.yearly_counts(session)[2026]
    assert counts["cases"] == 1
    assert counts["acknowledged after hours: 0"] == counts["acknowledged in time"] == 1
    again = told(session, seal, "x")
    retention.purge(session, again, words="case handed to the panel", counted=False)
    assert retention.yearly_counts(session)[2026] == counts, "what goes to the panel is not the organizer's to count"


def test_a_purge_that_fails_erases_nothing(session: Session, seal: Seal, monkeypatch: pytest.MonkeyPatch) -> None:
    case = told(session, seal)
    with pytest.raises(RuntimeError), session.database.transaction():
        texts.erase(session.database, case)
        raise RuntimeError
    assert cases.read_case(session, case).people
    assert {one.case_id for one in search.find(session, SECRET[0])} == {case}


@pytest.mark.requirement("G3")
def test_the_backups_that_still_hold_it_are_named(session: Session, seal: Seal, tmp_path: Path) -> None:
    backup.make(session, tmp_path / "before.mamori-backup")
    case = told(session, seal)
    backup.make(session, tmp_path / "with it.mamori-backup")
    assert [made.name for made in retention.purge(session, case).backups] == ["with it.mamori-backup"]
    assert [made.name for made in backup.backups_holding(session, case)] == ["with it.mamori-backup"]
    backup.make(session, tmp_path / "after.mamori-backup")
    assert [made.name for made in backup.backups_holding(session, case)] == ["with it.mamori-backup"]


def test_after_erasing_the_vault_opens_as_before(
    session: Session, seal: Seal, vault_folder: Path, clock: FakeClock
) -> None:
    case, other = told(session, seal), told(session, seal, "x")
    retention.purge(session, case)
    session.close()
    again = vault.open_vault(vault_folder, PASSPHRASE, clock=clock)
    assert [line.id for line in cases.list_cases(again)] == [other]
    assert again.database.query("PRAGMA integrity_check") == [("ok",)]
    again.close()
