"""How the parts behave under keys, mouse, languages and a worker."""

import gc
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.report import Report, YesNo
from app.errors import AppError
from app.ui.application import catch_surprises
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import DangerKey, PrimaryButton
from app.ui.kit.choices import BigAnswers, ChoiceBox
from app.ui.kit.dialog import Question
from app.ui.kit.editors import PassphraseEdit, ReadText, TextEdit
from app.ui.kit.field import Field
from app.ui.kit.form_panel import FormPanel
from app.ui.kit.gallery import save_gallery
from app.ui.kit.gallery_words import MARKUP
from app.ui.kit.icons import icon
from app.ui.kit.plain_label import ElideLabel, PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.rows import Row, RowList
from app.ui.kit.segmented import Segmented
from app.ui.kit.stepper import Step, Stepper, StepState
from app.ui.kit.tasks import Cancelled, Tasks
from app.ui.kit.tasks import Report as Progress
from app.ui.kit.theme import px, theme
from app.ui.kit.time_editors import DayEdit, MomentEdit
from tests.ui.audit import runs_of

ANSWERS = {
    "danger": "no",
    "contact": "  @aiko 🦊 ",
    "people": "Somebody\n\twith a tab\n\n\nand <b>marks</b> & more",
    "account": "最初の休憩のとき。\n“No”, I said.\u3000 二度。",
    "viewpoint": "heard",
}


def test_void_calls_keep_none_alive() -> None:
    one = QObject()
    one.setObjectName("x")
    before = sys.getrefcount(None)
    for _call in range(200):
        one.setObjectName("x")
    assert sys.getrefcount(None) - before > -50


# forms


def test_a_form_keeps_every_character_through_another_language(qtbot: QtBot) -> None:
    panel = FormPanel(Report)
    qtbot.addWidget(panel)
    panel.set_values(ANSWERS)
    i18n.speak("ja")
    panel.relabel()
    assert panel.values() == ANSWERS
    assert panel.field("ongoing").label.words() == i18n._("Is it still going on?") != "Is it still going on?"
    i18n.speak("en")
    panel.relabel()
    assert panel.values() == ANSWERS
    assert panel.form().account == ANSWERS["account"]
    assert panel.form().danger is YesNo.NO


def test_a_form_keeps_the_answers_it_does_not_show(qtbot: QtBot) -> None:
    panel = FormPanel(Report, ("place",), {**ANSWERS, "place": "Hall"})
    qtbot.addWidget(panel)
    assert [key for key in ("place", "account") if _has(panel, key)] == ["place"]
    assert panel.values() == {**ANSWERS, "place": "Hall"}


def test_a_form_says_when_it_was_changed_and_not_when_it_was_filled(qtbot: QtBot) -> None:
    panel = FormPanel(Report, ("account", "place", "ongoing"), styles={"ongoing": "big"})
    qtbot.addWidget(panel)
    heard: list[None] = []
    panel.changed.connect(lambda: heard.append(None))
    panel.set_values(ANSWERS)
    assert not heard
    editor = panel.editor("account")
    QTest.keyClicks(editor, "ab")
    assert len(heard) == 2
    answers = panel.editor("ongoing")
    assert isinstance(answers, BigAnswers)
    answers.rows()[0].click()
    assert len(heard) == 3
    assert panel.form().ongoing is YesNo.YES


def test_every_control_of_a_form_is_named_by_its_label(qtbot: QtBot) -> None:
    panel = FormPanel(Report)
    qtbot.addWidget(panel)
    for question in Report.questions():
        assert panel.editor(question.key).accessibleName() == question.label
        assert panel.field(question.key).label.buddy() is panel.editor(question.key)


def test_a_box_has_its_label_in_the_tree_of_a_screen_reader(qtbot: QtBot) -> None:
    field = Field("Is it still going on?", ChoiceBox([("yes", "Yes"), ("no", "No")], "Is it still going on?"))
    qtbot.addWidget(field)
    relations = QAccessible.queryAccessibleInterface(field.control).relations()
    assert [one for one, kind in relations if one.text(QAccessible.Text.Name) == "Is it still going on?"]


def test_a_fault_is_said_at_its_field(qtbot: QtBot) -> None:
    panel = FormPanel(Report, ("account",))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_fault("account", "Write down what happened.")
    assert panel.field("account").fault.isVisible()
    assert panel.editor("account").accessibleDescription() == "Write down what happened."
    panel.clear_faults()
    assert not panel.field("account").fault.isVisible()


