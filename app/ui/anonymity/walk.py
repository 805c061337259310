"""The way from finding to finding: which one is open, its card, and putting a label in the place of a name."""

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.i18n import _
from app.ui.anonymity.check_list import CheckList
from app.ui.anonymity.finding_card import FindingCard
from app.ui.anonymity.places import to_points, to_units, with_honorific
from app.ui.anonymity.public_editor import Mark, PublicEditor
from app.ui.kit.theme import px


class Walk(QObject):
    """Ties the editor that is shown, the list and the card together; `roles` and `labels` are by the person's id."""

    replaced = Signal()
    dismiss_asked = Signal(object)
    register_asked = Signal(object)
    """Both carry the Mark."""

    def __init__(self, editor: PublicEditor, frame: QWidget, page: QScrollArea, check: CheckList) -> None:
        super().__init__(frame)
        self.editor = editor
        self.roles: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self._frame, self._page, self._check = frame, page, check
        content: QWidget = page.widget() or frame.window()
        self.card = FindingCard(content)
        self._content = content
        self.card.replace_asked.connect(self._on_replace_asked)
        self.card.dismiss_asked.connect(lambda: self.dismiss_asked.emit(self.open_mark))
        self.card.register_asked.connect(lambda: self.register_asked.emit(self.open_mark))
        self.card.next_asked.connect(self.step_on)
        self.card.closed.connect(self.close_card)
        check.chosen.connect(self.go_to)

    @property
    def is_open(self) -> bool:
        """Whether the card of a finding is open."""
        return not self.card.isHidden()

    @property
    def open_mark(self) -> Mark | None:
        """The finding whose card is open."""
        return self.editor.mark(self.editor.chosen or 0) if self.is_open else None

    def take(self, editor: PublicEditor) -> None:
        """Walk through the text of this editor from now on."""
        self.close_card()
        self.editor = editor

    def step_on(self) -> None:
        """To the next finding, after the last one to the first."""
        self._step(1)

    def step_back(self) -> None:
        """To the finding before, before the first one to the last."""
        self._step(-1)

    def go_to(self, number: int) -> None:
        """Go to the place of a finding and open its card, ready for Enter."""
        if (mark := self.editor.mark(number)) is not None and mark.place.hasSelection():
            self.editor.go_to(mark)
            self.open_card(number, take_focus=True)

    def open_at_caret(self) -> None:
        """Open the card of the finding in which the caret stands."""
        caret = self.editor.textCursor().position()
        mark = next((one for one in self.editor.marks if one.holds(caret)), None)
        self.open_card(mark.number if mark else 0, take_focus=True)

    def open_card(self, number: int, *, take_focus: bool) -> None:
        """Open the card of a finding; 0 closes it."""
        mark = self.editor.mark(number)
        if mark is None or not mark.place.hasSelection():
            self.close_card()
            return
        self.editor.choose(number)
        self._check.select(number)
        person = mark.finding.person or ""
        whom = _("Points to: {role}").format(role=self.roles[person]) if person in self.roles else ""
        words = self._label(mark) or (mark.offer.words if mark.offer else "")
        self.card.show_mark(mark, len(self.editor.marks), whom, words)
        self.card.show()
        self.card.raise_()
        self.place_card()
        if take_focus:
            self.card.first_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def place_card(self) -> None:
        """Put the card beside its finding again after something has moved."""
        mark = self.editor.mark(self.editor.chosen or 0)
        if mark is None or not self.is_open:
            return
        if not self._try_place(mark):
            above = self.editor.viewport().mapTo(self._content, self.editor.cursorRect(mark.place).topLeft()).y()
            self._page.verticalScrollBar().setValue(above - px(64))
            self._try_place(mark)

    def close_card(self) -> None:
        """Close the card; the keyboard goes back to the text."""
        had_focus = self.is_open and self.card.isAncestorOf(self.card.window().focusWidget() or self._frame)
        self.card.hide()
        self.editor.choose(None)
        self._check.select(None)
        if had_focus:
            self.editor.setFocus()

    def _try_place(self, mark: Mark) -> bool:
        """Whether there was room beside the finding; where it is out of sight, its card is too."""
        if (rect := next(self.editor.rects(mark), None)) is None:
            self.close_card()
            return True
        origin = self.editor.viewport().mapTo(self._content, rect.topLeft().toPoint())
        frame = QRect(self._frame.mapTo(self._content, self._frame.rect().topLeft()), self._frame.size())
        top = -self._content.y()
        seen = QRect(frame.left(), top, frame.width(), self._page.viewport().height())
        return self.card.place_at(QRectF(origin, rect.size()), seen)

    def _step(self, by: int) -> None:
        marks = self.editor.marks
        if not marks:
            return
        if (chosen := self.editor.chosen) is not None:
            self.go_to((chosen - 1 + by) % len(marks) + 1)
            return
        caret = self.editor.textCursor().position()
        after = next((mark.number for mark in marks if mark.place.selectionEnd() > caret), 1)
        self.go_to(after if by > 0 else (after - 2) % len(marks) + 1)

    def _label(self, mark: Mark) -> str:
        """What stands in public for the person a finding points to; with a capital where a sentence begins."""
        label = self.labels.get(mark.finding.person or "", "")
        before = self.editor.text()[: to_points(self.editor.text(), mark.place.selectionStart())].rstrip(" ")
        begins = not before or before[-1] in ".\n!?:-"
        return label[:1].upper() + label[1:] if begins else label

    def _coarsen(self, mark: Mark, text: str) -> None:
        """Put the offered words there, with the word before that belongs to them ("on 3 May")."""
        if mark.offer is not None:
            before = to_units(text, mark.finding.start) - to_units(text, mark.offer.start)
            self.editor.replace(mark, mark.offer.words, units_before=before)
            self.editor.setFocus()
            self.replaced.emit()

    def _on_replace_asked(self) -> None:
        mark = self.editor.mark(self.editor.chosen or 0)
        if mark is None:
            return
        text = self.editor.text()
        if not (label := self._label(mark)):
            self._coarsen(mark, text)
            return
        end = to_points(text, mark.place.selectionEnd())
        more = to_units(text, with_honorific(text, end)) - mark.place.selectionEnd()
        self.editor.replace(mark, label, more)
        self.editor.setFocus()
        self.replaced.emit()
