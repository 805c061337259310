"""An import tells how far it is, and stops when it is told to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.services import evidence, intake
from app.services.session import Session
from tests.builders import NOON, SHORT


class Stopped(Exception):
    """Somebody pressed cancel."""


def test_progress_runs_to_the_end(session: Session, seal: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(2_000_000))
    told: list[tuple[int, int]] = []
    path = seal(SHORT, attachments=[evidence.attach(tmp_path / "a.bin", NOON)])
    intake.import_report(session, path, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (path.stat().st_size,) * 2


def test_cancel_keeps_nothing_of_the_file(session: Session, seal: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(2_000_000))
    path = seal(SHORT, attachments=[evidence.attach(tmp_path / "a.bin", NOON)])

    def stop(done: int, total: int) -> None:
        if done > 1_000_000:
            raise Stopped

    with pytest.raises(Stopped):
        intake.import_reports(session, [path], stop)
    for table in ("cases", "reports", "attachments", "attachment_chunks", "code_names"):
        assert session.database.query(f"SELECT count(*) FROM {table}") == [(0,)]
    assert intake.import_report(session, path).case
