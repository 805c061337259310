"""One prompt of the form: a card with its number and its questions."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.forms import Kind
from app.domain.report import Report, YesNo
from app.i18n import _
from app.ui.capture.prompts import FOLLOWING, Prompt
from app.ui.kit.buttons import LinkButton, QuietButton
from app.ui.kit.card import Card
from app.ui.kit.editors import LineEdit
from app.ui.kit.field import Field
from app.ui.kit.flow import FlowLayout
from app.ui.kit.form_panel import FormPanel
from app.ui.kit.icons import paint_icon
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.shapes import paint_box
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme
from app.ui.kit.time_editors import MomentEdit

_MOST_SEGMENTS = 5
SEGMENTS = {
    question.key: "segments"
    for question in Report.questions()
    if question.kind is Kind.CHOICE and len(question.choices) <= _MOST_SEGMENTS
}
_ACCOUNT = 260
"""Pixels for the account with its question."""


class PromptBox(Card):
    """The questions of one prompt; what is typed into them is dropped nowhere else, files least of all.

    Questions that follow from a yes come after it, and those few ask wait behind a button.
    """

    def __init__(
        self,
        number: int,
        prompt: Prompt,
        answers: Mapping[str, str],
        offers: Mapping[str, Sequence[str]],
    ) -> None:
        super().__init__()
        self.number = number
        self.prompt = prompt
        self.ring = _Ring(number)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(_(prompt.title), "big_answer"), 1)
        self.add(head)
        self.panel: FormPanel[Report] = panel_of(prompt.keys, answers, offers)
        self.panel.changed.connect(self._show_what_is_asked)
        self.add(self.panel)
        self.more = LinkButton(_("More questions"), "plus")
        self.more.clicked.connect(self._on_more_asked)
        line = QHBoxLayout()
        line.addWidget(self.more)
        line.addStretch(1)
        self.add(line)
        self._is_open = any(answers.get(key) for key in prompt.more)
        self._show_what_is_asked()

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
        """The question whose field has this widget, or nothing."""
        return next((key for key in self.prompt.keys if self.panel.field(key).isAncestorOf(widget)), "")

    def reach(self, key: str) -> QWidget:
        """The control of a question, shown if it was not."""
        if key in self.prompt.more:
            self._is_open = True
            self._show_what_is_asked()
        return self.panel.editor(key)

    def _show_what_is_asked(self) -> None:
        given = self.values()
        for key in self.prompt.keys:
            follows = given.get(FOLLOWING.get(key, ""), "")
            asked = key not in FOLLOWING or follows == YesNo.YES or key in given
            reveal(self.panel.field(key), asked and (self._is_open or key not in self.prompt.more))
            if isinstance(editor := self.panel.editor(key), MomentEdit):
                self.panel.show_fault(key, editor.complaint())
        reveal(self.more, bool(self.prompt.more) and not self._is_open)

    def _on_more_asked(self) -> None:
        self.reach(self.prompt.more[0]).setFocus(Qt.FocusReason.OtherFocusReason)


def panel_of(
    keys: tuple[str, ...],
    answers: Mapping[str, str],
    offers: Mapping[str, Sequence[str]] | None = None,
    empty: str = "",
) -> FormPanel[Report]:
    """The controls of these questions, as large as the desk wants them; files dropped on them reach the page."""
    mine = {key: answers[key] for key in keys if key in answers}
    panel = FormPanel(Report, keys, mine, desk=True, styles=SEGMENTS, empty=empty)
    for key in keys:
        editor = panel.editor(key)
        editor.setAcceptDrops(False)
        if key == "account":
            _make_tall(panel.field(key))
        column = panel.field(key).layout()
        if (words := (offers or {}).get(key)) and isinstance(editor, LineEdit) and column is not None:
            column.addWidget(Offers(editor, words))
    return panel


class Offers(QWidget):
    """Words one can take over into a line with one press; any other words fit there as well."""

    def __init__(self, line: LineEdit, words: Sequence[str]) -> None:
        super().__init__()
        self._line = line
        flow = FlowLayout(self, gap=6)
        self.buttons = [QuietButton(word) for word in words]
        for button in self.buttons:
            button.clicked.connect(self._on_word_taken)
            flow.addWidget(button)

    def _on_word_taken(self) -> None:
        button = self.sender()
        if not isinstance(button, QuietButton):
            return
        word, there = button.accessibleName(), self._line.text().strip()
        if word not in there:
            self._line.setText(_("{first}, {second}").format(first=there, second=word) if there else word)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)


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
