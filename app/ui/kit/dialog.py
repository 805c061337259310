"""A card over the window, for the few things that ask first."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button, DangerButton, PrimaryButton, SecondaryButton
from app.ui.kit.flow import FlowLayout
from app.ui.kit.page import Scroller
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


class ModalCard(QDialog):
    """Title, body and buttons; Esc closes it and changes nothing. The window's title never names a case."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mamori")
        self.setAccessibleName(title)
        self.setModal(True)
        self._primary: PrimaryButton | None = None
        self.title = PlainLabel(title, "title")
        content = QWidget()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(px(12))
        self._buttons = FlowLayout(gap=12, right=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(16))
        column.addWidget(self.title)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self.body)
        outer.addStretch(1)
        column.addWidget(Scroller(content), 1)
        column.addLayout(self._buttons)
        self.resize(px(520), px(260))

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a part below the others."""
        if isinstance(part, QWidget):
            self.body.addWidget(part, stretch)
        else:
            self.body.addLayout(part, stretch)

    def add_button(self, button: Button, result: int | None = None) -> None:
        """Put a button at the bottom; with a result it closes the card with it."""
        if result is not None:
            button.clicked.connect(self.accept if result else self.reject)
        if isinstance(button, PrimaryButton):
            self._primary = button
        self._buttons.addWidget(button)

    def event(self, event: QEvent) -> bool:
        """Esc and Ctrl+Enter belong to the card; without this the screen below would take them as its own."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter presses the primary button."""
        if event.key() != Qt.Key.Key_Escape and _is_own(event):
            if self._primary is not None:
                self._primary.click()
            return
        super().keyPressEvent(event)


def _is_own(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() == Qt.Key.Key_Escape or (enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))


class Question(ModalCard):
    """One question with two answers in words, the careful one first and in focus."""

    def __init__(
        self, title: str, sentence: str, do_words: str, keep_words: str, *, danger: bool, parent: QWidget | None
    ) -> None:
        super().__init__(title, parent)
        self.add(PlainLabel(sentence, "body", "muted"))
        self.keep = SecondaryButton(keep_words)
        self.do: Button = DangerButton(do_words) if danger else PrimaryButton(do_words)
        self.add_button(self.keep, 0)
        self.add_button(self.do, 1)
        self.keep.setFocus()


def confirm(
    parent: QWidget | None, title: str, sentence: str, do_words: str, keep_words: str, *, danger: bool = False
) -> bool:
    """Ask before something that cannot be undone; Esc and the first button change nothing."""
    question = Question(title, sentence, do_words, keep_words, danger=danger, parent=parent)
    return question.exec() == QDialog.DialogCode.Accepted
