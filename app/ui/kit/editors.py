"""Where people type: one line, many lines, a passphrase, and text to be read."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QTextEdit, QWidget

from app.i18n import _
from app.ui.kit.buttons import IconButton
from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px
from app.ui.kit.wrapping import follow_width, height_now

_SENSITIVE = Qt.InputMethodHint.ImhSensitiveData


class LineEdit(QLineEdit):
    """One line of plain text that the input method does not learn."""

    edited = Signal()

    def __init__(self, name: str, placeholder: str = "", *, desk: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setInputMethodHints(_SENSITIVE)
        self.setProperty("desk", desk)
        self.setMinimumWidth(px(120))
        self.textChanged.connect(self.edited)

    def answer(self) -> str:
        """What is written there."""
        return self.text()

    def set_answer(self, answer: str) -> None:
        """Write this in place of what is there."""
        self.setText(answer)


class TextEdit(QTextEdit):
    """Plain text of many lines; it grows with them, Tab leaves it, and no markup ever enters.

    With `page` it is the only thing on its screen, in the largest letters.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        desk: bool = False,
        page: bool = False,
        rows: int = 3,
        most_rows: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least_rows = rows
        self._most_rows = most_rows
        self._line = px(34 if page else 28 if desk else 22)
        make_plain(self, name)
        self.setPlaceholderText(placeholder)
        self.setProperty("desk", desk)
        self.setProperty("page", page)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        set_lines(self, "", self._line)
        self._rows = 0
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.textChanged.connect(self.edited)

    def answer(self) -> str:
        """What is written there, without what an input method still composes."""
        # toPlainText would turn no-break spaces into spaces: what was typed is kept to the letter.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_answer(self, answer: str) -> None:
        """Write this in place of what is there."""
        set_lines(self, answer, self._line)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words alone."""
        self.insertPlainText(source.text())

    def sizeHint(self) -> QSize:
        """As high as the lines, between the least and the most rows."""
        return QSize(px(320), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few words."""
        return QSize(px(120), self._wanted_height())

    def _on_size_changed(self) -> None:
        rows = round(self.document().size().height() / self._line)
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()

    def _wanted_height(self) -> int:
        rows = min(max(self._rows, self._least_rows), self._most_rows)
        return int(rows * self._line + 2 * px(4) + px(14))


class PassphraseEdit(LineEdit):
    """A line that hides what is typed, with an eye to look at it; `entered` says that Return was pressed."""

    entered = Signal()

    def __init__(self, name: str, *, desk: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, desk=desk, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            _SENSITIVE
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.eye = IconButton("eye", _("Show the passphrase"), parent=self)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._on_eye_toggled)
        self.setTextMargins(0, 0, px(30), 0)
        self.returnPressed.connect(self.entered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the right edge."""
        super().resizeEvent(event)
        side = min(self.eye.sizeHint().width(), self.height() - 4)
        self.eye.setGeometry(self.width() - side - 2, (self.height() - side) // 2, side, side)

    def _on_eye_toggled(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.relabel("", "eye-off" if shown else "eye")
        self.eye.rename(_("Hide the passphrase") if shown else _("Show the passphrase"))


class ReadText(QTextEdit):
    """Text to be read and selected, as high as its lines; exactly as it was typed."""

    def __init__(self, text: str, name: str, role: str = "reading", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block = TextBlock(text, role, by_phrases=False)
        make_plain(self, name)
        self.setReadOnly(True)
        self.setProperty("reading", True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("desk", role == "account")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_lines(self, text, self._block.line_height())

    def say(self, text: str) -> None:
        """Show this text from now on."""
        self._block = TextBlock(text, self._block.role, by_phrases=False)
        set_lines(self, text, self._block.line_height())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A comfortable measure."""
        width = min(self._block.width() + self._around(), px(620))
        return QSize(width, height_now(self, px(4000)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few words."""
        return QSize(px(120), self._block.line_height() + self._around())

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The pixels all lines need at this width."""
        return self._block.height(width - self._around()) + self._around()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        follow_width(self, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: everything is shown already."""
        event.ignore()

    def _around(self) -> int:
        return 2 * round(self.document().documentMargin()) + 4


def make_plain(edit: QTextEdit, name: str) -> None:
    """Let an editor take plain words only, give Tab away, and keep its words from the input method's memory."""
    edit.setAccessibleName(name)
    edit.setAcceptRichText(False)
    edit.setInputMethodHints(_SENSITIVE | Qt.InputMethodHint.ImhMultiLine)
    edit.setTabChangesFocus(True)
    edit.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    edit.document().setDocumentMargin(px(4))


def set_lines(edit: QTextEdit, text: str, line: int) -> None:
    """Write plain text on lines of this height; undo begins anew."""
    blocked = edit.blockSignals(True)
    edit.setPlainText(text)
    edit.setUndoRedoEnabled(False)
    cursor = QTextCursor(edit.document())
    cursor.select(QTextCursor.SelectionType.Document)
    lines = QTextBlockFormat()
    lines.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.mergeBlockFormat(lines)
    edit.setUndoRedoEnabled(True)
    edit.blockSignals(blocked)
    edit.textChanged.emit()
