"""What a list says of each entry of a case: a title, a line below it, and a chip; by role, never by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.accounts import Fact, Standing, Statement
from app.domain.case import Case, CaseEntry, EntryRecord
from app.domain.dates import day_of, moment_written
from app.domain.protection import AgencyAttempt, Progress, ProtectionMeasure
from app.domain.releases import Release
from app.domain.report import YesNo
from app.domain.review_session import Participant, ReviewSession
from app.i18n import N_, _, say_day, say_time
from app.ui.people.roles import labels


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """One row of a list."""

    title: str
    note: str = ""
    chip: str = ""
    tone: str = "neutral"
    icon: str = ""
    role: str = ""
    """The role whose disc stands before it, where the row is about a person."""


LISTS: dict[str, tuple[str, str, str]] = {
    Statement.key: (N_("Accounts"), N_("Add an account"), N_("Nobody’s account is written down yet.")),
    Fact.key: (N_("Facts"), N_("Add a fact"), N_("No fact is written down yet.")),
    ProtectionMeasure.key: (N_("Protection plan"), N_("Add a measure"), N_("Nothing is planned yet.")),
    AgencyAttempt.key: (N_("Agencies"), N_("Add an attempt"), N_("No agency was tried yet.")),
    Participant.key: (N_("Who takes part"), N_("Add somebody"), N_("Nobody is named yet.")),
    ReviewSession.key: (N_("Review sessions"), N_("Add a session"), N_("There was no session yet.")),
    Release.key: (N_("Consent to be named"), N_("Add a consent"), N_("Nobody agreed to be named.")),
}
"""Title, the words that add, and what stands in an empty list."""


def row_words(case: Case, record: EntryRecord[Any]) -> RowWords:
    """The words of one entry."""
    return _WORDS[record.entry.key](case, record.entry)


def called(case: Case, person_id: str) -> str:
    """What somebody is called while names are hidden."""
    return labels(case.people).get(person_id, _("Not known"))


def joined(*parts: str) -> str:
    """The parts that say something, in one line."""
    return " · ".join(part for part in parts if part)


def when(typed: str) -> str:
    """A day or a moment as it was written down, in words."""
    if (day := day_of(typed)) is not None:
        return say_day(day)
    moment = moment_written(typed)
    return say_time(moment) if moment else ""


def document_words(code: str) -> str:
    """The document of a consent, in words."""
    return _("Public report, version {n}").format(n=code.rpartition("/")[2])


def _statement(case: Case, entry: Statement) -> RowWords:
    role = next((str(person.role) for person in case.people if person.id == entry.who), "other")
    spoken = _(entry.language.label) if entry.language else ""
    way = _(entry.way.label) if entry.way else ""
    if entry.set_aside.strip():
        chip, tone, icon = _("Set aside"), "neutral", "circle-x"
    elif entry.read_back is YesNo.YES:
        chip, tone, icon = _("Read back"), "ok", "check"
    else:
        chip, tone, icon = _("Not read back"), "neutral", "circle-dashed"
    note = joined(when(entry.said_at), way, spoken)
    return RowWords(title=called(case, entry.who), note=note, chip=chip, tone=tone, icon=icon, role=role)


_STANDINGS = {
    Standing.ESTABLISHED: ("ok", "circle-check"),
    Standing.DISPUTED: ("warn", "triangle-alert"),
    Standing.UNKNOWN: ("neutral", "circle-question-mark"),
    Standing.NOT_ASKED: ("neutral", "circle-dashed"),
}


def _fact(case: Case, entry: Fact) -> RowWords:
    note = entry.source.strip() or _("No source yet")
    who = called(case, entry.about) if entry.about else ""
    if entry.set_aside.strip():
        return RowWords(title=entry.behavior, note=note, chip=_("Set aside"), icon="circle-x")
    tone, icon = _STANDINGS[entry.status]
    words = joined(who, note)
    return RowWords(title=entry.behavior, note=words, chip=_(entry.status.label), tone=tone, icon=icon)


def _measure(_case: Case, entry: ProtectionMeasure) -> RowWords:
    tones = {
        Progress.PLANNED: ("info", "calendar-days"),
        Progress.IN_PLACE: ("ok", "check"),
        Progress.ENDED: ("neutral", "circle-x"),
    }
    until = _("until {day}").format(day=when(entry.until)) if entry.until else _("no end yet")
    note = joined(entry.where, entry.owner or _("Nobody looks after it yet"), until)
    tone, icon = tones[entry.progress]
    return RowWords(title=entry.what, note=note, chip=_(entry.progress.label), tone=tone, icon=icon)


def _attempt(_case: Case, entry: AgencyAttempt) -> RowWords:
    agreed = {
        YesNo.YES: (_("The reporter agreed"), "ok", "check"),
        YesNo.NO: (_("Because of a danger"), "warn", "triangle-alert"),
    }
    chip, tone, icon = agreed.get(entry.agreed, ("", "neutral", ""))
    note = joined(when(entry.tried_at), entry.tried_by, entry.result)
    return RowWords(title=entry.agency, note=note, chip=chip, tone=tone, icon=icon)


def _participant(_case: Case, entry: Participant) -> RowWords:
    free = entry.conflict is YesNo.NO
    chip = _("No conflict declared") if free else _("Steps back")
    tone, icon = ("ok", "check") if free else ("warn", "user-round-x")
    return RowWords(title=entry.who, note=_(entry.part.label), chip=chip, tone=tone, icon=icon)


def _session(_case: Case, entry: ReviewSession) -> RowWords:
    alone = entry.alone is YesNo.YES
    return RowWords(
        title=when(entry.met_at),
        note=entry.took_part,
        chip=_("Decided by one person") if alone else "",
        tone="warn",
        icon="user-round",
    )


def _release(case: Case, entry: Release) -> RowWords:
    back = bool(entry.withdrawn_at.strip())
    chip = _("Taken back") if back else _("Stands")
    note = joined(entry.exactly, document_words(entry.document), when(entry.given_at), entry.channel)
    return RowWords(
        title=joined(called(case, entry.person), _(entry.what.label)),
        note=note,
        chip=chip,
        tone="neutral" if back else "ok",
        icon="circle-x" if back else "check",
    )


_WORDS: dict[str, Callable[[Case, Any], RowWords]] = {
    Statement.key: _statement,
    Fact.key: _fact,
    ProtectionMeasure.key: _measure,
    AgencyAttempt.key: _attempt,
    Participant.key: _participant,
    ReviewSession.key: _session,
    Release.key: _release,
}

KINDS: dict[str, type[CaseEntry]] = {
    kind.key: kind for kind in (Statement, Fact, ProtectionMeasure, AgencyAttempt, Participant, ReviewSession, Release)
}
"""The kinds of entries that stand in a list, by their key."""
