"""Whose words, letters, signs and lists this app carries (R50)."""

from PySide6.QtWidgets import QWidget

from app.domain.sources import SOURCES
from app.i18n import _
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel


class SourcesCard(Card):
    """One line a source: what it is, by whom, under which license."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Sources"),
            note=_("What others made and allowed us to use. Their licenses come with the app."),
            parent=parent,
        )
        self.lines = [
            PlainLabel(
                _("{what}: {by}, {license}").format(what=_(one.what), by=one.by, license=one.license), "secondary"
            )
            for one in SOURCES
        ]
        for line in self.lines:
            self.add(line)
