"""Accounts, facts, sessions and releases: what is written down beside the steps, and never lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain import releases
from app.domain.accounts import Fact, Language, Standing, Statement, Translation, Way
from app.domain.case import Case, CaseEntry
from app.domain.determination import Accounts, Hearing, Jurisdiction, changed_facts, shows_repetition
from app.domain.people import Person
from app.domain.releases import Release, Released
from app.domain.report import YesNo
from app.domain.review import next_step
from app.domain.review_session import Part, Participant, ReviewSession, decided_alone
from app.domain.review_steps import Close, ConflictOfInterest
from app.services import cases, intake
from app.services.people import document, register_person
from app.services.review import StepRefused, record_entry, record_step
from app.services.session import Session
from tests.builders import ENGLISH, FOUND, REPORTED, REPORTER, WITNESS
from tests.ui.case_steps import HEARD, NO_CONFLICT, SAFE

SAID = Statement(
    who=WITNESS.id,
    words="やめてと二度言っていました。",
    said_at="2026-05-16T20:00:00+09:00",
    way=Way.IN_PERSON,
    language=Language.JAPANESE,
    read_back=YesNo.YES,
)
FACT = Fact(
    behavior="Went on after being asked to stop",
    impact="She left the event.",
    source="Two accounts",
    status=Standing.ESTABLISHED,
    about=REPORTED.id,
    kind="repeated",
    targeted_at="sex",
    asked_to_stop=YesNo.YES,
    went_on=YesNo.YES,
)
AGREED = Release(
    person=REPORTER.id,
    given_by=REPORTER.id,
    what=Released.NAME,
    exactly="Aiko Tanaka",
    document=releases.public_report(1),
    given_at="2026-05-20T10:00:00+09:00",
    channel="mail",
    evidence="The mail of that day, kept in the mailbox",
)


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    for person in (REPORTER, REPORTED, WITNESS):
        register_person(session, case, person)
    for step in (SAFE, NO_CONFLICT):
        record_step(session, case, step)
    return case


def add(session: Session, case: str, entry: CaseEntry, changes: int | None = None) -> int:
    record = record_entry(session, case, entry, changes).entries[-1]
    return record.id


def refused(session: Session, case: str, entry: CaseEntry, changes: int | None = None) -> str:
    before = cases.read_case(session, case)
    with pytest.raises(StepRefused) as refusal:
        record_entry(session, case, entry, changes)
    assert cases.read_case(session, case) == before
    return refusal.value.sentence


def read(session: Session, case: str) -> Case:
    return cases.read_case(session, case)


@pytest.mark.requirement("R7")
def test_the_original_never_changes_and_a_translation_stands_beside_it(session: Session, case_id: str) -> None:
    said = add(session, case_id, SAID)
    english = Translation(
        of=str(said),
        words="They said stop twice.",
        language=Language.ENGLISH,
        translator="The organizer",
        made_on="2026-05-17",
        tool="a dictionary",
    )
    translated = add(session, case_id, english)
    assert "words stay" in refused(session, case_id, replace(SAID, words=english.words), said)
    assert "words stay" in refused(session, case_id, replace(SAID, who=REPORTER.id), said)
    assert "stays beside" in refused(session, case_id, replace(english, of="999"), translated)
    assert "not in the case" in refused(session, case_id, replace(english, of="999"))
    with pytest.raises(StepRefused, match="not in the case any more"):
        record_entry(session, case_id, english, said)
    add(session, case_id, replace(english, words="They asked to stop, twice."), translated)
    case = read(session, case_id)
    assert [record.entry.words for record in case.standing(Statement)] == [SAID.words]
    assert [record.entry.words for record in case.standing(Translation)] == ["They asked to stop, twice."]


@pytest.mark.requirement("R7")
@pytest.mark.parametrize("lacking", ["translator", "made_on", "language", "words"])
def test_a_translation_says_who_made_it_when_and_into_what(session: Session, case_id: str, lacking: str) -> None:
    said = add(session, case_id, SAID)
    whole = Translation(
        of=str(said), words="Stop.", language=Language.ENGLISH, translator="The organizer", made_on="2026-05-17"
    )
    assert whole.missing() is None
    assert refused(session, case_id, Translation.from_answers({**whole.answers(), lacking: ""})[0])


def test_every_version_of_an_entry_stays_and_the_last_one_counts(session: Session, case_id: str) -> None:
    fact = add(session, case_id, FACT)
    other = add(session, case_id, replace(FACT, behavior="Two messages that night"))
    assert add(session, case_id, replace(FACT, status=Standing.DISPUTED), fact) == fact
    case = read(session, case_id)
    assert [record.entry.status for record in case.entries] == ["established", "established", "disputed"]
    assert [(record.id, record.entry.status) for record in case.standing(Fact)] == [
        (fact, Standing.DISPUTED),
        (other, Standing.ESTABLISHED),
    ]


def test_steps_and_entries_have_one_order(session: Session, case_id: str) -> None:
    add(session, case_id, FACT)
    record_step(session, case_id, SAFE)
    add(session, case_id, SAID)
    add(session, case_id, FACT)
    record_step(session, case_id, HEARD, REPORTED.id)
    named = [
        type(getattr(one, "step", None) or getattr(one, "entry", None)).__name__ for one in _history(session, case_id)
    ]
    assert named == ["Safety", "ConflictOfInterest", "Fact", "Safety", "Statement", "Fact", "Accounts"]


def _history(session: Session, case_id: str) -> tuple[object, ...]:
    return read(session, case_id).history()


@pytest.mark.requirement("R28")
def test_behavior_and_impact_are_apart_and_a_fact_has_a_source_and_a_status(session: Session, case_id: str) -> None:
    add(session, case_id, FACT)
    kept = read(session, case_id).standing(Fact)[0].entry
    assert (kept.behavior, kept.impact, kept.source) == (FACT.behavior, FACT.impact, FACT.source)
    assert {status.value for status in Standing} == {"", "established", "disputed", "unknown"}
    assert "source" in str(replace(FOUND, source="", facts="").concern())
    assert replace(FOUND, source="", facts="1").concern() is None


@pytest.mark.requirement("R6")
def test_a_trait_belongs_to_the_behavior_and_never_to_a_person(session: Session, case_id: str) -> None:
    add(session, case_id, FACT)
    assert read(session, case_id).standing(Fact)[0].entry.targeted_at == "sex"
    columns = {str(row[1]) for row in session.database.query("PRAGMA table_info(people)")}
    fields = set(Person.__dataclass_fields__) | columns
    assert not {field for field in fields if "trait" in field or "target" in field or "gender" in field}


@pytest.mark.requirement("R10")
def test_going_on_after_being_asked_is_offered_as_evidence_for_repeated(session: Session, case_id: str) -> None:
    add(session, case_id, replace(FACT, went_on=YesNo.NO))
    add(session, case_id, replace(FACT, asked_to_stop=YesNo.UNKNOWN))
    assert shows_repetition(read(session, case_id)) == ()
    fact = add(session, case_id, FACT)
    assert [record.id for record in shows_repetition(read(session, case_id))] == [fact]


def test_a_finding_says_when_what_it_rests_on_has_changed(session: Session, case_id: str) -> None:
    fact, other = add(session, case_id, FACT), add(session, case_id, FACT)
    record_step(session, case_id, HEARD, REPORTED.id)
    record_step(session, case_id, replace(FOUND, facts=f"{fact}"), REPORTED.id)
    person = read(session, case_id).reported_people()[0]
    assert changed_facts(read(session, case_id), person) == ()
    add(session, case_id, FACT, other)
    assert changed_facts(read(session, case_id), person) == ()
    add(session, case_id, replace(FACT, status=Standing.DISPUTED), fact)
    assert [record.id for record in changed_facts(read(session, case_id), person)] == [fact]


@pytest.mark.requirement("G11")
def test_nobody_is_decided_about_while_they_have_time_to_answer(session: Session, case_id: str) -> None:
    waiting = Accounts(hearing=Hearing.WAITING, answer_by="2026-05-30")
    with pytest.raises(StepRefused, match="until which day"):
        record_step(session, case_id, replace(waiting, answer_by=""), REPORTED.id)
    record_step(session, case_id, waiting, REPORTED.id)
    upcoming = next_step(read(session, case_id))
    assert upcoming is not None
    assert upcoming.step is not Accounts  # the acknowledgement comes first
    with pytest.raises(StepRefused, match="was asked"):
        record_step(session, case_id, FOUND, REPORTED.id)
    record_step(session, case_id, Accounts(hearing=Hearing.NO_ANSWER), REPORTED.id)
    record_step(session, case_id, FOUND, REPORTED.id)


def test_whoever_was_heard_is_quoted_in_the_step_or_by_an_account(session: Session, case_id: str) -> None:
    heard = Accounts(hearing=Hearing.HEARD)
    with pytest.raises(StepRefused, match="told you"):
        record_step(session, case_id, heard, REPORTED.id)
    add(session, case_id, replace(SAID, who=REPORTED.id))
    record_step(session, case_id, heard, REPORTED.id)


@pytest.mark.requirement("R4")
def test_outside_is_no_rejection_and_outside_but_affects_needs_a_reason(session: Session, case_id: str) -> None:
    record_step(session, case_id, HEARD, REPORTED.id)
    affects = replace(FOUND, jurisdiction=Jurisdiction.OUTSIDE_AFFECTS)
    with pytest.raises(StepRefused, match="affects"):
        record_step(session, case_id, affects, REPORTED.id)
    record_step(session, case_id, replace(affects, jurisdiction_reason="She stays away since."), REPORTED.id)
    for place in (Jurisdiction.OUTSIDE, Jurisdiction.UNSURE, Jurisdiction.NOT_ASKED):
        record_step(session, case_id, replace(FOUND, jurisdiction=place), REPORTED.id)


@pytest.mark.requirement("R27")
def test_nothing_is_decided_without_a_session(session: Session, case_id: str) -> None:
    record_step(session, case_id, ConflictOfInterest(conflict=YesNo.NO))
    record_step(session, case_id, HEARD, REPORTED.id)
    with pytest.raises(StepRefused, match="review session"):
        record_step(session, case_id, FOUND, REPORTED.id)
    held = ReviewSession(met_at="2026-05-18T20:00:00+09:00", took_part="The organizer", alone=YesNo.YES)
    assert "when the session was" in refused(session, case_id, replace(held, met_at=""))
    assert "who took part" in refused(session, case_id, replace(held, took_part=""))
    add(session, case_id, held)
    record_step(session, case_id, FOUND, REPORTED.id)


@pytest.mark.requirement("R27", "G5")
def test_each_participant_declares_and_one_alone_is_labelled(session: Session, case_id: str) -> None:
    one = Participant(who="The organizer", conflict=YesNo.YES)
    assert "Ask each person" in refused(session, case_id, replace(one, conflict=YesNo.NOT_ASKED))
    add(session, case_id, one)
    held = ReviewSession(met_at="2026-05-18T20:00:00+09:00", took_part="The organizer", alone=YesNo.NO)
    assert "Volunteers" in refused(session, case_id, held)
    add(session, case_id, Participant(who="A second organizer", conflict=YesNo.NO))
    add(session, case_id, held)
    assert not decided_alone(read(session, case_id))
    add(session, case_id, replace(held, alone=YesNo.YES))
    assert decided_alone(read(session, case_id))


@pytest.mark.requirement("G6")
def test_a_second_reader_sees_the_report_only_with_the_reporters_yes(session: Session, case_id: str) -> None:
    reader = Participant(who="A reader", part=Part.SECOND_READER, conflict=YesNo.NO, sees_report=YesNo.YES)
    assert "reporter agreed" in refused(session, case_id, reader)
    add(session, case_id, replace(reader, sees_report=YesNo.NO))
    add(session, case_id, replace(reader, reporter_agreed="19 May, by mail"))


@pytest.mark.requirement("R16")
def test_a_release_by_one_never_frees_another(session: Session, case_id: str) -> None:
    assert "for themselves" in refused(session, case_id, replace(AGREED, given_by=WITNESS.id))
    add(session, case_id, AGREED)
    add(session, case_id, replace(AGREED, person=WITNESS.id, given_by=WITNESS.id, exactly="Daniel Brandt"))
    for person in releases.as_checked(read(session, case_id), releases.public_report(1)):
        assert person.consent is (person.id == REPORTER.id and bool(person.names))
    freed = [p for p in releases.as_checked(read(session, case_id), releases.public_report(1)) if p.consent]
    assert [(p.names, p.emails, p.phones, p.handles) for p in freed] == [(REPORTER.names, (), (), ())]


@pytest.mark.requirement("R16")
def test_a_release_is_for_one_document_and_can_be_taken_back(session: Session, case_id: str) -> None:
    agreed = add(session, case_id, AGREED)
    assert document(session, case_id, "en") == AGREED.document
    later = releases.as_checked(read(session, case_id), releases.public_report(2))
    assert not any(person.consent for person in later), "the next version needs a release of its own"
    assert "stays as it was given" in refused(session, case_id, replace(AGREED, exactly="田中 愛子"), agreed)
    add(session, case_id, replace(AGREED, withdrawn_at="2026-05-21T10:00:00+09:00", withdrawn_how="mail"), agreed)
    assert releases.standing(read(session, case_id), AGREED.document) == {}
    assert not any(person.consent for person in releases.as_checked(read(session, case_id), AGREED.document))


@pytest.mark.requirement("R16")
@pytest.mark.parametrize("lacking", ["what", "exactly", "document", "given_at", "channel", "evidence"])
def test_a_release_says_what_where_when_how_and_where_it_is_kept(session: Session, case_id: str, lacking: str) -> None:
    assert refused(session, case_id, Release.from_answers({**AGREED.answers(), lacking: ""})[0])


@pytest.mark.requirement("R16")
def test_released_words_may_return_and_no_others(session: Session, case_id: str) -> None:
    quote = replace(AGREED, what=Released.QUOTE, exactly="went on after I asked him to stop")
    add(session, case_id, quote)
    told = (ENGLISH.account,)
    left = releases.without_released_words(read(session, case_id), AGREED.document, told)
    assert "asked him to stop" not in left[0]
    assert "how my dress looked" in left[0]
    assert releases.without_released_words(read(session, case_id), releases.public_report(2), told) == told


def test_nothing_is_added_to_a_closed_or_unread_case(session: Session, case_id: str) -> None:
    record_step(session, case_id, ConflictOfInterest(conflict=YesNo.YES))
    assert "Volunteers" in refused(session, case_id, FACT)
    record_step(session, case_id, NO_CONFLICT)
    add(session, case_id, FACT)


def test_the_journal_tells_entries_in_fixed_words(session: Session, case_id: str) -> None:
    fact = add(session, case_id, FACT)
    add(session, case_id, FACT, fact)
    noted = [what for (what,) in session.database.query("SELECT what FROM journal ORDER BY id")]
    assert noted[-2:] == ["entry added: fact", "entry changed: fact"]
    assert "asked to stop" not in " ".join(noted)


def test_an_unknown_close_keeps_its_form() -> None:
    assert Close.from_answers({"note": "x", "lesson": "later"}) == (Close(note="x"), {"lesson": "later"})
