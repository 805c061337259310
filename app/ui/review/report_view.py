"""The reports of a case word for word, with the circumstances of their taking down."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case import Attachment, ReceivedReport
from app.domain.forms import Kind, Question
from app.domain.report import Report, YesNo
from app.i18n import _, ngettext, say_time
from app.ui.attachments.sizes import size_words
from app.ui.kit.answer_words import say_answer
from app.ui.kit.banner import Banner
from app.ui.kit.buttons import QuietButton
from app.ui.kit.card import Card
from app.ui.kit.chip import Chip
from app.ui.kit.editors import ReadText
from app.ui.kit.flow import FlowLayout
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.theme import px

_LANGUAGES = {"en": "English", "ja": "日本語"}


class ReportView(QWidget):
    """Every report of the case, one card each; `file_asked` wants to look at an attached file."""

    file_asked = Signal(int)

    def __init__(self, reports: tuple[ReceivedReport, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        self.cards = [ReportCard(report) for report in reports]
        for card in self.cards:
            card.file_asked.connect(self.file_asked)
            column.addWidget(card)
        column.addStretch(1)


class ReportCard(Card):
    """One report: answers in the order of the questions, and what came with them."""

    file_asked = Signal(int)

    def __init__(self, received: ReceivedReport, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Report with the code {code}").format(code=received.receipt_code),
            note=_("Word for word, as it was taken down."),
            parent=parent,
        )
        self.desk = Banner()
        self.clock = Banner()
        self.heed = Banner()
        self.answers: list[ReadText] = []
        self._add_circumstances(received)
        given = received.report.answers()
        for question in received.report.questions():
            if question.key in given:
                words = say_answer(question, given[question.key])
                self._add_answer(_label(question, received), words)
        for key, answer in received.further.items():
            self._add_answer(_("A question this version does not know: {key}").format(key=key), answer)
        self._add_attachments(received.attachments)

    def _add_circumstances(self, received: ReceivedReport) -> None:
        chips = FlowLayout(gap=6)
        spoken = _LANGUAGES.get(received.language, received.language)
        chips.addWidget(Chip(spoken, "neutral", "languages"))
        chips.addWidget(Chip(received.desk_label or _("Desk without a name"), "neutral", "monitor"))
        if received.writer == "reporter":
            chips.addWidget(Chip(_("Written by the reporter"), "neutral", "keyboard"))
        sealed = _("Sealed {time}").format(time=say_time(received.sealed_at))
        chips.addWidget(Chip(sealed, "neutral", "file-lock"))
        imported = _("Imported {time}").format(time=say_time(received.imported_at))
        chips.addWidget(Chip(imported, "neutral", "folder-input"))
        if received.is_unfinished:
            chips.addWidget(Chip(_("Unfinished report"), "info", "pen-line"))
        self.add(chips)
        if not received.desk_is_known:
            self.desk.say(
                "warn",
                _("From a desk without our kit’s secret."),
                _("Ask the reporter whether these are their words before anything rests on it."),
            )
        if received.clock_was_wrong:
            self.clock.say(
                "warn",
                _("The clock of this desk was wrong."),
                _("The earlier of sealing and import counts, so the deadline runs from {time}.").format(
                    time=say_time(received.received_at)
                ),
            )
        self._say_what_to_heed(received.report)
        for banner in (self.desk, self.clock, self.heed):
            self.add(banner)

    def _say_what_to_heed(self, report: Report) -> None:
        lines = []
        if report.afraid is YesNo.YES:
            lines.append(_("Afraid of what comes next: ask what would help before any step others can notice."))
        if report.went_on_after_asking():
            lines.append(_("Somebody asked them to stop, and it went on. That speaks for “repeated”."))
        self.heed.say("info", lines[0] if lines else "", "\n".join(lines[1:]))

    def _add_answer(self, label: str, answer: str) -> None:
        block = QVBoxLayout()
        block.setSpacing(px(2))
        block.addWidget(PlainLabel(label, "label", "muted"))
        text = ReadText(answer, label)
        self.answers.append(text)
        block.addWidget(text)
        self.add(block)

    def _add_attachments(self, attachments: tuple[Attachment, ...]) -> None:
        if not attachments:
            return
        self.add_rule()
        self.add(PlainLabel(_("Attached files, unaltered"), "label", "muted"))
        for attached in attachments:
            words = _("{size}, noted {time}\nSHA-256 {hash}").format(
                size=size_words(attached.size), time=say_time(attached.noted), hash=attached.sha256
            )
            text = ReadText(f"{attached.name}\n{words}", attached.name)
            self.answers.append(text)
            self.add(text)
        self.files_button = QuietButton(
            ngettext("Look at the attached file", "Look at the attached files", len(attachments)), "paperclip"
        )
        self.files_button.clicked.connect(lambda: self.file_asked.emit(attachments[0].id))
        self.add(self.files_button)


def _label(question: Question, received: ReceivedReport) -> str:
    """The question, with the language of its answer where that is not the report's (R7)."""
    code = received.languages.get(question.key, received.language)
    if code == received.language or question.kind is Kind.CHOICE:
        return _(question.label)
    return _("{question} ({language})").format(question=_(question.label), language=_LANGUAGES.get(code, code))
