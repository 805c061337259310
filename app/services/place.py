"""Coming back after a lock: to the same screen, with nothing lost that was typed."""

from app.services.session import Session
from app.storage import place
from app.storage.place import Place

__all__ = ["Place", "come_back", "leave"]


def leave(session: Session, where: Place) -> None:
    """Keep a place and its unsaved text inside the vault, just before it is locked."""
    with session.change("vault locked"):
        place.keep(session.database, session.stamp(), where)


def come_back(session: Session) -> Place | None:
    """The place somebody left by locking; it is given once."""
    with session.database.transaction():
        return place.take(session.database)
