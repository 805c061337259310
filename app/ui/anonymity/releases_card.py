"""Whom the public text may name, and how far: nobody, unless they said so themselves for this text (R16)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.anonymity.opening import PersonReleases
from app.ui.kit.badge import RoleBadge
from app.ui.kit.buttons import LinkButton
from app.ui.kit.card import Box, Card
from app.ui.kit.page import Scroller
from app.ui.kit.plain_label import ElideLabel, PlainLabel
from app.ui.kit.theme import px

_MOST = 4
"""So many people are seen without scrolling."""


class ReleasesCard(Card):
    """One line a person: the label, and what they released; `add` leads to where a release is put down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.add_release = LinkButton(_("Add"), "plus", name=_("Put down a consent to be named"))
        super().__init__(_("Consent to be named"), self.add_release, parent=parent)
        self._content = Box("surface", None, 0)
        self._scroller = Scroller(self._content)
        self.words: list[str] = []
        self.add(self._scroller)

    def show_people(self, people: Sequence[PersonReleases]) -> None:
        """List these people."""
        self._content = Box("surface", None, 0)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.words = []
        for person in people:
            column.addLayout(self._row(person))
        column.addStretch(1)
        self._scroller.setWidget(self._content)
        shown = min(len(people), _MOST)
        self._scroller.setFixedHeight(px(28) * max(1, shown))

    def _row(self, person: PersonReleases) -> QHBoxLayout:
        said = ", ".join(_(kind.label) for kind in person.kinds) or _("None")
        tone = "ok" if person.kinds else "faint"
        if person.reading_missing and not person.kinds:
            said, tone = _("Reading missing: romaji cannot be searched."), "warn"
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(RoleBadge(person.role, "", 20))
        row.addWidget(PlainLabel(person.label, "secondary"))
        row.addWidget(ElideLabel(said, "caption", tone), 1)
        self.words.append(f"{person.label}: {said}")
        return row
