"""Listening: the seven prompts in the Guide's order, of which only the account is needed (R19, R23)."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.i18n import _
from app.storage.kit import Kit
from app.ui.capture.attachment_list import AttachmentList
from app.ui.capture.attachments import Attachments
from app.ui.capture.conversation import Conversation
from app.ui.capture.offers import offers
from app.ui.capture.opening import Opening
from app.ui.capture.prompt_box import PromptBox
from app.ui.capture.prompt_card import PromptCard
from app.ui.capture.prompt_list import PromptList
from app.ui.capture.prompts import OPENING, OWN_WORDS, prompts
from app.ui.capture.stage_page import Ground, StagePage
from app.ui.kit.buttons import SecondaryButton
from app.ui.kit.page import Scroller
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.stepper import Step, StepState
from app.ui.kit.theme import px

_LIST, _HELP = 216, 288
_SETTLED = 200
"""Milliseconds after which no layout moves a card away from under the person who reads it."""
_ROOM_FOR_LIST, _ROOM_FOR_HELP = 860, 1180


class FormPage(StagePage):
    """The list at the left, the prompts in the middle, what helps at the right.

    `hand_over_asked` asks to let the reporter write alone.
    """

    hand_over_asked = Signal()
    number = 1
    calm = False

    def __init__(self, conversation: Conversation, attachments: Attachments, kit: Kit) -> None:
        super().__init__()
        self._conversation = conversation
        self._attachments = attachments
        self._shown: list[Step] = []
        asked = [prompt.keys for prompt in prompts(conversation.route)]
        self._at = next((place for place, keys in enumerate(asked) if conversation.at in keys), -1)
        self.body.setSpacing(px(12))
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED)
        self.scroller.verticalScrollBar().rangeChanged.connect(self._scroll)
        self.opening = Opening(conversation)
        self.opening.changed.connect(self._on_consent_changed)
        self.opening.hand_over.clicked.connect(self.hand_over_asked)
        self.add(self.opening)
        self.attachment_list = AttachmentList(attachments)
        self._build_boxes(kit)
        self._build_sides()
        self.setAcceptDrops(True)
        attachments.changed.connect(self.changed)
        self._show_steps()
        self.help.show_prompt(self.boxes[self._at].prompt if self._at >= 0 else OPENING)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def next_words(self) -> str:
        """The stage that follows."""
        return _("Read back")

    def is_ready(self) -> bool:
        """The account has a word, and no file is still on its way in."""
        return self._conversation.has_account() and not self._attachments.is_busy

    def why_not(self) -> str:
        """What is missing."""
        if self._attachments.is_busy:
            return _("A file is still being looked at")
        return "" if self._conversation.has_account() else _("Write one sentence in 4")

    def go_on(self) -> None:
        """On to the read-back, unless the text has no room in a sealed report."""
        QGuiApplication.inputMethod().commit()
        if self._conversation.is_too_long():
            self.banner.say(
                "danger",
                _("The text is too long to seal: 900 KB at most. Nothing was sealed; attach a part as a file."),
            )
            self.scroller.ensureWidgetVisible(self.banner)
            return
        self.done.emit()

    def first_focus(self) -> QWidget:
        """Where somebody was, or the question that comes before writing."""
        for box in self.boxes:
            if self._conversation.at in box.prompt.keys:
                return box.reach(self._conversation.at)
        return self.opening.panel.editor("consent")

    def show_prompt(self, place: int) -> None:
        """Go to this prompt, counted from 0."""
        if place < len(self.boxes):
            box = self.boxes[place]
            box.reach(box.prompt.keys[0]).setFocus()
            self._conversation.at = box.prompt.keys[0]
            self._mark(place)
            self.scroll_to_focus()

    def scroll_to_focus(self) -> None:
        """Show the whole card that is being answered, as soon as everything has its place."""
        self._settling.start()
        self._scroll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the help first, then the list."""
        super().resizeEvent(event)
        self._place_help()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where somebody was."""
        super().showEvent(event)
        self.scroll_to_focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.attachment_list.add(paths)

    def _build_boxes(self, kit: Kit) -> None:
        self.boxes: list[PromptBox] = []
        for number, prompt in enumerate(prompts(self._conversation.route), 1):
            box = PromptBox(number, prompt, self._conversation.answers, offers(kit))
            box.panel.changed.connect(self._on_answers_changed)
            if "account" in prompt.keys:
                box.add(self.attachment_list)
                if self._conversation.answers.get(OWN_WORDS):
                    box.add(PlainLabel(_("The reporter wrote something alone. It is sealed too."), "prompt"))
            self.boxes.append(box)
            self.add(box)

    def _build_sides(self) -> None:
        self.stepper = PromptList()
        self.stepper.chosen.connect(self.show_prompt)
        side = Ground("app")
        column = QVBoxLayout(side)
        column.setContentsMargins(px(24), px(20), 0, px(20))
        column.setSpacing(px(4))
        column.addWidget(PlainLabel(_("Questions"), "big_answer"))
        column.addWidget(PlainLabel(_("Any order. Only 4 is needed."), "secondary", "muted"))
        column.addSpacing(px(8))
        column.addWidget(self.stepper)
        column.addStretch(1)
        self.list_side = Scroller(side)
        self.list_side.setFixedWidth(px(_LIST + 24 + 12))
        self.help = PromptCard()
        holder = Ground("app")
        beside = QVBoxLayout(holder)
        beside.setContentsMargins(0, px(20), px(24), px(20))
        beside.addWidget(self.help)
        self.help_side = Scroller(holder)
        self.help_side.setFixedWidth(px(_HELP + 24))
        self.row.insertWidget(0, self.list_side)
        self.row.addWidget(self.help_side)
        self.help_button = SecondaryButton(_("While they speak"), "message-circle", desk=True, key="Ctrl+I")
        self.help_button.setCheckable(True)
        self.help_button.toggled.connect(self._place_help)
        QShortcut(QKeySequence("Ctrl+I"), self, self.help_button.toggle)
        self.body.insertWidget(0, self.help_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _place_help(self) -> None:
        """Beside the questions where there is room, else in their list's place as long as somebody wants it."""
        narrow = self.width() < px(_ROOM_FOR_HELP)
        wanted = self.help_button.isChecked()
        self.help_button.setVisible(narrow)
        self.help_side.setVisible(not narrow or wanted)
        self.list_side.setVisible(self.width() >= px(_ROOM_FOR_LIST) and not (narrow and wanted))

    def _on_answers_changed(self) -> None:
        for box in self.boxes:
            self._conversation.take(box.prompt.keys, box.values())
        self.banner.clear()
        self._show_steps()
        self.changed.emit()
        self.answered.emit()

    def _on_consent_changed(self) -> None:
        self._conversation.take(("consent",), self.opening.panel.values())
        self.changed.emit()
        self.answered.emit()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        if self.opening.isAncestorOf(now):
            self.help.show_prompt(OPENING)
            self._at = -1
            self._show_steps()
        for place, box in enumerate(self.boxes):
            if box.isAncestorOf(now):
                self._conversation.at = box.key_of(now) or box.prompt.keys[-1]
                self._mark(place)

    def _mark(self, place: int) -> None:
        self._conversation.seen.add(place)
        if place != self._at:
            self._at = place
            self.help.show_prompt(self.boxes[place].prompt)
            self._show_steps()

    def _show_steps(self) -> None:
        steps = [self._step(place, box) for place, box in enumerate(self.boxes)]
        if steps != self._shown:
            self._shown = steps
            self.stepper.update_steps(steps)
        for place, box in enumerate(self.boxes):
            box.show_current(place == self._at)

    def _step(self, place: int, box: PromptBox) -> Step:
        title = _(box.prompt.title)
        if place == self._at:
            return Step(title, StepState.CURRENT, _("Writing now"))
        if box.is_answered() or ("account" in box.prompt.keys and self._conversation.attachments):
            return Step(title, StepState.DONE)
        return Step(title, StepState.NEXT, _("Left open") if place in self._conversation.seen else "")

    def _scroll(self) -> None:
        if self._at < 0 or not self._settling.isActive():
            return
        box = self.boxes[self._at]
        bar = self.scroller.verticalScrollBar()
        top, bottom = box.y() - px(12), box.geometry().bottom() + px(12)
        seen = self.scroller.viewport().height()
        if top < bar.value() or bottom > bar.value() + seen:
            bar.setValue(top)
