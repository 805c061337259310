"""The question for the reporter alone that decides who can open the report (R45), and what follows without a panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.community import Community
from app.domain.report import YesNo
from app.i18n import N_, _, furigana, language, split_readings
from app.ui.capture.conversation import Conversation
from app.ui.capture.paper import PaperOffer
from app.ui.capture.stage_page import Answers, StagePage
from app.ui.kit.banner import Sign
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.ruby_block import RubyLabel
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px


def sentence(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


class RoutePage(StagePage):
    """Asked before the first word is typed; nothing is chosen for anybody."""

    surface = True
    alone = True

    def __init__(self, conversation: Conversation, community: Community) -> None:
        super().__init__()
        self._conversation = conversation
        organizer = community.organizer.say(language())
        title = furigana(N_("Is this about {organizer}, or would you rather have others read it?"))
        title = title.format(organizer=organizer)
        answers = [
            (YesNo.NO, N_("No"), N_("Only the organizer can open it.")),
            (YesNo.YES, N_("Yes"), N_("Only the trusted volunteers can open it, together. The organizer cannot.")),
            (YesNo.UNKNOWN, N_("Not sure, or rather not say"), N_("Treated as yes: the organizer cannot open it.")),
        ]
        said = [(str(value), furigana(words), furigana(line)) for value, words, line in answers]
        self.answers = Answers(said, split_readings(title)[0], conversation.about_organizer)
        self.answers.edited.connect(self._on_answer_chosen)
        column = self.centered()
        column.addWidget(RubyLabel(title, "page"))
        explained = furigana(N_("Then only the trusted volunteers can open it, together. {organizer} cannot."))
        column.addWidget(RubyLabel(explained.format(organizer=sentence(organizer)), "desk_input", "muted"))
        alone = furigana(N_("Please answer alone: it decides who can open your report."))
        column.addWidget(RubyLabel(alone, "section"))
        column.addSpacing(px(8))
        column.addWidget(self.answers)
        why = furigana(N_("What you tell us is used only to handle your report and to keep people safe."))
        column.addWidget(RubyLabel(why, "prompt", "muted"))
        self.body.addStretch(1)

    def next_words(self) -> str:
        """The screen goes back to the volunteer."""
        return _("Give the keyboard back") if self.is_ready() else _("Choose one")

    def is_ready(self) -> bool:
        """Any answer leads on."""
        return self._conversation.about_organizer is not YesNo.NOT_ASKED

    def first_focus(self) -> QWidget:
        """The answers."""
        return self.answers.first_focus()

    def _on_answer_chosen(self) -> None:
        self._conversation.about_organizer = YesNo.of(self.answers.answer())
        self.changed.emit()


class NoPanelPage(StagePage):
    """This kit knows nobody but the organizer: nothing is written, and people are named instead (R45)."""

    surface = True

    def __init__(self, community: Community, tasks: Tasks) -> None:
        super().__init__()
        column = self.centered()
        title = furigana(N_("This desk cannot seal a report to anyone but the organizer"))
        self.title = RubyLabel(title, "page")
        column.addWidget(self.title)
        lines = furigana(N_("Nothing was sealed, and nothing is kept here. Please speak with:"))
        column.addWidget(RubyLabel(lines, "desk_input", "muted"))
        self.people: list[PlainLabel] = []
        for volunteer in community.volunteers:
            card = Card()
            row = QHBoxLayout()
            row.setSpacing(px(16))
            row.addWidget(Sign("users-round", "accent", 28), 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(px(4))
            name = PlainLabel(sentence(volunteer.name.say(language())), "big_answer")
            contact = PlainLabel(sentence(volunteer.contact.say(language())), "prompt", "muted")
            self.people += [name, contact]
            words.addWidget(name)
            words.addWidget(contact)
            row.addLayout(words, 1)
            card.add(row)
            column.addWidget(card)
        paper = furigana(N_("You can write it down on paper meanwhile, and give the paper to them in person."))
        self.paper = RubyLabel(paper, "desk_input")
        column.addWidget(self.paper)
        self.offer = PaperOffer(tasks, community)
        column.addWidget(self.offer)
        self.body.addStretch(1)

    def next_words(self) -> str:
        """Nothing was written, so nothing is lost."""
        return _("Leave without writing")

    def next_icon(self) -> str:
        """The sign of leaving."""
        return "log-out"
