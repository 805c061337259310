"""The organizer's window as a whole: the whole life of a report by keyboard, locking, coming back, and covers."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import run

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.report import YesNo
from app.domain.review_steps import ConflictOfInterest
from app.services import cases, evidence, intake, place, vault
from app.services.review import record_step
from app.services.session import Session
from app.storage import preferences
from app.ui.anonymity.studio import StudioScreen
from app.ui.application import catch_surprises
from app.ui.capture.stages import Stage
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.publication.publish import PublishScreen
from app.ui.shell.cases_view import CasesView
from app.ui.shell.main_window import MainWindow
from app.ui.shell.navigation import CASES, COMMUNITY, IMPORT, KITS, LOCK, PREFERENCES, TODAY, VAULT
from app.ui.shell.places import Where
from tests.builders import ENGLISH, NOON, PASSPHRASE, FakeClock
from tests.ui.at_the_desk import ACCOUNT, compose, desks
from tests.ui.at_the_desk import press as press_at_desk
from tests.ui.case_walk import everything_seen, press, show, tab_to, type_into


class Replaced:
    """Takes down as what the process would go on, instead of replacing the test."""

    def __init__(self) -> None:
        self.arguments: list[list[str]] = []

    def __call__(self, arguments: list[str]) -> None:
        self.arguments.append(arguments)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def replaced() -> Replaced:
    return Replaced()


@pytest.fixture
def choices() -> list[Path]:
    """What a person would choose in the file dialogs, one after the other."""
    return []


@pytest.fixture
def window(
    qtbot: QtBot, session: Session, vault_folder: Path, replaced: Replaced, choices: list[Path]
) -> Iterator[MainWindow]:
    made = MainWindow(
        replaced,
        Tasks(Immediately()),
        choose_reports=lambda _parent: [str(choices.pop(0))],
        choose_pdf=lambda _parent, _suggested: choices.pop(0),
    )
    made.show_vault(session, vault_folder)
    made.go(Where(CASES))
    show(qtbot, made, 1280)
    settle(qtbot, made)
    yield made
    made.session = None


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the window has the keyboard, and a part of its screen the focus."""
    window.activateWindow()

    def is_ready() -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and window.shown.isAncestorOf(focused)

    qtbot.waitUntil(is_ready, timeout=3000)


