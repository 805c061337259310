"""The first screen: each person finds their door, and nothing is asked before it opens."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.banner import Sign
from app.ui.kit.buttons import LinkButton, SecondaryButton
from app.ui.kit.card import Box
from app.ui.kit.page import Scroller
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px
from app.ui.vault.threshold import Choose, Foot, LanguageSwitch, Mark
from app.ui.welcome.door import Door
from app.ui.welcome.promise import Promise

_PANEL, _ROOM = 416, 500


def choose_kit(parent: QWidget) -> str:
    """Ask for a kit file."""
    kits = _("Event kit (*.mamori-kit)")
    return QFileDialog.getOpenFileName(parent, _("Choose the event kit"), "", kits)[0]


def choose_vault(parent: QWidget) -> str:
    """Ask for the folder of a vault."""
    return QFileDialog.getExistingDirectory(parent, _("Choose the folder of the vault"))


class WelcomeScreen(QWidget):
    """Three doors and the practice row; what is dropped on it goes through the door it belongs to."""

    kit_chosen = Signal(Path)
    vault_chosen = Signal(Path)
    create_asked = Signal()
    restore_asked = Signal()
    practice_asked = Signal()
    danger_asked = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        choose_kit: Choose = choose_kit,
        choose_vault: Choose = choose_vault,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choose_kit, self._choose_vault = choose_kit, choose_vault
        self._was_shown = False
        self.setAcceptDrops(True)
        self.take_reports = Door(
            "notebook-pen",
            _("Take reports at an event"),
            _("For volunteers. You need the event kit from the organizer."),
        )
        self.open_vault = Door(
            "folder-lock",
            _("Open the case vault"),
            _("For the organizer: read, decide, answer. You need your passphrase."),
        )
        self.create_vault = Door(
            "folder-plus", _("Create a vault"), _("Once per community. Takes 10 minutes, with pen and paper at hand.")
        )
        self.restore_backup = LinkButton(_("Restore a backup…"))
        self.practice = SecondaryButton(_("Open practice vault"), desk=True)
        self.language = LanguageSwitch()
        self.foot = Foot(side=0)
        self.panel = Promise()
        self._lay_out()
        self._connect()

    def refuse_kit(self, sentence: str) -> None:
        """Say inside the first door why the kit did not open it."""
        self._refuse(self.take_reports, sentence)

    def refuse_vault(self, sentence: str) -> None:
        """Say inside the second door why the vault did not open."""
        self._refuse(self.open_vault, sentence)

    def wait_for_practice(self, waiting: bool) -> None:
        """Say that the practice vault is being made, which takes some seconds the first time."""
        self.practice.setEnabled(not waiting)
        self.practice.relabel(_("Opening…") if waiting else _("Open practice vault"))

    def doors(self) -> tuple[Door, ...]:
        """The doors, from the top."""
        return self.take_reports, self.open_vault, self.create_vault

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the doors, or below them where there is no room."""
        super().resizeEvent(event)
        self._place_panel()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first door."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.take_reports.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the doors with the arrows; Enter opens the one in focus."""
        doors = self.doors()
        at = next((i for i, door in enumerate(doors) if door.hasFocus()), None)
        if at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            doors[at].click()
        elif at is not None and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            doors[max(0, min(at + step, len(doors) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file or folder of this computer."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A vault opens, anything else is taken for a kit."""
        path = Path(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()
        self._clear()
        (self.vault_chosen if path.is_dir() else self.kit_chosen).emit(path)

    def _lay_out(self) -> None:
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, px(16))
        self._column.setSpacing(px(16))
        self._column.addWidget(PlainLabel(_("What would you like to do?"), "page"))
        for door in self.doors():
            self._column.addWidget(door)
        self._column.addWidget(self.restore_backup, 0, Qt.AlignmentFlag.AlignLeft)
        self.practice_row = self._practice()
        self._column.addWidget(self.practice_row)
        self._column.addStretch(1)
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._right = QVBoxLayout()
        self._right.setSpacing(px(8))
        head = QHBoxLayout()
        self.small_mark = Mark(40, "mark_tile", "rail_sign")
        self.small_name = PlainLabel("Mamori", "title")
        head.setSpacing(px(12))
        head.addWidget(self.small_mark)
        head.addWidget(self.small_name)
        head.addStretch(1)
        head.addWidget(self.language)
        self._right.addLayout(head)
        self._right.addWidget(Scroller(self._content), 1)
        self._right.addWidget(self.foot)
        self._beside.addLayout(self._right, 1)
        order = (*self.doors(), self.restore_backup, self.practice, self.foot.danger_key, self.language.segments()[0])
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)
        self._place_panel()

    def _practice(self) -> Box:
        box = Box("sunken", None, 10)
        row = QHBoxLayout(box)
        row.setContentsMargins(px(24), px(16), px(24), px(16))
        row.setSpacing(px(24))
        tile = QWidget()
        tile.setFixedWidth(px(56))
        middle = QHBoxLayout(tile)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(Sign("graduation-cap", "muted", 24), 0, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(tile)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(PlainLabel(_("Just trying it out?"), "body_strong"))
        words.addWidget(PlainLabel(_("In the practice vault, everyone is invented."), "body", "muted"))
        row.addLayout(words, 1)
        row.addWidget(self.practice)
        return box

    def _place_panel(self) -> None:
        beside = self.width() >= px(_PANEL + _ROOM) and self.height() >= self.panel.heightForWidth(px(_PANEL))
        side = px(80 if self.width() >= px(_PANEL + 780) else 32)
        self._right.setContentsMargins(side, px(24), side, 0)
        low = self.height() < px(760)
        self._column.setContentsMargins(0, px(8 if low else 20), 0, px(16))
        for door in self.doors():
            door.set_low(low)
        for part in (self.small_mark, self.small_name):
            part.setVisible(not beside)
        if beside and self._beside.indexOf(self.panel) < 0:
            self._column.removeWidget(self.panel)
            self.panel.setFixedWidth(px(_PANEL))
            self._beside.insertWidget(0, self.panel)
        elif not beside and self._column.indexOf(self.panel) < 0:
            self._beside.removeWidget(self.panel)
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16777215)
            self._column.insertWidget(self._column.count() - 1, self.panel)

    def _connect(self) -> None:
        self.take_reports.clicked.connect(self._on_take_reports_clicked)
        self.open_vault.clicked.connect(self._on_open_vault_clicked)
        self.create_vault.clicked.connect(self.create_asked)
        self.restore_backup.clicked.connect(self.restore_asked)
        self.practice.clicked.connect(self.practice_asked)
        self.foot.danger_asked.connect(self.danger_asked)
        self.language.chosen.connect(self.language_chosen)

    def _on_take_reports_clicked(self) -> None:
        self._clear()
        if path := self._choose_kit(self):
            self.kit_chosen.emit(Path(path))

    def _on_open_vault_clicked(self) -> None:
        self._clear()
        if path := self._choose_vault(self):
            self.vault_chosen.emit(Path(path))

    def _refuse(self, door: Door, sentence: str) -> None:
        self._clear()
        door.refuse(sentence)
        door.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        for door in self.doors():
            door.refuse("")
