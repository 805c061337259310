"""Where people write a day or a moment; what is stored is the ISO form, what is shown is short."""

import re
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from app.i18n import N_, _
from app.ui.kit.editors import LineEdit

_DAY = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$")
_MOMENT = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D+(\d{1,2}):(\d{2})$")
_DAY_FAULT = N_("Write the day like 2026-11-22.")
_MOMENT_FAULT = N_("Write day and time like 2026-11-22 10:42.")


class DayEdit(LineEdit):
    """A day; full-width digits, slashes and 年月日 are read too."""

    def __init__(self, name: str, *, desk: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, "2026-11-22", desk=desk, parent=parent)

    def answer(self) -> str:
        """The day as `2026-11-22`, or what was typed where it is no day."""
        day = _day(self.text())
        return day.isoformat() if day else self.text().strip()

    def complaint(self) -> str:
        """What is wrong with it, or nothing."""
        return "" if not self.text().strip() or _day(self.text()) else _(_DAY_FAULT)


class MomentEdit(LineEdit):
    """A day and a time of this computer's zone."""

    def __init__(self, name: str, *, desk: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, "2026-11-22 10:42", desk=desk, parent=parent)
        self._stored = ""

    def answer(self) -> str:
        """The moment with its offset, or what was typed where it is no moment."""
        if self._stored and self.text() == _shown(self._stored):
            return self._stored
        moment = _moment(self.text())
        return moment.isoformat() if moment else self.text().strip()

    def set_answer(self, answer: str) -> None:
        """Show this moment; its own offset is kept as long as nobody changes it."""
        self._stored = answer
        self.setText(_shown(answer))

    def complaint(self) -> str:
        """What is wrong with it, or nothing."""
        return "" if not self.text().strip() or _moment(self.text()) else _(_MOMENT_FAULT)


class CommunityMoment(MomentEdit):
    """A day and a time as the community's clocks tell it, wherever this computer stands."""

    def __init__(self, name: str, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        super().__init__(name)

    def answer(self) -> str:
        """The moment with the offset of the community's zone; what is stored keeps its own."""
        answer = super().answer()
        if answer == self._stored or self.complaint() or not answer:
            return answer
        return datetime.fromisoformat(answer).replace(tzinfo=self._zone).isoformat()


def _shown(stored: str) -> str:
    try:
        return datetime.fromisoformat(stored).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return stored


def _day(text: str) -> date | None:
    if (found := _DAY.match(_folded(text))) is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    if (found := _MOMENT.match(_folded(text))) is None:
        return None
    year, month, day, hour, minute = map(int, found.groups())
    try:
        return datetime(year, month, day, hour, minute).astimezone()
    except ValueError:
        return None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
