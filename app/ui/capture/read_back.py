"""Reading back: every answer in order and in the words it was given in, each to be put right in place (R12)."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.case import Route
from app.domain.report import ReadBack, ReplyLanguage, Report
from app.i18n import N_, SPEECHES, _, furigana, speech
from app.ui.capture.answer_row import AnswerRow
from app.ui.capture.attachments import say_size
from app.ui.capture.columns import Columns
from app.ui.capture.conversation import Conversation
from app.ui.capture.prompt_box import panel_of
from app.ui.capture.prompts import OWN_WORDS, keys_of
from app.ui.capture.stage_page import StagePage
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import LinkButton
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.ruby_block import RubyLabel

_PROMPTS = range(1, 8)
_AGREED = "read_back"


class ReadBackPage(StagePage):
    """Plain text to be read aloud; `change_asked` carries the key of what is changed elsewhere.

    `route_asked` asks the route anew, `language_asked` carries the code of the language the reporter prefers.
    """

    change_asked = Signal(str)
    route_asked = Signal()
    language_asked = Signal(str)
    number = 2
    calm = False
    title = N_("Read it back together")
    words = N_(
        "Let us read it together. It is passed on exactly like this. "
        "Tell me what is wrong or missing, or what to take out."
    )

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self._conversation = conversation
        self.rows: dict[str, AnswerRow] = {}
        self.card = Card()
        self.card.add(RubyLabel(furigana(self.title), "page"))
        self.card.add(RubyLabel(furigana(self.words), "desk_input", "muted"))
        self._preferred = ReplyLanguage.of(conversation.answers.get("reply_language", ""))
        self.prefers = Banner()
        self.prefers.acted.connect(self._on_language_asked)
        self.card.add(self.prefers)
        self._offer_language()
        self.card.add_rule()
        self._add_rows()
        self.agreed = panel_of((_AGREED,), conversation.answers)
        self.agreed.changed.connect(self._on_agreed_changed)
        self.who = Card()
        self.who.add(RubyLabel(furigana(N_("Who can open this report")), "section"))
        self.who.add(PlainLabel(say_who(conversation.route), "body_strong"))
        self.who.add(PlainLabel(_("The reporter answered this alone."), "prompt", "muted"))
        self.ask_again = LinkButton(_("Ask again"))
        self.ask_again.clicked.connect(self.route_asked)
        line = QHBoxLayout()
        line.addWidget(self.ask_again)
        line.addStretch(1)
        self.who.add(line)
        self._place()
        self.body.addStretch(1)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroller.setAccessibleName(_(self.title))

    def next_words(self) -> str:
        """The stage that follows."""
        return _("This is right")

    def first_focus(self) -> QWidget:
        """The text itself, so that a screen reader begins to read and arrows scroll."""
        return self.scroller

    def is_ready(self) -> bool:
        """The account has a word still."""
        return self._conversation.has_account()

    def why_not(self) -> str:
        """What is missing."""
        return "" if self.is_ready() else _("Write one sentence in 4")

    def shows_own_words(self) -> bool:
        """Whether what the reporter wrote alone may be seen here."""
        return self._conversation.is_shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down walk from row to row."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            buttons = [row.change for row in self.rows.values() if row.change.isVisible()]
            places = [place for place, button in enumerate(buttons) if button is watched]
            if step and places:
                button = buttons[min(max(places[0] + step, 0), len(buttons) - 1)]
                button.setFocus(Qt.FocusReason.TabFocusReason)
                self.scroller.ensureWidgetVisible(button)
                return True
        return False

    def _offer_language(self) -> None:
        code, name = str(self._preferred), _(self._preferred.label)
        if code in SPEECHES and code != speech():
            asked = _("Read it back in {language}").format(language=name)
            self.prefers.say("info", _("The reporter prefers {language}.").format(language=name), "", asked)

    def _on_language_asked(self) -> None:
        self.language_asked.emit(str(self._preferred))

    def _place(self) -> None:
        self.card.add_rule()
        self.card.add(self.agreed)
        self.add(Columns(self.card, self.who, width=360, least=940))

    def _add_rows(self) -> None:
        given = {**self._conversation.said(), "danger": str(self._conversation.danger)}
        questions = {question.key: question for question in Report.questions()}
        left_open = {keys_of(number)[0] for number in _PROMPTS if not any(given.get(k) for k in keys_of(number))}
        if given.get(OWN_WORDS):
            left_open.discard("account")
        for key, question in questions.items():
            if key != _AGREED and (given.get(key) or key in left_open):
                self._add(AnswerRow(question, self._conversation))
            if key == OWN_WORDS and given.get(key) and not self.shows_own_words():
                self.rows[key].hide_words(_("Not shown at this desk. It is sealed as it was written."))
            if key == "links" and self._conversation.attachments:
                files = "\n".join(f"{file.name}, {say_size(file.size)}" for file in self._conversation.attachments)
                self._add(AnswerRow.of_files(files))

    def _add(self, row: AnswerRow) -> None:
        row.change.installEventFilter(self)
        row.change.clicked.connect(self._on_change_clicked)
        row.changed.connect(self.changed)
        row.changed.connect(self.answered)
        self.rows[row.key] = row
        self.card.add(row)

    def _on_change_clicked(self) -> None:
        button = self.sender()
        for key, row in self.rows.items():
            if row.change is button and not row.is_changed_here():
                self.change_asked.emit(key)

    def _on_agreed_changed(self) -> None:
        self._conversation.take((_AGREED,), self.agreed.values())
        self.answered.emit()


class OwnReadBackPage(ReadBackPage):
    """The same for a reporter who reads alone, and who agrees by going on."""

    surface = True
    alone = True
    title = N_("Read it once more")
    words = N_("It is passed on exactly like this. You can change everything until you seal it.")

    def shows_own_words(self) -> bool:
        """They are the reporter's own."""
        return True

    def go_on(self) -> None:
        """Going on is agreeing."""
        self._conversation.take((_AGREED,), {_AGREED: ReadBack.YES})
        self.done.emit()

    def _place(self) -> None:
        column = self.centered()
        column.addWidget(self.card)


def say_who(route: Route) -> str:
    """Who can open it, so that somebody who walks by learns nothing more."""
    if route is Route.ORGANIZER:
        return _("Only the organizer can open it")
    return _("Only the people chosen can open it")
