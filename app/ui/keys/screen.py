"""The keys of the vault: what opens it, what can be changed, and the event keys that are not needed any more."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.i18n import _, language
from app.services import keys, kits
from app.services.session import Session
from app.storage.kit import Kit
from app.ui.keys.column import WIDTH, at_the_left
from app.ui.keys.plans import CODE, PASSPHRASE, PROVE, VAULT_KEY
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.card import Card
from app.ui.kit.dialog import confirm
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px


def ask_whether_erased(parent: QWidget, name: str) -> bool:
    """Ask before an event key goes for ever."""
    return confirm(
        parent,
        _("Erase the key of this event?"),
        _("A report of “{event}” that has not arrived yet can never be opened then. Cases that are here stay.").format(
            event=name
        ),
        _("Erase the key"),
        _("Keep it"),
        danger=True,
    )


@dataclass(frozen=True, slots=True)
class _State:
    is_proven: bool
    erasable: tuple[Kit, ...]


class KeysScreen(Page):
    """One card for each key; `change_asked` names what is to be changed."""

    change_asked = Signal(str)

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        said: str = "",
        ask: Callable[[QWidget, str], bool] = ask_whether_erased,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Keys of the vault"), parent=parent)
        self._tasks, self._session, self._ask = tasks, session, ask
        self.buttons: dict[str, SecondaryButton] = {}
        self.add(
            PlainLabel(
                _("Each change asks for the passphrase first. Nothing is changed before the last step."), tone="muted"
            )
        )
        self._add(
            PASSPHRASE,
            _("Passphrase"),
            _("Opens the vault every day. Change it when you like another one better."),
            _("Change the passphrase…"),
        )
        self._code = self._add(
            CODE,
            _("Recovery code"),
            _("Opens the vault when the passphrase is lost. It is written on the recovery sheet."),
            _("Make a new recovery code…"),
        )
        self.unproven = PlainLabel(_("Nobody has typed this code back from paper yet."), tone="warn")
        self.unproven.hide()
        self._code.add(self.unproven)
        self.prove = SecondaryButton(_("Type it back…"))
        self.prove.clicked.connect(lambda: self.change_asked.emit(PROVE))
        self.prove.hide()
        self._code.add(at_the_left(self.prove))
        self._add(
            VAULT_KEY,
            _("Vault key"),
            _("Make a new one when somebody may have copied the vault or learned the passphrase."),
            _("Make a new vault key…"),
        )
        self.events = Card(_("Keys of past events"))
        self.erase: dict[str, SecondaryButton] = {}
        self.events.hide()
        self.add_narrow(self.events, px(WIDTH))
        self.add_space()
        if said:
            self.banner.say("ok", said)
        self._load()

    def _add(self, key: str, title: str, line: str, button: str) -> Card:
        card = Card(title)
        card.add(PlainLabel(line, "secondary", "muted"))
        self.buttons[key] = SecondaryButton(button)
        self.buttons[key].clicked.connect(lambda: self.change_asked.emit(key))
        card.add(at_the_left(self.buttons[key]))
        self.add_narrow(card, px(WIDTH))
        return card

    def _load(self) -> None:
        session = self._session
        self._tasks.run(
            lambda: _State(keys.is_code_proven(session), kits.erasable(session)),
            self._on_loaded,
            self.banner.show_error,
        )

    def _on_loaded(self, state: _State) -> None:
        self.unproven.setVisible(not state.is_proven)
        self.prove.setVisible(not state.is_proven)
        self.events.setVisible(bool(state.erasable))
        for kit in state.erasable:
            if kit.id not in self.erase:
                self._add_event(kit)

    def _add_event(self, kit: Kit) -> None:
        name = kit.event.name if kit.event else kit.community.name.say(language())
        until = kit.event.last_day if kit.event else kit.until
        self.events.add(PlainLabel(f"{name} · {until.isoformat()}"))
        words = _("Erase the key…")
        button = self.erase[kit.id] = SecondaryButton(words, "trash-2", name=f"{words} {name}")
        button.clicked.connect(lambda: self._on_erase_clicked(kit.id, name))
        self.events.add(at_the_left(button))

    def _on_erase_clicked(self, kit: str, name: str) -> None:
        session = self._session
        if self._ask(self, name):
            self._tasks.run(
                lambda: kits.erase_event_key(session, kit), lambda _none: self._on_erased(kit), self._on_refused
            )

    def _on_erased(self, kit: str) -> None:
        self.erase[kit].setEnabled(False)
        self.erase[kit].relabel(_("Erased"))

    def _on_refused(self, error: AppError) -> None:
        self.banner.show_error(error)
