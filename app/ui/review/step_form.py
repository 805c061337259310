"""The form of one step: built from its declaration, with the profile's words in place of its codes."""

from collections.abc import Mapping

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget

from app.domain.case import ReviewStep
from app.domain.community import Community
from app.domain.forms import Kind, Question
from app.domain.people import Person
from app.domain.responses import ProposedResponse
from app.i18n import _, language
from app.ui.kit.choices import ChoiceBox
from app.ui.kit.form_panel import FormPanel
from app.ui.kit.segmented import Segmented
from app.ui.kit.time_editors import CommunityMoment, DayEdit, MomentEdit
from app.ui.review.fact_picker import FactPicker
from app.ui.review.fitting import fitting_questions
from app.ui.review.guards import refused_kind
from app.ui.review.opened import OpenedCase
from app.ui.review.weight_grid import WeightGrid

ANSWERED_ANEW = frozenset({"ended", "everyone_safe", "release"})
"""What an earlier record of safety said of its release: never carried over into the next."""
_CODES = {("determination", "clause"), ("determination", "behavior"), ("proposed_response", "kind")}


_ORDER = {
    "determination": (
        *("facts", "what_happened", "source", "sure", "jurisdiction", "jurisdiction_reason", "verdict"),
        *("clause", "spirit", "behavior", "reason", "identified", "ongoing_or_threat", "weight"),
    )
}
"""Facts before the rule, the rule before the weight: nobody starts from the response."""


class StepForm(FormPanel[ReviewStep]):
    """The questions of a step; clause, behavior and response are chosen from the community's own."""

    def __init__(
        self,
        step: type[ReviewStep],
        opened: OpenedCase,
        person: Person | None,
        answers: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        self._step = step
        self._community, self._case = opened.community, opened.case
        super().__init__(step, keys=_ORDER.get(step.key), answers=answers, parent=parent)
        self._keep_unknown_codes(answers)
        if step is ProposedResponse:
            self._close_kinds(opened, person)
        self.changed.connect(self._show_what_fits)
        self._show_what_fits()

    def faults(self) -> bool:
        """Say at each day and moment that cannot be read what is wrong; whether there is one."""
        self.clear_faults()
        wrong = {key: complaint for key, edit in self._times().items() if (complaint := edit.complaint())}
        for key, complaint in wrong.items():
            self.show_fault(key, complaint)
        if wrong:
            self.editor(next(iter(wrong))).setFocus()
        return bool(wrong)

    def focus_first(self) -> None:
        """Put the keyboard's focus on the first question."""
        first = self.editor(self._questions[0].key)
        if isinstance(first, FactPicker):
            first = next(iter(first.boxes.values()), self.editor(self._questions[1].key))
        if isinstance(first, Segmented):
            first = next((one for one in first.segments() if one.isChecked()), first)
        first.setFocus()

    def _control(self, question: Question) -> QWidget:
        if question.kind is Kind.MOMENT:
            return CommunityMoment(_(question.label), self._community.zone)
        if (self._step.key, question.key) == ("determination", "facts"):
            return FactPicker(self._case, _(question.label))
        if (self._step.key, question.key) == ("determination", "weight"):
            return WeightGrid(_(question.label))
        if (self._step.key, question.key) not in _CODES:
            return super()._control(question)
        return ChoiceBox([("", _("Not chosen")), *_choices(self._community, question.key)], _(question.label))

    def _keep_unknown_codes(self, answers: Mapping[str, str]) -> None:
        """A code that the profile of today does not know is shown as it is, and kept."""
        for step, key in _CODES:
            code = answers.get(key, "")
            if step == self._step.key and code and isinstance(box := self.editor(key), ChoiceBox):
                if box.findData(code) < 0:
                    box.addItem(code, code)
                box.set_answer(code)

    def _show_what_fits(self) -> None:
        fitting = fitting_questions(self.form())
        for question in self._step.questions():
            field = self.field(question.key)
            field.setVisible(question.key in fitting or bool(field.answer().strip()))

    def _close_kinds(self, opened: OpenedCase, person: Person | None) -> None:
        box = self.editor("kind")
        if not isinstance(box, ChoiceBox) or not isinstance(model := box.model(), QStandardItemModel):
            return
        for row in range(1, box.count()):
            if refused_kind(opened, str(box.itemData(row)), person) is not None:
                model.item(row).setEnabled(False)

    def _times(self) -> dict[str, DayEdit | MomentEdit]:
        timed = [q.key for q in self._step.questions() if q.kind in (Kind.DAY, Kind.MOMENT)]
        edits = {key: self.editor(key) for key in timed}
        return {key: edit for key, edit in edits.items() if isinstance(edit, (DayEdit, MomentEdit))}


def _choices(community: Community, key: str) -> list[tuple[str, str]]:
    spoken = language()
    if key == "clause":
        return [(clause.code, clause.text.say(spoken)) for clause in community.clauses]
    if key == "behavior":
        return [(behavior.code, behavior.text.say(spoken)) for behavior in community.behaviors]
    return [(kind.code, kind.name.say(spoken)) for kind in community.responses]
