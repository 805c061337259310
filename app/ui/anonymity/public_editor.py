"""The public text while it is written: plain words, and findings marked on top of them, never in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app.anonymity.replacements import Replacement
from app.domain.public_report import Finding, Level
from app.ui.anonymity.headings import Headings
from app.ui.anonymity.places import to_units
from app.ui.kit.editors import make_plain, set_lines
from app.ui.kit.shapes import paint_box, paint_focus
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme

TONES = {Level.BLOCK: "danger", Level.WARN: "warn"}
"""Red blocks, amber asks for a look."""
_LINE = 24
_BADGES_IN_A_LINE = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding with its number and its place, which moves along while the text around it is edited."""

    number: int
    finding: Finding
    place: QTextCursor
    words: str
    offer: Replacement | None = None
    """Coarser words for it, where nobody registered is meant."""

    def holds(self, unit: int) -> bool:
        """Whether this UTF-16 position lies in it."""
        return self.place.selectionStart() <= unit <= self.place.selectionEnd() and self.place.hasSelection()


class PublicEditor(QTextEdit):
    """`edited` after a committed change, `composing_changed` by an input method, `pressed` on a mark (0: on none)."""

    edited = Signal()
    composing_changed = Signal(bool)
    pressed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: tuple[Mark, ...] = ()
        self.chosen: int | None = None
        self.composing = False
        self._seen = ""
        make_plain(self, name)
        self.document().setDocumentMargin(px(6))
        self.setMinimumSize(px(160), px(150))
        self.gutter = _Gutter(self)
        self.setViewportMargins(0, 0, self.gutter.room(), 0)
        self.headings = Headings(self.document())
        set_lines(self, "", px(_LINE))
        self.textChanged.connect(self._on_text_changed)
        theme().changed.connect(self._on_theme_changed)

    def text(self) -> str:
        """What is written, without what an input method still composes."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Begin with this text; there is nothing to undo yet."""
        set_lines(self, text, px(_LINE))

    def show_findings(self, findings: Sequence[Finding], offers: Sequence[Replacement | None] = ()) -> None:
        """Mark these places; text, caret and undo stay as they are."""
        text = self.text()
        offered = [*offers, *[None] * (len(findings) - len(offers))]
        self.marks = tuple(
            self._mark(text, number, one, offer)
            for number, (one, offer) in enumerate(zip(findings, offered, strict=True), start=1)
        )
        if self.chosen is not None and self.chosen > len(self.marks):
            self.chosen = None
        self._color()

    def choose(self, number: int | None) -> None:
        """Put a ring around the mark with this number, or around none."""
        self.chosen = number
        self.viewport().update()

    def mark(self, number: int) -> Mark | None:
        """The mark with this number."""
        return self.marks[number - 1] if 0 < number <= len(self.marks) else None

    def go_to(self, mark: Mark) -> None:
        """Put the caret before a mark and bring all of it into view."""
        cursor = self.textCursor()
        for at in (mark.place.selectionEnd(), mark.place.selectionStart()):
            cursor.setPosition(at)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def replace(self, mark: Mark, words: str, units_more: int = 0, units_before: int = 0) -> None:
        """Write these words in the place of a mark and of what stands around it, as one step to undo."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark.place.selectionStart() - units_before)
        cursor.setPosition(mark.place.selectionEnd() + units_more, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.insertText(words)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def rects(self, mark: Mark) -> Iterator[QRectF]:
        """Where the mark is on the viewport now, a rectangle for each line."""
        block = self.document().findBlock(mark.place.selectionStart())
        layout = self.document().documentLayout()
        scrolled = self.verticalScrollBar().value()
        while block.isValid() and block.position() <= mark.place.selectionEnd():
            for rect in self._rects_in(block, layout.blockBoundingRect(block).topLeft(), mark):
                shown = rect.translated(0, -scrolled)
                if shown.bottom() > 0 and shown.top() < self.viewport().height():
                    yield shown
            block = block.next()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words alone."""
        self.insertPlainText(source.text())

    def event(self, event: QEvent) -> bool:
        """While text is composed, every key belongs to the input method."""
        if event.type() is QEvent.Type.ShortcutOverride and self.composing:
            event.accept()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Notice when composing begins and ends."""
        was = self.composing
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if was is not self.composing:
            self.composing_changed.emit(self.composing)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark, not a selection, asks for its card."""
        super().mouseReleaseEvent(event)
        cursor = self.textCursor()
        if event.button() is Qt.MouseButton.LeftButton and not cursor.hasSelection():
            unit = self.cursorForPosition(event.position().toPoint()).position()
            self.pressed.emit(next((one.number for one in self.marks if one.holds(unit)), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the gutter at the right edge."""
        super().resizeEvent(event)
        inner = self.viewport().geometry()
        self.gutter.setGeometry(inner.right() + 1, inner.top(), self.gutter.room(), inner.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then the lines below the marks and the ring of the chosen one."""
        super().paintEvent(event)
        self.gutter.update()
        painter = QPainter(self.viewport())
        for mark in self.marks:
            tone = theme().color(TONES[mark.finding.level])
            blocks = mark.finding.level is Level.BLOCK
            pen = QPen(tone, px(2), Qt.PenStyle.SolidLine if blocks else Qt.PenStyle.DashLine)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            for rect in self.rects(mark):
                painter.setPen(pen)
                bottom = rect.bottom() - px(1)
                painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))
                if mark.number == self.chosen:
                    paint_focus(painter, rect.adjusted(-px(2), -px(1), px(2), px(2)), px(4))

    def _mark(self, text: str, number: int, finding: Finding, offer: Replacement | None) -> Mark:
        place = QTextCursor(self.document())
        place.setPosition(to_units(text, finding.start))
        place.setPosition(to_units(text, finding.end), QTextCursor.MoveMode.KeepAnchor)
        words = " ".join(text[finding.start : finding.end].split())
        return Mark(number, finding, place, words, offer)

    def _color(self) -> None:
        fields = []
        for mark in self.marks:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = mark.place
            selection.format.setBackground(theme().color(f"{TONES[mark.finding.level]}_bg"))
            fields.append(selection)
        self.setExtraSelections(fields)
        self.gutter.update()

    def _rects_in(self, block: QTextBlock, corner: QPointF, mark: Mark) -> Iterator[QRectF]:
        layout = block.layout()
        start = _shown(block, mark.place.selectionStart() - block.position())
        end = _shown(block, mark.place.selectionEnd() - block.position())
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                edges = sorted(_x(line.cursorToX(at)) for at in (first, last))
                yield QRectF(corner.x() + edges[0], corner.y() + line.y(), edges[1] - edges[0], line.height())

    def _on_text_changed(self) -> None:
        if (text := self.text()) != self._seen:
            self._seen = text
            self.gutter.update()
            self.edited.emit()

    def _on_theme_changed(self) -> None:
        self.headings.rehighlight()
        self._color()


