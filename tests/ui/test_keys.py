"""The keys in the window: each change step by step, nothing before the last, a vault that closes under a new key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.crypto import effort
from app.crypto.key_slots import LEAST
from app.paths import resource
from app.services import cases, intake, keys, vault
from app.services.session import Session
from app.storage import profile
from app.ui.keys.plans import CODE, PASSPHRASE, PROVE, VAULT_KEY, Stage, plan
from app.ui.keys.screen import KeysScreen
from app.ui.keys.walk import KeyWalk
from app.ui.kit.tasks import Tasks
from app.ui.shell.doors import KEYS, SUCCESSION
from app.ui.shell.main_window import MainWindow
from app.ui.shell.places import Where
from app.ui.succession.screen import SuccessionScreen
from tests.builders import ENGLISH, JAPANESE
from tests.builders import PASSPHRASE as WORDS

ENTER = Qt.Key.Key_Return
WENT: list[list[str]] = []
"""What the window of a test went on as."""
OWN = "harbor violin copper eleven storms"


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new slot as cheap as a slot may be: the tests are not about the second it takes."""
    monkeypatch.setattr(effort, "stretch_fitting", lambda secret, salt, _before: effort.stretch(secret, salt, LEAST))
    monkeypatch.setattr("app.crypto.key_slots.stretch_fitting", effort.stretch_fitting)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def walk(qtbot: QtBot, tasks: Tasks, session: Session, kind: str, **more: Callable[..., str]) -> KeyWalk:
    screen = KeyWalk(tasks, session, plan(kind, session), **more)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def choose_own(screen: KeyWalk) -> None:
    screen.passphrase.set_state("own", "", OWN, OWN)


def test_the_passphrase_is_changed_by_keyboard_and_nothing_before_the_last_step(
    qtbot: QtBot, tasks: Tasks, session: Session, vault_folder: Path
) -> None:
    screen = walk(qtbot, tasks, session, PASSPHRASE)
    before = (vault_folder / "keys.json").read_bytes()
    qtbot.keyClick(screen.focusWidget(), ENTER)
    assert screen.stage is Stage.CURRENT and screen.current.field.fault.words()
    qtbot.keyClicks(screen.current.line, WORDS)
    qtbot.keyClick(screen.current.line, ENTER)
    assert screen.stage is Stage.NEW
    screen.passphrase.set_state("own", "", "OKTech meetup", "OKTech meetup")
    screen.go_on.click()
    assert "too easy to guess" in screen.passphrase.own.field.fault.words()
    assert (vault_folder / "keys.json").read_bytes() == before
    choose_own(screen)
    with qtbot.waitSignal(screen.done):
        screen.go_on.click()
    assert not screen.current.line.text() and not screen.passphrase.own.line.text()
    assert vault.unlock(vault_folder, OWN).keys.vault == session.vault.id


def test_a_wrong_passphrase_leads_back_to_it(qtbot: QtBot, tasks: Tasks, session: Session, vault_folder: Path) -> None:
    screen = walk(qtbot, tasks, session, PASSPHRASE)
    before = (vault_folder / "keys.json").read_bytes()
    screen.current.line.setText("not these words at all")
    screen.go_on.click()
    choose_own(screen)
    screen.go_on.click()
    assert screen.stage is Stage.CURRENT and "does not open" in screen.current.field.fault.words()
    assert (vault_folder / "keys.json").read_bytes() == before


