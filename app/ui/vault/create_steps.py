"""The steps of making a vault: where it lies, what opens it, the code for the bad day, and the proof it was copied."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.crypto import passphrases
from app.crypto.recovery_code import NotARecoveryCode, secret_of
from app.i18n import _
from app.ui.kit.buttons import LinkButton, QuietButton, SecondaryButton
from app.ui.kit.choices import AnswerSegments
from app.ui.kit.editors import LineEdit
from app.ui.kit.field import Field
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.vault.code_plate import CodePlate
from app.ui.vault.hidden_line import HiddenField
from app.ui.vault.threshold import Choose, code_typed

SUFFIX = ".mamori"
Judge = Callable[[str], str]
"""What is wrong with a passphrase of one's own, in a sentence; empty where nothing is."""
MADE, OWN = "made", "own"


def choose_place(parent: QWidget) -> str:
    """Ask for the folder the vault shall lie in."""
    return QFileDialog.getExistingDirectory(parent, _("Choose where the vault shall lie"))


def choose_profile(parent: QWidget) -> str:
    """Ask for the profile file of a community."""
    return QFileDialog.getOpenFileName(parent, _("Choose the community’s profile"), "", _("Profile (*.toml)"))[0]


class _Column(QWidget):
    """A step: its parts below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(12))

    def add(self, *parts: QWidget) -> None:
        """Put parts below the others."""
        for part in parts:
            self.column.addWidget(part)


class PlaceStep(_Column):
    """Whose vault it is, its name, and the folder it lies in."""

    profile_asked = Signal()

    def __init__(self, name: str, place: Path, choose: Choose = choose_place) -> None:
        super().__init__()
        self._choose = choose
        self.name = Field(
            _("Name of the vault"), LineEdit(_("Name of the vault"), desk=True), _("The name of the group is enough.")
        )
        self.place = Field(
            _("Folder"),
            LineEdit(_("Folder"), desk=True),
            _("A place of your own on this computer, not one that is copied to a network."),
        )
        self.choose = SecondaryButton(_("Choose…"), "folder-open", desk=True)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.line("place").setText(str(place))
        self.community = PlainLabel("", "body_medium")
        self.profile_button = QuietButton(_("Another community…"), "users-round", desk=True)
        self.profile_button.clicked.connect(self.profile_asked)
        self.show_community(name)
        self.add(
            PlainLabel(
                _("Have pen and paper at hand: the passphrase and a recovery code are to be written down."),
                "body",
                "muted",
            ),
            self.name,
            self.place,
        )
        whose = FlowLayout(gap=8)
        whose.addWidget(self.community)
        whose.addWidget(self.profile_button)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addLayout(whose)

    def show_community(self, name: str) -> None:
        """Say whose vault it will be; its name is proposed for the vault."""
        self.community.say(_("Community: {name}").format(name=name))
        self.line("name").setText(name)

    def line(self, which: str) -> LineEdit:
        """The line of `name` or `place`."""
        control = (self.name if which == "name" else self.place).control
        assert isinstance(control, LineEdit)
        return control

    def folder(self) -> Path:
        """The folder the vault shall have."""
        name = self.line("name").text().strip().removesuffix(SUFFIX)
        return Path(self.line("place").text().strip()).expanduser() / (name + SUFFIX)

    def complain(self) -> bool:
        """Say beside each field what it still needs; whether anything was said."""
        name, place = self.line("name").text().strip(), self.line("place").text().strip()
        bad = not name or name != Path(name).name or name in (".", "..")
        self.name.show_fault(_("Give it a name without slashes.") if bad else "")
        lost = not place or not Path(place).expanduser().is_absolute()
        self.place.show_fault(_("Choose the folder it shall lie in.") if lost else "")
        if bad or lost:
            self.line("name" if bad else "place").setFocus(Qt.FocusReason.OtherFocusReason)
        return bad or lost

    def first(self) -> QWidget:
        """What gets the focus."""
        return self.line("name")

    def _on_choose_clicked(self) -> None:
        if path := self._choose(self):
            self.line("place").setText(path)


class PassphraseStep(_Column):
    """Five words made by chance, or a passphrase of one's own typed twice."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self._judge = judge
        self.way = AnswerSegments(
            ((MADE, _("Five words, made for you")), (OWN, _("A passphrase of your own"))), _("Passphrase")
        )
        self.words = CodePlate(_("Passphrase"), 1)
        self.words.show_groups((passphrases.new_passphrase(),))
        self.another = QuietButton(_("Make another"), "refresh-cw", desk=True)
        self.own = HiddenField(
            _("Passphrase"),
            _("Several words that do not belong together are hard to guess and easy to remember."),
        )
        self.again = HiddenField(_("The same once more"))
        self._made = QWidget()
        made = QVBoxLayout(self._made)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(px(8))
        made.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.another)
        row.addStretch(1)
        made.addLayout(row)
        made.addWidget(
            PlainLabel(
                _(
                    "Write the five words on paper, with spaces between them. "
                    "You need them each time you open the vault."
                ),
                "body",
                "muted",
            )
        )
        self._typed = QWidget()
        typed = QVBoxLayout(self._typed)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.setSpacing(px(12))
        typed.addWidget(self.own)
        typed.addWidget(self.again)
        self.add(self.way, self._made, self._typed)
        self.way.edited.connect(self._on_way_edited)
        self.another.clicked.connect(self._on_another_clicked)
        self._on_way_edited()

    def passphrase(self) -> str:
        """What will open the vault."""
        return self.own.line.text() if self.way.answer() == OWN else " ".join(self.words.groups)

    def set_state(self, way: str, words: str, own: str, again: str) -> None:
        """Show what another screen of this kind held."""
        self.way.set_answer(way)
        self.words.show_groups((words,) if words else ())
        self.own.line.setText(own)
        self.again.line.setText(again)
        self._on_way_edited()

    def complain(self) -> bool:
        """Say beside the fields what they still need; whether anything was said."""
        if self.way.answer() == MADE:
            return False
        weakness = self._judge(self.own.line.text())
        differ = not weakness and self.own.line.text() != self.again.line.text()
        self.own.field.show_fault(weakness)
        self.again.field.show_fault(_("The two are not the same. Type it once more.") if differ else "")
        if weakness or differ:
            (self.own if weakness else self.again).line.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(weakness) or differ

    def first(self) -> QWidget:
        """What gets the focus."""
        return self.own.line if self.way.answer() == OWN else self.words

    def _on_way_edited(self) -> None:
        self._made.setVisible(self.way.answer() == MADE)
        self._typed.setVisible(self.way.answer() == OWN)

    def _on_another_clicked(self) -> None:
        self.words.show_groups((passphrases.new_passphrase(),))


