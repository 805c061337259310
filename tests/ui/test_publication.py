"""The last look before saving: the pages from memory, the two answers it needs, and what happens when it changes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.people import Person, Role
from app.domain.report import YesNo
from app.pdf import preview
from app.services import practice_first as story
from app.services import publication
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.storage import publications
from app.ui.kit.tasks import Tasks
from app.ui.publication.page_preview import FIT, STEPS, picture
from app.ui.publication.publish import PublishScreen
from tests.builders import FakeClock
from tests.ui.screens_publication import case_for_publication

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case_id(session: Session, tmp_path: Path) -> str:
    return case_for_publication(session, tmp_path / "making")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "public").mkdir()
    return tmp_path / "public" / "report.pdf"


@pytest.fixture
def open_screen(
    qtbot: QtBot, session: Session, tasks: Tasks, case_id: str, target: Path
) -> Callable[..., PublishScreen]:
    """The screen of a PDF that was just made; the chooser gives the target, or whatever the test says."""

    def opening(language: str = "en", choose: Callable[[QWidget, str], Path | None] | None = None) -> PublishScreen:
        built = publication.build(session, case_id, language, story.PUBLIC_TEXT[language])
        screen = PublishScreen(tasks, session, case_id, built, choose or (lambda _parent, _name: target))
        qtbot.addWidget(screen)
        screen.resize(1216, 800)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        return screen

    return opening


@pytest.fixture
def screen(open_screen: Callable[..., PublishScreen]) -> PublishScreen:
    return open_screen()


def answer(screen: PublishScreen) -> None:
    screen.reason.set_answer("Guests asked.")
    screen.approved_by.set_answer("The organizer")


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def published(session: Session, case_id: str) -> tuple[publications.PublishedText, ...]:
    return publications.of_case(session.database, case_id)


def colors(image: QImage) -> set[int]:
    small = image.scaled(image.width() // 4, image.height() // 4)
    return {small.pixel(x, y) for x in range(small.width()) for y in range(small.height())}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_pages_are_shown_from_memory_and_nothing_is_on_the_disk(
    open_screen: Callable[..., PublishScreen], tmp_path: Path, language: str
) -> None:
    open_screen(language)
    before = files(tmp_path)
    screen = open_screen(language)
    first = screen.preview.views[0]
    assert len(screen.preview.views) == len(preview.pages(screen.file.pdf, 36))
    assert first.accessibleName() == f"Page 1 of {len(screen.preview.views)}"
    assert len(colors(first.image)) > 20
    assert len({first.grab().toImage().pixel(x, 60) for x in range(first.width())}) > 1
    assert files(tmp_path) == before
    assert screen.disk.words() == "Nothing is on the disk yet"


def test_a_picture_has_the_colors_of_the_page(screen: PublishScreen) -> None:
    page = preview.pages(screen.file.pdf, 72)[0]
    image = picture(page)
    for x, y in ((10, 10), (100, 120), (300, 400)):
        at = y * page.stride + 4 * x
        blue, green, red = page.pixels[at : at + 3]
        assert image.pixelColor(x, y).getRgb()[:3] == (red, green, blue)


@pytest.mark.requirement("R14")
def test_saving_needs_a_reason_and_an_approval(
    qtbot: QtBot, screen: PublishScreen, session: Session, case_id: str, target: Path
) -> None:
    for reason, approved_by in (("", ""), ("why", " "), (" \n", "me")):
        screen.reason.set_answer(reason)
        screen.approved_by.set_answer(approved_by)
        assert not screen.save.isEnabled()
        assert screen.closed.isVisible()
        assert screen.closed.words() == "Needs first: the reason and the approval"
        with qtbot.assertNotEmitted(screen.published):
            qtbot.keyClick(screen.reason, Qt.Key.Key_Return, CONTROL)
    assert not target.exists()
    assert published(session, case_id) == ()
    answer(screen)
    assert screen.save.isEnabled()
    assert screen.closed.isHidden()


@pytest.mark.requirement("R14")
def test_ctrl_enter_saves_what_was_shown_and_says_where_it_is(
    qtbot: QtBot, screen: PublishScreen, session: Session, case_id: str, target: Path
) -> None:
    answer(screen)
    with qtbot.waitSignal(screen.published) as told:
        qtbot.keyClick(screen.reason, Qt.Key.Key_Return, CONTROL)
    assert told.args == [case_id]
    assert target.read_bytes() == screen.file.pdf
    assert files(target.parent) == [target]
    (record,) = published(session, case_id)
    assert (record.reason, record.approved_by, record.language) == ("Guests asked.", "The organizer", "en")
    assert screen.banner.sentence.words() == "Saved. The file is outside the vault now."
    assert screen.save.isHidden()
    with qtbot.waitSignal(screen.case_asked):
        screen.done.click()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_suggested_name_holds_the_reference_and_the_language_alone(
    open_screen: Callable[..., PublishScreen], language: str
) -> None:
    asked: list[str] = []

    def choose(_parent: QWidget, suggested: str) -> None:
        asked.append(suggested)

    screen = open_screen(language, choose)
    answer(screen)
    screen.save.click()
    assert asked == [f"incident-{screen.file.reference}-{language}.pdf"]


def test_choosing_no_place_changes_nothing(
    qtbot: QtBot, open_screen: Callable[..., PublishScreen], session: Session, case_id: str
) -> None:
    screen = open_screen(choose=lambda _parent, _name: None)
    answer(screen)
    with qtbot.assertNotEmitted(screen.published):
        screen.save.click()
    assert screen.save.isEnabled()
    assert published(session, case_id) == ()


def test_a_place_that_cannot_be_written_is_told_and_nothing_typed_is_lost(
    qtbot: QtBot, open_screen: Callable[..., PublishScreen], session: Session, case_id: str, tmp_path: Path
) -> None:
    screen = open_screen(choose=lambda _parent, _name: tmp_path / "missing" / "x.pdf")
    answer(screen)
    with qtbot.assertNotEmitted(screen.published):
        screen.save.click()
    assert screen.banner.isVisible()
    assert "Choose another place" in screen.banner.sentence.words()
    assert screen.reason.answer() == "Guests asked."
    assert screen.save.isEnabled()
    assert published(session, case_id) == ()


def test_a_hold_that_came_meanwhile_stops_the_saving(
    qtbot: QtBot, screen: PublishScreen, session: Session, case_id: str, target: Path
) -> None:
    answer(screen)
    record_step(session, case_id, replace(story.SAFE, threat=YesNo.YES))
    with qtbot.assertNotEmitted(screen.published):
        screen.save.click()
    assert "hold" in screen.banner.sentence.words()
    assert not target.exists()
    assert published(session, case_id) == ()


@pytest.mark.requirement("R15")
def test_somebody_registered_meanwhile_stops_the_saving(
    qtbot: QtBot, screen: PublishScreen, session: Session, case_id: str, target: Path
) -> None:
    answer(screen)
    register_person(
        session, case_id, Person(id="f" * 32, role=Role.WITNESS, names=("Discord Newcomer",), also=("greet",))
    )
    register_person(session, case_id, Person(id="e" * 32, role=Role.WITNESS, handles=("undetermined",)))
    with qtbot.assertNotEmitted(screen.published):
        screen.save.click()
    assert "could show who someone is" in screen.banner.sentence.words()
    assert not target.exists()


def test_another_quarter_makes_another_file_and_this_one_is_not_saved(
    qtbot: QtBot, screen: PublishScreen, session: Session, case_id: str, target: Path, clock: FakeClock
) -> None:
    answer(screen)
    clock.forward(days=60)
    with qtbot.assertNotEmitted(screen.published):
        screen.save.click()
    assert screen.banner.sentence.words().startswith("Something has changed")
    assert not target.exists()
    assert published(session, case_id) == ()


def test_the_keys_change_the_size_of_the_pages(qtbot: QtBot, screen: PublishScreen) -> None:
    first = screen.preview.views[0]
    assert screen.preview.zoom == FIT
    whole = first.width()
    sizes = []
    for _step in range(len(STEPS) + 1):
        qtbot.keyClick(screen.preview, Qt.Key.Key_Plus, CONTROL)
        sizes.append(screen.preview.zoom)
    assert sizes == sorted(sizes)
    assert sizes[-1] == STEPS[-1]
    assert screen.pages.words().endswith("200 %")
    qtbot.waitUntil(lambda: first.width() == 2 * first.natural_width())
    qtbot.keyClick(screen.preview, Qt.Key.Key_Minus, CONTROL)
    assert screen.preview.zoom == STEPS[-2]
    qtbot.keyClick(screen.preview, Qt.Key.Key_0, CONTROL)
    qtbot.waitUntil(lambda: first.width() == whole)
    assert screen.preview.zoom == FIT
    assert screen.page_size.value() == str(FIT)
    screen.page_size.segments()[1].click()
    assert screen.preview.zoom == 100


def test_the_language_can_change_without_a_lost_character(
    qtbot: QtBot, screen: PublishScreen, session: Session, tasks: Tasks, case_id: str
) -> None:
    screen.reason.set_answer("𠮷 asked 😀")
    screen.approved_by.set_answer("主催者")
    state = screen.unsaved()
    i18n.speak("ja")
    again = PublishScreen(tasks, session, case_id, screen.file)
    qtbot.addWidget(again)
    again.restore(state)
    assert again.unsaved() == state
    assert again.save.isEnabled()


def test_escape_goes_back_to_the_text(qtbot: QtBot, screen: PublishScreen) -> None:
    with qtbot.waitSignal(screen.back_asked):
        qtbot.keyClick(screen.preview, Qt.Key.Key_Escape)
