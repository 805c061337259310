"""A vault is made, proved and opened with the keyboard alone; a wrong word changes nothing."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.crypto import passphrases
from app.crypto.key_slots import LEAST
from app.paths import resource
from app.services import cases, vault
from app.services.session import Session
from app.storage import profile
from app.ui.kit.tasks import Tasks
from app.ui.vault.create import CODE, PASSPHRASE, PLACE, PROOF, CreateVaultScreen
from app.ui.vault.unlock import LockNote, UnlockScreen
from tests.builders import PASSPHRASE as WORDS
from tests.builders import FakeClock
from tests.ui.audit import runs_of

W = TypeVar("W", bound=QWidget)
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


def shown(qtbot: QtBot, screen: W) -> W:
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    return screen


def press(qtbot: QtBot, screen: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(screen.focusWidget(), key)


@pytest.fixture
def creating(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> CreateVaultScreen:
    return shown(qtbot, CreateVaultScreen(tasks, place=tmp_path, effort=LEAST))


def test_a_vault_is_made_by_keyboard_and_used_only_after_the_code_was_typed_back(
    qtbot: QtBot, creating: CreateVaultScreen, tmp_path: Path
) -> None:
    made: list[tuple[Session, Path]] = []
    creating.created.connect(lambda session, folder: made.append((session, folder)))
    press(qtbot, creating, ENTER)
    words = creating.passphrase.passphrase()
    assert len(words.split()) == passphrases.WORDS
    press(qtbot, creating, ENTER)
    assert creating.step == CODE and not made
    code = "-".join(creating.code.plate.groups)
    press(qtbot, creating, ENTER)
    qtbot.keyClicks(creating.focusWidget(), code[:-1])
    press(qtbot, creating, ENTER)
    assert creating.proof.code.fault.words() and creating.step == PROOF and not made
    creating.proof.line().clear()
    full_width = "".join(chr(ord(c) + 0xFEE0) if c != "-" else "ー" for c in code.lower())
    typed = QInputMethodEvent()
    typed.setCommitString(full_width)
    QApplication.sendEvent(creating.focusWidget(), typed)
    press(qtbot, creating, ENTER)
    (session, folder) = made[0]
    assert folder == tmp_path / "OKTech.mamori"
    assert cases.list_cases(session) == ()
    session.close()
    vault.open_vault(folder, words).close()
    vault.open_vault_with_recovery_code(folder, code).close()


def test_words_and_code_never_reach_the_clipboard_and_are_gone_afterwards(
    qtbot: QtBot, creating: CreateVaultScreen
) -> None:
    QGuiApplication.clipboard().setText("untouched")
    press(qtbot, creating, ENTER)
    for widget in (creating, creating.passphrase.words):
        qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, creating, ENTER)
    qtbot.keyClick(creating.code.plate, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "untouched"
    creating.created.connect(lambda session, _folder: session.close())
    creating.proof.line().setText("-".join(creating.code.plate.groups))
    creating.go_on.click()
    creating.go_on.click()
    assert not creating.code.plate.groups and not creating.passphrase.words.groups and not creating.proof.line().text()


def test_a_passphrase_of_ones_own_is_hard_to_guess_and_typed_twice(qtbot: QtBot, creating: CreateVaultScreen) -> None:
    press(qtbot, creating, ENTER)
    own = creating.passphrase
    own.way.segments()[1].click()
    assert creating.focusWidget() is own.own.line
    for first, second, complains in (
        ("OKTech meetup 2026", "", own.own.field),
        (WORDS, WORDS[:-1], own.again.field),
    ):
        own.own.line.setText(first)
        own.again.line.setText(second)
        creating.go_on.click()
        assert creating.step == PASSPHRASE and complains.fault.words()
        assert creating.focusWidget() is complains.control
    own.again.line.setText(WORDS)
    creating.go_on.click()
    assert creating.step == CODE


def test_make_another_makes_another_and_enter_on_it_does_not_go_on(qtbot: QtBot, creating: CreateVaultScreen) -> None:
    press(qtbot, creating, ENTER)
    before = creating.passphrase.passphrase()
    press(qtbot, creating, TAB, ENTER)
    assert creating.passphrase.passphrase() != before
    assert creating.step == PASSPHRASE


def test_a_taken_folder_is_refused_and_nothing_typed_is_lost(
    qtbot: QtBot, creating: CreateVaultScreen, tmp_path: Path
) -> None:
    (tmp_path / "OKTech.mamori").mkdir()
    (tmp_path / "OKTech.mamori" / "letter.txt").write_text("mine")
    creating.go_on.click()
    words = creating.passphrase.passphrase()
    creating.go_on.click()
    assert creating.step == PLACE and "Nothing was changed" in creating.banner.sentence.words()
    assert [path.name for path in (tmp_path / "OKTech.mamori").iterdir()] == ["letter.txt"]
    creating.place.line("name").setText("Ours")
    creating.go_on.click()
    assert creating.passphrase.passphrase() == words


@pytest.mark.parametrize("name", ["", "  ", "a/b", "..", "."])
def test_a_name_that_is_no_folder_name_is_asked_for_again(creating: CreateVaultScreen, name: str) -> None:
    creating.place.line("name").setText(name)
    creating.go_on.click()
    assert creating.step == PLACE and creating.place.name.fault.words()


def test_esc_goes_back_a_step_and_asks_to_leave_at_the_first(qtbot: QtBot, creating: CreateVaultScreen) -> None:
    press(qtbot, creating, ENTER)
    press(qtbot, creating, Qt.Key.Key_Escape)
    assert creating.step == PLACE
    with qtbot.waitSignal(creating.back_asked):
        press(qtbot, creating, Qt.Key.Key_Escape)


def test_another_language_in_the_middle_loses_neither_words_nor_code(
    qtbot: QtBot, tasks: Tasks, creating: CreateVaultScreen, tmp_path: Path
) -> None:
    creating.go_on.click()
    creating.go_on.click()
    creating.go_on.click()
    groups = creating.code.plate.groups
    creating.proof.line().setText("typed so far")
    state = creating.unsaved()
    i18n.speak("ja")
    other = shown(qtbot, CreateVaultScreen(tasks, place=Path("/"), effort=LEAST))
    other.restore(state)
    assert other.step == PROOF and other.proof.line().text() == "typed so far"
    assert other.place.folder() == tmp_path / "OKTech.mamori"
    other.proof.line().setText("-".join(groups))
    with qtbot.waitSignal(other.created) as told:
        other.go_on.click()
    told.args[0].close()


@pytest.fixture
def locked(qtbot: QtBot, tasks: Tasks, vault_folder: Path, clock: FakeClock) -> UnlockScreen:
    return shown(qtbot, UnlockScreen(tasks, vault_folder, clock=clock))


def test_a_wrong_passphrase_stays_selected_and_the_right_one_opens(
    qtbot: QtBot, locked: UnlockScreen, vault_folder: Path
) -> None:
    line = locked.passphrase.line
    assert locked.focusWidget() is line and line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(line, "not these words")
    with qtbot.assertNotEmitted(locked.unlocked):
        press(qtbot, locked, ENTER)
    assert "does not open" in locked.passphrase.field.fault.words()
    assert line.hasFocus() and line.selectedText() == "not these words"
    qtbot.keyClicks(line, WORDS)
    with qtbot.waitSignal(locked.unlocked) as told:
        press(qtbot, locked, ENTER)
    session, folder = told.args
    assert folder == vault_folder and cases.list_cases(session) == ()
    assert not line.text()
    session.close()


def test_the_recovery_code_opens_in_full_width_small_letters_too(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> None:
    community = profile.read(resource("communities", "oktech.toml"))
    new = vault.create_vault(tmp_path / "a.mamori", WORDS, community, effort=LEAST)
    new.session.close()
    screen = shown(qtbot, UnlockScreen(tasks, tmp_path / "a.mamori"))
    press(qtbot, screen, TAB, TAB, TAB, ENTER)
    code = screen.code.control
    assert screen.focusWidget() is code
    code.set_answer("AAAA-BBBB")
    press(qtbot, screen, ENTER)
    assert "recovery code does not open" in screen.code.fault.words()
    qtbot.keyClicks(code, new.recovery_code.lower().replace("-", " "))
    with qtbot.waitSignal(screen.unlocked) as told:
        press(qtbot, screen, ENTER)
    told.args[0].close()


def test_a_vault_open_elsewhere_is_said_and_what_was_typed_stays(
    qtbot: QtBot, locked: UnlockScreen, vault_folder: Path
) -> None:
    other = vault.open_vault(vault_folder, WORDS)
    locked.passphrase.line.setText(WORDS)
    locked.unlock.click()
    assert "open elsewhere" in locked.banner.sentence.words()
    assert locked.passphrase.line.text() == WORDS
    other.close()
    with qtbot.waitSignal(locked.unlocked) as told:
        locked.unlock.click()
    assert not locked.banner.isVisible()
    told.args[0].close()


@pytest.mark.parametrize("harm", ["keys.json", "cases.db"])
def test_a_damaged_vault_is_said_and_not_touched(locked: UnlockScreen, vault_folder: Path, harm: str) -> None:
    path = vault_folder / harm
    path.write_bytes(path.read_bytes()[:100])
    before = path.read_bytes()
    locked.passphrase.line.setText(WORDS)
    locked.unlock.click()
    assert "Nothing was changed" in locked.banner.sentence.words()
    assert path.read_bytes() == before


def test_the_passphrase_shows_only_while_the_eye_or_alt_down_is_held(qtbot: QtBot, locked: UnlockScreen) -> None:
    line = locked.passphrase.line
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(line.eye, left)
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    qtbot.mouseRelease(line.eye, left)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyPress(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    qtbot.keyRelease(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert line.echoMode() is QLineEdit.EchoMode.Password


def test_the_eye_lets_go_when_the_line_loses_focus(qtbot: QtBot, locked: UnlockScreen) -> None:
    line = locked.passphrase.line
    qtbot.keyPress(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    locked.unlock.setFocus()
    assert line.echoMode() is QLineEdit.EchoMode.Password


def test_caps_lock_and_a_composing_input_method_are_told(qtbot: QtBot, locked: UnlockScreen) -> None:
    line, hint = locked.passphrase.line, locked.passphrase.keyboard
    qtbot.keyClick(line, "a")
    assert not hint.isVisible()
    qtbot.keyClick(line, "A")
    assert "Caps Lock" in hint.words() and hint.isVisible()
    qtbot.keyClick(line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not hint.isVisible()
    QApplication.sendEvent(line, QInputMethodEvent("か", []))
    assert "input method" in hint.words() and hint.isVisible()


def test_a_vault_that_nobody_waits_for_any_more_is_closed_again(
    qtbot: QtBot, vault_folder: Path, clock: FakeClock
) -> None:
    tasks = Tasks()
    screen = shown(qtbot, UnlockScreen(tasks, vault_folder, clock=clock))
    screen.passphrase.line.setText(WORDS)
    with qtbot.assertNotEmitted(screen.unlocked, wait=50):
        screen.unlock.click()
        assert not screen.passphrase.isEnabled()
        qtbot.keyClick(screen, Qt.Key.Key_Escape)
        assert screen.passphrase.isEnabled()
        qtbot.waitUntil(lambda: not tasks.is_busy)
    tasks.shutdown()
    vault.open_vault(vault_folder, WORDS).close()


def test_after_a_lock_it_says_why_and_only_what_is_kept(qtbot: QtBot, tasks: Tasks, vault_folder: Path) -> None:
    def said(note: LockNote) -> str:
        screen = shown(qtbot, UnlockScreen(tasks, vault_folder, note))
        labels = [w for w in screen.findChildren(QWidget) if w.isVisibleTo(screen) and hasattr(w, "words")]
        return " ".join(label.words() for label in labels)

    everything = said(LockNote("After 5 minutes without a key or a click", text_is_kept=True, place_is_kept=True))
    assert "Locked" in everything and "5 minutes" in everything and "is kept, inside the vault" in everything
    assert vault_folder.stem not in everything
    assert "is kept, inside the vault" not in said(LockNote())


def test_the_other_ways_ask_the_shell(qtbot: QtBot, locked: UnlockScreen) -> None:
    for button, signal in (
        (locked.other_vault, locked.other_vault_asked),
        (locked.capture, locked.capture_asked),
        (locked.foot.danger_key, locked.danger_asked),
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_another_language_keeps_what_was_typed(qtbot: QtBot, tasks: Tasks, locked: UnlockScreen) -> None:
    locked.passphrase.line.setText("half a pass")
    other = shown(qtbot, UnlockScreen(tasks, Path("a.mamori")))
    other.restore(locked.unsaved())
    assert other.passphrase.line.text() == "half a pass"


def test_the_code_stands_on_the_plate_whole_at_every_width(qtbot: QtBot, creating: CreateVaultScreen) -> None:
    creating.go_on.click()
    creating.go_on.click()
    for width in (1280, 700, 420):
        creating.resize(width, 700)
        QApplication.processEvents()
        plate = creating.code.plate
        drawn = {run.text for run in runs_of(plate)}
        assert set(plate.groups) <= drawn
        assert plate.height() >= plate.heightForWidth(plate.width())


def test_a_vault_begins_with_another_community_when_its_profile_is_chosen(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path
) -> None:
    teatime = Path(__file__).parent.parent / "profiles" / "teatime.toml"
    broken = tmp_path / "broken.toml"
    broken.write_text("v = 1\n", "utf-8")
    chosen = [str(broken), "", str(teatime)]
    screen = shown(
        qtbot, CreateVaultScreen(tasks, place=tmp_path, choose_profile=lambda _parent: chosen.pop(0), effort=LEAST)
    )
    screen.place.profile_button.click()
    assert "broken.toml" in screen.banner.sentence.words()
    screen.place.profile_button.click()
    assert "OKTech" in screen.place.community.words()
    screen.place.profile_button.click()
    assert screen.place.line("name").text() == "Tea and Type Circle"
    again = shown(qtbot, CreateVaultScreen(tasks, place=tmp_path, effort=LEAST))
    again.restore(screen.unsaved())
    assert "Tea and Type Circle" in again.place.community.words()
    made: list[Session] = []
    again.created.connect(lambda session, _folder: made.append(session))
    press(qtbot, again, ENTER, ENTER)
    code = "-".join(again.code.plate.groups)
    press(qtbot, again, ENTER)
    qtbot.keyClicks(again.proof.line(), code)
    press(qtbot, again, ENTER)
    assert made[0].community == profile.read(teatime)
    made[0].close()
