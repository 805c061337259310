"""The community screen and the events of the kit screen, by what people press."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.profile_fields import WHOLE
from app.services import community, events
from app.services.session import Session
from app.storage import profile
from app.ui.community.files import Choosers
from app.ui.community.screen import PANEL, CommunityScreen
from app.ui.kit.chip import Chip
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.kits.screen import KitScreen
from tests.builders import FakeClock
from tests.services.test_community import TEATIME, card_file


@pytest.fixture
def tasks() -> Tasks:
    return Tasks(Immediately())


def shown(
    qtbot: QtBot, tasks: Tasks, session: Session, section: str, choosers: Choosers | None = None
) -> CommunityScreen:
    screen = CommunityScreen(tasks, session, section, choosers)
    qtbot.addWidget(screen)
    screen.resize(1216, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    return screen


def test_a_contact_is_changed_by_keyboard(qtbot: QtBot, tasks: Tasks, session: Session) -> None:
    screen = shown(qtbot, tasks, session, WHOLE)
    assert screen.card is not None
    line = screen.card.form.fields["contact"].control
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "desk@okt.example")
    with qtbot.waitSignal(screen.community_changed):
        qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.community.contact == "desk@okt.example"


@pytest.mark.requirement("R3")
def test_what_cannot_stand_is_told_at_its_field_and_nothing_typed_is_lost(
    qtbot: QtBot, tasks: Tasks, session: Session
) -> None:
    screen = shown(qtbot, tasks, session, "spaces")
    assert screen.card is not None
    screen.card.add_button.click()
    form = screen.card.form
    form.set_values({"name.en": "Matrix room", "name.ja": "Matrixの部屋", "kind": "digital"})
    screen.card.save_button.click()
    assert "administrators" in screen.banner.sentence.words()
    assert form.fields["administrators"].fault.words()
    assert form.values()["name.en"] == "Matrix room"
    form.set_values(form.values() | {"administrators": "Maya"})
    screen.card.save_button.click()
    assert session.community.spaces[-1].administrators == ("Maya",)
    assert screen.card.place == len(session.community.spaces) - 1
    screen.card.remove_button.click()
    assert "Matrix room" not in [space.name.en for space in session.community.spaces]


def test_a_helpline_nobody_checked_is_amber_until_somebody_did(
    qtbot: QtBot, tasks: Tasks, session: Session, clock: FakeClock
) -> None:
    screen = shown(qtbot, tasks, session, "helplines")
    never = next(n for n, line in enumerate(session.community.helplines) if line.verified_on is None)
    assert screen.card is not None
    assert screen.card.list is not None
    chip = screen.card.list.rows[never].findChild(Chip)
    assert chip is not None
    assert chip.text() == "Not checked yet"
    screen.card.list.chosen.emit(never)
    screen.card.checked_button.click()
    screen.card.save_button.click()
    assert session.community.helplines[never].verified_on == date(2026, 5, 16)
    clock.forward(days=366)
    screen.show_section("helplines")
    chip = screen.card.list.rows[never].findChild(Chip)
    assert chip is not None
    assert chip.text() == "Check again"


def test_a_profile_file_goes_out_and_comes_in(qtbot: QtBot, tasks: Tasks, session: Session, tmp_path: Path) -> None:
    out = tmp_path / "out"
    choosers = Choosers(lambda _parent: str(TEATIME), lambda _parent: str(out), lambda _parent: "")
    screen = shown(qtbot, tasks, session, "clauses", choosers)
    screen.save_file_button.click()
    assert profile.read(out.with_suffix(".toml")) == session.community
    screen.take_button.click()
    assert session.community.code == "teatime"
    assert screen.card is not None
    assert screen.card.form.values()["text.en"] == session.community.clauses[0].text.en
    broken = tmp_path / "broken.toml"
    broken.write_text("v = 1\n", "utf-8")
    worse = CommunityScreen(tasks, session, "clauses", Choosers(lambda _parent: str(broken)))
    qtbot.addWidget(worse)
    worse.take_button.click()
    assert "broken.toml" in worse.banner.sentence.words()
    assert session.community.code == "teatime"


def test_the_panel_is_imported_and_its_words_are_shown(
    qtbot: QtBot, tasks: Tasks, session: Session, tmp_path: Path
) -> None:
    card = card_file(tmp_path / "p.mamori-panel")
    screen = shown(qtbot, tasks, session, PANEL, Choosers(open_panel=lambda _parent: str(card)))
    assert screen.panel is not None
    assert "No panel yet" in screen.panel.said.words()
    screen.panel.import_button.click()
    assert "donor buffalo claim endanger herbicide neon" in screen.panel.words.words()
    assert community.panel(session) is not None


def test_what_is_typed_survives_a_change_of_screen(qtbot: QtBot, tasks: Tasks, session: Session) -> None:
    screen = shown(qtbot, tasks, session, "volunteers")
    assert screen.card is not None
    line = screen.card.form.fields["name.en"].control
    line.setFocus()
    qtbot.keyClicks(line, " and Jun")
    again = CommunityScreen(tasks, session)
    qtbot.addWidget(again)
    again.restore(screen.unsaved())
    assert again.card is not None
    assert again.card.form.values()["name.en"].endswith(" and Jun")


def test_an_event_is_moved_and_the_screen_says_that_desks_have_other_days(
    qtbot: QtBot, tasks: Tasks, session: Session, kit_path: Path
) -> None:
    screen = KitScreen(tasks, session)
    qtbot.addWidget(screen)
    (row,) = screen.events.rows
    assert row.chips == []
    screen.events.move_to(row.listed.event.id, date(2026, 6, 20), date(2026, 6, 21))
    (row,) = screen.events.rows
    assert [chip.text() for chip in row.chips] == [
        "Moved from Sat 16 May to Sun 17 May",
        "Desks have other days: make a new kit",
    ]
    screen.events.move_to(row.listed.event.id, date(2026, 6, 22), date(2026, 6, 21))
    assert screen.events.banner.sentence.words()
    screen.events.cancel(row.listed.event.id)
    assert [chip.text() for chip in screen.events.rows[0].chips] == ["Does not take place"]
    assert events.list_events(session)[0].cancelled
