"""The form of an entry in the middle of a case: opened, kept across a change of language, and left again."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from app.domain.accounts import Translation
from app.domain.case import CaseEntry
from app.domain.entries import ENTRIES
from app.i18n import _
from app.services.session import Session
from app.ui.kit.dialog import confirm
from app.ui.kit.tasks import Tasks
from app.ui.review.entry_form import EntryForm
from app.ui.review.work import Work

_KINDS: dict[str, type[CaseEntry]] = {kind.key: kind for kind in ENTRIES}


class EntryDesk(QObject):
    """Opens the form of an entry in place of the step; `written` says that one was kept."""

    opened = Signal()
    written = Signal()

    def __init__(self, tasks: Tasks, session: Session, work: Work) -> None:
        super().__init__(work)
        self._tasks, self._session, self._work = tasks, session, work

    def open(self, kind: str, entry_id: int = 0, preset: Mapping[str, str] | None = None) -> None:
        """Show the form of this entry, or an empty one with some answers given already."""
        shown = self._work.opened
        if shown is None or not self.leave():
            return
        form = EntryForm(self._tasks, self._session, shown, _KINDS[kind], entry_id, preset)
        form.left.connect(self.leave)
        form.written.connect(self._on_written)
        form.translation_asked.connect(self._on_translation_asked)
        self._work.show_aside(form)
        form.panel.focus_first()
        self.opened.emit()

    def unsaved(self) -> dict[str, object]:
        """What is written in the form, where it is open."""
        form = self._work.entry_form
        if form is None:
            return {}
        return {
            "entry_form": form.answers(),
            "entry_start": dict(form.start),
            "entry_kind": form.kind.key,
            "entry_id": form.entry_id,
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Open the form again with what was written in it."""
        answers, start, number = state.get("entry_form"), state.get("entry_start"), state.get("entry_id")
        if isinstance(answers, dict) and isinstance(start, dict) and isinstance(number, int):
            self.open(str(state.get("entry_kind")), number, start)
            if (form := self._work.entry_form) is not None:
                form.show_answers(answers)

    def leave(self) -> bool:
        """Go back to the step, after asking once where something would be lost; whether it was left."""
        form = self._work.entry_form
        if form is None:
            return True
        if form.is_changed() and not self._gives_up():
            return False
        self._work.close_aside()
        return True

    def _gives_up(self) -> bool:
        return confirm(
            self._work,
            _("Leave without saving?"),
            _("What you typed here is not kept yet. It goes when you leave."),
            _("Leave without saving"),
            _("Stay here"),
            danger=True,
        )

    def _on_translation_asked(self, statement: str) -> None:
        self.open(Translation.key, 0, {"of": statement})

    def _on_written(self) -> None:
        self._work.close_aside()
        self.written.emit()
