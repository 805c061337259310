"""Whom to call: the emergency numbers of the community's profile, and its helplines (R17)."""

from collections.abc import Sequence

from msgspec import UNSET
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.community import Community, Helpline
from app.domain.events import Venue
from app.i18n import EASY, N_, _, furigana, language, speech
from app.storage.kit import Kit
from app.ui.kit.banner import Sign
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.ruby_block import RubyLabel
from app.ui.kit.theme import px

_SHORT = 4
"""Letters of a number that is read out in the largest type."""
_EVERYBODY = {"110": N_("Police"), "119": N_("Ambulance and fire")}


class EmergencyNumbers(Card):
    """The numbers for danger, large enough to be read aloud from a step away; nothing here places a call."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(_("Numbers to call"), note=_("Ask the person first, unless a life is at risk."))
        for line in kit.community.helplines:
            if line.emergency:
                self._add(*_words(line))
                self.add_rule()
        venue = kit.event.venue if kit.event else UNSET
        if isinstance(venue, Venue) and venue.number:
            self._add(_("The venue"), venue.number, _at(venue))
        else:
            self._add(_("The venue"), "", _("Ask the person running the event for the number."))

    def _add(self, name: str, number: str, line: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(Sign("phone" if number else "users-round", "danger", 28), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(RubyLabel(name, "section"))
        if number:
            words.addWidget(PlainLabel(number, "number" if len(number) <= _SHORT else "page"))
        if line:
            words.addWidget(RubyLabel(line, "secondary", "muted"))
        row.addLayout(words, 1)
        self.add(row)


class Helplines(Card):
    """Everybody else who listens, as the profile lists them."""

    def __init__(self, community: Community) -> None:
        super().__init__(_("Helplines"), note=_("Give a number to the person, or call together."))
        for line in _others(community.helplines):
            row = QVBoxLayout()
            row.setSpacing(px(2))
            row.addWidget(PlainLabel(f"{line.number}　{line.name.say(language())}", "body_strong"))
            row.addWidget(PlainLabel(say_hours(line), "secondary", "muted"))
            self.add(row)


def say_hours(line: Helpline) -> str:
    """When somebody answers there, and when that was checked."""
    hours = line.hours.say(language())
    if line.verified_on is None:
        return _("{hours} (number not checked yet)").format(hours=hours)
    return hours


def _words(line: Helpline) -> tuple[str, str, str]:
    """Name, number and hours; in easy Japanese the two numbers everybody needs have words of ours."""
    if speech() == EASY and line.number in _EVERYBODY:
        return furigana(_EVERYBODY[line.number]), line.number, furigana(N_("Free, at any time"))
    return line.name.say(language()), line.number, say_hours(line)


def _at(venue: Venue) -> str:
    return _("You are at: {address}").format(address=venue.address) if venue.address else ""


def _others(lines: Sequence[Helpline]) -> list[Helpline]:
    return [line for line in lines if not line.emergency]
