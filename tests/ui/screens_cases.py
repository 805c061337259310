"""The organizer's case screens in their interesting states, from a real vault, for the audit and the pictures."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.determination import Hearing
from app.domain.letters import ACKNOWLEDGEMENT, OUTCOME
from app.domain.people import Person
from app.domain.report import Report, YesNo
from app.domain.safety import Safety
from app.services import capture, evidence, intake, kits, letters
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.ui.cases.case_list import CaseListPanel
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.letters.letters_screen import LettersScreen
from app.ui.review.case_screen import CaseScreen
from app.ui.review.columns import REPORT
from tests.builders import (
    ENGLISH,
    JAPANESE,
    NOON,
    REPORTED,
    REPORTER,
    SECOND_REPORTED,
    WITNESS,
    FakeClock,
)
from tests.ui.case_steps import ACTION, ALL_STEPS, FOUND, HEARD, NO_CONFLICT, SAFE

Screens = Iterator[tuple[str, Callable[[], QWidget]]]


_told: list[tuple[Session, "Story"]] = []


class Story:
    """One vault with a case in each interesting state."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.clock = FakeClock(NOON)
        self.session = session = replace(session, clock=self.clock)
        self._outbox = folder / "outbox of cases"
        path = folder / "cases.mamori-kit"
        event = kits.event(session, "Spring meetup", date(2026, 5, 16), date(2026, 5, 17), ("Lobby",))
        kits.make_kit(session, path, event)
        self._kit = capture.open_kit(path)
        attached = folder / "chat.txt"
        attached.write_text("please stop\n", "utf-8")
        files = (evidence.attach(attached, session.now()),)
        self.new = self._case(ENGLISH, files)
        self.held = self._held()
        self.heard = self._heard()
        self.japanese = self._walked(4, JAPANESE, (replace(SECOND_REPORTED, id="e" * 32),))
        self.decided = self._walked(9, ENGLISH, (REPORTER, REPORTED, WITNESS))
        self.closed = self._walked(len(ALL_STEPS), ENGLISH, (REPORTER, REPORTED))
        self.clock.forward(hours=30)

    def _case(self, report: Report, files: tuple[evidence.AttachedFile, ...] = ()) -> str:
        self.clock.forward(minutes=7)
        sealed = capture.submit_report(self._kit, report, self._outbox, attachments=files, clock=self.clock)
        return str(intake.import_report(self.session, self._outbox / sealed.file).case)

    def _people(self, case: str, *people: Person) -> None:
        for n, person in enumerate(people):
            register_person(self.session, case, replace(person, id=f"{case[:30]}{n:02}"))

    def _held(self) -> str:
        case = self._case(replace(ENGLISH, danger=YesNo.YES, ongoing=YesNo.YES))
        self._people(case, REPORTER, REPORTED)
        danger = Safety(
            ongoing=YesNo.YES, threat=YesNo.YES, plan="Two people walk them to the station.", plan_owner="The door team"
        )
        for step in (danger, NO_CONFLICT):
            record_step(self.session, case, step)
        return case

    def _heard(self) -> str:
        case = self._case(ENGLISH)
        self._people(case, REPORTER, REPORTED, SECOND_REPORTED, WITNESS)
        for step in (SAFE, NO_CONFLICT):
            record_step(self.session, case, step)
        kept = letters.write_letter(self.session, case, ACKNOWLEDGEMENT, "en")
        letters.mark_sent(self.session, case, kept.id, "mail")
        record_step(self.session, case, HEARD, f"{case[:30]}01")
        record_step(self.session, case, FOUND, f"{case[:30]}01")
        waiting = replace(HEARD, hearing=Hearing.NO_ANSWER, account="")
        record_step(self.session, case, waiting, f"{case[:30]}02")
        return case

    def _walked(self, until: int, report: Report, people: tuple[Person, ...]) -> str:
        case = self._case(report)
        self._people(case, *people)
        about = next(f"{case[:30]}{n:02}" for n, person in enumerate(people) if person.role == "reported")
        for step in ALL_STEPS[:until]:
            if step.key == "people_told":
                kept = letters.write_letter(self.session, case, OUTCOME, "ja", ACTION)
                letters.mark_sent(self.session, case, kept.id, "mail")
            record_step(self.session, case, step, about if step.per_person else None)
        return case


def screens(session: Session, folder: Path) -> Screens:
    """Each screen of these rooms in its interesting states."""
    yield from screens_of(story(session, folder))


def story(session: Session, folder: Path) -> Story:
    """The story of this vault; it is told once, whoever asks first."""
    told = next((story for vault, story in _told if vault is session), None)
    if told is None:
        told = Story(session, folder)
        _told.append((session, told))
    return told


def screens_of(told: Story) -> Screens:
    """The screens of a story that is told already."""
    tasks, session = Tasks(Immediately()), told.session

    def case(case_id: str, step: str = "", view: str = "") -> CaseScreen:
        screen = CaseScreen(tasks, session, case_id)
        if step:
            screen.show_key(step)
        if view:
            screen.columns.show_view(view)
        return screen

    def person() -> CaseScreen:
        screen = CaseScreen(tasks, session, told.heard)
        screen.side.person_asked.emit(f"{told.heard[:30]}00")
        return screen

    def letter(case_id: str, kind: str = "acknowledgement") -> LettersScreen:
        screen = LettersScreen(tasks, session, case_id)
        screen.show_kind(kind)
        return screen

    yield "cases list", lambda: CaseListPanel(tasks, session)
    yield "case undeclared", lambda: case(told.new)
    yield "case on hold", lambda: case(told.held, "safety")
    yield "case held publication", lambda: case(told.held, "publication")
    yield "case determination of two", lambda: case(told.heard, "determination")
    yield "case response closed", lambda: case(told.heard, "proposed_response")
    yield "case report", lambda: case(told.heard, view=REPORT)
    yield "case japanese report", lambda: case(told.japanese, view=REPORT)
    yield "case response", lambda: case(told.decided, "proposed_response")
    yield "case decided", lambda: case(told.decided)
    yield "case closed", lambda: case(told.closed)
    yield "case person form", person
    yield "letter acknowledgement", lambda: letter(told.new)
    yield "letter blocked", lambda: letter(told.held, "outcome")
    yield "letter outcome to fill", lambda: letter(told.decided, "outcome")
    yield "letter sent", lambda: letter(told.closed, "outcome")
