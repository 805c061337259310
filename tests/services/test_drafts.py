"""Drafts: sealed to the reader alone, replaced only by a proved one, deleted together (formats.md 5)."""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.canonical_json import Binary
from app.crypto import opening, signing
from app.domain.case import Route
from app.domain.report import Report
from app.services import capture, evidence, kits
from app.services.session import Session
from app.storage import desk, envelope, kit
from app.storage import kits as kept_kits
from tests.builders import ENGLISH, NOON, SHORT, FakeClock

ID = "1" * 32


@dataclass
class Opened:
    """One sealed file as the reader it was sealed to sees it."""

    heads: list[envelope.Head] = field(default_factory=list)
    bytes: bytearray = field(default_factory=bytearray)

    @classmethod
    def of(cls, path: Path, identity: str) -> "Opened":
        found = cls()
        reader = envelope.Reader(found.heads.append, lambda _place, data: found.bytes.extend(data))
        with path.open("rb") as file:
            opening.open_sealed(file, reader, identity)
        reader.finish()
        return found

    @property
    def manifest(self) -> envelope.Manifest:
        return self.heads[0].manifest


@dataclass
class Desk:
    """A desk whose kit has a test panel."""

    kit: capture.OpenKit
    organizer: str
    panel: str
    outbox: Path
    clock: FakeClock

    def keep(self, report: Report = SHORT, route: Route = Route.ORGANIZER, **more: object) -> capture.Kept:
        return capture.keep_draft(
            self.kit, report, self.outbox, **{"id": ID, "route": route, "clock": self.clock, **more}
        )

    def files(self) -> list[Path]:
        return sorted(self.outbox.glob("*.mamori-report"))


@pytest.fixture
def at_desk(session: Session, tmp_path: Path, outbox: Path, clock: FakeClock) -> Desk:
    panel = opening.new_identity()
    keys = kit.PanelKeys(
        recipient=opening.recipient_of(panel),
        sign=Binary(signing.public_half(signing.new_signing_key())),
        contact="ask for the tea table",
    )
    kits.make_kit(session, tmp_path / "p.mamori-kit", None, keys)
    organizer = kept_kits.openable(session.database)[0].identity
    return Desk(capture.open_kit(tmp_path / "p.mamori-kit"), organizer, panel, outbox, clock)


@pytest.mark.requirement("R44")
def test_a_draft_has_no_number_and_says_all_that_was_written(at_desk: Desk) -> None:
    kept = at_desk.keep(ENGLISH, writer="reporter", written_in="ja", languages={"account": "en"})
    assert kept.at == NOON
    manifest = Opened.of(at_desk.outbox / kept.file, at_desk.organizer).manifest
    assert (manifest.kind, manifest.id, manifest.desk.number) == ("draft", ID, 0)
    assert bytes(manifest.desk.previous) == bytes(32)
    assert manifest.report == ENGLISH.answers()
    assert (manifest.writer, manifest.language, manifest.languages) == ("reporter", "ja", {"account": "en"})
    assert b"dress" not in (at_desk.outbox / kept.file).read_bytes()


def test_an_empty_draft_is_kept_too(at_desk: Desk) -> None:
    assert Opened.of(at_desk.outbox / at_desk.keep(Report()).file, at_desk.organizer).manifest.report == {}


def test_a_new_draft_takes_the_place_of_the_one_before_it(at_desk: Desk) -> None:
    first = at_desk.keep(SHORT)
    second = at_desk.keep(ENGLISH, replaces=first.file)
    assert [path.name for path in at_desk.files()] == [second.file]
    report = capture.submit_report(at_desk.kit, ENGLISH, at_desk.outbox, id=ID, clock=at_desk.clock)
    assert [path.name for path in at_desk.files()] == [report.file]
    assert Opened.of(at_desk.outbox / report.file, at_desk.organizer).manifest.id == ID


