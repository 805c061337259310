"""One sealed file: its manifest, signed by the desk, sealed to one recipient, proved by reading it back."""

import hashlib
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from app import canonical_json
from app.canonical_json import Binary
from app.crypto import desk_key, recovery_code, sealing, signing
from app.domain.case import Route
from app.services.evidence import AttachedFile
from app.storage import desk, envelope, kit, outbox

Writer = Literal["volunteer", "reporter"]
_CHUNK = 256 * 1024
_SIGNED_AS = b"mamori-report-v1"


def new_id() -> str:
    """A report's id: 128 random bits."""
    return secrets.token_hex(16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything that goes into one sealed file."""

    kind: desk.Kind
    route: Route
    began: datetime
    sealed: datetime
    id: str = field(default_factory=new_id)
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)
    attachments: Sequence[AttachedFile] = field(default=(), repr=False)
    writer: Writer = "volunteer"
    written_in: str = "en"
    languages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A sealed file that was proved, with what the receipt needs of its manifest."""

    file: outbox.SealedFile
    code: str
    commitment: bytes


def write(folder: Path, name: str, known: kit.Kit, mine: desk.Desk, link: desk.Link, contents: Contents) -> Written:
    """Seal these contents under this name; `link` is the place in the chain that the manifest tells.

    Raises OSError; then no file is left.
    """
    recipient = recipient_of(known, contents.route)
    begun = head(known, mine, link, contents)
    manifest, body, signature = begun.manifest, begun.manifest_bytes, begun.signature

    def produce(file: outbox.Hashing) -> None:
        flow = (_chunks(attached) for attached in contents.attachments)
        length = sum(attached.size for attached in contents.attachments)
        sealing.seal(envelope.Plaintext(body, signature, flow, length), file, recipient)

    file = outbox.write(folder, name, sealing.HEADER, produce, contents.sealed)
    return Written(file=file, code=manifest.receipt.code, commitment=envelope.commitment(body))


def head(known: kit.Kit, mine: desk.Desk, link: desk.Link, contents: Contents) -> envelope.Head:
    """The signed beginning of a file with these contents, before anything is sealed."""
    manifest = _manifest(known, recipient_of(known, contents.route), mine, link, contents)
    body = canonical_json.encode(manifest)
    signature = signing.sign(bytes(mine.secret), _SIGNED_AS, hashlib.sha512(body).digest())
    return envelope.Head(manifest=manifest, manifest_bytes=body, signature=signature)


def recipient_of(known: kit.Kit, route: Route) -> str:
    """The one recipient of a route; the panel's only where the kit has a panel."""
    if route is Route.ORGANIZER:
        return known.organizer.recipient
    assert known.panel is not None
    return known.panel.recipient


def new_name() -> str:
    """A random file name that says nothing."""
    return outbox.new_name(recovery_code.random_letters)


def spell(moment: datetime) -> str:
    """A moment as formats.md spells it."""
    return canonical_json.spell_moment(moment)


def in_zone(known: kit.Kit, clock: Callable[[], datetime]) -> datetime:
    """Now, to the second, in the community's zone."""
    return clock().astimezone(ZoneInfo(known.community.zone)).replace(microsecond=0)


def _manifest(
    known: kit.Kit, recipient: str, mine: desk.Desk, link: desk.Link, contents: Contents
) -> envelope.Manifest:
    public = signing.public_half(bytes(mine.secret))
    zone = known.community.zone

    def spell(moment: datetime) -> str:
        return canonical_json.spell_moment(moment.astimezone(ZoneInfo(zone)))

    return envelope.Manifest(
        v=1,
        kind=contents.kind,
        id=contents.id,
        kit=known.id,
        to=recipient,
        route=contents.route.value,
        captured=envelope.Captured(began=spell(contents.began), sealed=spell(contents.sealed), zone=zone),
        writer=contents.writer,
        language=contents.written_in,
        languages=dict(contents.languages),
        report=dict(contents.answers),
        attachments=tuple(
            envelope.AttachmentNote(
                name=attached.name,
                type=attached.type,
                size=attached.size,
                sha256=Binary(attached.sha256),
                noted=spell(attached.noted),
            )
            for attached in contents.attachments
        ),
        receipt=envelope.ReceiptNote(code=recovery_code.new_receipt_code(), salt=Binary(secrets.token_bytes(32))),
        desk=envelope.DeskNote(
            label=mine.label,
            key=Binary(public),
            proof=Binary(desk_key.proof_of_kit(bytes(known.enrol), public)),
            number=link.number,
            previous=link.previous,
        ),
    )


def _chunks(attached: AttachedFile) -> Iterator[bytes]:
    for start in range(0, attached.size, _CHUNK):
        yield bytes(attached.data[start : start + _CHUNK])