def test_a_japanese_report_by_keyboard_only_ends_as_a_public_pdf(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    choices: list[Path],
    kit_path: Path,
    tmp_path: Path,
    clock: FakeClock,
) -> None:
    i18n.speak("ja")
    choices.append(seal_by_keyboard(qtbot, kit_path, tmp_path / "desk", clock))
    window.go(Where(CASES))
    settle(qtbot, window)
    press(qtbot, Qt.Key.Key_3, control=True)
    assert window.where.screen == IMPORT
    settle(qtbot, window)
    press(qtbot, Qt.Key.Key_Return, control=True)
    (line,) = cases.list_cases(session)
    assert cases.read_case(session, line.id).reports[0].report.account == ACCOUNT
    settle(qtbot, window)
    press(qtbot, Qt.Key.Key_2, control=True)
    settle(qtbot, window)
    view = window.shown
    assert isinstance(view, CasesView)
    tab_to(qtbot, *view.cases.list.rows)
    press(qtbot, Qt.Key.Key_Return)
    view = window.shown
    assert isinstance(view, CasesView)
    assert view.case is not None and ACCOUNT.split("\n")[0] not in everything_seen(window)
    view.case.show_key("conflict_of_interest")
    form = view.case.work.card.form
    assert form is not None
    settle(qtbot, window)
    type_into(qtbot, form, "conflict", "no")
    press(qtbot, Qt.Key.Key_Return, control=True)
    assert cases.read_case(session, line.id).latest(ConflictOfInterest) == ConflictOfInterest(conflict=YesNo.NO)
    tab_to(qtbot, view.case.publish_button)
    press(qtbot, Qt.Key.Key_Space)
    settle(qtbot, window)
    studio = window.shown
    assert isinstance(studio, StudioScreen)
    qtbot.waitUntil(studio.export.make.isEnabled, timeout=5000)
    press(qtbot, Qt.Key.Key_Return, control=True)
    page = studio.making.last_page
    assert page is not None
    for row in page.ticks.rows:
        tab_to(qtbot, row)
        press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return, control=True)
    settle(qtbot, window)
    publish = window.shown
    assert isinstance(publish, PublishScreen)
    for control, words in ((publish.reason, "asked for"), (publish.approved_by, "the organizer")):
        tab_to(qtbot, control)
        qtbot.keyClicks(control, words)
    choices.append(tmp_path / "public.pdf")
    press(qtbot, Qt.Key.Key_Return, control=True)
    text = run(["pdftotext", tmp_path / "public.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "事案の公開報告書" in text


def seal_by_keyboard(qtbot: QtBot, kit: Path, outbox: Path, clock: FakeClock) -> Path:
    for opening in desks(qtbot, Tasks(Immediately()), kit, outbox, clock):
        desk = opening()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
            press_at_desk(qtbot, desk, key)
        press_at_desk(qtbot, desk, Qt.Key.Key_Return, ctrl=True)
        press_at_desk(qtbot, desk, Qt.Key.Key_Return)
        press_at_desk(qtbot, desk, Qt.Key.Key_Return, ctrl=True)
        press_at_desk(qtbot, desk, Qt.Key.Key_4, ctrl=True)
        first, second = ACCOUNT.split("\n")
        compose(desk, first)
        press_at_desk(qtbot, desk, Qt.Key.Key_Return)
        compose(desk, second)
        for _stage in ("read back", "seal", "sealed"):
            press_at_desk(qtbot, desk, Qt.Key.Key_Return, ctrl=True)
        assert desk.desk.stage is Stage.SEALED
    return next(outbox.glob("*.mamori-report"))


def test_locking_keeps_what_was_typed_and_comes_back_to_it(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    seal: Callable[..., Path],
    vault_folder: Path,
    replaced: Replaced,
    clock: FakeClock,
) -> None:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    record_step(session, case, ConflictOfInterest(conflict=YesNo.NO))
    window.go(Where(CASES, case))
    settle(qtbot, window)
    view = window.shown
    assert isinstance(view, CasesView) and view.case is not None
    view.case.show_key("accounts")
    assert view.case.work.card.form is not None
    view.case.work.card.form.editor("account").set_answer("長い聞き取りの途中\nまだ終わっていません")
    press(qtbot, Qt.Key.Key_L, control=True)
    assert replaced.arguments == [["locked", str(vault_folder)]]
    assert not window.isVisible()

    again = MainWindow(replaced, Tasks(Immediately()))
    qtbot.addWidget(again)
    again.open_vault(vault_folder, after_lock=True)
    opened = vault.open_vault(vault_folder, PASSPHRASE, clock=clock)
    again.shown.unlocked.emit(opened, vault_folder)
    QApplication.processEvents()
    view = again.shown
    assert isinstance(view, CasesView) and view.case is not None and view.case.work.card.form is not None
    assert view.case.work.card.form.editor("account").answer() == "長い聞き取りの途中\nまだ終わっていません"
    again.session = None
    opened.close()


def test_a_change_of_language_and_size_loses_no_character(
    qtbot: QtBot, window: MainWindow, session: Session, seal: Callable[..., Path]
) -> None:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    window.go(Where(CASES, case))
    settle(qtbot, window)
    view = window.shown
    assert isinstance(view, CasesView) and view.case is not None
    view.case.show_key("safety")
    assert view.case.work.card.form is not None
    view.case.work.card.form.editor("basis").set_answer("電話で聞きました 🌱")
    for liked in (
        preferences.Preferences(language="ja", text_size=200),
        preferences.Preferences(language="en", scheme="dark", text_size=150),
    ):
        window.like(liked)
        view = window.shown
        assert isinstance(view, CasesView) and view.case is not None and view.case.work.card.form is not None
        assert view.case.work.card.form.editor("basis").answer() == "電話で聞きました 🌱"
        assert i18n.language() == liked.language
        assert preferences.read() == liked


def test_the_rail_and_its_keys_lead_everywhere(qtbot: QtBot, window: MainWindow, replaced: Replaced) -> None:
    keys = ((3, IMPORT), (4, KITS), (5, COMMUNITY), (6, VAULT), (7, PREFERENCES), (1, TODAY), (2, CASES))
    for key, screen in keys:
        press(qtbot, Qt.Key(Qt.Key.Key_0 + key), control=True)
        assert window.where.screen == screen
        assert window.rail.items[screen].isChecked()
        settle(qtbot, window)
    window.rail.items[LOCK].click()
    assert replaced.arguments[0][0] == "locked"


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F12])
def test_a_cover_hides_everything_and_the_same_key_leads_back(
    qtbot: QtBot, window: MainWindow, session: Session, seal: Callable[..., Path], key: Qt.Key
) -> None:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    window.go(Where(CASES, case))
    settle(qtbot, window)
    assert "Daniel Brandt" in everything_seen(window)
    press(qtbot, key)
    assert window.cover is not None
    assert "Daniel Brandt" not in everything_seen(window)
    for _step in range(5):
        focused = QApplication.focusWidget()
        assert focused is None or focused is window.cover or window.cover.isAncestorOf(focused)
        qtbot.keyClick(focused or window, Qt.Key.Key_Tab)
    assert ("110" in everything_seen(window)) is (key is Qt.Key.Key_F2)
    qtbot.keyClick(window, key)
    assert window.cover is None
    assert "Daniel Brandt" in everything_seen(window)


