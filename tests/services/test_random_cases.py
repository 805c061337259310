"""Random cases through random actions: no guard can be passed, and the record tells what was done in its order.

What must be refused is decided by a witness of this test's own, who only notes what was accepted; it shares no rule
with the app.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from app.domain.accounts import Fact, Statement
from app.domain.case import CaseEntry, ReviewStep, StepRecord
from app.domain.determination import Accounts, Determination, Hearing, Verdict
from app.domain.letters import ACKNOWLEDGEMENT, OUTCOME
from app.domain.people import WhyNames
from app.domain.protection import AgencyAttempt, EveryoneSafe, HasEnded, ProtectionMeasure
from app.domain.report import Report, YesNo
from app.domain.responses import ProposedResponse
from app.domain.review import is_closed, next_step
from app.domain.review_session import Participant, ReviewSession
from app.domain.review_steps import (
    Acknowledgement,
    CarriedOut,
    Close,
    ConflictOfInterest,
    Feedback,
    PeopleTold,
    Publication,
)
from app.domain.safety import Safety
from app.domain.updates import UpdateToReporter, promises
from app.errors import AppError
from app.services import cases, intake, letters, publication
from app.services.people import appears_in, new_id, register_person, show_names
from app.services.review import record_entry, record_step, release_hold
from app.services.session import Session
from app.storage import journal
from tests.builders import ENGLISH, FOUND, REPORTED, REPORTER, SECOND_REPORTED, SHORT, FakeClock
from tests.ui.case_steps import ASKED, HEARD, PROPOSED, PUBLISHED

ACTIONS_A_CASE = 45
MOMENT = "2026-05-16T18:00:00+09:00"
CALM = Safety(ongoing=YesNo.NO, threat=YesNo.UNKNOWN, basis="They said so.")
DANGER = Safety(ongoing=YesNo.YES, threat=YesNo.NO, basis="They said so.")
FREE = ConflictOfInterest(conflict=YesNo.NO)
BOUND = ConflictOfInterest(conflict=YesNo.YES)
MEASURE = ProtectionMeasure(what="An escort", owner="The door team", until="2026-06-30")
ATTEMPT = AgencyAttempt(agency="#9110", tried_at=MOMENT, tried_by="Me", result="Nobody answered.")
ENDED = HasEnded(basis="They left.", since=MOMENT)
ALL_SAFE = EveryoneSafe(basis="Asked each alone.", asked_at=MOMENT)
SESSION = ReviewSession(met_at=MOMENT, took_part="The organizer", alone=YesNo.YES)
NEWS = (Fact(behavior="Went on"), Statement(who="somebody", words="More."))
ENTRIES: tuple[CaseEntry, ...] = (
    *NEWS,
    MEASURE,
    ATTEMPT,
    ENDED,
    ALL_SAFE,
    SESSION,
    Participant(who="A", conflict=YesNo.NO),
)
HEARINGS = (HEARD, Accounts(hearing=Hearing.WAITING, answer_by="2026-06-30"), Accounts(hearing=Hearing.NO_ANSWER))
FINDINGS = (
    FOUND,
    replace(FOUND, ongoing_or_threat=YesNo.YES),
    replace(FOUND, verdict=Verdict.NOT_A_VIOLATION),
    replace(FOUND, verdict=Verdict.UNDETERMINED),
)
RESPONSES = (PROPOSED, replace(PROPOSED, kind="none"), replace(PROPOSED, kind="no_action_possible"))
STEPS: tuple[ReviewStep, ...] = (
    *(CALM, CALM, DANGER, replace(CALM, release=YesNo.YES), replace(CALM, ended="Over.", everyone_safe="Safe.")),
    *(FREE, replace(FREE, alone=YesNo.YES), BOUND),
    *HEARINGS,
    *FINDINGS,
    *RESPONSES,
    *(ASKED, Feedback(no_answer_by="2026-05-30"), CarriedOut(done="Told in a call.")),
    *(PeopleTold(told="The reporter."), PeopleTold(reporter_not_told="The report was anonymous.")),
    *(PUBLISHED, Close(), Close(no_attempt="The reporter asked us not to.")),
    *(Acknowledgement(cannot="anonymous"), UpdateToReporter(cannot="anonymous", next_by="2026-05-30")),
)


_FACTS: dict[type, str] = {
    Feedback: "feedback",
    CarriedOut: "done",
    Publication: "decided_publication",
    Close: "closed",
    Fact: "news",
    Statement: "news",
    ProtectionMeasure: "plan",
    AgencyAttempt: "tried",
    HasEnded: "over",
    EveryoneSafe: "safe",
}
"""What is true as soon as one of these was accepted."""


@dataclass
class Witness:
    """What was accepted, as somebody beside the organizer would note it."""

    urgent: bool
    wants_agency: bool
    reported: tuple[str, ...]
    free: bool | None = None
    asked: bool = False
    held: bool = False
    news: bool = False
    over: bool = False
    safe: bool = False
    plan: bool = False
    met: bool = False
    tried: bool = False
    hearing: dict[str, Hearing] = field(default_factory=dict)
    found: dict[str, Determination] = field(default_factory=dict)
    proposed: set[str] = field(default_factory=set)
    feedback: bool = False
    done: bool = False
    told: bool = False
    outcome: bool = False
    excused: bool = False
    decided_publication: bool = False
    closed: bool = False

    def waits(self) -> bool:
        """Whether official letters, response, publication and closing have to wait."""
        return self.held or (self.urgent and not self.asked) or self.news

    def broken(self, said: ReviewStep | CaseEntry, person: str | None) -> int:
        """How many guards would be passed by accepting this."""
        who = person or ""
        official = isinstance(said, CarriedOut | PeopleTold | Publication | Close)
        unanswered = [p for p in self.reported if p not in self.found]
        rules = (
            self.closed,
            said.needs_declaration and self.free is not True,
            official and self.waits(),
            isinstance(said, Determination) and self.hearing.get(who, Hearing.WAITING) is Hearing.WAITING,
            isinstance(said, Determination) and not self.met,
            isinstance(said, ProposedResponse) and bool(unanswered),
            isinstance(said, ProposedResponse) and self._ill_fits(said, who),
            isinstance(said, Feedback) and len(self.proposed) < len(self.reported),
            isinstance(said, CarriedOut) and not self.feedback,
            isinstance(said, PeopleTold) and not self.done,
            isinstance(said, Close) and not (self.told and (self.outcome or self.excused) and self.decided_publication),
            isinstance(said, Close) and self.wants_agency and not self.tried and not said.no_attempt,
            isinstance(said, Safety)
            and said.release is YesNo.YES
            and not (self._is_held() and self.over and self.safe),
            isinstance(said, Safety) and bool(said.ended),
            isinstance(said, Safety) and said.sees_danger() and self.held and self.asked and not self.plan,
        )
        return sum(map(bool, rules))

    def _is_held(self) -> bool:
        return self.held or (self.urgent and not self.asked)

    def _ill_fits(self, said: ProposedResponse, who: str) -> bool:
        verdict = self.found[who].verdict if who in self.found else None
        fits = {"none": Verdict.NOT_A_VIOLATION, "no_action_possible": Verdict.UNDETERMINED}
        return verdict is not fits.get(said.kind, Verdict.VIOLATION)

    def note(self, said: ReviewStep | CaseEntry, person: str | None) -> None:
        """Note what was accepted."""
        who = person or ""
        self._note_safety(said)
        if isinstance(said, ConflictOfInterest):
            self.free = said.conflict is YesNo.NO
            self.met = bool(said.alone) or self._sessions
        elif isinstance(said, Accounts):
            self.hearing[who] = said.hearing
        elif isinstance(said, Determination):
            self.found[who] = said
        elif isinstance(said, ProposedResponse):
            self.proposed.add(who)
        elif isinstance(said, ReviewSession):
            self._sessions = self.met = True
        elif isinstance(said, PeopleTold):
            self.told, self.excused = True, bool(said.reporter_not_told)
        for kind, fact in _FACTS.items():
            if isinstance(said, kind):
                setattr(self, fact, True)

    def _note_safety(self, said: ReviewStep | CaseEntry) -> None:
        danger = isinstance(said, Determination) and said.ongoing_or_threat is YesNo.YES
        if isinstance(said, Safety):
            danger = said.sees_danger()
            self.asked, self.news = True, False
            self.held = self.held and said.release is not YesNo.YES
        self.held |= danger
        if danger or isinstance(said, Fact | Statement):
            self.over = self.safe = False

    _sessions: bool = False


@dataclass
class Walk:
    """One random case and its witness."""

    session: Session
    clock: FakeClock
    chance: random.Random
    case: str
    witness: Witness
    counts: Counter[str]

    def act(self) -> None:
        """Do one thing, most often something that leads on."""
        draw = self.chance.random()
        self._be_tempted()
        if draw < 0.6:
            self._lead_on()
        elif draw < 0.75:
            self._record(self.chance.choice(STEPS))
        elif draw < 0.84:
            self._enter(self.chance.choice(ENTRIES))
        elif draw < 0.92:
            self._letter(self.chance.choice((ACKNOWLEDGEMENT, OUTCOME)))
        elif draw < 0.96:
            self._look()
        else:
            self._release()
        self.clock.forward(hours=self.chance.randrange(30))

    def _be_tempted(self) -> None:
        """Try what only one guard stands before."""
        said = [(step, who) for step in STEPS for who in (self.witness.reported if step.per_person else ("",))]
        nearly = [(step, who) for step, who in said if self.witness.broken(step, who) == 1]
        if nearly and not self.witness.closed:
            step, who = self.chance.choice(nearly)
            self._record(step, who or None)

    def _lead_on(self) -> None:
        case = cases.read_case(self.session, self.case)
        upcoming = next_step(case)
        if self.witness.held and self.chance.random() < 0.5:
            for entry in (MEASURE, ENDED, ALL_SAFE):
                self._enter(entry)
            self._release()
        elif upcoming is not None:
            if upcoming.step is PeopleTold:
                self._letter(OUTCOME)
            fitting = [step for step in STEPS if isinstance(step, upcoming.step)]
            self._record(self.chance.choice(fitting), upcoming.person.id if upcoming.person else None)

    def _record(self, step: ReviewStep, person: str | None = None) -> None:
        if step.per_person and person is None:
            person = self.chance.choice(self.witness.reported)
        about = person if step.per_person else None
        self._tell(step, about, lambda: record_step(self.session, self.case, step, about))

    def _enter(self, entry: CaseEntry) -> None:
        self._tell(entry, None, lambda: record_entry(self.session, self.case, entry))

    def _release(self) -> None:
        release = replace(CALM, release=YesNo.YES)
        self._tell(release, None, lambda: release_hold(self.session, self.case))

    def _tell(self, said: ReviewStep | CaseEntry, person: str | None, act: Callable[[], object]) -> None:
        forbidden = self.witness.broken(said, person) > 0
        accepted = self._is_accepted(act)
        self.counts[f"{said.key} {'accepted' if accepted else 'refused'}"] += 1
        assert not (accepted and forbidden), (said, self.witness)
        if accepted:
            self.witness.note(said, person)

    def _letter(self, kind: letters.LetterKind) -> None:
        free = not self.witness.waits() and not [p for p in self.witness.reported if p not in self.witness.found]
        allowed = kind is ACKNOWLEDGEMENT or free

        def act() -> None:
            filled = {"action": "a break", "reason": "it was clear", "lesson": "to greet"}
            kept = letters.write_letter(self.session, self.case, kind, "en", filled)
            letters.mark_sent(self.session, self.case, kept.id, "mail")

        accepted = self._is_accepted(act)
        self.counts[f"letter {kind.key} {'accepted' if accepted else 'refused'}"] += 1
        assert allowed or not accepted, (kind.key, self.witness)
        assert accepted or not allowed or kind is OUTCOME
        self.witness.outcome |= accepted and kind is OUTCOME

    def _look(self) -> None:
        """Nothing of the case is shown to whoever did not declare, or declared a conflict."""
        for look in (
            lambda: cases.open_case(self.session, self.case),
            lambda: show_names(self.session, self.case, WhyNames.CONTACT),
            lambda: appears_in(self.session, self.case),
        ):
            accepted = self._is_accepted(look)
            self.counts[f"look {'accepted' if accepted else 'refused'}"] += 1
            assert accepted is (self.witness.free is True)
        built = self._is_accepted(lambda: publication.build(self.session, self.case, "en", "# x"))
        assert not (built and self.witness.waits())

    def _is_accepted(self, act: Callable[[], object]) -> bool:
        before = self._rows()
        try:
            act()
        except AppError:
            after = self._rows()
            assert after == before or after[0] == before[0], "a refusal changes no record"
            return False
        return True

    def _rows(self) -> tuple[int, int]:
        kept = "SELECT (SELECT count(*) FROM step_records) + (SELECT count(*) FROM entries)"
        (records,), (noted,) = (
            *self.session.database.query(kept),
            *self.session.database.query("SELECT count(*) FROM journal"),
        )
        return records, noted

    def look_back(self) -> None:
        """There is a next date while it is open, and the journal tells the history in its order."""
        case = cases.read_case(self.session, self.case)
        assert is_closed(case) is self.witness.closed
        assert (promises(case, self.session.community).next_by is None) is self.witness.closed
        (line,) = (one for one in cases.list_cases(self.session) if one.id == self.case)
        assert (line.next_by is None) is self.witness.closed
        assert line.on_hold is (self.witness._is_held())
        told = [
            f"step {one.step.key}" if isinstance(one, StepRecord) else f"entry {one.entry.key}"
            for one in case.history()
        ]
        assert told == list(_noted(self.session, self.case))


def _noted(session: Session, case: str) -> list[str]:
    """The steps and entries the journal names; an acknowledgement sent by letter is that step."""
    words = {"step recorded": "step", "entry added": "entry", "entry changed": "entry"}
    found = []
    for entry in journal.of_case(session.database, case):
        act, _colon, key = entry.what.partition(": ")
        if act in words:
            found.append(f"{words[act]} {key}")
        elif entry.what == f"letter sent: {ACKNOWLEDGEMENT.key}":
            found.append(f"step {Acknowledgement.key}")
    return found


def walk_cases(count: int, session: Session, seal: Callable[..., Path], clock: FakeClock, seed: int) -> Counter[str]:
    """So many random cases, each walked to its end; how often each act was accepted and refused."""
    chance, counts = random.Random(seed), Counter[str]()
    for _case in range(count):
        report = chance.choice((ENGLISH, SHORT, Report(account="He waits outside.", danger=YesNo.YES)))
        report = replace(report, agency_unknown=chance.choice((YesNo.NOT_ASKED, YesNo.YES)))
        case = str(intake.import_report(session, seal(report)).case)
        people = (REPORTER, REPORTED, SECOND_REPORTED)[: chance.choice((2, 3))]
        ids = {}
        for person in people:
            ids[person.id] = new_id()
            register_person(session, case, replace(person, id=ids[person.id]))
        witness = Witness(
            urgent=report.urgent(),
            wants_agency=report.agency_unknown is YesNo.YES,
            reported=tuple(ids[person.id] for person in people[1:]),
        )
        walk = Walk(session, clock, chance, case, witness, counts)
        for _act in range(ACTIONS_A_CASE):
            walk.act()
        walk.look_back()
        counts["closed"] += witness.closed
    return counts


GUARDED = ("determination", "proposed_response", "carried_out", "people_told", "publication", "close", "letter outcome")


@pytest.mark.requirement("R27", "R33", "R42", "R43", "G11", "R41")
@pytest.mark.parametrize("seed", [1, 2])
def test_no_random_walk_passes_a_guard(
    session: Session, seal: Callable[..., Path], clock: FakeClock, seed: int
) -> None:
    counts = walk_cases(12, session, seal, clock, seed)
    for what in ("determination", "publication", "letter outcome"):
        assert counts[f"{what} accepted"], what
    for what in GUARDED:
        assert counts[f"{what} refused"], what


@pytest.mark.long
def test_no_random_walk_of_a_thousand_cases_passes_a_guard(
    session: Session, seal: Callable[..., Path], clock: FakeClock
) -> None:
    counts = walk_cases(1000, session, seal, clock, seed=2026)
    print(sorted(counts.items()))
    for what in GUARDED:
        assert counts[f"{what} accepted"], what
        assert counts[f"{what} refused"], what
    assert counts["closed"]
