"""The review in the window: walked by keyboard, closed by its guards, and nothing typed is ever lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.determination import Determination
from app.domain.letters import ACKNOWLEDGEMENT, OUTCOME
from app.domain.report import Report, YesNo
from app.domain.responses import ProposedResponse
from app.domain.review_steps import REVIEW_STEPS, ConflictOfInterest, Publication
from app.domain.safety import Safety
from app.services import cases, intake, letters
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.storage import journal
from app.ui.kit.choices import ChoiceBox
from app.ui.kit.editors import TextEdit
from app.ui.kit.page import Scroller
from app.ui.kit.stepper import StepState
from app.ui.kit.tasks import Tasks
from app.ui.review.case_screen import CaseScreen
from app.ui.review.columns import PEOPLE, REPORT, STEPS
from tests.builders import ENGLISH, REPORTED, REPORTER, SECOND_REPORTED, WITNESS
from tests.ui.case_steps import ACTION, ALL_STEPS, ASKED, FOUND, HEARD, NO_CONFLICT, PROPOSED, PUBLISHED, SAFE
from tests.ui.case_walk import choose_segment, everything_seen, press, record_by_keyboard, show, tab_to, type_into

DANGER = Safety(ongoing=YesNo.YES, threat=YesNo.UNKNOWN, basis="She called.")


@pytest.fixture
def case_id(session: Session, seal: Callable[..., Path]) -> str:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    for person in (REPORTER, REPORTED, WITNESS):
        register_person(session, case, person)
    return case


def walked(session: Session, case: str, *steps: object) -> str:
    for step in steps:
        record_step(session, case, step, REPORTED.id if step.per_person else None)
    return case


def opened(qtbot: QtBot, tasks: Tasks, session: Session, case: str, width: int = 1216) -> CaseScreen:
    screen = CaseScreen(tasks, session, case)
    show(qtbot, screen, width)
    return screen


def states(screen: CaseScreen) -> list[StepState]:
    return [row.step.state for row in screen.work.stepper.rows]


@pytest.mark.requirement("R27", "R28", "R29", "R30", "R42", "R43")
def test_the_whole_review_by_keyboard_only(qtbot: QtBot, tasks: Tasks, session: Session, case_id: str) -> None:
    screen = opened(qtbot, tasks, session, case_id)
    walked_steps = []
    for step in ALL_STEPS:
        walked_steps.append(type(step))
        if step.key == "people_told":
            kept = letters.write_letter(session, case_id, OUTCOME, "en", ACTION)
            letters.mark_sent(session, case_id, kept.id, "mail")
        record_by_keyboard(qtbot, screen, step)
        assert screen.work.card.refusal.sentence.words() == ""
    assert tuple(walked_steps) == REVIEW_STEPS
    case = cases.read_case(session, case_id)
    assert [record.step for record in case.records] == list(ALL_STEPS)
    recorded = [e.what for e in journal.of_case(session.database, case_id) if e.what.startswith("step recorded")]
    assert recorded == [f"step recorded: {step.key}" for step in REVIEW_STEPS]
    assert states(screen) == [StepState.DONE] * len(REVIEW_STEPS)
    assert screen.state_chip.text() == "Closed"
    assert not screen.work.card.record_button.isEnabled()
    assert "This case is closed." in everything_seen(screen)


@pytest.mark.requirement("R27")
def test_before_the_declaration_no_word_of_the_report_is_seen(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    screen = opened(qtbot, tasks, session, case_id)
    seen = everything_seen(screen)
    for hidden in (ENGLISH.account, ENGLISH.when, ENGLISH.place, ENGLISH.asked_to_stop, ENGLISH.contact):
        assert hidden not in seen
    for given in (ENGLISH.people, ENGLISH.witnesses):
        assert given in seen
    assert "Aiko" not in seen
    assert "dress" not in seen
    assert screen.work.report_view is None
    assert screen.side.people is None
    assert screen.work.opened is not None
    assert screen.work.opened.case.reports == screen.work.opened.case.people == screen.work.opened.activity == ()
    assert screen.columns.switch is None
    closed = [step for step, state in zip(REVIEW_STEPS, states(screen), strict=True) if state is StepState.BLOCKED]
    assert closed == [step for step in REVIEW_STEPS if step.needs_declaration]
    screen.show_key("determination")
    assert screen.work.card.form is None
    assert "Declare first" in screen.work.card.guard.sentence.words()
    assert "case opened" not in [entry.what for entry in journal.of_case(session.database, case_id)]
    record_by_keyboard(qtbot, screen_at(screen, "conflict_of_interest"), NO_CONFLICT)
    assert screen.work.report_view is not None
    assert [entry.what for entry in journal.of_case(session.database, case_id)].count("case opened") == 1


def screen_at(screen: CaseScreen, key: str) -> CaseScreen:
    screen.show_key(key)
    return screen


@pytest.mark.requirement("R27")
def test_a_declared_conflict_closes_the_case_to_its_records_too(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    walked(session, case_id, replace(SAFE, basis="Maya said she is at home."))
    walked(session, case_id, ConflictOfInterest(conflict=YesNo.YES))
    screen = screen_at(opened(qtbot, tasks, session, case_id), "safety")
    assert "at home" not in everything_seen(screen)
    assert screen.work.opened is not None
    assert "at home" not in repr(screen.work.opened.case)
    assert "The case rests" in everything_seen(screen)


def test_the_report_is_shown_word_for_word(qtbot: QtBot, tasks: Tasks, session: Session, case_id: str) -> None:
    walked(session, case_id, NO_CONFLICT)
    screen = opened(qtbot, tasks, session, case_id)
    assert screen.columns.switch is not None
    choose_segment(qtbot, screen.columns.switch, REPORT)
    assert screen.columns.view() == REPORT
    card = screen.work.report_view.cards[0] if screen.work.report_view else None
    assert card is not None
    given = ENGLISH.answers()
    shown = [text.toPlainText() for text in card.answers]
    assert shown == [
        next((c.label for c in q.choices if c == given[q.key]), given[q.key])
        for q in Report.questions()
        if q.key in given
    ]
    assert card.desk.isHidden()


def test_a_hold_says_what_waits_and_closes_it(qtbot: QtBot, tasks: Tasks, session: Session, case_id: str) -> None:
    walked(session, case_id, NO_CONFLICT)
    screen = screen_at(opened(qtbot, tasks, session, case_id), "safety")
    assert screen.work.hold.isHidden()
    form = screen.work.card.form
    assert form is not None
    assert form.field("ended").isHidden()
    for key, answer in DANGER.answers().items():
        type_into(qtbot, form, key, answer)
    press(qtbot, Qt.Key.Key_Return, control=True)
    assert screen.state_chip.text() == "On hold"
    assert "never wait" in screen.work.hold.detail.words()
    assert states(screen)[0] is StepState.HOLD
    screen.show_key("publication")
    assert "safety hold is on" in screen.work.card.guard.sentence.words()
    assert not screen.work.card.record_button.isEnabled()
    assert screen.work.card.reason.words()
    screen.show_key("acknowledgement")
    assert screen.work.card.record_button.isEnabled()
    record_statement(qtbot, screen, "has_ended", {"basis": "They left.", "since": "2026-05-16 18:00"})
    box = screen.work.card.below.release
    assert box is not None
    assert not box.release_button.isEnabled()
    assert "1 of 2" in everything_seen(box)
    safe = {"basis": "Each asked alone.", "asked_at": "2026-05-16 18:30"}
    record_statement(qtbot, screen, "everyone_safe", safe)
    box = screen.work.card.below.release
    assert box is not None
    assert box.release_button.isEnabled()
    tab_to(qtbot, box.release_button)
    answering(Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Space)
    assert screen.state_chip.text() == "On hold"
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    tab_to(qtbot, box.release_button)
    answering(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Space)
    assert screen.state_chip.text() == "In review"
    assert screen.work.hold.isHidden()


def record_statement(qtbot: QtBot, screen: CaseScreen, kind: str, answers: dict[str, str]) -> None:
    """Record one of the two statements by keyboard."""
    screen.show_key("safety")
    box = screen.work.card.below.release
    assert box is not None
    tab_to(qtbot, box.ended.button if kind == "has_ended" else box.safe.button)
    press(qtbot, Qt.Key.Key_Space)
    form = screen.work.entry_form
    assert form is not None
    for key, answer in answers.items():
        type_into(qtbot, form.panel, key, answer)
    press(qtbot, Qt.Key.Key_Return, control=True)
    assert screen.work.entry_form is None


def answering(*keys: Qt.Key) -> None:
    """Press these keys in the card that will ask."""

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert asked is not None
        for key in keys:
            QTest.keyClick(asked.focusWidget(), key)

    QTimer.singleShot(50, answer)


def test_what_was_typed_waits_while_somebody_looks_at_another_screen(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    walked(session, case_id, SAFE, NO_CONFLICT)
    screen = screen_at(opened(qtbot, tasks, session, case_id), "accounts")
    form = screen.work.card.form
    assert form is not None
    type_into(qtbot, form, "account", "I thought we were joking.")
    assert screen.work.card.reason.words() == "Not recorded yet."
    with qtbot.waitSignal(screen.back_asked):
        press(qtbot, Qt.Key.Key_Escape)
    screen.close()
    again = screen_at(opened(qtbot, tasks, session, case_id), "accounts")
    assert again.work.card.form is not None
    assert again.work.card.form.values() == {"account": "I thought we were joking."}


def test_control_and_tab_lead_to_the_next_person(qtbot: QtBot, tasks: Tasks, session: Session, case_id: str) -> None:
    register_person(session, case_id, SECOND_REPORTED)
    walked(session, case_id, SAFE, NO_CONFLICT)
    screen = screen_at(opened(qtbot, tasks, session, case_id), "accounts")
    chosen = []
    for _press in range(3):
        chosen.append(screen.work.card.person.id if screen.work.card.person else "")
        press(qtbot, Qt.Key.Key_Tab, control=True)
    assert chosen == [REPORTED.id, SECOND_REPORTED.id, REPORTED.id]


def test_a_refusal_stands_in_place_and_nothing_typed_is_lost(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    walked(session, case_id, SAFE, NO_CONFLICT, HEARD)
    screen = screen_at(opened(qtbot, tasks, session, case_id), "determination")
    form = screen.work.card.form
    assert form is not None
    type_into(qtbot, form, "what_happened", "Comments on looks.")
    assert "no source" in screen.work.card.concern.sentence.words()
    press(qtbot, Qt.Key.Key_Return, control=True)
    assert "Answer all four" in screen.work.card.refusal.sentence.words()
    assert form.values() == {"what_happened": "Comments on looks."}
    assert cases.read_case(session, case_id).latest(Determination) is None
    type_into(qtbot, form, "source", "Two accounts")
    assert screen.work.card.refusal.sentence.words() == ""
    assert screen.work.card.concern.sentence.words() == ""


@pytest.mark.requirement("G11")
def test_nobody_is_decided_about_unheard_but_the_finding_can_be_prepared(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    register_person(session, case_id, SECOND_REPORTED)
    walked(session, case_id, SAFE, NO_CONFLICT, HEARD)
    screen = screen_at(opened(qtbot, tasks, session, case_id), "determination")
    card = screen.work.card
    assert [tab.tab.label for tab in card.tabs.tabs] == ["Reported person 1", "Reported person 2"]
    assert [tab.tab.note for tab in card.tabs.tabs] == ["Not recorded yet", "Closed for now"]
    assert card.person is not None
    assert card.person.id == REPORTED.id
    assert card.record_button.isEnabled()
    tab_to(qtbot, card.tabs.tabs[0])
    press(qtbot, Qt.Key.Key_Right)
    assert card.person.id == SECOND_REPORTED.id
    assert "their view first" in card.guard.sentence.words()
    assert not card.record_button.isEnabled()
    assert card.form is not None
    type_into(qtbot, card.form, "reason", "Prepared.")
    screen.show_key("determination", REPORTED.id)
    assert card.form.values() == {}
    screen.show_key("determination", SECOND_REPORTED.id)
    assert card.form.values() == {"reason": "Prepared."}
    assert "Brandt" not in everything_seen(card)


@pytest.mark.requirement("R34", "G8")
def test_clause_behavior_and_response_are_chosen_by_the_words_of_the_profile(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    walked(session, case_id, SAFE, NO_CONFLICT, HEARD, FOUND)
    community = session.community
    for language in ("en", "ja"):
        i18n.speak(language)
        screen = screen_at(opened(qtbot, tasks, session, case_id), "determination")
        form = screen.work.card.form
        assert form is not None
        for key, offered in (("clause", community.clauses), ("behavior", community.behaviors)):
            box = form.editor(key)
            assert isinstance(box, ChoiceBox)
            assert [box.itemData(i) for i in range(1, box.count())] == [entry.code for entry in offered]
            assert [box.itemText(i) for i in range(1, box.count())] == [e.text.say(language) for e in offered]
            assert box.answer() == getattr(FOUND, key)
    screen = screen_at(opened(qtbot, tasks, session, case_id), "proposed_response")
    form = screen.work.card.form
    assert form is not None
    box = form.editor("kind")
    assert isinstance(box, ChoiceBox)
    flags = {str(box.itemData(i)): box.model().flags(box.model().index(i, 0)) for i in range(1, box.count())}
    open_kinds = {code for code, flag in flags.items() if flag & Qt.ItemFlag.ItemIsEnabled}
    assert open_kinds == {kind.code for kind in community.responses} - {"none", "no_action_possible"}


def test_a_day_that_is_none_is_said_at_its_field_before_anything_is_recorded(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    walked(session, case_id, SAFE, NO_CONFLICT, HEARD, FOUND)
    screen = screen_at(opened(qtbot, tasks, session, case_id), "proposed_response")
    form = screen.work.card.form
    assert form is not None
    for key, answer in replace(PROPOSED, starts="soon").answers().items():
        type_into(qtbot, form, key, answer)
    press(qtbot, Qt.Key.Key_Return, control=True)
    assert form.field("starts").fault.words()
    assert QApplication.focusWidget() is form.editor("starts")
    assert cases.read_case(session, case_id).latest(ProposedResponse, REPORTED) is None


def test_what_was_typed_survives_a_change_of_language(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    walked(session, case_id, SAFE, NO_CONFLICT, HEARD)
    screen = screen_at(opened(qtbot, tasks, session, case_id), "determination")
    assert screen.unsaved() == {}
    form = screen.work.card.form
    assert form is not None
    text = form.editor("what_happened")
    assert isinstance(text, TextEdit)
    text.setPlainText("懇親会での発言。\nTwice, after “please stop”.")
    screen.show_key("publication")
    typed = screen.work.card.form
    assert typed is not None
    typed.set_values({"publish": "yes", "reason": "Others asked."})
    kept = screen.unsaved()
    i18n.speak("ja")
    again = opened(qtbot, tasks, session, case_id)
    again.restore(kept)
    card = again.work.card
    assert card.step is Publication
    assert card.form is not None
    assert card.form.values() == {"publish": "yes", "reason": "Others asked."}
    again.show_key("determination")
    assert card.form is not None
    assert card.form.values() == {"what_happened": "懇親会での発言。\nTwice, after “please stop”."}
    assert again.unsaved()["drafts"] == screen.unsaved()["drafts"]


def test_a_step_that_was_recorded_leaves_nothing_unsaved(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    walked(session, case_id, SAFE, NO_CONFLICT, HEARD, FOUND, PROPOSED)
    screen = opened(qtbot, tasks, session, case_id)
    screen.show_key("feedback")
    with qtbot.waitSignal(screen.case_changed) as changed:
        record_by_keyboard(qtbot, screen, ASKED)
    assert changed.args == [case_id]
    assert screen.unsaved() == {}


def test_the_shell_is_told_where_somebody_wants_to_go(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    walked(session, case_id, SAFE, NO_CONFLICT, PUBLISHED)
    screen = opened(qtbot, tasks, session, case_id)
    for signal, button in (
        (screen.letters_asked, screen.letters_button),
        (screen.publish_asked, screen.publish_button),
    ):
        tab_to(qtbot, button)
        with qtbot.waitSignal(signal) as asked:
            press(qtbot, Qt.Key.Key_Space)
        assert asked.args == [case_id]
    with qtbot.waitSignal(screen.back_asked):
        press(qtbot, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("width", "switched"), [(1216, [REPORT]), (760, [REPORT, PEOPLE]), (560, [STEPS, REPORT, PEOPLE])]
)
def test_every_part_is_within_reach_at_every_width(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str, width: int, switched: list[str]
) -> None:
    walked(session, case_id, SAFE, NO_CONFLICT)
    screen = opened(qtbot, tasks, session, case_id, width)
    assert screen.columns.switch is not None
    offered = [segment.value for segment in screen.columns.switch.segments()]
    assert [name for name in offered if name != "work"] == switched
    parts = {STEPS: screen.work.steps, REPORT: screen.work.report, PEOPLE: screen.side}
    for name, part in parts.items():
        if name in switched:
            screen.columns.show_view(name)
        assert part.isVisibleTo(screen)


def test_the_notes_of_the_steps_are_short_enough_for_their_column(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    walked(session, case_id, SAFE, NO_CONFLICT)
    for more in ((), (HEARD,), (FOUND,), (PROPOSED,), (ASKED,), (DANGER,)):
        walked(session, case_id, *more)
        screen = opened(qtbot, tasks, session, case_id)
        notes = [row.step.note for row in screen.work.stepper.rows if row.step.state is StepState.BLOCKED]
        assert notes
        assert all(0 < len(note) <= 40 for note in notes), notes


def test_a_letter_that_was_marked_as_sent_is_the_record_of_the_acknowledgement(
    qtbot: QtBot, tasks: Tasks, session: Session, case_id: str
) -> None:
    walked(session, case_id, SAFE, NO_CONFLICT)
    screen = opened(qtbot, tasks, session, case_id)
    assert screen.due_chip.text().startswith("Acknowledge in")
    kept = letters.write_letter(session, case_id, ACKNOWLEDGEMENT, "en")
    letters.mark_sent(session, case_id, kept.id, "mail")
    screen.reload()
    assert screen.due_chip.text() == "Acknowledged"
    assert states(screen)[2] is StepState.DONE


def test_the_columns_never_lie_over_each_other(qtbot: QtBot, tasks: Tasks, session: Session, case_id: str) -> None:
    walked(session, case_id, NO_CONFLICT)
    screen = opened(qtbot, tasks, session, case_id, 1200)
    columns = screen.columns
    for withheld in (frozenset({PEOPLE}), frozenset()):
        columns.withhold(withheld)
        shown = [view for view in columns.findChildren(Scroller) if view.isVisible() and view.parent() is columns]
        places = [view.geometry() for view in shown]
        assert len(places) == 2 - len(withheld)
        assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[at + 1 :])
