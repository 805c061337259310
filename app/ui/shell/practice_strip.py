"""The line over every screen of a practice vault, so that nobody takes it for a real one."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.banner import Sign
from app.ui.kit.card import Box
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


class PracticeStrip(Box):
    """PRACTICE, and that everybody is invented."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn_bg", "warn_line", 0, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(4), px(24), px(4))
        row.setSpacing(px(8))
        row.addWidget(Sign("graduation-cap", "warn", 16))
        row.addWidget(PlainLabel(_("PRACTICE. Everybody in this vault is invented."), "caption_strong", "warn"), 1)
