"""One case: where it stands, what to do next, what is closed and why, and the form of each step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import review
from app.domain.case import ReviewStep
from app.domain.people import Person
from app.domain.review_steps import REVIEW_STEPS, ConflictOfInterest
from app.errors import AppError
from app.i18n import _, language
from app.services.precedents import find_precedents
from app.services.review import record_step
from app.services.session import Session
from app.ui.cases.standing import due_chip, state_chip
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import LinkButton, SecondaryButton
from app.ui.kit.chip import Chip, DueChip
from app.ui.kit.page import PageHeader
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.review.columns import PEOPLE, REPORT, STEPS, WORK, Columns
from app.ui.review.drafts import drafts_of
from app.ui.review.entry_desk import EntryDesk
from app.ui.review.opened import OpenedCase, open_for_review, see_again
from app.ui.review.person_desk import PersonDesk
from app.ui.review.side import Side
from app.ui.review.whole_case import WholeCase
from app.ui.review.work import Work


class CaseScreen(QWidget):
    """The review of one case; the shell decides what follows from its signals."""

    publish_asked = Signal(str)
    letters_asked = Signal(str)
    file_asked = Signal(str, int)
    update_asked = Signal(str)
    case_changed = Signal(str)
    back_asked = Signal()

    def __init__(self, tasks: Tasks, session: Session, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._session, self._case_id = tasks, session, case_id
        self._opened: OpenedCase | None = None
        self._wanted: dict[str, object] = {}
        self._sought: tuple[str, str] | None = None
        self.drafts = drafts_of(case_id)
        self.header = PageHeader("")
        self.back_button = LinkButton(_("Cases"), "chevron-left")
        self.state_chip = Chip("")
        self.due_chip = DueChip("")
        self.letters_button = SecondaryButton(_("Letters"), "mail")
        self.publish_button = SecondaryButton(_("Public report"), "file-text")
        self.banner = Banner()
        self.work = Work()
        self.side = Side(tasks, session)
        self.entry_desk = EntryDesk(tasks, session, self.work)
        self.whole = WholeCase(tasks, session, case_id, self.work)
        self.person_desk = PersonDesk(tasks, session, case_id, self.work, self.banner)
        self.columns = Columns({STEPS: self.work.steps, WORK: self.work, REPORT: self.work.report, PEOPLE: self.side})
        self._lay_out()
        self._connect()
        self._tasks.run(lambda: open_for_review(session, case_id), self._on_case_opened, self.banner.show_error)

    def reload(self) -> None:
        """Ask the vault again, after something was recorded elsewhere."""
        session, case_id = self._session, self._case_id
        self._tasks.run(lambda: see_again(session, case_id), self._on_case_changed, self.banner.show_error)

    def show_key(self, key: str, person_id: str = "") -> None:
        """Show the step of this key, for this person where it is about one."""
        step = next(step for step in REVIEW_STEPS if step.key == key)
        people = self._opened.case.people if self._opened else ()
        self._keep_draft()
        self._show_step(step, next((one for one in people if one.id == person_id), None))
        self.work.card.focus_first()

    def unsaved(self) -> dict[str, object]:
        """What was typed and not recorded, and where."""
        self._keep_draft()
        typed = self.person_desk.unsaved() | self.entry_desk.unsaved()
        if not self.drafts and not typed:
            return {}
        state: dict[str, object] = {"drafts": self.drafts.all(), "view": self.columns.view()}
        state |= {"step": self.work.card.step.key, "person": self.work.card.person.id if self.work.card.person else ""}
        return state | typed

    def restore(self, state: dict[str, object]) -> None:
        """Put it back, at once or as soon as the case is open."""
        self._wanted = state
        if self._opened is not None and state:
            self._restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter records, Ctrl+Tab is the next person, Esc leads back."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.work.press_primary()
        elif control and event.key() == Qt.Key.Key_Tab:
            self._on_next_person_asked()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_back_clicked()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for chip in (self.back_button, self.state_chip, self.due_chip):
            self.header.chip_row.addWidget(chip)
        self.header.chips.show()
        for button in (self.letters_button, self.publish_button):
            self.header.button_row.addWidget(button)
        self.header.buttons.show()
        self.publish_button.hide()
        for chip in (self.state_chip, self.due_chip):
            chip.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        holder = QVBoxLayout()
        holder.setContentsMargins(px(16), 0, px(16), 0)
        holder.addWidget(self.banner)
        column.addLayout(holder)
        column.addWidget(self.columns, 1)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self._on_back_clicked)
        self.letters_button.clicked.connect(self._on_letters_asked)
        self.publish_button.clicked.connect(self._on_publish_asked)
        self.work.stepper.chosen.connect(self._on_step_chosen)
        self.work.go_button.clicked.connect(self._on_go_clicked)
        self.work.file_asked.connect(self.file_asked)
        card = self.work.card
        card.record_asked.connect(self._on_record_asked)
        card.edited.connect(self._keep_draft)
        card.edited.connect(self._look_for_precedents)
        card.person_chosen.connect(self._on_person_chosen)
        card.letters_asked.connect(self._on_letters_asked)
        card.publish_asked.connect(self._on_publish_asked)
        self.side.person_asked.connect(self.person_desk.open)
        self.side.update_asked.connect(lambda: self.update_asked.emit(self._case_id))
        for desk in (self.person_desk, self.entry_desk):
            desk.opened.connect(self._on_form_opened)
        self.person_desk.registered.connect(self._on_written)
        self.entry_desk.written.connect(self._on_written)
        for parts in (card.above, card.below):
            parts.asked.connect(self.entry_desk.open)
            parts.release_asked.connect(self.whole.release)
            parts.hand_over_asked.connect(self.whole.hand_over)
        self.work.merge_button.clicked.connect(self.whole.merge)
        self.whole.changed.connect(self._on_step_recorded)
        self.whole.refused.connect(self._on_step_refused)
        self.whole.gone.connect(self._on_case_gone)

    def _show(self, opened: OpenedCase) -> None:
        self._opened = opened
        self.header.title.say(opened.face.code_name.say(language()))
        state = state_chip(opened.state)
        due = due_chip(opened.due_state, opened.face.due, opened.now)
        self.state_chip.show_state(state.text, state.tone, state.icon, name=state.name)
        self.due_chip.show_state(due.text, due.tone, due.icon, name=due.name)
        for chip in (self.state_chip, self.due_chip):
            chip.show()
        self.publish_button.setVisible(opened.is_readable)
        self.banner.clear()
        self.work.show_case(opened)
        self.side.show_case(opened)
        self.columns.withhold(frozenset() if opened.is_readable else frozenset({REPORT, PEOPLE}))

    def _show_step(self, step: type[ReviewStep], person: Person | None) -> None:
        if self._opened is None:
            return
        people = self._opened.case.subjects(step)
        if person not in people:
            person = next((one for one in people if self._opened.case.latest(step, one) is None), people[0])
        self.work.show_step(self._opened, step, person, self.drafts.of(step, person))
        self._sought = None
        self._look_for_precedents()
        self.columns.show_view(WORK)
        self.columns.scroll_up()

    def _show_next(self) -> None:
        if self._opened is None:
            return
        upcoming = review.next_step(self._opened.case)
        if upcoming is None:
            self._show_step(REVIEW_STEPS[-1], None)
        else:
            self._show_step(upcoming.step, upcoming.person)

    def _look_for_precedents(self) -> None:
        """Show what was found before about the clause and behavior that are chosen now."""
        codes, opened = self.work.card.codes(), self._opened
        if codes is None or opened is None or codes == self._sought:
            return
        self._sought = codes
        session, case_id, (clause, behavior) = self._session, self._case_id, codes
        if any(codes):
            self._tasks.run(
                lambda: find_precedents(session, case_id, clause, behavior),
                lambda found: self.work.card.precedents.show_precedents(found, opened.community),
                self.banner.show_error,
            )

    def _keep_draft(self) -> None:
        card = self.work.card
        if card.form is not None:
            self.drafts.keep(card.step, card.person, card.form.values() if card.is_edited() else None)

    def _restore(self) -> None:
        state, self._wanted = self._wanted, {}
        opened = self._opened
        if opened is None:
            return
        self.drafts.take(state.get("drafts"))
        step = next((step for step in REVIEW_STEPS if step.key == state.get("step")), None)
        person = next((one for one in opened.case.people if one.id == state.get("person")), None)
        self.work.card.drop_form()
        if step is not None:
            self._show_step(step, person)
        answers = state.get("person_form")
        if isinstance(answers, dict):
            typed = {str(key): str(value) for key, value in answers.items()}
            self.person_desk.open(str(state.get("person_of_form", "")), typed)
        self.entry_desk.restore(state)
        self.columns.show_view(str(state.get("view", WORK)))

    def _on_case_opened(self, opened: OpenedCase) -> None:
        self._show(opened)
        if self._wanted:
            self._restore()
        else:
            self._show_next()
        self.work.card.focus_first()

    def _on_case_changed(self, opened: OpenedCase) -> None:
        self._keep_draft()
        self._show(opened)
        self._show_step(self.work.card.step, self.work.card.person)

    def _on_step_chosen(self, index: int) -> None:
        self._keep_draft()
        self._show_step(REVIEW_STEPS[index], None)
        self.work.card.focus_first()

    def _on_person_chosen(self, person_id: str) -> None:
        self.show_key(self.work.card.step.key, person_id)

    def _on_next_person_asked(self) -> None:
        card = self.work.card
        people = self._opened.case.subjects(card.step) if self._opened else ()
        if card.person in people:
            following = people[(people.index(card.person) + 1) % len(people)]
            self._on_person_chosen(following.id if following else "")

    def _on_go_clicked(self) -> None:
        self._keep_draft()
        self._show_next()
        self.work.card.focus_first()

    def _on_record_asked(self) -> None:
        card = self.work.card
        if card.form is None or card.form.faults():
            return
        session, case_id = self._session, self._case_id
        step, person = card.form.form(), card.person.id if card.person else None
        look = open_for_review if isinstance(step, ConflictOfInterest) else see_again

        def record() -> OpenedCase:
            record_step(session, case_id, step, person)
            return look(session, case_id)

        self._tasks.run(record, self._on_step_recorded, self._on_step_refused)

    def _on_step_recorded(self, opened: OpenedCase) -> None:
        card = self.work.card
        self.drafts.keep(card.step, card.person, None)
        self.work.card.drop_form()
        self._show(opened)
        self._show_next()
        self.work.card.focus_first()
        self.case_changed.emit(self._case_id)

    def _on_step_refused(self, error: AppError) -> None:
        refusal = self.work.card.refusal
        refusal.show_error(error)
        self.columns.scroll_to(refusal)

    def _on_case_gone(self) -> None:
        self.drafts.take({})
        self.case_changed.emit(self._case_id)
        self.back_asked.emit()

    def _on_form_opened(self) -> None:
        self.columns.show_view(WORK)
        self.columns.scroll_up()

    def _on_written(self) -> None:
        self.reload()
        self.case_changed.emit(self._case_id)

    def _on_letters_asked(self) -> None:
        self.letters_asked.emit(self._case_id)

    def _on_publish_asked(self) -> None:
        self.publish_asked.emit(self._case_id)

    def _on_back_clicked(self) -> None:
        if self.work.person_form is not None:
            self.person_desk.leave()
            return
        if self.work.entry_form is not None:
            self.entry_desk.leave()
            return
        self.back_asked.emit()
