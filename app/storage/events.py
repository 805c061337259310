"""Events of the community: what is planned, and every change of a date as a record of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct

from app import canonical_json
from app.domain.events import Event
from app.storage.database import Database

_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEvent:
    """One event as it stands; times as formats.md spells them."""

    event: Event
    changed_at: str | None
    """When its days were last changed, or when it was cancelled."""
    cancelled: bool


class _Row(Struct):
    v: int
    event: Event


def add(database: Database, event: Event, planned_at: str) -> None:
    """Register a new event; one that is registered already stays as it is."""
    database.run(
        "INSERT INTO events (id, event, planned_at, cancelled) VALUES (?, ?, ?, 0) ON CONFLICT (id) DO NOTHING",
        event.id,
        _spell(event),
        planned_at,
    )


def change(database: Database, event: Event, at: str, *, cancelled: bool) -> None:
    """Record how the event stands from now on; how it stood before is kept."""
    database.run(
        "INSERT INTO event_changes (event_id, at, event, cancelled) "
        "SELECT id, ?, event, cancelled FROM events WHERE id = ?",
        at,
        event.id,
    )
    database.run(
        "UPDATE events SET event = ?, changed_at = ?, cancelled = ? WHERE id = ?",
        _spell(event),
        at,
        cancelled,
        event.id,
    )


def listed(database: Database) -> tuple[KeptEvent, ...]:
    """Every event, in the order of planning."""
    rows = database.query("SELECT event, changed_at, cancelled FROM events ORDER BY planned_at, rowid")
    return tuple(_kept(*row) for row in rows)


def earlier(database: Database) -> Mapping[str, tuple[Event, ...]]:
    """For each event that was changed, how it stood before, oldest first."""
    found: dict[str, tuple[Event, ...]] = {}
    for event_id, data in database.query("SELECT event_id, event FROM event_changes ORDER BY id"):
        found[event_id] = (*found.get(event_id, ()), _read(data))
    return found


def _kept(data: bytes, changed_at: str | None, cancelled: int) -> KeptEvent:
    return KeptEvent(event=_read(data), changed_at=changed_at, cancelled=bool(cancelled))


def _spell(event: Event) -> bytes:
    return canonical_json.encode({"event": event, "v": 1})


def _read(data: bytes) -> Event:
    return canonical_json.decode(data, _Row, limit=_LARGEST).event
