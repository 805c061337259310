"""The update to the reporter of one case: until when they hear, that they were told, and when they hear again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.forms import Kind, Question
from app.domain.updates import UpdateToReporter
from app.errors import AppError
from app.i18n import _, language, say_day, say_time
from app.services.session import Session
from app.services.updates import Standing, record_update, standing
from app.ui.kit.buttons import LinkButton, PrimaryButton, QuietButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.chip import DueChip
from app.ui.kit.form_panel import FormPanel
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.kit.time_editors import CommunityMoment, DayEdit, MomentEdit
from app.ui.kit.timeline import Timeline
from app.ui.updates.promises_card import delay_row
from app.ui.updates.remind import Choose, RemindButton, choose_reminder


class UpdateScreen(Page):
    """One case's promises; `case_changed` when an update was recorded."""

    case_changed = Signal(str)
    back_asked = Signal()
    letters_asked = Signal(str)

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        case_id: str,
        choose: Choose = choose_reminder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Update to the reporter"), parent=parent)
        self._tasks, self._session, self._case_id, self._choose = tasks, session, case_id, choose
        self._wanted: dict[str, str] = {}
        self.back_button = QuietButton(_("Back"), "chevron-left")
        self.due_chip = DueChip("", "neutral")
        self.name = PlainLabel("", "secondary", "muted")
        self.promise = Card(_("Until when the reporter hears"))
        self.next_by = PlainLabel("", "section")
        self.delays: Timeline | None = None
        self.remind: RemindButton | None = None
        self.form = _UpdateForm(session.community.zone)
        self.now_button = LinkButton(_("Just now"))
        self.record_button = PrimaryButton(_("Record the update"), "check", key="Ctrl+Enter")
        self.letters_button = SecondaryButton(_("Write the letter"), "mail")
        self._work = self._build()
        self.reload()

    def reload(self) -> None:
        """Ask the vault again."""
        session, case_id = self._session, self._case_id
        self._tasks.run(lambda: standing(session, case_id), self._on_known, self.banner.show_error)

    def unsaved(self) -> dict[str, object]:
        """What was typed and is not recorded."""
        values = {key: text for key, text in self.form.values().items() if text.strip()}
        return {"typed": values} if set(values) - {"next_by"} else {}

    def restore(self, state: dict[str, object]) -> None:
        """Put it back."""
        typed = state.get("typed")
        if isinstance(typed, dict):
            self._wanted = {str(key): str(text) for key, text in typed.items()}
            self.form.set_values(self._wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter records, Esc leads back."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.record_button.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> Card:
        self.add_chip(self.back_button)
        self.add_chip(self.due_chip)
        self.add_line(self.name)
        self.promise.add(self.next_by)
        work = Card(
            _("The reporter was told"),
            note=_("Also when there is nothing new. It is possible during a hold, and says nothing about anyone else."),
        )
        work.add(self.form)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.record_button)
        row.addWidget(self.now_button)
        row.addWidget(self.letters_button)
        row.addStretch(1)
        work.add(row)
        for card in (self.promise, work):
            self.add_narrow(card, px(720))
        self.add_space()
        self.back_button.clicked.connect(self.back_asked)
        self.record_button.clicked.connect(self._on_record_clicked)
        self.now_button.clicked.connect(self._on_now_clicked)
        self.letters_button.clicked.connect(lambda: self.letters_asked.emit(self._case_id))
        return work

    def _on_known(self, found: Standing) -> None:
        self.name.say(found.code_name.say(language()))
        for part in (self.remind, self.delays):
            if part is not None:
                part.hide()
                part.deleteLater()
        self.remind = self.delays = None
        self._work.setVisible(found.next_by is not None)
        self._show_chip(found)
        if found.next_by is None:
            self.next_by.say(_("This case is closed. Nothing is promised any more."))
        else:
            day, time = say_day(found.next_by.date()), say_time(found.next_by)
            told = _("The next update by {day}").format(day=day)
            self.next_by.say(told if found.acknowledged else _("The acknowledgement by {time}").format(time=time))
            if found.next_by > found.now:
                self.remind = RemindButton(found.next_by, self._choose)
                self.promise.add(self.remind)
        if found.delays:
            self.delays = Timeline([delay_row(delay) for delay in found.delays])
            self.promise.add(self.delays)
        if not self._wanted:
            self.form.set_values({"next_by": found.latest_day.isoformat()})

    def _show_chip(self, found: Standing) -> None:
        late = found.next_by is not None and found.next_by < found.now
        words = _("Overdue") if late else _("On time") if not found.delays else _("Was late before")
        tone, icon = ("danger", "clock-alert") if late else ("ok", "check") if not found.delays else ("warn", "history")
        self.due_chip.show_state(words, tone, icon)

    def _on_now_clicked(self) -> None:
        self.form.set_values(self.form.values() | {"told_at": self._session.now().isoformat()})

    def _on_record_clicked(self) -> None:
        self.banner.clear()
        if self.form.faults():
            return
        session, case_id, update = self._session, self._case_id, self.form.form()

        def job() -> Standing:
            record_update(session, case_id, update)
            return standing(session, case_id)

        self._tasks.run(job, self._on_recorded, self._on_refused)

    def _on_recorded(self, found: Standing) -> None:
        self._wanted = {}
        self.form.set_values(dict.fromkeys(self.form.values(), ""))
        self._on_known(found)
        self.banner.say("ok", _("Recorded. The next date is set."))
        self.case_changed.emit(self._case_id)

    def _on_refused(self, error: AppError) -> None:
        self.banner.show_error(error)
        self.scroller.ensureWidgetVisible(self.banner)


class _UpdateForm(FormPanel[UpdateToReporter]):
    """The questions of an update; times are those of the community."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        super().__init__(UpdateToReporter)

    def faults(self) -> bool:
        """Say at each day and time that cannot be read what is wrong; whether there is one."""
        self.clear_faults()
        wrong = False
        for key in ("told_at", "next_by"):
            edit = self.editor(key)
            if isinstance(edit, DayEdit | MomentEdit) and (complaint := edit.complaint()):
                self.show_fault(key, complaint)
                wrong = True
        return wrong

    def _control(self, question: Question) -> QWidget:
        if question.kind is Kind.MOMENT:
            return CommunityMoment(_(question.label), self._zone)
        return super()._control(question)