def test_what_an_input_method_composes_is_no_answer_yet(qtbot: QtBot) -> None:
    edit = TextEdit("Account")
    qtbot.addWidget(edit)
    edit.set_answer("夜")
    QApplication.sendEvent(edit, QInputMethodEvent("かな", []))
    assert edit.answer() == "夜"
    commit = QInputMethodEvent()
    commit.setCommitString("仮名")
    QApplication.sendEvent(edit, commit)
    assert edit.answer() == "仮名夜"
    assert edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_markup_stays_as_it_was_typed(qtbot: QtBot) -> None:
    for part in (TextEdit("Account"), ReadText(MARKUP, "Account")):
        qtbot.addWidget(part)
        part.setPlainText(MARKUP)
        assert part.toPlainText() == MARKUP
        assert not part.acceptRichText()
    label = PlainLabel(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.words() == MARKUP
    line = ElideLabel(MARKUP * 5)
    qtbot.addWidget(line)
    line.resize(80, 20)
    line.grab()
    assert "<img" not in line.toolTip()


def test_a_text_grows_with_its_lines(qtbot: QtBot) -> None:
    edit = TextEdit("Account", rows=2, most_rows=6)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(edit)
    window.show()
    before = edit.sizeHint().height()
    edit.set_answer("\n".join("abcd"))
    qtbot.waitUntil(lambda: edit.sizeHint().height() == before + 2 * px(22))
    QTest.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: edit.sizeHint().height() == before + 3 * px(22))
    edit.set_answer("\n" * 40)
    qtbot.waitUntil(lambda: edit.sizeHint().height() == before + 4 * px(22))


def test_days_and_moments_are_read_as_people_write_them(qtbot: QtBot) -> None:
    day, moment = DayEdit("Day"), MomentEdit("Moment")
    qtbot.addWidget(day)
    qtbot.addWidget(moment)
    for typed in ("2026-11-22", "2026/11/22", "２０２６年１１月２２日", "2026.11.22 "):
        day.setText(typed)
        assert (day.answer(), day.complaint()) == ("2026-11-22", "")
    day.setText("yesterday")
    assert day.answer() == "yesterday"
    assert day.complaint()
    moment.set_answer("2026-11-22T10:42:31.5+09:00")
    assert moment.answer() == "2026-11-22T10:42:31.5+09:00"
    assert moment.text() == "2026-11-22 10:42"
    moment.setText("2026-11-22 10:43")
    assert moment.answer().startswith("2026-11-22T10:43:00")
    moment.setText("2026-02-30 10:43")
    assert moment.complaint()


def test_the_eye_shows_the_passphrase_by_keyboard(qtbot: QtBot) -> None:
    edit = PassphraseEdit("Passphrase")
    qtbot.addWidget(edit)
    assert edit.echoMode() is PassphraseEdit.EchoMode.Password
    edit.eye.setFocus()
    QTest.keyClick(edit.eye, Qt.Key.Key_Space)
    assert edit.echoMode() is PassphraseEdit.EchoMode.Normal
    assert edit.eye.accessibleName() == "Hide the passphrase"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("先に電話します。報告は後で書けます。", 190, ["先に電話します。報告は", "後で書けます。"]),
        ("封をした報告を取り込むと、事案が始まります。", 160, ["封をした報告を", "取り込むと、事案が", "始まります。"]),
        ("お返事の期限に関わります", 60, ["お返事の", "期限に", "関わりま", "す"]),
    ],
)
def test_japanese_lines_end_where_phrases_end(text: str, width: int, lines: list[str], qtbot: QtBot) -> None:
    label = PlainLabel(text, "prompt")
    qtbot.addWidget(label)
    label.resize(width, 200)
    drawn: dict[float, str] = {}
    for run in runs_of(label):
        drawn[round(run.box.center().y() / 10)] = drawn.get(round(run.box.center().y() / 10), "") + run.text
    assert [line.strip() for line in drawn.values()] == lines
    assert label.words() == label.text() == text


# steps, rows, segments


