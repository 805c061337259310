"""Saving, on the worker: the file is made once more from the text and must be the very same before it is saved."""

from dataclasses import dataclass
from pathlib import Path

from app.services import publication
from app.services.session import Session


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be saved where, why, and who answers for it."""

    case_id: str
    built: publication.Built
    path: Path
    reason: str
    approved_by: str


def save(session: Session, wish: Wish) -> bool:
    """Publish and save; False when text, people or time have changed the file meanwhile, and nothing was saved.

    Raises what `publication.build` and `publication.publish` refuse.
    """
    again = publication.build(session, wish.case_id, wish.built.language, wish.built.text)
    if again.pdf != wish.built.pdf or again.reference != wish.built.reference:
        return False
    publication.publish(session, wish.case_id, wish.built, wish.path, reason=wish.reason, approved_by=wish.approved_by)
    return True
