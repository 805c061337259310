"""Where a passphrase is typed: hidden, shown only while the eye is held, with a word about Caps Lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.buttons import IconButton
from app.ui.kit.editors import LineEdit
from app.ui.kit.field import Field
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


class HiddenLine(LineEdit):
    """A line shown only while the eye or Alt+Down is held; `hint` says what the keyboard is up to."""

    hint = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, desk=True, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.setStyleSheet("QLineEdit { lineedit-password-character: 8226; }")
        self.eye = IconButton("eye", _("Show while held"), desk=True, parent=self)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.pressed.connect(self._on_eye_pressed)
        self.eye.released.connect(self._on_eye_released)
        self.setTextMargins(0, 0, self.eye.sizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the right."""
        super().resizeEvent(event)
        side = self.eye.sizeHint().width()
        self.eye.setGeometry(self.width() - side, (self.height() - side) // 2, side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down shows; a letter of the wrong size tells that Caps Lock is on."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._show(True)
            return
        self._look_at(event)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Hide again."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Alt) and not event.isAutoRepeat():
            self._show(False)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide what Alt+Down showed, unless it is the eye that takes the focus."""
        if not self.eye.isDown():
            self._show(False)
        super().focusOutEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Say that an input method is composing."""
        if event.preeditString():
            self.hint.emit(_("The input method is on. Switch to letters and numbers."))
        super().inputMethodEvent(event)

    def _look_at(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.hint.emit("")
        elif len(letter) == 1 and letter.isascii() and letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.hint.emit(_("Caps Lock is on.") if letter.isupper() != shifted else "")

    def _on_eye_pressed(self) -> None:
        self._show(True)

    def _on_eye_released(self) -> None:
        self._show(False)

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class HiddenField(QWidget):
    """Label, hidden line, help, and the keyboard's hint below each other."""

    def __init__(self, label: str, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = HiddenLine(label)
        self.field = Field(label, self.line, help_text)
        self.keyboard = PlainLabel("", "caption_strong", "warn")
        self.keyboard.hide()
        self.line.hint.connect(self._on_keyboard_hinted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.field)
        column.addWidget(self.keyboard)

    def _on_keyboard_hinted(self, sentence: str) -> None:
        self.keyboard.say(sentence)
        self.keyboard.setVisible(bool(sentence))
