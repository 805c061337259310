"""How long the screens of a large vault take to come: `python -m tests.benchmarks.thousand_cases`."""

import gc
import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent

from app import canonical_json
from app.crypto.key_slots import LEAST
from app.domain.case import ReviewStep
from app.domain.determination import Accounts, Hearing
from app.domain.report import YesNo
from app.domain.review_steps import Acknowledgement, ConflictOfInterest
from app.domain.safety import Safety
from app.domain.updates import UpdateToReporter
from app.paths import resource
from app.services import capture, intake, kits, search, today, vault
from app.services import cases as case_list
from app.services.people import new_id, register_person
from app.services.session import Session
from app.storage import cases, profile
from app.ui.application import make_application
from app.ui.cases.case_list import CaseListPanel
from app.ui.kit.tasks import Immediately, Tasks
from app.ui.review.case_screen import CaseScreen
from app.ui.today.screen import TodayScreen
from tests.builders import ENGLISH, NOON, PASSPHRASE, REPORTED, REPORTER, FakeClock

CASES, ENTRIES, ROUNDS = 1000, 50, 7
BAR = 100
"""Milliseconds."""


def main() -> None:
    """Make the vault, then measure a read of one row, each service, and each screen on top of it."""
    make_application(["mamori"])
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        session = _vault(Path(folder))
        print(f"{CASES} cases with {ENTRIES} entries each, made in {time.perf_counter() - began:.0f} s")
        try:
            _measure(session)
        finally:
            session.close()


def _measure(session: Session) -> None:
    tasks = Tasks(Immediately())
    one = case_list.list_cases(session)[CASES // 2].id
    rows: list[tuple[str, Callable[[], object]]] = [
        ("read one row (baseline)", lambda: session.database.query("SELECT * FROM cases LIMIT 1")),
        ("Today, service", lambda: today.today(session)),
        ("list, service", lambda: case_list.list_cases(session)),
        ("search, service", lambda: search.find(session, "kettle number 517")),
        ("open a case, service", lambda: case_list.open_case(session, one)),
        ("Today, screen", lambda: _shown(TodayScreen(tasks, session))),
        ("list, screen", lambda: _shown(CaseListPanel(tasks, session))),
        ("open a case, screen", lambda: _shown(CaseScreen(tasks, session, one))),
    ]
    baseline = 0.0
    print(f"{'what':28} {'CPU ms':>8} {'ms by the clock':>16} {'ratio':>7}  bar {BAR} ms of CPU")
    for what, does in rows:
        taken = [_time(does) for _round in range(ROUNDS)]
        cpu, clock = (sorted(times)[ROUNDS // 2] * 1000 for times in zip(*taken, strict=True))
        baseline = baseline or cpu
        print(f"{what:28} {cpu:8.1f} {clock:16.1f} {cpu / baseline:7.0f}  {'kept' if cpu < BAR else 'missed'}")


def _time(does: Callable[[], object]) -> tuple[float, float]:
    """CPU time of this thread, which a busy machine does not change, and time by the clock."""
    # What was shown before goes first, or the screens of earlier rounds are counted in.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    began, cpu = time.perf_counter(), time.thread_time()
    does()
    return time.thread_time() - cpu, time.perf_counter() - began


def _shown(screen: TodayScreen | CaseListPanel | CaseScreen) -> None:
    screen.resize(1216, 800)
    screen.show()
    screen.grab()
    screen.hide()
    screen.deleteLater()


def _vault(folder: Path) -> Session:
    clock = FakeClock(NOON)
    community = profile.read(resource("communities", "oktech.toml"))
    session = vault.create_vault(folder / "v", PASSPHRASE, community, clock=clock, effort=LEAST).session
    kits.make_kit(session, folder / "k.mamori-kit", None)
    kit = capture.open_kit(folder / "k.mamori-kit")
    for number in range(CASES):
        clock.forward(minutes=7)
        told = replace(
            ENGLISH, account=f"{ENGLISH.account} It was about the kettle number {number}. " * 4, danger=_danger(number)
        )
        sealed = capture.submit_report(kit, told, folder / "out", clock=clock)
        case = str(intake.import_report(session, folder / "out" / sealed.file).case)
        register_person(session, case, replace(REPORTER, id=new_id()))
        reported = new_id()
        register_person(session, case, replace(REPORTED, id=reported))
        _fill(session, case, reported, number)
    return session


def _danger(number: int) -> YesNo:
    return YesNo.YES if number % 97 == 0 else YesNo.NO


def _fill(session: Session, case: str, reported: str, number: int) -> None:
    """Records as a long review leaves them, through the storage, and one renewal of what follows from them."""
    begun: list[tuple[ReviewStep, str | None]] = [
        (Safety(ongoing=YesNo.NO, threat=_danger(number), basis="The reporter said so."), None),
        (ConflictOfInterest(conflict=YesNo.NO, took_part="The organizer", alone=YesNo.YES), None),
        (Acknowledgement(sent_at=session.stamp(), channel="mail"), None),
    ]
    words = "They told us more about the evening, the stairs and what was said there. " * 3
    heard = Accounts(hearing=Hearing.HEARD, account=words)
    with session.change("step recorded: update", case):
        for place in range(ENTRIES):
            at = canonical_json.spell_moment(session.now() + timedelta(minutes=place // 10))
            if place < len(begun):
                step, about = begun[place]
            elif place % 2:
                step, about = UpdateToReporter(told_at=at, what=words, next_by=f"2026-0{6 + number % 3}-20"), None
            else:
                step, about = heard, reported
            cases.add_record(session.database, case, step, about, at)


if __name__ == "__main__":
    main()
