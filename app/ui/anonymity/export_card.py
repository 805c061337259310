"""The way out of the studio: whether a PDF can be made, why not, and the honest sentence beside the button."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.public_report import Finding, Level
from app.domain.reading import ReadingState
from app.i18n import _, ngettext
from app.services.public_texts import Look
from app.ui.kit.banner import Sign
from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Whether the way is open, in a tone, a sign and words."""

    is_open: bool
    tone: str
    sign: str
    words: str


def open_way(look_at: int) -> Way:
    """Nothing blocks; perhaps something wants a look."""
    if look_at:
        words = ngettext("{n} place to look at once more", "{n} places to look at once more", look_at).format(n=look_at)
        return Way(is_open=True, tone="warn", sign="eye", words=words)
    return Way(is_open=True, tone="ok", sign="circle-check", words=_("Nothing blocks the PDF"))


def blocked_way(places: int) -> Way:
    """So many places block."""
    words = ngettext("{n} place blocks the PDF", "{n} places block the PDF", places).format(n=places)
    return Way(is_open=False, tone="danger", sign="lock", words=words)


def held_way() -> Way:
    """The safety hold is on."""
    return Way(is_open=False, tone="warn", sign="lock", words=_("Publication waits for the safety hold"))


def unread_way(state: ReadingState) -> Way:
    """Small things together may point at one person, and nobody read the text once more."""
    if state.somebody_seen:
        return Way(is_open=False, tone="danger", sign="user-round-x", words=_("The second reader recognized somebody"))
    return Way(is_open=False, tone="warn", sign="users-round", words=_("A second reader has to confirm"))


def waiting_way(words: str) -> Way:
    """Something is under way, or there is no text yet."""
    return Way(is_open=False, tone="neutral", sign="hourglass", words=words)


def way_of(findings: Sequence[Finding], look: Look, *, held: bool) -> Way:
    """The way of a text that was checked: what blocks comes first, then the hold, then the second reader."""
    blocking = sum(finding.level is Level.BLOCK for finding in findings)
    if blocking:
        return blocked_way(blocking)
    if held:
        return held_way()
    if look.needs_reading and not look.reading.is_read():
        return unread_way(look.reading)
    return open_way(len(findings))


class ExportCard(Card):
    """State, sentence and button, in the order in which they are read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.sign = Sign("hourglass", "neutral", 16)
        self.state = PlainLabel("", "secondary_strong", "neutral")
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.state, 1)
        self.honest = PlainLabel(
            _("No program sees everything. Read it once more as if you were the person described."),
            "secondary",
            "muted",
        )
        self.make = PrimaryButton(_("Make public PDF…"), "file-output")
        self.add(row)
        self.add(self.honest)
        self.add(self.make)

    def show_way(self, way: Way) -> None:
        """Open or close the way."""
        self.sign.show_icon(way.sign, way.tone)
        self.state.set_tone(way.tone)
        self.state.say(way.words)
        self.make.setEnabled(way.is_open)
        self.make.setAccessibleDescription(way.words)
