"""The list of findings beside the public text, those that block the PDF first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain.dismissals import Dismissal
from app.domain.public_report import Level
from app.i18n import _, ngettext
from app.ui.anonymity.finding_card import LEVEL_SIGNS, level_words
from app.ui.anonymity.public_editor import TONES, Mark, paint_number
from app.ui.kit.banner import Sign
from app.ui.kit.buttons import QuietButton
from app.ui.kit.card import Box, Card
from app.ui.kit.page import Scroller
from app.ui.kit.plain_label import ElideLabel, PlainLabel
from app.ui.kit.rows import Row, RowList
from app.ui.kit.theme import px

MOST_ROWS = 40
"""So many findings of a level are listed; the others stay marked in the text."""


class NumberBadge(QLabel):
    """The number of a finding, as in the text."""

    def __init__(self, number: int, level: Level) -> None:
        super().__init__()
        self._number, self._level = number, level
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A little box."""
        return QSize(px(20 if self._number < 100 else 28), px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its number."""
        paint_number(QPainter(self), QRectF(self.rect()), self._number, self._level)


class _Group(QWidget):
    """One level: its sign, its word, how many, and the rows."""

    def __init__(self, level: Level) -> None:
        super().__init__()
        self.level = level
        self.numbers: list[int] = []
        self.count = PlainLabel("", "caption", "faint")
        self.more = PlainLabel("", "caption", "faint")
        self.list = RowList(level_words(level), gap=0)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Sign(LEVEL_SIGNS[level], TONES[level], 16))
        head.addWidget(PlainLabel(level_words(level), "secondary_strong", TONES[level]))
        head.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self.more)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        focused = next((at for at, row in enumerate(self.list.rows) if row.hasFocus()), None)
        self.list.clear()
        self.numbers = [mark.number for mark in marks[:MOST_ROWS]]
        for mark in marks[:MOST_ROWS]:
            self.list.add(_row(mark))
        self.count.say(str(len(marks)))
        rest = len(marks) - len(self.numbers)
        self.more.say(ngettext("{n} more in the text", "{n} more in the text", rest).format(n=rest))
        self.more.setVisible(rest > 0)
        self.setVisible(bool(marks))
        if focused is not None and self.list.rows:
            self.list.rows[min(focused, len(self.list.rows) - 1)].setFocus()


class _Left(QWidget):
    """What somebody left with a reason: folded, and each can be taken back (design: Fine)."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._left: tuple[tuple[str, Dismissal], ...] = ()
        self.fold = QuietButton("", "chevron-down")
        self.list = RowList(_("Left with a reason"), gap=0)
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.fold)
        column.addWidget(self.list)
        self.fold.clicked.connect(self._on_fold_pressed)
        self.list.chosen.connect(lambda index: self.chosen.emit(self._left[index][1]))

    def show_left(self, left: Sequence[tuple[str, Dismissal]]) -> None:
        """List these words with the reasons they were left for."""
        self._left = tuple(left)
        self.list.clear()
        for words, dismissal in self._left:
            row = Row(_("Take back: {words}").format(words=words))
            told = QWidget()
            column = QVBoxLayout(told)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(ElideLabel(_("“{words}”").format(words=words), "body_medium"))
            column.addWidget(PlainLabel(dismissal.reason, "caption", "muted"))
            row.add(told, 1)
            row.add(Sign("undo-2", "muted", 16))
            self.list.add(row)
        count = len(self._left)
        self.fold.relabel(ngettext("{n} left with a reason", "{n} left with a reason", count).format(n=count))
        self.setVisible(bool(count))

    def _on_fold_pressed(self) -> None:
        self.list.setVisible(self.list.isHidden())


class _Rows(Scroller):
    """Scrolls early, so that what stands below the list keeps its whole height."""

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(90))


class CheckList(Card):
    """`chosen` carries the number of the finding whose row was pressed, `taken_back` a Dismissal."""

    chosen = Signal(int)
    taken_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.hint = PlainLabel(_("F8: next mark"), "caption", "faint")
        self.hint.setMinimumHeight(px(28))
        super().__init__(_("Check"), self.hint, parent=parent)
        self._told: tuple[tuple[int, str, str], ...] | None = None
        self.groups = [_Group(level) for level in (Level.BLOCK, Level.WARN)]
        self.calm = PlainLabel("", "secondary", "muted")
        content = Box("surface", None, 0)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.calm)
        for group in self.groups:
            group.hide()
            group.list.chosen.connect(self._on_row_chosen)
            column.addWidget(group)
        self.left = _Left()
        self.left.hide()
        self.left.chosen.connect(self.taken_back)
        column.addWidget(self.left)
        self.notes = PlainLabel("", "caption", "muted")
        column.addWidget(self.notes)
        column.addStretch(1)
        self._scroller = _Rows(content)
        self._scroller.setMinimumHeight(px(90))
        self.add(self._scroller, 1)

    def say(self, sentence: str) -> None:
        """Say this in place of findings, while there are none."""
        self.calm.say(sentence)
        self.calm.setVisible(bool(sentence))

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """List these findings; the same ones are left as they are."""
        told = tuple((mark.number, mark.words, mark.finding.why) for mark in marks)
        if told != self._told:
            self._told = told
            for group in self.groups:
                group.show_marks([mark for mark in marks if mark.finding.level is group.level])
                for row in group.list.rows:
                    row.installEventFilter(self)

    def show_left(self, left: Sequence[tuple[str, Dismissal]]) -> None:
        """List what was left with a reason, folded."""
        self.left.show_left(left)

    def show_notes(self, ordinary: Sequence[str], limits: Sequence[str]) -> None:
        """Say which words are names as well, and what cannot be looked for here."""
        words = ", ".join(_("“{words}”").format(words=word) for word in ordinary)
        said = [_("Also a name in this case, taken for the word: {words}").format(words=words)] if words else []
        self.notes.say("\n".join((*said, *limits)))
        self.notes.setVisible(bool(said or limits))

    def select(self, number: int | None) -> None:
        """Show which finding is open."""
        for group in self.groups:
            at = group.numbers.index(number) if number in group.numbers else None
            group.list.select(at)
            if at is not None:
                self._scroller.ensureWidgetVisible(group.list.rows[at], 0, px(12))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the row that gets the focus into view."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroller.ensureWidgetVisible(watched, 0, px(12))
        return False

    def _on_row_chosen(self, index: int) -> None:
        group = next(one for one in self.groups if one.list is self.sender())
        self.chosen.emit(group.numbers[index])


def _row(mark: Mark) -> Row:
    words = _("“{words}”").format(words=mark.words)
    row = Row(f"{level_words(mark.finding.level)} {mark.number}. {words} {mark.finding.why}")
    row.body.setContentsMargins(px(8), px(6), px(6), px(6))
    row.body.addWidget(NumberBadge(mark.number, mark.finding.level), 0, Qt.AlignmentFlag.AlignTop)
    told = QWidget()
    column = QVBoxLayout(told)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(ElideLabel(words, "body_medium"))
    column.addWidget(PlainLabel(mark.finding.why, "caption", "muted"))
    row.add(told, 1)
    return row
