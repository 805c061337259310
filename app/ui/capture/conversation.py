"""One conversation at the desk, as far as it went; it lives in memory only and is forgotten after sealing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from app.domain.case import Route
from app.domain.report import Report, YesNo
from app.i18n import language
from app.services import evidence
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
    languages: dict[str, str] = field(default_factory=dict)
    """The language that was spoken when each answer was begun."""
    at: str = ""
    """The key of the question that was being answered."""
    solo: str = field(default="", repr=False)
    """The word that gives the keyboard back to the volunteer; empty while nobody writes alone."""
    told: frozenset[str] = frozenset()
    """The questions the volunteer had answers to when the reporter began to write alone."""
    is_shown: bool = False
    """Whether the reporter wants the volunteer to see what they wrote alone."""
    began: datetime | None = None
    """When the form was opened."""
    links_noted: dict[str, datetime] = field(default_factory=dict, repr=False)
    """When each link was written down (R23)."""

    @property
    def route(self) -> Route:
        """Who may open the report; "yes" and "not sure" both keep it from the organizer (R45)."""
        return Route.ORGANIZER if self.about_organizer is YesNo.NO else Route.PANEL

    def take(self, keys: Sequence[str], values: Mapping[str, str]) -> None:
        """Take over what is written now in these questions."""
        for key in keys:
            if answer := values.get(key, ""):
                self.answers[key] = answer
                self.languages.setdefault(key, language())
            else:
                self.answers.pop(key, None)
                self.languages.pop(key, None)

    @property
    def writer(self) -> Literal["volunteer", "reporter"]:
        """Who wrote the account: the reporter alone, where nobody else wrote one."""
        return "reporter" if self._is_own() else "volunteer"

    @property
    def written_in(self) -> str:
        """The language that was spoken when the account was begun, or nothing."""
        return self.languages.get("own_words" if self._is_own() else "account", "")

    def spoken(self) -> dict[str, str]:
        """The language of each answer of the report, by its key."""
        own = self._is_own()
        kept = {key: code for key, code in self.languages.items() if key in self.report().answers()}
        return kept | ({"account": self.written_in} if own else {})

    def said(self) -> dict[str, str]:
        """Every answer of the form; on the panel's route the event organizer learns nothing (R26)."""
        hidden = "tell_event_organizer" if self.route is Route.PANEL else ""
        return {key: answer for key, answer in self.answers.items() if answer.strip() and key != hidden}

    def report(self) -> Report:
        """The report as it would be sealed now."""
        answers = self.said()
        if self._is_own():
            answers["account"] = answers.pop("own_words")
        if links := answers.get("links"):
            answers["links"] = evidence.with_times(links, self.links_noted)
        return Report.from_answers({**answers, "danger": self.danger})[0]

    def note_links(self, now: datetime) -> None:
        """Remember when each link that is there now was first seen."""
        there = evidence.links_in(self.answers.get("links", ""))
        self.links_noted = {link: self.links_noted.get(link, now) for link in there}

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
        self.languages.clear()
        self.at = self.solo = ""
        self.is_shown = False
        self.told = frozenset()
        self.began = None
        self.links_noted = {}

    def _is_own(self) -> bool:
        """Whether the account of the report is what the reporter wrote alone."""
        return bool(self.answers.get("own_words", "").strip()) and not self.answers.get("account", "").strip()
