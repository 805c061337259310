"""The questions of one entry, with people, behaviors and agencies to choose from in place of their codes."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.domain.accounts import Fact, Statement
from app.domain.case import CaseEntry
from app.domain.forms import Kind, Question
from app.domain.protection import AgencyAttempt
from app.domain.releases import Release
from app.i18n import _, language
from app.ui.kit.choices import ChoiceBox
from app.ui.kit.form_panel import FormPanel
from app.ui.kit.time_editors import CommunityMoment, DayEdit, MomentEdit
from app.ui.people.roles import labels
from app.ui.review.entry_words import document_words
from app.ui.review.opened import OpenedCase

_HIDDEN = frozenset({("translation", "of")})
"""Answered by where the form was opened from."""
_LATER = frozenset(
    {("statement", "set_aside"), ("fact", "set_aside"), ("release", "withdrawn_at"), ("release", "withdrawn_how")}
)
"""Asked only of an entry that is there already."""
_ORIGINAL = frozenset({("statement", "who"), ("statement", "words")})
"""What never changes once it is written down (R7)."""
_AS_GIVEN = frozenset({"person", "given_by", "what", "exactly", "document", "given_at", "channel", "evidence"})
"""What stays of a consent once it is written down (R16)."""
_PEOPLE = frozenset({(Statement.key, "who"), (Fact.key, "about"), (Release.key, "person"), (Release.key, "given_by")})


class EntryPanel(FormPanel[CaseEntry]):
    """The questions of an entry that are to be asked now; what is not shown is kept."""

    def __init__(
        self,
        kind: type[CaseEntry],
        opened: OpenedCase,
        answers: Mapping[str, str],
        *,
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        self._kind, self._opened = kind, opened
        self.agencies: ChoiceBox | None = None
        super().__init__(kind, keys=_asked(kind, is_new=is_new), answers=answers, parent=parent)
        self._keep_unknown(answers)

    def faults(self) -> bool:
        """Say at each day and moment that cannot be read what is wrong; whether there is one."""
        self.clear_faults()
        edits = {key: field.control for key, field in self._fields.items()}
        wrong = {
            key: complaint
            for key, edit in edits.items()
            if isinstance(edit, DayEdit | MomentEdit) and (complaint := edit.complaint())
        }
        for key, complaint in wrong.items():
            self.show_fault(key, complaint)
        if wrong:
            edits[next(iter(wrong))].setFocus()
        return bool(wrong)

    def focus_first(self) -> None:
        """Put the keyboard's focus on the first question."""
        next(iter(self._fields.values())).control.setFocus()

    def _build(self) -> None:
        super()._build()
        if self._kind is AgencyAttempt:
            self._offer_agencies()

    def _control(self, question: Question) -> QWidget:
        name = _(question.label)
        if question.kind is Kind.MOMENT:
            return CommunityMoment(name, self._opened.community.zone)
        pairs = self._choices(question.key)
        return ChoiceBox([("", _("Not chosen")), *pairs], name) if pairs is not None else super()._control(question)

    def _choices(self, key: str) -> list[tuple[str, str]] | None:
        community, spoken = self._opened.community, language()
        if (self._kind.key, key) in _PEOPLE:
            called = labels(self._opened.case.people)
            return [(person.id, called[person.id]) for person in self._opened.case.people]
        if (self._kind.key, key) == (Fact.key, "kind"):
            return [(behavior.code, behavior.text.say(spoken)) for behavior in community.behaviors]
        if (self._kind.key, key) == (Release.key, "document"):
            return [(code, document_words(code)) for code in self._opened.documents]
        if (self._kind.key, key) == (Fact.key, "targeted_at"):
            return [(trait.code, trait.name.say(spoken)) for trait in community.traits]
        return None

    def _keep_unknown(self, answers: Mapping[str, str]) -> None:
        """A code that the profile of today does not know is shown as it is, and kept."""
        for key, field in self._fields.items():
            answer, box = answers.get(key, ""), field.control
            if answer and isinstance(box, ChoiceBox) and box.findData(answer) < 0:
                box.addItem(answer, answer)
                box.set_answer(answer)

    def _offer_agencies(self) -> None:
        """The community's helplines, to take the agency from."""
        spoken = language()
        lines = [f"{line.name.say(spoken)}, {line.number}" for line in self._opened.community.helplines]
        name = _("From the community’s list")
        self.agencies = ChoiceBox([("", name), *((line, line) for line in lines)], name)
        self.agencies.edited.connect(self._on_agency_chosen)
        self._column.insertWidget(0, self.agencies)

    def _on_agency_chosen(self) -> None:
        if self.agencies is not None and self.agencies.answer():
            self._answering("agency").set_answer(self.agencies.answer())
            self.changed.emit()


def _asked(kind: type[CaseEntry], *, is_new: bool) -> list[str]:
    asked = [question.key for question in kind.questions() if (kind.key, question.key) not in _HIDDEN]
    if is_new:
        return [key for key in asked if (kind.key, key) not in _LATER]
    if kind.key == "release":
        return [key for key in asked if key not in _AS_GIVEN]
    return [key for key in asked if (kind.key, key) not in _ORIGINAL]
