"""What one person does with Mamori from beginning to end, for the canary run; started as a process of its own.

`python -m tests.journeys.canary_drive desk KIT OUTBOX FILE...` takes a report down and seals it;
`... vault VAULT OUTBOX` opens the vault, imports, reads, searches, looks at files, cancels an export, and locks;
`... crash VAULT CASE` types into a case and is killed; `... leak HOW` writes the canary where it must not be.
The passphrase comes by standard input.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTemporaryFile, QTimer
from PySide6.QtGui import QInputMethodEvent, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from app import bootstrap, hardening
from app.domain.letters import ACKNOWLEDGEMENT
from app.domain.report import YesNo
from app.domain.review_steps import ConflictOfInterest
from app.services import anonymity, attachments, cases, letters, people, review, vault
from app.services.session import Session
from app.ui.application import catch_surprises, make_application
from app.ui.capture.form_page import FormPage
from app.ui.capture.stages import Stage
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.shell.capture_window import CaptureWindow
from app.ui.shell.main_window import MainWindow, Where
from tests.builders import REPORTED, REPORTER
from tests.ui.at_the_desk import drop, go_to_form, seal, write

T = TypeVar("T")
ENGLISH = "canary-of-the-quiet-garden"
JAPANESE = "金糸雀のしずかな歌"
"""What is typed; a byte of it outside the vault and the sealed files is a leak."""


def type_into(editor: QWidget, english: str, japanese: str) -> None:
    """Letter by letter, and as an input method commits."""
    editor.setFocus()
    QTest.keyClicks(editor, english)
    for event in (QInputMethodEvent(japanese[:3], []), QInputMethodEvent()):
        if not event.preeditString():
            event.setCommitString(japanese)
        QApplication.sendEvent(editor, event)
    QTest.qWait(50)


def desk(kit: str, outbox: str, *files: str) -> None:
    """Take a report down in both languages, with files, wait for a draft, and seal."""
    window = CaptureWindow(Tasks(Immediately()), Path(kit), Path(outbox))
    window.show()
    page = go_to_form(window)
    assert isinstance(page, FormPage)
    for key, text in (("people", ENGLISH + " Brandt"), ("place", JAPANESE + "の前")):
        write(page, key, text)
    box = next(box for box in page.boxes if "account" in box.prompt.keys)
    type_into(box.panel.editor("account"), f"{ENGLISH} said ", JAPANESE)
    drop(page, *map(Path, files))
    QTest.qWait(3000)
    assert list(Path(outbox).glob("*.mamori-report")), "a draft is kept"
    seal(window)
    assert window.desk.stage is Stage.SEALED, window.desk.stage
    QTest.qWait(200)
    window.grab()


def in_vault(folder: str, outbox: str) -> None:
    """The organizer's hour: everything by the services and the window, then the lock replaces this process."""
    window = MainWindow(bootstrap.replace)
    catch_surprises(lambda _sentence: None)
    window.show()
    session = on_worker(window, lambda: vault.open_vault(Path(folder), sys.stdin.readline().strip()))
    window.show_vault(session, Path(folder))
    window.go(Where("import"))
    window.shown.take(sorted(Path(outbox).glob("*.mamori-report")))
    wait_for(lambda: bool(on_worker(window, lambda: cases.list_cases(session))))
    case = on_worker(window, lambda: read(session))
    window.go(Where("cases", case))
    wait_for(lambda: window.shown.case.work.card.form is not None)
    window.shown.cases.search.setText(ENGLISH)
    QTest.qWait(400)
    assert window.shown.cases.rows(), "the search finds it"
    window.shown.cases.search.setText(JAPANESE[:2])
    QTest.qWait(400)
    assert window.shown.cases.rows()
    look_at_files(window, session, case)
    cancel_an_export(window)
    surprise()
    window.shown.case.show_key("accounts")
    type_into(window.shown.case.work.card.form.editor("account"), ENGLISH, JAPANESE)
    window.grab()
    print("ready", flush=True)
    QTest.qWait(100)
    window.lock()
    QApplication.instance().exec()


