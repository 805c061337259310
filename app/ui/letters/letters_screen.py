"""The letters of one case: what closes them, what they say, and that they were sent."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.letters import LETTERS, LetterKind
from app.errors import AppError
from app.i18n import _, language
from app.services.letters import KeptLetter, mark_sent, write_letter
from app.services.session import Session
from app.ui.kit.banner import Guard
from app.ui.kit.buttons import LinkButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.page import Page
from app.ui.kit.segmented import Segmented
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.letters.copying import secret_copy
from app.ui.letters.desk_of_letters import LetterDesk, letters_of
from app.ui.letters.places import Places, filled_places
from app.ui.letters.sheet import Leaving, Sheet

_BESIDE = 760
"""From how many pixels on a letter and what is done with it stand beside each other."""
LETTER_LANGUAGES = (("en", "English"), ("ja", "日本語"))


class LettersScreen(Page):
    """One kind of letter in one language at a time; `case_changed` says that one was marked as sent."""

    case_changed = Signal(str)
    back_asked = Signal()

    def __init__(self, tasks: Tasks, session: Session, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Letters"), parent=parent)
        self._tasks, self._session, self._case_id = tasks, session, case_id
        self._desk: LetterDesk | None = None
        self._filled = filled_places(case_id)
        self._written: dict[str, dict[str, str]] = {}
        self._anew = ""
        self._language_chosen = False
        self.back_button = LinkButton(_("Back to the case"), "chevron-left")
        self.name_chip = Chip("", "neutral", "folder-lock")
        self.kind = Segmented([(kind.key, _(kind.title)) for kind in LETTERS], _("Which letter"))
        self.letter_language = Segmented(LETTER_LANGUAGES, _("Language of the letter"))
        self.guard = Guard("")
        self.places = Places()
        self.sheet = Sheet()
        self.leaving = Leaving()
        self._lay_out()
        self._connect()
        self._load()

    def unsaved(self) -> dict[str, object]:
        """What was typed into the places and not written as a letter yet."""
        self._keep_places()
        typed = {key: places for key, places in self._filled.items() if any(places.values())}
        channel = self.leaving.channel.answer()
        if not typed and not channel:
            return {}
        return {
            "kind": self.kind.value(),
            "language": self.letter_language.value(),
            "filled": typed,
            "channel": channel,
        }

    def restore(self, state: dict[str, object]) -> None:
        """Put it back."""
        filled = state.get("filled")
        if isinstance(filled, dict):
            self._filled.update({str(key): dict(places) for key, places in filled.items()})
        self.kind.set_value(str(state.get("kind", LETTERS[0].key)))
        self.letter_language.set_value(str(state.get("language", language())))
        self._language_chosen = True
        self.places.ask((), {})
        self._show()
        self.leaving.channel.set_answer(str(state.get("channel", "")))

    def show_kind(self, key: str) -> None:
        """Show this kind of letter."""
        self.kind.set_value(key)
        self._on_other_kind_chosen()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard's focus on the first thing to do."""
        first = next((field.control for field in self.places.fields.values()), None)
        (first or self.sheet.first_button() or self.leaving.first_button() or self.back_button).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is the filled button, Esc leads back."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press_primary()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.add_chip(self.back_button)
        self.add_chip(self.name_chip)
        self.add_button(self.letter_language)
        self.add(self.kind)
        self.add(self.guard)
        self.places_card = Card(_("Places to fill"), note=_("Write in the language of the letter, and name nobody."))
        self.places_card.add(self.places)
        left = QVBoxLayout()
        left.setSpacing(px(16))
        left.addWidget(self.places_card)
        left.addWidget(self.sheet)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.leaving)
        right.addStretch(1)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(px(16))
        self._pair.addLayout(left, 100)
        self._pair.addLayout(right)
        self._pair.addStretch(1)
        self.add(self._pair)
        self.add_space()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is done with a letter stands beside it where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.leaving.setMinimumWidth(px(288) if beside else 0)
        self.leaving.setMaximumWidth(px(288) if beside else 16777215)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_asked)
        self.kind.chosen.connect(self._on_other_kind_chosen)
        self.letter_language.chosen.connect(self._on_other_language_chosen)
        self.places.edited.connect(self._keep_places)
        self.sheet.write_button.clicked.connect(self._on_write_clicked)
        self.sheet.rewrite_button.clicked.connect(self._on_rewrite_clicked)
        self.leaving.copy_button.clicked.connect(self._on_copy_clicked)
        self.leaving.sent_button.clicked.connect(self._on_sent_clicked)
        secret_copy().forgotten.connect(self._on_copy_forgotten)

    def _load(self) -> None:
        session, case_id = self._session, self._case_id
        self._tasks.run(lambda: letters_of(session, case_id), self._on_desk_read, self.banner.show_error)

    def _kind(self) -> LetterKind:
        return next(kind for kind in LETTERS if kind.key == self.kind.value())

    def _name(self) -> str:
        return f"{self.kind.value()}:{self.letter_language.value()}"

    def _letter(self) -> KeptLetter | None:
        if self._anew == self._name():
            return None
        return self._desk.latest(self.kind.value(), self.letter_language.value()) if self._desk else None

    def _keep_places(self) -> None:
        if self.places.fields:
            self._filled[self.places.name] = self.places.answers()

    def _show(self) -> None:
        desk = self._desk
        if desk is None:
            return
        kind = self._kind()
        blocked = desk.blocked.get(kind.key, "")
        name, letter = self._name(), self._letter()
        self.name_chip.show_state(desk.code_name.say(language()), "neutral", "folder-lock")
        if blocked:
            self.guard.say("warn", _("This letter is closed."), blocked, icon="lock")
        elif letter is not None and (words := desk.naming.get(letter.id)):
            said = ", ".join(_("“{words}”").format(words=one) for one in words)
            self.guard.say(
                "danger",
                _("This letter shows who somebody else is."),
                _("{words}: write it anew without it.").format(words=said),
                icon="lock",
            )
        else:
            self.guard.clear()
        finished = blocked or letter is not None or desk.sent(kind.key) is not None
        needed = () if finished else desk.needed[kind.key]
        self.places.ask(needed, self._filled.get(name, {}), name)
        self.places_card.setVisible(bool(needed))
        sent = desk.sent(kind.key)
        self.sheet.show_letter(letter, sent, closed=bool(blocked))
        leaks = letter is not None and bool(desk.naming.get(letter.id))
        self.leaving.show_letter(None if leaks else letter, sent, closed=bool(blocked))

    def _press_primary(self) -> None:
        for button in (self.leaving.sent_button, self.sheet.write_button):
            if button.isVisibleTo(self) and button.isEnabled():
                button.click()
                return

    def _on_desk_read(self, desk: LetterDesk) -> None:
        self._desk = desk
        if not self._language_chosen:
            self._language_chosen = True
            self.letter_language.set_value(desk.language_of(self.kind.value()))
        self._show()
        self.focus_first()

    def _on_other_kind_chosen(self) -> None:
        if self._desk is not None:
            self.letter_language.set_value(self._desk.language_of(self.kind.value()))
        self._on_other_language_chosen()

    def _on_other_language_chosen(self) -> None:
        self._keep_places()
        self.banner.clear()
        self._show()

    def _on_write_clicked(self) -> None:
        if not self.places.all_filled():
            return
        self._keep_places()
        session, case_id, kind = self._session, self._case_id, self._kind()
        spoken, filled = self.letter_language.value(), self.places.answers()
        self._tasks.run(
            lambda: write_letter(session, case_id, kind, spoken, filled), self._on_letter_written, self._on_refused
        )

    def _on_rewrite_clicked(self) -> None:
        self._anew = self._name()
        self._filled.setdefault(self._anew, dict(self._written.get(self._anew, {})))
        self._show()
        self.focus_first()

    def _on_letter_written(self, letter: KeptLetter) -> None:
        name = f"{letter.kind}:{letter.language}"
        self._written[name] = self._filled.pop(name, {})
        self.places.ask((), {})
        self._anew = ""
        self.banner.clear()
        self._load()

    def _on_copy_clicked(self) -> None:
        if (letter := self._letter()) is not None:
            secret_copy().copy(f"{letter.subject}\n\n{letter.body}")
            self.leaving.say_copied(True)

    def _on_copy_forgotten(self) -> None:
        self.leaving.say_copied(False)

    def _on_sent_clicked(self) -> None:
        channel = self.leaving.channel.answer().strip()
        if not channel:
            self.leaving.ask_channel()
            return
        letter = self._letter()
        if letter is None:
            return
        session, case_id, number = self._session, self._case_id, letter.id
        self._tasks.run(lambda: mark_sent(session, case_id, number, channel), self._on_letter_sent, self._on_refused)

    def _on_letter_sent(self, _nothing: object) -> None:
        self.leaving.channel.set_answer("")
        self.banner.clear()
        self._load()
        self.case_changed.emit(self._case_id)

    def _on_refused(self, error: AppError) -> None:
        self.banner.show_error(error)
