"""The lists and forms of evidence, protection and sessions in their interesting states."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.accounts import Fact, Language, Standing, Statement, Translation, Way
from app.domain.case import CaseEntry
from app.domain.determination import Jurisdiction, Weight
from app.domain.people import Person
from app.domain.protection import AgencyAttempt, EveryoneSafe, Progress, ProtectionMeasure
from app.domain.report import Report, YesNo
from app.domain.review_session import Part, Participant, ReviewSession
from app.domain.review_steps import ConflictOfInterest
from app.domain.safety import Safety
from app.services import capture, cases, intake, kits
from app.services.people import register_person
from app.services.review import record_entry, record_step
from app.services.session import Session
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.review.case_screen import CaseScreen
from tests.builders import ENGLISH, JAPANESE, NOON, REPORTED, REPORTER, SECOND_REPORTED, WITNESS, FakeClock
from tests.ui.case_steps import FOUND, HEARD, NO_CONFLICT, SAFE

Screens = Iterator[tuple[str, Callable[[], QWidget]]]

MEASURES = (
    ProtectionMeasure(
        what="No private messages to the reporter",
        where="Discord",
        owner="A moderator",
        until="2026-05-24",
        progress=Progress.IN_PLACE,
    ),
    ProtectionMeasure(what="Two people walk the reporter to the station", owner="A Volunteer", until="2026-05-20"),
    ProtectionMeasure(what="Venue security watches the entrance"),
)
ATTEMPT = AgencyAttempt(
    agency="Police consultation, #9110",
    tried_at="2026-05-16T18:35:00+09:00",
    tried_by="The organizer",
    result="They call back on Monday.",
    agreed=YesNo.YES,
)
ALL_SAFE = EveryoneSafe(basis="Asked by phone, one by one.", asked_at="2026-05-16T18:30:00+09:00", told_by="Both")


class Story:
    """Two cases: one on hold with a plan, one with accounts and facts."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session = replace(session, clock=FakeClock(NOON))
        path = folder / "evidence.mamori-kit"
        event = kits.event(session, "Spring meetup", date(2026, 5, 16), date(2026, 5, 17), ("Lobby",))
        kits.make_kit(self.session, path, event)
        self._kit, self._outbox = capture.open_kit(path), folder / "outbox of evidence"
        self.held = self._case(replace(ENGLISH, danger=YesNo.YES), "1", REPORTER, REPORTED)
        danger = Safety(ongoing=YesNo.YES, threat=YesNo.YES, basis="The messages did not stop.")
        for step in (danger, NO_CONFLICT):
            record_step(self.session, self.held, step)
        self._write(self.held, *MEASURES, ATTEMPT, ALL_SAFE)
        self.told = self._case(ENGLISH, "2", REPORTER, REPORTED, SECOND_REPORTED, WITNESS)
        for step in (SAFE, NO_CONFLICT):
            record_step(self.session, self.told, step)
        self._tell()
        self.resting = self._case(JAPANESE, "3", REPORTER)
        record_step(self.session, self.resting, ConflictOfInterest(conflict=YesNo.YES))

    def person(self, case: str, number: int) -> str:
        """The id of one person of a case, in the order of entry."""
        return f"{case[:30]}{number:02}"

    def _tell(self) -> None:
        case = self.told
        said = Statement(
            who=self.person(case, 3),
            words="やめてと二度言っていました。",
            said_at="2026-05-16T20:00:00+09:00",
            way=Way.IN_PERSON,
            language=Language.JAPANESE,
            read_back=YesNo.YES,
        )
        self._write(case, said, replace(said, who=self.person(case, 0), words="It went on for weeks.", way=Way.CALL))
        self.statement = record_entry(self.session, case, replace(said, read_back=YesNo.NO)).entries[-1].id
        self._write(
            case,
            Translation(
                of=str(self.statement),
                words="They said “stop” twice.",
                language=Language.ENGLISH,
                translator="The organizer",
                made_on="2026-05-17",
            ),
            Fact(
                behavior="Went on after being asked to stop",
                impact="She left the event.",
                source="Two accounts",
                status=Standing.ESTABLISHED,
                about=self.person(case, 1),
                day="2026-05-16",
                kind="repeated",
                asked_to_stop=YesNo.YES,
                went_on=YesNo.YES,
            ),
            Fact(behavior="Two private messages that night", source="Screenshot", status=Standing.DISPUTED),
            Fact(behavior="A second person joined in", status=Standing.UNKNOWN),
            Participant(who="The organizer", conflict=YesNo.NO),
            Participant(who="A second reader", part=Part.SECOND_READER, conflict=YesNo.NO),
            Participant(who="A moderator", conflict=YesNo.YES),
            ReviewSession(met_at="2026-05-18T20:00:00+09:00", took_part="The organizer", alone=YesNo.YES),
        )
        record_step(self.session, case, HEARD, self.person(case, 1))
        facts = [str(one.id) for one in cases.read_case(self.session, case).standing(Fact)]
        found = replace(FOUND, facts=" ".join(facts[:2]), weight=Weight.HIGH_LOW, jurisdiction=Jurisdiction.INSIDE)
        record_step(self.session, case, found, self.person(case, 1))

    def _write(self, case: str, *entries: CaseEntry) -> None:
        for entry in entries:
            record_entry(self.session, case, entry)

    def _case(self, report: Report, _mark: str, *people: Person) -> str:
        sealed = capture.submit_report(self._kit, report, self._outbox, clock=self.session.clock)
        case = str(intake.import_report(self.session, self._outbox / sealed.file).case)
        for number, person in enumerate(people):
            register_person(self.session, case, replace(person, id=self.person(case, number)))
        return case


def screens(session: Session, folder: Path) -> Screens:
    """Each list and form from a vault of its own story."""
    told = Story(session, folder)
    tasks = Tasks(Immediately())

    def case(case_id: str, step: str) -> CaseScreen:
        screen = CaseScreen(tasks, told.session, case_id)
        screen.show_key(step)
        return screen

    def form(case_id: str, step: str, kind: str, entry: int = 0) -> CaseScreen:
        screen = case(case_id, step)
        screen.entry_desk.open(kind, entry)
        return screen

    def reasons() -> CaseScreen:
        screen = case(told.told, "accounts")
        if screen.side.people is not None:
            screen.side.people.names_button.click()
        return screen

    yield "case with a protection plan", lambda: case(told.held, "safety")
    yield "case with accounts and facts", lambda: case(told.told, "accounts")
    yield "case with sessions", lambda: case(told.told, "conflict_of_interest")
    yield "case account with translation", lambda: form(told.told, "accounts", "statement", told.statement)
    yield "case new fact", lambda: form(told.told, "accounts", "fact")
    yield "case new attempt", lambda: form(told.held, "safety", "agency_attempt")
    yield "case names for a reason", reasons
    yield "case determination on facts", lambda: case(told.told, "determination")
    yield "case for the Volunteers", lambda: case(told.resting, "conflict_of_interest")
