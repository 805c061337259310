"""Cases: listing them without names, and opening one after the conflict of interest is declared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain import clocks, review
from app.domain.case import Case
from app.domain.clocks import DueState
from app.domain.code_names import CodeName
from app.domain.people import Role
from app.domain.summary import CaseSummary, summarize
from app.errors import AppError
from app.i18n import _
from app.services.session import Session
from app.storage import cases, summaries


class NoSuchCase(AppError):
    """No case has this code name."""


class ConflictNotDeclared(AppError):
    """Nobody may read this case before saying whether a conflict of interest stands in the way (R27)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """What a list shows of a case: never a title, never a name (R13)."""

    id: str
    code_name: CodeName
    state: str
    """One of the untranslated words of `review.state`."""
    due: datetime
    due_state: DueState
    roles: tuple[Role, ...]
    """Which roles are present, however many people have them."""
    on_hold: bool
    next_by: datetime | None
    """When the reporter hears again; None only where the case is closed (R41)."""
    was_late: bool
    """Whether a promise to the reporter was ever missed; it never goes away (R24, R41)."""
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFace:
    """All of a case that is shown before the conflict of interest is declared (R27)."""

    code_name: CodeName
    due: datetime
    urgent: bool
    names_given: tuple[str, ...]


def list_cases(
    session: Session, *, closed: bool | None = None, among: Sequence[str] | None = None, most: int = -1
) -> tuple[CaseLine, ...]:
    """Every case, the longest waiting first; or only open or closed ones, those among these ids, so many of them."""
    now = session.now()
    listed = summaries.listed(session.database, session.zone, closed=closed, among=among, most=most)
    return tuple(_line(session, one, now) for one in listed)


def find_case(session: Session, typed: str) -> str:
    """The id of the case somebody names by its code name or id; raises NoSuchCase."""
    for case, name in cases.names(session.database):
        if case == typed or name.matches(typed):
            return case
    raise NoSuchCase(_("There is no case of this name in the vault. Look it up in the list."))


def case_face(session: Session, case_id: str) -> CaseFace:
    """The little that tells whether one is in conflict; raises NoSuchCase."""
    return face_of(session, read_case(session, case_id))


def face_of(session: Session, case: Case) -> CaseFace:
    """The same of a case that is read already."""
    given = (answer for r in case.reports for answer in (r.report.people, r.report.witnesses))
    return CaseFace(
        code_name=case.code_name,
        due=clocks.acknowledge_by(case.received_at, session.community.clocks),
        urgent=any(received.report.urgent() for received in case.reports),
        names_given=tuple(answer for answer in given if answer.strip()),
    )


def open_case(session: Session, case_id: str) -> Case:
    """The whole case, and a journal entry that it was opened; raises NoSuchCase, ConflictNotDeclared."""
    case = readable_case(session, case_id)
    session.saw("case opened", case_id)
    return case


def readable_case(session: Session, case_id: str) -> Case:
    """The whole case for somebody who is to see of it; raises NoSuchCase, ConflictNotDeclared."""
    case = read_case(session, case_id)
    if (sentence := review.undeclared(case)) is not None:
        raise ConflictNotDeclared(sentence)
    return case


def read_case(session: Session, case_id: str) -> Case:
    """The whole case for another service to work on; raises NoSuchCase."""
    case = cases.read(session.database, case_id)
    if case is None:
        raise NoSuchCase(_("There is no case of this name in the vault. Look it up in the list."))
    return case


def acknowledgement_state(session: Session, case: Case) -> DueState:
    """Where the promise to answer stands now (R24)."""
    return _due_state(session, summarize(case, session.community, ()), session.now())


def _due_state(session: Session, summary: CaseSummary, now: datetime) -> DueState:
    if summary.acknowledged_at is not None:
        return DueState.DONE_LATE if summary.acknowledged_late else DueState.DONE
    return clocks.due_state(
        summary.received_at,
        now,
        session.community.clocks,
        acknowledged_at=None,
        cannot=summary.cannot_acknowledge,
    )


def _line(session: Session, listed: summaries.ListedCase, now: datetime) -> CaseLine:
    summary = listed.summary
    return CaseLine(
        id=listed.id,
        code_name=listed.code_name,
        state=summary.state,
        due=clocks.acknowledge_by(summary.received_at, session.community.clocks),
        due_state=_due_state(session, summary, now),
        roles=summary.roles,
        on_hold=summary.held_since is not None,
        next_by=summary.next_by,
        was_late=summary.was_late or (summary.next_by is not None and now > summary.next_by),
        closed_at=summary.closed_at,
    )
