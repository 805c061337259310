"""Every part in every state on one page, to look at and to be audited; it tells invented things only."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import language, speaking
from app.ui.kit import gallery_forms, gallery_parts
from app.ui.kit.buttons import PrimaryButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip, DueChip
from app.ui.kit.gallery_words import say
from app.ui.kit.page import Page
from app.ui.kit.theme import px, theme

LOOKS = [(scheme, code, factor) for scheme in ("light", "dark") for code in ("en", "ja") for factor in (100, 150)]
"""The looks that are saved: scheme, language, text size."""


class Gallery(Page):
    """All sections in so many columns."""

    def __init__(self, columns: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(say("Quiet Heron", "静かなサギ"), parent=parent)
        self.add_chip(Chip(say("In review", "検討中"), "info"))
        self.add_chip(
            DueChip(say("Update to reporter by Tue 24 Nov", "報告者への経過連絡 11月24日（火）まで"), "neutral")
        )
        self.add_button(SecondaryButton(say("Letters", "手紙"), "mail"))
        self.add_button(SecondaryButton(say("Put on hold…", "保留にする…"), "shield-alert"))
        self.add_button(PrimaryButton(say("Check the letter", "手紙を確認する"), "mail"))
        row = QHBoxLayout()
        row.setSpacing(px(16))
        stacks = [QVBoxLayout() for _column in range(columns)]
        for stack in stacks:
            stack.setSpacing(px(16))
            row.addLayout(stack, 1)
        for i, section in enumerate(self._sections()):
            stacks[i % columns].addWidget(section)
        for stack in stacks:
            stack.addStretch(1)
        self.add(row)
        self.add_space()

    def _sections(self) -> list[Card]:
        return [*gallery_parts.sections(), *gallery_forms.sections()]


def save_gallery(folder: Path) -> list[Path]:
    """Write the page as PNG pictures: light and dark, English and Japanese, 100 and 150 %."""
    folder.mkdir(parents=True, exist_ok=True)
    before = theme().scheme, theme().factor
    saved = []
    for scheme, code, factor in LOOKS:
        theme().wear(scheme, factor)
        with speaking(code):
            saved.append(_save(folder / f"gallery_{scheme}_{code}_{factor}.png"))
    theme().wear(*before)
    return saved


def _save(path: Path) -> Path:
    gallery = Gallery()
    gallery.setAccessibleName(f"Gallery {language()}")
    gallery.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    gallery.show()
    for _round in range(2):
        gallery.resize(whole_size(gallery, px(1280)))
        QApplication.processEvents()
    gallery.grab().save(str(path))
    gallery.deleteLater()
    return path


def whole_size(page: Page, width: int) -> QSize:
    """The size at which nothing of the page has to scroll."""
    page.resize(width, page.height())
    QApplication.processEvents()
    content = page.scroller.widget()
    needed = content.heightForWidth(width) if content is not None else 0
    return QSize(width, needed + page.header.heightForWidth(width) + px(8))
