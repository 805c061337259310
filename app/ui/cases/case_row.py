"""One case in the list: its code name, where it stands, its roles, and in what kind of place words were found."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, language
from app.services.cases import CaseLine
from app.services.search import FoundIn
from app.ui.cases.standing import due_chip, state_chip
from app.ui.kit.badge import RoleBadge
from app.ui.kit.chip import Chip, DueChip
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.rows import Row
from app.ui.kit.theme import px
from app.ui.people.roles import role_word


class CaseRow(Row):
    """Never a title, a name, or a word of what was found (R13)."""

    def __init__(self, line: CaseLine, now: datetime, places: Sequence[FoundIn] = ()) -> None:
        state, due = state_chip(line.state), due_chip(line.due_state, line.due, now)
        words = [role_word(role) for role in line.roles]
        name = line.code_name.say(language())
        said = _("{name}. {state}. {due}. {roles}").format(
            name=name, state=state.name, due=due.name, roles=_(", ").join(words)
        )
        found = _("Found {places}").format(places=_(", ").join(_(place.label) for place in places)) if places else ""
        super().__init__(f"{said}. {found}" if found else said)
        self.case_id = line.id
        self.name = PlainLabel(name, "body_strong")
        self.state_chip = Chip(state.text, state.tone, state.icon, name=state.name)
        self.due_chip = DueChip(due.text, due.tone, due.icon, name=due.name)
        self.badges = [RoleBadge(str(role), word) for role, word in zip(line.roles, words, strict=True)]
        self.found = PlainLabel(found, "caption", "muted")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.name)
        signs: tuple[QWidget, ...] = (self.state_chip, *self.badges, self.due_chip)
        chips = FlowLayout(gap=6)
        for sign in signs:
            chips.addWidget(sign)
        column.addLayout(chips)
        if found:
            column.addWidget(self.found)
        self.add(holder, 1)
