"""Capture: a report is sealed at a desk; nothing in this room, or behind it, can open one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.crypto import desk_key, sealing, signing
from app.crypto.fingerprint import fingerprint
from app.domain import clocks
from app.domain.case import Route
from app.domain.report import Report
from app.errors import AppError
from app.i18n import _, language
from app.services import evidence, sealed_file
from app.services.evidence import AttachedFile, DoesNotFit
from app.services.sealed_file import Contents, Writer
from app.storage import desk, envelope, kit, outbox

DESK_LABEL = "Desk"


class CannotSeal(AppError):
    """The report was not sealed; what was typed is still with whoever typed it."""


class CannotKeep(AppError):
    """The draft was not kept; what was typed is still on the screen."""


class NoPanel(AppError):
    """The kit knows nobody but the organizer who could open this report (R45)."""


class AccountIsMissing(AppError):
    """The one thing a report needs."""


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
class Kept:
    """A draft that is on the disk and was proved."""

    file: str
    at: datetime


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


def submit_report(
    opened: OpenKit,
    report: Report,
    folder: Path,
    *,
    attachments: Sequence[AttachedFile] = (),
    route: Route = Route.ORGANIZER,
    writer: Writer = "volunteer",
    written_in: str = "en",
    languages: Mapping[str, str] | None = None,
    further: Mapping[str, str] | None = None,
    began: datetime | None = None,
    id: str | None = None,  # noqa: A002  (the word of formats.md 3)
    clock: Callable[[], datetime] = now,
) -> Receipt:
    """Seal a report into the outbox `folder`, prove it by reading it back, then delete its drafts (formats.md 3-5).

    `id` is that of the drafts. Raises AccountIsMissing, DoesNotFit, NoPanel, CannotSeal, desk.DeskIsDamaged; then no
    file is left behind, and every draft stays.
    """
    opened.recipient(route)
    if report.unanswered():
        raise AccountIsMissing(_("Nothing was sealed: the report does not say what happened. A few words are enough."))
    answers = {**(further or {}), **report.answers()}
    _refuse_what_does_not_fit(answers, attachments)
    sealed_at = sealed_file.in_zone(opened.kit, clock)
    contents = Contents(
        kind="report",
        id=id or sealed_file.new_id(),
        route=route,
        began=began or sealed_at,
        sealed=sealed_at,
        answers=answers,
        attachments=attachments,
        writer=writer,
        written_in=written_in,
        languages=languages or {},
    )
    with saying_why_not():
        written = _write_report(opened, folder, contents)
        if id is not None:
            drop_drafts(opened, folder, id)
    return Receipt(
        file=written.file.name,
        code=written.code,
        commitment=written.commitment,
        hand_over_by=clocks.hand_over_by(sealed_at, opened.kit.community.clocks),
        contact=opened.contact(route),
    )


def keep_draft(
    opened: OpenKit,
    report: Report,
    folder: Path,
    *,
    id: str,  # noqa: A002
    route: Route,
    attachments: Sequence[AttachedFile] = (),
    writer: Writer = "volunteer",
    written_in: str = "en",
    languages: Mapping[str, str] | None = None,
    began: datetime | None = None,
    replaces: str = "",
    clock: Callable[[], datetime] = now,
) -> Kept:
    """Seal what there is of a report as a draft, prove it, and only then delete the draft it replaces (formats.md 5).

    Raises DoesNotFit, NoPanel, CannotKeep, desk.DeskIsDamaged; then the draft before it is still there.
    """
    opened.recipient(route)
    answers = report.answers()
    _refuse_what_does_not_fit(answers, attachments)
    at = sealed_file.in_zone(opened.kit, clock)
    contents = Contents(
        kind="draft",
        id=id,
        route=route,
        began=began or at,
        sealed=at,
        answers=answers,
        attachments=attachments,
        writer=writer,
        written_in=written_in,
        languages=languages or {},
    )
    try:
        name = write_unnumbered(opened, folder, contents).file.name
        if replaces:
            outbox.delete(folder, replaces)
    except OSError as error:
        raise CannotKeep(
            _(
                "Not kept yet: the folder cannot be written or the disk is full. "
                "Keep this window open and free some space."
            )
        ) from error
    return Kept(file=name, at=at)


def drop_drafts(opened: OpenKit, folder: Path, id: str, only: str = "") -> int:  # noqa: A002
    """Delete every draft of this report (or `only` this one), and say how many there were; raises CannotSeal."""
    mine = desk.look(folder, opened.kit.id)
    if mine is None:
        return 0
    names = [note.name for note in mine.files if note.report == id and (not only or note.name == only)]
    with saying_why_not():
        for name in names:
            outbox.delete(folder, name)
        if names:
            desk.forget(folder, mine, names)
    return len(names)


def notice_unfinished(opened: OpenKit, folder: Path) -> int:
    """How many unfinished reports an earlier run of this desk left that nobody was told of yet; they count as told."""
    if not folder.exists():
        return 0
    with saying_why_not():
        mine = desk.look(folder, opened.kit.id)
        if mine is None:
            return 0
        mine = open_desk(opened, folder)
        untold = {note.report for note in mine.files if note.kind == "draft" and not note.told}
        if untold:
            desk.tell(folder, mine)
    return len(untold)


def open_desk(opened: OpenKit, folder: Path) -> desk.Desk:
    """This desk with this kit, made at its first sealing; raises OSError, desk.DeskIsDamaged."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return desk.open_desk(folder, opened.kit.id, desk_key.new_desk_key(), DESK_LABEL)