def test_drafts_of_another_report_stay(at_desk: Desk) -> None:
    other = at_desk.keep(SHORT, id="2" * 32)
    at_desk.keep(SHORT)
    assert capture.drop_drafts(at_desk.kit, at_desk.outbox, ID) == 1
    assert [path.name for path in at_desk.files()] == [other.file]
    capture.submit_report(at_desk.kit, SHORT, at_desk.outbox, id=ID, clock=at_desk.clock)
    assert (at_desk.outbox / other.file).exists()


def test_an_attachment_is_sealed_once_in_a_draft_of_its_own(at_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "chat.png").write_bytes(os.urandom(300_000))
    attached = evidence.attach(tmp_path / "chat.png", NOON)
    kept = at_desk.keep(Report(), attachments=[attached])
    opened = Opened.of(at_desk.outbox / kept.file, at_desk.organizer)
    assert opened.manifest.report == {}
    assert bytes(opened.bytes) == (tmp_path / "chat.png").read_bytes()
    assert bytes(opened.manifest.attachments[0].sha256) == hashlib.sha256(opened.bytes).digest()


@pytest.mark.requirement("R45")
def test_a_report_and_its_drafts_on_the_panels_route_open_with_the_panels_key_only(
    at_desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("what was said")
    attached = evidence.attach(tmp_path / "a.txt", NOON)
    at_desk.keep(ENGLISH, Route.PANEL)
    at_desk.keep(Report(), Route.PANEL, attachments=[attached])
    capture.submit_report(at_desk.kit, ENGLISH, at_desk.outbox, route=Route.PANEL, clock=at_desk.clock)
    assert len(at_desk.files()) == 3
    for path in at_desk.files():
        assert Opened.of(path, at_desk.panel).manifest.route == "panel"
        with pytest.raises(opening.NotForThisKey):
            Opened.of(path, at_desk.organizer)


def test_without_a_panel_no_draft_is_kept_on_its_route(kit_path: Path, outbox: Path) -> None:
    with pytest.raises(capture.NoPanel):
        capture.keep_draft(capture.open_kit(kit_path), SHORT, outbox, id=ID, route=Route.PANEL)
    assert not outbox.exists()


def test_a_refused_draft_leaves_the_one_before_it(at_desk: Desk) -> None:
    first = at_desk.keep(SHORT)
    with pytest.raises(capture.DoesNotFit):
        at_desk.keep(Report(account="x" * 1_000_000), replaces=first.file)
    blocked = at_desk.outbox / "desk.json.new"
    blocked.mkdir()
    with pytest.raises(capture.CannotKeep, match="Not kept yet"):
        at_desk.keep(ENGLISH, replaces=first.file)
    blocked.rmdir()
    assert [path.name for path in at_desk.files()] == [first.file]


def test_a_desk_tells_once_that_an_unfinished_report_was_kept(at_desk: Desk) -> None:
    assert capture.notice_unfinished(at_desk.kit, at_desk.outbox) == 0
    at_desk.keep(SHORT)
    at_desk.keep(Report())
    at_desk.keep(SHORT, id="2" * 32)
    assert capture.notice_unfinished(at_desk.kit, at_desk.outbox) == 2
    assert capture.notice_unfinished(at_desk.kit, at_desk.outbox) == 0
    assert len(at_desk.files()) == 3


def test_a_draft_that_a_crash_cut_short_is_forgotten(at_desk: Desk) -> None:
    kept = at_desk.keep(SHORT)
    mine = desk.look(at_desk.outbox, at_desk.kit.kit.id)
    assert mine is not None
    desk.add(at_desk.outbox, mine, desk.SealedNote(name="CUT.mamori-report", kind="draft", route="organizer"))
    (at_desk.outbox / "CUT.mamori-report.part").write_bytes(b"half")
    again = at_desk.keep(SHORT, replaces=kept.file)
    assert [path.name for path in at_desk.outbox.glob("*report*")] == [again.file]
