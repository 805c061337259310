"""Lessons: what was learned from cases, without anybody in it; they stay when the cases are erased (R22)."""

from app.domain.public_report import Level
from app.errors import AppError
from app.i18n import _
from app.services import anonymity
from app.services.cases import read_case
from app.services.session import Session
from app.storage import retention


class LessonIsRefused(AppError):
    """A lesson outlives its case, so it says something, and nobody can be recognized in it."""


def write_lesson(session: Session, case_id: str, lesson: str) -> None:
    """Keep what was learned from a case; raises NoSuchCase, LessonIsRefused."""
    known = anonymity.knowledge(session, read_case(session, case_id))
    if not lesson.strip():
        raise LessonIsRefused(_("Nothing was kept: the lesson is empty."))
    if any(finding.level is Level.BLOCK for finding in known.find(lesson)):
        raise LessonIsRefused(
            _("This lesson could show who someone is. Nothing was kept. Write it without names, places and times.")
        )
    with session.change("lesson written"):
        retention.add_lesson(session.database, session.stamp(), lesson.strip())


def all_lessons(session: Session) -> tuple[str, ...]:
    """Everything that was learned, the newest first."""
    return tuple(lesson for _at, lesson in retention.lessons(session.database))
