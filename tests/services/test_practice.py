"""The practice vault: invented cases in every state, marked wherever they are seen, and never mixed with real ones."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.crypto.key_slots import LEAST
from app.domain.case import Case
from app.domain.clocks import DueState
from app.domain.determination import Verdict, findings
from app.domain.report import Viewpoint, YesNo
from app.domain.responses import ProposedResponse
from app.domain.review_steps import ConflictOfInterest, Feedback
from app.paths import resource
from app.services import capture, cases, community, intake, journal, letters, practice, today
from app.services.cases import CaseLine
from app.services.community import CommunityIsWrong
from app.services.session import Session
from app.storage import profile, publications

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[practice.Practice]:
    folder = tmp_path_factory.mktemp("practice") / "p"
    vault = practice.make_practice(folder, "lantern maple window seven clouds", NOW, clock=lambda: NOW, effort=LEAST)
    yield vault
    vault.session.close()


def lines(session: Session) -> list[tuple[CaseLine, Case]]:
    return [(line, cases.read_case(session, line.id)) for line in cases.list_cases(session)]


def test_there_is_a_case_for_each_kind_of_situation(made: practice.Practice) -> None:
    found = lines(made.session)
    kinds = {
        "new": lambda line, case: line.state == "open" and line.due_state is DueState.ON_TIME,
        "overdue": lambda line, case: line.due_state is DueState.OVERDUE,
        "hold": lambda line, case: line.on_hold,
        "conflict": lambda line, case: (case.latest(ConflictOfInterest) or ConflictOfInterest()).conflict is YesNo.YES,
        "waiting for feedback": lambda line, case: (
            line.state == "in review"
            and all(case.latest(ProposedResponse, person) for person in case.subjects(ProposedResponse))
            and case.latest(Feedback) is None
        ),
        "undetermined": lambda line, case: any(f and f.verdict is Verdict.UNDETERMINED for _p, f in findings(case)),
        "not a violation": lambda line, case: any(
            f and f.verdict is Verdict.NOT_A_VIOLATION for _p, f in findings(case)
        ),
        "published": lambda line, case: bool(publications.of_case(made.session.database, case.id)),
        "closed": lambda line, case: line.state == "closed",
        "anonymous": lambda line, case: line.due_state is DueState.CANNOT,
        "second-hand": lambda line, case: case.reports[0].report.viewpoint is Viewpoint.HEARD,
        "update overdue": lambda line, case: line.due_state is DueState.DONE and line.was_late,
        "English": lambda line, case: case.reports[0].language == "en",
        "Japanese": lambda line, case: case.reports[0].language == "ja",
    }
    assert [kind for kind, is_there in kinds.items() if not any(is_there(*one) for one in found)] == []
    assert len(found) >= 10


def test_today_of_the_practice_vault_has_something_in_each_group(made: practice.Practice) -> None:
    plan = today.today(made.session).plan
    assert plan.first is not None
    assert plan.holds
    assert plan.overdue
    assert plan.soon
    assert not today.today(made.session).clock_went_back


def test_its_journal_is_whole_and_in_the_order_of_time(made: practice.Practice) -> None:
    times = [entry.at for entry in journal.whole_history(made.session)]
    assert times == sorted(times)


def test_letters_kits_and_papers_say_that_it_is_practice(made: practice.Practice) -> None:
    kept = [letter for line in cases.list_cases(made.session) for letter in letters.kept_letters(made.session, line.id)]
    assert kept
    for letter in kept:
        mark = "練習用" if letter.language == "ja" else "PRACTICE"
        assert letter.subject.startswith(mark)
        assert letter.body.startswith(mark)
    assert capture.open_kit(made.kit).kit.community.name.en.startswith("PRACTICE")
    assert len(made.public) == 2
    for path in made.public:
        import pypdfium2

        text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
        assert ("練習用" if path.stem.endswith("ja") else "PRACTICE") in text


def test_practice_and_real_never_mix(made: practice.Practice, session: Session) -> None:
    assert made.session.is_practice
    assert not session.is_practice
    (result,) = intake.import_reports(session, [made.sealed[0]])
    assert isinstance(result.refused, intake.FileIsNotForThisVault)
    with pytest.raises(CommunityIsWrong, match="code"):
        community.save_community(session, practice.practice_community())
    with pytest.raises(CommunityIsWrong, match="code"):
        community.take_profile(made.session, resource("communities", "oktech.toml"))
    assert made.session.is_practice
    assert profile.read(resource("communities", "oktech.toml")) == session.community


def test_it_is_made_once_and_opens_again(tmp_path: Path) -> None:
    first = practice.open_practice(tmp_path, clock=lambda: NOW, effort=LEAST)
    names = [line.code_name for line in cases.list_cases(first.session)]
    first.session.close()
    again = practice.open_practice(tmp_path, clock=lambda: NOW, effort=LEAST)
    assert again.folder == first.folder
    assert [line.code_name for line in cases.list_cases(again.session)] == names
    again.session.close()
    (tmp_path / "practice" / "passphrase.txt").write_text("another one", "ascii")
    new = practice.open_practice(tmp_path, clock=lambda: NOW, effort=LEAST)
    assert new.folder.parent.name == "practice-2"
    new.session.close()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "ascii")
    with pytest.raises(practice.PracticeCannotBeMade):
        practice.open_practice(tmp_path / "file", clock=lambda: NOW, effort=LEAST)
