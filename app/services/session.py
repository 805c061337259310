"""An open vault and its clock: what every service of the organizer's side works on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app import canonical_json
from app.domain.community import Community
from app.storage import journal
from app.storage.database import Database
from app.storage.vault import VaultRow

PRACTICE = "practice"
"""The code of the community everybody practices with; no other vault takes it, and its own takes no other."""
Clock = Callable[[], datetime]
Follower = Callable[["Session", str], None]
"""What is derived from a case (its summary, its place in the search index) and follows each change of it."""


def system_clock() -> datetime:
    """The moment it is now, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Session:
    """One open vault; only its own row changes, when the community is edited."""

    database: Database = field(repr=False)
    vault: VaultRow
    clock: Clock = system_clock
    followers: tuple[Follower, ...] = ()

    @property
    def community(self) -> Community:
        """The profile as it was copied into this vault."""
        return self.vault.community

    @property
    def is_practice(self) -> bool:
        """Whether everybody in this vault is invented; the community says so, so that its kits say it too."""
        return self.community.code == PRACTICE

    @property
    def zone(self) -> ZoneInfo:
        """The zone the community's clocks run in."""
        return ZoneInfo(self.community.zone)

    def now(self) -> datetime:
        """The moment it is, to the second, in the community's zone."""
        return self.clock().astimezone(self.zone).replace(microsecond=0)

    def stamp(self) -> str:
        """Now, as formats.md spells it."""
        return canonical_json.spell_moment(self.now())

    def note(self, what: str, case: str | None = None) -> None:
        """Write one fixed word to the journal, inside the transaction that is open."""
        journal.add(self.database, self.stamp(), what, case)

    @contextmanager
    def change(self, what: str, case: str | None = None) -> Iterator[None]:
        """Change the vault: what happens inside, its journal entry and what follows from it, or nothing of it.

        `what` is one of the app's own fixed words, never content.
        """
        with self.database.transaction():
            yield
            self.note(what, case)
            if case is not None:
                self.follow(case)

    def saw(self, what: str, case: str) -> None:
        """Write to the journal that something of a case was looked at; nothing follows from it."""
        with self.database.transaction():
            self.note(what, case)

    def follow(self, case: str) -> None:
        """Renew what is derived from this case, inside the transaction that is open."""
        for renew in self.followers:
            renew(self, case)

    def close(self) -> None:
        """Close the vault."""
        self.database.close()
