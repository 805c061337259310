"""The two letters: what they say, to whom, and what they never say."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.determination import Verdict
from app.domain.letters import ACKNOWLEDGEMENT, LETTERS, OUTCOME
from app.services import intake, letters
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from tests.builders import ENGLISH, REPORTED, REPORTER
from tests.services.test_review import FOUND, HEARD, NO_CONFLICT, SAFE

FLAGGED_EN = (
    r"bad actor|guilty|innocent|harasser|offender|perpetrator|abuser|accused|alleg|claim|credible|unfounded|"
    r"complain|punish|misunderstanding|overreact|drama|victim"
)
FLAGGED_JA = (
    "加害 犯人 容疑 被疑 被告 被害者 違反者 該当者 行為者 有罪 無罪 嫌疑 供述 証言 主張 訴え 取り調べ "
    "事情聴取 処分 処罰 制裁 懲戒 追放 出禁 通報 密告 告発 クレーム 誤解 悪ふざけ いじり 大げさ 落ち度 "
    "された人 された方 "
).split()
PLACES = {
    "action": "an imposed break",
    "reason": "it was said once",
    "lesson": "greet newcomers",
    "delay": "we wait for an answer",
    "so_far": "talked with everybody who was there",
}


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    for person in (REPORTER, REPORTED):
        register_person(session, case, person)
    for step in (SAFE, NO_CONFLICT):
        record_step(session, case, step)
    record_step(session, case, HEARD, REPORTED.id)
    return case


def decide(session: Session, case_id: str, verdict: Verdict) -> None:
    record_step(session, case_id, replace(FOUND, verdict=verdict), REPORTED.id)


@pytest.mark.requirement("R11", "R30")
@pytest.mark.parametrize("verdict", [Verdict.VIOLATION, Verdict.NOT_A_VIOLATION, Verdict.UNDETERMINED])
def test_no_letter_uses_a_flagged_word(session: Session, case_id: str, verdict: Verdict) -> None:
    decide(session, case_id, verdict)
    helplines = {line.name.ja for line in session.community.helplines}
    for kind in LETTERS:
        english = letters.write_letter(session, case_id, kind, "en", PLACES)
        japanese = letters.write_letter(session, case_id, kind, "ja", PLACES)
        assert not re.search(FLAGGED_EN, english.body.split("\n\n110")[0], re.IGNORECASE)
        text = japanese.body
        for official in helplines:
            text = text.replace(official, "")
        assert not [word for word in FLAGGED_JA if word in text]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_place_is_filled_and_the_subject_says_only_the_code(
    session: Session, case_id: str, language: str
) -> None:
    decide(session, case_id, Verdict.VIOLATION)
    for kind in LETTERS:
        letter = letters.write_letter(session, case_id, kind, language, PLACES)
        assert not re.search(r"[{}]", letter.body + letter.subject)
        assert re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}", letter.subject)
        assert "Brandt" not in letter.body + letter.subject
        assert "Tanaka" not in letter.subject and "田中" not in letter.subject


def test_an_empty_place_is_refused(session: Session, case_id: str) -> None:
    decide(session, case_id, Verdict.VIOLATION)
    with pytest.raises(letters.PlaceIsEmpty, match="action"):
        letters.write_letter(session, case_id, OUTCOME, "en")
    with pytest.raises(letters.PlaceIsEmpty, match="action"):
        letters.write_letter(session, case_id, OUTCOME, "en", {"action": "  "})
    assert letters.letters.of_case(session.database, case_id) == ()


def test_the_outcome_waits_for_the_determination(session: Session, case_id: str) -> None:
    with pytest.raises(letters.LetterBlocked):
        letters.write_letter(session, case_id, OUTCOME, "en", PLACES)


@pytest.mark.requirement("R21")
def test_not_a_violation_thanks_and_never_counts_against(session: Session, case_id: str) -> None:
    decide(session, case_id, Verdict.NOT_A_VIOLATION)
    letter = letters.write_letter(session, case_id, OUTCOME, "en", PLACES)
    assert "it will never count against you" in letter.body
    assert "不利になることは決してありません" in letters.write_letter(session, case_id, OUTCOME, "ja", PLACES).body


@pytest.mark.requirement("R43")
def test_the_outcome_promises_no_change(session: Session, case_id: str) -> None:
    decide(session, case_id, Verdict.VIOLATION)
    assert "cannot promise a change" in letters.write_letter(session, case_id, OUTCOME, "en", PLACES).body


@pytest.mark.requirement("R24")
def test_the_acknowledgement_names_the_next_date_and_the_other_way(session: Session, case_id: str) -> None:
    letter = letters.write_letter(session, case_id, ACKNOWLEDGEMENT, "en")
    assert letter.body.startswith("Dear Aiko Tanaka,")
    assert "30 May 2026 (Saturday)" in letter.body
    assert "110" in letter.body and "trusted Volunteer" in letter.body
    assert letters.write_letter(session, case_id, ACKNOWLEDGEMENT, "ja").body.startswith("田中 愛子 様")


@pytest.mark.requirement("G4", "R15")
def test_a_letter_that_shows_somebody_else_does_not_go_out(session: Session, case_id: str) -> None:
    decide(session, case_id, Verdict.VIOLATION)
    told = letters.write_letter(session, case_id, OUTCOME, "en", {**PLACES, "action": "we spoke with Daniel B."})
    assert letters.others_named(session, case_id, told) == ("Daniel B.",)
    with pytest.raises(letters.LetterNamesSomebody):
        letters.mark_sent(session, case_id, told.id, "mail")
    assert all(kept.sent_at is None for kept in letters.kept_letters(session, case_id))
    for kind, language in ((ACKNOWLEDGEMENT, "en"), (OUTCOME, "en"), (OUTCOME, "ja")):
        written = letters.write_letter(session, case_id, kind, language, PLACES)
        assert letters.others_named(session, case_id, written) == (), "the reporter may be greeted by name"
        letters.mark_sent(session, case_id, written.id, "mail")
