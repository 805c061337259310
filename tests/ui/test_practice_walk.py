"""Ten cases of the practice vault are worked on in the real window, by keyboard only.

`MAMORI_PICTURES=folder pytest -m long tests/ui/test_practice_walk.py` keeps a picture of every step in both languages.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.crypto.key_slots import LEAST
from app.domain.case import Case, ReviewStep
from app.domain.determination import Accounts, Determination, Hearing, Identified, Verdict
from app.domain.report import YesNo
from app.domain.review_steps import Acknowledgement, Change, ConflictOfInterest, Feedback
from app.domain.safety import Safety
from app.domain.updates import UpdateToReporter
from app.services import cases, letters, practice, vault
from app.services.practice_cases import CASES as STORIES
from app.services.session import Session
from app.ui.application import speak_qt
from app.ui.cases.case_list import CLOSED
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.letters.letters_screen import LettersScreen
from app.ui.review.case_screen import CaseScreen
from app.ui.shell.cases_view import CasesView
from app.ui.shell.main_window import MainWindow
from app.ui.shell.navigation import TODAY
from app.ui.shell.places import Where
from app.ui.today.screen import TodayScreen
from app.ui.updates.screen import UpdateScreen
from app.ui.welcome.screen import WelcomeScreen
from tests.builders import PASSPHRASE
from tests.ui.case_walk import choose_segment, everything_seen, press, record_by_keyboard, show, tab_to

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
SAFE = Safety(ongoing=YesNo.NO, threat=YesNo.NO, basis="The reporter said so.")
DANGER = Safety(ongoing=YesNo.YES, threat=YesNo.YES, basis="He was seen again this morning.")
NO_CONFLICT = ConflictOfInterest(conflict=YesNo.NO, took_part="The organizer", alone=YesNo.YES)
ASKED = Feedback(answer="That is fine with me.", change=Change.UNCHANGED, why="It agrees.")
HEARD = Accounts(hearing=Hearing.HEARD, account="I did not see that it was too much.", how="In a call")
NOT_ASKED = Accounts(hearing=Hearing.NOT_ASKED_BECAUSE, why_not="Nobody knows yet who it was.")
OPEN_END = Determination(
    what_happened="Private messages, of which nobody showed us one.",
    source="One account, at second hand.",
    verdict=Verdict.UNDETERMINED,
    reason="We could not learn enough.",
    identified=Identified.YES,
    ongoing_or_threat=YesNo.UNKNOWN,
)


@pytest.fixture(scope="module")
def folder_of_practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("walk") / "p"
    practice.make_practice(folder, PASSPHRASE, NOW, clock=lambda: NOW, effort=LEAST).session.close()
    return folder / practice.VAULT


@pytest.fixture
def session(folder_of_practice: Path, tmp_path: Path) -> Iterator[Session]:
    copy = shutil.copytree(folder_of_practice, tmp_path / practice.VAULT)
    opened = vault.open_vault(copy, PASSPHRASE, clock=lambda: NOW)
    yield opened
    opened.close()


class Walk:
    """The window over a practice vault, what a person does in it, and the pictures of it."""

    def __init__(self, qtbot: QtBot, session: Session, code: str) -> None:
        i18n.speak(code)
        speak_qt(code)
        self.qtbot, self.session, self._code = qtbot, session, code
        self.window = MainWindow(lambda _arguments: None, Tasks(Immediately()))
        self.window.show_vault(session, Path())
        show(qtbot, self.window, 1280)
        target = os.environ.get("MAMORI_PICTURES")
        self._pictures = Path(target) if target else None
        self._taken = 0
        accounts = {story.report.account: story.key for story in STORIES}
        listed = [cases.read_case(session, line.id) for line in cases.list_cases(session)]
        self._ids = {accounts[case.reports[0].report.account]: case.id for case in listed}

    def case(self, key: str) -> Case:
        return cases.read_case(self.session, self._ids[key])

    def settle(self) -> None:
        """Wait until a part of the screen has the keyboard."""
        self.window.activateWindow()

        def is_ready() -> bool:
            focused = QApplication.focusWidget()
            return focused is not None and self.window.shown.isAncestorOf(focused)

        self.qtbot.waitUntil(is_ready, timeout=3000)

    def picture(self, key: str, what: str) -> None:
        QApplication.processEvents()
        self._taken += 1
        if self._pictures is not None:
            self._pictures.mkdir(parents=True, exist_ok=True)
            name = f"{self._code}-{key}-{self._taken:02}-{what}.png".replace(" ", "-")
            assert self.window.grab().save(str(self._pictures / name))

    def today(self, key: str) -> TodayScreen:
        """Ctrl+1."""
        self.window.go(Where("cases"))
        self.settle()
        press(self.qtbot, Qt.Key.Key_1, control=True)
        assert self.window.where == Where(TODAY)
        self.settle()
        self.picture(key, "today")
        screen = self.window.shown
        assert isinstance(screen, TodayScreen)
        return screen

    def open(self, key: str, *, closed: bool = False) -> CaseScreen:
        """Ctrl+2, then with Tab and the arrows to the case in the list, and Enter."""
        self.window.go(Where(TODAY))
        self.settle()
        press(self.qtbot, Qt.Key.Key_2, control=True)
        self.settle()
        view = self.window.shown
        assert isinstance(view, CasesView)
        if closed:
            choose_segment(self.qtbot, view.cases.filter, CLOSED)
        rows = view.cases.rows()
        tab_to(self.qtbot, *rows)
        wanted = next(row for row in rows if row.case_id == self._ids[key])
        for arrow in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * len(rows)):
            if QApplication.focusWidget() is wanted:
                break
            press(self.qtbot, arrow)
        self.picture(key, "list")
        press(self.qtbot, Qt.Key.Key_Return)
        return self.shown_case(key)

    def shown_case(self, key: str) -> CaseScreen:
        view = self.window.shown
        assert isinstance(view, CasesView)
        assert view.case is not None
        assert self.window.where.case == self._ids[key]
        self.settle()
        self.picture(key, "case")
        return view.case

    def record(self, key: str, screen: CaseScreen, step: ReviewStep) -> None:
        """Type a step and record it with Ctrl+Enter."""
        self.settle()
        record_by_keyboard(self.qtbot, screen, step)
        self.picture(key, step.key)
        recorded = [record.step for record in self.case(key).records if isinstance(record.step, type(step))]
        assert recorded[-1].answers().items() >= {k: v for k, v in step.answers().items() if v}.items()

    def write(self, key: str, screen: CaseScreen) -> None:
        """From the case to its letters: written, and marked as sent."""
        tab_to(self.qtbot, screen.letters_button)
        press(self.qtbot, Qt.Key.Key_Space)
        self.settle()
        letter = self.window.shown
        assert isinstance(letter, LettersScreen)
        self.picture(key, "letters")
        press(self.qtbot, Qt.Key.Key_Return, control=True)
        self.picture(key, "letter")
        tab_to(self.qtbot, letter.leaving.channel)
        self.qtbot.keyClicks(letter.leaving.channel, "mail")
        press(self.qtbot, Qt.Key.Key_Return, control=True)
        self.picture(key, "sent")


def new(walk: Walk) -> None:
    screen = walk.open("new")
    walk.record("new", screen, SAFE)
    walk.record("new", screen, NO_CONFLICT)


def overdue(walk: Walk) -> None:
    screen = walk.open("overdue")
    walk.write("overdue", screen)
    case = walk.case("overdue")
    assert case.latest(Acknowledgement) is not None
    (line,) = (one for one in cases.list_cases(walk.session) if one.id == case.id)
    assert line.was_late


def hold(walk: Walk) -> None:
    today = walk.today("hold")
    assert today.first is not None
    press(walk.qtbot, Qt.Key.Key_Return, control=True)
    screen = walk.shown_case("hold")
    walk.record("hold", screen, DANGER)


def conflict(walk: Walk) -> None:
    walk.open("conflict")
    assert walk.case("conflict").latest(ConflictOfInterest) == ConflictOfInterest(conflict=YesNo.YES)


def feedback(walk: Walk) -> None:
    walk.record("waiting for feedback", walk.open("waiting for feedback"), ASKED)


def anonymous(walk: Walk) -> None:
    walk.record("anonymous", walk.open("anonymous"), NOT_ASKED)


def leader(walk: Walk) -> None:
    walk.record("reported is a leader", walk.open("reported is a leader"), HEARD)


def second_hand(walk: Walk) -> None:
    walk.record("second-hand", walk.open("second-hand"), OPEN_END)


def update_overdue(walk: Walk) -> None:
    today = walk.today("update overdue")
    # The hold was asked about before: now this is the first thing to do.
    assert today.first is not None
    assert (today.first.words.leads_to, today.first.words.tone) == ("update", "danger")
    press(walk.qtbot, Qt.Key.Key_Return, control=True)
    walk.settle()
    screen = walk.window.shown
    assert isinstance(screen, UpdateScreen)
    walk.picture("update overdue", "update")
    tab_to(walk.qtbot, screen.now_button)
    press(walk.qtbot, Qt.Key.Key_Space)
    press(walk.qtbot, Qt.Key.Key_Return, control=True)
    walk.picture("update overdue", "recorded")
    told = walk.case("update overdue").latest(UpdateToReporter)
    assert told is not None
    assert told.told_at.startswith("2026-11-22T14:00")


def published(walk: Walk) -> None:
    screen = walk.open("published", closed=True)
    tab_to(walk.qtbot, screen.letters_button)
    press(walk.qtbot, Qt.Key.Key_Space)
    walk.settle()
    walk.picture("published", "letters")
    assert [letter.kind for letter in letters.kept_letters(walk.session, walk.case("published").id)] == [
        "acknowledgement",
        "outcome",
    ]


WALKS: tuple[Callable[[Walk], None], ...] = (
    hold, update_overdue, new, overdue, conflict, feedback, anonymous, leader, second_hand, published,
)  # fmt: skip


def test_the_practice_vault_opens_from_the_welcome_screen_and_is_marked(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    window = MainWindow(lambda _arguments: None, Tasks(Immediately()))
    show(qtbot, window, 1280)
    welcome = window.shown
    assert isinstance(welcome, WelcomeScreen)
    tab_to(qtbot, welcome.practice)
    press(qtbot, Qt.Key.Key_Space)
    assert window.session is not None
    assert window.session.is_practice
    assert window.where == Where(TODAY)
    assert window.windowTitle() == "Mamori · PRACTICE"
    seen = everything_seen(window)
    assert "PRACTICE. Everybody in this vault is invented." in seen
    words = (tmp_path / "mamori" / "practice" / "passphrase.txt").read_text("ascii")
    assert f"Its passphrase is: {words}" in seen
    window.session.close()
    window.session = None


def test_three_practice_cases_by_keyboard(qtbot: QtBot, session: Session) -> None:
    walk = Walk(qtbot, session, "en")
    for story in (hold, update_overdue, new):
        story(walk)


@pytest.mark.long
@pytest.mark.parametrize("code", ["en", "ja"])
def test_ten_practice_cases_by_keyboard_in_both_languages(qtbot: QtBot, session: Session, code: str) -> None:
    walk = Walk(qtbot, session, code)
    for story in WALKS:
        story(walk)
    assert len(WALKS) == 10