@pytest.mark.requirement("R17")
def test_whom_to_call_is_one_key_away_before_any_passphrase(qtbot: QtBot, vault_folder: Path) -> None:
    window = MainWindow(lambda _arguments: None, Tasks(Immediately()))
    show(qtbot, window, 1280)
    for screen in ("welcome", "create", "unlock"):
        window.folder = vault_folder
        window.go(Where(screen))
        settle(qtbot, window)
        press(qtbot, Qt.Key.Key_F2)
        assert {"110", "119"} <= set(everything_seen(window).split("\n"))
        qtbot.keyClick(window, Qt.Key.Key_F2)
        window.shown.danger_asked.emit()
        assert window.cover is not None
        qtbot.keyClick(window.cover, Qt.Key.Key_Escape)
        assert window.cover is None


def test_the_title_never_says_more_than_the_name_of_the_app(
    window: MainWindow, session: Session, seal: Callable[..., Path]
) -> None:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    for screen in (CASES, IMPORT, KITS, PREFERENCES, "letters"):
        window.go(Where(screen, case))
        assert window.windowTitle() == "Mamori"


def test_closing_the_window_closes_the_vault(window: MainWindow, vault_folder: Path, qtbot: QtBot) -> None:
    window.close()
    qtbot.waitUntil(window.isHidden, timeout=2000)
    vault.open_vault(vault_folder, PASSPHRASE).close()


def test_a_place_nobody_can_read_never_stands_in_the_way(session: Session) -> None:
    with session.database.transaction():
        session.database.run("INSERT INTO place (only_one, kept_at, place) VALUES (1, 'then', ?)", b"\x93\x01\x02")
    assert place.come_back(session) is None
    assert session.database.query("SELECT count(*) FROM place") == [(0,)]


def test_a_surprise_is_told_calmly_and_logged_without_its_words(
    window: MainWindow, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    catch_surprises(lambda sentence: window.notice.say("danger", sentence))
    try:
        raise RuntimeError("Aiko Tanaka said so")
    except RuntimeError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    logged = capsys.readouterr().err
    assert "RuntimeError at test_main_window.py" in logged
    assert "Tanaka" not in logged + everything_seen(window)
    assert "Nothing you saved is lost" in everything_seen(window)


def test_locking_during_an_import_cancels_it_and_keeps_nothing_of_the_file(
    qtbot: QtBot, seal: Callable[..., Path], session: Session, vault_folder: Path, replaced: Replaced, tmp_path: Path
) -> None:
    (tmp_path / "large.bin").write_bytes(bytes(60_000_000))
    path = seal(ENGLISH, attachments=[evidence.attach(tmp_path / "large.bin", NOON)])
    session.close()
    window = MainWindow(replaced, Tasks())
    opened: list[Session] = []
    window.tasks.run(lambda: vault.open_vault(vault_folder, PASSPHRASE), opened.append, print)
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    window.show_vault(opened[0], vault_folder)
    window.go(Where(IMPORT))
    show(qtbot, window, 1280)
    window.shown.take([path])
    qtbot.waitUntil(lambda: window.tasks.is_busy, timeout=5000)
    qtbot.wait(100)
    window.lock()
    qtbot.waitUntil(lambda: bool(replaced.arguments), timeout=6000)
    window.tasks.shutdown()
    again = vault.open_vault(vault_folder, PASSPHRASE)
    assert cases.list_cases(again) == ()
    assert again.database.query("SELECT count(*) FROM attachment_chunks") == [(0,)]
    again.close()