def write_unnumbered(opened: OpenKit, folder: Path, contents: Contents) -> sealed_file.Written:
    """Seal what has no place in a chain: a draft, practice; a hand-over tells the end of its chain. Raises OSError."""
    mine = open_desk(opened, folder)
    name = sealed_file.new_name()
    note = desk.SealedNote(
        name=name,
        kind=contents.kind,
        route=contents.route.value,
        at=sealed_file.spell(contents.sealed),
        report=contents.id if contents.kind == "draft" else "",
    )
    mine = desk.add(folder, mine, note)
    link = mine.chain(contents.route) if contents.kind == "handover" else desk.Link()
    return sealed_file.write(folder, name, opened.kit, mine, link, contents)


def _write_report(opened: OpenKit, folder: Path, contents: Contents) -> sealed_file.Written:
    mine = open_desk(opened, folder)
    name = sealed_file.new_name()
    mine = desk.begin(folder, mine, name, contents.route, sealed_file.spell(contents.sealed))
    assert mine.pending is not None
    link = desk.Link(number=mine.pending.number, previous=mine.pending.previous)
    written = sealed_file.write(folder, name, opened.kit, mine, link, contents)
    desk.finished(folder, mine, written.file.sha256)
    return written


@contextmanager
def saying_why_not() -> Iterator[None]:
    """Turn what the system refuses into a sentence, CannotSeal."""
    try:
        yield
    except OSError as error:
        raise CannotSeal(
            _(
                "The report could not be sealed: the folder cannot be written or the disk is full. "
                "What you wrote is still here. Free some space or choose another folder."
            )
        ) from error


def _refuse_what_does_not_fit(answers: Mapping[str, str], attachments: Sequence[AttachedFile]) -> None:
    if sum(len(answer.encode()) for answer in answers.values()) > envelope.LARGEST_TEXT:
        raise DoesNotFit(
            _("The text is too long to seal: 900 KB at most. Nothing was sealed; attach a part as a file.")
        )
    if len(attachments) > envelope.MOST_ATTACHMENTS:
        raise evidence.too_many()
    if sum(attached.size for attached in attachments) > envelope.LARGEST_ATTACHMENTS:
        raise evidence.too_large()
