"""The form of one record of the profile."""

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.profile_fields import SORTS, FieldKind, ProfileField, Section
from app.i18n import _
from app.ui.kit.choices import AnswerSegments, ChoiceBox
from app.ui.kit.editors import LineEdit, TextEdit
from app.ui.kit.field import Answering, Field
from app.ui.kit.theme import px
from app.ui.kit.time_editors import DayEdit


class RecordForm(QWidget):
    """Every field of a section; `edited` when one was changed by hand."""

    edited = Signal()

    def __init__(self, section: Section, answers: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for field in section.fields:
            control = _control(field)
            made = Field(_(field.label), control, _help(field))
            cast("Answering", control).set_answer(answers.get(field.key, ""))
            cast("Any", control).edited.connect(self.edited)
            self.fields[field.key] = made
            column.addWidget(made)

    def values(self) -> dict[str, str]:
        """What is written now."""
        return {key: field.answer() for key, field in self.fields.items()}

    def set_values(self, answers: Mapping[str, str]) -> None:
        """Show these answers."""
        for key, field in self.fields.items():
            cast("Answering", field.control).set_answer(answers.get(key, ""))

    def show_fault(self, key: str) -> None:
        """Say below one field that it cannot stand like this; a key of another section says nothing here."""
        for one, field in self.fields.items():
            field.show_fault(_("This cannot stand here. Write it like the others.") if one == key else "")
            if one == key:
                field.control.setFocus()


def _control(field: ProfileField) -> QWidget:
    name = _(field.label)
    if field.kind is FieldKind.SORT:
        return ChoiceBox([(key, _(words)) for key, words in SORTS.items()], name)
    if field.kind is FieldKind.YES:
        return AnswerSegments((("", _("No")), ("yes", _("Yes"))), name)
    if field.kind is FieldKind.DAY:
        return DayEdit(name)
    if field.kind in (FieldKind.TEXT, FieldKind.LINES):
        return TextEdit(name, rows=2)
    return LineEdit(name)


def _help(field: ProfileField) -> str:
    if field.kind is FieldKind.LINES:
        return _("One a line.")
    return _("Empty: nobody has checked it yet.") if field.kind is FieldKind.DAY else ""
