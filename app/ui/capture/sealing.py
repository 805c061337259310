"""Sealing as the desk sees it: under way, sealed with a receipt, or refused with nothing lost."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from app.domain import clocks
from app.domain.case import Route
from app.domain.report import YesNo
from app.errors import AppError
from app.services import receipt
from app.services.capture import OpenKit, Receipt, submit_report
from app.ui.capture.autosave import Autosave
from app.ui.capture.conversation import Conversation
from app.ui.kit.tasks import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """All that may be known of a report once it is sealed."""

    receipt: Receipt
    route: Route
    sealed_at: datetime
    reply_by: datetime
    has_contact: bool
    tell_event_organizer: bool
    tasks: Tasks = field(repr=False)

    @property
    def qr(self) -> str:
        """What the QR code of the receipt holds."""
        return receipt.qr_text(self.receipt, self.reply_by)

    def make_slip(self, then: Callable[[bytes], None], failed: Callable[[AppError], None]) -> None:
        """Set the receipt as a PDF, on the worker: loading the fonts takes a moment."""
        self.tasks.run(self._set_slip, then, failed)

    def _set_slip(self) -> bytes:
        from app.services.slip import slip  # noqa: PLC0415  (fonts are loaded for paper only, not to open the desk)

        return slip(self.receipt, self.reply_by, has_contact=self.has_contact)


class Sealing(QObject):
    """Seals once at a time; it outlives the page that asked for it, so that a change of language loses no receipt."""

    began = Signal()
    sealed = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        opened: OpenKit,
        outbox: Path,
        autosave: Autosave,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._kit = opened
        self._outbox = outbox
        self._autosave = autosave
        self._clock = clock
        self._done: partial[Sealed] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a report is being sealed."""
        return self._done is not None

    def begin(self, conversation: Conversation) -> None:
        """Seal what was said, as it is now."""
        if self.is_busy:
            return
        community = self._kit.kit.community
        sealed_at = self._clock().astimezone(ZoneInfo(community.zone)).replace(microsecond=0)
        report = conversation.report()
        self._done = partial(
            Sealed,
            route=conversation.route,
            sealed_at=sealed_at,
            reply_by=clocks.acknowledge_by(sealed_at, community.clocks),
            has_contact=bool(report.contact.strip()),
            tell_event_organizer=report.tell_event_organizer is YesNo.YES,
            tasks=self._tasks,
        )
        job = partial(
            submit_report,
            self._kit,
            report,
            self._outbox,
            attachments=tuple(conversation.attachments),
            route=conversation.route,
            writer=conversation.writer,
            written_in=conversation.written_in or "en",
            languages=conversation.spoken(),
            began=conversation.began,
            id=self._autosave.report_id,
            clock=partial(_still, sealed_at),
        )
        self.began.emit()
        self._tasks.run(job, self._on_sealed, self._on_refused)

    def _on_sealed(self, given: Receipt) -> None:
        if (done := self._done) is not None:
            self._done = None
            self._autosave.finish()
            self.sealed.emit(done(receipt=given))

    def _on_refused(self, error: AppError) -> None:
        self._done = None
        self.refused.emit(error)


def _still(moment: datetime) -> datetime:
    return moment
