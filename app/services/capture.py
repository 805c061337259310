"""Capture: a report is sealed at a desk; nothing in this room, or behind it, can open one."""

import hashlib
import mimetypes
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Literal
from zoneinfo import ZoneInfo

from app import canonical_json
from app.canonical_json import Binary
from app.crypto import desk_key, recovery_code, sealing, signing
from app.crypto.fingerprint import fingerprint
from app.domain import clocks
from app.domain.case import Route
from app.domain.report import Report
from app.errors import AppError
from app.i18n import _, language
from app.storage import desk, envelope, kit, outbox

_CHUNK = 256 * 1024
DESK_LABEL = "Desk"


class CannotSeal(AppError):
    """The report was not sealed; what was typed is still with whoever typed it."""


class NoPanel(AppError):
    """The kit knows nobody but the organizer who could open this report (R45)."""


class DoesNotFit(AppError):
    """Too much text, too many or too large attachments."""


class AccountIsMissing(AppError):
    """The one thing a report needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """One file to attach: how to read it, and what was found when it was added."""

    open: Callable[[], BinaryIO] = field(repr=False)
    name: str
    type: str
    size: int
    sha256: bytes
    noted: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the reporter keeps, and the volunteer must know: nothing of the report."""

    file: str
    code: str
    commitment: bytes
    hand_over_by: datetime
    contact: str
    """The organizer's address, or on the panel's route the panel's (R45)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenKit:
    """A kit whose signature is right; where it goes is compared aloud by the words."""

    kit: kit.Kit

    def words(self, route: Route) -> tuple[str, ...]:
        """The six check words of whoever can open a report on this route; raises NoPanel."""
        return fingerprint(self.recipient(route))

    def recipient(self, route: Route) -> str:
        """The age recipient of a route; raises NoPanel."""
        if route is Route.ORGANIZER:
            return self.kit.organizer.recipient
        if self.kit.panel is None:
            raise NoPanel(
                _(
                    "This kit has no panel, so nothing was sealed. Please speak with: {volunteers}. "
                    "You can write it down on paper meanwhile."
                ).format(volunteers=self._volunteers())
            )
        return self.kit.panel.recipient

    def contact(self, route: Route) -> str:
        """Whom the receipt names."""
        if route is Route.PANEL and self.kit.panel is not None:
            return self.kit.panel.contact
        return self.kit.community.contact

    def is_past(self, now: datetime) -> bool:
        """Whether the desk should warn that this kit is old; it seals all the same."""
        return now.astimezone(ZoneInfo(self.kit.community.zone)).date() > self.kit.until

    def _volunteers(self) -> str:
        spoken = language()
        return "; ".join(f"{v.name.say(spoken)} ({v.contact.say(spoken)})" for v in self.kit.community.volunteers)


def now() -> datetime:
    """The moment it is, by this desk's clock."""
    return datetime.now(UTC)


def open_kit(path: Path) -> OpenKit:
    """The kit in this file; raises kit.NotAKit where it was changed since it was signed, or kit.KitIsNewer."""
    signed = kit.read(path)
    if not signing.is_signed_by(bytes(signed.kit.organizer.sign), signed.signature, kit.SIGNED_AS, signed.body):
        raise kit.not_a_kit()
    try:
        sealing.check_recipient(signed.kit.organizer.recipient)
        if signed.kit.panel is not None:
            sealing.check_recipient(signed.kit.panel.recipient)
    except sealing.NotARecipient as error:
        raise kit.not_a_kit() from error
    return OpenKit(kit=signed.kit)


def attach(path: Path, noted: datetime) -> AttachedFile:
    """Look at a file that shall be attached; raises DoesNotFit, CannotSeal."""
    return attach_stream(path.name, lambda: path.open("rb"), noted)


def attach_stream(name: str, open_stream: Callable[[], BinaryIO], noted: datetime) -> AttachedFile:
    """Look at what shall be attached under this name; it is read once now and once when it is sealed."""
    found, size = hashlib.sha256(), 0
    try:
        with open_stream() as stream:
            while chunk := stream.read(_CHUNK):
                found.update(chunk)
                size += len(chunk)
                if size > envelope.LARGEST_ATTACHMENTS:
                    raise _too_large()
    except OSError as error:
        raise CannotSeal(_("An attachment cannot be read. Nothing was sealed. Choose the file again.")) from error
    return AttachedFile(
        open=open_stream,
        name=envelope.display_name(name),
        type=mimetypes.guess_type(name)[0] or "application/octet-stream",
        size=size,
        sha256=found.digest(),
        noted=noted,
    )


