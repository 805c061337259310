"""The places of a letter that only the organizer can fill."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _
from app.ui.kit.editors import TextEdit
from app.ui.kit.field import Field
from app.ui.kit.theme import px

_LABELS = {
    "action": (N_("What we did"), N_("Goes on after “we did this:”.")),
    "reason": (N_("Why it does not go against the Code as it stands"), N_("Goes on after “because”.")),
    "delay": (N_("Why it is not finished"), N_("Goes on after “The reason is:”. Name nobody.")),
    "so_far": (N_("What was done so far"), N_("Goes on after “So far we have”.")),
    "lesson": (N_("What we take from it"), N_("Goes on after “What we take from it:”.")),
}


_open: dict[str, dict[str, dict[str, str]]] = {}


def filled_places(case_id: str) -> dict[str, dict[str, str]]:
    """What was typed for each letter of this case and not written yet; it goes with the process."""
    return _open.setdefault(case_id, {})


class Places(QWidget):
    """One field for each place the letter at hand needs; `edited` after every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        """Which letter the fields belong to."""
        self.fields: dict[str, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))

    def ask(self, needed: Sequence[str], filled: Mapping[str, str], name: str = "") -> None:
        """Show a field for each of these places; the fields of the same letter stay as they are."""
        if name and name == self.name and tuple(self.fields) == tuple(needed):
            return
        for field in self.fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields, self.name = {}, name
        for place in needed:
            label, help_text = _LABELS[place]
            control = TextEdit(_(label), rows=2)
            control.set_answer(filled.get(place, ""))
            control.edited.connect(self.edited)
            self.fields[place] = Field(_(label), control, _(help_text), required=True)
            self._column.addWidget(self.fields[place])

    def answers(self) -> dict[str, str]:
        """What is written in each place, without what surrounds it."""
        return {place: field.answer().strip() for place, field in self.fields.items()}

    def all_filled(self) -> bool:
        """Whether every place has words; the first empty one says so and takes the focus."""
        empty = [place for place, words in self.answers().items() if not words]
        for place, field in self.fields.items():
            field.show_fault(_("Fill this place in the language of the letter.") if place in empty else "")
        if empty:
            self.fields[empty[0]].control.setFocus()
        return not empty