def read(session: Session) -> str:
    """Declare, register people, write and propose: the case."""
    line = cases.list_cases(session)[0]
    review.record_step(session, line.id, ConflictOfInterest(conflict=YesNo.NO, alone=YesNo.YES))
    for person in (REPORTER, REPORTED):
        people.register_person(session, line.id, person)
    letters.write_letter(session, line.id, ACKNOWLEDGEMENT, "ja")
    anonymity.propose_public_text(session, line.id, "en")
    return line.id


def look_at_files(window: MainWindow, session: Session, case: str) -> None:
    """Look into every attached file as the window does."""
    from app.pdf import pixels

    found = on_worker(window, lambda: cases.read_case(session, case))
    seen = set()
    for report in found.reports:
        for attached in report.attachments:
            content = on_worker(window, lambda one=attached.id: attachments.content(session, case, one))
            seen.add(content.shape.value)
            if content.data:
                kind = pixels.Drawable.PICTURE if content.shape.is_picture else pixels.Drawable.PDF
                assert pixels.draw([content.data], kind).width > 0
            else:
                assert ENGLISH in content.text
    assert seen >= {"png", "txt", "pdf"}, seen


def cancel_an_export(window: MainWindow) -> None:
    """Open the dialog that asks where to save a copy, look around, and think better of it."""
    dialog = QFileDialog(window, "Save", "", "")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(attachments.suggested_name(1, attachments.Shape.PNG))
    QTimer.singleShot(200, dialog.reject)
    assert dialog.exec() == QDialog.DialogCode.Rejected


def surprise() -> None:
    """A fault of the app that carries content in its message."""
    try:
        raise RuntimeError(f"{ENGLISH} {JAPANESE}")
    except RuntimeError:
        sys.excepthook(*sys.exc_info())


def crash(folder: str, case: str) -> None:
    """Type into a case, and lose power."""
    window = MainWindow(bootstrap.replace)
    window.show()
    session = on_worker(window, lambda: vault.open_vault(Path(folder), sys.stdin.readline().strip()))
    window.show_vault(session, Path(folder))
    window.go(Where("cases", case))
    wait_for(lambda: window.shown.case.work.card.form is not None)
    window.shown.case.show_key("accounts")
    type_into(window.shown.case.work.card.form.editor("account"), ENGLISH, JAPANESE)
    QTest.qWait(300)
    os.kill(os.getpid(), signal.SIGKILL)


def leak(how: str) -> None:
    """Write the canary in one of the ways that must be caught."""
    if how == "temporary":
        file = QTemporaryFile()
        file.open()
        file.write(JAPANESE.encode())
        file.close()
        file.remove()
    elif how == "pdf":
        writer = QPdfWriter("printed.pdf")
        painter = QPainter(writer)
        painter.drawText(100, 100, ENGLISH)
        painter.end()
    elif how == "log":
        sys.stderr.write(f"failed: {ENGLISH}\n")
    elif how == "settings":
        Path("settings.ini").write_text(JAPANESE, "utf-16")


def on_worker(window: MainWindow, job: Callable[[], T]) -> T:
    """Do this where the vault is open, and wait for it."""
    done: list[T] = []
    window.tasks.run(job, done.append, lambda refusal: sys.exit(refusal.sentence))
    wait_for(lambda: bool(done))
    return done[0]


def wait_for(true: Callable[[], object]) -> None:
    """Let the window live until it is so."""
    end = time.monotonic() + 120
    while not true():
        assert time.monotonic() < end, "it did not come"
        QTest.qWait(20)


if __name__ == "__main__":
    os.umask(0o077)
    hardening.harden()
    application = make_application(["mamori"])
    {"desk": desk, "vault": in_vault, "crash": crash, "leak": leak}[sys.argv[1]](*sys.argv[2:])
