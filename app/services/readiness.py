"""The pre-event check: kit, words, clock, disk and one practice report, in two minutes before the doors open."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from app import canonical_json
from app.domain.case import Route
from app.domain.report import Report
from app.i18n import _
from app.services import capture, sealed_file
from app.services.capture import OpenKit
from app.services.sealed_file import Contents
from app.storage import envelope, outbox

ENOUGH = 2 * envelope.LARGEST_ATTACHMENTS
"""Bytes that a report needs at most: its attachments once as drafts and once in the report."""


class Clock(StrEnum):
    """What can be said of this computer's clock."""

    GOOD = "good"
    BEFORE_KIT = "before_kit"
    """It is earlier than the moment the kit was made: certainly wrong."""
    OTHER_ZONE = "other_zone"
    """It is in another zone than the community's, which confuses whoever reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the check found without anybody's help."""

    is_past: bool
    has_panel: bool
    clock: Clock
    free: int
    """Bytes left where the outbox is."""

    @property
    def has_room(self) -> bool:
        """Whether the largest report fits twice."""
        return self.free >= ENOUGH


def look(opened: OpenKit, folder: Path, clock: Callable[[], datetime]) -> Findings:
    """Look at the kit, the clock and the disk; raises capture.CannotSeal where the disk cannot be looked at."""
    now = clock()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise capture.CannotSeal(
            _("The folder for sealed reports cannot be used. Move the kit to another folder and open it there.")
        ) from error
    return Findings(
        is_past=opened.is_past(now),
        has_panel=opened.kit.panel is not None,
        clock=_clock(opened, now),
        free=free,
    )


def seal_practice(opened: OpenKit, folder: Path, clock: Callable[[], datetime]) -> outbox.SealedFile:
    """Seal a practice report, which has no number and becomes no case; raises capture.CannotSeal."""
    now = sealed_file.in_zone(opened.kit, clock)
    words = Report(account=_("This is a practice report. Nothing happened; nobody is meant."))
    contents = Contents(kind="practice", route=Route.ORGANIZER, began=now, sealed=now, answers=words.answers())
    with capture.saying_why_not():
        return capture.write_unnumbered(opened, folder, contents).file


def _clock(opened: OpenKit, now: datetime) -> Clock:
    if now < canonical_json.read_moment(opened.kit.made) - timedelta(minutes=5):
        return Clock.BEFORE_KIT
    here = now.astimezone().utcoffset()
    return Clock.GOOD if here == sealed_file.in_zone(opened.kit, lambda: now).utcoffset() else Clock.OTHER_ZONE
