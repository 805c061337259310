"""Search: which cases hold what somebody typed, and in what kind of place; never a word of it, never whose it is."""

from dataclasses import dataclass

from app.domain import review
from app.domain.search import FoundIn
from app.services.session import Session
from app.storage import cases, search, texts

__all__ = ["Found", "FoundIn", "catch_up", "find", "renew"]

SHOWN = 100
"""So many rows at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One case in which all of it was found."""

    case_id: str
    places: tuple[FoundIn, ...] = ()


def find(session: Session, typed: str, shown: int = SHOWN) -> tuple[Found, ...]:
    """Every case in which all that was typed stands somewhere, the longest waiting first.

    The last of a word may still be missing, one Chinese or Japanese character is enough; width, case and accents do
    not count. For the first `shown` of them it is said in what kind of place it was.
    """
    found = search.find(session.database, typed)
    places = search.places(session.database, typed, found[:shown])
    return tuple(Found(case_id=case, places=places.get(case, ())) for case in found)


def renew(session: Session, case_id: str) -> None:
    """Make a case findable by what it holds now; follows each change of it.

    Before the conflict of interest is declared only what the face of the case shows can be found: its code name and
    the names given (R27).
    """
    case = cases.read(session.database, case_id)
    if case is None:
        return
    if review.may_be_read(case):
        search.put(session.database, case_id, texts.of_case(session.database, case_id))
        return
    given = [answer for r in case.reports for answer in (r.report.people, r.report.witnesses)]
    name = texts.code_name(session.database, case_id)
    search.put(session.database, case_id, {FoundIn.NAME: name, FoundIn.REPORT: given})


def catch_up(session: Session) -> None:
    """Take in the cases the index does not know yet: after an upgrade, or when text is cut in a new way."""
    unknown = search.unknown(session.database)
    if unknown:
        with session.database.transaction():
            for case in unknown:
                renew(session, case)
