"""The question for the reporter alone that decides who can open the report (R45), and what follows without a panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.community import Community
from app.domain.report import YesNo
from app.i18n import _, language
from app.ui.capture.conversation import Conversation
from app.ui.capture.stage_page import Answers, StagePage
from app.ui.kit.banner import Sign
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px


def sentence(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


class RoutePage(StagePage):
    """Asked before the first word is typed; nothing is chosen for anybody."""

    surface = True

    def __init__(self, conversation: Conversation, community: Community) -> None:
        super().__init__()
        self._conversation = conversation
        organizer = community.organizer.say(language())
        title = _("Is this about {organizer}, or would you rather have others read it?").format(organizer=organizer)
        self.answers = Answers(
            [
                (YesNo.NO, _("No"), _("Only the organizer can open it.")),
                (YesNo.YES, _("Yes"), _("Only the trusted volunteers can open it, together. The organizer cannot.")),
                (
                    YesNo.UNKNOWN,
                    _("Not sure, or rather not say"),
                    _("Treated as yes: the organizer cannot open it."),
                ),
            ],
            title,
            conversation.about_organizer,
        )
        self.answers.edited.connect(self._on_answer_chosen)
        column = self.centered()
        column.addWidget(PlainLabel(title, "page"))
        explained = _("Then only the trusted volunteers can open it, together. {organizer} cannot.").format(
            organizer=sentence(organizer)
        )
        column.addWidget(PlainLabel(explained, "prompt", "muted"))
        alone = _("Please answer alone: it decides who can open your report.")
        column.addWidget(PlainLabel(alone, "section"))
        column.addSpacing(px(8))
        column.addWidget(self.answers)
        why = _("What you tell us is used only to handle your report and to keep people safe.")
        column.addWidget(PlainLabel(why, "secondary", "muted"))
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

    def __init__(self, community: Community) -> None:
        super().__init__()
        column = self.centered()
        self.title = PlainLabel(_("This desk cannot seal a report to anyone but the organizer"), "page")
        column.addWidget(self.title)
        lines = _("Nothing was sealed, and nothing is kept here. Please speak with:")
        column.addWidget(PlainLabel(lines, "prompt", "muted"))
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
        self.paper = PlainLabel(
            _("You can write it down on paper meanwhile, and give the paper to them in person."), "prompt"
        )
        column.addWidget(self.paper)
        self.body.addStretch(1)

    def next_words(self) -> str:
        """Nothing was written, so nothing is lost."""
        return _("Leave without writing")

    def next_icon(self) -> str:
        """The sign of leaving."""
        return "log-out"
