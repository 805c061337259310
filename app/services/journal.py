"""The journal as people read and check it: what was done, and whether the chain still holds."""

import re
from dataclasses import dataclass
from pathlib import Path

from app.crypto import fingerprint
from app.domain.code_names import CodeName
from app.domain.journal import Entry, Fault, Finding, Head, first_fault
from app.errors import AppError
from app.i18n import _, ngettext
from app.services.session import Session
from app.storage import backups, cases, head_file, journal

__all__ = [
    "Entry",
    "Head",
    "NotHeadWords",
    "Verdict",
    "head",
    "history",
    "save_head",
    "verify",
    "whole_history",
    "words",
]

NUMBER_OF_WORDS = 6


class NotHeadWords(AppError):
    """These are not six words of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a look at the whole journal found; nothing here can tell that the whole chain was written anew."""

    entries: int
    head: Head
    fault: Finding | None
    """Where the chain first does not hold by itself."""
    compared: int
    """How many heads known from elsewhere were looked for: those noted with backups, and the one given."""
    missing: int
    """How many of them the chain does not contain."""
    missing_since: str
    """The time of the first of these, where it is known; else empty."""

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return self.fault is None and not self.missing

    def say(self) -> str:
        """The verdict in a sentence."""
        if self.fault is not None:
            return {
                Fault.CHANGED: _("Entry {n} of the activity record is not what it was when it was written."),
                Fault.MISSING: _("Entry {n} of the activity record is missing, or stands in another place."),
                Fault.CUT: _("The end of the activity record is missing, from entry {n} on."),
            }[self.fault.fault].format(n=self.fault.number)
        if self.missing:
            return _(
                "The activity record does not contain a state that was kept elsewhere: it was written anew, or this "
                "is an older copy of the vault."
            )
        return ngettext(
            "The activity record holds: {n} entry, none changed, dropped or moved.",
            "The activity record holds: {n} entries, none changed, dropped or moved.",
            self.entries,
        ).format(n=self.entries)


def history(session: Session, case_id: str) -> tuple[Entry, ...]:
    """Every entry of one case, oldest first; never a word of a report."""
    return journal.of_case(session.database, case_id)


def whole_history(session: Session) -> tuple[Entry, ...]:
    """Every entry of the vault, oldest first."""
    return tuple(journal.entries(session.database))


def case_names(session: Session) -> dict[str, CodeName]:
    """The code name of every case there is or was, by its id."""
    return cases.every_name(session.database)


def head(session: Session) -> Head:
    """Where the journal ends now."""
    return journal.end(session.database)


def words(of: Head) -> tuple[str, ...]:
    """The six words by which people compare a head."""
    return fingerprint.fingerprint(of.hash)


def save_head(session: Session, path: Path) -> Head:
    """Save the numbers, times and hashes of all entries, for somebody else to keep; raises head_file.CannotBeSaved."""
    with session.change("journal head saved"):
        entries = [entry.head for entry in journal.entries(session.database)]
        head_file.write(path, session.vault.id, entries)
    return entries[-1]


def verify(session: Session, known: str | Path | None = None) -> Verdict:
    """Whether the chain holds, and still contains the heads noted with backups and the one given as words or file.

    Raises NotHeadWords, head_file.NotAHeadFile, head_file.OfAnotherVault.
    """
    entries = tuple(journal.entries(session.database))
    end = journal.end(session.database)
    heads = [backup.head for backup in backups.every(session.database)]
    if isinstance(known, Path):
        heads += head_file.read(known, session.vault.id)
    lost = [kept for kept in heads if not _contains(entries, kept)]
    unknown_words = isinstance(known, str) and read_words(known) not in map(words, (entry.head for entry in entries))
    return Verdict(
        entries=len(entries),
        head=end,
        fault=first_fault(entries, end),
        compared=len(heads) + isinstance(known, str),
        missing=len(lost) + unknown_words,
        missing_since=lost[0].at if lost else "",
    )


def read_words(typed: str) -> tuple[str, ...]:
    """Six words as somebody typed them; raises NotHeadWords."""
    found = tuple(re.findall(r"[a-z-]+", typed.casefold()))
    if len(found) != NUMBER_OF_WORDS or not set(found) <= set(fingerprint.word_list()):
        raise NotHeadWords(_("These are not six words of the list. Nothing was compared. Type them as they stand."))
    return found


def _contains(entries: tuple[Entry, ...], kept: Head) -> bool:
    return 0 < kept.number <= len(entries) and entries[kept.number - 1].hash == kept.hash
