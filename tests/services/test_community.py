"""The community in the vault: edited, exchanged as a file, carried by kits; the panel card and the events."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import canonical_json
from app.canonical_json import Binary
from app.crypto import fingerprint, signing
from app.domain import profile_fields
from app.domain.clocks import DueState
from app.domain.community import Community, Text
from app.domain.profile_fields import SECTIONS, WHOLE, FieldIsWrong
from app.paths import resource
from app.services import capture, cases, community, events, intake, journal, kits, today, vault
from app.services.community import CommunityIsWrong
from app.services.session import Session
from app.storage import panel_card, profile, profile_text
from app.storage.panel_card import NotAPanelCard, PanelCard
from tests.builders import ENGLISH, PASSPHRASE, FakeClock

OKTECH = profile.read(resource("communities", "oktech.toml"))
TEATIME = Path(__file__).parent.parent / "profiles" / "teatime.toml"
SEED = bytes(range(16))
RECIPIENT = "age1vhn2nqvze38mqx674kuxht7nf9ns947yj6zq9g82e2q50rywuahs40kvj8"
"""The recipient of the panel seed 00 01 ... 0f (formats.md 2 and 8)."""
SECTION = {section.key: section for section in SECTIONS}


def hkdf(info: bytes) -> bytes:
    """HKDF-SHA256 of the seed, written out: one block, no salt (RFC 5869)."""
    extracted = hmac.new(bytes(32), SEED, hashlib.sha256).digest()
    return hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()


def card_file(path: Path, **other: object) -> Path:
    """A panel card signed with the key of the test vector."""
    secret = hkdf(b"mamori panel v1 sign")
    fields: dict[str, object] = {
        "v": 1,
        "recipient": RECIPIENT,
        "sign": Binary(signing.public_half(secret)),
        "contact": "Maya, at the tea table",
        "k": 2,
        "n": 3,
        "set": 4711,
        "made": date(2026, 5, 1),
    }
    body = canonical_json.encode(fields | other)
    panel_card.write(path, body, signing.sign(secret, panel_card.SIGNED_AS, body))
    return path


def edited(section: str, place: int, **answers: str) -> Community:
    one = SECTION[section]
    record = profile_fields.records(OKTECH, one)[place]
    typed = profile_fields.answers(record, one) | {key.replace("__", "."): text for key, text in answers.items()}
    return profile_fields.changed(OKTECH, one, place, typed)


@pytest.mark.parametrize("path", [resource("communities", "oktech.toml"), TEATIME], ids=lambda path: path.stem)
def test_a_profile_written_and_read_is_the_same_and_always_the_same_bytes(path: Path, tmp_path: Path) -> None:
    read = profile.read(path)
    profile.write(tmp_path / "one.toml", read)
    again = profile.read(tmp_path / "one.toml")
    assert again == read
    assert profile_text.spell(again).encode() == (tmp_path / "one.toml").read_bytes()


@given(st.text(max_size=40), st.text(max_size=40), st.lists(st.text(max_size=10), max_size=3))
def test_any_words_survive_the_file(english: str, japanese: str, allow: list[str]) -> None:
    name = Text(en=english, ja=japanese)
    changed = msgspec.structs.replace(OKTECH, name=name, allow=tuple(allow))
    assert msgspec.toml.decode(profile_text.spell(changed).encode(), type=Community) == changed


def test_every_field_of_every_record_survives_its_form() -> None:
    for section in SECTIONS:
        for place, record in enumerate(profile_fields.records(OKTECH, section)):
            typed = profile_fields.answers(record, section)
            assert profile_fields.changed(OKTECH, section, place, typed) == OKTECH


@pytest.mark.requirement("R3")
def test_a_space_without_somebody_who_administers_it_cannot_be_saved(session: Session) -> None:
    with pytest.raises(CommunityIsWrong, match="administrators"):
        community.save_community(session, edited("spaces", 0, administrators=" \n "))
    assert session.community == OKTECH
    added = profile_fields.changed(
        OKTECH,
        SECTION["spaces"],
        99,
        {"name.en": "Matrix room", "name.ja": "Matrixの部屋", "kind": "digital", "administrators": "Maya\nJun"},
    )
    community.save_community(session, added)
    new = session.community.spaces[-1]
    assert (new.code, new.administrators) == ("matrix_room", ("Maya", "Jun"))


def test_what_is_edited_counts_at_once_and_after_opening_again(
    session: Session, vault_folder: Path, seal: Callable[..., Path], clock: FakeClock
) -> None:
    intake.import_report(session, seal(ENGLISH))
    clock.forward(hours=50)
    assert cases.list_cases(session)[0].due_state is DueState.PAST_AIM
    community.save_community(session, edited("clocks", 0, acknowledge_hours="48"))
    (line,) = cases.list_cases(session)
    assert line.due_state is DueState.OVERDUE
    assert line.next_by == line.due
    assert journal.whole_history(session)[-1].what == "community changed"
    session.close()
    again = vault.open_vault(vault_folder, PASSPHRASE, clock=clock)
    assert again.community.clocks.acknowledge_hours == 48
    again.close()


def test_a_field_that_cannot_stand_is_named_and_changes_nothing(session: Session) -> None:
    for section, key, text in (
        ("clocks", "aim_hours", "soon"),
        ("helplines", "verified_on", "last year"),
        (WHOLE, "contact", "  "),
        ("spaces", "kind", "a ship"),
    ):
        with pytest.raises(FieldIsWrong, match=key):
            edited(section, 0, **{key: text})
    for section, answers, field in (
        (WHOLE, {"zone": "Mars/Base"}, "zone"),
        ("clocks", {"aim_hours": "100"}, "aim_hours"),
        ("clocks", {"acknowledge_hours": "0", "aim_hours": "0"}, "aim_hours"),
    ):
        with pytest.raises(CommunityIsWrong, match=field):
            community.save_community(session, edited(section, 0, **answers))
    assert session.community == OKTECH


def test_a_kit_carries_the_community_of_its_day_and_the_panel(session: Session, tmp_path: Path) -> None:
    before = kits.make_kit(session, tmp_path / "before.mamori-kit", None)
    community.take_profile(session, TEATIME)
    card = community.import_panel(session, card_file(tmp_path / "panel.mamori-panel"))
    kits.make_kit(session, tmp_path / "after.mamori-kit", None)
    after = capture.open_kit(tmp_path / "after.mamori-kit")
    assert (before.community.code, after.kit.community.code) == ("oktech", "teatime")
    assert before.panel is None
    assert after.kit.panel == card.keys()
    assert after.kit.event is None
    assert community.panel(session) == card.keys()
    community.save_profile(session, tmp_path / "out.toml")
    assert profile.read(tmp_path / "out.toml") == profile.read(TEATIME)


def test_the_panel_card_of_the_test_vector(session: Session, tmp_path: Path) -> None:
    card = community.import_panel(session, card_file(tmp_path / "p.mamori-panel"))
    assert bytes(card.sign).hex() == "e36a4568047b655270ea4d4edad5b1ae0664f506f884dc7dc75eb5c2ed4ea244"
    assert " ".join(fingerprint.fingerprint(card.recipient)) == "donor buffalo claim endanger herbicide neon"
    assert journal.whole_history(session)[-1].what == "panel card imported"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(path.read_bytes().replace(b"tea table", b"bar table")),
        lambda path: path.write_bytes(path.read_bytes()[:-1] + bytes([path.read_bytes()[-1] ^ 1])),
        lambda path: path.write_bytes(path.read_bytes()[:-20]),
        lambda path: path.write_bytes(b""),
        lambda path: card_file(path, k=3, n=2),
        lambda path: card_file(path, recipient="age1nobody"),
        lambda path: card_file(path, more="than known"),
        lambda path: card_file(path, v=2),
        lambda path: card_file(path, contact=""),
        lambda path: path.unlink(),
    ],
)
def test_no_other_card_is_kept(session: Session, tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    path = card_file(tmp_path / "p.mamori-panel")
    spoil(path)
    with pytest.raises(NotAPanelCard):
        community.import_panel(session, path)
    assert community.panel(session) is None


def test_a_card_signed_by_somebody_else_is_refused(session: Session, tmp_path: Path) -> None:
    path = card_file(tmp_path / "p.mamori-panel")
    body = path.read_bytes()[:-65]
    panel_card.write(path, body, signing.sign(signing.new_signing_key(), panel_card.SIGNED_AS, body))
    with pytest.raises(NotAPanelCard):
        community.import_panel(session, path)
    assert isinstance(panel_card.read(path).card, PanelCard)


def test_an_event_moves_and_everything_that_stands_on_its_days_is_asked_again(
    session: Session, kit_path: Path, tmp_path: Path, clock: FakeClock
) -> None:
    (planned,) = events.list_events(session)
    assert (planned.kits, planned.kits_are_outdated) == (1, False)
    clock.forward(hours=1)
    events.move_event(session, planned.event.id, date(2026, 6, 20), date(2026, 6, 21))
    (moved,) = events.list_events(session)
    assert moved.event.first_day == date(2026, 6, 20)
    assert [before.first_day for before in moved.before] == [date(2026, 5, 16)]
    assert moved.kits_are_outdated
    assert today.today(session).outdated_events == ("Spring meetup",)
    clock.forward(hours=1)
    new = kits.make_kit(session, tmp_path / "new.mamori-kit", moved.event)
    assert new.until == date(2026, 6, 21)
    assert not events.list_events(session)[0].kits_are_outdated
    assert today.today(session).outdated_events == ()


def test_a_cancelled_event_stays_in_the_record_and_comes_back_by_other_days(session: Session) -> None:
    event = kits.event(session, "Autumn camp", date(2026, 10, 3), date(2026, 10, 4))
    events.plan_event(session, event)
    events.cancel_event(session, event.id)
    assert events.list_events(session)[0].cancelled
    events.move_event(session, event.id, date(2026, 11, 7), date(2026, 11, 8))
    (back,) = events.list_events(session)
    assert not back.cancelled
    assert len(back.before) == 2
    words = [entry.what for entry in journal.whole_history(session)]
    assert words[-3:] == ["event planned", "event cancelled", "event moved"]
    with pytest.raises(kits.EventIsWrong):
        events.move_event(session, event.id, date(2026, 11, 8), date(2026, 11, 7))
    with pytest.raises(events.NoSuchEvent):
        events.cancel_event(session, "0" * 32)


def test_an_event_that_only_an_old_kit_knows_can_be_moved(session: Session, kit_path: Path) -> None:
    with session.database.transaction():
        session.database.run("DELETE FROM events")
    (known,) = events.list_events(session)
    events.move_event(session, known.event.id, date(2026, 7, 1), date(2026, 7, 2))
    (moved,) = events.list_events(session)
    assert moved.before == (known.event,)
    assert moved.kits_are_outdated
