"""What of a file can be seen: pixels at any size, page by page, or plain text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.pdf.pixels import Pixels
from app.ui.attachments.picture_area import FIT, PictureArea
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import IconButton, QuietButton
from app.ui.kit.editors import ReadText
from app.ui.kit.page import Scroller
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.reveal import reveal
from app.ui.kit.theme import px


class Shown(QWidget):
    """One thing at a time; `page_asked` carries the number of a page, counted from 0."""

    page_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pixels: Pixels | None = None
        self.preview: PictureArea | None = None
        self.text: ReadText | None = None
        self.words = PlainLabel("", "body", "muted", align=Qt.AlignmentFlag.AlignHCenter)
        self.lacking = Banner()
        self.previous_button = IconButton("arrow-left", _("Previous page"))
        self.next_button = IconButton("arrow-right", _("Next page"))
        self.page = PlainLabel("", "body_medium")
        self.smaller_button = IconButton("minus", _("Smaller"))
        self.larger_button = IconButton("plus", _("Larger"))
        self.fit_button = QuietButton(_("Fit"))
        self._part: QWidget | None = None
        self._lay_out()
        self.previous_button.clicked.connect(self.previous_page)
        self.next_button.clicked.connect(self.next_page)
        self.smaller_button.clicked.connect(self.smaller)
        self.larger_button.clicked.connect(self.larger)
        self.fit_button.clicked.connect(self.fit)
        self.say("")

    def say(self, words: str) -> None:
        """Show a sentence in place of a file."""
        self._put(None)
        self.words.say(words)
        reveal(self.words, bool(words))

    def show_text(self, text: str) -> None:
        """Show plain text, exactly as it is."""
        self.text = ReadText(text, _("The text of the file"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addStretch(1)
        self._put(Scroller(holder))

    def show_pixels(self, pixels: Pixels) -> None:
        """Show a picture, or one page of several."""
        zoom = self.preview.zoom if self.preview is not None else FIT
        several = pixels.pages > 1
        words = _("Page {number} of {total}").format(number=pixels.page + 1, total=pixels.pages)
        preview = PictureArea(pixels, words if several else _("Picture"), zoom)
        self._put(preview)
        self.preview, self.pixels = preview, pixels
        self.page.say(words)
        for part in (self.previous_button, self.page, self.next_button):
            part.setVisible(several)
        self.previous_button.setEnabled(pixels.page > 0)
        self.next_button.setEnabled(pixels.page + 1 < pixels.pages)
        self.bar.show()
        if pixels.lacks_letters:
            self.lacking.say(
                "warn",
                _("Letters may be missing on this page."),
                _("The file does not bring all its letters along, and Mamori opens no other file to find them."),
            )

    def previous_page(self) -> None:
        """Ask for the page before, where there is one."""
        if self.pixels is not None and self.pixels.page > 0:
            self.page_asked.emit(self.pixels.page - 1)

    def next_page(self) -> None:
        """Ask for the page after, where there is one."""
        if self.pixels is not None and self.pixels.page + 1 < self.pixels.pages:
            self.page_asked.emit(self.pixels.page + 1)

    def larger(self) -> None:
        """The next larger size."""
        if self.preview is not None:
            self.preview.larger()

    def smaller(self) -> None:
        """The next smaller size."""
        if self.preview is not None:
            self.preview.smaller()

    def fit(self) -> None:
        """As large as there is room."""
        if self.preview is not None:
            self.preview.set_zoom(FIT)

    def _lay_out(self) -> None:
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        left: tuple[QWidget, ...] = (self.previous_button, self.page, self.next_button)
        right: tuple[QWidget, ...] = (self.smaller_button, self.fit_button, self.larger_button)
        for part in left:
            row.addWidget(part)
        row.addStretch(1)
        for part in right:
            row.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._column.addWidget(self.bar)
        self._column.addWidget(self.lacking)
        self._column.addWidget(self.words, 1)

    def _put(self, part: QWidget | None) -> None:
        if self._part is not None:
            self._column.removeWidget(self._part)
            self._part.hide()
            self._part.deleteLater()
        self._part, self.preview, self.pixels = part, None, None
        self.bar.hide()
        self.lacking.clear()
        self.words.hide()
        if part is not None:
            self._column.addWidget(part, 1)
            part.show()