def test_a_new_code_is_used_only_after_it_was_typed_back_and_its_sheet_is_saved_on_request(
    qtbot: QtBot, tasks: Tasks, session: Session, vault_folder: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.pdf"
    screen = walk(qtbot, tasks, session, CODE, choose=lambda _parent, _name: str(sheet))
    screen.current.line.setText(WORDS)
    screen.go_on.click()
    code = "-".join(screen.code.plate.groups)
    assert not sheet.exists()
    screen.sheet.click()
    assert sheet.read_bytes().startswith(b"%PDF-") and sheet.stat().st_mode & 0o777 == 0o600
    assert "delete it" in screen.saved.sentence.words()
    screen.go_on.click()
    screen.proof.line().setText(keys.new_recovery_code())
    screen.go_on.click()
    assert screen.proof.code.fault.words()
    with pytest.raises(vault.WrongRecoveryCode):
        vault.unlock_with_recovery_code(vault_folder, code)
    screen.proof.line().setText(code.lower())
    with qtbot.waitSignal(screen.done):
        screen.go_on.click()
    assert vault.unlock_with_recovery_code(vault_folder, code).keys.vault == session.vault.id


@pytest.fixture
def window(qtbot: QtBot, tasks: Tasks, session: Session, vault_folder: Path, elsewhere: None) -> MainWindow:
    window = MainWindow(lambda arguments: WENT.append(list(arguments)), tasks)
    WENT.clear()
    qtbot.addWidget(window)
    window.show_vault(session, vault_folder)
    window.show()
    return window


def through(screen: KeyWalk) -> str:
    """Type everything a walk with all four steps wants; the new code."""
    screen.current.line.setText(WORDS)
    screen.go_on.click()
    choose_own(screen)
    screen.go_on.click()
    code = "-".join(screen.code.plate.groups)
    screen.go_on.click()
    screen.proof.line().setText(code)
    screen.go_on.click()
    return code


def test_after_a_new_vault_key_the_process_is_replaced_and_what_was_typed_elsewhere_is_kept(
    window: MainWindow, vault_folder: Path, session: Session, seal: Callable[..., Path]
) -> None:
    case = str(intake.import_report(session, seal(ENGLISH)).case)
    window.go(Where("cases", case))
    window._typed[Where("letters", case)] = {"body": "半分だけ書いた手紙"}
    window.go(Where(KEYS, VAULT_KEY))
    code = through(window.shown)
    assert [["locked", str(vault_folder)]] == WENT and window.session is None
    again = vault.open_vault(vault_folder, OWN)
    assert [line.id for line in cases.list_cases(again)] == [case]
    window._on_vault_opened(again, vault_folder)
    assert window._typed[Where("letters", case)] == {"body": "半分だけ書いた手紙"}
    again.close()
    window.session = None
    vault.open_vault_with_recovery_code(vault_folder, code).close()


def test_a_successor_answers_for_every_case_and_then_only_the_new_keys_open(
    window: MainWindow, vault_folder: Path, session: Session, seal: Callable[..., Path]
) -> None:
    first, second = (str(intake.import_report(session, seal(told)).case) for told in (ENGLISH, JAPANESE))
    window.go(Where(SUCCESSION))
    screen = window.shown
    assert isinstance(screen, SuccessionScreen)
    assert not screen.go_on.isEnabled() and "2 cases" in screen.missing.words()
    screen.answers[first].segments()[2].click()
    assert not screen.go_on.isEnabled() and "1 case" in screen.missing.words()
    screen.answers[second].segments()[1].click()
    screen.go_on.click()
    through(window.shown)
    assert [["locked", str(vault_folder)]] == WENT
    again = vault.open_vault(vault_folder, OWN)
    cases.open_case(again, second)
    with pytest.raises(cases.ConflictNotDeclared):
        cases.open_case(again, first)
    again.close()


def test_a_vault_whose_window_was_closed_before_the_code_was_typed_back_asks_for_it(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path, elsewhere: None
) -> None:
    made = vault.create_vault(
        tmp_path / "v.mamori", WORDS, profile.read(resource("communities", "oktech.toml")), effort=LEAST
    )
    made.session.close()
    window = MainWindow(lambda _arguments: None, tasks)
    qtbot.addWidget(window)
    session = vault.open_vault(tmp_path / "v.mamori", WORDS)
    window._on_vault_opened(session, tmp_path / "v.mamori")
    screen = window.shown
    assert window.where == Where(KEYS, PROVE) and isinstance(screen, KeyWalk)
    screen.proof.line().setText("ABCD")
    screen.go_on.click()
    assert screen.proof.code.fault.words()
    screen.proof.line().setText(made.recovery_code)
    screen.go_on.click()
    assert isinstance(window.shown, KeysScreen) and "is right" in window.shown.banner.sentence.words()
    window._on_vault_opened(session, tmp_path / "v.mamori")
    assert window.where != Where(KEYS, PROVE)
    session.close()
    window.session = None


def test_who_has_no_paper_is_led_to_a_new_code(window: MainWindow) -> None:
    window.go(Where(KEYS, PROVE))
    assert isinstance(window.shown, KeyWalk)
    window.shown.none.click()
    assert window.where == Where(KEYS, CODE)
