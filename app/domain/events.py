"""An event: its name, its days, its zone and its places."""

from datetime import date

from msgspec import Struct, field


class Event(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event a kit is made for (formats.md 7)."""

    id: str
    name: str
    first_day: date = field(name="from")
    last_day: date = field(name="to")
    zone: str
    places: tuple[str, ...] = ()
