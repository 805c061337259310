"""Copying to a stick: every sealed file, read again and compared, and then given to a person."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.errors import AppError
from app.i18n import _, ngettext
from app.services import hand_over
from app.services.capture import OpenKit
from app.ui.kit.busy import Busy
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Task, Tasks
from app.ui.kit.timeline import Timeline, TimelineRow


class CopyCard(Card):
    """The three steps; `changed` when one was done, `refused` with the reason when one was not."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, tasks: Tasks, opened: OpenKit, outbox: Path, clock: Callable[[], datetime]) -> None:
        super().__init__(_("Copy to a stick"))
        self._tasks, self._kit, self._outbox, self._clock = tasks, opened, outbox, clock
        self._task: Task | None = None
        self.copied = 0
        """How many files are on the stick, proved; 0 before."""
        self.is_busy = False
        self.is_handed = False
        self._steps = QVBoxLayout()
        self.add(self._steps)
        self.busy = Busy(_("Copying. This takes a moment."))
        self.busy.cancelled.connect(self._on_cancel_clicked)
        self.busy.hide()
        self.add(self.busy)
        self.add(
            PlainLabel(_("The stick holds sealed files only. Losing it gives nothing away."), "secondary", "muted")
        )
        self._show_steps()

    def begin(self, target: Path) -> None:
        """Copy everything there."""
        self.is_busy = True
        self.busy.show()
        self.changed.emit()
        job = partial(hand_over.copy_all, self._kit, self._outbox, target, self._clock)
        task = self._tasks.run(job, self._on_copied, self._on_refused, self._on_progressed)
        if self.is_busy:
            self._task = task
            task.ended.connect(self._on_ended)

    def hand(self) -> None:
        """Note that a person has it."""
        job = partial(hand_over.mark_handed, self._kit, self._outbox, self._clock)
        self._tasks.run(job, self._on_handed, self.refused.emit)

    def _show_steps(self) -> None:
        while (item := self._steps.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        n = self.copied
        done = ngettext("{n} file is on the stick", "{n} files are on the stick", n).format(n=n)
        handed = self.is_handed
        steps = (
            TimelineRow("usb", _("Put a stick in"), _("Any stick will do: the files are sealed.")),
            TimelineRow(
                "circle-check" if n else "copy",
                done if n else _("Copy every sealed file"),
                _("Read again and compared: all the same") if n else _("Each copy is read again and compared."),
                "ok" if n else "neutral",
            ),
            TimelineRow(
                "circle-check" if handed else "heart-handshake",
                _("Give it to the organizer, and a copy to a trusted volunteer"),
                _("In person. Both get everything, and each opens only their own."),
                "ok" if handed else "neutral",
            ),
        )
        self._steps.addWidget(Timeline(steps))

    def _on_progressed(self, done: int, total: int) -> None:
        self.busy.report(done // 1024, max(1, total // 1024))

    def _on_copied(self, count: int) -> None:
        self.copied = count
        self._on_ended()

    def _on_refused(self, error: AppError) -> None:
        self.refused.emit(error)
        self._on_ended()

    def _on_ended(self) -> None:
        """Copied, refused or stopped."""
        self._task, self.is_busy = None, False
        self.busy.hide()
        self._show_steps()
        self.changed.emit()

    def _on_cancel_clicked(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_handed(self, _nothing: None) -> None:
        self.is_handed = True
        self._show_steps()
        self.changed.emit()
