"""Succession, the first half: the checklist, what the predecessor may hold, the successor's word on each case."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain import journal_words
from app.domain.report import YesNo
from app.domain.succession import CHECKLIST
from app.i18n import _, language, ngettext
from app.services import succession
from app.services.session import Session
from app.services.succession import CaseToDeclare, Remains
from app.storage.kit import Kit
from app.ui.keys.column import WIDTH
from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card
from app.ui.kit.choices import AnswerSegments
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px

_SHOWN = 20
"""Lines of exports that are listed; the activity record has all of them."""


@dataclass(frozen=True, slots=True)
class _State:
    cases: tuple[CaseToDeclare, ...]
    remains: Remains


class SuccessionScreen(Page):
    """`declared` carries the ids of all cases that were answered for, and of those in conflict."""

    declared = Signal(object, object)

    def __init__(self, tasks: Tasks, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Hand over to a successor"), parent=parent)
        self.answers: dict[str, AnswerSegments] = {}
        self.checklist = Card(_("What is done, in this order"))
        for number, line in enumerate(CHECKLIST, 1):
            self.checklist.add(PlainLabel(f"{number}. {_(line)}"))
        self.holds = Card(_("What the predecessor may still hold"))
        self.cases = Card(
            _("The successor answers for each case"),
            note=_(
                "Is somebody named here close to you, or you to them? You need not say why. "
                "A case with a yes rests: only the trusted Volunteers go on with it."
            ),
        )
        self.missing = PlainLabel("", "secondary", "muted")
        self.go_on = PrimaryButton(_("Choose the new keys"), "arrow-right", icon_after=True)
        self.go_on.clicked.connect(self._on_go_on_clicked)
        for card in (self.checklist, self.holds, self.cases):
            self.add_narrow(card, px(WIDTH))
        foot = QHBoxLayout()
        foot.addWidget(self.go_on)
        foot.addWidget(self.missing, 1)
        self.add(foot)
        self.add_space()
        self.go_on.setEnabled(False)
        tasks.run(
            lambda: _State(succession.cases_to_declare(session), succession.remains(session)),
            self._on_loaded,
            self.banner.show_error,
        )

    def unsaved(self) -> dict[str, object]:
        """The answers given so far."""
        return {case: control.answer() for case, control in self.answers.items() if control.answer()}

    def restore(self, state: dict[str, object]) -> None:
        """Put them back."""
        self._typed = state
        for case, answer in state.items():
            if case in self.answers:
                self.answers[case].set_answer(str(answer))
        self._count()

    def _on_loaded(self, state: _State) -> None:
        self._show_remains(state.remains)
        for case in state.cases:
            self._add_case(case)
        if not state.cases:
            self.cases.add(PlainLabel(_("There is no case in the vault."), tone="muted"))
        self.restore(self._typed)

    def _show_remains(self, remains: Remains) -> None:
        kept, kits, exports = len(remains.backups), len(remains.kits), len(remains.exports)
        backups = ngettext(
            "{n} backup that is not said to be deleted", "{n} backups that are not said to be deleted", kept
        )
        self._list(
            backups.format(n=kept), [f"{made.name} · {made.made_at.date().isoformat()}" for made in remains.backups]
        )
        desks = ngettext(
            "{n} kit: its desks still seal for this vault",
            "{n} kits: their desks still seal for this vault",
            kits,
        )
        self._list(desks.format(n=kits), [_of_kit(kit) for kit in remains.kits])
        saved = ngettext("{n} file saved out of the vault", "{n} files saved out of the vault", exports)
        self._list(
            saved.format(n=exports), [f"{journal_words.say(what)} · {at[:10]}" for at, what in remains.exports[:_SHOWN]]
        )

    def _list(self, head: str, lines: Sequence[str]) -> None:
        self.holds.add(PlainLabel(head, "body_medium"))
        for line in lines:
            self.holds.add(PlainLabel(line, "secondary", "muted"))

    def _add_case(self, case: CaseToDeclare) -> None:
        name = case.code_name.say(language())
        pairs = (("", _("Not answered yet")), (YesNo.NO.value, _("No")), (YesNo.YES.value, _("Yes, close to me")))
        control = self.answers[case.id] = AnswerSegments(pairs, f"{name}: {_('close to you?')}")
        control.edited.connect(self._count)
        self.cases.add_rule()
        self.cases.add(PlainLabel(f"{name} · {_(case.state)}", "body_strong"))
        for given in case.names_given or (_("No names were given."),):
            self.cases.add(PlainLabel(given))
        self.cases.add(control)

    def _count(self) -> None:
        left = sum(not control.answer() for control in self.answers.values())
        self.missing.say(
            ngettext("{n} case has no answer yet.", "{n} cases have no answer yet.", left).format(n=left)
            if left
            else ""
        )
        self.go_on.setEnabled(not left)

    def _on_go_on_clicked(self) -> None:
        conflicts = {case for case, control in self.answers.items() if control.answer() == YesNo.YES.value}
        self.declared.emit(frozenset(self.answers), frozenset(conflicts))

    _typed: dict[str, object] = {}  # noqa: RUF012  (replaced, never changed)


def _of_kit(kit: Kit) -> str:
    name = kit.event.name if kit.event else kit.community.name.say(language())
    return f"{name} · {kit.until.isoformat()}"
