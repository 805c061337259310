"""The studio: what is marked where, when the way to the PDF opens, and that typing is never disturbed."""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.people import Person, Role
from app.domain.report import YesNo
from app.services import anonymity, cases, public_texts, publication, vault
from app.services import practice_first as story
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.storage import journal
from app.ui.anonymity import original_pane
from app.ui.anonymity.decisions import DismissalCard, RegisterCard
from app.ui.anonymity.places import to_points, to_units
from app.ui.anonymity.public_editor import PublicEditor
from app.ui.anonymity.studio import StudioScreen
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import theme
from tests.builders import PASSPHRASE, FakeClock
from tests.ui.screens_publication import case_for_publication

pytestmark = pytest.mark.requirement("R15")


class Later(Executor):
    """Runs each job when the test says so, on this thread."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        self.waiting.append(lambda: future.set_result(fn(*args, **kwargs)))
        return future

    def run_one(self) -> None:
        self.waiting.pop(0)()
        QApplication.processEvents()


@pytest.fixture
def case_id(session: Session, tmp_path: Path) -> str:
    return case_for_publication(session, tmp_path)


@pytest.fixture
def studio(qtbot: QtBot, session: Session, tasks: Tasks, case_id: str) -> StudioScreen:
    return shown(qtbot, StudioScreen(tasks, session, case_id))


def shown(qtbot: QtBot, screen: StudioScreen) -> StudioScreen:
    qtbot.addWidget(screen)
    screen.resize(1216, 800)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.checker.check_now()
    return screen


def commit(editor: PublicEditor, text: str) -> None:
    """Type this as an input method does, whatever the script."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def compose(editor: PublicEditor, text: str) -> None:
    QApplication.sendEvent(editor, QInputMethodEvent(text, []))


def write(screen: StudioScreen, text: str) -> None:
    """Put a text in place of the whole one, as typing, and let it be checked."""
    screen.editor.selectAll()
    commit(screen.editor, text)
    screen.checker.check_now()


def make(screen: StudioScreen) -> None:
    """Ask for the PDF, and tick all of the last page."""
    screen.export.make.click()
    go_through(screen)


def go_through(screen: StudioScreen) -> None:
    """Tick all of the last page and go on."""
    page = screen.making.last_page
    assert page is not None
    assert not page.make.isEnabled()
    for row in page.ticks.rows:
        row.click()
    page.make.click()


def marked(screen: StudioScreen) -> list[str]:
    return [mark.place.selectedText() for mark in screen.editor.marks]


def opened(screen: StudioScreen) -> str:
    """The words of the finding whose card is open; the caret stands before them."""
    mark = screen.walk.open_mark
    assert mark is not None
    assert screen.editor.textCursor().position() == mark.place.selectionStart()
    return mark.place.selectedText()


def notes(session: Session, case: str) -> list[str]:
    return [entry.what for entry in journal.of_case(session.database, case)]


@pytest.mark.parametrize("code", ["en", "ja"])
def test_the_proposal_starts_clean_and_the_way_is_open(
    qtbot: QtBot, session: Session, tasks: Tasks, case_id: str, code: str
) -> None:
    i18n.speak(code)
    screen = shown(qtbot, StudioScreen(tasks, session, case_id))
    assert screen.languages.value() == code
    assert screen.editor.text() == anonymity.propose_public_text(session, case_id, code)
    assert screen.editor.marks == ()
    assert screen.export.make.isEnabled()
    assert screen.editor.hasFocus()


@pytest.mark.parametrize(
    ("language", "before", "name"),
    [
        ("en", "It was ", "Daniel Brandt"),
        ("en", "𠮷の店 😀😀 It was ", "Daniel Brandt"),
        ("ja", "それは", "田中愛子"),
        ("ja", "😀𠮷の店で、", "田中愛子"),
        ("ja", "一行目。\n𠮷\n\n三行目は", "タナカ"),
    ],
)
def test_a_name_is_marked_where_it_stands_and_taking_it_out_opens_the_way(
    studio: StudioScreen, language: str, before: str, name: str
) -> None:
    studio.languages.segments()[("en", "ja").index(language)].click()
    write(studio, f"{before}{name}。")
    assert marked(studio) == [name]
    (selection,) = studio.editor.extraSelections()
    assert selection.cursor.selectedText() == name
    assert selection.format.background().color() == theme().color("danger_bg")
    assert not studio.export.make.isEnabled()
    assert studio.export.state.words() == "1 place blocks the PDF"
    write(studio, f"{before}。")
    assert marked(studio) == []
    assert studio.export.make.isEnabled()


