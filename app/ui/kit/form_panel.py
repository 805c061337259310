"""Any form as a column of fields, built from its declaration and from nothing else."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.forms import Form, Kind, Question
from app.i18n import _, furigana
from app.ui.kit.choices import AnswerSegments, BigAnswers, ChoiceBox
from app.ui.kit.editors import LineEdit, TextEdit
from app.ui.kit.field import Answering, Field
from app.ui.kit.theme import px
from app.ui.kit.time_editors import DayEdit, MomentEdit

F = TypeVar("F", bound=Form)
"""The form that a panel shows."""

_ROOM_FOR_SEGMENTS = 3


class FormPanel(QWidget, Generic[F]):
    """The questions of a form, or those with the given keys in that order; `changed` after every edit.

    `empty` is said in place of "Not asked", where nobody asks.
    """

    changed = Signal()

    def __init__(
        self,
        form_class: type[F],
        keys: Sequence[str] | None = None,
        answers: Mapping[str, str] | None = None,
        *,
        desk: bool = False,
        styles: Mapping[str, str] | None = None,
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form_class = form_class
        self._desk = desk
        self._styles = dict(styles or {})
        self._empty = empty
        self._kept: dict[str, str] = {}
        self._fields: dict[str, Field] = {}
        asked = {question.key: question for question in form_class.questions()}
        self._questions = [asked[key] for key in (asked if keys is None else keys)]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(16 if desk else 12))
        self._build()
        self.set_values(answers or {})

    def values(self) -> dict[str, str]:
        """Every answer that was given, those of questions that are not shown included."""
        values = dict(self._kept)
        for key in self._fields:
            if answer := self._answering(key).answer():
                values[key] = answer
            else:
                values.pop(key, None)
        return values

    def set_values(self, values: Mapping[str, str]) -> None:
        """Show these answers in place of the old ones, without saying `changed`."""
        self._kept = dict(values)
        for key, field in self._fields.items():
            blocked = field.control.blockSignals(True)
            self._answering(key).set_answer(values.get(key, ""))
            field.control.blockSignals(blocked)

    def form(self) -> F:
        """The form with what is written now."""
        return self._form_class.from_answers(self.values())[0]

    def editor(self, key: str) -> QWidget:
        """The control of a question."""
        return self._fields[key].control

    def field(self, key: str) -> Field:
        """The whole field of a question."""
        return self._fields[key]

    def show_fault(self, key: str, sentence: str) -> None:
        """Say below a question what is wrong with its answer."""
        self._fields[key].show_fault(sentence)

    def clear_faults(self) -> None:
        """Take back everything that was said to be wrong."""
        for field in self._fields.values():
            field.show_fault("")

    def relabel(self) -> None:
        """Ask in the language spoken now; every character that was typed stays, and so does the focus."""
        focused = next((key for key in self._fields if self._fields[key].control.hasFocus()), None)
        values = self.values()
        for field in self._fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._fields.clear()
        self._build()
        self.set_values(values)
        if focused is not None:
            self._fields[focused].control.setFocus()

    def _build(self) -> None:
        for question in self._questions:
            control = self._control(question)
            field = Field(
                furigana(question.label),
                control,
                required=question.required,
                role="body_medium" if self._desk else "label",
            )
            cast("Any", control).edited.connect(self._on_edited)
            self._fields[question.key] = field
            self._column.addWidget(field)

    def _control(self, question: Question) -> QWidget:
        name = _(question.label)
        if question.kind is Kind.CHOICE:
            return self._choice(question, name)
        kinds: dict[Kind, Callable[..., QWidget]] = {Kind.DAY: DayEdit, Kind.MOMENT: MomentEdit}
        if question.kind is Kind.TEXT:
            return TextEdit(name, desk=self._desk, rows=2 if self._desk else 3)
        return kinds.get(question.kind, LineEdit)(name, desk=self._desk)

    def _choice(self, question: Question, name: str) -> QWidget:
        pairs = [(str(choice), _(choice.label)) for choice in question.choices]
        if self._empty:
            pairs = [(value, words if value else self._empty) for value, words in pairs]
        few = len(pairs) <= _ROOM_FOR_SEGMENTS
        style = self._styles.get(question.key, "segments" if few else "box")
        if style == "big":
            return BigAnswers([(value, words, "") for value, words in pairs if value], name)
        if style == "segments":
            return AnswerSegments(pairs, name, desk=self._desk)
        return ChoiceBox(pairs, name, desk=self._desk)

    def _answering(self, key: str) -> Answering:
        return cast("Answering", self._fields[key].control)

    def _on_edited(self) -> None:
        self.changed.emit()
