"""A case: one or more reports, the people in them, and what was recorded in its review."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import ClassVar, Generic, TypeVar

from app.domain.code_names import CodeName
from app.domain.dates import Dated
from app.domain.forms import Form
from app.domain.people import Person, Role
from app.domain.report import Report


class Route(StrEnum):
    """Who may open a sealed report."""

    ORGANIZER = "organizer"
    PANEL = "panel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What is known of one attached file; its bytes rest beside it, unaltered."""

    id: int
    name: str
    type: str
    size: int
    sha256: str
    noted: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedReport:
    """One imported report with the circumstances of its taking down."""

    id: str
    report: Report
    further: Mapping[str, str]
    """Answers to questions that only a newer Mamori knows."""
    language: str
    receipt_code: str
    sealed_at: datetime
    received_at: datetime
    imported_at: datetime
    desk_label: str
    desk_is_known: bool
    """False: the file was made without our kit's secret, and stands under a yellow label."""
    clock_was_wrong: bool
    is_unfinished: bool = False
    """True: only drafts of it have arrived; the conversation broke off, and the finished report may still come."""
    writer: str = "volunteer"
    """Who wrote the account: `volunteer`, or `reporter` alone."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """The language each answer was begun in, by its question."""
    attachments: tuple[Attachment, ...] = ()


class ReviewStep(Form):
    """What one step of the review records; the rules of the step live with it."""

    __slots__ = ()
    key: ClassVar[str]
    title: ClassVar[str]
    per_person: ClassVar[bool] = False
    """Whether it is recorded once for each reported person."""
    needs_declaration: ClassVar[bool] = True
    """Whether it waits until the conflict of interest is declared."""

    def missing(self) -> str | None:
        """What this record still lacks, as a sentence; recording is refused until it is None."""
        return None

    def concern(self) -> str | None:
        """What should be looked at again; recording is possible all the same."""
        return None

    def dates(self) -> tuple[Dated, ...]:
        """The dates this record sets, which Today shows while it is the one that counts."""
        return ()

    def is_waiting(self) -> bool:
        """Whether this record waits for somebody, so that the step is not done by it."""
        return False

    def blocked_by(self, case: "Case", person: Person | None) -> str | None:
        """The guard of this step for this case (and person), as a sentence; None when it may be recorded."""
        del case, person
        return None


class CaseEntry(Form):
    """What is written down in a case beside its steps, as often as there is something: an account, a fact, a measure.

    An entry can be corrected; every version stays, and the last one counts.
    """

    __slots__ = ()
    key: ClassVar[str]
    title: ClassVar[str]
    needs_declaration: ClassVar[bool] = True
    """Whether it waits until the conflict of interest is declared."""
    is_news: ClassVar[bool] = False
    """Whether the question of safety is asked again after it (R31)."""

    def missing(self) -> str | None:
        """What this entry still lacks, as a sentence; it is written down when that is None."""
        return None

    def dates(self) -> tuple[Dated, ...]:
        """The dates this entry sets, which Today shows while it is the version that counts."""
        return ()

    def blocked_by(self, case: "Case", before: "CaseEntry | None") -> str | None:
        """Why it cannot stand in this case, in place of the version `before` where it corrects one, or None."""
        del case, before
        return None


Step = TypeVar("Step", bound=ReviewStep)
Entry = TypeVar("Entry", bound=CaseEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """One step as it was recorded at one moment; a later record of the same step counts instead, none is lost."""

    step: ReviewStep
    person: str | None
    recorded_at: datetime
    number: int = 0
    """Rises with each record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRecord(Generic[Entry]):
    """One version of one entry."""

    id: int
    """The number of its first version: what other entries and findings point to."""
    entry: Entry
    recorded_at: datetime
    number: int
    """Rises with each version of any entry."""
    after: int
    """The number of the last step that was recorded before it, so that the two keep one order."""


Recorded = StepRecord | EntryRecord[CaseEntry]
"""One step or one version of an entry, as it was recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case, as far as it has come."""

    id: str
    code_name: CodeName
    received_at: datetime
    """First receipt of its earliest report: what the community's clock counts from (R24)."""
    reports: tuple[ReceivedReport, ...]
    people: tuple[Person, ...] = ()
    records: tuple[StepRecord, ...] = ()
    """In the order of recording."""
    entries: tuple[EntryRecord[CaseEntry], ...] = ()
    """Every version of every entry, in the order of recording."""
    outcome_told: bool = False
    """Whether an outcome letter to the reporter was logged as sent."""
    merged_into: CodeName | None = None
    """The case that goes on for both, where this one was a duplicate (R20)."""
    merged_at: datetime | None = None

    def latest(self, step: type[Step], person: Person | None = None) -> Step | None:
        """The record of this step (for this person) that counts."""
        wanted = person.id if person else None
        for record in reversed(self.records):
            if isinstance(record.step, step) and record.person == wanted:
                return record.step
        return None

    def recorded_at(self, step: type[ReviewStep]) -> datetime | None:
        """When this step was last recorded, for whomever."""
        return next((r.recorded_at for r in reversed(self.records) if isinstance(r.step, step)), None)

    def standing(self, kind: type[Entry]) -> tuple[EntryRecord[Entry], ...]:
        """The last version of each entry of this kind, in the order in which they were begun."""
        last: dict[int, EntryRecord[Entry]] = {}
        for record in self.entries:
            if isinstance(record.entry, kind):
                last[record.id] = _of_kind(record, kind)
        return tuple(last[number] for number in sorted(last))

    def history(self) -> tuple[Recorded, ...]:
        """Steps and entries in the one order in which they were recorded."""
        return tuple(sorted(chain(self.records, self.entries), key=_place))

    def reported_people(self) -> tuple[Person, ...]:
        """Everybody the case has to come to a finding about (R30)."""
        return tuple(person for person in self.people if person.role is Role.REPORTED)

    def subjects(self, step: type[ReviewStep]) -> tuple[Person | None, ...]:
        """For whom a step is recorded: each reported person, or nobody in particular."""
        return (self.reported_people() or (None,)) if step.per_person else (None,)


def _place(record: Recorded) -> tuple[int, int]:
    return (record.number, 0) if isinstance(record, StepRecord) else (record.after, record.number)


def _of_kind(record: EntryRecord[CaseEntry], kind: type[Entry]) -> EntryRecord[Entry]:
    entry = record.entry
    if not isinstance(entry, kind):
        raise TypeError(kind.key)
    return EntryRecord(
        id=record.id, entry=entry, recorded_at=record.recorded_at, number=record.number, after=record.after
    )
