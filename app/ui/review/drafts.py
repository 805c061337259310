"""What was typed into steps and not recorded yet, for as long as the vault is open."""

from collections.abc import Mapping

from app.domain.case import ReviewStep
from app.domain.people import Person


class Drafts:
    """One set of answers for each step and person."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, str]] = {}

    def __bool__(self) -> bool:
        """Whether anything is kept."""
        return bool(self._kept)

    def keep(self, step: type[ReviewStep], person: Person | None, answers: Mapping[str, str] | None) -> None:
        """Keep these answers in place of older ones; None forgets them."""
        self._kept.pop(_key(step, person), None)
        if answers is not None:
            self._kept[_key(step, person)] = dict(answers)

    def of(self, step: type[ReviewStep], person: Person | None) -> dict[str, str] | None:
        """What was typed for this step and person, or None."""
        return self._kept.get(_key(step, person))

    def all(self) -> dict[str, dict[str, str]]:
        """Everything, to be put back by `take`."""
        return {key: dict(answers) for key, answers in self._kept.items()}

    def take(self, kept: object) -> None:
        """Put back what `all` gave."""
        if isinstance(kept, dict):
            self._kept = {str(key): dict(answers) for key, answers in kept.items()}


_open: dict[str, Drafts] = {}


def drafts_of(case_id: str) -> Drafts:
    """The drafts of this case; they wait while somebody looks at another screen, and go with the process."""
    return _open.setdefault(case_id, Drafts())


def _key(step: type[ReviewStep], person: Person | None) -> str:
    return f"{step.key}:{person.id if person else ''}"
