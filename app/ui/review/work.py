"""The middle of a case: what comes next, the hold, the step at hand, and the report behind it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import review
from app.domain.case import ReviewStep
from app.domain.people import Person
from app.domain.review_steps import REVIEW_STEPS
from app.domain.safety import Safety, to_be_asked
from app.i18n import _, say_time
from app.ui.kit.banner import Banner, NextBar
from app.ui.kit.buttons import LinkButton, SecondaryButton
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.stepper import Stepper
from app.ui.kit.theme import px
from app.ui.people.person_form import PersonForm
from app.ui.people.roles import labels
from app.ui.review.entry_form import EntryForm
from app.ui.review.face_card import FaceCard
from app.ui.review.opened import OpenedCase
from app.ui.review.report_view import ReportView
from app.ui.review.step_card import StepCard
from app.ui.review.step_rows import done_count, step_rows
from app.ui.review.step_words import why


class Work(QWidget):
    """The step on the screen; beside it `steps` and `report`, which stand elsewhere."""

    file_asked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stepper = Stepper()
        self.count = PlainLabel("", "caption", "faint")
        self.steps = self._steps()
        self.opened: OpenedCase | None = None
        self.report = QWidget()
        self._report = QVBoxLayout(self.report)
        self._report.setContentsMargins(0, 0, 0, 0)
        self.report_view: ReportView | None = None
        self.merge_button = SecondaryButton(_("Merge with another case…"), "copy")
        self._report.addWidget(self.merge_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._report.addStretch(1)
        self.hold = Banner()
        self.next_bar = NextBar("")
        self.go_button = LinkButton(_("Go to this step"), "arrow-right", icon_after=True)
        self.face: FaceCard | None = None
        self.card = StepCard()
        self._aside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._column.addWidget(self.hold)
        self._column.addWidget(self.next_bar)
        self._column.addWidget(self.go_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.card)
        self._column.addStretch(1)
        for part in (self.next_bar, self.go_button, self.card):
            part.hide()

    def show_case(self, opened: OpenedCase) -> None:
        """Show what holds for the whole case: steps, hold, what comes next, and the report or the face."""
        self.opened = opened
        self.stepper.show_steps(step_rows(opened))
        self.count.say(_("{done} of {count} done").format(done=done_count(opened), count=len(REVIEW_STEPS)))
        self._show_hold(opened)
        self._show_next(opened)
        self._show_face(opened)
        if self.report_view is not None:
            self._report.removeWidget(self.report_view)
            self.report_view.hide()
            self.report_view.deleteLater()
            self.report_view = None
        if opened.is_readable:
            self.report_view = ReportView(opened.case.reports)
            self.report_view.file_asked.connect(self._on_file_asked)
            self._report.insertWidget(0, self.report_view)
        self.merge_button.setVisible(opened.is_readable and not review.is_closed(opened.case))

    def show_step(
        self, opened: OpenedCase, step: type[ReviewStep], person: Person | None, draft: Mapping[str, str] | None
    ) -> None:
        """Show this step, and whether it is the next one."""
        self.card.show_step(opened, step, person, draft)
        self.card.setVisible(self._aside is None)
        self.stepper.show_row(REVIEW_STEPS.index(step))
        upcoming = review.next_step(opened.case)
        elsewhere = upcoming is not None and upcoming.step is not step
        self.go_button.setVisible(elsewhere)
        self.next_bar.why.setVisible(elsewhere)

    def press_primary(self) -> None:
        """Press the filled button."""
        form = self.person_form or self.entry_form
        button = form.save_button if form else self.card.record_button
        if button.isVisibleTo(self) and button.isEnabled():
            button.click()

    @property
    def person_form(self) -> PersonForm | None:
        """The form of a person, where it stands in place of the step."""
        return self._aside if isinstance(self._aside, PersonForm) else None

    @property
    def entry_form(self) -> EntryForm | None:
        """The form of an entry, where it stands in place of the step."""
        return self._aside if isinstance(self._aside, EntryForm) else None

    def show_aside(self, form: QWidget) -> None:
        """Put a form in place of the step."""
        self.close_aside()
        self._aside = form
        self._column.insertWidget(self._column.indexOf(self.card), form)
        self.card.hide()

    def close_aside(self) -> None:
        """Show the step again."""
        if self._aside is not None:
            self._column.removeWidget(self._aside)
            self._aside.hide()
            self._aside.deleteLater()
            self._aside = None
        self.card.show()

    def _on_file_asked(self, file: int) -> None:
        if self.opened is not None:
            self.file_asked.emit(self.opened.case.id, file)

    def _steps(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.addWidget(PlainLabel(_("Review steps"), "section"), 1)
        head.addWidget(self.count)
        column.addLayout(head)
        column.addWidget(self.stepper)
        column.addStretch(1)
        return holder

    def _show_hold(self, opened: OpenedCase) -> None:
        if not opened.on_hold:
            self.hold.clear()
            return
        since = say_time(opened.held_since) if opened.held_since else ""
        self.hold.say(
            "danger",
            _("On hold for safety since {time}").format(time=since) if since else _("On hold for safety"),
            _(
                "Official letters and publication wait. Acknowledging, explaining a delay, protecting people and "
                "calling the police never wait."
            ),
            icon="shield-alert",
        )

    def _show_next(self, opened: OpenedCase) -> None:
        upcoming = review.next_step(opened.case)
        self.next_bar.setVisible(upcoming is not None)
        if upcoming is None:
            return
        what = _(upcoming.step.title)
        if upcoming.person is not None:
            what = _("{step}, {person}").format(step=what, person=labels(opened.case.people)[upcoming.person.id])
        self.next_bar.sentence.say(_("Next: {step}").format(step=what))
        anew = to_be_asked(opened.case) if upcoming.step is Safety else None
        self.next_bar.why.say(anew or why(upcoming.step))

    def _show_face(self, opened: OpenedCase) -> None:
        if self.face is not None:
            self._column.removeWidget(self.face)
            self.face.hide()
            self.face.deleteLater()
            self.face = None
        if (sentence := review.undeclared(opened.case)) is not None:
            self.face = FaceCard(opened.face, sentence)
            self._column.insertWidget(self._column.indexOf(self.next_bar), self.face)
