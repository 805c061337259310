"""Public texts on their way out: drafts kept in the vault, findings left with a reason, and who read them (R15, G5)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from app.anonymity import combination, leak_check, replacements
from app.anonymity.replacements import Replacement
from app.domain import dismissals, reading
from app.domain.dismissals import Dismissal
from app.domain.public_report import Finding
from app.domain.reading import Reading, ReadingKind, ReadingState
from app.errors import AppError
from app.i18n import _
from app.services import anonymity
from app.services.session import Session
from app.storage import public_texts


class ReasonMissing(AppError):
    """A finding is left only with a reason."""


class ReadingMissing(AppError):
    """Small things together may point at one person, and nobody read the text once more."""


class StillResting(AppError):
    """The night is not over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the check says of one text."""

    findings: tuple[Finding, ...]
    """Those that count."""
    offers: tuple[Replacement | None, ...]
    """For each of them the coarser words that could stand there."""
    left: tuple[tuple[Finding, Dismissal], ...]
    """Those that somebody left, with the reason."""
    small_things: int
    """How many different small things stand in it that say nothing alone."""
    needs_reading: bool
    """Whether together they may point at one person."""
    reading: ReadingState
    ordinary: tuple[str, ...]
    """Words that are somebody's name as well, and were taken for the word."""
    limits: tuple[str, ...]
    """What this installation cannot look for."""


def look(session: Session, case_id: str, text: str, language: str) -> Look:
    """Check a public text, and say what was dismissed in it and who read it. Raises NoSuchCase."""
    found = anonymity.check(session, case_id, text, language)
    kept = public_texts.dismissals(session.database, case_id)
    standing, left = dismissals.split(found, text, kept)
    return Look(
        findings=standing,
        offers=tuple(replacements.offer(one, text, language) for one in standing),
        left=left,
        small_things=combination.small_things(text, standing),
        needs_reading=combination.needs_second_reader(text, standing),
        reading=reading_of(session, case_id, language, text),
        ordinary=anonymity.ordinary_words(session, case_id, text),
        limits=leak_check.limits(),
    )


def keep_draft(session: Session, case_id: str, language: str, text: str) -> None:
    """Keep a text as it stands now; typing is no event, so the journal does not hear of it."""
    with session.database.transaction():
        public_texts.keep_draft(session.database, case_id, language, text, session.stamp())
        session.follow(case_id)


def drafts(session: Session, case_id: str) -> dict[str, str]:
    """The kept text of each language that has one."""
    return public_texts.drafts(session.database, case_id)


def dismiss(session: Session, case_id: str, text: str, finding: Finding, reason: str) -> None:
    """Leave a finding standing, for as long as its sentence stays as it is. Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing(_("Say why this may stay. Without a reason the mark stays, too."))
    words = dismissals.squeezed(text[finding.start : finding.end])
    sentence = dismissals.sentence_around(text, finding.start, finding.end)
    with session.change("finding dismissed", case_id):
        public_texts.add_dismissal(
            session.database, case_id, finding.kind, words, sentence, reason.strip(), session.stamp()
        )


def take_back(session: Session, case_id: str, dismissal: Dismissal) -> None:
    """The finding counts again."""
    with session.change("dismissal taken back", case_id):
        public_texts.take_back(session.database, case_id, dismissal.id)


def reading_of(session: Session, case_id: str, language: str, text: str) -> ReadingState:
    """Who read exactly this text."""
    kept = public_texts.readings(session.database, case_id, language, _digest(text))
    return reading.reading_state(kept, session.community.zone)


def read_by_second(session: Session, case_id: str, language: str, text: str, reader: str, seen: str = "") -> None:
    """Record what the second reader found: nobody, or in `seen` what shows somebody. Raises ReasonMissing."""
    if not reader.strip():
        raise ReasonMissing(_("Write who read it. A role or initials are enough."))
    kind = ReadingKind.SOMEBODY_SEEN if seen.strip() else ReadingKind.SECOND_READER
    _record(session, case_id, language, text, Reading(kind=kind, reader=reader, note=seen.strip(), at=session.now()))


def let_rest(session: Session, case_id: str, language: str, text: str) -> datetime:
    """Nobody else can read it: it rests until the moment that is given back."""
    began = session.now()
    _record(session, case_id, language, text, Reading(kind=ReadingKind.RESTS, reader="", note="", at=began))
    return reading.rested_until(began, session.community.zone)


def read_again(session: Session, case_id: str, language: str, text: str) -> None:
    """Record that the same person read it against the short list after a night. Raises StillResting."""
    state = reading_of(session, case_id, language, text)
    if state.rests_until is None or session.now() < state.rests_until:
        raise StillResting(_("The text has to rest until tomorrow. Then read it once more against the short list."))
    _record(
        session, case_id, language, text, Reading(kind=ReadingKind.READ_AGAIN, reader="", note="", at=session.now())
    )


def refuse_unread(session: Session, case_id: str, language: str, text: str) -> None:
    """Raise ReadingMissing where the text needs a second look that it did not have (G5)."""
    looked = look(session, case_id, text, language)
    if looked.needs_reading and not looked.reading.is_read():
        raise ReadingMissing(
            _(
                "Nothing was saved: small things in it together may point at one person. Let a second person read the "
                "public text, or let it rest until tomorrow and read it once more."
            )
        )


def _record(session: Session, case_id: str, language: str, text: str, record: Reading) -> None:
    with session.change(f"public text: {record.kind.value}", case_id):
        public_texts.add_reading(session.database, case_id, language, _digest(text), record, session.stamp())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
