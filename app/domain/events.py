"""An event: its name, its days, its zone and its places."""

from datetime import date

from msgspec import UNSET, Struct, UnsetType, field


class Venue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to call in the house, and what to tell the ambulance about where it is (R17)."""

    number: str
    address: str = ""


class Event(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event a kit is made for (formats.md 7)."""

    id: str
    name: str
    first_day: date = field(name="from")
    last_day: date = field(name="to")
    zone: str
    places: tuple[str, ...] = ()
    venue: Venue | UnsetType = UNSET
    """Left out of the kit where nobody gave it, as in kits made before there was the question."""
