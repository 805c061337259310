"""The people of a case: shown by name for a reason, recognized across cases, and never counted for reporting."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.people import Person, Role, Standing, WhyNames
from app.services import cases, intake
from app.services.people import appears_in, new_id, register_person, show_names
from app.services.review import record_step
from app.services.session import Session
from tests.builders import ENGLISH, REPORTED, REPORTER, SHORT
from tests.ui.case_steps import NO_CONFLICT

NewCase = Callable[..., str]


@pytest.fixture
def new_case(session: Session, seal: Callable[..., Path]) -> NewCase:
    """A case with these people in it, declared."""

    def making(*people: Person, declared: bool = True) -> str:
        case = str(intake.import_report(session, seal(SHORT)).case)
        for person in people:
            register_person(session, case, replace(person, id=new_id()))
        if declared:
            record_step(session, case, NO_CONFLICT)
        return case

    return making


def journal(session: Session) -> list[str]:
    return [what for (what,) in session.database.query("SELECT what FROM journal ORDER BY id")]


@pytest.mark.requirement("R13")
def test_names_are_shown_for_a_reason_that_stands_in_the_journal(session: Session, new_case: NewCase) -> None:
    case = new_case(REPORTER, REPORTED)
    for reason in WhyNames:
        shown = show_names(session, case, reason)
        assert {person.names for person in shown} == {REPORTER.names, REPORTED.names}
        assert journal(session)[-1] == f"names shown: {reason}"
    assert "Tanaka" not in " ".join(journal(session))


@pytest.mark.requirement("R27")
def test_no_name_is_shown_before_the_conflict_is_declared(session: Session, new_case: NewCase) -> None:
    case = new_case(REPORTER, declared=False)
    noted = journal(session)
    with pytest.raises(cases.ConflictNotDeclared):
        show_names(session, case, WhyNames.CONTACT)
    with pytest.raises(cases.ConflictNotDeclared):
        appears_in(session, case)
    assert journal(session) == noted


@pytest.mark.parametrize(
    "again",
    [
        Person(id="", role=Role.REPORTED, handles=("@DBrandt_dev",)),
        Person(id="", role=Role.REPORTED, names=("ＤＡＮＩＥＬ　brandt",)),
        Person(id="", role=Role.REPORTED, emails=("Daniel@Example.org",)),
        Person(id="", role=Role.REPORTED, phones=("+81 90-8765-4321",)),
        Person(id="", role=Role.REPORTED, aliases=("Daniel Brandt",)),
    ],
)
def test_the_same_person_is_found_in_other_cases(session: Session, new_case: NewCase, again: Person) -> None:
    known = replace(REPORTED, emails=("daniel@example.org",), phones=("090-8765-4321",))
    case, first, second = new_case(known, REPORTER), new_case(again), new_case(again, declared=False)
    (person,) = (one for one in cases.read_case(session, case).people if one.role is Role.REPORTED)
    assert appears_in(session, case) == {person.id: 2}
    assert {first, second} & {case} == set()


def test_a_part_of_a_name_makes_nobody_the_same(session: Session, new_case: NewCase) -> None:
    case = new_case(replace(REPORTED, names=("Daniel",)), replace(REPORTED, names=("星野",), handles=()))
    new_case(replace(REPORTED, names=("Daniel Brandt", "星野 潤"), handles=()))
    new_case(replace(REPORTED, names=("Daniel",), handles=()))
    assert appears_in(session, case) == {}


@pytest.mark.requirement("R21")
def test_nobody_is_counted_for_reporting(session: Session, new_case: NewCase) -> None:
    case = new_case(REPORTER, replace(REPORTER, role=Role.REPORTED))
    for role in Role:
        if role is not Role.REPORTED:
            new_case(replace(REPORTER, role=role))
    assert appears_in(session, case) == {}
    columns = [
        name for (name,) in session.database.query("SELECT name FROM sqlite_master WHERE type IN ('table','view')")
    ]
    assert not [name for name in columns if "reporter" in name or "rating" in name]
    assert not [field for field in Person.__dataclass_fields__ if "count" in field or "rating" in field]


@pytest.mark.requirement("R8")
@pytest.mark.parametrize("standing", list(Standing))
def test_everybody_can_report_whatever_they_are_to_the_community(
    session: Session, new_case: NewCase, standing: Standing
) -> None:
    case = new_case(replace(REPORTER, standing=standing))
    (person,) = cases.read_case(session, case).people
    assert person.standing is standing
    assert cases.open_case(session, case).reports[0].report == SHORT


def test_everything_known_of_a_person_is_kept(session: Session, new_case: NewCase) -> None:
    whole = replace(
        REPORTER,
        names=("田中 愛子",),
        readings=("たなか あいこ", "Aiko Tanaka"),
        aliases=("aya",),
        also=("the speaker of the second talk",),
        language="ja",
        contact="by mail only, never by phone",
        may_be_told="that we wrote to the reported person",
    )
    (kept,) = cases.read_case(session, new_case(whole)).people
    assert replace(kept, id=whole.id) == whole
    assert kept.every_name() == ("田中 愛子", "たなか あいこ", "Aiko Tanaka", "aya")


def test_a_person_of_an_older_vault_has_no_readings_yet(session: Session, new_case: NewCase) -> None:
    case = new_case(REPORTED)
    old = b'{"id":"0","role":"reported","names":["Jun Hoshino"]}'
    with session.change("person registered", case):
        session.database.run("UPDATE people SET person = ? WHERE case_id = ?", old, case)
    (kept,) = cases.read_case(session, case).people
    assert (kept.names, kept.readings, kept.contact) == (("Jun Hoshino",), (), "")


@pytest.mark.requirement("R27")
def test_the_names_of_the_report_itself_stand_in_the_face_alone(session: Session, seal: Callable[..., Path]) -> None:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    assert cases.case_face(session, case).names_given == (ENGLISH.people, ENGLISH.witnesses)
