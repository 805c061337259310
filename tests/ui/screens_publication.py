"""The studio and the publish screen in their interesting states, from a real vault, for the audit and the pictures."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain import reading
from app.domain.report import YesNo
from app.i18n import language
from app.services import capture, intake, kits, publication
from app.services import practice_first as story
from app.services.people import register_person
from app.services.review import record_step
from app.services.session import Session
from app.ui.anonymity.decisions import DismissalCard, RegisterCard
from app.ui.anonymity.last_page import LastPageCard
from app.ui.anonymity.second_reader import SecondReaderCard
from app.ui.anonymity.studio import StudioScreen
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.publication.publish import PublishScreen

LEAKING = {
    "en": story.PUBLIC_TEXT["en"]
    .replace("and then left.", "and then left at 23:40. Person A was the only first-time speaker, dbrandt_dev.")
    .replace("Person B chose", "Tanaka-san chose"),
    "ja": story.PUBLIC_TEXT["ja"]
    .replace("しばらく続け、", "23時40分ごろまで続け、")
    .replace("Bさんには、", "タナカさんには、")
    .replace("Aさんも認め", "ｄｂｒａｎｄｔ＿ｄｅｖも認め")
    .replace("聞いていた人も", "ただ一人の初めての発表者も"),
}
"""The published text of the story before somebody looked at it a second time."""


def case_for_publication(session: Session, folder: Path) -> str:
    """A case with its three people, decided and answered."""
    folder.mkdir(exist_ok=True)
    path = folder / "publication.mamori-kit"
    event = kits.event(session, "Spring meetup", date(2026, 5, 16), date(2026, 5, 17), ("Lobby",))
    kits.make_kit(session, path, event)
    outbox = folder / "outbox of publications"
    sealed = capture.submit_report(capture.open_kit(path), story.FIRST_REPORT, outbox, clock=session.clock)
    case = str(intake.import_report(session, outbox / sealed.file).case)
    for person in story.PEOPLE:
        register_person(session, case, replace(person, id=case[:30] + person.id[:2]))
    for step in (story.SAFE, story.NO_CONFLICT, story.HEARD, story.FOUND, story.PROPOSED):
        record_step(session, case, step, case[:30] + story.REPORTED.id[:2] if step.per_person else None)
    return case


def checked_studio(session: Session, case: str, text: str | None = None) -> StudioScreen:
    """The studio with this text, already checked."""
    screen = StudioScreen(Tasks(Immediately()), session, case)
    if text is not None:
        screen.restore({"texts": {screen.languages.value(): text}, "language": screen.languages.value()})
    screen.checker.check_now()
    return screen


def screens(session: Session, folder: Path) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Each state with its name; built in the language that is spoken when it is asked for."""
    case, held = case_for_publication(session, folder / "one"), case_for_publication(session, folder / "two")
    record_step(session, held, replace(story.SAFE, threat=YesNo.YES))

    def spoken() -> str:
        return language() if language() in LEAKING else "en"

    def studio_open() -> QWidget:
        screen = checked_studio(session, case, LEAKING[spoken()])
        screen.walk.go_to(len(screen.editor.marks))
        return screen

    def studio_named() -> QWidget:
        screen = checked_studio(session, case)
        screen.original.names_asked.emit()
        return screen

    def last_page(*, ticked: bool) -> QWidget:
        card = LastPageCard()
        for row in card.ticks.rows if ticked else card.ticks.rows[:2]:
            row.click()
        return card

    def second_reader(*, rests: bool) -> QWidget:
        until = reading.rested_until(session.now(), "Asia/Tokyo")
        state = reading.ReadingState(rests_until=until if rests else None)
        return SecondReaderCard(story.PUBLIC_TEXT[spoken()], state, session.now())

    def decide(kind: type[DismissalCard] | type[RegisterCard]) -> QWidget:
        return kind(checked_studio(session, case, LEAKING[spoken()]).editor.marks[0])

    def publish(*, saved: bool = False) -> QWidget:
        built = publication.build(session, case, spoken(), story.PUBLIC_TEXT[spoken()])
        screen = PublishScreen(Tasks(Immediately()), session, case, built, lambda _parent, _name: None)
        answers = {"reason": "Guests asked what happened.", "approved_by": "The organizer", "is_saved": True}
        if saved:
            screen.restore(answers)
        return screen

    yield "studio", lambda: checked_studio(session, case)
    yield "studio_findings", lambda: checked_studio(session, case, LEAKING[spoken()])
    yield "studio_card", studio_open
    yield "studio_names", studio_named
    yield "studio_hold", lambda: checked_studio(session, held, story.PUBLIC_TEXT[spoken()])
    yield "last_page", lambda: last_page(ticked=False)
    yield "last_page_ticked", lambda: last_page(ticked=True)
    yield "second_reader", lambda: second_reader(rests=False)
    yield "second_reader_rests", lambda: second_reader(rests=True)
    yield "dismissal", lambda: decide(DismissalCard)
    yield "registration", lambda: decide(RegisterCard)
    yield "publish", publish
    yield "publish_saved", lambda: publish(saved=True)