class CodeStep(_Column):
    """The recovery code, in groups of four; `says` is what it is good for, where it is not a new vault's."""

    def __init__(self, says: str = "") -> None:
        super().__init__()
        self.plate = CodePlate(_("Recovery code"))
        self.add(
            PlainLabel(
                says
                or _(
                    "This code opens the vault when the passphrase is lost. Write it on paper and keep the paper away "
                    "from this computer. It is shown only now, while the vault is made."
                ),
                "body",
                "muted",
            ),
            self.plate,
            PlainLabel(
                _(
                    "If both the passphrase and the recovery code are lost, nobody can open the vault, "
                    "and neither can we."
                ),
                "secondary",
                "faint",
            ),
        )

    def show_code(self, code: str) -> None:
        """Show this code."""
        self.plate.show_groups(code.split("-") if code else ())


class ProofStep(_Column):
    """The code typed back from the paper, once, before the vault is used."""

    show_again_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = Field(
            _("Recovery code"),
            LineEdit(_("Recovery code"), desk=True),
            _("Full width, small letters and any hyphen are read too."),
        )
        self.show_again = LinkButton(_("Show the code again"))
        self.show_again.clicked.connect(self.show_again_asked)
        self.add(PlainLabel(_("Type the code from your paper. This proves that the paper is right."), "body", "muted"))
        self.add(self.code)
        row = QHBoxLayout()
        row.addWidget(self.show_again)
        row.addStretch(1)
        self.column.addLayout(row)

    def line(self) -> LineEdit:
        """Where the code is typed."""
        assert isinstance(self.code.control, LineEdit)
        return self.code.control

    def matches(self, code: str) -> bool:
        """Whether what was typed is this code; if not, it says so below the line."""
        try:
            same = secret_of(code_typed(self.line().text())) == secret_of(code)
        except NotARecoveryCode:
            same = False
        self.code.show_fault(
            "" if same else _("This is not the code that was shown. Compare letter by letter, or show it again.")
        )
        return same
