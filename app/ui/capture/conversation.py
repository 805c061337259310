"""One conversation at the desk, as far as it went; it lives in memory only and is forgotten after sealing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.case import Route
from app.domain.report import Report, YesNo
from app.i18n import language
from app.services.evidence import AttachedFile

MOST_TEXT = 900 * 1024
MOST_ATTACHMENTS = 50
MOST_ATTACHED = 256 * 1024 * 1024
"""The limits of formats.md 3, in bytes of UTF-8, files and bytes."""


@dataclass(slots=True)
class Conversation:
    """What was answered, typed and attached, apart from any screen, so that screens can be built anew."""

    danger: YesNo = YesNo.NOT_ASKED
    about_organizer: YesNo = YesNo.NOT_ASKED
    """What the reporter answered alone; it decides who can open the report and is itself not kept."""
    answers: dict[str, str] = field(default_factory=dict, repr=False)
    attachments: list[AttachedFile] = field(default_factory=list, repr=False)
    seen: set[int] = field(default_factory=set)
    """The places of the prompts that were looked at."""
    at: str = ""
    """The key of the question that was being answered."""
    written_in: str = ""
    """The language that was spoken when the account was begun."""
    began: datetime | None = None
    """When the form was opened."""

    @property
    def route(self) -> Route:
        """Who may open the report; "yes" and "not sure" both keep it from the organizer (R45)."""
        return Route.ORGANIZER if self.about_organizer is YesNo.NO else Route.PANEL

    def take(self, keys: Sequence[str], values: Mapping[str, str]) -> None:
        """Take over what is written now in these questions."""
        for key in keys:
            if answer := values.get(key, ""):
                self.answers[key] = answer
            else:
                self.answers.pop(key, None)
        account = self.answers.get("account", "")
        if not account:
            self.written_in = ""
        elif not self.written_in:
            self.written_in = language()

    def report(self) -> Report:
        """The report as it would be sealed now; on the panel's route the event organizer learns nothing (R26)."""
        answers = {key: answer for key, answer in self.answers.items() if answer.strip()}
        if self.route is Route.PANEL:
            answers.pop("tell_event_organizer", None)
        return Report.from_answers({**answers, "danger": self.danger})[0]

    def has_account(self) -> bool:
        """Whether the one thing a report needs is there."""
        return not self.report().unanswered()

    def is_typed(self) -> bool:
        """Whether closing the window would lose something."""
        return bool(self.attachments) or any(answer.strip() for answer in self.answers.values())

    def is_too_long(self) -> bool:
        """Whether the typed text has no room in a sealed report."""
        return sum(len(answer.encode()) for answer in self.answers.values()) > MOST_TEXT

    def forget(self) -> None:
        """Drop everything that was said."""
        self.danger = self.about_organizer = YesNo.NOT_ASKED
        self.answers.clear()
        self.attachments.clear()
        self.seen.clear()
        self.at = self.written_in = ""
        self.began = None
