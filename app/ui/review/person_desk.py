"""The form of a person in the middle of a case: opened, kept across a change of language, and left again."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from app.domain.people import Person, WhyNames
from app.i18n import _
from app.services.people import show_names
from app.services.session import Session
from app.ui.kit.banner import Banner
from app.ui.kit.dialog import confirm
from app.ui.kit.tasks import Tasks
from app.ui.people.person_form import PersonForm
from app.ui.review.opened import OpenedCase
from app.ui.review.work import Work

_OFFERED = ("contact", "people", "witnesses")


class PersonDesk(QObject):
    """Opens the form for somebody new, or for somebody whose names are shown for it, which is journaled."""

    opened = Signal()
    registered = Signal()

    def __init__(self, tasks: Tasks, session: Session, case_id: str, work: Work, banner: Banner) -> None:
        super().__init__(work)
        self._tasks, self._session, self._case_id = tasks, session, case_id
        self._work, self._banner = work, banner
        self._typed: Mapping[str, str] | None = None
        self._is_new = True

    def open(self, person_id: str, typed: Mapping[str, str] | None = None) -> None:
        """Show the form of this person, or an empty one; `typed` is what was written in it before."""
        session, case_id = self._session, self._case_id
        self._typed = typed
        if not person_id:
            self._on_person_named(None)
            return

        def named() -> Person | None:
            return next((one for one in show_names(session, case_id, WhyNames.CORRECT) if one.id == person_id), None)

        self._tasks.run(named, self._on_person_named, self._banner.show_error)

    def unsaved(self) -> dict[str, object]:
        """What is written in the form, where it is open."""
        form = self._work.person_form
        if form is None:
            return {}
        return {"person_form": form.answers(), "person_of_form": "" if self._is_new else form.person_id()}

    def leave(self) -> None:
        """Go back to the step, after asking once where something would be lost."""
        form = self._work.person_form
        if form is not None and form.is_changed() and not self._gives_up():
            return
        self._work.close_aside()

    def _gives_up(self) -> bool:
        return confirm(
            self._work,
            _("Leave without saving?"),
            _("What you typed about this person is not saved yet. It goes when you leave."),
            _("Leave without saving"),
            _("Stay here"),
            danger=True,
        )

    def _on_person_named(self, person: Person | None) -> None:
        shown = self._work.opened
        if shown is None:
            return
        form = PersonForm(self._tasks, self._session, self._case_id, person, _offered(shown))
        if self._typed is not None:
            form.show_answers(self._typed)
        self._typed, self._is_new = None, person is None
        form.left.connect(self.leave)
        form.registered.connect(self._on_registered)
        self._work.show_aside(form)
        form.names.setFocus()
        self.opened.emit()

    def _on_registered(self) -> None:
        self._work.close_aside()
        self.registered.emit()


def _offered(shown: OpenedCase) -> tuple[tuple[str, str], ...]:
    """What the reports say of people, to copy from."""
    return tuple(
        (_(question.label), received.report.answers()[question.key])
        for received in shown.case.reports
        for question in received.report.questions()
        if question.key in _OFFERED and question.key in received.report.answers()
    )
