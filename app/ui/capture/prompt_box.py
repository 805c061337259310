"""One prompt of the form: a card with its number and its questions."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.report import Report
from app.i18n import _
from app.ui.capture.prompts import Prompt
from app.ui.kit.card import Card
from app.ui.kit.field import Field
from app.ui.kit.form_panel import FormPanel
from app.ui.kit.icons import paint_icon
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.shapes import paint_box
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme

SEGMENTS = dict.fromkeys(("ongoing", "viewpoint", "agency_unknown", "tell_event_organizer", "consent"), "segments")
_ACCOUNT = 260
"""Pixels for the account with its question."""


class PromptBox(Card):
    """The questions of one prompt; what is typed into them is dropped nowhere else, files least of all."""

    def __init__(self, number: int, prompt: Prompt, answers: Mapping[str, str]) -> None:
        super().__init__()
        self.number = number
        self.prompt = prompt
        self.ring = _Ring(number)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(_(prompt.title), "big_answer"), 1)
        self.add(head)
        self.panel: FormPanel[Report] = panel_of(prompt.keys, answers)
        self.add(self.panel)

    def values(self) -> dict[str, str]:
        """What is answered in this prompt."""
        return self.panel.values()

    def is_answered(self) -> bool:
        """Whether any of its questions has an answer."""
        return any(answer.strip() for answer in self.values().values())

    def show_current(self, current: bool) -> None:
        """Mark the prompt that is being answered."""
        self.set_colors("surface", "accent" if current else "border")
        self.ring.show_state(current=current, done=self.is_answered() and not current)

    def key_of(self, widget: QWidget) -> str:
        """The question whose control has this widget, or nothing."""
        return next(
            (key for key in self.prompt.keys if (e := self.panel.editor(key)) is widget or e.isAncestorOf(widget)), ""
        )


def panel_of(keys: tuple[str, ...], answers: Mapping[str, str]) -> FormPanel[Report]:
    """The controls of these questions, as large as the desk wants them; files dropped on them reach the page."""
    mine = {key: answers[key] for key in keys if key in answers}
    panel = FormPanel(Report, keys, mine, desk=True, styles=SEGMENTS)
    for key in keys:
        editor = panel.editor(key)
        editor.setAcceptDrops(False)
        if key == "account":
            _make_tall(panel.field(key))
    return panel


def _make_tall(field: Field) -> None:
    field.setMinimumHeight(px(_ACCOUNT))
    column = field.layout()
    if isinstance(column, QVBoxLayout):
        column.setStretchFactor(field.control, 1)


class _Ring(QLabel):
    """The number of a prompt, or a check; for the eye only, the list at the left says it aloud."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._current = self._done = False
        self.setFixedSize(px(28), px(28))

    def show_state(self, *, current: bool, done: bool) -> None:
        """Show how far the prompt is."""
        self._current, self._done = current, done
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._done:
            paint_box(painter, rect, rect.width() / 2, theme().color("accent"))
            inset = px(5)
            paint_icon(painter, rect.adjusted(inset, inset, -inset, -inset), "check", theme().color("on_accent"))
            return
        line = theme().color("accent" if self._current else "border_strong")
        paint_box(painter, rect, rect.width() / 2, theme().color("surface"), line, px(2))
        tone = theme().color("accent_text" if self._current else "muted")
        TextBlock(str(self._number), "secondary_strong").draw_centered(
            painter, rect, tone, Qt.AlignmentFlag.AlignHCenter
        )
