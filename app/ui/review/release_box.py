"""The two statements that end a hold, recorded one by one, and the button that needs both (R33)."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import safety
from app.domain.case import Case, CaseEntry, EntryRecord
from app.domain.protection import EveryoneSafe, HasEnded
from app.i18n import _
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.card import Box
from app.ui.kit.chip import Chip
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.review.entry_words import joined, when


class ReleaseBox(QWidget):
    """Both statements beside the release; `asked` carries the kind to record, `release_asked` wants the hold ended."""

    asked = Signal(str, int)
    release_asked = Signal()

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        has_ended, all_safe = safety.ended(case), safety.everyone_safe(case)
        recorded = sum(one is not None for one in (has_ended, all_safe))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Release the hold"), "body_medium"), 1)
        head.addWidget(PlainLabel(_("{n} of 2 recorded").format(n=recorded), "caption", "faint"))
        column.addLayout(head)
        self.ended = StatementBox(HasEnded, has_ended, _("How do you know, and since when?"))
        self.safe = StatementBox(EveryoneSafe, all_safe, _("Each person asked alone, and when."))
        for box in (self.ended, self.safe):
            box.asked.connect(self.asked)
            column.addWidget(box)
        self.release_button = SecondaryButton(_("Release the hold"), "lock-open")
        self.release_button.setEnabled(recorded == 2)
        self.release_button.clicked.connect(self.release_asked)
        foot = QHBoxLayout()
        foot.setSpacing(px(12))
        needs = _("Needs both, recorded one by one, each with its basis and time.")
        both = _("Both are recorded. The hold goes on until you release it.")
        foot.addWidget(PlainLabel(both if recorded == 2 else needs, "caption", "warn" if recorded < 2 else "muted"), 1)
        foot.addWidget(self.release_button)
        column.addLayout(foot)


class StatementBox(Box):
    """One of the two: what it asks, or what was recorded."""

    asked = Signal(str, int)

    def __init__(
        self,
        kind: type[CaseEntry],
        record: EntryRecord[HasEnded] | EntryRecord[EveryoneSafe] | None,
        question: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("surface", "border", 8, parent)
        self._kind = kind
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(10), px(14), px(10))
        row.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(PlainLabel(_(kind.title), "body_medium"))
        for line in _lines(record) or [question]:
            words.addWidget(PlainLabel(line, "secondary", "muted"))
        row.addLayout(words, 1)
        self.button = SecondaryButton(_("Record…"), name=_("Record: {what}").format(what=_(kind.title)))
        self.button.clicked.connect(self._on_clicked)
        row.addWidget(self.button)
        if record is not None:
            self.button.hide()
            row.addWidget(Chip(_("Recorded"), "ok", "check"))

    def _on_clicked(self) -> None:
        self.asked.emit(self._kind.key, 0)


def _lines(record: EntryRecord[Any] | None) -> list[str]:
    if record is None:
        return []
    entry = record.entry
    moment = entry.since if isinstance(entry, HasEnded) else entry.asked_at
    who = _("told by {who}").format(who=entry.told_by) if entry.told_by.strip() else ""
    return [line for line in (entry.basis, joined(when(moment), who)) if line]
