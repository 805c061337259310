"""The life of a report without Qt: from a desk to the public PDF, by the services alone."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.letters import ACKNOWLEDGEMENT, OUTCOME
from app.domain.people import Person, Role
from app.domain.public_report import Level
from app.domain.releases import Release, Released, public_report
from app.domain.report import YesNo
from app.domain.review_steps import ConflictOfInterest
from app.services import anonymity, cases, evidence, intake, letters, publication
from app.services import practice_first as story
from app.services.people import register_person
from app.services.review import record_entry, record_step
from app.services.session import Session
from tests.builders import NOON, FakeClock

WALK = (
    story.SAFE,
    story.NO_CONFLICT,
    story.HEARD,
    story.FOUND,
    story.PROPOSED,
    story.ASKED,
    story.DONE,
    story.TOLD,
    story.PUBLISHED,
)


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path], tmp_path: Path) -> str:
    (tmp_path / "chat.txt").write_bytes(story.ATTACHMENT)
    sealed = seal(story.FIRST_REPORT, attachments=[evidence.attach(tmp_path / "chat.txt", NOON)])
    case = str(intake.import_report(session, sealed).case)
    for person in story.PEOPLE:
        register_person(session, case, person)
    return case


def walk(session: Session, case: str) -> None:
    for step in WALK:
        record_step(session, case, step, story.REPORTED.id if step.per_person else None)


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True).stdout


@pytest.mark.requirement("R15")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_report_becomes_a_public_pdf_without_anybody_in_it(
    session: Session, case_id: str, tmp_path: Path, clock: FakeClock, language: str
) -> None:
    letters.mark_sent(session, case_id, letters.write_letter(session, case_id, ACKNOWLEDGEMENT, "en").id, "mail")
    clock.forward(days=9)
    walk(session, case_id)
    letters.mark_sent(
        session, case_id, letters.write_letter(session, case_id, OUTCOME, language, story.ACTION).id, "mail"
    )
    built = publication.build(session, case_id, language, story.PUBLIC_TEXT[language])
    path = tmp_path / "public.pdf"
    publication.publish(session, case_id, built, path, reason="Guests asked.", approved_by="the organizer")
    assert built.reference == "2026-1"
    shown = text_of(path)
    assert "2026-1" in shown
    for person in story.PEOPLE:
        for form in (*person.names, *person.handles, *person.emails, *person.phones):
            assert form not in shown and form.encode() not in path.read_bytes()
    # The file itself is proved by a second reader that knows nothing of ours.
    assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0


@pytest.mark.requirement("R14")
def test_nothing_is_public_by_default_and_nothing_without_reason_and_approval(
    session: Session, case_id: str, tmp_path: Path
) -> None:
    assert publication.publications.of_case(session.database, case_id) == ()
    built = publication.build(session, case_id, "en", story.PUBLIC_TEXT["en"])
    for reason, approved_by in (("", "me"), ("why", " ")):
        with pytest.raises(publication.PublicationBlocked):
            publication.publish(session, case_id, built, tmp_path / "x.pdf", reason=reason, approved_by=approved_by)
    assert not (tmp_path / "x.pdf").exists()
    assert publication.publications.of_case(session.database, case_id) == ()


def test_a_hold_stops_the_publication(session: Session, case_id: str) -> None:
    from dataclasses import replace

    from app.domain.report import YesNo

    record_step(session, case_id, replace(story.SAFE, threat=YesNo.YES))
    with pytest.raises(publication.PublicationBlocked, match="hold"):
        publication.build(session, case_id, "en", story.PUBLIC_TEXT["en"])


@pytest.mark.requirement("R15")
@pytest.mark.parametrize(
    "leak",
    [
        "Daniel Brandt",
        "D. Brandt",
        "dbrandt_dev",
        "ダニエル・ブラント",
        "ﾀﾞﾆｴﾙ・ﾌﾞﾗﾝﾄ",
        "Ｄａｎｉｅｌ　Ｂｒａｎｄｔ",
        "Aiko Tanaka",
        "田中愛子",
        "aiko.tanaka@example.org",
        "090-0000-1234",
        "０９０－００００－１２３４",
        "https://discord.com/channels/1/2/3",
        "16 May 2026",
        "2026年5月16日",
        "at 9:05 pm",
        "I said I did not want to hear it",
    ],
)
def test_a_planted_leak_stops_the_pdf_and_is_pointed_at(session: Session, case_id: str, leak: str) -> None:
    text = story.PUBLIC_TEXT["en"].replace("Week 1: Everyone", f"Week 1: {leak} and everyone")
    with pytest.raises(publication.IdentitiesLeft) as refused:
        publication.build(session, case_id, "en", text)
    start = text.index(leak)
    blocking = [f for f in refused.value.findings if f.level is Level.BLOCK]
    assert any(f.start < start + len(leak) and start < f.end for f in blocking)
    assert leak not in refused.value.sentence + " ".join(f.why for f in blocking)


@pytest.mark.requirement("R15")
def test_people_only_mentioned_in_the_report_are_protected_too(session: Session, seal: Callable[..., Path]) -> None:
    case = str(intake.import_report(session, seal(story.FIRST_REPORT)).case)
    for leak in ("Brandt", "Maya Okafor", "dbrandt_dev", "aiko.tanaka@example.org"):
        found = anonymity.check(session, case, f"Somebody called {leak} was there.", "en")
        assert any(f.level is Level.BLOCK for f in found), leak


def test_a_release_by_one_never_frees_another(session: Session, case_id: str) -> None:
    text = "Daniel Brandt spoke with Maya Okafor."
    record_step(session, case_id, ConflictOfInterest(conflict=YesNo.NO))
    release = Release(
        person=story.REPORTED.id,
        given_by=story.REPORTED.id,
        what=Released.NAME,
        exactly="Daniel Brandt",
        document=public_report(1),
        given_at="2026-05-20T10:00:00+09:00",
        channel="mail",
        evidence="The mail of that day",
    )
    record_entry(session, case_id, release)
    blocked = {f.person for f in anonymity.check(session, case_id, text, "en") if f.level is Level.BLOCK}
    assert blocked == {story.WITNESS.id}


@pytest.mark.requirement("R15")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_proposed_text_holds_nobody_and_can_be_published(
    session: Session, case_id: str, tmp_path: Path, language: str, clock: FakeClock
) -> None:
    register_person(
        session, case_id, Person(id="9" * 32, role=Role.AFFECTED, names=("Beatrice Novak", "ベアトリス・ノヴァク"))
    )
    clock.forward(days=3)
    walk(session, case_id)
    text = anonymity.propose_public_text(session, case_id, language)
    assert len(set(re.findall(r"[A-Z]さん" if language == "ja" else r"Person [A-Z]", text))) == 2
    assert not [f for f in anonymity.check(session, case_id, text, language) if f.level is Level.BLOCK]
    assert publication.build(session, case_id, language, text).pdf.startswith(b"%PDF-")


def test_a_proposal_before_the_determination_claims_no_outcome(session: Session, case_id: str) -> None:
    record_step(session, case_id, story.NO_CONFLICT)
    text = anonymity.propose_public_text(session, case_id, "en")
    assert "Outcome: Not decided" in text
    assert "no response" not in text.lower() and "Undetermined" not in text


def test_both_languages_of_one_case_share_a_reference_and_the_next_case_has_its_own(
    session: Session, case_id: str, seal: Callable[..., Path], tmp_path: Path
) -> None:
    second = str(intake.import_report(session, seal(story.SECOND_REPORT, written_in="ja")).case)
    references = []
    for case, language in ((case_id, "en"), (case_id, "ja"), (second, "ja")):
        built = publication.build(session, case, language, story.PUBLIC_TEXT[language])
        path = tmp_path / f"{case}-{language}.pdf"
        publication.publish(session, case, built, path, reason="asked", approved_by="me")
        references.append(built.reference)
    assert references == ["2026-1", "2026-1", "2026-2"]


def test_a_place_that_cannot_be_written_publishes_nothing(session: Session, case_id: str, tmp_path: Path) -> None:
    built = publication.build(session, case_id, "en", story.PUBLIC_TEXT["en"])
    with pytest.raises(publication.PdfCannotBeSaved):
        publication.publish(session, case_id, built, tmp_path / "missing" / "x.pdf", reason="asked", approved_by="me")
    assert publication.publications.of_case(session.database, case_id) == ()
    assert cases.read_case(session, case_id).id == case_id