def test_arrows_walk_the_steps_and_enter_chooses(qtbot: QtBot) -> None:
    steps = [
        Step("Safety", StepState.DONE),
        Step("Accounts", StepState.CURRENT),
        Step("Close", StepState.BLOCKED, "No"),
    ]
    stepper = Stepper(steps)
    qtbot.addWidget(stepper)
    with qtbot.waitActive(stepper):
        stepper.show()
        stepper.activateWindow()
    stepper.rows[1].setFocus()
    QTest.keyClick(stepper.rows[1], Qt.Key.Key_Down)
    assert stepper.rows[2].hasFocus()
    with qtbot.waitSignal(stepper.chosen) as chosen:
        QTest.keyClick(stepper.rows[2], Qt.Key.Key_Return)
    assert chosen.args == [2]
    QTest.keyClick(stepper.rows[2], Qt.Key.Key_Home)
    assert stepper.rows[0].hasFocus()
    with qtbot.waitSignal(stepper.chosen) as chosen:
        QTest.mouseClick(stepper.rows[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [1]
    assert stepper.rows[2].accessibleName() == "3 of 3, Close, blocked: No"
    stepper.show_row(0)
    assert [bool(row.focusPolicy() & Qt.FocusPolicy.TabFocus) for row in stepper.rows] == [True, False, False]
    stepper.show_steps([*steps, Step("After")])
    assert stepper.shown() == 0


def test_rows_are_one_target_and_walked_with_arrows(qtbot: QtBot) -> None:
    rows = RowList("Cases")
    for name in ("Quiet Heron", "Copper Lantern"):
        row = Row(name)
        row.add(PlainLabel(name), 1)
        rows.add(row)
    qtbot.addWidget(rows)
    rows.select(0)
    with qtbot.waitActive(rows):
        rows.show()
        rows.activateWindow()
    rows.rows[0].setFocus()
    QTest.keyClick(rows.rows[0], Qt.Key.Key_Down)
    assert rows.rows[1].hasFocus()
    with qtbot.waitSignal(rows.chosen) as chosen:
        QTest.mouseClick(rows.rows[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [1]
    rows.clear()
    assert rows.selected() is None


def test_arrows_move_in_segments(qtbot: QtBot) -> None:
    segmented = Segmented([("open", "Open"), ("waiting", "Waiting")], "Which cases")
    qtbot.addWidget(segmented)
    with qtbot.waitActive(segmented):
        segmented.show()
        segmented.activateWindow()
    segmented.segments()[0].setFocus()
    with qtbot.waitSignal(segmented.chosen) as chosen:
        QTest.keyClick(segmented.segments()[0], Qt.Key.Key_Right)
    assert chosen.args == ["waiting"]
    assert segmented.value() == "waiting"


def test_a_banner_hides_until_there_is_something_to_say(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    banner = Banner()
    QVBoxLayout(window).addWidget(banner)
    window.show()
    assert not banner.isVisible()
    banner.show_error(AppError("The disk is full. Free some space and save again."))
    assert banner.isVisible()
    assert banner.accessibleName() == "The disk is full. Free some space and save again."
    banner.clear()
    assert not banner.isVisible()


def test_a_part_without_a_place_never_opens_as_a_window(qtbot: QtBot) -> None:
    for part in (Banner("info", "Names hide in 0:47."), QLabel("x")):
        qtbot.addWidget(part)
        part.hide()
        reveal(part, True)
        assert not part.isVisible()
        window = QWidget()
        qtbot.addWidget(window)
        QVBoxLayout(window).addWidget(part)
        window.show()
        assert part.isVisible()


def test_a_question_begins_at_the_careful_answer(qtbot: QtBot) -> None:
    question = Question("Erase the vault?", "It cannot be undone.", "Erase", "Keep it", danger=True, parent=None)
    qtbot.addWidget(question)
    question.show()
    assert question.focusWidget() is question.keep
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert question.result() == 0


def test_the_red_key_is_there(qtbot: QtBot) -> None:
    key = DangerKey()
    qtbot.addWidget(key)
    assert "110" in key.accessibleName()
    with qtbot.waitSignal(key.clicked):
        QTest.keyClick(key, Qt.Key.Key_Return)


# the look


def test_a_change_of_look_needs_no_new_parts(qtbot: QtBot) -> None:
    button = PrimaryButton("Unlock", "lock-open")
    qtbot.addWidget(button)
    light, small = button.grab().toImage(), button.sizeHint()
    theme().wear("dark", 200)
    button.resize(button.sizeHint())
    assert button.grab().toImage() != light
    assert button.sizeHint().height() == 2 * small.height()
    assert theme().font("body").pixelSize() == 28
    assert px(1180) == 2360


def test_an_icon_follows_the_scheme_and_survives_copies(qtbot: QtBot) -> None:
    sign = icon("lock")
    light = sign.pixmap(20, 20).toImage()
    theme().wear("dark")
    copies = [type(sign)(sign) for _copy in range(50)]
    gc.collect()
    assert copies[-1].pixmap(20, 20).toImage() != light


def test_qt_remembers_nothing_in_the_home_folder(qapp: QApplication) -> None:
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        settings = QSettings(form, QSettings.Scope.UserScope, "QtProject")
        assert not Path(settings.fileName()).is_relative_to(Path.home() / ".config")


def test_the_gallery_can_be_saved(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.kit.gallery.LOOKS", (("light", "ja", 100),))
    assert [path.name for path in save_gallery(tmp_path)] == ["gallery_light_ja_100.png"]


# the worker


class Heard(QObject):
    """Remembers what came back, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.threads: set[int] = set()
        self.progress: list[tuple[int, int]] = []

    def take(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def count(self, done: int, total: int) -> None:
        self.progress.append((done, total))


def test_jobs_run_in_order_on_one_thread_and_come_back_here(qtbot: QtBot) -> None:
    tasks, heard, workers = Tasks(), Heard(), set[int]()

    def job(number: int) -> int:
        workers.add(threading.get_ident())
        return number

    for number in range(5):
        tasks.run(lambda number=number: job(number), heard.take, heard.take)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert heard.results == [0, 1, 2, 3, 4]
    assert heard.threads == {threading.get_ident()}
    assert len(workers) == 1
    assert threading.get_ident() not in workers
    tasks.shutdown()


def test_a_refusal_reaches_the_screen_in_the_language_of_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    i18n.speak("ja")

    def refuse() -> None:
        raise AppError(i18n._("Yes"))

    real = Tasks()
    for door in (tasks, real):
        door.run(refuse, heard.take, heard.take)
    qtbot.waitUntil(lambda: len(heard.results) == 2)
    assert [error.sentence for error in heard.results if isinstance(error, AppError)] == ["はい", "はい"]
    real.shutdown()


def test_a_fault_of_ours_is_calm_and_noticed(tasks: Tasks, monkeypatch: pytest.MonkeyPatch, capsys: object) -> None:
    heard, shown = Heard(), list[str]()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_surprises(shown.append)

    def stumble() -> None:
        raise KeyError("Aiko Tanaka")

    tasks.run(stumble, heard.take, heard.take)
    assert isinstance(heard.results[0], AppError)
    assert "Tanaka" not in shown[0] + heard.results[0].sentence
    assert "KeyError, test_kit_widgets.py:" in shown[0]
    assert not tasks.is_busy


def test_a_long_job_reports_and_stops(qtbot: QtBot) -> None:
    tasks, heard, begun, stopped = Tasks(), Heard(), threading.Event(), threading.Event()

    def long(report: Progress) -> str:
        report(1, 3)
        begun.set()
        try:
            while True:
                report(2, 3)
        except Cancelled:
            stopped.set()
            raise

    task = tasks.run(long, heard.take, heard.take, heard.count)
    waiting = tasks.run(lambda: "next", heard.take, heard.take)
    assert begun.wait(5)
    with qtbot.waitSignal(waiting.ended):
        task.cancel()
    assert stopped.is_set()
    assert heard.results == ["next"]
    tasks.shutdown()


def test_shutting_down_drops_what_waits(qtbot: QtBot) -> None:
    tasks, heard, go = Tasks(), Heard(), threading.Event()
    tasks.run(lambda: go.wait(5), heard.take, heard.take)
    for _job in range(3):
        tasks.run(lambda: "never", heard.take, heard.take)
    threading.Timer(0.05, go.set).start()
    tasks.shutdown()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert heard.results == []


def test_a_result_for_a_screen_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    tasks, label, go = Tasks(), QLabel(), threading.Event()

    class Screen(QWidget):
        def take(self, result: object) -> None:
            self.setWindowTitle(str(result))
            label.setText("told")

    screen = Screen()
    task = tasks.run(lambda: go.wait(5), screen.take, screen.take)
    screen.deleteLater()
    QApplication.sendPostedEvents(screen, 0)
    with qtbot.waitSignal(task.ended):
        go.set()
    assert label.text() == ""
    tasks.shutdown()


def _has(panel: FormPanel[Report], key: str) -> bool:
    try:
        panel.editor(key)
    except KeyError:
        return False
    return True
