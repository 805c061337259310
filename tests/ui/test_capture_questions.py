"""What the desk asks, offers and says beside the questions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.case import Route
from app.domain.report import Consent, PartyKind, ReadBack, ReplyLanguage, YesNo
from app.services import cases, intake, kits
from app.services.session import Session
from app.storage import files
from app.ui.capture.form_page import FormPage
from app.ui.capture.paper import PaperOffer
from app.ui.capture.prompt_box import Offers
from app.ui.capture.prompts import OPENING, prompts
from app.ui.capture.read_back import ReadBackPage
from app.ui.capture.route_page import NoPanelPage
from app.ui.capture.side_pages import CoverPage, EmergencyPage
from app.ui.capture.stages import Stage
from app.ui.kit.chip import Chip
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.review.report_view import ReportCard
from app.ui.shell.capture_window import CaptureWindow
from tests.builders import FakeClock
from tests.ui.at_the_desk import ACCOUNT, Open, arrived, desks, go_to_form, press, seal, words, write
from tests.ui.screens_capture import VENUE, kit_with_panel, screens


@pytest.fixture
def open_window(qtbot: QtBot, tasks: Tasks, kit_path: Path, outbox: Path, clock: FakeClock) -> Iterator[Open]:
    """Open a window with the kit of the test, or another one."""
    yield from desks(qtbot, tasks, kit_path, outbox, clock)


def is_seen(page: FormPage, key: str) -> bool:
    box = next(box for box in page.boxes if key in box.prompt.keys)
    return box.panel.field(key).isVisible()


@pytest.mark.requirement("R8")
def test_a_report_about_and_by_people_outside_the_community_is_taken(
    open_window: Open, session: Session, outbox: Path
) -> None:
    window = open_window()
    page = go_to_form(window)
    for key, answer in (
        ("account", ACCOUNT),
        ("people", "grey coat, no badge"),
        ("appearance", "tall, speaks with a low voice"),
        ("reporter_is", PartyKind.VENUE),
        ("reported_is", PartyKind.PASSER_BY),
    ):
        write(page, key, answer)
    seal(window)
    report = arrived(session, outbox)
    assert (report.reporter_is, report.reported_is) == (PartyKind.VENUE, PartyKind.PASSER_BY)
    assert report.appearance == "tall, speaks with a low voice"


def test_what_follows_from_a_yes_is_asked_after_it_and_the_rest_on_wish(open_window: Open) -> None:
    page = go_to_form(open_window())
    assert not is_seen(page, "asked_to_stop")
    assert not is_seen(page, "went_on")
    write(page, "stop_asked", YesNo.YES)
    assert is_seen(page, "asked_to_stop")
    assert is_seen(page, "went_on")
    write(page, "asked_to_stop", "I did, at nine.")
    write(page, "stop_asked", YesNo.NO)
    assert is_seen(page, "asked_to_stop")
    assert not is_seen(page, "went_on")
    assert not is_seen(page, "safe_contact")
    page.boxes[0].more.click()
    assert is_seen(page, "safe_contact")
    assert not page.boxes[0].more.isVisible()


def test_a_time_is_kept_as_it_was_said_and_an_exact_one_beside_it(
    open_window: Open, session: Session, outbox: Path
) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "account", ACCOUNT)
    write(page, "when", "around 9 pm")
    write(page, "when_exact", "next tuesday")
    box = page.boxes[2]
    box.more.click()
    assert box.panel.field("when_exact").fault.words()
    box.panel.editor("when_exact").setText("2026-05-16 21:05")
    assert not box.panel.field("when_exact").fault.words()
    seal(window)
    report = arrived(session, outbox)
    assert report.when == "around 9 pm"
    assert report.when_exact.startswith("2026-05-16T21:05:00")


def test_places_of_the_event_are_offered_and_any_other_place_fits(open_window: Open) -> None:
    page = go_to_form(open_window())
    field = page.boxes[2].panel.field("place")
    (offered,) = field.findChildren(Offers)
    names = [button.accessibleName() for button in offered.buttons]
    assert names[:2] == ["Lobby", "Hall B"]
    assert "Discord" in names
    offered.buttons[0].click()
    assert page.boxes[2].values()["place"] == "Lobby"
    page.boxes[2].panel.editor("place").setText("outside, at the station")
    offered.buttons[1].click()
    offered.buttons[1].click()
    assert page.boxes[2].values()["place"] == "outside, at the station, Hall B"


def test_the_yes_to_the_writing_down_is_recorded_or_why_nobody_could_ask(
    open_window: Open, session: Session, outbox: Path
) -> None:
    window = open_window()
    page = go_to_form(window)
    assert "Only the organizer can open this report." in words(page.opening)
    assert "only to handle this report" in words(page.opening)
    write(page, "consent", Consent.NO)
    assert "Then leave it unwritten" in words(page.opening)
    write(page, "consent", Consent.DANGER)
    assert "Then leave it unwritten" not in words(page.opening)
    write(page, "account", ACCOUNT)
    seal(window)
    assert arrived(session, outbox).consent is Consent.DANGER


def said(what: str) -> str:
    """Everything the cards say to do, not to do, or aloud."""
    return "\n".join(line for card in (OPENING, *prompts(Route.ORGANIZER)) for line in getattr(card, what))


def test_the_prompt_card_follows_the_question_and_says_what_the_guide_asks(open_window: Open) -> None:
    page = go_to_form(open_window())
    assert "quiet place" in words(page.help)
    page.show_prompt(3)
    assert "Use their words, not yours" in words(page.help)
    assert "quiet place" not in words(page.help)
    page.boxes[5].panel.editor("worries").setFocus()
    assert "Offer a quiet room, a friend, an escort" in words(page.help)
    for word in ("quiet place", "neutral words", "a wish only if they offer one", "a friend, an escort"):
        assert word in said("do")
    for word in ("Promise what will happen", "ask around", "taking it back", "Ask for a verdict"):
        assert word in said("do_not")
    for word in ("stays confidential", "If only two people were there", "walk with you"):
        assert word in said("say")


def test_where_there_is_no_room_the_card_comes_with_one_key(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    page = go_to_form(window)
    assert page.help.isVisible()
    assert not page.help_button.isVisible()
    window.resize(960, 640)
    qtbot.waitUntil(lambda: not page.help.isVisible())
    assert page.help_button.isVisible()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert page.help.isVisible()
    page.show_prompt(1)
    assert page.help.isVisible()


@pytest.mark.requirement("R17")
def test_one_key_shows_110_119_and_the_venue_from_every_screen_of_the_desk(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    names = set()
    for name, make in screens(session, tmp_path):
        window = make()
        assert isinstance(window, CaptureWindow)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        assert window.bottom.danger_key.isVisible(), name
        assert window.bottom.danger_key.isEnabled(), name
        if not isinstance(window.desk.side, EmergencyPage):
            press(qtbot, window, Qt.Key.Key_F2)
        shown = words(window.desk.shown)
        assert "110" in shown and "119" in shown, name
        assert "no_panel" in name or (VENUE.number in shown and VENUE.address in shown), name
        names.add(name)
        window.desk.conversation.forget()
        window.close()
    assert {f"capture_{stage}" for stage in Stage} <= names


@pytest.mark.requirement("R12")
def test_the_read_back_is_offered_in_the_language_the_reporter_prefers(open_window: Open) -> None:
    window = open_window()
    page = go_to_form(window)
    write(page, "account", ACCOUNT)
    write(page, "reply_language", ReplyLanguage.EASY)
    window.desk.go_on()
    page = window.desk.shown
    assert isinstance(page, ReadBackPage)
    assert "The reporter prefers Easy Japanese." in words(page)
    page.prefers.button.click()
    assert i18n.speech() == i18n.EASY
    page = window.desk.shown
    assert isinstance(page, ReadBackPage)
    assert not page.prefers.isVisible()
    assert page.rows["account"].text.words() == ACCOUNT
    page.agreed.editor("read_back").set_answer(ReadBack.CHANGED)
    page.agreed.changed.emit()
    assert window.desk.conversation.report().read_back is ReadBack.CHANGED
    assert window.desk.conversation.languages["read_back"] == "ja"


def test_without_a_number_of_the_venue_somebody_is_named_to_ask(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "standing.mamori-kit"
    kits.make_kit(session, path, None)
    window = CaptureWindow(Tasks(Immediately()), path, tmp_path / "outbox")
    qtbot.addWidget(window)
    assert "Ask the person running the event for the number." in words(window.desk.shown)


@pytest.mark.requirement("R17")
def test_who_called_and_when_goes_into_the_report(open_window: Open, session: Session, outbox: Path) -> None:
    window = open_window()
    page = window.desk.shown
    assert not page.calls.isVisible()
    page.answers.rows()[0].click()
    assert page.calls.isVisible()
    page.panel.editor("called").set_answer("I called 110 at 21:10, number 42")
    page.panel.editor("agency_unknown").set_answer(YesNo.YES)
    page.panel.changed.emit()
    window.bottom.next_button.click()
    window.desk.shown.answers.rows()[0].click()
    window.bottom.next_button.click()
    write(window.desk.shown, "account", ACCOUNT)
    seal(window)
    report = arrived(session, outbox)
    assert report.called == "I called 110 at 21:10, number 42"
    assert report.agency_unknown is YesNo.YES


@pytest.mark.requirement("R45")
def test_without_a_panel_the_paper_form_is_offered_in_the_language_spoken(
    open_window: Open, tmp_path: Path, outbox: Path
) -> None:
    window = open_window()
    window.set_language(i18n.EASY)
    window.desk.conversation.about_organizer = YesNo.YES
    window.desk.show_stage(Stage.NO_PANEL)
    page = window.desk.shown
    assert isinstance(page, NoPanelPage)
    assert page.offer.save.isVisible()
    offer = PaperOffer(Tasks(Immediately()), window.desk.opened.kit.community, lambda _parent: str(tmp_path / "form"))
    offer.save.click()
    assert files.read_file(tmp_path / "form.pdf", 5) == b"%PDF-1"
    assert "ほぞんしました" in words(offer) or offer.banner.sentence.words().startswith("ほぞんしました")
    refused = PaperOffer(
        Tasks(Immediately()), window.desk.opened.kit.community, lambda _parent: str(tmp_path / "form.pdf" / "form")
    )
    refused.save.click()
    assert refused.banner.sentence.words()
    assert not outbox.exists()
    offer.deleteLater()
    refused.deleteLater()


def test_the_cover_says_nothing_of_the_report_or_the_event(open_window: Open) -> None:
    window = open_window()
    write(go_to_form(window), "account", ACCOUNT)
    window.desk.show_side(CoverPage)
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert labels
    assert not [text for text in labels if "Spring" in text or ACCOUNT in text]


def test_the_panels_kit_can_be_made_with_a_venue(session: Session, tmp_path: Path, tasks: Tasks, qtbot: QtBot) -> None:
    window = CaptureWindow(tasks, kit_with_panel(session, tmp_path), tmp_path / "outbox")
    qtbot.addWidget(window)
    assert VENUE.number in words(window.desk.shown)


@pytest.mark.requirement("R10")
def test_the_organizer_sees_who_wrote_it_in_which_language_and_what_to_heed(
    open_window: Open, session: Session, outbox: Path, qtbot: QtBot
) -> None:
    window = open_window()
    page = go_to_form(window)
    for key, answer in (("people", "blue badge"), ("stop_asked", YesNo.YES), ("went_on", YesNo.YES)):
        write(page, key, answer)
    write(page, "afraid", YesNo.YES)
    window.set_language("ja")
    window.desk.conversation.take(("own_words",), {"own_words": ACCOUNT})
    window.set_language("en")
    for _stage in (Stage.FORM, Stage.READ_BACK, Stage.SEAL):
        window.bottom.next_button.click()
    (sealed,) = outbox.glob("*.mamori-report")
    case = intake.import_report(session, sealed).case
    assert case is not None
    (received,) = cases.read_case(session, case).reports
    assert (received.writer, received.language) == ("reporter", "ja")
    card = ReportCard(received)
    qtbot.addWidget(card)
    said = words(card)
    assert "Written by the reporter" in {chip.accessibleName() for chip in card.findChildren(Chip)}
    assert "Who was involved? A name, a nickname, clothes or a badge all help. (English)" in said
    assert "What happened? Use your own words and only as much as you want. (" not in said
    assert "That speaks for “repeated”." in said
    assert "Afraid of what comes next" in said
