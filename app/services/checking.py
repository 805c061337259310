"""Looking for damage: all of an open vault on demand, and table by table after unlocking."""

from dataclasses import dataclass

from app.errors import AppError
from app.i18n import _
from app.services import journal
from app.services.journal import Verdict
from app.services.session import Session
from app.storage import soundness
from app.storage.database import Progress, VaultIsDamaged
from app.storage.soundness import Soundness


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a look at a whole vault found."""

    soundness: Soundness
    verdict: Verdict | None
    """Of the journal; None where too much is damaged to read it."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is damaged and the journal holds."""
        return self.soundness.is_whole and self.verdict is not None and self.verdict.holds

    def say(self) -> str:
        """The result in a sentence or two."""
        if not self.soundness.is_whole:
            return damaged().sentence
        return self.verdict.say() if self.verdict else damaged().sentence


def check(session: Session, progress: Progress = lambda _done, _total: None) -> Checked:
    """Every page, the structure, the references and the journal; 100 MB take about a second."""
    with session.change("checked for damage"):
        pass
    progress(0, 2)
    found = soundness.look(session.database)
    progress(1, 2)
    try:
        verdict = journal.verify(session)
    except VaultIsDamaged:
        verdict = None
    progress(2, 2)
    return Checked(soundness=found, verdict=verdict)


def check_quickly(session: Session, progress: Progress = lambda _done, _total: None) -> None:
    """Whether every table holds together, one after the other with a word in between; raises VaultIsDamaged.

    Others may work on the vault whenever `progress` is called. Bits that changed inside a text are found when their
    page is read here, as every page proves itself.
    """
    names = soundness.tables(session.database)
    for number, name in enumerate(names):
        if not soundness.look_at_table(session.database, name):
            raise damaged()
        progress(number + 1, len(names))


def damaged() -> AppError:
    """The refusal of a vault of which a part is damaged (language.md 2.9)."""
    return VaultIsDamaged(
        _(
            "Part of this vault is damaged. The app has not written to it. Restore a backup, or copy the readable "
            "cases into a new vault."
        )
    )
