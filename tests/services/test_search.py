"""Search finds every word there is, down to one character, and what nobody may read yet stays shut."""

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest

from app.domain.letters import ACKNOWLEDGEMENT
from app.domain.people import Person, Role
from app.domain.report import Report, YesNo
from app.domain.review_steps import ConflictOfInterest
from app.services import intake, letters, people, review, search, vault
from app.services.evidence import attach_stream
from app.services.session import Session
from app.storage import publications
from app.storage.publications import PublishedText
from tests.builders import NOON, PASSPHRASE, REPORTED, REPORTER, FakeClock
from tests.many_cases import ENGLISH, FAMILY, GIVEN, JAPANESE, KANJI, fill

Seal = Callable[..., Path]
FREE = ConflictOfInterest(conflict=YesNo.NO, alone=YesNo.YES)


@pytest.fixture
def case(session: Session, seal: Seal) -> str:
    """A case whose conflict of interest is declared."""
    report = Report(
        account="He waited at the Łódź stand. 懇親会で笑われました。", people="Daniel Brandt", place="Hall B"
    )
    case = str(intake.import_report(session, seal(report)).case)
    review.record_step(session, case, FREE)
    return case


def found(session: Session, typed: str) -> dict[str, set[str]]:
    return {one.case_id: set(one.places) for one in search.find(session, typed)}


@pytest.mark.parametrize(
    "typed", ["waited", "WAI", "lodz", "笑", "懇親会", "笑われ", "brandt hall", "  ｂｒａｎｄｔ  ", "brandt 懇親"]
)
def test_words_of_a_report_are_found_as_they_are_typed(session: Session, case: str, typed: str) -> None:
    assert found(session, typed) == {case: {"report"}}


@pytest.mark.parametrize("typed", ["", "   ", "…", "brand hallway", "会親", "aited", '"', "report:waited", "wai*ted"])
def test_what_stands_nowhere_is_not_found(session: Session, case: str, typed: str) -> None:
    assert found(session, typed) == {}


def test_everything_of_a_case_is_found_from_the_moment_it_is_there(
    session: Session, seal: Seal, kit_path: Path
) -> None:
    picture = attach_stream("Skärmbild 写真.png", BytesIO(b"1"), 1, NOON)
    case = str(intake.import_report(session, seal(Report(account="x"), attachments=[picture])).case)
    review.record_step(session, case, FREE)
    assert found(session, "skarmbild 写") == {case: {"attachment"}}
    people.register_person(session, case, REPORTER)
    assert found(session, "tanaka") == {case: {"person"}}
    assert found(session, "たなか") == {case: {"person"}}
    people.register_person(session, case, Person(id=REPORTER.id, role=Role.REPORTER, names=("Somebody Else",)))
    assert found(session, "tanaka") == {}, "what is no longer there is not found"
    letters.write_letter(session, case, ACKNOWLEDGEMENT, "ja", {"name": "ほしの"})
    assert found(session, "ほしの") == {case: {"letter"}}
    told = PublishedText(
        language="en", text="A calm zebra", reason="r", approved_by="p", pdf_sha256="0", published_at=session.stamp()
    )
    with session.change("public report saved", case):
        publications.add(session.database, case, "2026-1", told)
    assert found(session, "zebra") == {case: {"publication"}}
    name = intake.import_report(session, seal(Report(account="y"))).code_name
    assert name is not None
    for language in ("en", "ja"):
        assert "name" in next(iter(found(session, name.say(language)).values()))


@pytest.mark.requirement("R27")
def test_before_the_declaration_only_what_the_face_shows_is_found(session: Session, seal: Seal) -> None:
    report = Report(account="He waited outside.", people="Daniel Brandt", witnesses="Maya Okafor", contact="aiko")
    case = str(intake.import_report(session, seal(report)).case)
    people.register_person(session, case, REPORTED)
    assert found(session, "brandt") == {case: {"report"}}
    assert found(session, "okafor") == {case: {"report"}}
    for hidden in ("waited", "aiko", "dbrandt"):
        assert found(session, hidden) == {}
    review.record_step(session, case, ConflictOfInterest(conflict=YesNo.YES))
    assert found(session, "waited") == {}
    review.record_step(session, case, FREE)
    assert found(session, "waited") == {case: {"report"}}
    assert found(session, "dbrandt") == {case: {"person"}}


def test_a_change_that_fails_leaves_the_index_as_it_was(session: Session, case: str) -> None:
    with pytest.raises(RuntimeError), session.change("person registered", case):
        from app.storage import people as rows

        rows.put(session.database, case, REPORTER)
        session.follow(case)
        assert found(session, "tanaka") == {case: {"person"}}
        raise RuntimeError
    assert found(session, "tanaka") == {}


def test_a_vault_from_before_the_index_is_taken_in_when_it_is_opened(
    session: Session, case: str, vault_folder: Path, clock: FakeClock
) -> None:
    with session.database.transaction():
        session.database.run("DELETE FROM search WHERE rowid > 0")
        session.database.run("UPDATE search_documents SET made_by = 0")
    assert found(session, "waited") == {}
    session.close()
    again = vault.open_vault(vault_folder, PASSPHRASE, clock=clock)
    assert found(again, "waited") == {case: {"report"}}
    again.close()


class Oracle:
    """The same texts in a plain table, looked through with LIKE."""

    def __init__(self, texts: dict[str, tuple[str, ...]]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE TABLE texts (case_id TEXT, text TEXT)")
        rows = [(case, _plain(text)) for case, said in texts.items() for text in said]
        self._database.executemany("INSERT INTO texts VALUES (?, ?)", rows)

    def find(self, typed: str) -> set[str]:
        """Where each piece stands: Latin words from their beginning, Japanese anywhere."""
        sets = [self._piece(piece) for piece in _plain(typed).split()]
        return set.intersection(*sets) if sets else set()

    def _piece(self, piece: str) -> set[str]:
        pattern = f"% {piece}%" if piece.isascii() else f"%{piece}%"
        return {case for (case,) in self._database.execute("SELECT case_id FROM texts WHERE text LIKE ?", (pattern,))}


def _plain(text: str) -> str:
    return " " + re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text).casefold())


def terms() -> list[str]:
    """Terms of every length in both languages, as somebody would type them."""
    japanese = "".join(JAPANESE + KANJI).replace("。", "")
    cut = [japanese[at : at + length] for length in (1, 2, 3, 5) for at in range(0, len(japanese) - 5, 7)]
    words = [word[:length] for word in (*ENGLISH, *GIVEN, *FAMILY) for length in (1, 2, 3, 30)]
    both = [f"{given} {kanji[:2]}" for given, kanji in zip(GIVEN, KANJI, strict=False)]
    return sorted({*cut, *words, *both, "田中 looks 会場", "Quiet", "静かな", "zz", "魑魅"})


def differences(session: Session, texts: dict[str, tuple[str, ...]], asked: Sequence[str]) -> list[str]:
    """The terms for which the index and the oracle disagree."""
    oracle = Oracle(texts)
    return [term for term in asked if {one.case_id for one in search.find(session, term)} != oracle.find(term)]


@pytest.mark.requirement("H6")
def test_the_index_finds_what_like_finds(session: Session, kit_path: Path) -> None:
    texts = dict(fill(session, 300))
    asked = terms()
    assert len(asked) > 300
    assert differences(session, texts, asked) == []


@pytest.mark.long
@pytest.mark.requirement("H6")
def test_the_index_finds_what_like_finds_in_ten_thousand_cases(session: Session, kit_path: Path) -> None:
    assert differences(session, dict(fill(session, 10_000)), terms()[::3]) == []
