"""The journal's chain: nothing can be edited, dropped or put elsewhere unseen, and what cannot be seen is said."""

from pathlib import Path

import pytest

from app.domain.journal import Fault, link
from app.services import journal
from app.services.journal import NotHeadWords, Verdict, save_head, verify, whole_history, words
from app.services.session import Session
from app.storage import head_file, vault
from app.storage import journal as stored

TRIGGERS = (
    "journal_grows_at_its_end",
    "journal_has_a_new_end",
    "journal_is_never_changed",
    "journal_is_never_cut",
)


@pytest.fixture
def written(session: Session) -> Session:
    """A vault with a journal of some length."""
    for number in range(12):
        with session.change("case opened", f"{number:032x}"):
            pass
    return session


def tamper(session: Session, *statements: str) -> None:
    """What somebody with the key can do: without the triggers, and setting the noted end along."""
    for trigger in TRIGGERS:
        session.database.run(f"DROP TRIGGER IF EXISTS {trigger}")
    for statement in statements:
        session.database.run(statement)


def rewrite(session: Session, leave_out: int) -> None:
    """Write the whole chain anew without one entry, as the holder of the key can."""
    kept = [entry for entry in whole_history(session) if entry.number != leave_out]
    tamper(session, "DELETE FROM journal", "UPDATE journal_end SET id = 0, hash = ''")
    for entry in kept:
        stored.add(session.database, entry.at, entry.what, entry.case)
        session.database.run("UPDATE journal_end SET (id, hash) = (SELECT id, hash FROM journal ORDER BY id DESC)")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET what = 'nothing'",
        "UPDATE journal SET case_id = NULL WHERE id = 3",
        "DELETE FROM journal WHERE id = 3",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal VALUES (3, 'then', NULL, 'nothing', 'x')",
        "INSERT INTO journal VALUES (99, 'then', NULL, 'nothing', 'x')",
        "REPLACE INTO journal SELECT id, at, case_id, 'nothing', hash FROM journal",
    ],
)
def test_the_database_refuses_to_change_or_cut_it(written: Session, statement: str) -> None:
    before = whole_history(written)
    with pytest.raises(Exception, match=r"never changed|never deleted|only grows"):
        written.database.run(statement)
    assert whole_history(written) == before


def test_an_untouched_chain_holds(written: Session) -> None:
    verdict = verify(written)
    assert verdict.holds and verdict.entries == len(whole_history(written)) >= 13
    assert verdict.head == whole_history(written)[-1].head


@pytest.mark.parametrize(
    ("statements", "fault", "number"),
    [
        (("UPDATE journal SET what = 'case closed' WHERE id = 5",), Fault.CHANGED, 5),
        (("UPDATE journal SET at = '2020-01-01T00:00:00+00:00' WHERE id = 5",), Fault.CHANGED, 5),
        (("UPDATE journal SET case_id = NULL WHERE id = 13",), Fault.CHANGED, 13),
        (("UPDATE journal SET hash = replace(hash, 'a', 'b') WHERE id = 1",), Fault.CHANGED, 1),
        (("DELETE FROM journal WHERE id = 5",), Fault.MISSING, 5),
        (("DELETE FROM journal WHERE id = 5", "UPDATE journal SET id = id - 1 WHERE id > 5"), Fault.CHANGED, 5),
        (
            (
                "UPDATE journal SET id = 100 WHERE id = 5",
                "UPDATE journal SET id = 5 WHERE id = 6",
                "UPDATE journal SET id = 6 WHERE id = 100",
            ),
            Fault.CHANGED,
            5,
        ),
        (("DELETE FROM journal WHERE id > 9",), Fault.CUT, 10),
        (("DELETE FROM journal",), Fault.CUT, 1),
        (("DELETE FROM journal WHERE id > 9", "UPDATE journal_end SET id = 12"), Fault.CUT, 10),
    ],
)
def test_every_edit_drop_and_move_is_found(
    written: Session, statements: tuple[str, ...], fault: Fault, number: int
) -> None:
    tamper(written, *statements)
    found = verify(written).fault
    assert found is not None and (found.fault, found.number) == (fault, number)


