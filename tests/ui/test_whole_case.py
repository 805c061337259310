"""What is done with a case as a whole, in the window: handed to the Volunteers, merged, and written down in entries."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.crypto import opening
from app.crypto.fingerprint import fingerprint
from app.domain.accounts import Fact, Statement, Translation
from app.domain.report import YesNo
from app.domain.review_steps import Acknowledgement, ConflictOfInterest
from app.services import cases, intake, retention
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.ui.kit.tasks import Tasks
from app.ui.review.case_screen import CaseScreen
from app.ui.review.columns import REPORT
from app.ui.review.whole_case import HandedOverNote, MergeQuestion
from tests.builders import ENGLISH, JAPANESE, REPORTED, REPORTER, WITNESS, keep_a_panel
from tests.ui.case_steps import NO_CONFLICT, SAFE
from tests.ui.case_walk import everything_seen, press, show, tab_to, type_into

CONTACT = "Any of the three, by post"


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    for person in (REPORTER, REPORTED, WITNESS):
        register_person(session, case, person)
    for step in (SAFE, NO_CONFLICT, Acknowledgement(sent_at="2026-05-16T13:00:00+09:00", channel="mail")):
        record_step(session, case, step)
    return case


def opened(qtbot: QtBot, tasks: Tasks, session: Session, case: str) -> CaseScreen:
    screen = CaseScreen(tasks, session, case)
    show(qtbot, screen)
    return screen


def later(act: Callable[[], None]) -> None:
    QTimer.singleShot(50, act)


@pytest.mark.requirement("R27")
def test_a_conflict_hides_the_case_and_hands_it_over(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str, tmp_path: Path
) -> None:
    recipient = opening.recipient_of(keep_a_panel(session, tmp_path, CONTACT))
    screen = opened(qtbot, tasks, session, case_id)
    screen.show_key("conflict_of_interest")
    form = screen.work.card.form
    assert form is not None
    type_into(qtbot, form, "conflict", "yes")
    press(qtbot, Qt.Key.Key_Return, control=True)
    screen.show_key("conflict_of_interest")
    QApplication.processEvents()
    seen = everything_seen(screen)
    for word in (ENGLISH.account, "Aiko Tanaka <", "Show names", "Accounts"):
        assert word not in seen.replace("Accounts and evidence", "")
    panel = screen.work.card.above.panel
    assert panel is not None
    assert " · ".join(fingerprint(recipient)) in seen
    assert CONTACT in seen
    target = tmp_path / "stick"
    target.mkdir()
    screen.whole.folder = lambda _parent: str(target)
    gone: list[object] = []
    screen.back_asked.connect(lambda: gone.append(True))
    tab_to(qtbot, panel.hand_over_button)

    def told() -> None:
        note = QApplication.activeModalWidget()
        assert isinstance(note, HandedOverNote)
        assert next(target.iterdir()).name in everything_seen(note)
        QTest.keyClick(note, Qt.Key.Key_Escape)

    def agreed() -> None:
        asked = QApplication.activeModalWidget()
        assert asked is not None
        later(told)
        QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Space)

    later(agreed)
    press(qtbot, Qt.Key.Key_Space)
    assert gone == [True]
    assert cases.list_cases(session) == ()
    assert len(retention.tombstones(session)) == 1


def test_without_a_panel_the_volunteers_are_named(qtbot: QtBot, tasks: Tasks, session: Session, case_id: str) -> None:
    record_step(session, case_id, ConflictOfInterest(conflict=YesNo.YES))
    screen = opened(qtbot, tasks, session, case_id)
    screen.show_key("conflict_of_interest")
    QApplication.processEvents()
    seen = everything_seen(screen)
    for volunteer in session.community.volunteers:
        assert volunteer.contact.say("en") in seen
    assert screen.work.card.above.panel is not None
    assert screen.work.card.above.panel.hand_over_button.isHidden()


@pytest.mark.requirement("R20")
def test_two_cases_become_one_by_keyboard(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str, seal: Callable[..., Path]
) -> None:
    other = str(intake.import_report(session, seal(JAPANESE)).case)
    for step in (NO_CONFLICT, Acknowledgement(cannot="anonymous")):
        record_step(session, other, step)
    screen = opened(qtbot, tasks, session, case_id)
    screen.columns.show_view(REPORT)
    tab_to(qtbot, screen.work.merge_button)

    def answer() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, MergeQuestion)
        assert question.other.count() == 2
        QTest.keyClick(question.other, Qt.Key.Key_Down)
        assert not question.do.isEnabled()
        QTest.keyClicks(question.why, "The same evening.")
        assert question.do.isEnabled()
        assert question.needs.isHidden()
        question.do.click()

    later(answer)
    press(qtbot, Qt.Key.Key_Space)
    assert screen.work.report_view is not None
    assert [card.answers[-1].toPlainText() != "" for card in screen.work.report_view.cards] == [True, True]
    assert len(cases.read_case(session, case_id).reports) == 2
    again = opened(qtbot, tasks, session, other)
    assert "goes on as" in everything_seen(again)
    assert again.work.merge_button.isHidden()


@pytest.mark.requirement("R7", "R28")
def test_an_account_its_translation_and_a_fact_are_written_down_by_keyboard(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    screen = opened(qtbot, tasks, session, case_id)
    write(qtbot, screen, Statement.key, {"who": WITNESS.id, "words": "Yamete, yamete", "language": "ja"})
    lists = screen.work.card.above.lists
    assert "Witness" in lists[Statement.key].rows.rows[0].accessibleName()
    lists[Statement.key].rows.rows[0].click()
    form = screen.work.entry_form
    assert form is not None
    assert "Yamete, yamete" in everything_seen(form)
    assert "words" not in form.panel._fields
    tab_to(qtbot, form.translate_button)
    press(qtbot, Qt.Key.Key_Space)
    answers = {"words": "They said stop", "language": "en", "translator": "The organizer", "made_on": "2026-05-17"}
    fill(qtbot, screen, answers)
    fact = {"behavior": "Went on after that", "source": "Two accounts", "status": "established", "about": REPORTED.id}
    write(qtbot, screen, Fact.key, fact)
    case = cases.read_case(session, case_id)
    assert [one.entry.words for one in case.standing(Statement)] == ["Yamete, yamete"]
    assert [one.entry.words for one in case.standing(Translation)] == ["They said stop"]
    assert [one.entry.answers() for one in case.standing(Fact)] == [fact]
    assert "Went on after that" in everything_seen(screen.work.card.above)
    assert screen.work.next_bar.sentence.words() == "Next: Danger and safety hold"


def write(qtbot: QtBot, screen: CaseScreen, kind: str, answers: dict[str, str]) -> None:
    """Open an empty form from its list and write an entry down, by keyboard."""
    screen.show_key("accounts")
    tab_to(qtbot, screen.work.card.above.lists[kind].add_button)
    press(qtbot, Qt.Key.Key_Space)
    fill(qtbot, screen, answers)


def fill(qtbot: QtBot, screen: CaseScreen, answers: dict[str, str]) -> None:
    """Answer the open form and press Ctrl+Enter."""
    form = screen.work.entry_form
    assert form is not None
    for key, answer in answers.items():
        type_into(qtbot, form.panel, key, answer)
    press(qtbot, Qt.Key.Key_Return, control=True)
    assert screen.work.entry_form is None


def test_what_was_typed_into_an_entry_survives_a_change_of_language(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    screen = opened(qtbot, tasks, session, case_id)
    screen.show_key("accounts")
    screen.entry_desk.open(Fact.key)
    form = screen.work.entry_form
    assert form is not None
    type_into(qtbot, form.panel, "behavior", "Went on")
    state = screen.unsaved()
    i18n.speak("ja")
    again = opened(qtbot, tasks, session, case_id)
    again.restore(state)
    restored = again.work.entry_form
    assert restored is not None
    assert restored.answers()["behavior"] == "Went on"
    assert restored.is_changed()


def test_an_entry_that_lacks_something_says_what_and_keeps_the_words(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    screen = opened(qtbot, tasks, session, case_id)
    screen.show_key("accounts")
    screen.entry_desk.open(Statement.key)
    form = screen.work.entry_form
    assert form is not None
    type_into(qtbot, form.panel, "words", "It went on.")
    press(qtbot, Qt.Key.Key_Return, control=True)
    assert "whose account" in form.banner.sentence.words()
    assert form.answers() == {"words": "It went on."}
    assert form.save_button.isEnabled()
    assert cases.read_case(session, case_id).entries == ()
