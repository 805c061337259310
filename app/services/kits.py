"""Making kits: the file that lets a desk write to this vault, and read nothing."""

import secrets
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import UNSET

from app import canonical_json
from app.canonical_json import Binary
from app.crypto import opening, signing
from app.domain.events import Event, Venue
from app.domain.succession import may_be_erased
from app.errors import AppError
from app.i18n import _
from app.services import community
from app.services.session import Session
from app.storage import events, kit, kits, vault

STANDING_DAYS = 365
"""How long a kit without an event is good for before the desk warns."""


class EventIsWrong(AppError):
    """The event has no name, or ends before it begins."""


def event(
    session: Session,
    name: str,
    first_day: date,
    last_day: date,
    places: tuple[str, ...] = (),
    venue: Venue | None = None,
) -> Event:
    """An event in the community's zone, not registered yet; raises EventIsWrong."""
    check_days(name, first_day, last_day)
    return Event(
        id=secrets.token_hex(16),
        name=name.strip(),
        first_day=first_day,
        last_day=last_day,
        zone=session.community.zone,
        places=places,
        venue=venue or UNSET,
    )


def check_days(name: str, first_day: date, last_day: date) -> None:
    """Raise EventIsWrong unless this can be an event."""
    if not name.strip() or last_day < first_day:
        raise EventIsWrong(_("An event has a name, and its last day is not before its first."))


def make_kit(session: Session, path: Path, for_event: Event | None, panel: kit.PanelKeys | None = None) -> kit.Kit:
    """Save a new kit with an event key of its own and the community as it is now; without a panel, the vault’s own.

    Raises kit.KitCannotBeSaved, and then the vault has no such kit.
    """
    identity = opening.new_identity()
    now = session.now()
    until = for_event.last_day if for_event else now.date() + timedelta(days=STANDING_DAYS)
    new = kit.Kit(
        v=1,
        id=secrets.token_hex(16),
        made=canonical_json.spell_moment(now.astimezone(ZoneInfo(session.community.zone))),
        until=until,
        community=session.community,
        event=for_event,
        organizer=kit.OrganizerKeys(
            recipient=opening.recipient_of(identity),
            sign=Binary(signing.public_half(session.vault.signing_key)),
        ),
        panel=panel or community.panel(session),
        enrol=Binary(secrets.token_bytes(32)),
    )
    body = kit.spell(new)
    with session.change("kit made"):
        kits.add(session.database, new, identity)
        if for_event is not None:
            events.add(session.database, for_event, session.stamp())
        kit.write(path, body, signing.sign(session.vault.signing_key, kit.SIGNED_AS, body))
    return new


class KeyIsStillNeeded(AppError):
    """The event is not over for long enough."""


def erasable(session: Session) -> tuple[kit.Kit, ...]:
    """The kits whose event, or whose own time, ended so long ago that their key may be erased (formats.md 1)."""
    today = session.now().date()
    kept = (one.kit for one in kits.openable(session.database))
    return tuple(one for one in kept if may_be_erased(_last_day(one), today))


def erase_event_key(session: Session, kit_id: str) -> None:
    """Forget the key of one kit, at the organizer's word; raises KeyIsStillNeeded."""
    if kit_id not in {one.id for one in erasable(session)}:
        raise KeyIsStillNeeded(
            _("This key is kept until 180 days after the event, because reports may still arrive. Nothing was erased.")
        )
    with session.change("event key erased"):
        kits.erase_key(session.database, kit_id)


def signing_key_of(session: Session, kit_id: str) -> bytes:
    """The key that signs what is said to the desks of a kit: the one that signed the kit, retired or not."""
    made = kits.find(session.database, kit_id)
    if signing.public_half(session.vault.signing_key) == bytes(made.organizer.sign):
        return session.vault.signing_key
    return vault.former_signing_key(session.database, bytes(made.organizer.sign)) or session.vault.signing_key


def _last_day(made: kit.Kit) -> date:
    return made.event.last_day if made.event else made.until
