"""Whom to call: the emergency numbers of the community's profile, and its helplines (R17)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.community import Community, Helpline
from app.i18n import _, language
from app.ui.kit.banner import Sign
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


class EmergencyNumbers(Card):
    """The numbers for danger, large enough to be read aloud from a step away; nothing here places a call."""

    def __init__(self, community: Community) -> None:
        super().__init__(_("Numbers to call"), note=_("Ask the person first, unless a life is at risk."))
        for place, line in enumerate(line for line in community.helplines if line.emergency):
            if place:
                self.add_rule()
            row = QHBoxLayout()
            row.setSpacing(px(16))
            row.addWidget(Sign("phone", "danger", 28), 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(px(2))
            words.addWidget(PlainLabel(line.name.say(language()), "section"))
            words.addWidget(PlainLabel(line.number, "number"))
            words.addWidget(PlainLabel(say_hours(line), "secondary", "muted"))
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


def _others(lines: Sequence[Helpline]) -> list[Helpline]:
    return [line for line in lines if not line.emergency]
