"""What became of one file, as a row."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.code_names import CodeName
from app.errors import AppError
from app.i18n import _, language
from app.services.intake import Imported
from app.ui.kit.banner import Sign
from app.ui.kit.chip import Chip
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import ElideLabel, PlainLabel
from app.ui.kit.theme import px, theme


def spell(result: Imported) -> dict[str, Any]:
    """What became of a file in plain values, as a screen keeps it."""
    return {
        "name": result.path.name,
        "kind": result.kind,
        "kit": result.kit,
        "desk": result.desk,
        "is_new_case": result.is_new_case,
        "case": result.case,
        "code_name": [result.code_name.adjective, result.code_name.noun] if result.code_name else None,
        "already_here": result.already_here,
        "clock_was_wrong": result.clock_was_wrong,
        "desk_is_known": result.desk_is_known,
        "missing_numbers": list(result.missing_numbers),
        "refused": result.refused.sentence if result.refused else None,
    }


def read(kept: dict[str, Any]) -> Imported:
    """The same again."""
    return Imported(
        path=Path(kept["name"]),
        kind=kept["kind"],
        kit=kept["kit"],
        desk=kept["desk"],
        is_new_case=kept["is_new_case"],
        case=kept["case"],
        code_name=CodeName(*kept["code_name"]) if kept["code_name"] else None,
        already_here=kept["already_here"],
        clock_was_wrong=kept["clock_was_wrong"],
        desk_is_known=kept["desk_is_known"],
        missing_numbers=tuple(kept["missing_numbers"]),
        refused=AppError(kept["refused"]) if kept["refused"] else None,
    )


class OutcomeRow(QWidget):
    """A sign, the code name or the reason, what is to be known about it, and the file's name in small."""

    def __init__(self, result: Imported, *, is_first: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = result
        self._is_first = is_first
        self.chips: list[Chip] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(0 if is_first else 14), 0, px(4))
        row.setSpacing(px(12))
        row.addWidget(Sign(*_sign(result), 20), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(4))
        self.title = PlainLabel(_title(result), "body_strong" if result.refused is None else "body_medium")
        column.addWidget(self.title)
        notes = _notes(result)
        if notes:
            holder = QWidget()
            flow = FlowLayout(holder, gap=6)
            for words, tone in notes:
                chip = Chip(words, tone)
                self.chips.append(chip)
                flow.addWidget(chip)
            column.addWidget(holder)
        column.addWidget(ElideLabel(result.path.name, "caption", "faint"))
        row.addLayout(column, 1)
        self.setAccessibleName(". ".join([self.title.words(), *(words for words, _tone in notes)]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line to the row above."""
        if not self._is_first:
            QPainter(self).fillRect(0, 0, self.width(), 1, theme().color("border"))


def _sign(result: Imported) -> tuple[str, str]:
    if result.refused is not None:
        return "circle-x", "danger"
    return ("history", "neutral") if result.already_here else ("circle-check", "ok")


def _title(result: Imported) -> str:
    if result.refused is not None:
        return result.refused.sentence
    if result.kind == "practice":
        return _("A practice report was received: the desk works.")
    if result.kind == "handover":
        return _("The desk’s word on how many reports it sealed")
    return result.code_name.say(language()) if result.code_name else _("New case")


def _notes(result: Imported) -> list[tuple[str, str]]:
    if result.refused is not None:
        return []
    if result.already_here:
        return [(_("Already imported"), "neutral")]
    notes = [(_("New case"), "ok")] if result.is_new_case else []
    if result.kind == "mail":
        notes.append((_("Your mail provider keeps a copy: delete it there, or label it"), "warn"))
    if result.kind == "draft":
        notes.append((_("Unfinished report"), "info"))
    elif result.case is not None and not result.is_new_case and result.kind != "mail":
        notes.append((_("Finishes an unfinished report"), "ok"))
    elif result.kind == "handover" and not result.missing_numbers:
        notes.append((_("Every number has arrived"), "ok"))
    if result.clock_was_wrong:
        notes.append((_("The desk’s clock was wrong"), "warn"))
    if not result.desk_is_known:
        notes.append((_("From a desk without our kit’s secret"), "warn"))
    if result.missing_numbers:
        numbers = ", ".join(map(str, result.missing_numbers))
        notes.append((_("Not arrived yet from this desk: {numbers}").format(numbers=numbers), "warn"))
    return notes
