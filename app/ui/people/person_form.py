"""The form in which one person of a case is put down, with every written form the leak check must know."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.people import Person, Role, Standing
from app.errors import AppError
from app.i18n import _
from app.services.people import new_id, propose_readings, register_person
from app.services.session import Session
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.choices import ChoiceBox
from app.ui.kit.editors import ReadText, TextEdit
from app.ui.kit.field import Field
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.people.roles import role_words, standing_words

_LANGUAGES = (("", "–"), ("en", "English"), ("ja", "日本語"))


class PersonForm(Card):
    """Adds somebody to a case or changes what is known of them; `registered` and `left` say how it ended."""

    registered = Signal()
    left = Signal()

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        case_id: str,
        person: Person | None = None,
        from_reports: tuple[tuple[str, str], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        title = _("Add a person") if person is None else _("Change what is known of a person")
        super().__init__(
            title,
            note=_("It is used to check that no name is left in a public text, and stays in the vault."),
            parent=parent,
        )
        self._tasks, self._session, self._case_id = tasks, session, case_id
        self._person = person or Person(id=new_id(), role=Role.REPORTED)
        self.banner = Banner()
        self.add(self.banner)
        self._offer(from_reports)
        self.role = ChoiceBox(role_words(), _("Role in this case"))
        self.names = TextEdit(_("Names, one a line"), rows=3)
        self.readings = TextEdit(_("Readings: furigana and romaji, one a line"), rows=2)
        self.propose_button = QuietButton(_("Propose readings"), "languages")
        self.propose_button.clicked.connect(self._on_propose_clicked)
        self.aliases = TextEdit(_("Other names they go by, one a line"), rows=2)
        self.handles = TextEdit(_("Account names, one a line"), rows=2)
        self.emails = TextEdit(_("Mail addresses, one a line"), rows=2)
        self.phones = TextEdit(_("Phone numbers, one a line"), rows=2)
        self.also = TextEdit(_("Could also be recognized by, one a line"), rows=2)
        self.standing = ChoiceBox(standing_words(), _("In the community"))
        self.language = ChoiceBox(_LANGUAGES, _("Writes and reads"))
        self.contact = TextEdit(_("How to reach them, and how not to"), rows=2)
        self.may_be_told = TextEdit(_("What they may be told, and what not"), rows=2)
        self._lay_out()
        self._add_buttons()
        self.show_answers(self._answers_of(self._person))

    def is_changed(self) -> bool:
        """Whether something is written that is not saved."""
        return self.answers() != self._answers_of(self._person)

    def answers(self) -> dict[str, str]:
        """What is written now, by field."""
        return {key: control.answer() for key, control in self._controls().items()}

    def show_answers(self, answers: Mapping[str, str]) -> None:
        """Show these answers in place of the old ones."""
        for key, control in self._controls().items():
            control.set_answer(answers.get(key, ""))

    def person_id(self) -> str:
        """Whom it is about; a new person has an id already."""
        return self._person.id

    def person(self) -> Person:
        """The person as it is written now."""
        return replace(
            self._person,
            role=Role(self.role.answer()),
            names=_lines(self.names),
            readings=_lines(self.readings),
            aliases=_lines(self.aliases),
            handles=_lines(self.handles),
            emails=_lines(self.emails),
            phones=_lines(self.phones),
            also=_lines(self.also),
            standing=Standing(self.standing.answer()),
            language=self.language.answer(),
            contact=self.contact.answer().strip(),
            may_be_told=self.may_be_told.answer().strip(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by Ctrl+Enter."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save_button.click()
            return
        super().keyPressEvent(event)

    def _controls(self) -> dict[str, TextEdit | ChoiceBox]:
        return {
            "role": self.role,
            "names": self.names,
            "readings": self.readings,
            "aliases": self.aliases,
            "handles": self.handles,
            "emails": self.emails,
            "phones": self.phones,
            "also": self.also,
            "standing": self.standing,
            "language": self.language,
            "contact": self.contact,
            "may_be_told": self.may_be_told,
        }

    def _answers_of(self, person: Person) -> dict[str, str]:
        return {
            "role": str(person.role),
            "names": "\n".join(person.names),
            "readings": "\n".join(person.readings),
            "aliases": "\n".join(person.aliases),
            "handles": "\n".join(person.handles),
            "emails": "\n".join(person.emails),
            "phones": "\n".join(person.phones),
            "also": "\n".join(person.also),
            "standing": str(person.standing),
            "language": person.language,
            "contact": person.contact,
            "may_be_told": person.may_be_told,
        }

    def _offer(self, from_reports: tuple[tuple[str, str], ...]) -> None:
        if not from_reports:
            return
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(PlainLabel(_("From the report, to copy from"), "label", "muted"))
        for label, answer in from_reports:
            column.addWidget(ReadText(answer, label))
        self.add(column)

    def _lay_out(self) -> None:
        reading = _(
            "Every way it can be written: 田中 愛子, たなか あいこ, Aiko Tanaka. "
            "Reading and romaji are used to check that no name is left in a public text."
        )
        helps = {"names": reading, "also": _("A post, a town, the title of a talk.")}
        for key, control in self._controls().items():
            self.add(Field(control.accessibleName(), control, helps.get(key, "")))
            if control is self.names:
                row = QHBoxLayout()
                row.addWidget(self.propose_button)
                row.addStretch(1)
                self.add(row)

    def _add_buttons(self) -> None:
        self.back_button = SecondaryButton(_("Back"), "arrow-left")
        self.back_button.clicked.connect(self.left)
        self.save_button = PrimaryButton(_("Save this person"), "check")
        self.save_button.clicked.connect(self._on_save_clicked)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.save_button)
        column = QVBoxLayout()
        column.setContentsMargins(0, px(4), 0, 0)
        column.addLayout(row)
        self.add(column)

    def _on_propose_clicked(self) -> None:
        names = _lines(self.names)
        self._tasks.run(lambda: propose_readings(names), self._on_readings_proposed, self._on_refused)

    def _on_readings_proposed(self, proposed: tuple[str, ...]) -> None:
        kept = _lines(self.readings)
        self.readings.set_answer("\n".join(dict.fromkeys((*kept, *proposed))))
        self.readings.setFocus()

    def _on_save_clicked(self) -> None:
        person = self.person()
        if not (person.names or person.handles or person.also):
            self.banner.say("warn", _("Write at least one name, account name or something to recognize them by."))
            self.names.setFocus()
            return
        self.save_button.setEnabled(False)
        self._tasks.run(
            lambda: register_person(self._session, self._case_id, person), self._on_registered, self._on_refused
        )

    def _on_registered(self, _nothing: object) -> None:
        self.registered.emit()

    def _on_refused(self, error: AppError) -> None:
        self.save_button.setEnabled(True)
        self.banner.show_error(error)


def _lines(control: TextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in control.answer().splitlines() if line.strip())
