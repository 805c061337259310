"""The journal as people read it: what was done in a case, and when."""

from app.services.session import Session
from app.storage import journal
from app.storage.journal import Entry

__all__ = ["Entry", "history"]


def history(session: Session, case_id: str) -> tuple[Entry, ...]:
    """Every entry of one case, oldest first; never a word of a report."""
    return journal.of_case(session.database, case_id)
