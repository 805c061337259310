"""Language, theme, text size, the lock and reminders; each choice counts at once and there is nothing to save."""

from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.storage.preferences import LOCKS_AFTER, TEXT_SIZES, Preferences
from app.ui.kit.card import Card
from app.ui.kit.choices import AnswerSegments
from app.ui.kit.page import Page
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.preferences.sources_card import SourcesCard


class PreferencesScreen(Page):
    """Five choices; `changed` carries all of them as they are now."""

    changed = Signal(Preferences)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(_("Settings"), parent=parent)
        self._preferences = preferences
        self.language = AnswerSegments(
            (("", _("Like the system")), ("en", "English"), ("ja", "日本語")), _("Language"), desk=True
        )
        self.scheme = AnswerSegments(
            (("system", _("Like the system")), ("light", _("Light")), ("dark", _("Dark"))), _("Colors"), desk=True
        )
        self.text_size = AnswerSegments([(str(size), f"{size} %") for size in TEXT_SIZES], _("Text size"), desk=True)
        self.lock_after = AnswerSegments(
            [(str(n), ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in LOCKS_AFTER],
            _("Lock by itself"),
            desk=True,
        )
        self.notify = AnswerSegments((("", _("No")), ("yes", _("Yes"))), _("Reminders"), desk=True)
        for title, control, note in (
            (_("Language"), self.language, _("It changes at once. What you are writing stays.")),
            (_("Colors"), self.scheme, _("Both have the same contrast.")),
            (_("Text size"), self.text_size, _("Everything grows with the text.")),
            (
                _("Lock by itself"),
                self.lock_after,
                _("An open vault locks after this time without a key or a click, and when the computer sleeps."),
            ),
            (
                _("Reminders"),
                self.notify,
                _("While a vault is open, the desktop says “Something is due” an hour before. It never says more."),
            ),
        ):
            self.add_narrow(self._card(title, control, note), px(640))
        self.add(
            PlainLabel(
                _("These choices rest on this computer, outside every vault, and say nothing about a case."),
                "secondary",
                "faint",
            )
        )
        self.sources = SourcesCard()
        self.add_narrow(self.sources, px(640))
        self.add_space()
        self._show()
        for control in self._controls().values():
            control.edited.connect(self._on_choice_edited)

    def unsaved(self) -> dict[str, object]:
        """Which choice has the focus; the choices themselves are saved already."""
        for name, control in self._controls().items():
            if self.focusWidget() in control.segments():
                return {"focus": name}
        return {}

    def restore(self, state: dict[str, object]) -> None:
        """Put the focus where it was."""
        control = self._controls().get(str(state.get("focus")))
        for segment in control.segments() if control else ():
            if segment.isChecked():
                segment.setFocus(Qt.FocusReason.OtherFocusReason)

    def _controls(self) -> dict[str, AnswerSegments]:
        return {
            "language": self.language,
            "scheme": self.scheme,
            "text_size": self.text_size,
            "lock_after": self.lock_after,
            "notify": self.notify,
        }

    def _card(self, title: str, control: AnswerSegments, note: str) -> Card:
        card = Card(title)
        card.add(control)
        card.add(PlainLabel(note, "secondary", "muted"))
        return card

    def _show(self) -> None:
        self.language.set_answer(self._preferences.language)
        self.scheme.set_answer(self._preferences.scheme)
        self.text_size.set_answer(str(self._preferences.text_size))
        self.lock_after.set_answer(str(self._preferences.lock_after))
        self.notify.set_answer("yes" if self._preferences.notify else "")

    def _on_choice_edited(self) -> None:
        chosen: dict[str, Any] = {
            "language": self.language.answer(),
            "scheme": self.scheme.answer(),
            "text_size": int(self.text_size.answer()),
            "lock_after": int(self.lock_after.answer()),
            "notify": self.notify.answer() == "yes",
        }
        self._preferences = msgspec.structs.replace(self._preferences, **chosen)
        self.changed.emit(self._preferences)
