"""Cases: listing them without names, and opening one after the conflict of interest is declared."""

from dataclasses import dataclass
from datetime import datetime

from app.domain import clocks, review
from app.domain.case import Case
from app.domain.clocks import DueState
from app.domain.code_names import CodeName
from app.domain.review_steps import Acknowledgement
from app.errors import AppError
from app.i18n import _
from app.services.session import Session
from app.storage import cases


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFace:
    """All of a case that is shown before the conflict of interest is declared (R27)."""

    code_name: CodeName
    due: datetime
    urgent: bool
    names_given: tuple[str, ...]


def list_cases(session: Session) -> tuple[CaseLine, ...]:
    """Every case, the longest waiting first."""
    return tuple(_line(session, case) for case in _all(session))


def find_case(session: Session, typed: str) -> str:
    """The id of the case somebody names by its code name or id; raises NoSuchCase."""
    for case in _all(session):
        if case.id == typed or case.code_name.matches(typed):
            return case.id
    raise NoSuchCase(_("There is no case of this name in the vault. Look it up in the list."))


def case_face(session: Session, case_id: str) -> CaseFace:
    """The little that tells whether one is in conflict."""
    case = read_case(session, case_id)
    given = (answer for r in case.reports for answer in (r.report.people, r.report.witnesses))
    return CaseFace(
        code_name=case.code_name,
        due=clocks.acknowledge_by(case.received_at, session.community.clocks),
        urgent=any(received.report.urgent() for received in case.reports),
        names_given=tuple(answer for answer in given if answer.strip()),
    )


def open_case(session: Session, case_id: str) -> Case:
    """The whole case, and a journal entry that it was opened; raises NoSuchCase, ConflictNotDeclared."""
    case = read_case(session, case_id)
    if (sentence := review.undeclared(case)) is not None:
        raise ConflictNotDeclared(sentence)
    with session.change("case opened", case_id):
        pass
    return case


def read_case(session: Session, case_id: str) -> Case:
    """The whole case for another service to work on; raises NoSuchCase."""
    case = cases.read(session.database, case_id)
    if case is None:
        raise NoSuchCase(_("There is no case of this name in the vault. Look it up in the list."))
    return case


def acknowledgement_state(session: Session, case: Case) -> DueState:
    """Where the promise to answer stands now (R24)."""
    answered = case.latest(Acknowledgement)
    sent = datetime.fromisoformat(answered.sent_at) if answered and answered.sent_at else None
    return clocks.due_state(
        case.received_at,
        session.now(),
        session.community.clocks,
        acknowledged_at=sent,
        cannot=answered is not None and not answered.sent_at,
    )


def _all(session: Session) -> tuple[Case, ...]:
    return tuple(read_case(session, case) for case in cases.ids(session.database))


def _line(session: Session, case: Case) -> CaseLine:
    return CaseLine(
        id=case.id,
        code_name=case.code_name,
        state=review.state(case),
        due=clocks.acknowledge_by(case.received_at, session.community.clocks),
        due_state=acknowledgement_state(session, case),
    )
