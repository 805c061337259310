"""The people of one case: roles with a note, and their names for a minute when somebody asks for them."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case import Case
from app.domain.determination import Accounts, Hearing
from app.domain.people import Person, Role, WhyNames
from app.errors import AppError
from app.i18n import _, ngettext
from app.services.people import show_names
from app.services.session import Session
from app.ui.kit.badge import PersonBadge
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import IconButton, LinkButton, QuietButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.people.name_reasons import NameReasons
from app.ui.people.roles import labels

SHOWN_FOR = 60
"""Seconds until names hide again."""


class PeoplePanel(Card):
    """Roles, and names for a minute; `person_asked` carries a person's id, or nothing for somebody new."""

    person_asked = Signal(str)

    def __init__(self, tasks: Tasks, session: Session, case: Case, parent: QWidget | None = None) -> None:
        self.names_button = LinkButton(_("Show names"), "eye")
        super().__init__(_("People"), self.names_button, parent=parent)
        self._tasks, self._session, self._case = tasks, session, case
        self._named: tuple[Person, ...] = ()
        self._elsewhere: dict[str, int] = {}
        self._left = 0
        self.countdown = Chip("", "info", "timer")
        self.countdown.hide()
        self.banner = Banner()
        self.reasons = NameReasons()
        self.reasons.chosen.connect(self._on_reason_chosen)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(px(8))
        self.add_button = QuietButton(_("Add a person"), "plus")
        self.badges: list[PersonBadge] = []
        self.edit_buttons: list[IconButton] = []
        self.timer = QTimer(self, interval=1000)
        self.timer.timeout.connect(self._on_second_passed)
        self.names_button.clicked.connect(self._on_names_clicked)
        self.add_button.clicked.connect(self._on_add_clicked)
        adding = QHBoxLayout()
        adding.addWidget(self.add_button)
        adding.addStretch(1)
        for part in (self.countdown, self.reasons, self.banner, self.rows, adding):
            self.add(part)
        self.show_case(case)

    def show_case(self, case: Case, elsewhere: Mapping[str, int] | None = None) -> None:
        """Show the people of this state of the case, and who appears in other cases; names hide."""
        self._case, self._elsewhere = case, dict(elsewhere or {})
        self.hide_names()

    @property
    def names_shown(self) -> bool:
        """Whether names are on the screen."""
        return bool(self._named)

    def hide_names(self) -> None:
        """Show roles only, from now on."""
        self.timer.stop()
        self.reasons.hide()
        self._named = ()
        self.countdown.hide()
        self.names_button.relabel(_("Show names"), "eye")
        self._rebuild()

    def hideEvent(self, event: QHideEvent) -> None:
        """Names do not outlast the panel."""
        super().hideEvent(event)
        if self._named:
            self.hide_names()

    def changeEvent(self, event: QEvent) -> None:
        """Names do not outlast the window's turn."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.names_shown and not self.isActiveWindow():
            self.hide_names()

    def _rebuild(self) -> None:
        focused = next((i for i, button in enumerate(self.edit_buttons) if button.hasFocus()), None)
        while (item := self.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.badges, self.edit_buttons = [], []
        called = labels(self._case.people)
        for person in self._case.people:
            self._add_row(person, called[person.id])
        if not self._case.people:
            self.rows.addWidget(PlainLabel(_("Nobody is put down yet."), "secondary", "muted"))
        self.names_button.setVisible(bool(self._case.people))
        if focused is not None and focused < len(self.edit_buttons):
            self.edit_buttons[focused].setFocus()

    def _add_row(self, person: Person, called: str) -> None:
        named = next((one for one in self._named if one.id == person.id), None)
        name = next(iter(named.names or named.handles or named.also), "") if named else ""
        badge = PersonBadge(str(person.role), name or called, called if name else self._note(person))
        edit = IconButton("pencil", _("Change: {person}").format(person=called))
        edit.setProperty("person", person.id)
        edit.clicked.connect(self._on_edit_clicked)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(4))
        line.addWidget(badge, 1)
        line.addWidget(edit)
        self.badges.append(badge)
        self.edit_buttons.append(edit)
        self.rows.addWidget(row)
        if others := self._elsewhere.get(person.id, 0):
            self.rows.addWidget(PlainLabel(_appears(others), "caption", "info"))

    def _note(self, person: Person) -> str:
        if person.role is Role.REPORTED:
            heard = self._case.latest(Accounts, person)
            return _((heard.hearing if heard else Hearing.NOT_ASKED).label)
        return {"en": "English", "ja": "日本語"}.get(person.language, "")

    def _on_names_clicked(self) -> None:
        if self._named:
            self.hide_names()
            return
        self.reasons.ask()

    def _on_reason_chosen(self, reason: str) -> None:
        case_id, why = self._case.id, next(one for one in WhyNames if one == reason)
        self.names_button.setEnabled(False)
        self._tasks.run(lambda: show_names(self._session, case_id, why), self._on_names_given, self._on_refused)

    def _on_names_given(self, people: tuple[Person, ...]) -> None:
        self.names_button.setEnabled(True)
        if not self.isVisible():
            return
        self._named = people
        self._left = SHOWN_FOR
        self.names_button.relabel(_("Hide now"), "eye-off")
        self._say_countdown()
        self.countdown.show()
        self.timer.start()
        self._rebuild()

    def _on_refused(self, error: AppError) -> None:
        self.names_button.setEnabled(True)
        self.banner.show_error(error)

    def _on_second_passed(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.hide_names()
        else:
            self._say_countdown()

    def _say_countdown(self) -> None:
        minutes, seconds = divmod(self._left, 60)
        time = f"{minutes}:{seconds:02}"
        self.countdown.show_state(_("Names hide in {time}").format(time=time), "info", "timer")

    def _on_add_clicked(self) -> None:
        self.hide_names()
        self.person_asked.emit("")

    def _on_edit_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, IconButton):
            self.person_asked.emit(str(button.property("person")))


def _appears(others: int) -> str:
    return ngettext("Also reported in {n} other case", "Also reported in {n} other cases", others).format(n=others)
