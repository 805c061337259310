"""What a release frees in a public text, and what it leaves where it was (R16)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain import releases
from app.domain.accounts import Statement
from app.domain.public_report import Level
from app.services import anonymity, intake
from app.services.people import register_person
from app.services.review import record_entry, record_step
from app.services.session import Session
from tests.builders import ENGLISH, REPORTED, REPORTER, WITNESS
from tests.services.test_entries import AGREED
from tests.ui.case_steps import NO_CONFLICT

TEXT = "# An evening\n\nAiko Tanaka spoke first. Maya Okafor was there. Write to aiko.tanaka@example.org.\n"


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    for person in (REPORTER, REPORTED, WITNESS):
        register_person(session, case, person)
    record_step(session, case, NO_CONFLICT)
    return case


def blocked(session: Session, case_id: str, text: str, language: str = "en") -> set[str]:
    found = anonymity.check(session, case_id, text, language)
    return {text[one.start : one.end] for one in found if one.level is Level.BLOCK}


@pytest.mark.requirement("R16")
def test_a_released_name_is_free_and_nothing_else_is(session: Session, case_id: str) -> None:
    before = blocked(session, case_id, TEXT)
    assert {"Aiko Tanaka", "Maya Okafor"} <= before
    record_entry(session, case_id, AGREED)
    after = blocked(session, case_id, TEXT)
    assert "Aiko Tanaka" not in after
    assert "Maya Okafor" in after
    assert any("aiko.tanaka@example.org" in words for words in after)


@pytest.mark.requirement("R16")
def test_a_release_taken_back_or_for_another_version_frees_nothing(session: Session, case_id: str) -> None:
    record_entry(session, case_id, replace(AGREED, document=releases.public_report(2)))
    assert "Aiko Tanaka" in blocked(session, case_id, TEXT)
    given = record_entry(session, case_id, AGREED).entries[-1].id
    assert "Aiko Tanaka" not in blocked(session, case_id, TEXT)
    record_entry(session, case_id, replace(AGREED, withdrawn_at="2026-05-21T10:00:00+09:00"), given)
    assert "Aiko Tanaka" in blocked(session, case_id, TEXT)


@pytest.mark.requirement("R15")
def test_readings_and_aliases_are_sought_like_names(session: Session, case_id: str) -> None:
    register_person(session, case_id, replace(WITNESS, readings=("Marika Ueno",), aliases=("Quokka Prime",)))
    found = blocked(session, case_id, "# x\n\nMarika Ueno came, and Quokka Prime.\n")
    assert {"Marika Ueno", "Quokka Prime"} <= found


@pytest.mark.requirement("R15")
def test_the_wording_of_an_account_must_not_return(session: Session, case_id: str) -> None:
    words = "he would not let the door fall shut behind me"
    text = f"# x\n\nThe report says {words} that night.\n"
    assert not any("door" in one for one in blocked(session, case_id, text))
    record_entry(session, case_id, Statement(who=WITNESS.id, words=f"I saw that {words}."))
    assert any("door" in one for one in blocked(session, case_id, text))
