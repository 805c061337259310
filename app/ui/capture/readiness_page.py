"""The pre-event check: everything that a desk needs, looked at before the doors open, and one practice report."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case import Route
from app.errors import AppError
from app.i18n import _, ngettext, say_day
from app.services import readiness, sealed_file
from app.services.capture import OpenKit
from app.services.readiness import Clock, Findings
from app.storage.outbox import SealedFile
from app.ui.capture import printing
from app.ui.capture.columns import Columns
from app.ui.capture.side_pages import SidePage
from app.ui.capture.words_plate import WordsPlate
from app.ui.kit.card import Card
from app.ui.kit.choices import AnswerSegments
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.timeline import Timeline, TimelineRow

_GIGABYTE = 1_000_000_000


class ReadinessPage(SidePage):
    """Two minutes; its filled button seals a practice report, then leads back."""

    calm = False

    def __init__(self, tasks: Tasks, opened: OpenKit, outbox: Path, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._tasks, self._kit, self._outbox, self._clock = tasks, opened, outbox, clock
        self.practice: SealedFile | None = None
        self.is_busy = False
        self.add(PlainLabel(_("Check this desk"), "question"))
        line = _("Two minutes before the doors open. Nothing here mixes with real reports.")
        self.add(PlainLabel(line, "prompt", "muted"))
        self.findings = Card(_("What was found"))
        self._list = QVBoxLayout()
        self.findings.add(self._list)
        self.words = self._words_to_compare()
        self.add(Columns(self.findings, self.words, width=400, least=940))
        self.body.addStretch(1)
        self.scroller.setAccessibleName(_("Check this desk"))
        self._found: Findings | None = None
        self._look()

    def next_words(self) -> str:
        """The practice report, then back."""
        return _("Back") if self.practice is not None else _("Seal a practice report")

    def next_icon(self) -> str:
        """The sign of what comes next."""
        return super().next_icon() if self.practice is not None else "lock"

    def is_ready(self) -> bool:
        """Not while it is sealed, and not when the words differ."""
        return not self.is_busy and self.same.answer() != "differ"

    def why_not(self) -> str:
        """The reason."""
        if self.same.answer() == "differ":
            return _("The words differ: do not use this kit")
        return _("Sealing. This takes a moment.") if self.is_busy else ""

    def can_go_back(self) -> bool:
        """Whenever nothing is under way; after the practice report the filled button leads back."""
        return not self.is_busy and self.practice is None

    def go_on(self) -> None:
        """Seal a practice report, or lead back."""
        if self.practice is not None:
            self.done.emit()
            return
        self.is_busy = True
        self.changed.emit()
        job = partial(readiness.seal_practice, self._kit, self._outbox, self._clock)
        self._tasks.run(job, self._on_practiced, self._on_refused)

    def _words_to_compare(self) -> QWidget:
        card = Card(_("Compare these words"))
        card.add(PlainLabel(_("Read them aloud with the organizer, or from their card."), "prompt", "muted"))
        card.add(WordsPlate(self._kit.words(Route.ORGANIZER), _("The organizer’s six check words")))
        if self._kit.kit.panel is not None:
            card.add(WordsPlate(self._kit.words(Route.PANEL), _("The trusted volunteers’ six check words")))
        self.same = AnswerSegments(
            [("", _("Not compared yet")), ("same", _("All the same")), ("differ", _("A word differs"))],
            _("Compare these words"),
        )
        self.same.edited.connect(self._on_words_compared)
        card.add(self.same)
        return card

    def _look(self) -> None:
        job = partial(readiness.look, self._kit, self._outbox, self._clock)
        self._tasks.run(job, self._on_found, self.banner.show_error)

    def _on_found(self, found: Findings) -> None:
        self._found = found
        self._show()

    def _on_practiced(self, sealed: SealedFile) -> None:
        self.practice, self.is_busy = sealed, False
        self._show()
        self.changed.emit()

    def _on_refused(self, error: AppError) -> None:
        self.is_busy = False
        self.banner.show_error(error)
        self.changed.emit()

    def _on_words_compared(self) -> None:
        if self.same.answer() == "differ":
            self.banner.say(
                "danger",
                _("These words are not the ones on the card. Do not go on."),
                _("Use the paper form and call the organizer."),
            )
        else:
            self.banner.clear()
        self.changed.emit()

    def _show(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        if self._found is not None:
            self._list.addWidget(Timeline(_rows(self._kit, self._found, self._clock(), self.practice)))


def _rows(opened: OpenKit, found: Findings, now: datetime, practice: SealedFile | None) -> list[TimelineRow]:
    return [
        _kit(opened, found),
        _panel(found),
        _time(opened, found, now),
        _disk(found),
        _printer(),
        _practice(practice),
    ]


def _row(is_good: bool, what: str, line: str) -> TimelineRow:
    return TimelineRow("circle-check" if is_good else "triangle-alert", what, line, "ok" if is_good else "warn")


def _kit(opened: OpenKit, found: Findings) -> TimelineRow:
    until = _("Signed by the organizer. Good until {day}.").format(day=say_day(opened.kit.until))
    past = _("It is past its date. It still seals; ask the organizer for a new one.")
    return _row(not found.is_past, _("Event kit"), past if found.is_past else until)


def _panel(found: Findings) -> TimelineRow:
    alone = _("None in this kit: a report about the organizer cannot be sealed here. Keep paper forms ready.")
    there = _("A report about the organizer can be sealed to them alone.")
    return _row(found.has_panel, _("Trusted volunteers"), there if found.has_panel else alone)


def _time(opened: OpenKit, found: Findings, now: datetime) -> TimelineRow:
    here = sealed_file.in_zone(opened.kit, lambda: now)
    said = _("{day}, {time}").format(day=say_day(here.date()), time=here.strftime("%H:%M %Z"))
    lines = {
        Clock.GOOD: _("Compare it with a phone: the reply date depends on it."),
        Clock.BEFORE_KIT: _("That is before the kit was made, so the clock is wrong. Set it, then check again."),
        Clock.OTHER_ZONE: _(
            "This computer is set to another time zone. Reports carry the community’s zone all the same."
        ),
    }
    return _row(found.clock is not Clock.BEFORE_KIT, said, lines[found.clock])


def _disk(found: Findings) -> TimelineRow:
    free = _("{size} GB free").format(size=f"{found.free / _GIGABYTE:.1f}")
    enough = _("Enough for the largest report.")
    little = _("That is little: large attachments may not fit. Free some space.")
    return _row(found.has_room, free, enough if found.has_room else little)


def _printer() -> TimelineRow:
    n = len(printing.printers())
    there = ngettext("{n} printer found", "{n} printers found", n).format(n=n)
    none = _("Slips can be saved as PDF, and the code copied by hand.")
    return _row(n > 0, there if n else _("No printer found"), _("Slips can be printed.") if n else none)


def _practice(practice: SealedFile | None) -> TimelineRow:
    title = _("Practice report")
    if practice is None:
        return TimelineRow("circle-dashed", title, _("Not sealed yet."))
    line = _("Sealed, and read back from the disk: {file}. It has no number and becomes no case.")
    return _row(True, title, line.format(file=practice.name))
