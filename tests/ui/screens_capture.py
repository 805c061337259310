"""The screens of the desk in their interesting states, for the audit and the pictures."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.canonical_json import Binary
from app.crypto import opening, signing
from app.domain.case import Route
from app.domain.events import Venue
from app.domain.report import YesNo
from app.services import capture, kits
from app.services.session import Session
from app.storage.kit import PanelKeys
from app.ui.capture.outbox_page import OutboxPage
from app.ui.capture.read_back import ReadBackPage
from app.ui.capture.readiness_page import ReadinessPage
from app.ui.capture.side_pages import CoverPage, EmergencyPage, KeysPage, SidePage
from app.ui.capture.stages import Stage
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.shell.capture_window import CaptureWindow
from tests.builders import ENGLISH

VENUE = Venue(number="06-0000-1234", address="2-5-8 Example, Kita-ku, Osaka")
NOW = datetime(2026, 5, 16, 3, 0, tzinfo=UTC)


def kit_with_panel(session: Session, folder: Path) -> Path:
    """A kit that can seal to the trusted Volunteers too."""
    path = folder / "panel.mamori-kit"
    panel = PanelKeys(
        recipient=opening.recipient_of(opening.new_identity()),
        sign=Binary(signing.public_half(b"p" * 32)),
        contact="mio.arai@example.org",
    )
    event = kits.event(session, "Spring Workshop Day", date(2026, 5, 16), date(2026, 5, 17), ("Lobby", "Room A"), VENUE)
    kits.make_kit(session, path, event, panel)
    return path


def screens(session: Session, folder: Path) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Every stage of a conversation, with invented people."""
    path = kit_with_panel(session, folder)
    alone = folder / "alone.mamori-kit"
    kits.make_kit(session, alone, None)
    outbox = folder / "desk"

    def window(kit: Path = path) -> CaptureWindow:
        made = CaptureWindow(Tasks(Immediately()), kit, outbox, clock=lambda: NOW)
        made.resize(1280, 800)
        return made

    def at(stage: Stage, about: YesNo = YesNo.NO, kit: Path = path) -> CaptureWindow:
        made = window(kit)
        talk = made.desk.conversation
        talk.danger, talk.about_organizer = YesNo.NO, about
        told = ENGLISH.answers() | {"tell_event_organizer": YesNo.YES}
        talk.take(tuple(told), {key: answer for key, answer in told.items() if key != "danger"})
        talk.began, talk.at = NOW, "account"
        talk.seen.update({0, 1, 2, 3, 4})
        made.desk.show_stage(stage)
        return made

    def danger(answer: YesNo) -> CaptureWindow:
        made = window()
        made.desk.conversation.danger = answer
        made.rebuild()
        return made

    def sealed(about: YesNo) -> CaptureWindow:
        made = at(Stage.SEAL, about)
        made.desk.go_on()
        return made

    def solo(stage: Stage) -> CaptureWindow:
        made = at(Stage.FORM)
        talk = made.desk.conversation
        talk.take(("own_words",), {"own_words": ENGLISH.account})
        talk.solo = "" if stage is Stage.HAND_OVER else "plum"
        made.desk.show_stage(stage)
        return made

    def correcting() -> CaptureWindow:
        made = at(Stage.READ_BACK)
        page = made.desk.shown
        assert isinstance(page, ReadBackPage)
        page.rows["place"].change.click()
        return made

    def beside(kind: type[SidePage]) -> CaptureWindow:
        made = at(Stage.FORM)
        made.desk.show_side(kind)
        return made

    def empty_form() -> CaptureWindow:
        made = window()
        made.desk.conversation.about_organizer = YesNo.NO
        made.desk.show_stage(Stage.FORM)
        return made

    def closing() -> CaptureWindow:
        made = at(Stage.FORM)
        made.close()
        return made

    yield "capture_danger", window
    yield "capture_danger_not_sure", lambda: danger(YesNo.UNKNOWN)
    yield "capture_route", lambda: at(Stage.ROUTE)
    yield "capture_no_panel", lambda: at(Stage.NO_PANEL, YesNo.YES, alone)
    yield "capture_form_empty", empty_form
    yield "capture_form", lambda: at(Stage.FORM)
    yield "capture_form_panel", lambda: at(Stage.FORM, YesNo.YES)
    yield "capture_closing", closing
    yield "capture_read_back", lambda: at(Stage.READ_BACK)
    yield "capture_correcting", correcting
    yield "capture_danger_yes", lambda: danger(YesNo.YES)
    for stage in (
        Stage.HAND_OVER,
        Stage.SOLO,
        Stage.SOLO_QUESTIONS,
        Stage.SOLO_DONE,
        Stage.SOLO_READ_BACK,
        Stage.WORD,
        Stage.SOLO_SEAL,
    ):
        yield f"capture_{stage}", partial(solo, stage)
    yield "capture_cover", lambda: beside(CoverPage)
    yield "capture_seal", lambda: at(Stage.SEAL)
    yield "capture_seal_panel", lambda: at(Stage.SEAL, YesNo.YES)
    yield "capture_sealed", lambda: sealed(YesNo.NO)
    yield "capture_sealed_panel", lambda: sealed(YesNo.UNKNOWN)

    def with_work(kind: type[OutboxPage] | type[ReadinessPage]) -> CaptureWindow:
        folder_of_work = folder / f"work {len(list(folder.iterdir()))}"
        opened = capture.open_kit(path)
        for _number in range(3):
            capture.submit_report(opened, ENGLISH, folder_of_work, clock=lambda: NOW)
        capture.keep_draft(opened, ENGLISH, folder_of_work, id="1" * 32, route=Route.ORGANIZER, clock=lambda: NOW)
        made = CaptureWindow(Tasks(Immediately()), path, folder_of_work, clock=lambda: NOW)
        made.resize(1280, 800)
        made.desk.show_side(kind)
        return made

    def handed() -> CaptureWindow:
        made = with_work(OutboxPage)
        stick = folder / f"stick {len(list(folder.iterdir()))}"
        stick.mkdir()
        made.desk.side.choose_stick = lambda _parent: str(stick)
        made.desk.go_on()
        return made

    def practiced() -> CaptureWindow:
        made = with_work(ReadinessPage)
        made.desk.go_on()
        return made

    yield "capture_outbox", lambda: with_work(OutboxPage)
    yield "capture_outbox_copied", handed
    yield "capture_readiness", lambda: with_work(ReadinessPage)
    yield "capture_readiness_done", practiced
    yield "capture_emergency", lambda: beside(EmergencyPage)
    yield "capture_keys", lambda: beside(KeysPage)
