"""Summaries of cases: renewed with each change of a case, and made anew where a vault has none yet."""

from app.domain.duties import duties
from app.domain.summary import summarize
from app.services.session import Session
from app.storage import cases, summaries


def renew(session: Session, case_id: str) -> None:
    """Write the summary of this case as it stands, inside the transaction that is open."""
    case = cases.read(session.database, case_id)
    if case is not None:
        asked = duties(case, session.community)
        summaries.put(session.database, case_id, summarize(case, session.community, asked), asked)


def renew_all(session: Session) -> None:
    """Write every summary anew, inside the transaction that is open: the community's clocks or zone have changed."""
    for case_id in cases.ids(session.database):
        renew(session, case_id)


def catch_up(session: Session) -> None:
    """Make the summaries that a vault of an earlier version lacks."""
    missing = summaries.outdated(session.database)
    if missing:
        with session.database.transaction():
            for case_id in missing:
                renew(session, case_id)
