"""One sealed file on its way into the vault: proved as it streams in, then a case, a part of one, or a desk’s word."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from app import canonical_json
from app.crypto import desk_key, signing
from app.domain import clocks, code_names
from app.domain.code_names import CodeName
from app.errors import AppError
from app.i18n import _
from app.services.session import Session
from app.storage import attachments, cases, envelope, erasure, imported_files, kits, reports


class ReportWasErased(AppError):
    """The report was in this vault once, and its case was erased."""


class NoCodeNameLeft(AppError):
    """All 65,536 code names were used."""


@dataclass(slots=True)
class Arrival:
    """What a file brings; every row is written inside the transaction that the caller opened."""

    session: Session
    kept: kits.KeptKit
    sealed_sha256: bytes
    head: envelope.Head | None = None
    case: str | None = None
    is_new: bool = False
    """Whether a case was opened for it."""
    is_superfluous: bool = False
    """Whether what it brings is here already: the report itself, or the finished report of this draft."""
    clock_was_wrong: bool = False
    desk_is_known: bool = False
    journal: str = ""
    """The fixed words of what happened; empty where nothing did."""
    _attachments: dict[int, tuple[int, int]] = field(default_factory=dict)
    _buffers: dict[int, bytearray] = field(default_factory=dict)

    def on_head(self, head: envelope.Head) -> None:
        """Prove who sealed it for whom, and find where it belongs."""
        manifest, kit = head.manifest, self.kept.kit
        if manifest.to != kit.organizer.recipient or manifest.kit != kit.id or manifest.route != "organizer":
            raise envelope.NotAnEnvelope("was sealed anew for somebody else")
        digest = hashlib.sha512(head.manifest_bytes).digest()
        if not signing.is_signed_by(bytes(manifest.desk.key), head.signature, b"mamori-report-v1", digest):
            raise envelope.NotAnEnvelope("is not signed by its desk")
        if erasure.was_erased(self.session.database, manifest.id):
            raise ReportWasErased(_("This report was in the vault once and was erased. Nothing was imported."))
        self.head = head
        self.desk_is_known = desk_key.has_kit(bytes(kit.enrol), bytes(manifest.desk.key), bytes(manifest.desk.proof))
        bring: dict[str, Callable[[], None]] = {
            "report": self._bring_report,
            "draft": self._bring_draft,
            "handover": self._end_chain,
            "practice": partial(setattr, self, "journal", "practice report received"),
        }
        bring[manifest.kind]()

    def on_chunk(self, position: int, data: bytes) -> None:
        """Store an attachment in rows of one size, whatever the pieces it arrives in."""
        if position in self._attachments:
            buffer = self._buffers.setdefault(position, bytearray())
            buffer += data
            while len(buffer) >= attachments.CHUNK:
                self._store(position, bytes(buffer[: attachments.CHUNK]))
                del buffer[: attachments.CHUNK]

    def finish(self) -> None:
        """Everything declared has arrived: store the last, shorter rows, and remember the file."""
        assert self.head is not None
        for position, buffer in self._buffers.items():
            if buffer:
                self._store(position, bytes(buffer))
        manifest = self.head.manifest
        stamp = self.session.stamp()
        imported_files.add(self.session.database, self.sealed_sha256, manifest.kit, manifest.kind, self.case, stamp)
        if self.journal:
            self.session.note(self.journal, self.case)
            if self.case is not None:
                self.session.follow(self.case)

    def _bring_report(self) -> None:
        known = self._known()
        if known is None:
            self._open_case()
        elif known.is_unfinished:
            self._join(known)
            attachments.drop(self.session.database, self._id)
            reports.replace(self.session.database, self._new_report(known))
            self._announce()
        else:
            self.case, self.is_superfluous = known.case, True
            return
        self.journal = "report imported"

    def _bring_draft(self) -> None:
        known = self._known()
        if known is None:
            self._open_case()
        elif known.is_unfinished:
            self._join(known)
            if self._is_better_than(known):
                reports.replace(self.session.database, self._new_report(known))
            self._announce()
        else:
            self._join(known)
            self.is_superfluous = True
        if known is not None:
            reports.receive_earlier(self.session.database, self._id, self._new_report(known).received_at)
        self.journal = "unfinished report imported"

    def _end_chain(self) -> None:
        assert self.head is not None
        desk = self.head.manifest.desk
        imported_files.end_chain(self.session.database, self.kept.kit.id, bytes(desk.key), desk.number)
        self.journal = "hand-over imported"

    @property
    def _id(self) -> str:
        assert self.head is not None
        return self.head.manifest.id

    def _known(self) -> reports.KnownReport | None:
        return reports.known(self.session.database, self._id)

    def _join(self, known: reports.KnownReport) -> None:
        assert self.head is not None
        if known.desk_key != bytes(self.head.manifest.desk.key):
            raise envelope.NotAnEnvelope("continues a report of another desk")
        self.case = known.case

    def _is_better_than(self, known: reports.KnownReport) -> bool:
        """Whether this draft says more of the text: drafts of attachments have none, and a later text counts."""
        assert self.head is not None
        manifest = self.head.manifest
        sealed, before = map(canonical_json.read_moment, (manifest.captured.sealed, known.sealed_at))
        return bool(manifest.report) and (not known.has_text or sealed >= before)

    def _open_case(self) -> None:
        new = self._new_report(None)
        self.case, self.is_new = secrets.token_hex(16), True
        cases.add(self.session.database, self.case, _new_name(self.session), new.received_at)
        reports.add(self.session.database, self.case, new)
        self._announce()

    def _new_report(self, known: reports.KnownReport | None) -> reports.NewReport:
        """The row of this report; where something of it arrived before, the earlier clock counts (R24)."""
        assert self.head is not None
        now = self.session.now()
        receipt = clocks.first_receipt(
            canonical_json.read_moment(self.head.manifest.captured.sealed),
            now,
            canonical_json.read_moment(self.kept.kit.made),
        )
        received_at = receipt.received_at
        if known is not None:
            received_at = min(received_at, canonical_json.read_moment(known.received_at))
        self.clock_was_wrong = receipt.clock_was_wrong
        return reports.NewReport(
            head=self.head,
            sealed_sha256=self.sealed_sha256,
            received_at=canonical_json.spell_moment(received_at),
            imported_at=canonical_json.spell_moment(now),
            desk_is_known=self.desk_is_known,
            clock_was_wrong=self.clock_was_wrong,
        )

    def _announce(self) -> None:
        """Make room for the attachments, after those that are there already."""
        assert self.head is not None
        before = attachments.count(self.session.database, self._id)
        for position, note in enumerate(self.head.manifest.attachments):
            row = attachments.add(self.session.database, self._id, before + position, note)
            self._attachments[position] = (row, 0)

    def _store(self, position: int, data: bytes) -> None:
        attachment, count = self._attachments[position]
        attachments.add_chunk(self.session.database, attachment, count, data)
        self._attachments[position] = attachment, count + 1


def _new_name(session: Session) -> CodeName:
    taken = cases.names_taken(session.database)
    adjectives, nouns = code_names.all_adjectives(), code_names.all_nouns()
    if len(taken) >= len(adjectives) * len(nouns):
        raise NoCodeNameLeft(_("Every code name of this vault is used up. Nothing was imported. Make a new vault."))
    while (name := CodeName(secrets.choice(adjectives), secrets.choice(nouns))) in taken:
        pass
    return name
