"""Pictures of every screen, drawn without a display from the vault of a demo."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app import i18n
from app.domain.report import YesNo
from app.errors import AppError
from app.i18n import _
from app.services import anonymity, cases, publication, vault
from app.services.session import Session
from app.storage import publications
from app.ui.application import make_application, speak_qt
from app.ui.capture.stages import Stage
from app.ui.kit import gallery
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.kit.theme import theme
from app.ui.shell.capture_window import CaptureWindow
from app.ui.shell.doors import doors
from app.ui.shell.main_window import CREATE, MainWindow
from app.ui.shell.navigation import CASES, COMMUNITY, IMPORT, KITS, PREFERENCES, TODAY, VAULT
from app.ui.shell.places import LETTERS, STUDIO, UPDATE, Where

LOOKS = tuple((code, scheme, size) for code in i18n.LANGUAGES for scheme in ("light", "dark") for size in (100, 150))
"""Language, colors and text size of each round of pictures."""
_DONE = 0
_NEXT_DAY = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
"""Just after the demo's story, so that its clocks show something to do."""


class NoDemoHere(AppError):
    """The folder holds no demo whose vault can be opened."""


def save_gallery(folder: Path) -> int:
    """Draw every part of the kit in each state."""
    make_application(["mamori"])
    gallery.save_gallery(folder)
    return _DONE


def save_pictures(demo: Path) -> int:
    """Draw every screen over the demo in this folder into its `pictures`, and print their paths."""
    make_application(["mamori"])
    spoken = i18n.language()
    target = demo / "pictures"
    target.mkdir(exist_ok=True)
    with TemporaryDirectory() as copies:
        session = _open(demo, Path(copies))
        kit = next((demo / "kit").glob("*.mamori-kit"))
        try:
            _draw(session, demo, kit, target)
        finally:
            session.close()
            i18n.speak(spoken)
    print(target)  # noqa: T201
    return _DONE


def _draw(session: Session, demo: Path, kit: Path, target: Path) -> None:
    for code, scheme, size in LOOKS:
        i18n.speak(code)
        speak_qt(code)
        theme().wear(scheme, size)
        for name, window in _windows(session, demo, kit):
            window.resize(1280 * size // 100, 800 * size // 100)
            window.show()
            QTest.qWait(600 if name == "studio" else 40)
            window.grab().save(str(target / f"{name}-{code}-{scheme}-{size}.png"))
            window.hide()
            window.deleteLater()


def _open(demo: Path, copies: Path) -> Session:
    """A copy of the demo's vault: looking at cases is journaled, and the demo stays as it was made."""
    try:
        note = (demo / "READ-ME.txt").read_text("utf-8")
        words = re.search(r"[：:] ?((?:[a-z-]+ ){4}[a-z-]+)$", note, re.MULTILINE)
        copy = shutil.copytree(demo / "Practice.mamori", copies / "Practice.mamori")
        return vault.open_vault(copy, words.group(1) if words else "", clock=lambda: _NEXT_DAY)
    except OSError as error:
        raise NoDemoHere(_("There is no demo in this folder. Make one first with the word demo.")) from error


def _windows(session: Session, demo: Path, kit: Path) -> Iterator[tuple[str, QWidget]]:
    yield from _outside(demo)
    yield from _inside(session)
    with TemporaryDirectory() as outbox:
        yield from _desk(session, kit, Path(outbox))


def _outside(demo: Path) -> Iterator[tuple[str, QWidget]]:
    yield "welcome", _main()
    window = _main()
    window.go(Where(CREATE))
    yield "create", window
    for name, locked in (("unlock", False), ("lock", True)):
        window = _main()
        window.open_vault(demo / "Practice.mamori", after_lock=locked)
        yield name, window


def _inside(session: Session) -> Iterator[tuple[str, QWidget]]:
    listed = cases.list_cases(session)
    lines = {line.state: line.id for line in listed}
    closed = next(one.id for one in listed if publications.of_case(session.database, one.id))
    places = [
        ("today", Where(TODAY)),
        ("cases", Where(CASES)),
        ("case-new", Where(CASES, lines["open"])),
        ("case-held", Where(CASES, lines["on hold"])),
        ("case-closed", Where(CASES, closed)),
        ("letters", Where(LETTERS, closed)),
        ("studio", Where(STUDIO, closed)),
        ("import", Where(IMPORT)),
        ("events", Where(KITS)),
        ("update", Where(UPDATE, lines["in review"])),
        ("community", Where(COMMUNITY, "helplines")),
        ("vault", Where(VAULT)),
        *((f"vault-{door.key}", Where(door.key)) for door in doors()),
        ("settings", Where(PREFERENCES)),
    ]
    for name, where in places:
        yield name, _at(session, where)
    window = _at(session, Where(CASES))
    text = anonymity.propose_public_text(session, closed, i18n.language())
    window.show_built(publication.build(session, closed, i18n.language(), text), closed)
    yield "publish", window
    for name, key in (("danger", Qt.Key.Key_F2), ("keys", Qt.Key.Key_F1)):
        window = _at(session, Where(CASES))
        window.press(key)
        yield name, window


def _desk(session: Session, kit: Path, outbox: Path) -> Iterator[tuple[str, QWidget]]:
    told = cases.read_case(session, next(line.id for line in cases.list_cases(session) if line.state == "closed"))
    answers = told.reports[0].report.answers()
    for name, stage in (
        ("desk-danger", Stage.DANGER),
        ("desk-route", Stage.ROUTE),
        ("desk-form", Stage.FORM),
        ("desk-read-back", Stage.READ_BACK),
        ("desk-seal", Stage.SEAL),
        ("desk-sealed", Stage.SEALED),
    ):
        window = CaptureWindow(Tasks(Immediately()), kit, outbox, clock=lambda: _NEXT_DAY)
        talk = window.desk.conversation
        talk.danger, talk.about_organizer = YesNo.NO, YesNo.NO
        talk.take(tuple(answers), {key: answer for key, answer in answers.items() if key != "danger"})
        talk.began = _NEXT_DAY
        window.desk.show_stage(Stage.SEAL if stage is Stage.SEALED else stage)
        if stage is Stage.SEALED:
            window.desk.go_on()
        yield name, window


def _main() -> MainWindow:
    return MainWindow(lambda _arguments: None, Tasks(Immediately()))


def _at(session: Session, where: Where) -> MainWindow:
    window = _main()
    window.show_vault(session, Path())
    window.go(where)
    return window