def submit_report(
    opened: OpenKit,
    report: Report,
    folder: Path,
    *,
    attachments: Sequence[AttachedFile] = (),
    route: Route = Route.ORGANIZER,
    writer: Literal["volunteer", "reporter"] = "volunteer",
    written_in: str = "en",
    further: dict[str, str] | None = None,
    began: datetime | None = None,
    clock: Callable[[], datetime] = now,
) -> Receipt:
    """Seal a report into the outbox `folder`, and prove the file by reading it back (formats.md 3 and 4).

    Raises AccountIsMissing, DoesNotFit, NoPanel, CannotSeal, desk.DeskIsDamaged; then no file is left behind.
    """
    recipient = opened.recipient(route)
    answers = {**(further or {}), **report.answers()}
    _refuse_what_does_not_fit(report, answers, attachments)
    sealed_at = clock().astimezone(ZoneInfo(opened.kit.community.zone)).replace(microsecond=0)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mine = desk.open_desk(folder, opened.kit.id, desk_key.new_desk_key(), DESK_LABEL)
        name = outbox.new_name(recovery_code.random_letters)
        mine = desk.begin(folder, mine, name, route)
        manifest = _manifest(
            opened, answers, attachments, mine, route, writer, written_in, began or sealed_at, sealed_at
        )
        body = canonical_json.encode(manifest)
        signature = signing.sign(bytes(mine.secret), b"mamori-report-v1", hashlib.sha512(body).digest())

        def produce(file: outbox.Hashing) -> None:
            flow = (_chunks(attached) for attached in attachments)
            sealing.seal(envelope.Plaintext(body, signature, flow, sum(a.size for a in attachments)), file, recipient)

        sealed = outbox.write(folder, name, sealing.HEADER, produce, sealed_at)
        desk.finished(folder, mine, sealed.sha256)
    except OSError as error:
        raise CannotSeal(
            _(
                "The report could not be sealed: the folder cannot be written or the disk is full. "
                "What you wrote is still here. Free some space or choose another folder."
            )
        ) from error
    return Receipt(
        file=name,
        code=manifest.receipt.code,
        commitment=envelope.commitment(body),
        hand_over_by=clocks.hand_over_by(sealed_at, opened.kit.community.clocks),
        contact=opened.contact(route),
    )


def _manifest(
    opened: OpenKit,
    answers: dict[str, str],
    attachments: Sequence[AttachedFile],
    mine: desk.Desk,
    route: Route,
    writer: str,
    written_in: str,
    began: datetime,
    sealed_at: datetime,
) -> envelope.Manifest:
    public = signing.public_half(bytes(mine.secret))
    link = mine.pending or desk.Pending(name="", route=route.value, number=0, previous=desk.START)
    zone = opened.kit.community.zone
    return envelope.Manifest(
        v=1,
        kind="report",
        id=secrets.token_hex(16),
        kit=opened.kit.id,
        to=opened.recipient(route),
        route=route.value,
        captured=envelope.Captured(
            began=canonical_json.spell_moment(began.astimezone(ZoneInfo(zone))),
            sealed=canonical_json.spell_moment(sealed_at),
            zone=zone,
        ),
        writer="reporter" if writer == "reporter" else "volunteer",
        language=written_in,
        languages={},
        report=answers,
        attachments=tuple(
            envelope.AttachmentNote(
                name=attached.name,
                type=attached.type,
                size=attached.size,
                sha256=Binary(attached.sha256),
                noted=canonical_json.spell_moment(attached.noted.astimezone(ZoneInfo(zone))),
            )
            for attached in attachments
        ),
        receipt=envelope.ReceiptNote(code=recovery_code.new_receipt_code(), salt=Binary(secrets.token_bytes(32))),
        desk=envelope.DeskNote(
            label=mine.label,
            key=Binary(public),
            proof=Binary(desk_key.proof_of_kit(bytes(opened.kit.enrol), public)),
            number=link.number,
            previous=link.previous,
        ),
    )


def _refuse_what_does_not_fit(report: Report, answers: dict[str, str], attachments: Sequence[AttachedFile]) -> None:
    if report.unanswered():
        raise AccountIsMissing(_("Nothing was sealed: the report does not say what happened. A few words are enough."))
    if sum(len(answer.encode()) for answer in answers.values()) > envelope.LARGEST_TEXT:
        raise DoesNotFit(
            _("The text is too long to seal: 900 KB at most. Nothing was sealed; attach a part as a file.")
        )
    if len(attachments) > envelope.MOST_ATTACHMENTS:
        raise DoesNotFit(
            _("A report can have 50 attachments at most. Nothing was sealed; leave some for a second one.")
        )
    if sum(attached.size for attached in attachments) > envelope.LARGEST_ATTACHMENTS:
        raise _too_large()


def _too_large() -> DoesNotFit:
    return DoesNotFit(
        _("Attachments can have 256 MB together at most. Nothing was sealed; leave some for a second one.")
    )


def _chunks(attached: AttachedFile) -> Iterator[bytes]:
    """The bytes of an attachment; raises CannotSeal where the file is no longer the one that was added."""
    found, size = hashlib.sha256(), 0
    with attached.open() as stream:
        while chunk := stream.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
            if size > attached.size:
                break
            yield chunk
    if size != attached.size or found.digest() != attached.sha256:
        raise CannotSeal(_("An attachment changed while it was sealed. Nothing was sealed. Attach it again."))
