"""Handing a case to the trusted Volunteers: sealed to their panel, then erased here; the clock goes with it (R27)."""

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from msgspec import structs

from app import canonical_json
from app.canonical_json import Binary
from app.crypto import desk_key, recovery_code, sealing, signing
from app.crypto.fingerprint import fingerprint
from app.domain.case import Attachment, Case
from app.domain.report import YesNo
from app.domain.review_steps import ConflictOfInterest
from app.errors import AppError
from app.i18n import _
from app.services import community, retention
from app.services.case_notes import case_notes
from app.services.cases import read_case
from app.services.session import Session
from app.storage import attachments, cases, desk, envelope, kits, outbox, reports
from app.storage.backups import BackupMade
from app.storage.kit import PanelKeys

_NOTES = "case-notes.txt"
_SIGNED_AS = b"mamori-report-v1"


class CannotHandOver(AppError):
    """There is no panel, no declared conflict, or no place to write to; the case is as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """To whom a case would go."""

    words: tuple[str, ...]
    """The six words to compare aloud."""
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What was written, to whom it goes, and where the case still is."""

    files: tuple[str, ...]
    receiver: Receiver
    backups: tuple[BackupMade, ...]


@dataclass(frozen=True, slots=True)
class _Bundle:
    """One sealed file to be: its manifest and what flows after it."""

    manifest: envelope.Manifest
    attached: tuple[Attachment, ...] = ()
    """What lies in the vault, in the manifest's order."""
    notes: bytes = field(default=b"", repr=False)


def receiver(session: Session) -> Receiver | None:
    """The panel whose card this vault has, or None."""
    keys = community.panel(session)
    return Receiver(words=fingerprint(keys.recipient), contact=keys.contact) if keys else None


def hand_to_panel(session: Session, case_id: str, folder: Path) -> HandedOver:
    """Seal reports, attachments and notes to the panel into `folder`, prove the files, then erase the case here.

    The erasure record says nothing of a reason. Raises NoSuchCase, CannotHandOver, AttachmentIsDamaged; then no file
    is left and the case is as it was.
    """
    case = read_case(session, case_id)
    keys = _refuse_or_keys(session, case)
    written: list[str] = []
    try:
        for bundle in _bundles(session, case, keys):
            written.append(_write(session, bundle, folder))
    except (OSError, AppError) as error:
        for name in written:
            (folder / name).unlink(missing_ok=True)
        if isinstance(error, AppError):
            raise
        raise CannotHandOver(
            _("The files could not be written here. The case is in the vault as before. Choose another folder.")
        ) from error
    purged = retention.purge(session, case_id, words="case handed to the panel", counted=False)
    to = Receiver(words=fingerprint(keys.recipient), contact=keys.contact)
    return HandedOver(files=tuple(written), receiver=to, backups=purged.backups)


def _refuse_or_keys(session: Session, case: Case) -> PanelKeys:
    declared = case.latest(ConflictOfInterest)
    if declared is None or declared.conflict is not YesNo.YES:
        raise CannotHandOver(_("Declare the conflict of interest first. You need not say why."))
    keys = community.panel(session)
    if keys is None:
        raise CannotHandOver(
            _("This vault has no panel card yet. The case rests closed; write to one of the trusted Volunteers.")
        )
    return keys


def _bundles(session: Session, case: Case, keys: PanelKeys) -> list[_Bundle]:
    found = [
        _Bundle(_addressed(session, manifest, received_at, keys), attached)
        for part in (case.id, *cases.merged_into(session.database, case.id))
        for manifest, received_at, attached in reports.sealed(session.database, part)
    ]
    notes = case_notes(session, case).encode()
    for place, bundle in enumerate(found):
        if (roomy := _with_notes(session, bundle, notes)) is not None:
            return [*found[:place], roomy, *found[place + 1 :]]
    alone = structs.replace(
        found[0].manifest,
        id=secrets.token_hex(16),
        report={"account": _("The organizer’s notes are attached.")},
        languages={},
        attachments=(),
        receipt=envelope.ReceiptNote(code=recovery_code.new_receipt_code(), salt=Binary(secrets.token_bytes(32))),
    )
    return [*found, _with_notes(session, _Bundle(alone), notes) or _Bundle(alone)]


def _addressed(
    session: Session, manifest: envelope.Manifest, received_at: datetime, keys: PanelKeys
) -> envelope.Manifest:
    """The manifest as the panel will read it: sealed to them, counting from the first receipt, signed by this vault."""
    kit = kits.find(session.database, manifest.kit)
    public = signing.public_half(session.vault.signing_key)
    began = min(canonical_json.read_moment(manifest.captured.began), received_at)
    return structs.replace(
        manifest,
        kind="report",
        to=keys.recipient,
        route="panel",
        captured=structs.replace(
            manifest.captured,
            began=canonical_json.spell_moment(began),
            sealed=canonical_json.spell_moment(received_at),
        ),
        desk=envelope.DeskNote(
            label=manifest.desk.label,
            key=Binary(public),
            proof=Binary(desk_key.proof_of_kit(bytes(kit.enrol), public)),
            number=0,
            previous=desk.START,
        ),
    )


def _with_notes(session: Session, bundle: _Bundle, notes: bytes) -> _Bundle | None:
    """The bundle with the notes as its last attachment, where they fit."""
    held = bundle.manifest.attachments
    together = sum(one.size for one in held) + len(notes)
    if len(held) >= envelope.MOST_ATTACHMENTS or together > envelope.LARGEST_ATTACHMENTS:
        return None
    note = envelope.AttachmentNote(
        name=_NOTES,
        type="text/plain",
        size=len(notes),
        sha256=Binary(hashlib.sha256(notes).digest()),
        noted=session.stamp(),
    )
    return _Bundle(structs.replace(bundle.manifest, attachments=(*held, note)), bundle.attached, notes)


def _write(session: Session, bundle: _Bundle, folder: Path) -> str:
    body = canonical_json.encode(bundle.manifest)
    signature = signing.sign(session.vault.signing_key, _SIGNED_AS, hashlib.sha512(body).digest())
    length = sum(one.size for one in bundle.manifest.attachments)

    def produce(file: outbox.Hashing) -> None:
        flow = _flow(session, bundle.attached, bundle.notes)
        sealing.seal(envelope.Plaintext(body, signature, flow, length), file, bundle.manifest.to)

    name = outbox.new_name(recovery_code.random_letters)
    return outbox.write(folder, name, sealing.HEADER, produce, session.now()).name


def _flow(session: Session, attached: Sequence[Attachment], notes: bytes) -> Iterator[Iterator[bytes]]:
    for one in attached:
        yield attachments.read(session.database, one)
    if notes:
        yield iter((notes,))
