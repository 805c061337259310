"""The attached files of a case and the retention of closed ones, for the audit and the pictures."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QWidget
from reportlab.pdfgen import canvas

from app.domain.report import Report
from app.services import capture, cases, evidence, intake, kits, retention
from app.services.review import record_step
from app.services.session import Session
from app.ui.attachments.screen import AttachmentScreen
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.retention.screen import RetentionScreen
from tests.ui import screens_cases
from tests.ui.case_steps import NO_CONFLICT

Screens = Iterator[tuple[str, Callable[[], QWidget]]]
_told: list[tuple[Session, str]] = []


def files() -> list[tuple[str, bytes]]:
    """One file of each kind somebody might bring."""
    picture, paper = BytesIO(), BytesIO()
    Image.linear_gradient("L").resize((900, 600)).convert("RGB").save(picture, "PNG")
    page = canvas.Canvas(paper, pagesize=(420, 595))
    for number in (1, 2, 3):
        page.setFont("Helvetica", 20)
        page.drawString(60, 500, f"Chat of the evening, page {number}")
        page.showPage()
    page.save()
    return [
        ("Screenshot from Saturday evening in the lobby.png", picture.getvalue()),
        ("chat.pdf", paper.getvalue()),
        ("notes.txt", "やめてください、と二回言いました。\nI asked him to stop, twice.\n".encode() * 6),
        ("voice.m4a", random.Random(3).randbytes(2_400_000)),
        ("broken.png", b"\x89PNG\r\n\x1a\n" + bytes(40)),
    ]


def case_with_files(session: Session, folder: Path) -> str:
    """A case whose report came with a file of each kind; it is told once for a vault."""
    told = next((case for vault, case in _told if vault is session), None)
    if told is None:
        kits.make_kit(session, folder / "files.mamori-kit", None)
        kit = capture.open_kit(folder / "files.mamori-kit")
        attached = [evidence.attach_stream(name, BytesIO(data), len(data), session.now()) for name, data in files()]
        sealed = capture.submit_report(
            kit, Report(account="Look at the files."), folder / "out", attachments=attached, clock=session.clock
        )
        told = str(intake.import_report(session, folder / "out" / sealed.file).case)
        record_step(session, told, NO_CONFLICT)
        _told.append((session, told))
    return told


def screens(session: Session, folder: Path) -> Screens:
    """Each kind of file; what is due, and what is said before it is erased."""
    tasks, drawing = Tasks(Immediately()), Tasks(Immediately())
    case = case_with_files(session, folder)
    ids = [one.id for one in cases.read_case(session, case).reports[0].attachments]

    def file(number: int) -> AttachmentScreen:
        return AttachmentScreen(tasks, session, case, ids[number], drawing=drawing)

    def due(*, opened: bool = False) -> RetentionScreen:
        told = screens_cases.story(session, folder)
        now = told.clock.moment
        told.clock.moment = now.replace(year=2031, month=1)
        screen = RetentionScreen(tasks, told.session)
        if opened:
            screen.due_list.chosen.emit(0)
        told.clock.moment = now
        return screen

    def kept() -> RetentionScreen:
        told = screens_cases.story(session, folder)
        if not any(one.kept_because for one in retention.coming(told.session)):
            retention.keep_longer(told.session, told.closed, date(2030, 1, 31), "A court has asked for it.")
        return RetentionScreen(tasks, told.session)

    for number, kind in enumerate(("picture", "pdf", "text", "other", "broken")):
        yield f"file {kind}", lambda number=number: file(number)
    yield "retention due", due
    yield "retention erase", lambda: due(opened=True)
    yield "retention kept", kept