class _Gutter(QWidget):
    """The numbers of the findings, beside the lines they begin in."""

    def __init__(self, editor: PublicEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def room(self) -> int:
        """The width of the badges of one line."""
        return px(22 * _BADGES_IN_A_LINE + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint at most two numbers a line; the list has them all."""
        painter = QPainter(self)
        in_line: dict[int, int] = {}
        for mark in self._editor.marks:
            if (rect := next(self._editor.rects(mark), None)) is None:
                continue
            place = in_line.get(round(rect.top()), 0)
            in_line[round(rect.top())] = place + 1
            badge = QRectF(px(3) + place * px(22), rect.center().y() - px(18) / 2, px(20), px(18))
            if place < _BADGES_IN_A_LINE and 0 < rect.center().y() < self.height():
                badge.moveTop(min(max(badge.top(), 0), self.height() - badge.height()))
                paint_number(painter, badge, mark.number, mark.finding.level)


def paint_number(painter: QPainter, rect: QRectF, number: int, level: Level) -> None:
    """The number of a finding in its little box, the same in the text and in the list."""
    tone = TONES[level]
    paint_box(painter, rect, px(4), theme().color(tone))
    TextBlock(str(number), "caption_strong").draw_centered(
        painter, rect, theme().color(f"{tone}_bg"), Qt.AlignmentFlag.AlignHCenter
    )


def _shown(block: QTextBlock, position: int) -> int:
    """A position in the block as it is laid out, where composed text stands in between."""
    layout = block.layout()
    composed = layout.preeditAreaText()
    return position + (
        len(composed.encode("utf-16-le")) // 2 if composed and position > layout.preeditAreaPosition() else 0
    )


def _x(answer: object) -> float:
    """The place in an answer of `cursorToX`: PySide adds the position it took, and its stubs say only `object`."""
    place = answer[0] if isinstance(answer, tuple) else answer
    if not isinstance(place, float):
        raise TypeError(type(place).__name__)
    return place
