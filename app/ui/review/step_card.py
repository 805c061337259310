"""The work card: one step with its guard, its form and the button that records it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case import ReviewStep
from app.domain.determination import Determination, changed_facts
from app.domain.people import Person
from app.domain.review import is_closed
from app.domain.review_session import decided_alone
from app.domain.review_steps import REVIEW_STEPS, Acknowledgement, PeopleTold, Publication
from app.domain.safety import Safety, has_plan
from app.i18n import _
from app.ui.kit.banner import Banner, Guard
from app.ui.kit.buttons import LinkButton, PrimaryButton
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.people.roles import labels
from app.ui.review.guards import closed_by, stands_before
from app.ui.review.opened import OpenedCase
from app.ui.review.person_tabs import PersonTabs, Tab
from app.ui.review.precedent_list import PrecedentList
from app.ui.review.step_form import ANSWERED_ANEW, StepForm
from app.ui.review.step_parts import StepParts
from app.ui.review.step_words import why


class StepCard(Card):
    """One step for one person; `record_asked` wants it recorded, `person_chosen` another person."""

    record_asked = Signal()
    person_chosen = Signal(str)
    letters_asked = Signal()
    publish_asked = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.why = PlainLabel("", "secondary", "muted")
        self.tabs = PersonTabs(_("Reported persons"))
        self.guard = Guard("")
        self.concern = Banner()
        self.refusal = Banner()
        self.letters_button = LinkButton(_("Write it under Letters"), "mail")
        self.publish_button = LinkButton(_("Write the public text"), "file-text")
        self.record_button = PrimaryButton(_("Record this step"), "check")
        self.reason = PlainLabel("", "caption", "warn")
        self.above, self.below = StepParts(above=True), StepParts(above=False)
        self.precedents = PrecedentList()
        self.alone = Banner()
        self.form: StepForm | None = None
        self.step: type[ReviewStep] = REVIEW_STEPS[0]
        self.person: Person | None = None
        self._opened: OpenedCase | None = None
        self._place = QVBoxLayout()
        above = (self.why, self.above, self.tabs, self.guard, self.letters_button, self.publish_button)
        for part in (*above, self.alone, self._place, self.precedents, self.concern, self.refusal):
            self.add(part)
        foot = QHBoxLayout()
        foot.setSpacing(px(12))
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.record_button)
        self.add(foot)
        self.add(self.below)
        self.record_button.clicked.connect(self.record_asked)
        self.tabs.chosen.connect(self.person_chosen)
        self.letters_button.clicked.connect(self.letters_asked)
        self.publish_button.clicked.connect(self.publish_asked)

    def show_step(
        self, opened: OpenedCase, step: type[ReviewStep], person: Person | None, draft: Mapping[str, str] | None
    ) -> None:
        """Show this step with a draft, or with the record that counts."""
        self._opened, self.step, self.person = opened, step, person
        self.title.say(f"{REVIEW_STEPS.index(step) + 1}. {_(step.title)}")
        self.why.say(why(step))
        self._show_tabs()
        self.precedents.hide()
        self._show_session(opened)
        self.above.show_step(opened, step)
        self.below.show_step(opened, step)
        self.refusal.clear()
        self.letters_button.setVisible(step in (Acknowledgement, PeopleTold))
        told = opened.case.latest(Publication)
        self.publish_button.setVisible(step is Publication and told is not None and opened.is_readable)
        self._replace_form(draft if draft is not None else self._recorded())
        self._look_again()

    def codes(self) -> tuple[str, str] | None:
        """The clause and the behavior chosen in a finding, or None in any other step."""
        written = self.form.form() if self.form is not None else None
        return (written.clause, written.behavior) if isinstance(written, Determination) else None

    def is_edited(self) -> bool:
        """Whether the form says something else than the record that counts."""
        if self.form is None or self._opened is None:
            return False
        return self.form.values() != self._recorded()

    def focus_first(self) -> None:
        """Put the keyboard's focus on the first thing to answer."""
        if self.form is not None and self.form.isEnabled():
            self.form.focus_first()

    def drop_form(self) -> None:
        """Take the form away; nothing of it is kept."""
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _recorded(self) -> dict[str, str]:
        """The record that counts, as the form starts from it."""
        record = self._opened.case.latest(self.step, self.person) if self._opened else None
        return {key: answer for key, answer in record.answers().items() if key not in ANSWERED_ANEW} if record else {}

    def _replace_form(self, answers: Mapping[str, str]) -> None:
        self.drop_form()
        opened = self._opened
        if opened is None or (self.step.needs_declaration and not opened.is_readable):
            return
        self.form = StepForm(self.step, opened, self.person, answers)
        self.form.setEnabled(not is_closed(opened.case))
        self.form.changed.connect(self._on_form_changed)
        self._place.addWidget(self.form)

    def _show_session(self, opened: OpenedCase) -> None:
        """What stands in the record for ever: decided by one person, and facts that changed after the finding."""
        self.alone.clear()
        if self.step is not Determination:
            return
        if changed_facts(opened.case, self.person):
            self.alone.say("warn", _("What this finding rests on was changed after it. Look again."))
        elif decided_alone(opened.case):
            self.alone.say("warn", _("“Decided by one person” will stand in the record."), icon="user-round")

    def _show_tabs(self) -> None:
        opened = self._opened
        people = opened.case.subjects(self.step) if opened else (None,)
        named = [person for person in people if person is not None]
        self.tabs.setVisible(len(named) > 1)
        if opened is None or not named:
            return
        called = labels(opened.case.people)
        tabs = [_tab(opened, self.step, person, called[person.id]) for person in named]
        self.tabs.show_tabs(tabs, self.person.id if self.person else "")

    def _look_again(self) -> None:
        opened, form = self._opened, self.form
        if opened is None:
            return
        if form is None:
            sentence = closed_by(opened, self.step, self.person) or ""
        else:
            sentence = stands_before(opened, form.form(), self.person) or ""
        if sentence:
            self.guard.say("warn", sentence, icon="lock")
        else:
            self.guard.clear()
        concern = form.form().concern() if form is not None and form.values() else None
        if self.step is Safety and has_plan(opened.case):
            concern = None
        self.concern.say("warn", concern or "")
        self.record_button.setEnabled(not sentence)
        hands_over = self.above.panel is not None and opened.receiver is not None and not self.is_edited()
        self.record_button.setVisible(form is not None and not hands_over)
        waiting = _("Not recorded yet.") if self.is_edited() else ""
        self.reason.say(_("Not possible now: the reason stands above.") if sentence and form is not None else waiting)
        self.reason.set_tone("warn" if sentence else "faint")

    def _on_form_changed(self) -> None:
        self.refusal.clear()
        self._look_again()
        self.edited.emit()


def _tab(opened: OpenedCase, step: type[ReviewStep], person: Person, label: str) -> Tab:
    if opened.case.latest(step, person) is not None:
        return Tab(person.id, label, _("Recorded"), "ok", "circle-check")
    if closed_by(opened, step, person) is not None:
        return Tab(person.id, label, _("Closed for now"), "warn", "lock")
    return Tab(person.id, label, _("Not recorded yet"), "muted", "circle-dashed")
