"""Events: planned, moved and cancelled; whatever stands on an event's days is asked about again (R37)."""

from dataclasses import dataclass
from datetime import date

from msgspec import structs

from app.domain.events import Event
from app.errors import AppError
from app.i18n import _
from app.services.kits import check_days
from app.services.session import Session
from app.storage import events, kits


class NoSuchEvent(AppError):
    """No event of this id is registered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEvent:
    """One event as it stands now."""

    event: Event
    cancelled: bool
    before: tuple[Event, ...]
    """How it stood before, oldest first; empty where nothing was changed."""
    kits: int
    """How many kits were made for it."""
    kits_are_outdated: bool
    """Whether its last kit was made before its days were changed, so that desks have the wrong days."""


def plan_event(session: Session, event: Event) -> None:
    """Register an event, with a kit or without: measures can end "after the next meetup" only on a dated one."""
    with session.change("event planned"):
        events.add(session.database, event, session.stamp())


def move_event(session: Session, event_id: str, first_day: date, last_day: date) -> Event:
    """Give an event other days; the days before stay in the record. Raises NoSuchEvent, EventIsWrong."""
    kept = _kept(session, event_id)
    check_days(kept.name, first_day, last_day)
    moved = structs.replace(kept, first_day=first_day, last_day=last_day)
    with session.change("event moved"):
        events.add(session.database, kept, session.stamp())
        events.change(session.database, moved, session.stamp(), cancelled=False)
    return moved


def cancel_event(session: Session, event_id: str) -> None:
    """Record that an event does not take place; moving it brings it back. Raises NoSuchEvent."""
    kept = _kept(session, event_id)
    with session.change("event cancelled"):
        events.add(session.database, kept, session.stamp())
        events.change(session.database, kept, session.stamp(), cancelled=True)


def list_events(session: Session) -> tuple[ListedEvent, ...]:
    """Every event, the latest first; those that only an old kit knows are among them."""
    made = kits.made_for(session.database)
    before = events.earlier(session.database)
    standing = {kept.event.id: kept for kept in events.listed(session.database)}
    for kit in made:
        if kit.event is not None and kit.event.id not in standing:
            standing[kit.event.id] = events.KeptEvent(event=kit.event, changed_at=None, cancelled=False)
    found = []
    for event_id, kept in standing.items():
        mine = [kit for kit in made if kit.event is not None and kit.event.id == event_id]
        found.append(
            ListedEvent(
                event=kept.event,
                cancelled=kept.cancelled,
                before=before.get(event_id, ()),
                kits=len(mine),
                kits_are_outdated=bool(mine) and not kept.cancelled and mine[-1].event != kept.event,
            )
        )
    return tuple(sorted(found, key=lambda one: one.event.first_day, reverse=True))


def _kept(session: Session, event_id: str) -> Event:
    for one in list_events(session):
        if one.event.id == event_id:
            return one.event
    raise NoSuchEvent(_("This event is not registered any more. Nothing was changed."))
