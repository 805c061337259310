"""How far a case is and how its clock stands, as chips say it."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.clocks import DueState
from app.i18n import _, say_span, say_time

_STATE_LOOKS = {
    "open": ("info", "inbox"),
    "in review": ("info", "circle-dot"),
    "on hold": ("danger", "shield-alert"),
    "closed": ("ok", "check"),
}


@dataclass(frozen=True, slots=True)
class ChipWords:
    """What one chip shows, and what a screen reader says of it."""

    text: str
    tone: str
    icon: str
    name: str


def state_chip(state: str) -> ChipWords:
    """The chip of one of the words of `review.state`."""
    tone, icon = _STATE_LOOKS[state]
    said = _(state)
    words = said[:1].upper() + said[1:]
    return ChipWords(words, tone, icon, words)


def due_chip(state: DueState, due: datetime, now: datetime) -> ChipWords:
    """The chip of the acknowledgement: how long there is still time, or how it went (R24, R25)."""
    if state is DueState.DONE:
        return _same(_("Acknowledged"), "ok", "check")
    if state is DueState.DONE_LATE:
        return _same(_("Acknowledged too late"), "warn", "clock-alert")
    if state is DueState.CANNOT:
        return _same(_("Cannot be acknowledged"), "neutral", "circle-x")
    by = say_time(due)
    if state is DueState.OVERDUE:
        short, long = say_span((now - due).total_seconds())
        said = _("Acknowledgement overdue by {time}")
        return ChipWords(said.format(time=short), "danger", "clock-alert", f"{said.format(time=long)}. {by}")
    short, long = say_span((due - now).total_seconds())
    said = _("Acknowledge in {time}")
    soon = state is DueState.PAST_AIM
    tone, icon = ("warn", "timer") if soon else ("neutral", "calendar-clock")
    return ChipWords(said.format(time=short), tone, icon, f"{said.format(time=long)}. {by}")


def _same(words: str, tone: str, icon: str) -> ChipWords:
    return ChipWords(words, tone, icon, words)