def test_the_line_under_a_name_is_painted_under_that_name(studio: StudioScreen) -> None:
    write(studio, "😀 It was Daniel Brandt.")
    (mark,) = studio.editor.marks
    (rect,) = studio.editor.rects(mark)
    picture = studio.editor.viewport().grab().toImage()
    red = theme().color("danger")

    def line_at(x: float) -> bool:
        around = range(int(rect.bottom()) - 4, int(rect.bottom()) + 2)
        return red in [QColor(picture.pixel(QPoint(int(x), y))) for y in around]

    assert all(line_at(x) for x in (rect.left() + 2, rect.center().x(), rect.right() - 2))
    assert not line_at(rect.left() - 6)
    assert not line_at(rect.right() + 6)


@pytest.mark.parametrize("text", ["", "abc", "𠮷a😀b", "a\u0301𠮷"])
def test_code_points_and_units_lead_to_each_other(text: str) -> None:
    assert [to_points(text, to_units(text, at)) for at in range(len(text) + 1)] == list(range(len(text) + 1))
    assert to_units(text, len(text)) == len(text.encode("utf-16-le")) // 2


def test_a_check_moves_no_caret_and_leaves_undo_alone(studio: StudioScreen) -> None:
    studio.editor.moveCursor(QTextCursor.MoveOperation.Start)
    commit(studio.editor, "Daniel Brandt ")
    steps, caret = studio.editor.document().availableUndoSteps(), studio.editor.textCursor().position()
    studio.checker.check_now()
    assert marked(studio) == ["Daniel Brandt"]
    assert (studio.editor.document().availableUndoSteps(), studio.editor.textCursor().position()) == (steps, caret)
    studio.editor.undo()
    assert not studio.editor.text().startswith("Daniel")


def test_a_check_follows_a_pause_within_300_milliseconds(qtbot: QtBot, studio: StudioScreen) -> None:
    with qtbot.waitSignal(studio.checker.found, timeout=300):
        commit(studio.editor, "Daniel Brandt")
    assert marked(studio) == ["Daniel Brandt"]


def test_nothing_is_checked_while_the_input_method_composes(qtbot: QtBot, studio: StudioScreen) -> None:
    commit(studio.editor, "田中愛子")
    compose(studio.editor, "さ")
    with qtbot.assertNotEmitted(studio.checker.found, wait=350):
        compose(studio.editor, "さん")
    assert not studio.export.make.isEnabled()
    with qtbot.waitSignal(studio.checker.found, timeout=300):
        commit(studio.editor, "さん")
    assert marked(studio) == ["田中愛子"]


def test_keys_belong_to_the_input_method_while_it_composes(qtbot: QtBot, studio: StudioScreen) -> None:
    write(studio, "Daniel Brandt")
    compose(studio.editor, "かな")
    with qtbot.assertNotEmitted(studio.back_asked):
        qtbot.keyClick(studio.editor, Qt.Key.Key_Escape)
        qtbot.keyClick(studio.editor, Qt.Key.Key_F8)
    assert not studio.walk.is_open


def test_the_answer_to_an_older_text_is_dropped(qtbot: QtBot, session: Session, case_id: str) -> None:
    later = Later()
    screen = StudioScreen(Tasks(later), session, case_id)
    qtbot.addWidget(screen)
    later.run_one()
    screen.checker.check_now()
    later.run_one()
    write(screen, "Daniel Brandt")
    screen.editor.selectAll()
    commit(screen.editor, "Nobody. Maya Okafor")
    later.run_one()
    assert marked(screen) == []
    assert not screen.export.make.isEnabled()
    screen.checker.check_now()
    later.run_one()
    assert marked(screen) == ["Maya Okafor"]


