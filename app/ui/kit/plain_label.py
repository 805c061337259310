"""Words that are shown and never read as markup."""

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.kit.text_block import TextBlock
from app.ui.kit.theme import px, theme


class PlainLabel(QLabel):
    """Plain words in one role of the type scale; they wrap, long words and Japanese too."""

    widest: ClassVar[int] = 620

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._block = self.block("")
        self._tone = tone
        self._align = align
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str) -> None:
        """Show these words from now on."""
        self._block = self.block(text)
        shown = self._block.text
        super().setText(shown.replace("&", "&&") if self.buddy() else shown)
        self.updateGeometry()
        self.update()

    def block(self, text: str) -> TextBlock:
        """These words as they are laid out."""
        return TextBlock(text, self._role)

    def setText(self, text: str) -> None:
        """The same as `say`, under the name Qt knows."""
        self.say(text)

    def words(self) -> str:
        """The words as they are shown."""
        return self._block.text

    def set_tone(self, tone: str) -> None:
        """Color the words with another token."""
        self._tone = tone
        self.update()

    def setBuddy(self, buddy: QWidget) -> None:
        """Name a control with these words; an ampersand in them stays an ampersand."""
        super().setBuddy(buddy)
        super().setText(self._block.text.replace("&", "&&"))

    def sizeHint(self) -> QSize:
        """One line, or several up to the widest comfortable measure."""
        width = min(self._block.width(), px(self.widest))
        return QSize(width, self._block.height(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        return QSize(self._block.least_width(), self._block.line_height())

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The pixels all lines need at this width."""
        return self._block.height(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, in the middle of a box that is too high."""
        painter = QPainter(self)
        tone = self._tone if self.isEnabled() else "faint"
        self._block.draw_centered(painter, QRectF(self.rect()), theme().color(tone), self._align)


class ElideLabel(QLabel):
    """One line that ends in an ellipsis when there is no room, with the whole text as its tooltip."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this line from now on."""
        super().setText(text)
        self.updateGeometry()
        self._explain()

    def sizeHint(self) -> QSize:
        """The whole line."""
        block = TextBlock(self.text(), self._role)
        return QSize(block.width(), block.line_height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters and the ellipsis."""
        return QSize(px(48), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip where it is cut."""
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, cut at its end."""
        painter = QPainter(self)
        TextBlock(self._shown(), self._role).draw_centered(
            painter, QRectF(self.rect()).adjusted(0, 0, 2, 0), theme().color(self._tone)
        )

    def _shown(self) -> str:
        metrics = QFontMetricsF(theme().font(self._role))
        return metrics.elidedText(self.text().replace("\n", " "), Qt.TextElideMode.ElideRight, self.width())

    def _explain(self) -> None:
        cut = TextBlock(self.text(), self._role).width() > self.width() + 2
        self.setToolTip(self.text().replace("&", "&amp;").replace("<", "&lt;") if cut else "")
