"""A public text on its way out: what is left with a reason, what lapses, and who has to read it once more."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.people import Person, Role
from app.domain.public_report import Level
from app.domain.releases import Release, Released
from app.domain.report import YesNo
from app.domain.review_steps import ConflictOfInterest
from app.services import intake, journal, people, public_texts, publication
from app.services.people import register_person
from app.services.review import record_entry, record_step
from app.services.session import Session
from tests.builders import ENGLISH, REPORTED, REPORTER, SHORT, FakeClock

HEAD = "# Unwelcome comments at a social event\nSetting: In person, social event\nOutcome: Violation\n## Summary\n"
SMALL = (
    "The only first-time speaker stood in Umeda Hub. An engineer at Blue Lantern Inc. heard it. "
    'They said "too good for a database talk".'
)


@pytest.fixture
def case(session: Session, seal: Callable[..., Path]) -> str:
    """A case with a reported person, open for reading."""
    case_id = str(intake.import_report(session, seal(ENGLISH)).case)
    record_step(session, case_id, ConflictOfInterest(conflict=YesNo.NO))
    register_person(session, case_id, REPORTED)
    return case_id


def blocking(looked: public_texts.Look) -> list[str]:
    return [finding.why for finding in looked.findings if finding.level is Level.BLOCK]


@pytest.mark.requirement("R15")
def test_a_finding_is_left_with_a_reason_until_its_sentence_changes(session: Session, case: str) -> None:
    text = f"{HEAD}Daniel made remarks. Later he wrote again.\n"
    looked = public_texts.look(session, case, text, "en")
    (finding,) = [one for one in looked.findings if text[one.start : one.end] == "Daniel"]
    with pytest.raises(publication.IdentitiesLeft):
        publication.build(session, case, "en", text)
    with pytest.raises(public_texts.ReasonMissing):
        public_texts.dismiss(session, case, text, finding, "  ")
    public_texts.dismiss(session, case, text, finding, "Another Daniel, who agreed.")
    again = public_texts.look(session, case, text, "en")
    assert finding not in again.findings
    assert [(one, why.reason) for one, why in again.left] == [(finding, "Another Daniel, who agreed.")]
    publication.build(session, case, "en", text)
    elsewhere = text.replace("Later he wrote again.", "Later he called.")
    assert not blocking(public_texts.look(session, case, elsewhere, "en")), "another sentence lapsed it"
    changed = text.replace("made remarks", "made some remarks")
    assert blocking(public_texts.look(session, case, changed, "en"))
    with pytest.raises(publication.IdentitiesLeft):
        publication.build(session, case, "en", changed)
    more = text + "Daniel came back.\n"
    with pytest.raises(publication.IdentitiesLeft):
        publication.build(session, case, "en", more)
    assert "finding dismissed" in [entry.what for entry in journal.history(session, case)]


@pytest.mark.requirement("R15")
def test_a_dismissal_taken_back_counts_no_more(session: Session, case: str) -> None:
    text = f"{HEAD}Daniel made remarks.\n"
    finding = next(one for one in public_texts.look(session, case, text, "en").findings if one.level is Level.BLOCK)
    public_texts.dismiss(session, case, text, finding, "Another Daniel.")
    ((_finding, dismissal),) = public_texts.look(session, case, text, "en").left
    public_texts.take_back(session, case, dismissal)
    assert public_texts.look(session, case, text, "en").left == ()
    assert blocking(public_texts.look(session, case, text, "en"))


@pytest.mark.requirement("G5")
def test_small_things_together_need_a_second_reader(session: Session, case: str, tmp_path: Path) -> None:
    text = f"{HEAD}{SMALL}\n"
    built = publication.build(session, case, "en", text)
    save = tmp_path / "out.pdf"
    with pytest.raises(publication.ReadingMissing):
        publication.publish(session, case, built, save, reason="To warn others", approved_by="The organizer")
    assert not save.exists()
    with pytest.raises(public_texts.ReasonMissing):
        public_texts.read_by_second(session, case, "en", text, " ")
    public_texts.read_by_second(session, case, "en", text, "M. O.", seen="The speaker.")
    assert public_texts.look(session, case, text, "en").reading.somebody_seen == "The speaker."
    with pytest.raises(publication.ReadingMissing):
        publication.publish(session, case, built, save, reason="To warn others", approved_by="The organizer")
    public_texts.read_by_second(session, case, "en", text, "M. O.")
    publication.publish(session, case, built, save, reason="To warn others", approved_by="The organizer")
    assert save.read_bytes() == built.pdf


@pytest.mark.requirement("G5")
def test_without_a_second_reader_it_rests_until_the_next_day(
    session: Session, case: str, clock: FakeClock, tmp_path: Path
) -> None:
    text = f"{HEAD}{SMALL}\n"
    with pytest.raises(public_texts.StillResting):
        public_texts.read_again(session, case, "en", text)
    until = public_texts.let_rest(session, case, "en", text)
    assert until.isoformat() == "2026-05-17T00:00:00+09:00"
    clock.forward(hours=11, minutes=59)
    with pytest.raises(public_texts.StillResting):
        public_texts.read_again(session, case, "en", text)
    clock.forward(minutes=1)
    public_texts.read_again(session, case, "en", text)
    looked = public_texts.look(session, case, text, "en")
    assert looked.reading.read_by_one and not looked.reading.read_by_two
    built = publication.build(session, case, "en", text)
    publication.publish(session, case, built, tmp_path / "o.pdf", reason="To warn others", approved_by="The organizer")
    other = text.replace("heard it", "saw it")
    assert not public_texts.look(session, case, other, "en").reading.is_read(), "a changed text counts as read"


def test_drafts_wait_in_the_vault(session: Session, case: str) -> None:
    public_texts.keep_draft(session, case, "en", "One")
    public_texts.keep_draft(session, case, "en", "Two")
    public_texts.keep_draft(session, case, "ja", "三")
    assert public_texts.drafts(session, case) == {"en": "Two", "ja": "三"}


@pytest.mark.requirement("R15")
def test_the_name_of_the_file_shows_nobody(session: Session, case: str, tmp_path: Path) -> None:
    built = publication.build(session, case, "en", f"{HEAD}Person A made remarks.\n")
    for name in ("daniel-brandt.pdf", "report-dbrandt_dev.pdf"):
        with pytest.raises(publication.PublicationBlocked, match="name of the file"):
            publication.publish(
                session, case, built, tmp_path / name, reason="To warn others", approved_by="The organizer"
            )
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.requirement("R16", "G4")
def test_a_release_frees_one_name_in_one_document(session: Session, case: str, tmp_path: Path) -> None:
    register_person(session, case, REPORTER)
    text = f"{HEAD}Daniel Brandt made remarks. Aiko Tanaka spoke of it.\n"

    def blocked(language: str = "en") -> set[str]:
        looked = public_texts.look(session, case, text, language)
        return {text[one.start : one.end] for one in looked.findings if one.level is Level.BLOCK}

    agreed = Release(
        person=REPORTER.id,
        given_by=REPORTER.id,
        what=Released.NAME,
        exactly="Aiko Tanaka",
        document=people.document(session, case, "en"),
        given_at="2026-05-16T12:00:00+09:00",
        channel="mail",
        evidence="mail of that day",
    )
    assert blocked() == {"Daniel Brandt", "Aiko Tanaka"}
    record_entry(session, case, agreed)
    assert blocked() == {"Daniel Brandt"}, "the release of one person freed another, or nobody"
    free = text.replace("Daniel Brandt", "Person A")
    built = publication.build(session, case, "en", free)
    publication.publish(session, case, built, tmp_path / "o.pdf", reason="Asked for", approved_by="The organizer")
    assert "Aiko Tanaka" in blocked(), "the next version needs a release of its own"


@pytest.mark.requirement("R15")
def test_an_earlier_report_is_laid_beside_a_new_one(
    session: Session, case: str, seal: Callable[..., Path], tmp_path: Path
) -> None:
    said = "In autumn 2026 the only first-time speaker left."
    built = publication.build(session, case, "en", f"{HEAD}{said}\n")
    publication.publish(session, case, built, tmp_path / "o.pdf", reason="Asked for", approved_by="The organizer")
    other = str(intake.import_report(session, seal(SHORT)).case)
    beside = [one.why for one in public_texts.look(session, other, f"{HEAD}{said}\n", "en").findings]
    assert any("earlier publication" in why for why in beside)
    own = [one.why for one in public_texts.look(session, case, f"{HEAD}{said}\n", "en").findings]
    assert not any("earlier publication" in why for why in own), "a report beside itself"


def test_a_name_that_is_a_word_is_listed_and_blocks_nothing(session: Session, case: str) -> None:
    register_person(session, case, Person(id="e" * 32, role=Role.WITNESS, names=("Hope Underwood",)))
    looked = public_texts.look(session, case, f"{HEAD}We hope to do better.\n", "en")
    assert looked.ordinary == ("hope",)
    assert not blocking(looked)