def test_no_check_runs_on_the_thread_of_the_window(
    qtbot: QtBot, vault_folder: Path, session: Session, case_id: str
) -> None:
    """The vault of this test is opened on the worker, and each call of the check is watched."""
    session.close()
    seen: list[int] = []

    def watch(frame: Any, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code is anonymity.check.__code__:
            seen.append(threading.get_ident())

    tasks, sessions = Tasks(), []
    threading.setprofile(watch)
    sys.setprofile(watch)
    try:
        tasks.run(lambda: vault.open_vault(vault_folder, PASSPHRASE), sessions.append, pytest.fail)
        qtbot.waitUntil(lambda: bool(sessions), timeout=10_000)
        screen = StudioScreen(tasks, sessions[0], case_id)
        qtbot.addWidget(screen)
        qtbot.waitUntil(screen.export.make.isEnabled, timeout=10_000)
        for letter in "Daniel Brandt ":
            qtbot.keyClick(screen.editor, letter)
            qtbot.wait(5)
        qtbot.waitUntil(lambda: marked(screen) == ["Daniel Brandt"], timeout=10_000)
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
        tasks.run(sessions[0].close, lambda _none: None, pytest.fail)
        tasks.shutdown()
    assert len(seen) >= 2
    assert threading.get_ident() not in seen


def test_both_languages_keep_their_own_text(
    qtbot: QtBot, studio: StudioScreen, session: Session, tasks: Tasks, case_id: str
) -> None:
    write(studio, "One 𠮷 text.")
    studio.languages.segments()[1].click()
    assert "報告" in studio.editor.text()
    write(studio, "二つ目の文章。")
    studio.languages.segments()[0].click()
    assert studio.editor.text() == "One 𠮷 text."
    state = studio.unsaved()
    assert state == {"texts": {"en": "One 𠮷 text.", "ja": "二つ目の文章。"}, "language": "en"}
    i18n.speak("ja")
    again = StudioScreen(tasks, session, case_id)
    again.restore(state)
    shown(qtbot, again)
    assert again.languages.value() == "en"
    assert again.unsaved() == state


def test_a_text_restored_before_the_case_has_come_is_not_overwritten(
    qtbot: QtBot, session: Session, case_id: str
) -> None:
    later = Later()
    screen = StudioScreen(Tasks(later), session, case_id)
    qtbot.addWidget(screen)
    screen.restore({"texts": {"en": "Mine."}, "language": "en"})
    later.run_one()
    assert screen.editor.text() == "Mine."


def test_f8_walks_and_enter_puts_the_label_in_the_place(qtbot: QtBot, studio: StudioScreen) -> None:
    text = "😀 Daniel Brandt spoke. Tanaka-san left at 23:40."
    write(studio, text)
    assert marked(studio) == ["Daniel Brandt", "Tanaka-san", "23:40"]
    studio.editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(studio.editor, Qt.Key.Key_F8)
    assert opened(studio) == "Daniel Brandt"
    assert studio.walk.card.replace.text() == "Replace with “Person A”"
    qtbot.keyClick(studio.walk.card.replace, Qt.Key.Key_F8)
    assert opened(studio) == "Tanaka-san"
    assert studio.walk.card.whom.words() == "Points to: Reporter"
    qtbot.keyClick(studio.walk.card.replace, Qt.Key.Key_Return)
    assert studio.editor.text() == text.replace("Tanaka-san", "Person B")
    assert studio.editor.hasFocus()
    assert not studio.walk.is_open
    studio.editor.undo()
    assert studio.editor.text() == text
    studio.checker.check_now()
    studio.editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(studio.editor, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert opened(studio) == "23:40"
    assert studio.walk.card.replace.text() == "Replace with “at night”"
    qtbot.keyClick(studio.walk.card.replace, Qt.Key.Key_Return)
    assert studio.editor.text() == text.replace("at 23:40", "at night")


def test_a_japanese_label_takes_the_honorific_with_it(qtbot: QtBot, studio: StudioScreen) -> None:
    studio.languages.segments()[1].click()
    write(studio, "昨年、田中さんが話しました。")
    qtbot.keyClick(studio.editor, Qt.Key.Key_F8)
    qtbot.keyClick(studio.walk.card.replace, Qt.Key.Key_Return)
    assert studio.editor.text() == "昨年、Bさんが話しました。"


def test_enter_on_a_row_goes_to_the_place_and_escape_comes_back(qtbot: QtBot, studio: StudioScreen) -> None:
    write(studio, "Daniel Brandt left at 23:40.")
    rows = studio.check.groups[0].list.rows
    assert len(rows) == 2
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    qtbot.keyClick(rows[1], Qt.Key.Key_Return)
    assert opened(studio) == "23:40"
    assert studio.walk.is_open
    with qtbot.assertNotEmitted(studio.back_asked):
        qtbot.keyClick(studio.walk.card.next, Qt.Key.Key_Escape)
    assert not studio.walk.is_open
    assert studio.editor.hasFocus()
    with qtbot.waitSignal(studio.back_asked):
        qtbot.keyClick(studio.editor, Qt.Key.Key_Escape)


def test_the_card_never_covers_its_finding(studio: StudioScreen) -> None:
    write(studio, "\n".join(f"Line {n}: Daniel Brandt." for n in range(40)))
    for number in (1, 7, 12, 20, 40):
        studio.walk.go_to(number)
        (rect,) = studio.editor.rects(studio.editor.marks[number - 1])
        place = rect.toRect().translated(studio.editor.viewport().mapTo(studio, QPoint()))
        card = studio.walk.card.rect().translated(studio.walk.card.mapTo(studio, QPoint()))
        assert not card.intersects(place), number
        assert studio.rect().contains(card), number


def test_a_click_on_a_mark_opens_its_card_and_typing_closes_it(qtbot: QtBot, studio: StudioScreen) -> None:
    write(studio, "It was Daniel Brandt.")
    (rect,) = studio.editor.rects(studio.editor.marks[0])
    qtbot.mouseClick(studio.editor.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert studio.walk.is_open
    assert studio.editor.hasFocus()
    qtbot.keyClicks(studio.editor, "x")
    assert not studio.walk.is_open


def test_a_hold_keeps_the_way_closed_and_says_so(qtbot: QtBot, session: Session, tasks: Tasks, case_id: str) -> None:
    record_step(session, case_id, replace(story.SAFE, threat=YesNo.YES))
    screen = shown(qtbot, StudioScreen(tasks, session, case_id))
    assert screen.hold.isVisible()
    assert "hold" in screen.hold.sentence.words()
    assert not screen.export.make.isEnabled()
    with qtbot.assertNotEmitted(screen.built):
        qtbot.keyClick(screen.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    write(screen, "Daniel Brandt")
    assert marked(screen) == ["Daniel Brandt"]


def test_a_hold_that_came_meanwhile_is_told_in_place(
    qtbot: QtBot, studio: StudioScreen, session: Session, case_id: str
) -> None:
    record_step(session, case_id, replace(story.SAFE, threat=YesNo.YES))
    with qtbot.assertNotEmitted(studio.built):
        make(studio)
    assert "hold" in studio.banner.sentence.words()


def test_an_unknown_heading_is_refused_in_its_sentence_and_nothing_is_lost(qtbot: QtBot, studio: StudioScreen) -> None:
    write(studio, "## Gossip\nSomebody was loud.")
    with qtbot.assertNotEmitted(studio.built):
        make(studio)
    assert "heading" in studio.banner.sentence.words()
    assert studio.editor.text() == "## Gossip\nSomebody was loud."
    assert not studio.editor.isReadOnly()
    qtbot.keyClicks(studio.editor, "x")
    assert not studio.banner.isVisible()


def test_an_empty_text_has_no_way(studio: StudioScreen) -> None:
    write(studio, " \n")
    assert not studio.export.make.isEnabled()
    assert studio.export.state.words() == "There is no text yet"


def test_a_refusal_shows_where(qtbot: QtBot, studio: StudioScreen, session: Session, case_id: str) -> None:
    """Somebody is registered while the text stands there checked: only the services know it."""
    write(studio, "😀 A quartzling was loud, and quartzling left.")
    assert studio.export.make.isEnabled()
    register_person(session, case_id, Person(id="f" * 32, role=Role.WITNESS, handles=("quartzling",)))
    with qtbot.assertNotEmitted(studio.built):
        make(studio)
    assert marked(studio) == ["quartzling", "quartzling"]
    assert studio.banner.isVisible()
    assert studio.banner.sentence.words().startswith("2 places could show")
    assert not studio.export.make.isEnabled()


def test_what_was_built_is_handed_on(qtbot: QtBot, studio: StudioScreen) -> None:
    write(studio, story.PUBLIC_TEXT["en"])
    with qtbot.waitSignal(studio.built) as told:
        qtbot.keyClick(studio.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        go_through(studio)
    (built,) = told.args
    assert isinstance(built, publication.Built)
    assert built.text == story.PUBLIC_TEXT["en"]
    assert studio.editor.text() == story.PUBLIC_TEXT["en"]


def test_names_of_the_original_are_hidden_until_asked_for(
    qtbot: QtBot, studio: StudioScreen, session: Session, monkeypatch: pytest.MonkeyPatch, case_id: str
) -> None:
    monkeypatch.setattr(original_pane, "SECONDS_SHOWN", 1)
    original = studio.original
    hidden = original.text.toPlainText()
    assert "Brandt" not in hidden
    assert "Reported person" in hidden
    assert "names shown: to check a text" not in notes(session, case_id)
    original.names.click()
    assert "Daniel Brandt" in original.text.toPlainText()
    assert notes(session, case_id).count("names shown: to check a text") == 1
    assert original.hiding.text() == "Names hide in 0:01"
    qtbot.waitUntil(lambda: original.text.toPlainText() == hidden, timeout=3000)
    assert not original.names_are_shown


@pytest.mark.parametrize("leaving", ["hide now", "focus lost", "screen left"])
def test_names_hide_again_on_leaving(studio: StudioScreen, leaving: str) -> None:
    studio.original.names.click()
    assert "Brandt" in studio.original.text.toPlainText()
    if leaving == "hide now":
        studio.original.names.click()
    elif leaving == "focus lost":
        QApplication.sendEvent(studio.original, QEvent(QEvent.Type.WindowDeactivate))
    else:
        studio.hide()
    assert "Brandt" not in studio.original.text.toPlainText()


def test_nothing_of_the_original_can_be_copied(qtbot: QtBot, studio: StudioScreen) -> None:
    studio.original.names.click()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    studio.original.text.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        qtbot.keyClick(studio.original.text, key, Qt.KeyboardModifier.ControlModifier)
    studio.original.text.selectAll()
    studio.original.text.copy()
    assert clipboard.text() in {"before", ""}
    assert studio.original.text.createMimeDataFromSelection().formats() == []


@pytest.mark.requirement("R27")
def test_an_undeclared_conflict_shows_nothing_of_the_case(
    qtbot: QtBot, session: Session, tasks: Tasks, seal: Callable[..., Path]
) -> None:
    from app.services import intake

    case = str(intake.import_report(session, seal(story.SECOND_REPORT)).case)
    screen = shown(qtbot, StudioScreen(tasks, session, case))
    assert "conflict" in screen.banner.sentence.words()
    assert screen.original.text.toPlainText() == screen.editor.text() == ""
    assert screen.editor.isReadOnly()
    assert not screen.export.make.isEnabled()


def test_the_last_page_wants_every_sentence_looked_at(qtbot: QtBot, studio: StudioScreen) -> None:
    write(studio, story.PUBLIC_TEXT["en"])
    studio.export.make.click()
    page = studio.making.last_page
    assert page is not None
    assert len(page.ticks.rows) == 5
    for row in page.ticks.rows[:-1]:
        qtbot.keyClick(row, Qt.Key.Key_Space)
    assert not page.make.isEnabled() and page.closed.isVisible()
    with qtbot.assertNotEmitted(studio.built):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_a_finding_is_left_with_a_reason_and_taken_back(
    qtbot: QtBot, studio: StudioScreen, session: Session, case_id: str
) -> None:
    write(studio, "Daniel Brandt left.")
    studio.walk.go_to(1)
    studio.walk.card.dismiss.click()
    card = studio.decisions.card
    assert isinstance(card, DismissalCard)
    assert not card.leave.isEnabled()
    qtbot.keyClicks(card.reason, "Another person of that name, who agreed")
    qtbot.keyClick(card.leave, Qt.Key.Key_Space)
    assert marked(studio) == []
    assert studio.export.make.isEnabled()
    assert studio.check.left.fold.text() == "1 left with a reason"
    studio.check.left.fold.click()
    studio.check.left.list.rows[0].click()
    assert marked(studio) == ["Daniel Brandt"]
    assert not studio.export.make.isEnabled()
    assert notes(session, case_id)[-2:] == ["finding dismissed", "dismissal taken back"]


def test_a_name_nobody_registered_is_registered_from_its_mark(
    qtbot: QtBot, studio: StudioScreen, session: Session, case_id: str
) -> None:
    write(studio, "Later @lanternfly wrote.")
    assert studio.editor.marks[0].finding.person is None
    studio.walk.go_to(1)
    studio.walk.card.register.click()
    card = studio.decisions.card
    assert isinstance(card, RegisterCard)
    card.role.set_answer("witness")
    card.register.click()
    assert studio.editor.marks[0].finding.person is not None
    witness = cases.read_case(session, case_id).people[-1]
    assert (witness.role, witness.handles) == (Role.WITNESS, ("lanternfly",))


def test_the_text_is_kept_in_the_vault_while_it_is_checked(
    qtbot: QtBot, studio: StudioScreen, session: Session, tasks: Tasks, case_id: str
) -> None:
    write(studio, "Person A was loud.")
    again = shown(qtbot, StudioScreen(tasks, session, case_id))
    assert again.editor.text() == "Person A was loud."


def test_a_second_reader_sees_the_text_and_nothing_else(
    qtbot: QtBot, studio: StudioScreen, session: Session, case_id: str
) -> None:
    write(studio, "Person A was loud.")
    studio.second.click()
    card = studio.readings.card
    assert card is not None
    assert card.size() == studio.window().size()
    assert not card.nobody.isEnabled() and not card.somebody.isEnabled()
    assert card.say.words()
    for row in card.ticks.rows:
        row.click()
    qtbot.keyClicks(card.reader, "M. O.")
    card.nobody.click()
    assert public_texts.reading_of(session, case_id, "en", "Person A was loud.").read_by_two
    assert notes(session, case_id)[-1] == "public text: second_reader"


def test_small_things_together_close_the_way_until_somebody_read_it(
    qtbot: QtBot, session: Session, tasks: Tasks, case_id: str, clock: FakeClock
) -> None:
    studio = shown(qtbot, StudioScreen(tasks, session, case_id))
    write(
        studio,
        "The only first-time speaker stood in Umeda Hub. An engineer at Blue Lantern Inc. heard it.",
    )
    assert not studio.export.make.isEnabled()
    assert studio.export.state.words() == "A second reader has to confirm"
    assert studio.together.isVisible()
    studio.second.click()
    assert studio.readings.card is not None
    studio.readings.card.later.click()
    assert "rests until 17 May 2026, 00:00" in studio.together.detail.words()
    clock.forward(days=1)
    studio.second.click()
    for row in studio.readings.card.ticks.rows:
        row.click()
    studio.readings.card.again.click()
    assert studio.export.make.isEnabled()
    assert studio.together.sentence.words() == "Read by one person, twice."


@pytest.mark.requirement("R16")
def test_the_card_says_who_agreed_to_what_without_their_words(studio: StudioScreen, qtbot: QtBot) -> None:
    assert [line.split(":")[0] for line in studio.releases.words] == ["Person A", "Person B", "Person C"]
    assert all(line.endswith("None") for line in studio.releases.words)
    with qtbot.waitSignal(studio.back_asked):
        studio.releases.add_release.click()
