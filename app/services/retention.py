"""Retention and erasure: what is due, what is kept longer, and erasing so that nothing of a case is left (G3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain import statistics
from app.domain.code_names import CodeName
from app.domain.retention import Outcome, standing
from app.errors import AppError
from app.i18n import _
from app.services.cases import read_case
from app.services.session import Session
from app.storage import backups, cases, erasure, retention
from app.storage.backups import BackupMade
from app.storage.erasure import ErasedCase

__all__ = ["BackupMade", "DueForErasure", "ErasedCase", "Outcome", "catch_up", "due", "purge", "renew"]


class NotKept(AppError):
    """A case is kept longer for a reason and until a day to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueForErasure:
    """One closed case and the day from which its erasure is proposed."""

    case_id: str
    code_name: CodeName
    outcome: Outcome
    closed_on: date | None
    """What the period counts from: closing, or the end of the last measure; None while a measure has no end."""
    erase_from: date | None
    kept_because: str = ""
    """Why it is kept longer, where somebody said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """What was erased, and where it still is."""

    code_name: CodeName
    backups: tuple[BackupMade, ...]
    """The backups that hold it and are not said to be deleted, the newest first."""


def due(session: Session) -> tuple[DueForErasure, ...]:
    """Every case whose period has ended, the longest ago first."""
    today = session.now().date()
    return tuple(one for one in _closed(session) if one.erase_from and one.erase_from <= today)


def coming(session: Session) -> tuple[DueForErasure, ...]:
    """Every other closed case, the next first; those without a date at the end."""
    today = session.now().date()
    return tuple(one for one in _closed(session) if not one.erase_from or one.erase_from > today)


def backups_of(session: Session, case_id: str) -> tuple[BackupMade, ...]:
    """The backups that hold a case and are not said to be deleted, the newest first."""
    return backups.holding(session.database, case_id)


def keep_longer(session: Session, case_id: str, until: date | None, reason: str) -> None:
    """Propose the erasure of a case on this day and not before; raises NoSuchCase, NotKept."""
    read_case(session, case_id)
    if until is None or until <= session.now().date() or not reason.strip():
        raise NotKept(_("Nothing was changed: say until which day it is kept, and why."))
    with session.change("case kept longer", case_id):
        retention.keep_until(session.database, case_id, until, reason.strip(), session.stamp())


def purge(session: Session, case_id: str, *, words: str = "case erased", counted: bool = True) -> Purged:
    """Erase a case: its rows, its words in the index, the log; when this returns nothing of it is in the vault.

    Its code name is never used again and its reports are never imported again; both are known without a reason.
    With `counted` its figures are added to those of its year first. Raises NoSuchCase; then nothing was erased.
    """
    case = read_case(session, case_id)
    with session.change(words, case_id):
        if counted:
            retention.count(session.database, case.received_at.year, statistics.counted(case, session.community))
        for part in (*cases.merged_into(session.database, case_id), case_id):
            erasure.erase(session.database, part, session.stamp())
    session.database.fold_in()
    return Purged(code_name=case.code_name, backups=backups_of(session, case_id))


def tombstones(session: Session) -> tuple[ErasedCase, ...]:
    """The erasure records, the newest first."""
    return erasure.erased(session.database)


def yearly_counts(session: Session) -> Mapping[int, Mapping[str, int]]:
    """The figures of erased cases by year, in the words of `statistics.counted`."""
    return retention.counts(session.database)


def renew(session: Session, case_id: str) -> None:
    """Work out anew how long a case is kept; follows each change of it."""
    case = cases.read(session.database, case_id)
    if case is not None:
        retention.put(session.database, case_id, standing(case))


def catch_up(session: Session) -> None:
    """Work out what a vault of an earlier version lacks."""
    unknown = retention.unknown(session.database)
    if unknown:
        with session.database.transaction():
            for case_id in unknown:
                renew(session, case_id)


def _closed(session: Session) -> list[DueForErasure]:
    found = []
    for one in retention.closed(session.database):
        planned = one.standing.erase_from(session.community.retention)
        longer = one.kept_until if one.kept_until and (not planned or one.kept_until > planned) else None
        found.append(
            DueForErasure(
                case_id=one.case_id,
                code_name=one.code_name,
                outcome=one.standing.outcome,
                closed_on=one.standing.since,
                erase_from=longer or planned,
                kept_because=one.reason if longer else "",
            )
        )
    return sorted(found, key=lambda one: one.erase_from or date.max)
