"""The steps of restoring: which backup, what opens it, where to; and what was found in it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.i18n import _, language, ngettext, say_time
from app.services import journal
from app.services.backup import Contents
from app.ui.kit.buttons import LinkButton, SecondaryButton
from app.ui.kit.editors import LineEdit
from app.ui.kit.field import Field
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.vault.create_steps import SUFFIX, PlaceStep
from app.ui.vault.hidden_line import HiddenField
from app.ui.vault.threshold import Choose, code_typed


def choose_backup(parent: QWidget) -> str:
    """Ask for a backup file."""
    kind = _("Backup (*.mamori-backup)")
    return QFileDialog.getOpenFileName(parent, _("Choose the backup"), "", kind)[0]


class AskStep(QWidget):
    """The file, and the passphrase or the recovery code."""

    def __init__(self, choose_file: Choose) -> None:
        super().__init__()
        self._choose_file = choose_file
        self.by_code = False
        self.path = LineEdit(_("Backup file"), desk=True)
        self.file = Field(_("Backup file"), self.path)
        self.choose = SecondaryButton(_("Choose the backup…"), "hard-drive", desk=True)
        self.passphrase = HiddenField(_("Passphrase"), _("The one that opened the vault when the backup was made."))
        self.typed_code = LineEdit(_("Recovery code"), desk=True)
        self.code = Field(_("Recovery code"), self.typed_code)
        self.use_code = LinkButton(_("Use the recovery code"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for part in (self.file, _row(self.choose), self.passphrase, self.code, _row(self.use_code)):
            column.addWidget(part)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.use_code.clicked.connect(lambda: self.show_way(not self.by_code))
        self.show_way(False)

    def show_way(self, by_code: bool) -> None:
        """Ask for the recovery code, or for the passphrase."""
        self.by_code = by_code
        self.passphrase.setVisible(not by_code)
        self.code.setVisible(by_code)
        self.use_code.relabel(_("Use the passphrase") if by_code else _("Use the recovery code"))

    def secret(self) -> str:
        """What was typed to open it."""
        return code_typed(self.typed_code.text()) if self.by_code else self.passphrase.line.text()

    def complain(self) -> bool:
        """Say beside each field what it still needs; whether anything was said."""
        missing = not self.path.text().strip()
        self.file.show_fault(_("Choose the backup first.") if missing else "")
        return missing

    def refuse_secret(self, sentence: str) -> None:
        """Say beside the passphrase or the code that it does not open the backup."""
        (self.code if self.by_code else self.passphrase.field).show_fault(sentence)
        (self.typed_code if self.by_code else self.passphrase.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_faults(self) -> None:
        """Take back what was said of the secret."""
        self.code.show_fault("")
        self.passphrase.field.show_fault("")

    def forget(self) -> None:
        """Forget what was typed to open it."""
        self.typed_code.clear()
        self.passphrase.line.clear()

    def _on_choose_clicked(self) -> None:
        if path := self._choose_file(self):
            self.path.setText(path)


class FoundStep(QWidget):
    """What the backup holds, so that it can be seen to be the right one, and the new folder it goes into."""

    def __init__(self, place: Path, choose_folder: Choose) -> None:
        super().__init__()
        self.facts: tuple[str, ...] = ()
        self.place = PlaceStep(_free_name(place), place, choose_folder)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addLayout(self._column)
        self._where = QWidget()
        where = QVBoxLayout(self._where)
        where.setContentsMargins(0, 0, 0, 0)
        where.setSpacing(px(12))
        for part in (self.place.name, self.place.place, _row(self.place.choose)):
            where.addWidget(part)
        column.addWidget(self._where)

    def ask_where(self, asked: bool) -> None:
        """Ask for the folder, or no more once it is there."""
        self._where.setVisible(asked)

    def show_contents(self, contents: Contents) -> None:
        """Show what is in it."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        facts = [
            _("Group: {name}").format(name=contents.community.say(language())),
            ngettext("{n} case", "{n} cases", contents.cases).format(n=contents.cases),
        ]
        if contents.until is not None and contents.head is not None:
            words = " ".join(journal.words(contents.head))
            facts.append(_("Last entry of the activity record: {time}").format(time=say_time(contents.until)))
            facts.append(_("Six check words: {words}").format(words=words))
        facts.append(_("Every page of it is as it was written."))
        self.facts = tuple(facts)
        for fact in facts:
            self._column.addWidget(PlainLabel(fact, "body"))


def _free_name(place: Path) -> str:
    """A name that nothing at this place has yet."""
    names = (_("Restored"), *(f"{_('Restored')} {number}" for number in range(2, 1000)))
    return next((name for name in names if not (place / (name + SUFFIX)).exists()), "")


def _row(button: QWidget) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder, gap=8)
    row.addWidget(button)
    return holder
