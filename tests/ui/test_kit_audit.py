"""Every part in every look passes the audit, and the audit finds each fault that is made on purpose."""

# ruff: noqa: N802  (Qt's own names)

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.choices import ChoiceBox
from app.ui.kit.dialog import Question
from app.ui.kit.gallery import Gallery
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import theme
from app.ui.kit.tokens import DARK, LIGHT, ROLE_ICONS, TONES
from tests.ui.audit import audit, contrast, runs_of, speak_pseudo


def shown(qtbot: QtBot, window: QWidget, size: QSize) -> QWidget:
    qtbot.addWidget(window)
    window.resize(size)
    with qtbot.waitExposed(window):
        window.show()
    for _round in range(3):
        qtbot.wait(1)
    return window


@pytest.mark.parametrize("factor", [100, 200])
@pytest.mark.parametrize("code", ["en", "ja", "pseudo"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_passes_in_every_look(
    scheme: str, code: str, factor: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    if code == "pseudo":
        speak_pseudo(monkeypatch)
    i18n.speak(code)
    theme().wear(scheme, factor)
    window = shown(qtbot, Gallery(3 if factor == 100 else 1), QSize(1280, 800))
    assert audit(window) == []


def test_every_part_passes_in_a_small_window(qtbot: QtBot) -> None:
    theme().wear("light", 125)
    assert audit(shown(qtbot, Gallery(1), QSize(480, 640))) == []


def test_a_question_passes_at_the_largest_size(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    speak_pseudo(monkeypatch)
    theme().wear("dark", 200)
    words = [i18n._(text) for text in ("Erase the vault?", "It cannot be undone. " * 6, "Erase it", "Keep the vault")]
    question = Question(*words, danger=True, parent=None)
    assert audit(shown(qtbot, question, QSize(640, 480))) == []


def test_a_choice_too_long_for_its_box_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    box = ChoiceBox([("a", "A choice that nobody could make shorter without losing what it says")], "Choice")
    shown(qtbot, box, QSize(160, 36))
    drawn = "".join(run.text for run in runs_of(box))
    assert drawn.endswith("…")
    assert box.toolTip() == box.currentText()


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_every_pair_of_colors_is_readable(colors: dict[str, str]) -> None:
    grounds = ("app", "surface", "selected", "hover")
    pairs = [(ink, ground) for ink in ("text", "muted") for ground in (*grounds, "sunken")]
    pairs += [(tone, f"{tone}_bg") for tone in (*TONES, *ROLE_ICONS) if tone != "accent"]
    pairs += [("faint", ground) for ground in grounds] + [("accent_text", ground) for ground in grounds]
    pairs += [("on_accent", f"accent{state}") for state in ("", "_hover", "_press")]
    pairs += [(tone, "surface") for tone in ("danger", "warn", "ok", "info")] + [("rail_danger", "rail")]
    pale = {pair: contrast(QColor(colors[pair[0]]), QColor(colors[pair[1]])) for pair in pairs}
    assert not {pair: round(ratio, 2) for pair, ratio in pale.items() if ratio < 4.5}
    lines = [(line, ground) for line in ("border_strong", "focus", "accent") for ground in ("app", "surface")]
    assert not [pair for pair in lines if contrast(QColor(colors[pair[0]]), QColor(colors[pair[1]])) < 3]


class Cut(QLabel):
    """Draws its words beyond its own edge."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(QPoint(self.width() - 12, 16), self.text())


class Elided(QLabel):
    """Ends its words in an ellipsis and offers the rest nowhere."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawText(QRect(0, 0, 200, 20), Qt.AlignmentFlag.AlignLeft, "The reporter…")


class Trap(QLineEdit):
    """Keeps Tab to itself."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            return True
        return super().event(event)


def nameless() -> QWidget:
    return QLineEdit()


def mouse_only() -> QWidget:
    button = QPushButton("Open")
    button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return button


def pale() -> QWidget:
    label = QLabel("Hardly to be read")
    label.setStyleSheet("color: #C8CDD4;")
    return label


def cut() -> QWidget:
    return Cut("These words go on beyond the edge")


def elided() -> QWidget:
    return Elided("The reporter asked for an answer by Friday")


def squeezed() -> QWidget:
    label = PlainLabel("A sentence that needs several lines to be read as a whole, " * 3)
    label.setFixedSize(200, 18)
    return label


def unknown_glyph() -> QWidget:
    return QLabel("A sign \ue123 of nobody")


def trap() -> QWidget:
    edit = Trap()
    edit.setAccessibleName("Trap")
    return edit


def tab_eater() -> QWidget:
    edit = QPlainTextEdit()
    edit.setAccessibleName("Notes")
    return edit


@pytest.mark.parametrize(
    ("fault", "finding"),
    [
        (nameless, "no name"),
        (mouse_only, "no focus"),
        (pale, "contrast"),
        (cut, "cut by"),
        (elided, "elided"),
        (squeezed, "cut by"),
        (unknown_glyph, "missing glyph"),
        (trap, "trap"),
        (tab_eater, "trap"),
    ],
)
def test_each_fault_made_on_purpose_is_found(fault: Callable[[], QWidget], finding: str, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(SecondaryButton("Before"))
    column.addWidget(fault())
    column.addWidget(SecondaryButton("After"))
    findings = audit(shown(qtbot, window, QSize(400, 300)))
    assert [found for found in findings if found.startswith(finding)], findings


def test_a_window_without_a_fault_yields_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(PlainLabel("A calm sentence."))
    column.addWidget(SecondaryButton("Open…"))
    column.addWidget(SecondaryButton("Close"))
    assert audit(shown(qtbot, window, QSize(400, 300))) == []
