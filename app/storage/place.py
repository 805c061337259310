"""The place somebody was at when the vault was locked, with the text that was not recorded yet."""

from dataclasses import dataclass

import msgspec

from app.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where to come back to: the screen, the case it showed, and what was typed there."""

    screen: str
    case: str = ""
    typed: tuple[tuple[str, str, bytes], ...] = ()
    """For each screen and case with text that was not recorded: its unsaved state, as the screen spelled it."""


def keep(database: Database, kept_at: str, place: Place) -> None:
    """Remember one place; an earlier one is forgotten."""
    database.run(
        "INSERT INTO place (only_one, kept_at, place) VALUES (1, ?, ?) "
        "ON CONFLICT (only_one) DO UPDATE SET kept_at = excluded.kept_at, place = excluded.place",
        kept_at,
        msgspec.msgpack.encode(place),
    )


def take(database: Database) -> Place | None:
    """The place that was kept, which is forgotten by that; None where there is none, or none this version can read."""
    rows = database.query("SELECT place FROM place")
    database.run("DELETE FROM place")
    try:
        return msgspec.msgpack.decode(rows[0][0], type=Place) if rows else None
    except msgspec.MsgspecError:
        return None


def forget(database: Database, case: str) -> None:
    """Drop the text that waits for this case, inside the transaction that is open."""
    rows = database.query("SELECT kept_at FROM place")
    left = take(database)
    if left is not None:
        typed = tuple(one for one in left.typed if one[1] != case)
        keep(database, rows[0][0], Place(screen=left.screen, case="" if left.case == case else left.case, typed=typed))
