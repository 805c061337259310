"""What a finding rests on: the facts of the case, to be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.accounts import Fact
from app.domain.case import Case, EntryRecord
from app.domain.determination import shows_repetition
from app.i18n import _
from app.ui.kit.chip import Chip
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.review.entry_words import row_words


class FactPicker(QWidget):
    """One box a fact; the answer is the ids of the ticked ones. What shows a repetition says so (R10)."""

    edited = Signal()

    def __init__(self, case: Case, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.boxes: dict[str, QCheckBox] = {}
        self._unknown: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        repeated = {record.id for record in shows_repetition(case)}
        facts = [record for record in case.standing(Fact) if not record.entry.set_aside.strip()]
        for record in facts:
            column.addWidget(self._row(case, record, is_repeated=record.id in repeated))
        if not facts:
            words = _("No fact is written down yet. Add them under “Accounts and evidence”.")
            column.addWidget(PlainLabel(words, "secondary", "muted"))

    def answer(self) -> str:
        """The ids of the ticked facts; those that are no longer here are kept."""
        return " ".join([key for key, box in self.boxes.items() if box.isChecked()] + self._unknown)

    def set_answer(self, answer: str) -> None:
        """Tick these."""
        ids = answer.split()
        self._unknown = [one for one in ids if one not in self.boxes]
        for key, box in self.boxes.items():
            box.setChecked(key in ids)

    def _row(self, case: Case, record: EntryRecord[Fact], *, is_repeated: bool) -> QWidget:
        words = row_words(case, record)
        box = QCheckBox()
        offered = _("evidence for “repeated”: asked to stop, and it went on") if is_repeated else ""
        parts: Sequence[str] = (words.title, words.note, words.chip, offered)
        box.setAccessibleName(", ".join(part for part in parts if part))
        box.clicked.connect(self.edited)
        self.boxes[str(record.id)] = box
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(10))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(PlainLabel(words.title, "body"))
        for note, tone in ((words.note, "muted"), (offered, "info")):
            if note:
                lines.addWidget(PlainLabel(note[:1].upper() + note[1:], "caption", tone))
        line.addWidget(box)
        line.addLayout(lines, 1)
        if words.chip:
            line.addWidget(Chip(words.chip, words.tone, words.icon))
        return row