def test_an_entry_that_was_given_a_hash_of_its_own_breaks_the_one_after_it(written: Session) -> None:
    before, entry = whole_history(written)[3:5]
    forged = link(before.hash, entry.number, entry.at, entry.case, "nothing happened")
    tamper(written, f"UPDATE journal SET what = 'nothing happened', hash = '{forged}' WHERE id = 5")
    found = verify(written).fault
    assert found is not None and (found.fault, found.number) == (Fault.CHANGED, 6)


def test_each_single_entry_counts(written: Session) -> None:
    for number in range(1, 14):
        written.database.run("SAVEPOINT one")
        tamper(written, f"UPDATE journal SET what = what || ' ' WHERE id = {number}")
        found = verify(written).fault
        assert found is not None and found.number == number
        written.database.run("ROLLBACK TO one")
    assert verify(written).holds


def test_a_chain_written_anew_is_found_by_the_head_kept_elsewhere_only(written: Session, tmp_path: Path) -> None:
    head = journal.head(written)
    kept = " ".join(words(head))
    save_head(written, tmp_path / "head.mamori-journal")
    assert verify(written, kept).holds and verify(written, tmp_path / "head.mamori-journal").holds
    rewrite(written, leave_out=5)
    assert verify(written).holds, "nothing in the vault can show it"
    assert not verify(written, kept).holds
    lost = verify(written, tmp_path / "head.mamori-journal")
    assert not lost.holds and lost.missing == head.number - 4 and lost.missing_since
    assert verify(written, " ".join(words(whole_history(written)[3].head))).holds, "the part before is the same"


def test_words_are_taken_as_people_type_them(written: Session) -> None:
    said = words(journal.head(written))
    with written.change("case opened"):
        pass
    assert verify(written, "  " + ", ".join(said).upper() + "\n").holds
    for typed in ("", " ".join(said[:5]), " ".join((*said, said[0])), " ".join((*said[:5], "mamori"))):
        with pytest.raises(NotHeadWords):
            verify(written, typed)
    assert not verify(written, " ".join(reversed(said))).holds


def test_the_head_file_tells_no_word_and_no_case(written: Session, tmp_path: Path) -> None:
    path = tmp_path / "head.mamori-journal"
    saved = save_head(written, path)
    text = path.read_text("utf-8")
    assert saved.hash in text and "opened" not in text and f"{3:032x}" not in text
    assert path.stat().st_mode & 0o777 == 0o600
    assert whole_history(written)[-1].what == "journal head saved"


def test_a_wrong_head_file_is_said(written: Session, tmp_path: Path) -> None:
    path = tmp_path / "head.mamori-journal"
    save_head(written, path)
    whole = path.read_bytes()
    for spoiled in (b"", b"{}", whole[:-1], whole + b" ", whole.replace(b'"v":1', b'"v":2')):
        path.write_bytes(spoiled)
        with pytest.raises(head_file.NotAHeadFile):
            verify(written, path)
    path.unlink()
    with pytest.raises(head_file.NotAHeadFile):
        verify(written, path)
    path.write_bytes(whole.replace(written.vault.id.encode(), b"0" * 32))
    with pytest.raises(head_file.OfAnotherVault):
        verify(written, path)
    with pytest.raises(head_file.CannotBeSaved):
        save_head(written, tmp_path / "nowhere" / "head.mamori-journal")
    saved = [entry for entry in whole_history(written) if entry.what == "journal head saved"]
    assert len(saved) == 1, "what was not saved is not noted"


def test_a_case_that_goes_leaves_its_entries(written: Session) -> None:
    references = written.database.query("SELECT * FROM pragma_foreign_key_list('journal')")
    assert references == [] and vault.read(written.database) is not None
    verdict: Verdict = verify(written)
    assert verdict.holds
